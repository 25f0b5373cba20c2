import { hash32 } from "../base/hash.ts";
import { numberOf, type WordTable } from "./word-table.ts";

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
  /** `numberOfWord` of each word. */
  readonly table: WordTable;
}

/** A word's cluster, 1 to 1024, and its sort, 0 to 62, as one number. */
export const numberOfWord = (cluster: number, sort: number): number => sort * FINEST + cluster;

/** The cluster in a `numberOfWord`. */
export const clusterIn = (number: number): number => (number === 0 ? 0 : ((number - 1) & (FINEST - 1)) + 1);

/** The finest cluster of a word as written, 1 to 1024, or 0. */
export const clusterOf = (clusters: WordClusters, form: string): number => clusterOfHash(clusters, hash32(form.toLowerCase()));

/** The same for the hash of a word in lower case. */
export const clusterOfHash = ({ table }: WordClusters, hash: number): number => clusterIn(numberOf(table, hash));

/**
 * What a dictionary says the word of this hash may be, as one number from 1: past of a verb, plural of a noun, both noun and
 * verb …; 0 for a word that it does not have.
 */
export const sortOfHash = ({ table }: WordClusters, hash: number): number =>
  Math.max(0, numberOf(table, hash) - 1) >> FINEST_BITS;

/** The cluster of 256 that a finest cluster lies in; 0 stays 0. */
export const middleOf = (fine: number): number => ((fine - 1) >> 2) + 1;

/** The cluster of 32 that a finest cluster lies in. */
export const coarseOf = (fine: number): number => ((fine - 1) >> 5) + 1;

export const BRANCHES = [32, 8, 4] as const;
const FINEST_BITS = 10;
const FINEST = 1 << FINEST_BITS;
