import { describe, expect, it } from "vitest";
import { layOut, openLaidOut } from "./laid-out.ts";

const VALUE = {
  kind: "tag",
  facts: { words: ["ў", 'a "quoted" one', null], deep: [{ unit: 1.5 }, [1, 2]] },
  tables: {
    a: { bits: 22, places: Int32Array.of(-1, 2 ** 31 - 1, 0), weights: Int8Array.of(-128, 127, 1) },
    b: { filter: new Int32Array(0) },
  },
  halves: Float64Array.of(0.1, Number.NaN),
};

describe("a value laid out", () => {
  it("opens as it was, wherever its bytes lie", () => {
    const bytes = layOut(VALUE);
    expect(openLaidOut(bytes)).toEqual(VALUE);
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(openLaidOut(shifted.subarray(3))).toEqual(VALUE);
  });

  it("copies no number", () => {
    const bytes = layOut(VALUE);
    const { tables } = openLaidOut(bytes) as typeof VALUE;
    expect(tables.a.places.buffer).toBe(bytes.buffer);
  });

  it("opens a lone array", () => expect(openLaidOut(layOut(Uint8Array.of(1, 2, 3)))).toEqual(Uint8Array.of(1, 2, 3)));
});
