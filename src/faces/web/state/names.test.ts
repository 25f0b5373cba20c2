import { describe, expect, it } from "vitest";
import { inWords, isState, nameOf, sectorOf } from "./names.ts";

describe("names of actors", () => {
  it("come in the reader's language", () =>
    expect([nameOf("UZB", "en"), nameOf("UZB", "ru")]).toEqual(["Uzbekistan", "Узбекистан"]));
  it("leave the sector apart", () => expect([nameOf("RUS:MIL", "en"), sectorOf("UZB:GOV:DEF")]).toEqual(["Russia", "GOV:DEF"]));
  it("take bodies and groups by their own name", () =>
    expect([nameOf("IGO:CSTO", "en"), nameOf("group:central-asian-states", "en")]).toEqual(["CSTO", "central asian states"]));
  it("leave what is no code as it stands", () => expect([isState("steppe wire"), nameOf("QQQ", "en")]).toEqual([false, "QQQ"]));
});

describe("inWords", () => {
  it("puts names for codes and leaves words alone", () =>
    expect(inWords("RUS:MIL ↔ UZB group:GOV, cooperate", "en")).toBe("Russia (mil) ↔ Uzbekistan gov, cooperate"));
  it("keeps a speaker who has only a name", () =>
    expect(inWords("central military district", "en")).toBe("central military district"));
});
