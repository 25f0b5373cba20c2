import { beforeAll, describe, expect, it } from "vitest";
import { alone } from "../../base/steps.ts";
import { en } from "../../packs/languages/en/index.ts";
import { modelFiles } from "../../platform/node.ts";
import { readTrees } from "../backbone.ts";
import { loadModels, type Models } from "../models.ts";
import { loadGazetteer } from "../places.ts";
import { findMentions, type Gazetteer } from "./index.ts";

let models: Models;
let places: Gazetteer;
beforeAll(async () => {
  [models, places] = await Promise.all([loadModels("fast", modelFiles), loadGazetteer(modelFiles)]);
});

const read = (text: string, published = "2020-06-01") => {
  const doc = readTrees(text, en, models);
  return alone(findMentions({ ...doc, article: { text, published } }, en, places));
};
/** "words = actor" of every mention that has one. */
const actors = (text: string, published?: string): string[] =>
  read(text, published)
    .mentions.filter(({ actor }) => actor !== null)
    .map(({ start, end, actor }) => `${text.slice(start, end)} = ${actor}`);
const places_ = (text: string): string[] =>
  read(text).mentions.flatMap(({ place }) => (place && place.name !== "" ? [`${place.name} ${place.country}`] : []));

describe("actors", () => {
  it("are made of a state and a noun", () => {
    expect(actors("Russian soldiers left.")).toEqual(["Russian soldiers = RUS:MIL"]);
    expect(actors("It was announced by the Uzbek Ministry of Defense.")).toContain("Uzbek Ministry of Defense = UZB:GOV:DEF");
  });

  it("are movements no inventory knows, by what the text calls them, of the state it has them in", () => {
    const league = "Fighters of the Zarumi League attacked a post near Kidal, in Mali.";
    expect(actors(league).filter((found) => found.endsWith("Zarumi League = MLI:REB")).length).toBe(1);
    const beside = "The Zarumi Council, an armed Malian group, freed two men. Its commander said so.";
    expect(actors(beside)).toContain("Zarumi Council = MLI:REB");
    expect(actors("The Zarumi League sells tea in Mali.").filter((found) => found.includes("REB"))).toEqual([]);
  });

  it("are who held the office on the day of the text", () => {
    expect(actors("Merkel met Putin.", "2018-05-01")).toEqual(["Merkel = DEU:GOV", "Putin = RUS:GOV"]);
    expect(actors("President Lula spoke.", "2023-05-01")).toEqual(["President Lula = BRA:GOV"]);
    expect(actors("President Lula spoke.", "2015-05-01")).toEqual(["President Lula = BRA:ELI"]);
  });

  it("share a noun", () => {
    expect(actors("US and NATO forces left.")).toEqual(["US = USA:MIL", "NATO forces = IGO:NATO:MIL"]);
  });

  it("under a name that others use too are who the text names", () => {
    const [guards, office] = ["The Revolutionary Guards held a drill", "The High Representative met the minister"];
    expect(actors(`${guards} in Iran.`)).toContain("Revolutionary Guards = IRN:MIL");
    expect(actors(`${guards} in Cuba.`).filter((found) => found.includes("IRN"))).toEqual([]);
    expect(actors(`${office}. The EU sent aid.`)).toContain("High Representative = IGO:EU");
    expect(actors(`${office}. Bosnia sent aid.`).filter((found) => found.includes("EU"))).toEqual([]);
  });

  it("take their sector from what they speak for", () => {
    const found = actors("The Director of the Russian Foreign Intelligence Service, Sergey Naryshkin, said so.");
    expect(found).toEqual(["Director of the Russian Foreign Intelligence Service = RUS:SPY", "Sergey Naryshkin = RUS:SPY"]);
  });

  it("are what they were on the day", () => {
    expect(actors("The Taliban attacked.", "2019-05-01")).toEqual(["Taliban = AFG:REB"]);
    expect(actors("The Taliban attacked.", "2022-05-01")).toEqual(["Taliban = AFG:GOV"]);
  });

  it("read the same when the powers change places", () => {
    const text = (a: string, b: string) =>
      actors(`${a} troops entered ${b} after the ${a} president met the ${b} foreign minister.`);
    const codes = (found: string[]) => found.map((one) => one.split(" = ")[1].replace(/^(?:RUS|TUR)/, "X"));
    expect(codes(text("Russian", "Turkish"))).toEqual(codes(text("Turkish", "Russian")));
  });

  it("are nobody in prose without them", () => {
    expect(actors("Prices rose and the weather was fine.")).toEqual([]);
    expect(actors("She walked along the river until it rained.")).toEqual([]);
  });

  it("are not private persons", () => {
    const { mentions } = read("John Smith, a baker, walked home.");
    expect(mentions.filter(({ kind, actor }) => kind === "person" && actor !== null)).toEqual([]);
  });
});

