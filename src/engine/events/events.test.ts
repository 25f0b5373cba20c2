import { describe, expect, it } from "vitest";
import { alone } from "../../base/steps.ts";
import { en } from "../../packs/languages/en/index.ts";
import { modelFiles } from "../../platform/node.ts";
import { readTrees } from "../backbone.ts";
import { findMentions } from "../mentions/index.ts";
import { loadModels } from "../models.ts";
import { findEvents } from "./index.ts";

const models = await loadModels("fast", modelFiles);

const read = (text: string) =>
  alone(findEvents({ ...alone(findMentions(readTrees(text, en, models), en)), attributions: [] }, en)).events;

// "demand>withdraw-forces RUS > UKR": operators and frame, who acts, who is acted on, by state.
const told = (text: string) =>
  read(text).map(({ operators, frame, actors, recipients }) => {
    const states = (parties: typeof actors) =>
      parties.map(({ code }) => code?.replace(/^(IGO:[A-Z]+|[A-Z]{3}).*/, "$1") ?? "?").join("+");
    return `${[...operators, frame].join(">")} ${states(actors)} > ${states(recipients)}`.trim();
  });

describe("findEvents", () => {
  it("reads who did what to whom", () => expect(told("Chad attacked Sudan on Monday.")).toEqual(["attack TCD > SDN"]));
  it("reads the passive the other way round", () =>
    expect(told("Sudan was attacked by Chad on Monday.")).toEqual(["attack TCD > SDN"]));
  it("reads both sides of a joint exercise, however they are told", () => {
    for (const text of [
      "Joint exercises between India and Thailand began on Friday.",
      "Indian and Thai troops held joint exercises on Friday.",
      "The Indian-Thai joint exercises began on Friday.",
    ]) {
      expect(told(text)[0], text).toMatch(/^joint-exercise (IND\+THA|THA\+IND) >/);
    }
  });
  it("takes the owner of a theme for the recipient", () =>
    expect(told("Serbia rejected an Australian proposal.")).toEqual(["reject-proposal>propose SRB > AUS"]));
  it("aims a demand at whoever is to act", () =>
    expect(told("Kenya demanded that Uganda withdraw its troops.")).toEqual(["demand>withdraw-forces KEN > UGA"]));
  it("takes what stops for its opposite", () => expect(told("Germany suspended aid to Rwanda.")).toEqual(["cut-aid DEU > RWA"]));
  it("reads the future as announced", () =>
    expect(told("Norway will send aid to Malawi.")).toEqual(["plan-act>give-aid NOR > MWI"]));
  it("reads a refusal over what is refused", () =>
    expect(told("Turkey refused to lift the embargo on Armenia.")[0]).toMatch(/^refuse>lift-(restriction|sanctions) TUR > ARM/));
  it("finds the subject behind an aside", () =>
    expect(told("Vietnam, for its part, proposed to resume talks with China.")[0]).toMatch(
      /^offer>\S+ VNM > CHN|^offer>\S+ VNM\+CHN >/,
    ));
  it("takes the noun of a clause for whose things they are", () =>
    expect(told("Brazil, whose ships had been attacked by Iran, protested.")[0]).toMatch(/^\S+ IRN > BRA/));
  it("takes who says that a blow was theirs for its doer", () => {
    for (const text of [
      "Boko Haram claimed responsibility for an attack on Chadian soldiers.",
      "Boko Haram claimed the attack on Chadian soldiers.",
    ])
      expect(
        told(text).map((one) => one.replace(/NGA\S*|IMG:\S+/, "X")),
        text,
      ).toEqual(["attack X > TCD"]);
    expect(
      told("Boko Haram denied responsibility for an attack on Chadian soldiers.").filter((one) => /^attack (NGA|IMG)/.test(one)),
    ).toEqual([]);
  });
  it("takes the plural behind a row of nouns for what they all qualify", () =>
    expect(told("The foreign, trade and transport ministers of Peru, Chile and Bolivia met in Lima on Monday.")).toEqual([
      "meet PER+CHL+BOL >",
    ]));
  it("finds what was taken over behind the particle", () =>
    expect(told("Russian instructors have taken over the airport base in Mali.")[0]).toMatch(/^occupy RUS > MLI/));
  it("finds no act in a body's own name", () =>
    expect(told("Sanctions hit firms linked to the Sudanese Armed Forces.").filter((one) => one.includes("give-"))).toEqual([]));
  it("finds no withdrawal where somebody else leaves", () =>
    expect(told("Mali ordered the French ambassador to leave the country.").filter((one) => /withdraw/.test(one))).toEqual([]));
  it("reads what hangs from a passive's subject", () => {
    expect(told("Flights to Lithuania were cancelled by Belarus.")).toEqual(["suspend-transport BLR > LTU"]);
    expect(told("Aid to Chad was rolled back by Norway.")).toEqual(["cut-aid NOR > TCD"]);
  });
  it("asks of a relative pronoun what it asks of its noun", () =>
    expect(told("Azerbaijan, which closed the Russian cultural centre, said nothing.")[0]).toBe("close-mission AZE > RUS"));
  it("takes no one whom it accords to for the receiver", () =>
    expect(told("According to the ministry, Kenya has sold tea to Pakistan.")).toEqual(["trade KEN > PAK"]));
  it("leaves a remark to whose it is, and what a row of nouns shares to all of it", () =>
    expect(told("Oman voiced its rejection and condemnation of the Israeli premier's remark.")[0]).toBe(
      "reject-proposal OMN > ISR",
    ));
  it("takes a gerund that opens a sentence for a noun, and a particle for its verb's", () => {
    expect(told("Fighting erupted between Chadian and Libyan troops.")).toEqual(["clash TCD+LBY >"]);
    expect(told("Chad and Libya hammered out a border accord.")).toEqual(["reach-agreement TCD+LBY >"]);
  });
  it("reads nouns of acts as it reads their verbs", () => {
    expect(told("The imposition of sanctions on Belarus by Norway angered traders.")[0]).toBe("impose-sanctions NOR > BLR");
    expect(told("Iran's transfer of ballistic missiles to Russia went on.")).toEqual(["give-military-aid IRN > RUS"]);
  });
  it("does not take a place for a party", () =>
    expect(told("Rwanda and Burundi signed a treaty in Tanzania.")).toEqual(["sign-agreement RWA+BDI >"]));
});

