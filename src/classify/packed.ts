import { letThrough, shiftFor } from "./table.ts";

/**
 * A table of three or four classes whose weights stand beside the key, all in one number: a look that finds a feature has found
 * its weights as well.
 */
export interface PackedTable {
  readonly bits: number;
  /** Pairs of a key and its weights, one to each byte, the first class lowest; placed as in a `Table`. */
  readonly packed: Int32Array;
  readonly filter?: Int32Array;
}

const likely = new Int32Array(256);

/** Adds what the features lend to the first three classes to `sums`, from `at` on. */
export function addThree(
  { bits, packed, filter }: PackedTable,
  features: Int32Array,
  count: number,
  sums: Int32Array,
  at: number,
): void {
  const mask = packed.length - 1;
  const drop = 32 - bits;
  const shift = shiftFor(packed);
  const through = letThrough(filter, features, count, likely);
  let a = 0;
  let b = 0;
  let c = 0;
  for (let i = 0; i < through; i++) {
    const upper = likely[i] >>> drop;
    let place = ((upper << drop) >>> shift) << 1;
    for (let here = packed[place]; here !== 0; here = packed[place]) {
      if (here === upper + 1) {
        const weights = packed[place + 1];
        a += (weights << 24) >> 24;
        b += (weights << 16) >> 24;
        c += (weights << 8) >> 24;
        break;
      }
      place = (place + 2) & mask;
    }
  }
  sums[at] += a;
  sums[at + 1] += b;
  sums[at + 2] += c;
}
