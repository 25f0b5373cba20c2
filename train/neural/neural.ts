import { seeded } from "../../src/base/random.ts";
import type { GoldSentence } from "../../src/document/conllu.ts";
import { VECTOR_UNIT } from "../../src/engine/parse/network/read-model.ts";
import { teach } from "./learn.ts";
import { type Lookups, lessonsOf, readLookups } from "./lessons.ts";
import { type Network, newNetwork } from "./network.ts";
import { newProducts } from "./products.ts";

export interface TaughtNetwork {
  readonly network: Network;
  readonly lookups: Lookups;
}

const VECTORS = 25_000;
const DIMENSIONS = 64;
const MEGABYTES = 512;
const SHAPE = { units: 96, layers: 2, arc: 64, label: 32, word: 32, tag: 24, ending: 16 };
const COURSE = { epochs: 16, batch: 1000, rate: 3e-3, mix: 0.004, dropout: { numbers: 0.2, words: 0.15, vectors: 0.1 } };

/** @param tags of each sentence, by a tagger that has not learned from it */
export async function trainNetwork(
  sentences: readonly GoldSentence[],
  tags: readonly ArrayLike<number>[],
  counts: { readonly tags: number; readonly relations: readonly string[] },
  seed: number,
  report: (epoch: number, loss: { heads: number; labels: number }, taught: TaughtNetwork) => void = () => {},
): Promise<TaughtNetwork> {
  const lookups = readLookups(sentences, VECTORS, DIMENSIONS);
  const products = await newProducts(MEGABYTES);
  const vectors = products.matrix(lookups.vectors.size + 1, DIMENSIONS);
  for (const [i, value] of lookups.values.entries()) vectors.data[i] = value * VECTOR_UNIT;
  const sizes = {
    ...SHAPE,
    words: lookups.words.size + 1,
    endings: lookups.endings.size + 1,
    tags: counts.tags,
    relations: counts.relations.length,
  };
  const network = newNetwork(sizes, vectors, products, seeded(seed));
  const taught = { network, lookups };
  teach(network, lessonsOf(sentences, tags, lookups, counts.relations), COURSE, seeded(seed + 1), (epoch, loss) =>
    report(epoch, loss, taught),
  );
  return taught;
}