describe("one happening told again", () => {
  const drill =
    "Chad and Niger held joint exercises near the border. These exercises ended on Friday. The exercises were the first in years.";
  it("is one event with its mentions", () => {
    const events = read(drill);
    expect(events.map(({ frame }) => frame)).toEqual(["joint-exercise"]);
    expect(events[0].mentions.length).toBe(3);
  });
  it("keeps other parties apart", () => {
    const events = read("Chad and Niger held joint exercises. Mali and Niger held joint exercises.");
    expect(events.length).toBe(2);
  });
  it("makes what is done for its sake a part of it", () => {
    const events = read("Russian soldiers arrived in Uzbekistan to take part in the Uzbek-Russian joint exercises.");
    const [arrival, exercise] = events;
    expect([arrival.frame, exercise.frame, arrival.partOf]).toEqual(["deploy-forces", "joint-exercise", exercise.id]);
  });
});

describe("one happening beside another", () => {
  it("is what is told as one more", () =>
    expect(told("Chad attacked Sudan in Nyala. Chad also attacked Sudan with drones.")).toHaveLength(2));
});

describe("where the tree or the shape would lose a party", () => {
  it("leaves a past without an article behind 'over' to its noun", () =>
    expect(told("Chad recalls envoy from Sudan over downed drone")).toEqual(["recall-envoy TCD > SDN"]));
  it("finds the verb's object behind an oblique", () =>
    expect(told("Niger denounced with immediate effect the accord with Chad.")[0]).toMatch(/^withdraw-treaty NER/));
  const facts: readonly (readonly [string, string])[] = [
    ["French troops opened fire on Malian soldiers.", "attack FRA > MLI"],
    ["France delivered 500 tonnes of wheat to Mali.", "give-relief FRA > MLI"],
    ["The presidents of France and Mali met in Geneva.", "meet FRA+MLI >"],
    ["France called on Mali to send tents.", "appeal>give-relief FRA > MLI"],
    ["France gave Mali an ultimatum.", "ultimatum FRA > MLI"],
    ["France imposed sanctions on Mali. Mali condemned the decision.", "condemn MLI > FRA"],
    ["Mali warned Niger against any change of the frontiers.", "threaten MLI > NER"],
    ["France supplied Mali with ammunition.", "give-military-aid FRA > MLI"],
    ["France bombed an airfield in Mali.", "bomb FRA > MLI"],
    ["France froze the assets of Mali's central bank.", "freeze-assets FRA > MLI"],
    ["Russia announced that it had brokered a ceasefire between Chad and Niger.", "mediate RUS > TCD+NER"],
  ];
  for (const [text, event] of facts) it(text, () => expect(told(text)).toContain(event));
});

