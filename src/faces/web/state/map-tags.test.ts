import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeTags, TAG } from "./map-tags.ts";

const shape = (code: string, x: number, y: number, isRoomy = false) => ({ code, x, y, isRoomy });

describe("placeTags", () => {
  it("sets a tag on a state that has room for it, without a leader", () =>
    expect(placeTags([shape("KAZ", 300, 200, true)], 640, 480)).toEqual([
      { code: "KAZ", x: 300 - TAG.width / 2, y: 200 - TAG.height / 2, leader: null },
    ]));
  it("sets the others in a column at the right, or in a row at the foot for those on the left", () => {
    const [east, west] = placeTags([shape("KGZ", 500, 200), shape("UZB", 150, 250)], 640, 480);
    expect([east.x, west.y]).toEqual([640 - TAG.width, 480 - TAG.height]);
    expect(east.leader).toEqual({ x: 500, y: 200 });
  });
  it("never lets two tags of the column overlap while the column has room", () =>
    fc.assert(
      fc.property(fc.array(fc.nat(480), { minLength: 1, maxLength: 7 }), (ys) => {
        const tops = placeTags(
          ys.map((y, i) => shape(`S${i}`, 600, y)),
          640,
          480,
        )
          .map(({ y }) => y)
          .sort((a, b) => a - b);
        for (let i = 1; i < tops.length; i++) expect(tops[i] - tops[i - 1]).toBeGreaterThanOrEqual(TAG.height);
      }),
    ));
});
