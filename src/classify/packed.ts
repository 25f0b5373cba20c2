/**
 * A table in which one number holds what belongs to a feature and what tells its key from others: a look that finds a feature has found all,
 * and twice as many places lie near the processor as in a `Table`.
 */
export interface PackedTable {
  /** Upper bits of a hash that make its key. */
  readonly bits: number;
  /** Upper bits of a key that say where it lies, or else in one of the places that follow. */
  readonly homeBits: number;
  /** In the lowest byte the key's lower bits with how far from its home it lies; above it what belongs to the key. 0 is an empty place. */
  readonly places: Int32Array;
}

const TAG_BITS = 8;
// Four places are looked at together.
const BEHIND = 8;

/**
 * Lays out keys, ascending; at most half of the places are taken.
 * @param rows how many there are, counted from 1
 * @param held what belongs to each key, in the upper three bytes of a number; a key to which nothing does is left out
 */
export function packRows(bits: number, rows: number, keys: Int32Array, held: Int32Array): PackedTable {
  let homeBits = Math.max(10, bits - TAG_BITS);
  while (2 ** homeBits < rows * 2 && homeBits < bits) homeBits++;
  for (;;) {
    const places = layOut(bits - homeBits, 2 ** homeBits, rows, keys, held);
    if (places) return { bits, homeBits, places };
    homeBits++;
  }
}

/** `null` when a key would lie farther from its home than its tag can tell. */
function layOut(lowBits: number, homes: number, rows: number, keys: Int32Array, held: Int32Array): Int32Array | null {
  const farthest = 2 ** (TAG_BITS - lowBits) - 1;
  const places = new Int32Array(homes + farthest + BEHIND);
  let free = 0;
  for (let row = 1; row <= rows; row++) {
    if (held[row] === 0) continue;
    const home = keys[row] >>> lowBits;
    const place = home > free ? home : free;
    if (place - home > farthest) return null;
    places[place] = held[row] | ((place - home) << lowBits) | (keys[row] & (2 ** lowBits - 1));
    free = place + 1;
  }
  return places;
}

const firsts = new Int32Array(256);

/** Puts in place of the first `count` hashes the numbers that hold what belongs to them; returns how many have one. */
export function findPacked({ bits, homeBits, places }: PackedTable, hashes: Int32Array, count: number): number {
  const toHome = 32 - homeBits;
  const drop = 32 - bits;
  const step = 2 ** (bits - homeBits);
  // All first places are fetched before one is judged: a processor fetches many at a time, and waits for each where a choice hangs on it.
  for (let i = 0; i < count; i++) firsts[i] = places[hashes[i] >>> toHome];
  let found = 0;
  for (let i = 0; i < count; i++) {
    const hash = hashes[i];
    let tag = (hash >>> drop) & (step - 1);
    for (let place = hash >>> toHome, here = firsts[i]; here !== 0; here = places[++place]) {
      if ((here & 255) === tag) {
        hashes[found++] = here;
        break;
      }
      tag += step;
    }
  }
  return found;
}
