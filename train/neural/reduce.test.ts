import { describe, expect, it } from "vitest";
import { seeded } from "../../src/base/random.ts";
import { reduced } from "./reduce.ts";

describe("reduced", () => {
  it("keeps the directions that points differ in", () => {
    // Points of a plane in a room of three.
    const random = seeded(1);
    const points = Array.from({ length: 50 }, () => [random.next() * 4, random.next()]);
    const values = Float64Array.from(points.flatMap(([a, b]) => [a + b, a - b, 2 * a + 3]));
    const flat = reduced(values, 3, 2);
    const distance = (of: Float64Array, size: number, i: number, k: number): number =>
      Math.sqrt(Array.from({ length: size }, (_, d) => (of[i * size + d] - of[k * size + d]) ** 2).reduce((x, y) => x + y));
    for (let i = 1; i < 50; i++) expect(distance(flat, 2, 0, i)).toBeCloseTo(distance(values, 3, 0, i), 9);
    const [first, second] = [0, 1].map((d) => points.reduce((sum, _, i) => sum + flat[i * 2 + d] ** 2, 0));
    expect(first).toBeGreaterThan(second);
  });
});
