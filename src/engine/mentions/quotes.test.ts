import { describe, expect, it } from "vitest";
import type { Block } from "../../document/stages.ts";
import { mentions } from "../../packs/languages/en/mentions.ts";
import { findQuotes } from "./quotes.ts";

function quoted(...paragraphs: string[]): string[] {
  const text = paragraphs.join("\n\n");
  let at = 0;
  const blocks = paragraphs.map((paragraph): Block => {
    const start = at;
    at += paragraph.length + 2;
    return { start, end: start + paragraph.length, kind: "paragraph", language: "en" };
  });
  return findQuotes(text, blocks, mentions.quotes).map(({ start, end, kind }) => `${kind}: ${text.slice(start, end)}`);
}

describe("quotation marks", () => {
  it("pair of every fashion", () => {
    expect(quoted('He said: "We will stay."')).toEqual(['speech: "We will stay."']);
    expect(quoted("He said: “We will stay.”")).toEqual(["speech: “We will stay.”"]);
    expect(quoted("He said: «We will stay.»")).toEqual(["speech: «We will stay.»"]);
    expect(quoted("He said: „We will stay.“")).toEqual(["speech: „We will stay.“"]);
    expect(quoted("``We will stay,'' he said.")).toEqual(["speech: ``We will stay,''"]);
  });

  it("carry speech over paragraphs", () => {
    expect(quoted("“We will stay.", "“We will not go,” he said.")).toEqual([
      "speech: “We will stay.",
      "speech: “We will not go,”",
    ]);
  });

  it("nest", () => expect(quoted("“He said ‘no’ to us,” she added.")).toEqual(["speech: “He said ‘no’ to us,”", "speech: ‘no’"]));

  it("disown a word or two", () => expect(quoted('It opposes their penetration of this "yard".')).toEqual(['scare: "yard"']));

  it("name a work", () => expect(quoted('The film "Dead Men Walking" was banned.')).toEqual(['title: "Dead Men Walking"']));

  it("hold scripture of any faith, by the form of its citation", () => {
    expect(quoted("“Blessed are the peacemakers.” (Matthew 5:9)")[0]).toMatch(/^scripture/);
    expect(quoted("“Respond to Him when he calls you.” [TMQ: 8:24]")[0]).toMatch(/^scripture/);
    expect(quoted("﴿يَا أَيُّهَا﴾")[0]).toMatch(/^scripture/);
  });

  it("are no apostrophes", () => expect(quoted("Israel's army and the rebels' leaders didn't meet.")).toEqual([]));
});
