import { hash32 } from "../base/hash.ts";
import { keyOf, placeOf, type Table } from "./table.ts";

/**
 * Which words behave and mean alike: 50,000 frequent words in 32 clusters, each parted into 8, each of those into 4. Found from
 * vectors learned by others on Wikipedia and newswire, and from the tags, relations and neighbours of words in our trees and news
 * (`train/word-clusters.ts`). States share one cluster, and so do peoples, capitals, bodies, faiths, parties and names of
 * persons, so that no weight learned on a cluster can tell one from another. Every stage may build features on them:
 *
 *     const fine = clusterOf(models.words, token.alike);   // 0 for a word that is in none
 *     features.push(mix1(1, fine), mix1(2, middleOf(fine)), mix1(3, coarseOf(fine)));
 */
export interface WordClusters {
  /** Two bytes a word, by the upper bits of its hash: one unknown word in 5,000 is taken for a known one. */
  readonly table: Table;
}

/** The finest cluster of a word as written, 1 to 1024, or 0. */
export const clusterOf = (clusters: WordClusters, form: string): number => clusterOfHash(clusters, hash32(form.toLowerCase()));

/** The same for the hash of a word in lower case. */
export function clusterOfHash({ table }: WordClusters, hash: number): number {
  const { bits, places, weights } = table;
  const place = placeOf(bits, places, keyOf(bits, hash));
  const row = places[place] === 0 ? 0 : places[place + 1] * 2;
  return (weights[row] & 255) | (weights[row + 1] << 8);
}

/** The cluster of 256 that a finest cluster lies in; 0 stays 0. */
export const middleOf = (fine: number): number => ((fine - 1) >> 2) + 1;

/** The cluster of 32 that a finest cluster lies in. */
export const coarseOf = (fine: number): number => ((fine - 1) >> 5) + 1;

export const BRANCHES = [32, 8, 4] as const;
