import { describe, expect, it } from "vitest";
import { seeded } from "../base/random.ts";
import { mix1, mix2, mix3 } from "./mix.ts";

const VECTORS = [426254225, -1571751085, -1183977120, -1871612892, -2039024505, -654801491, 966618075, 1433631038];

describe("feature hashes", () => {
  it("are the same numbers for ever, since shipped weights hang on them", () => {
    expect([mix1(1, 0), mix1(1, 1), mix1(2, 1), mix1(201, -5)]).toEqual([VECTORS[0], VECTORS[1], VECTORS[2], VECTORS[3]]);
    expect([mix2(3, 7, 11), mix2(3, 11, 7), mix3(4, 1, 2, 3), mix3(4, 3, 2, 1)]).toEqual(VECTORS.slice(4));
  });

  it("tell order and template apart", () => {
    expect(mix2(3, 7, 11)).not.toBe(mix2(3, 11, 7));
    expect(mix1(1, 7)).not.toBe(mix1(2, 7));
  });

  it("spread small numbers over the upper bits, which become the key", () => {
    const random = seeded(1);
    const keys = new Set(
      Array.from({ length: 20_000 }, () => mix3(9, random.below(90), random.below(90), random.below(90)) >>> 8),
    );
    // Of 20,000 draws from 729,000 triples about 270 repeat; collisions on 24 bits add about a dozen.
    expect(keys.size).toBeGreaterThan(19_650);
  });
});
