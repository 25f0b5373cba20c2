import { describe, expect, it } from "vitest";
import { release } from "../../../../test/browser/sample.ts";
import { itemsOf, lines, stepTo } from "./items.ts";
import { layersOf, paragraphsOf, piecesOf } from "./page.ts";
import { ribbonOf } from "./ribbon.ts";

const items = itemsOf(release);
const layers = layersOf(release, items);
const paragraphs = paragraphsOf(release);
const words = ({ start, end }: { start: number; end: number }) => release.text.slice(start, end);

describe("paragraphsOf", () => {
  it("tells label, title, prose, verse and signature apart", () =>
    expect(paragraphs.map(({ kind }) => kind)).toEqual([
      "label",
      "title",
      "label",
      "body",
      "body",
      "body",
      "body",
      "verse",
      "verse",
      "tail",
    ]));
  it("runs the verse from right to left in its own language", () =>
    expect(paragraphs.filter(({ isRightToLeft }) => isRightToLeft).map(({ language }) => language)).toEqual(["ar"]));
});

describe("piecesOf", () => {
  it("gives every paragraph back letter by letter, whatever is selected", () => {
    for (const selected of [null, ...items])
      for (const paragraph of paragraphs)
        expect(piecesOf(release, layers, paragraph, selected).map(words).join("")).toBe(words(paragraph));
  });
  it("names each part of the selected event once, where it begins", () => {
    const pieces = piecesOf(release, layers, paragraphs[3], items.find(({ id }) => id === "e1") ?? null);
    expect(pieces.filter(({ role }) => role).map((piece) => [piece.role, words(piece)])).toEqual([
      ["who", "Russian troops"],
      ["who", "Uzbekistan"],
      ["what", "joint exercise"],
      ["where", "the Termez training ground"],
      ["when", "until August 10"],
      ["howMany", "1,500 soldiers"],
    ]);
  });
  it("sets source and cue in weight, not in a line", () => {
    const cues = piecesOf(release, layers, paragraphs[3], null).filter(({ isCue }) => isCue);
    expect(cues.map(words)).toContain("the Steppe Wire agency");
    expect(cues.every(({ item }) => item === null)).toBe(true);
  });
  it("marks nothing in the signature", () =>
    expect(piecesOf(release, layers, paragraphs[9], null).every(({ item }) => item === null)).toBe(true));
});

describe("itemsOf", () => {
  const claim = release.claims[1];
  const ids = (claims: typeof release.claims) =>
    itemsOf({ ...release, claims })
      .filter(({ kind }) => kind === "claim")
      .map(({ id }) => id);
  it("takes one of two claims that say the same of the same words", () => {
    const inner = { ...claim, id: "inner", start: claim.start + 4 };
    expect(ids([claim, inner, { ...claim, id: "again" }])).toEqual([claim.id]);
  });
  it("leaves a plain assertion to the sign in the gutter", () =>
    expect(ids([{ ...claim, class: "unsourced", imputes: null }])).toEqual([]));
});

describe("lines", () => {
  const text = "drills at Termez, and Termez";
  it("join parts across a short word", () =>
    expect(
      lines(
        [
          { start: 0, end: 6 },
          { start: 10, end: 16 },
        ],
        text,
      ),
    ).toEqual([{ start: 0, end: 16 }]));
  it("stop at a comma", () =>
    expect(
      lines(
        [
          { start: 10, end: 16 },
          { start: 18, end: 21 },
        ],
        text,
      ),
    ).toHaveLength(2));
});

describe("stepTo", () => {
  const id = (item: ReturnType<typeof stepTo>) => item?.id;
  it("begins at the first and stays at the last", () => {
    expect(id(stepTo(items, null, 1, () => true))).toBe(items[0].id);
    const last = items[items.length - 1].id;
    expect(id(stepTo(items, last, 1, () => true))).toBe(last);
  });
  it("skips claims when only events are asked for", () =>
    expect(id(stepTo(items, "e1", 1, ({ kind }) => kind === "event"))).toBe("e2"));
});

describe("ribbonOf", () => {
  it("runs from the translator in to the root speaker", () =>
    expect(ribbonOf(release, items.find(({ id }) => id === "e1") ?? null).map(({ kind, name }) => `${kind}: ${name}`)).toEqual([
      "translator: ",
      "issuer: Assembly of the Upright Path",
      "relay: Steppe Wire",
      "relay: Amu Courier",
      "root: Uzbek Ministry of Defense",
    ]));
  it("ends at the issuer for what nobody else says", () =>
    expect(ribbonOf(release, items.find(({ id }) => id === "c1") ?? null).map(({ kind }) => kind)).toEqual([
      "translator",
      "issuer",
    ]));
});
