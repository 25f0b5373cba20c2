import { describe, expect, it } from "vitest";
import { createReader } from "../../../app/reader.ts";

const reader = await createReader("fast");
const issuerOf = (publisher: string) => reader.read({ text: "Troops held a drill.", publisher, language: "en" }).meta.issuer;

describe("who puts a text out", () => {
  it("is an actor where the publisher's name is one's", () => {
    expect(issuerOf("Ministry of Foreign Affairs of Japan")?.actor).toBe("JPN:GOV:FM");
    expect(issuerOf("Embassy of China in Tajikistan")?.actor).toBe("CHN:GOV:DIP");
    expect(issuerOf("Press Office, Embassy of the United States of America")?.actor).toBe("USA:GOV:DIP");
  });

  it.each([
    ["Secretariat of Foreign Affairs of Mexico", "MEX:GOV:FM"],
    ["Ministry of Foreign Affairs, Taipei", "TWN:GOV:FM"],
    ["MFA Russia", "RUS:GOV:FM"],
    ["Department of National Defense, Republic of the Philippines", "PHL:GOV:DEF"],
    ["Ministry of Humanitarian Action of Burkina Faso", "BFA:GOV"],
    ["Uganda People's Defence Forces", "UGA:MIL"],
    ["NATO KFOR Public Affairs Office", "IGO:KFOR"],
    ["Secretariat of the Caribbean Community", "IGO:CARICOM"],
    ["Directorate of Public Relations of the Armed Forces, Islamabad", "PAK:MIL"],
    ["Chancellery of the President of Poland", "POL:GOV"],
  ])("is the office where the name is little else: %s", (publisher, actor) => {
    expect(issuerOf(publisher)?.actor).toBe(actor);
  });

  it("lends its state to what a state's own news agency leaves unsaid, and none where one writes for the world", () => {
    const text = "The foreign minister met the ambassador of Norway on Monday.";
    const actorsOf = (publisher: string) =>
      reader.read({ text, publisher, language: "en" }).events.flatMap(({ actors }) => actors.map(({ code }) => code));
    expect(actorsOf("KCNA")).toContain("PRK:GOV:FM");
    expect(actorsOf("Reuters").filter((code) => code?.startsWith("GBR"))).toEqual([]);
  });

  it("is none where a paper bears the name of a town, a country or an army", () => {
    const papers = ["Moscow Times", "Russia Today", "Tashkent Bulletin", "British Army Review", "Embassy of Kenya Newsletter"];
    for (const name of [...papers, "Friends of the Army of Mali", "Kenya Wire Service", "UN Watch"])
      expect(issuerOf(name)).toMatchObject({ name, actor: null });
  });
});
