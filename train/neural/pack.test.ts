import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { hash32 } from "../../src/base/hash.ts";
import { seeded } from "../../src/base/random.ts";
import { encodeBody, openModel, sealModel } from "../../src/classify/model-file.ts";
import { newNetwork as newReader } from "../../src/engine/parse/network/network.ts";
import { inScript } from "../../src/engine/parse/network/products.ts";
import { readNetworkModel, VECTOR_UNIT } from "../../src/engine/parse/network/read-model.ts";
import { newView } from "../../src/engine/parse/view.ts";
import { newNetwork } from "./network.ts";
import { packNetwork } from "./pack.ts";
import { newProducts } from "./products.ts";

const WORDS = ["the", "army", "left", "town", "quickly"];
const CLASSES = ["DET|DT", "NOUN|NN", "VERB|VBD", "ADV|RB"];
const RELATIONS = ["", "det", "nsubj", "obj", "root"];

async function packed() {
  const products = await newProducts(32);
  const random = seeded(1);
  const values = Int8Array.from({ length: (WORDS.length + 1) * 8 }, (_, i) => (i < 8 ? 0 : random.below(41) - 20));
  const vectors = products.matrix(WORDS.length + 1, 8);
  for (const [i, value] of values.entries()) vectors.data[i] = value * VECTOR_UNIT;
  const known = new Map(WORDS.map((word, i) => [word, i + 1]));
  const lookups = { vectors: known, words: known, endings: known, values, dimensions: 8 };
  const sizes = {
    ...{ words: 6, tags: 4, endings: 6, relations: RELATIONS.length, units: 8, layers: 2 },
    ...{ arc: 16, label: 8, word: 8, tag: 8, ending: 8 },
  };
  const network = newNetwork(sizes, vectors, products, seeded(2));
  const learned = Object.fromEntries(network.parameters.map(({ name, value }) => [name, value]));
  // As if taught: arcs differ.
  for (const name of ["arcHead", "arcChild", "pair"])
    for (let i = 0; i < learned[name].data.length; i++) learned[name].data[i] *= 3;
  const file = { kind: "network", language: "en", ...packNetwork(learned, lookups, { classes: CLASSES, relations: RELATIONS }) };
  const opened = await openModel(sealModel(gzipSync(encodeBody(file))), (bytes) => gunzipSync(bytes));
  return { network, model: readNetworkModel(opened) };
}

const SENTENCE = [0, 1, 2, 0, 3, 4];
const TAGS = [0, 1, 2, 0, 1, 3];
const view = {
  ...newView(),
  words: SENTENCE.length,
  word: Int32Array.from(SENTENCE, (word) => hash32(WORDS[word]) | 0),
  ending: Int32Array.from(SENTENCE, (word) => hash32(WORDS[word]) | 0),
  tag: Int32Array.from(TAGS, (tag) => tag + 1),
};

function sharesOf(reader: ReturnType<typeof newReader>): number[] {
  reader.see(view);
  return SENTENCE.flatMap((_, i) => {
    const [heads, relations] = [new Float64Array(SENTENCE.length + 1), new Float64Array(RELATIONS.length)];
    reader.heads(i, heads);
    reader.relations(i, i - 1, relations);
    return [...heads, ...relations];
  });
}

describe("a packed network", () => {
  it("scores as the one that was taught", async () => {
    const { network, model } = await packed();
    const numbers = Int32Array.from(SENTENCE, (word) => word + 1);
    const tags = Int32Array.from(TAGS);
    const [{ arcs }] = network.score([{ vectors: numbers, words: numbers, endings: numbers, tags, heads: tags, labels: tags }]);
    const reader = newReader(model, [0, 1, 2, 3]);
    reader.see(view);
    const shares = new Float64Array(SENTENCE.length + 1);
    for (let i = 0; i < SENTENCE.length; i++) {
      reader.heads(i, shares);
      const row = Array.from(arcs.data.subarray(i * arcs.cols, i * arcs.cols + shares.length), Math.exp);
      const sum = row.reduce((a, b) => a + b);
      for (const [head, share] of shares.entries()) expect(share).toBeCloseTo(row[head] / sum, 1.7);
    }
  });

  it("scores to the bit alike with WebAssembly and without", async () => {
    const { model } = await packed();
    const tagRows = [0, 1, 2, 3];
    expect(sharesOf(newReader(model, tagRows))).toEqual(sharesOf(newReader(model, tagRows, () => inScript)));
  });
});
