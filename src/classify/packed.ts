import { newPlaces, placeOf } from "./table.ts";

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
  /** Keys that lie in none of these, each with what it holds, as in a `Table`. */
  readonly rest: Int32Array;
}

const TAG_BITS = 8;
// Four places are looked at together, and four more.
const BEHIND = 8;

/**
 * Lays out keys, ascending; at most three places in four are taken. It lies the nearer to the processor the smaller it is, and that decides how fast a
 * text is read.
 * @param rows how many there are, counted from 1
 * @param held what belongs to each key, in the upper three bytes of a number; a key to which nothing does is left out
 */
export function packRows(bits: number, rows: number, keys: Int32Array, held: Int32Array): PackedTable {
  let homeBits = Math.max(10, bits - TAG_BITS + 2);
  while (2 ** homeBits * 3 < rows * 4 && homeBits < bits) homeBits++;
  for (;;) {
    const table = layOut(bits, homeBits, rows, keys, held);
    if (table) return table;
    homeBits++;
  }
}

/** `null` when too many keys would lie farther from their home than a tag can tell. */
function layOut(bits: number, homeBits: number, rows: number, keys: Int32Array, held: Int32Array): PackedTable | null {
  const lowBits = bits - homeBits;
  const farthest = 2 ** (TAG_BITS - lowBits) - 1;
  const places = new Int32Array(2 ** homeBits + farthest + BEHIND);
  const far: number[] = [];
  let free = 0;
  for (let row = 1; row <= rows; row++) {
    if (held[row] === 0) continue;
    const home = keys[row] >>> lowBits;
    const place = home > free ? home : free;
    if (place - home > farthest) {
      far.push(row);
      continue;
    }
    places[place] = held[row] | ((place - home) << lowBits) | (keys[row] & (2 ** lowBits - 1));
    free = place + 1;
  }
  if (far.length > rows / 32) return null;
  const rest = newPlaces(far.length);
  for (const row of far) {
    const at = placeOf(bits, rest, keys[row] + 1);
    rest[at] = keys[row] + 1;
    rest[at + 1] = held[row];
  }
  return { bits, homeBits, places, rest };
}

const firsts = new Int32Array(256);

/** Puts in place of the first `count` hashes the numbers that hold what belongs to them; returns how many have one. */
export function findPacked({ bits, homeBits, places, rest }: PackedTable, hashes: Int32Array, count: number): number {
  const toHome = 32 - homeBits;
  const drop = 32 - bits;
  const step = 2 ** (bits - homeBits);
  // All first places are fetched before one is judged: a processor fetches many at a time, and waits for each where a choice hangs on it.
  for (let i = 0; i < count; i++) firsts[i] = places[hashes[i] >>> toHome];
  let found = 0;
  for (let i = 0; i < count; i++) {
    const hash = hashes[i];
    let tag = (hash >>> drop) & (step - 1);
    let here = firsts[i];
    for (let place = hash >>> toHome; here !== 0 && (here & 255) !== tag; here = places[++place]) {
      tag += step;
      if (tag < 256) continue;
      here = rest[placeOf(bits, rest, (hash >>> drop) + 1) + 1];
      break;
    }
    hashes[found] = here;
    if (here !== 0) found++;
  }
  return found;
}
