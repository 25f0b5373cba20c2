import { describe, expect, it } from "vitest";
import { telling } from "../../fixtures/worlds/telling.ts";
import { citationCircles } from "./cycles.ts";
import { spansOf } from "./find.ts";
import { reportsOf } from "./report.ts";
import { fold, wordsOf } from "./terms.ts";
import { containment, likeness, marksOf, shinglesOf, sketchOf } from "./wording.ts";

const RELEASE =
  "The ministry said that soldiers of both armies had begun a joint exercise near the southern border on Friday and that it would last until the tenth of the month with tanks and aircraft taking part under one command";
const PIECE = `Our correspondent writes from the market town. ${RELEASE}. Residents went about their day and spoke of the price of melons and bread.`;
const sketch = (text: string) => sketchOf(shinglesOf(text));

describe("wording", () => {
  it("is wholly alike for one text and not at all for another", () => {
    expect(likeness(sketch(RELEASE), sketch(RELEASE))).toBe(1);
    expect(
      likeness(
        sketch(RELEASE),
        sketch("Melons were cheap this year and the bakers of the old town complained of the heat and the flies"),
      ),
    ).toBe(0);
  });
  it("estimates how much two texts have in common within a tenth or two", () => {
    const [a, b] = [shinglesOf(RELEASE), shinglesOf(PIECE)];
    const shared = a.filter((shingle) => b.includes(shingle)).length;
    expect(Math.abs(likeness(sketchOf(a), sketchOf(b)) - shared / (a.length + b.length - shared))).toBeLessThan(0.2);
    expect(containment(a, b)).toBeGreaterThan(0.9);
  });
  it("shares a mark wherever twelve words stand in a row in both", () => {
    const run = RELEASE.split(" ").slice(9, 21).join(" ");
    const other = `Quite another story opens here, and ${run}, which is where it leaves the matter for good`;
    const marks = new Set(marksOf(PIECE, sketch(PIECE)));
    expect(marksOf(other, sketch(other)).filter((mark) => marks.has(mark)).length).toBeGreaterThan(0);
  });
});

describe("words of search", () => {
  it("are one over case, accents, apostrophes and the two scripts", () => {
    expect(fold("Ўзбекистон")).toBe(fold("Oʻzbekiston"));
    expect(fold("Термиз")).toBe("termiz");
    expect(fold("Élysée")).toBe("elysee");
    expect(wordsOf("don’t")).toEqual(["dont"]);
  });
  it("are found in the text as it stands", () => {
    const text = "In O‘zbekiston and Ўзбекистон alike.";
    expect(spansOf(text, new Set(["ozbekiston"])).map(({ start, end }) => text.slice(start, end))).toEqual([
      "O‘zbekiston",
      "Ўзбекистон",
    ]);
  });
});

describe("citation", () => {
  const cites = (issuer: string, source: string | null) =>
    reportsOf(
      telling({
        text: `${issuer} on the drill.`,
        issuer,
        events: [{ words: "the drill", actors: ["RUS", "UZB"], chain: source === null ? [] : [source] }],
      }),
    );

  it("goes round in a circle where all name each other and nobody holds the thing", () => {
    expect(citationCircles([...cites("River Daily", "Hill Weekly"), ...cites("Hill Weekly", "River Daily")])).toEqual([
      ["hill weekly", "river daily"],
    ]);
  });
  it("does not where one of them cites somebody else, or has it from itself", () => {
    expect(
      citationCircles([
        ...cites("River Daily", "Hill Weekly"),
        ...cites("Hill Weekly", "River Daily"),
        ...cites("Hill Weekly", "The Ministry"),
      ]),
    ).toEqual([]);
    expect(citationCircles([...cites("River Daily", "Hill Weekly"), ...cites("Hill Weekly", null)])).toEqual([]);
  });
});
