import { describe, expect, it } from "vitest";
import en from "../strings/en-screens.json";
import { inWords, isState, nameOf, publishersByPlain, sectorOf, voiceInWords } from "./names.ts";
import { translator } from "./strings.ts";

const t = translator("en", en);

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
    expect(inWords("RUS:MIL ↔ UZB group:GOV, cooperate", "en", t)).toBe("Russia (armed forces) ↔ Uzbekistan, gov, cooperate"));
  it("parts two on one side", () =>
    expect(inWords("RUS → KAZ UZB:GOV, offer", "en", t)).toBe("Russia → Kazakhstan, Uzbekistan (government), offer"));
  it("names a ministry as one", () =>
    expect(inWords("UZB:GOV:DEF → TJK", "en", t)).toBe("Uzbekistan (defence ministry) → Tajikistan"));
  it("keeps letters that have no word", () => expect(inWords("GEO:PRE:ABK", "en", t)).toBe("Georgia (pre abk)"));
  it("keeps a speaker who has only a name", () =>
    expect(inWords("central military district", "en", t)).toBe("central military district"));
});

describe("voiceInWords", () => {
  const publishers = publishersByPlain(["Steppe Wire", "Ala-Too Post"]);
  const voice = (lineage: string) => voiceInWords(lineage, publishers, "en", t);
  it("gives a publisher the name it goes by", () =>
    expect([voice("steppe wire"), voice("ala too post")]).toEqual(["Steppe Wire", "Ala-Too Post"]));
  it("says in which paper somebody unnamed speaks", () =>
    expect(voice("a ministry spokesman via steppe wire")).toBe("a ministry spokesman, in Steppe Wire"));
  it("takes a body by its code", () => expect(voice("UZB:GOV:DEF")).toBe("Uzbekistan (defence ministry)"));
  it("leaves anybody else as the text names them", () => expect(voice("the red plough")).toBe("the red plough"));
});
