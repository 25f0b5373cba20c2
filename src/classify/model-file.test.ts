import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { encodeBody, MODEL_VERSION, type ModelFile, openModel, sealModel } from "./model-file.ts";
import { newSums } from "./sums.ts";
import { gatherRows, keyOf, newPlaces, placeOf, scoreClass, type Table } from "./table.ts";

const HASHES = [0x12345678, -5, 0, 0x7fffffff];
const file: ModelFile = {
  kind: "tag",
  language: "en",
  facts: { words: ["naïve", "Сирия", "😀"] },
  tables: { tags: tableOf(HASHES) },
};
const bytes = sealModel(gzipSync(encodeBody(file)));
const open = (given: Uint8Array) => openModel(given, gunzipSync, "en/tag.bin");

describe("a weights file", () => {
  it("gives back facts and weights as they were written", async () => {
    const { kind, language, facts, tables } = await open(bytes);
    expect([kind, language, facts]).toEqual(["tag", "en", file.facts]);
    const rows = new Int32Array(4);
    const found = gatherRows(tables.tags, Int32Array.from(HASHES), 4, rows);
    expect([0, 1, 2].map((klass) => scoreClass(tables.tags.weights, rows, found, klass))).toEqual([-120, 4, -10]);
  });

  it("says so when a table's keys are too many to be ranked", async () => {
    const { sections } = await open(bytes);
    expect(() => newSums("ranked", sections.tags)).toThrow(/24 bits/);
  });

  it("has no row for a feature that was never learned", async () => {
    const { tables } = await open(bytes);
    expect(gatherRows(tables.tags, Int32Array.of(0x55555555), 1, new Int32Array(1))).toBe(0);
  });

  it("says so when it is cut short", async () => {
    await expect(open(bytes.subarray(0, bytes.length - 1))).rejects.toMatchObject({ code: "bad-model" });
    await expect(open(bytes.subarray(0, 7))).rejects.toMatchObject({ code: "bad-model" });
  });

  it("says so when any byte of its content was changed", async () => {
    // Behind the head and what gzip says of the file.
    for (let at = 30; at < bytes.length; at += 7) {
      const altered = bytes.slice();
      altered[at] ^= 1;
      await expect(open(altered)).rejects.toMatchObject({ code: "bad-model", message: expect.stringContaining("altered") });
    }
  });

  it("says which version it has and which is read", async () => {
    const newer = bytes.slice();
    newer[4] = MODEL_VERSION + 1;
    await expect(open(newer)).rejects.toMatchObject({
      code: "model-version",
      message: expect.stringContaining(`version ${MODEL_VERSION + 1}`),
    });
  });

  it("is told from a file of another kind", async () => {
    await expect(open(new TextEncoder().encode("<html>not found</html>"))).rejects.toMatchObject({ code: "bad-model" });
  });
});

function tableOf(hashes: readonly number[]): Table {
  const places = newPlaces(hashes.length + 1);
  const weights = new Int8Array((hashes.length + 1) * 3);
  for (const [i, hash] of hashes.entries()) {
    const key = keyOf(24, hash);
    const place = placeOf(24, places, key);
    places[place] = key;
    places[place + 1] = i + 1;
    weights.set([-30, 1, i === 0 ? -10 : 0], (i + 1) * 3);
  }
  return { bits: 24, width: 3, places, weights };
}