describe("what a clause leaves to what was told before it", () => {
  it("aims a condemnation at whose attack it was", () =>
    expect(told("Chad shelled a town in Niger. Norway condemned the attack.")).toContain("condemn NOR > TCD"));
  it("takes the party of the act told in one breath with it", () =>
    expect(told("Norway summoned the Chadian ambassador and demanded the release of the ship.")[1]).toMatch(/ NOR > TCD$/));
  it("takes the one state with which the actor deals in the passage", () =>
    expect(told("Norway accused Chad of spying. It recalled its ambassador.")).toContain("recall-envoy NOR > TCD"));
  it("takes none where two are dealt with", () =>
    expect(told("Norway accused Chad and Niger of spying. It recalled its ambassador.")).toContain("recall-envoy NOR >"));
  it("leaves the charge to the accusation", () =>
    expect(told("Norway accused Chad of arming the rebels of Niger.")).toEqual(["accuse NOR > TCD"]));
  it("takes a crowd for that of the place it stands in", () =>
    expect(told("Demonstrators marched to the French embassy in Mali.")).toEqual(["demonstrate MLI > FRA"]));
});

describe("what the passage makes plain", () => {
  const facts: readonly (readonly [string, string])[] = [
    [
      "The third edition of Exercise Trident between the armies of Chad and Niger concluded on Friday.",
      "joint-exercise TCD+NER >",
    ],
    ["Chad and Niger hold Calm Strait exercise.", "joint-exercise TCD+NER >"],
    ["Chad trained with Nigerien troops and with Malian troops in May.", "joint-exercise TCD > NER+MLI"],
    ["Sailors of Chad and Niger began an exercise. Six hundred soldiers took part in it.", "joint-exercise TCD+NER >"],
    ["Doses donated by Norway arrived in Malawi.", "give-relief NOR > MWI"],
    ["Niger closed the crossing after men from Benin fired at a post.", "close-border NER > BEN"],
    ["Danish forces were asked to leave Mali.", "appeal>withdraw-forces MLI > DNK"],
    ["Danish soldiers are stationed in Mali.", "station-forces DNK > MLI"],
    ["The minister of Chad, who met the envoy of Niger, thanked Benin.", "thank TCD > BEN"],
    ["The heads of state of Chad, Mali and Niger met. The leaders discussed trade.", "discuss TCD+MLI+NER >"],
    ["A cargo flight chartered by Norway brought tents to Malawi.", "give-relief NOR > MWI"],
    ["Official creditors led by Norway granted Malawi relief on debt.", "give-aid NOR > MWI"],
    ["Chad's foreign minister was in Niger on Wednesday.", "visit TCD > NER"],
    ["Chad's minister flew to Niger for talks with his Nigerien counterpart.", "meet TCD > NER"],
    [
      "Last week two Chadian planes crossed into Nigerien airspace for 18 seconds, and Spanish jets on the air policing mission took off in response.",
      "show-force TCD > NER",
    ],
    ["Benin and Togo have each sent Niger doctors.", "send-experts BEN+TGO > NER"],
    ["They praised the plant, which Norway is building in Malawi.", "build-link NOR > MWI"],
    ["President Deby of Chad called on President Tiani of Niger.", "meet TCD > NER"],
    ["Norway accused Chad of spying. It has downgraded ties.", "reduce-relations NOR > TCD"],
    ["Chad shelled a town in Niger. Norway urged both sides to hold talks.", "appeal>meet NOR > TCD+NER"],
    ["Chad, whose guards traded shots with rebels in May, pressed Niger for an answer.", "pressure TCD > NER"],
    ["After weeks of talks, Chad and Niger sealed a memorandum on Sunday.", "sign-agreement TCD+NER >"],
    ["Norway condemned the raid and said that it would punish Chad.", "condemn NOR > TCD"],
  ];
  for (const [text, event] of facts) it(text, () => expect(told(text)).toContain(event));
  it("faults the doer of an act, not whom it was done to", () => {
    expect(told("Norway protested at the visit of a Greek minister to Cyprus.")).toContain("complain-officially NOR > GRC");
    expect(told("Norway condemned the attack on the French embassy.")).toEqual(["condemn NOR > ?"]);
  });
  it("takes no verb for another with a particle of its own", () =>
    expect(told("Egypt called off a dinner for the Turkish envoy.")).toContain("cancel-visit EGY > TUR"));
});

