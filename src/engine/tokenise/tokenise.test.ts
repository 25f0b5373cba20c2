import { describe, expect, it } from "vitest";
import { seeded } from "../../base/random.ts";
import type { Segmented } from "../../document/stages.ts";
import { en } from "../../packs/languages/en/index.ts";
import { inParagraphs } from "../backbone.ts";
import { tokenise } from "./index.ts";

const sentencesOf = (text: string): string[][] => show(inParagraphs(text, "en"));
const words = (text: string): string => sentencesOf(text).flat().join(" ");

describe("words", () => {
  it("part clitics from what they lean on", () => {
    expect(words("Russia's army didn't say they'd leave.")).toBe("Russia 's army did n't say they 'd leave .");
    expect(words("Moscow’s envoy can’t go.")).toBe("Moscow ’s envoy ca n’t go .");
    expect(words("It cannot last.")).toBe("It can not last .");
  });

  it("leave an apostrophe inside a name alone", () => {
    expect(words("The Qur'an was read in O'Brien Hall in Côte d'Ivoire.")).toBe(
      "The Qur'an was read in O'Brien Hall in Côte d'Ivoire .",
    );
  });

  it("part hyphens between words, not after a prefix", () => {
    expect(words("A Russian-led drill with non-aligned and pro-Kremlin units")).toBe(
      "A Russian - led drill with non-aligned and pro-Kremlin units",
    );
  });

  it("keep codes of weapons and the like whole", () => {
    expect(words("S-300 systems, two MiG-29s, an Su-35S, the AK-47. In 2014-15 a G-7-led T-72")).toBe(
      "S-300 systems , two MiG-29s , an Su-35S , the AK-47 . In 2014 - 15 a G - 7 - led T-72",
    );
  });

  it("keep addresses, figures and times whole", () => {
    expect(words("See KUN.UZ, https://example.org/a?b=1, or write press@mod.gov.uz.")).toBe(
      "See KUN.UZ , https://example.org/a?b=1 , or write press@mod.gov.uz .",
    );
    expect(words("Some 1,500 troops and 3.5 percent at 10:30 on 03/08/2021")).toBe(
      "Some 1,500 troops and 3.5 percent at 10:30 on 03/08/2021",
    );
    expect(words("$4.5m, €30, 500km, the 1990s, the 5th")).toBe("$ 4.5 m , € 30 , 500 km , the 1990s , the 5th");
  });

  it("keep names of files and runs of marks whole", () => {
    expect(words("Open Annex_2.pdf now!? Really?. Yes!... no")).toBe("Open Annex_2.pdf now !? Really ?. Yes ! ... no");
    expect(words("----== Begins here ==----")).toBe("----== Begins here ==----");
  });

  it("part a range of dates at its dash", () => {
    expect(words("March 23 – 27 of 2021, or 2019–2021")).toBe("March 23 – 27 of 2021 , or 2019 – 2021");
  });

  it("do not take a missing space after a full stop for an address", () => {
    expect(words("They left.Nobody stayed.")).toBe("They left . Nobody stayed .");
  });

  it("keep the full stop of abbreviations and initials", () => {
    expect(words("Gen. Mark A. Milley met Dr. Smith of Acme Inc. in the U.S. on Aug. 2.")).toBe(
      "Gen. Mark A. Milley met Dr. Smith of Acme Inc. in the U.S. on Aug. 2 .",
    );
  });
});

describe("sentences", () => {
  const starts = (text: string): string[] => sentencesOf(text).map((sentence) => sentence.slice(0, 3).join(" "));

  it("end at a rule, and at a face before a capital", () => {
    expect(starts("Call me :) Thanks =======")).toEqual(["Call me :)", "Thanks ======="]);
    expect(starts("The score (2:1) was fair.")).toEqual(["The score ("]);
  });

  it("end at a full stop before a capital", () => {
    expect(starts("Troops left. The base closed. It reopened.")).toEqual(["Troops left .", "The base closed", "It reopened ."]);
  });

  it("go on after titles, initials and figures", () => {
    expect(starts("Gen. Ivanov met J. Smith and 3.5 million people vs. none.")).toHaveLength(1);
    expect(starts("The U.S. Army left the U.S. Navy behind.")).toHaveLength(1);
  });

  it("end at an abbreviation when a sentence plainly begins", () => {
    expect(starts("He left the U.S. The army stayed.")).toEqual(["He left the", "The army stayed"]);
  });

  it("keep the closing quotation mark with the words it closes", () => {
    expect(starts('"We will stay." He then left.')).toEqual(['" We will', "He then left"]);
  });

  it("end before a small letter where a plain word and a full stop stand", () => {
    expect(starts("I drove there. then he came")).toEqual(["I drove there", "then he came"]);
    expect(starts("They left.Nobody stayed.")).toEqual(["They left .", "Nobody stayed ."]);
  });

  it("go on where a quoted question is followed by its speaker", () => {
    expect(starts('"Where are they?" he asked.')).toHaveLength(1);
  });

  it("never cross a blank line, full stop or not", () => {
    expect(starts("TROOPS LEAVE BASE\n\nThe army said so.")).toEqual(["TROOPS LEAVE BASE", "The army said"]);
  });
});

describe("tokenise", () => {
  it("leaves out blocks of another language and runs in another script", () => {
    const text = "The party spoke. Қўшинлар кетди.";
    const doc = inParagraphs(text, "en");
    const run = { start: 17, end: text.length, language: "uz-Cyrl" };
    expect(show({ ...doc, meta: { ...doc.meta, runs: [run] } }).flat()).toEqual(["The", "party", "spoke", "."]);
    expect(show({ ...doc, blocks: [{ ...doc.blocks[0], language: "ru" }] })).toEqual([]);
  });

  it("leaves out menus and addresses", () => {
    const doc = inParagraphs("Read more", "en");
    expect(show({ ...doc, blocks: [{ ...doc.blocks[0], kind: "boilerplate" }] })).toEqual([]);
  });

  it("finds nothing in nothing", () => expect(sentencesOf("")).toEqual([]));

  it("covers every character that is no space, once and in order, whatever the text", () => {
    const random = seeded(3);
    const bits = [
      "word",
      "'s",
      "n't",
      " ",
      "\n\n",
      ".",
      "…",
      "“",
      "”",
      "😀",
      "👩‍🚀",
      "ש",
      "لا",
      "é",
      "\ud800",
      "-",
      "U.S.",
      "3,5",
      "http://a.b",
      "\u200b",
      "?!",
    ];
    for (let round = 0; round < 300; round++) {
      const text = Array.from({ length: random.below(30) }, () => bits[random.below(bits.length)]).join("");
      const doc = tokenise(inParagraphs(text, "en"), en);
      let covered = "";
      let last = 0;
      for (const { start, end, form } of doc.tokens) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(form).toHaveLength(end - start);
        covered += text.slice(start, end);
        last = end;
      }
      expect(covered.replace(/[\s\u200b]/g, "")).toBe(text.replace(/[\s\u200b]/g, ""));
    }
  });
});

function show(doc: Segmented): string[][] {
  const { tokens, sentences, text } = tokenise(doc, en);
  return sentences.map(({ from, to }) => tokens.slice(from, to).map(({ start, end }) => text.slice(start, end)));
}
