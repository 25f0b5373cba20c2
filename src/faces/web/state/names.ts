/** Actor codes as names, and voices as a person would name them. */
import { plainName } from "../../../base/letters.ts";
import { type Translate, wordsOr } from "./strings.ts";

/**
 * States go by `Intl.DisplayNames`, which wants two letters where actor codes have three: pairs of ISO 3166-1, three
 * letters and two, one after the other.
 */
const PAIRS =
  "AFGAFALBALDZADZASMASANDADAGOAOAIAAIATAAQATGAGARGARARMAMABWAWAUSAUAUTATAZEAZBHSBSBHRBHBGDBDBRBBBBLRBYBELBEBLZBZ" +
  "BENBJBMUBMBTNBTBOLBOBIHBABWABWBVTBVBRABRIOTIOBRNBNBGRBGBFABFBDIBIKHMKHCMRCMCANCACPVCVCYMKYCAFCFTCDTDCHLCLCHNCN" +
  "CXRCXCCKCCCOLCOCOMKMCOGCGCODCDCOKCKCRICRCIVCIHRVHRCUBCUCYPCYCZECZDNKDKDJIDJDMADMDOMDOECUECEGYEGSLVSVGNQGQERIER" +
  "ESTEEETHETFLKFKFROFOFJIFJFINFIFRAFRGUFGFPYFPFATFTFGABGAGMBGMGEOGEDEUDEGHAGHGIBGIGRCGRGRLGLGRDGDGLPGPGUMGUGTMGT" +
  "GINGNGNBGWGUYGYHTIHTHMDHMVATVAHNDHNHKGHKHUNHUISLISINDINIDNIDIRNIRIRQIQIRLIEISRILITAITJAMJMJPNJPJORJOKAZKZKENKE" +
  "KIRKIPRKKPKORKRKWTKWKGZKGLAOLALVALVLBNLBLSOLSLBRLRLBYLYLIELILTULTLUXLUMACMOMDGMGMWIMWMYSMYMDVMVMLIMLMLTMTMHLMH" +
  "MTQMQMRTMRMUSMUMYTYTMEXMXFSMFMMDAMDMCOMCMNGMNMSRMSMARMAMOZMZMMRMMNAMNANRUNRNPLNPNLDNLNCLNCNZLNZNICNINERNENGANG" +
  "NIUNUNFKNFMNPMPMKDMKNORNOOMNOMPAKPKPLWPWPSEPSPANPAPNGPGPRYPYPERPEPHLPHPCNPNPOLPLPRTPTPRIPRQATQAREUREROURORUSRU" +
  "RWARWSHNSHKNAKNLCALCSPMPMVCTVCWSMWSSMRSMSTPSTSAUSASENSNSYCSCSLESLSGPSGSVKSKSVNSISLBSBSOMSOZAFZASGSGSESPESLKALK" +
  "SDNSDSURSRSJMSJSWZSZSWESECHECHSYRSYTWNTWTJKTJTZATZTHATHTLSTLTGOTGTKLTKTONTOTTOTTTUNTNTURTRTKMTMTCATCTUVTVUGAUG" +
  "UKRUAAREAEGBRGBUSAUSUMIUMURYUYUZBUZVUTVUVENVEVNMVNVGBVGVIRVIWLFWFESHEHYEMYEZMBZMZWEZWALAAXBESBQCUWCWGGYGGIMNIM" +
  "JEYJEMNEMEBLMBLMAFMFSRBRSSXMSXSSDSS";

const letters = new Map<string, string>([
  ["XKX", "XK"],
  ...Array.from(PAIRS.matchAll(/(.{3})(.{2})/g), ([, three, two]) => [three, two] as const),
]);
const names = new Map<string, Intl.DisplayNames>();

export const isState = (code: string): boolean => letters.has(code.split(":")[0]);

/** The name of a state or body by its code, without its sectors: `RUS:MIL` gives "Russia". */
export function nameOf(code: string, language: string): string {
  const [head, second] = code.split(":");
  if (head === "IGO" || head === "NGO" || head === "MNC") return second ?? head;
  if (head === "group") return (second ?? "").toLowerCase().replaceAll("-", " ");
  const two = letters.get(head);
  if (!two) return code;
  const display = names.get(language) ?? new Intl.DisplayNames([language], { type: "region", fallback: "code" });
  names.set(language, display);
  return display.of(two) ?? head;
}

/** A power as a table's code: three letters for a state, a body by its own letters. */
export const shortName = (code: string): string => (/^(IGO|NGO|MNC):/.test(code) ? (code.split(":")[1] ?? code) : code);

/** What follows the state in a code: `UZB:GOV:DEF` gives `GOV:DEF`, and a bare state nothing. */
export const sectorOf = (code: string): string => (isState(code) ? code.split(":").slice(1).join(":") : "");

/** Every state's code, in the order of the standard's own table. */
export const allStates = (): string[] => [...letters.keys()];

/**
 * A line that holds actor codes ("RUS:MIL ↔ UZB, cooperate") with names in their place: "Russia (armed forces) ↔ Uzbekistan,
 * cooperate". Two codes on one side, which the ledger parts by a blank, get a comma. A sector the interface has no word for is shown by its letters.
 */
export const inWords = (line: string, language: string, t: Translate): string =>
  line.replace(/\b(?:group:[\w-]+|[A-Z]{3}(?::[A-Z]+)*)\b(?:( )(?=group:|[A-Z]{3}\b))?/g, (whole, another?: string) => {
    const code = whole.trimEnd();
    const sector = sectorOf(code);
    return nameOf(code, language) + (sector && ` (${sectorInWords(sector, t)})`) + (another === undefined ? "" : ", ");
  });

const sectorInWords = (sector: string, t: Translate): string =>
  wordsOr(t, `sector.${sector}`, sector.toLowerCase().replaceAll(":", " "));

/** The names publishers go by, under the plain form in which the ledger keeps a speaker who has no code. */
export const publishersByPlain = (names: readonly string[]): ReadonlyMap<string, string> =>
  new Map(names.map((name) => [plainName(name), name]));

/** A lineage as a person would name it: a publisher by its own name, "a spokesman" with the paper that lets him speak. */
export function voiceInWords(lineage: string, publishers: ReadonlyMap<string, string>, language: string, t: Translate): string {
  const [, who, paper] = /^(.+) via (.+)$/.exec(lineage) ?? [];
  if (who) return t("voice.via", { who, publisher: publishers.get(paper) ?? paper });
  return publishers.get(lineage) ?? inWords(lineage, language, t);
}
