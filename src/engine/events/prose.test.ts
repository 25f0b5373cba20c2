import { describe, expect, it } from "vitest";
import { createReader } from "../../app/reader.ts";

const reader = await createReader("accurate");

// "withdraw-forces IND+CHN >": the innermost frame, who acts and who is acted on, by state. What only the classifier of clauses proposes is left away.
const told = (text: string): string[] =>
  reader.read({ text, published: "2023-05-10" }).events.flatMap(({ frame, actors, recipients }) => {
    const states = (parties: typeof actors) =>
      parties.map(({ code }) => code?.replace(/^(IGO:[A-Z]+|[A-Z]{3}).*/, "$1") ?? "?").join("+");
    return frame === null ? [] : [`${frame} ${states(actors)} > ${states(recipients)}`.trim()];
  });

describe("findEvents, in headlines", () => {
  it("takes a noun for the verb by what is done to what", () => {
    expect(told("India, China pull troops from lake")).toEqual(["withdraw-forces IND+CHN >"]);
    expect(told("Ethiopia, Eritrea seal peace pact")).toEqual(["sign-agreement ETH+ERI >"]);
    expect(told("France hands over base to Senegal")).toEqual(["withdraw-forces FRA > SEN"]);
    expect(told("Kenyan police land in Haiti")).toEqual(["deploy-forces KEN > HTI"]);
  });
  it("reads a line in capitals as one in small letters", () => {
    expect(told("Mali Arrests French Diplomat")).toEqual(["arrest MLI > FRA"]);
    expect(told("Armenia, Azerbaijan Swap Prisoners")).toEqual(["exchange-prisoners ARM+AZE >"]);
    expect(told("Ministry of Foreign Affairs of Kenya")).toEqual([]);
  });
  it("finds no act in a row of nouns", () => {
    for (const text of ["Iran sanctions row", "China trade talks with Europe", "US troops plan for Poland", "Gaza aid talks"])
      expect(told(text), text).toEqual([]);
  });
  it("knows an office in two letters", () => {
    expect(told("Thai PM visits Hanoi")).toEqual(["visit THA > VNM"]);
    expect(told("The meeting began at 5 pm.")).toEqual([]);
  });
});

describe("findEvents, of several", () => {
  it("names two states by one plural", () =>
    expect(told("The two Koreas exchanged artillery fire on Tuesday.")).toEqual(["clash KOR+PRK >"]));
  it("takes those named among many for doers", () => {
    expect(told("Eleven states, among them Kenya and Chad, condemned the coup in Niger.")).toEqual(["condemn KEN+TCD > NER"]);
    expect(told("Several countries, including Ghana and Togo, signed the protocol with France.")[0]).toMatch(/GHA\+TGO > FRA/);
  });
  it("reads who does as another did", () => {
    expect(told("Germany recognised Kosovo on Monday. Spain followed on Wednesday.")).toEqual([
      "recognise-state DEU > XKX",
      "recognise-state ESP > XKX",
    ]);
    expect(told("Hungary expelled two Ukrainian diplomats; Kyiv did the same within the day.")).toEqual([
      "expel-diplomats HUN > UKR",
      "expel-diplomats UKR > HUN",
    ]);
    expect(told("The council decided as follows.")).toEqual([]);
  });
  it("fills the gap of a verb that is left out", () =>
    expect(told("Poland expelled 45 Russian diplomats, Lithuania four and Latvia three.")).toEqual([
      "expel-diplomats POL > RUS",
      "expel-diplomats LTU > RUS",
      "expel-diplomats LVA > RUS",
    ]));
  it("takes the leaders of a body for it once it is named", () =>
    expect(
      told("Leaders of the Pacific Islands Forum met in Suva. Leaders deplored the launch by China of a missile.").at(-1),
    ).toBe("condemn IGO:PIF > CHN"));
});

describe("findEvents, of what a clause sums up", () => {
  it("faults whoever did it", () => {
    expect(told("Mali expelled the Danish envoy, a move condemned by France.").at(-1)).toBe("condemn FRA > MLI");
    expect(told("Hungary vetoed the loan, a decision criticised by Poland.").at(-1)).toBe("criticise POL > HUN");
  });
  it("reads what an act drew from whom", () =>
    expect(told("Greece's seizure of the tanker drew an angry note from Tehran.")).toEqual(["complain-officially IRN > GRC"]));
  it("gives nobody what did not hinder it or what stood there", () => {
    expect(told("Police in Tehran dispersed a rally outside the Danish embassy.")).toEqual(["repress-violently IRN > ?"]);
    expect(told("Mali expelled the observers in spite of appeals from Algeria.")[0]).toMatch(/MLI >( \?)?$/);
  });
});

describe("findEvents, of what is told a clause before", () => {
  it("has who is asked refuse, and who holds asked to free", () => {
    expect(told("Peru's appeal to Mongolia to reopen the bridge was ignored.")[0]).toBe("allow-access MNG > PER");
    expect(told("Ukraine demanded the release of its sailors detained by Russia.")[0]).toBe("release-person UKR > RUS");
  });
  it("has those aboard be whose craft it was", () =>
    expect(told("Iran seized two Greek tankers and detained 22 crew members.")).toEqual([
      "seize-property IRN > GRC",
      "arrest IRN > GRC",
    ]));
  it("takes whoever alone the sentence before tells of for the giver", () =>
    expect(told("Portugal has stepped in. A field hospital was flown to Algeria on Tuesday.").at(-1)).toMatch(/PRT > DZA/));
  it("takes what local officials tell of for what fell on their land", () =>
    expect(told("The governor of Belgorod said Ukrainian drones struck a village in the region.").at(-1)).toMatch(/UKR > RUS/));
  it("knows whose people and embassies those behind 'whose' are", () =>
    expect(
      told(
        "Brazil guards the embassies of Argentina and Peru in Caracas, whose diplomats were expelled by the Venezuelan government.",
      ).at(-1),
    ).toBe("expel-diplomats VEN > ARG+PER"));
  it("takes a ship named like an office for nobody", () =>
    expect(told("Houthi forces seized the Galaxy Leader in the Red Sea.").join()).not.toMatch(/> YEM/));
});