describe("whom an army's own text fights", () => {
  const put = (text: string, actor: string) => {
    const read = alone(findMentions(readTrees(text, en, models), en));
    const meta = { ...read.meta, issuer: { name: "the army", actor, span: null } } as typeof read.meta;
    const { events } = alone(findEvents({ ...read, meta, attributions: [] }, en));
    return events.map(({ frame, actors, recipients }) => {
      const states = (parties: typeof actors) => parties.map(({ code }) => code?.slice(0, 3) ?? "?").join("+");
      return `${frame} ${states(actors)} > ${states(recipients)}`;
    });
  };
  it("takes the one state on the far side of its blows for the enemy", () => {
    const text = "Danish forces shelled a post of the army of Mali. The enemy opened fire at positions of the Malian army.";
    expect(put(text, "MLI:MIL")).toContain("attack DNK > MLI");
    expect(put(text, "NOR:MIL")).not.toContain("attack DNK > MLI");
  });
});

describe("what is no event", () => {
  for (const text of [
    "The minister of France said prices rose.",
    "Prices rose in Germany.",
    "The Strike Group is based in Norfolk.",
    "A dam burst in Brazil.",
    "The striker scored a goal for Germany and the referee ended the match with France.",
    "Soldiers attacked the village and burned it.",
    "You raid a village and the Mongols break the truce.",
    "Norway holds that the law is plain.",
    "Norway takes a neutral position.",
    "Trade between Norway and Malawi grew.",
  ])
    it(text, () => expect(told(text)).toEqual([]));
  it("reads a headline's bare participle as done to its subject", () => {
    expect(told("Peru praised by Mongolia")).toEqual(["praise MNG > PER"]);
    expect(told("Ghana accused of spying by Vietnam")).toEqual(["accuse VNM > GHA"]);
    expect(told("Peruvian soldiers killed in Mongolian strike")[0]).toMatch(/^kill MNG > PER/);
  });
  it("takes whose move, plan or first it is for who acts", () => {
    expect(told("The bank criticised a move by Vietnam to expel two Ghanaian diplomats.")).toContain("expel-diplomats VNM > GHA");
    expect(told("Peru became the first country to impose sanctions on Mongolia.")).toEqual(["impose-sanctions PER > MNG"]);
    expect(told("The vote led Peru to impose sanctions on Mongolia.")).toEqual(["impose-sanctions PER > MNG"]);
  });
  it("takes whoever stands behind a noun's by for who acts", () =>
    expect(told("The suspension of aid to Ghana by Vietnam drew protests.")).toContain("cut-aid VNM > GHA"));
  it("takes who asked just before for whom a refusal is aimed at", () =>
    expect(told("Vietnam demanded that Ghana close the camp. Ghana refused.")).toContain("refuse GHA > VNM"));
  it("takes who was struck in the sentence before for whom relief goes to", () =>
    expect(told("Mongolia was hit by an earthquake. Peru sent 40 tents.")).toContain("give-relief PER > MNG"));
  it("tells the deed for which somebody is condemned", () =>
    expect(told("Peru condemned Mongolia for attacking Nepal.")).toEqual(["condemn PER > MNG", "attack MNG > NPL"]));
});

