import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hash32, sha256, utf8 } from "./hash.ts";
import { seeded, shuffled } from "./random.ts";
import { bySpan, cover, overlaps, trim } from "./span.ts";
import { alone, inStep, type Steps } from "./steps.ts";
import { readTsv } from "./tsv.ts";

describe("sha256", () => {
  it("gives the published digests", () => {
    expect(sha256("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect(sha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });

  it("agrees with OpenSSL on any text and any bytes", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 300 }),
        (text) => sha256(text) === createHash("sha256").update(text, "utf8").digest("hex"),
      ),
    );
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        (bytes) => sha256(bytes) === createHash("sha256").update(bytes).digest("hex"),
      ),
    );
  });

  it("writes a lone surrogate as U+FFFD", () => expect([...utf8("\ud800")]).toEqual([0xef, 0xbf, 0xbd]));
});

describe("hash32", () => {
  it("is fixed for all time, since weights are stored under it", () => {
    expect([hash32(""), hash32("said"), hash32("said", 7)]).toMatchInlineSnapshot(`
      [
        2872998923,
        1309392892,
        3427523345,
      ]
    `);
  });
});

describe("seeded", () => {
  it("draws the same for the same seed, and other for another", () => {
    const draw = (seed: number) => shuffled([1, 2, 3, 4, 5, 6, 7, 8], seeded(seed));
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
    expect(draw(3).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

describe("spans", () => {
  it("are half-open", () => {
    expect(overlaps({ start: 0, end: 2 }, { start: 2, end: 3 })).toBe(false);
    expect(overlaps({ start: 0, end: 3 }, { start: 2, end: 3 })).toBe(true);
  });
  it("sort parents before parts", () => {
    expect(
      [
        { start: 1, end: 2 },
        { start: 0, end: 1 },
        { start: 0, end: 9 },
      ].sort(bySpan)[0],
    ).toEqual({ start: 0, end: 9 });
  });
  it("cover and trim", () => {
    expect(
      cover([
        { start: 3, end: 4 },
        { start: 1, end: 2 },
      ]),
    ).toEqual({ start: 1, end: 4 });
    expect(cover([])).toBeNull();
    expect(trim("  a b ", { start: 0, end: 6 })).toEqual({ start: 2, end: 5 });
  });
});

describe("readTsv", () => {
  it("skips what is for people and keys the rest", () => {
    expect(readTsv("# what it is\nlemma\tpos\nsay\tVERB\nclaim\n")).toEqual([
      { lemma: "say", pos: "VERB" },
      { lemma: "claim", pos: "" },
    ]);
  });
  it("names the line that is wrong", () => expect(() => readTsv("a\tb\n1\t2\t3", "cues.tsv")).toThrow(/cues\.tsv:2/));
});

describe("work in steps", () => {
  it("goes a step of each in turn, and gives results in order", () => {
    const order: string[] = [];
    const work = function* (name: string, steps: number): Steps<string> {
      for (let i = 0; i < steps; i++) {
        order.push(`${name}${i}`);
        yield;
      }
      return name;
    };
    expect(inStep([work("a", 3), work("b", 0), work("c", 2)])).toEqual(["a", "b", "c"]);
    expect(order).toEqual(["a0", "c0", "a1", "c1", "a2"]);
    expect(alone(work("d", 2))).toBe("d");
  });
});