describe("capitals", () => {
  it("are governments when they act", () => expect(actors("Moscow refuses to negotiate.")).toEqual(["Moscow = RUS:GOV"]));
  it("are places when something happens there", () => {
    const { mentions } = read("Ministers met in Moscow.");
    expect(mentions.filter(({ kind }) => kind === "government")).toEqual([]);
    expect(places_("Ministers met in Moscow.")).toContain("Moscow RUS");
  });
});

describe("groups", () => {
  it("stay one actor", () => {
    expect(actors("The neighboring countries of Afghanistan refused.")).toEqual([
      "neighboring countries of Afghanistan = group:neighboring-of-afg",
    ]);
    expect(actors("Western powers objected.")).toEqual(["Western powers = group:western"]);
  });
  it("have offices that are theirs", () =>
    expect(actors("France received the foreign ministers of the five Central Asian states in the Kenyan capital.")).toEqual([
      "France = FRA",
      "foreign ministers = group:central-asia",
      "Central Asian states = group:central-asia",
      "Kenyan = KEN",
    ]));
});

describe("soldiers", () => {
  it("are of whoever has or sends them, wherever they are", () => {
    expect(actors("Italy has 300 soldiers in Niger.")).toContain("soldiers = ITA:MIL");
    expect(actors("Italy, which has 300 soldiers in Niger, will withdraw them.")).toContain("them = ITA:MIL");
    expect(actors("Soldiers in Niger fired on a crowd.")).not.toContain("Soldiers = ITA:MIL");
  });
});

describe("coreference", () => {
  it("finds both parties again", () => {
    const found = actors("Turkey and Greece signed a deal. Both countries welcomed the result.");
    expect(found).toContain("Both countries = TUR");
    expect(found).toContain("Both countries = GRC");
  });

  it("finds the two that met, and not who invited them, for as long as they are the sides", () => {
    const found = actors(
      "At the invitation of the Government of Egypt, the Foreign Minister of Chad and the Foreign Minister of Sudan held talks. The two sides welcomed this. The sides agreed to reopen their embassies.",
    );
    expect(found.filter((one) => one.startsWith("The sides"))).toEqual(["The sides = TCD", "The sides = SDN"]);
  });

  it("finds those told together before those named in passing", () => {
    const found = actors("Talks between Russia and Turkey on northern Syria took place. The two sides agreed.");
    expect(found.slice(-2)).toEqual(["The two sides = RUS", "The two sides = TUR"]);
  });

  it("gives a plural pronoun both", () => {
    const found = actors("Indian and Chinese soldiers ended their stand-off.");
    expect(found.slice(-2)).toEqual(["their = IND:MIL", "their = CHN:MIL"]);
  });

  it("takes the government of a dispatch for that of the place it is dated from", () => {
    const found = actors("Tirana, 7 September 2022\n\nThe Government has severed relations with Iran.");
    expect(found).toContain("Government = ALB:GOV");
  });

  it("does not take soldiers for a thing", () =>
    expect(actors("Iranian commandos boarded the ship and seized it.")).toEqual(["Iranian commandos = IRN:MIL"]));

  it("finds the ministry again", () => {
    expect(actors("The Turkish Foreign Ministry protested. The ministry summoned the envoy.")).toContain("ministry = TUR:GOV:FM");
  });

  it("gives a pronoun its subject", () => expect(actors("Iran protested. It recalled its envoy.")).toContain("It = IRN"));

  it("leaves an empty pronoun alone", () => expect(actors("It is clear that prices rose.")).toEqual([]));
});

describe("places", () => {
  it("are capitals that are told and not named", () => {
    expect(places_("The minister arrived in the Tajik capital.")).toContain("Dushanbe TJK");
    expect(places_("He left the capital of Mali.")).toContain("Bamako MLI");
    expect(places_("The firm raised capital in Mali.")).not.toContain("Bamako MLI");
  });

  it("keep their other names and their grounds", () => {
    const [first] = read("Drills began at the Termez training ground.").mentions.filter(({ place }) => place);
    expect([first.place?.name, first.place?.country]).toEqual(["Termez", "UZB"]);
    expect(first.place?.uncertaintyKm).toBeGreaterThan(15);
  });

  it("are borders as well", () => {
    const border = read("Exercises were held near the Tajik-Afghan border.").mentions.find(({ kind }) => kind === "place");
    expect(border?.place?.uncertaintyKm).toBeGreaterThanOrEqual(100);
  });

  it("are never figures of speech", () =>
    expect(places_("It sees the region as its backyard and came through the back door.")).toEqual([]));
});