describe("findEvents on answers, asides and demands", () => {
  const facts: readonly (readonly [string, string])[] = [
    // "must" in what somebody says
    ["Kuwait says Iran must respect its borders.", "obligate KWT > IRN"],
    ["Turkey has to choose, the Greek minister said.", "obligate GRC > TUR"],
    ["The European Union said Albania had to mend its courts.", "obligate IGO:EU > ALB"],
    // a charge, and who turns it down
    ["Chad accused its neighbour of arming rebels, a charge Sudan dismissed.", "accuse TCD > SDN"],
    ["Chad accused Sudan of arming rebels, an allegation Sudan rejected.", "reject-proposal>accuse SDN > TCD"],
    ["China sent ships near the shoal, a move Manila condemned.", "condemn PHL > CHN"],
    ["Peru dismissed as baseless a protest by Mexico.", "reject-proposal PER > MEX"],
    ["Denmark rejected as illegal Ethiopia's filling of the dam.", "reject-proposal DNK > ETH"],
    // behind who said so, behind an aside
    ["Gambian troops crossed into Senegal, a Senegalese minister said, and set fire to three huts.", "attack GMB > SEN"],
    ["Iraq has returned a batch of looted archives, some 400 boxes, to Kuwait.", "return-property IRQ > KWT"],
    ["Missiles fired from Yemen slammed into a port of Israel.", "missile-strike YEM > ISR"],
    // under somebody
    ["Under pressure from China, South Africa moved the office.", "pressure CHN > ZAF"],
    ["Under Qatari mediation, Chad and Sudan signed a truce.", "mediate QAT > TCD+SDN"],
    // whose it is
    ["Denmark condemned Mali's killing of Finnish soldiers.", "kill MLI > FIN"],
    ["Rwanda refused to withdraw its troops from Burundi.", "refuse>withdraw-forces RWA > BDI"],
    ["India revoked the visas issued to Pakistani nationals.", "ban-travel IND > PAK"],
    ["Iran vowed to attack Israel.", "promise>attack IRN > ISR"],
    ["Mexico extradited 29 accused drug smugglers to the United States.", "extradite MEX > USA"],
    ["Rebels of the Azawad Front claimed the bombing, in which five Malian soldiers were killed.", "bomb MLI > MLI"],
    ["China handed over rice to Zambia to help it cope.", "give-relief CHN > ZMB"],
    ["Norway pledged not to attack Mali.", "promise NOR > MLI"],
    ["Rwanda severs ties with Belgium, gives Malian diplomats 48 hours.", "expel-diplomats RWA > MLI"],
  ];
  for (const [text, event] of facts) it(text, () => expect(told(text)).toContain(event));
  it("faults nobody for what was done to him", () =>
    expect(told("Norway condemned the killing of Danish soldiers.")).toEqual(["condemn NOR > ?"]));
  it("takes no condition for a demand", () =>
    expect(told("Should Chad attack, the Danish minister said, Mali could arm itself.").join()).not.toContain("obligate"));
});
