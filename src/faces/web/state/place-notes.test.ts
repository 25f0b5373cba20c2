import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeNotes } from "./place-notes.ts";

describe("placeNotes", () => {
  it("leaves notes where they fit", () => expect(placeNotes([0, 100, 200], [40, 40, 40], 8)).toEqual([0, 100, 200]));
  it("pushes a note down past the one before", () => expect(placeNotes([0, 10], [40, 40], 8)).toEqual([0, 48]));
  it("holds the open card at its sentence and moves the notes above it up", () =>
    expect(placeNotes([100, 120, 130], [40, 40, 200], 10, 2)).toEqual([30, 80, 130]));
  it("moves the card down when the top of the page leaves no room", () =>
    expect(placeNotes([0, 10, 20], [40, 40, 40], 0, 2)).toEqual([0, 40, 80]));
  it("never lets two notes overlap, whatever is open", () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ at: fc.nat(2000), height: fc.integer({ min: 10, max: 300 }) }), { maxLength: 40 }),
        fc.integer({ min: -1, max: 39 }),
        (notes, open) => {
          const anchors = notes.map(({ at }) => at).sort((a, b) => a - b);
          const heights = notes.map(({ height }) => height);
          const tops = placeNotes(anchors, heights, 8, open);
          for (let i = 1; i < tops.length; i++) expect(tops[i]).toBeGreaterThanOrEqual(tops[i - 1] + heights[i - 1] + 8);
          if (tops.length > 0) expect(tops[0]).toBeGreaterThanOrEqual(0);
        },
      ),
    ));
});
