/** Press and postal abbreviations of the states of the USA and the provinces of Canada, which their papers put after towns. Facts of a country's post, not of a language. */
const STATES: ReadonlyMap<string, string> = new Map(
  (
    "Ala=Alabama AL=Alabama AK=Alaska Ariz=Arizona AZ=Arizona Ark=Arkansas AR=Arkansas Calif=California CA=California Colo=Colorado CO=Colorado Conn=Connecticut CT=Connecticut " +
    "Del=Delaware DE=Delaware Fla=Florida FL=Florida Ga=Georgia GA=Georgia HI=Hawaii ID=Idaho Ill=Illinois IL=Illinois Ind=Indiana IN=Indiana IA=Iowa Kan=Kansas KS=Kansas Ky=Kentucky KY=Kentucky " +
    "La=Louisiana LA=Louisiana ME=Maine Md=Maryland MD=Maryland Mass=Massachusetts MA=Massachusetts Mich=Michigan MI=Michigan Minn=Minnesota MN=Minnesota Miss=Mississippi MS=Mississippi " +
    "Mo=Missouri MO=Missouri Mont=Montana MT=Montana Neb=Nebraska NE=Nebraska Nev=Nevada NV=Nevada NH=New_Hampshire NJ=New_Jersey NM=New_Mexico NY=New_York NC=North_Carolina ND=North_Dakota " +
    "OH=Ohio Okla=Oklahoma OK=Oklahoma Ore=Oregon OR=Oregon Pa=Pennsylvania PA=Pennsylvania RI=Rhode_Island SC=South_Carolina SD=South_Dakota Tenn=Tennessee TN=Tennessee Tex=Texas TX=Texas " +
    "Ont=Ontario ON=Ontario Que=Quebec QC=Quebec PQ=Quebec BC=British_Columbia Alta=Alberta AB=Alberta Man=Manitoba MB=Manitoba Sask=Saskatchewan SK=Saskatchewan NS=Nova_Scotia " +
    "NB=New_Brunswick NL=Newfoundland PEI=Prince_Edward_Island UT=Utah Vt=Vermont VT=Vermont Va=Virginia VA=Virginia Wash=Washington WA=Washington Wis=Wisconsin WI=Wisconsin WV=West_Virginia Wyo=Wyoming WY=Wyoming"
  )
    .split(" ")
    .map((pair) => {
      const [short, name] = pair.split("=");
      return [short, name.replaceAll("_", " ")];
    }),
);

/** The division an abbreviation stands for: "Minn.", "W.Va.", "B.C."; `null` for anything else. */
export function stateAbbreviated(written: string): string | null {
  const name = STATES.get(written.replaceAll(".", "").replaceAll(" ", "")) ?? null;
  // "S.C." parts two words; "L.A." is no Louisiana.
  return name !== null && /\p{L}\.\p{L}/u.test(written) && !name.includes(" ") ? null : name;
}
