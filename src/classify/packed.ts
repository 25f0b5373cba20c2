import { letThrough } from "./table.ts";

/**
 * A table of three classes in which one number holds a feature's weights and what tells its key from others: a look that finds a
 * feature has found its weights, and twice as many places lie near the processor as in a `Table`.
 */
export interface PackedTable {
  readonly bits: number;
  /** Upper bits of a key that say where it lies, or else in one of the places that follow. */
  readonly homeBits: number;
  /** From the lowest byte: the key's lower bits with how far from its home it lies, then a weight to each byte; 0 is an empty place. */
  readonly places: Int32Array;
  readonly filter?: Int32Array;
}

const TAG_BITS = 8;

/**
 * Lays out keys, ascending, with their weights in the upper three bytes of a number; at most half of the places are taken.
 * @param rows how many there are, counted from 1
 */
export function packRows(bits: number, rows: number, keys: Int32Array, weights: Int32Array): Omit<PackedTable, "filter"> {
  let homeBits = Math.max(10, bits - TAG_BITS);
  while (2 ** homeBits < rows * 2 && homeBits < bits) homeBits++;
  for (;;) {
    const places = layOut(bits - homeBits, 2 ** homeBits, rows, keys, weights);
    if (places) return { bits, homeBits, places };
    homeBits++;
  }
}

/** `null` when a key would lie farther from its home than its tag can tell. */
function layOut(lowBits: number, homes: number, rows: number, keys: Int32Array, weights: Int32Array): Int32Array | null {
  const farthest = 2 ** (TAG_BITS - lowBits) - 1;
  const places = new Int32Array(homes + farthest + 2);
  let free = 0;
  for (let row = 1; row <= rows; row++) {
    if (weights[row] === 0) continue;
    const home = keys[row] >>> lowBits;
    const place = home > free ? home : free;
    if (place - home > farthest) return null;
    places[place] = weights[row] | ((place - home) << lowBits) | (keys[row] & (2 ** lowBits - 1));
    free = place + 1;
  }
  return places;
}

const likely = new Int32Array(256);
const firsts = new Int32Array(256);

/** Adds what the features lend to the three classes to `sums`, from `at` on. */
export function addThree(
  { bits, homeBits, places, filter }: PackedTable,
  features: Int32Array,
  count: number,
  sums: Int32Array,
  at: number,
): void {
  const toHome = 32 - homeBits;
  const drop = 32 - bits;
  const lowBits = bits - homeBits;
  const low = 2 ** lowBits - 1;
  const step = 2 ** lowBits;
  const through = letThrough(filter, features, count, likely);
  // All first places are fetched before one is judged, as in `lookUp`.
  for (let i = 0; i < through; i++) firsts[i] = places[likely[i] >>> toHome];
  let a = 0;
  let b = 0;
  let c = 0;
  for (let i = 0; i < through; i++) {
    const hash = likely[i];
    let tag = (hash >>> drop) & low;
    for (let place = hash >>> toHome, here = firsts[i]; here !== 0; here = places[++place]) {
      if ((here & 255) === tag) {
        a += (here << 16) >> 24;
        b += (here << 8) >> 24;
        c += here >> 24;
        break;
      }
      tag += step;
    }
  }
  sums[at] += a;
  sums[at + 1] += b;
  sums[at + 2] += c;
}
