import { hash32 } from "../base/hash.ts";
import { keyOf, newPlaces, placeOf, type Table } from "./table.ts";

/**
 * A number for each of many words, with no word in it: keys are the upper bits of the words' hashes, so that it is small on disk
 * and there in an instant. Of 50,000 words, one unknown word in 5,000 is taken for a known one.
 */
export type WordTable = Table;

const BITS = 28;

/** The number of the word with this hash, 0 to 65,535; 0 for none. */
export function numberOf({ bits, places, weights }: WordTable, hash: number): number {
  const place = placeOf(bits, places, keyOf(bits, hash));
  const row = places[place] === 0 ? 0 : places[place + 1] * 2;
  return (weights[row] & 255) | ((weights[row + 1] & 255) << 8);
}

/** Of two words with one key, the first has it. */
export function wordTable(numbers: ReadonlyMap<string, number>): WordTable {
  const rows = new Map<number, number>();
  for (const [word, number] of numbers) {
    const key = keyOf(BITS, hash32(word));
    if (!rows.has(key)) rows.set(key, number);
  }
  const places = newPlaces(rows.size + 1);
  const weights = new Int8Array((rows.size + 1) * 2);
  for (const [i, [key, number]] of [...rows].sort((a, b) => a[0] - b[0]).entries()) {
    const place = placeOf(BITS, places, key);
    places[place] = key;
    places[place + 1] = i + 1;
    weights[(i + 1) * 2] = number & 255;
    weights[(i + 1) * 2 + 1] = number >> 8;
  }
  return { bits: BITS, width: 2, places, weights };
}

/** The same words with other numbers. */
export function mapped({ bits, width, places, weights }: WordTable, change: (number: number) => number): WordTable {
  const changed = new Int8Array(weights.length);
  for (let at = 0; at < weights.length; at += 2) {
    const number = change((weights[at] & 255) | ((weights[at + 1] & 255) << 8));
    changed[at] = number & 255;
    changed[at + 1] = number >> 8;
  }
  return { bits, width, places, weights: changed };
}
