import { describe, expect, it } from "vitest";
import { type Random, seeded } from "../../src/base/random.ts";
import { teach } from "./learn.ts";
import { best, type Lesson, type Network, newNetwork, type Sizes } from "./network.ts";
import { newProducts } from "./products.ts";

const SIZES: Sizes = {
  words: 12,
  tags: 5,
  endings: 7,
  relations: 6,
  units: 8,
  layers: 2,
  arc: 8,
  label: 8,
  word: 8,
  tag: 8,
  ending: 8,
};

async function fresh(seed: number): Promise<Network> {
  const products = await newProducts(32);
  const vectors = products.matrix(20, 8);
  const random = seeded(seed);
  for (let i = 8; i < vectors.data.length; i++) vectors.data[i] = random.next() - 0.5;
  return newNetwork(SIZES, vectors, products, random);
}

/** Sentences whose words hang from the next one, by a relation that their tag tells. */
function lessons(count: number, random: Random): Lesson[] {
  return Array.from({ length: count }, () => {
    const words = 1 + random.below(9);
    const some = (most: number): Int32Array => Int32Array.from({ length: words }, () => random.below(most));
    const tags = some(5);
    return {
      vectors: some(20),
      words: some(12),
      tags,
      endings: some(7),
      heads: Int32Array.from({ length: words }, (_, i) => (i === words - 1 ? 0 : i + 2)),
      labels: tags.map((tag) => tag + 1),
    };
  });
}

const COURSE = { epochs: 3, batch: 40, rate: 0.01, mix: 0.05, dropout: { numbers: 0.2, words: 0.15, vectors: 0.1 } };

describe("the network", () => {
  it("finds the slope of its loss", async () => {
    const network = await fresh(1);
    const batch = lessons(6, seeded(2));
    const loss = (): number => {
      const { heads, labels } = network.learn(batch, null);
      return heads + labels;
    };
    loss();
    const slopes = network.parameters.map(({ gradient }) => gradient.data.slice());
    for (const [p, { name, value }] of network.parameters.entries()) {
      // The steepest three of each: flatter ones drown in what numbers of four bytes leave out.
      const steepest = [...slopes[p].keys()].sort((a, b) => Math.abs(slopes[p][b]) - Math.abs(slopes[p][a])).slice(0, 3);
      for (const at of steepest) {
        const here = value.data[at];
        const step = 0.001;
        value.data[at] = here + step;
        const above = loss();
        value.data[at] = here - step;
        const below = loss();
        value.data[at] = here;
        const slope = (above - below) / (2 * step);
        expect(Math.abs(slope - slopes[p][at]), `${name}[${at}]: ${slope} against ${slopes[p][at]}`).toBeLessThan(
          0.0005 + 0.05 * Math.abs(slope),
        );
      }
    }
  });

  it("learns what it is taught", async () => {
    const network = await fresh(3);
    teach(network, lessons(300, seeded(4)), { ...COURSE, epochs: 30, dropout: { numbers: 0, words: 0, vectors: 0 } }, seeded(5));
    const unseen = lessons(30, seeded(6));
    let right = 0;
    let all = 0;
    for (const { heads, labels, ...lesson } of unseen) {
      const [scored] = network.score([{ heads, labels, ...lesson }]);
      const named = scored.labels(heads);
      for (const [i, head] of heads.entries()) {
        all++;
        const row = scored.arcs.data.subarray(i * scored.arcs.cols, i * scored.arcs.cols + heads.length + 1);
        if (best(row) === head && named[i] === labels[i]) right++;
      }
    }
    expect(right / all).toBeGreaterThan(0.9);
  });

  it("has the same bytes when it is taught the same twice", async () => {
    const taught = async (): Promise<Float32Array[]> => {
      const network = await fresh(7);
      teach(network, lessons(50, seeded(8)), COURSE, seeded(9));
      return network.parameters.map(({ value }) => value.data);
    };
    expect(await taught()).toEqual(await taught());
  });
});
