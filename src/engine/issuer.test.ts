import { describe, expect, it } from "vitest";
import { createReader } from "../app/reader.ts";

const reader = await createReader("fast");
const issuerOf = (publisher: string) => reader.read({ text: "Troops held a drill.", publisher, language: "en" }).meta.issuer;

describe("who puts a text out", () => {
  it("is an actor where the publisher's name is one's", () => {
    expect(issuerOf("Ministry of Foreign Affairs of Japan")?.actor).toBe("JPN:GOV:FM");
    expect(issuerOf("Embassy of China in Tajikistan")?.actor).toBe("CHN:GOV:DIP");
    expect(issuerOf("Press Office, Embassy of the United States of America")?.actor).toBe("USA:GOV:DIP");
  });

  it("is none where a paper bears the name of a town, a country or an army", () => {
    for (const name of ["Moscow Times", "Russia Today", "Tashkent Bulletin", "Friends of the Army of Mali Monthly Gazette"])
      expect(issuerOf(name)).toMatchObject({ name, actor: null });
  });
});
