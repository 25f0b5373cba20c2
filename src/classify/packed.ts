import { beginsOf, keysOf, type Section } from "./section.ts";
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

/** How many places lie behind the last home: as far as a tag can tell, and those that are looked at together. */
export const farthestOf = (lowBits: number): number => 2 ** (TAG_BITS - lowBits) - 1;
export const placesFor = (bits: number, homeBits: number): number => 2 ** homeBits + farthestOf(bits - homeBits) + BEHIND;

/** At most three places in four are taken. It lies the nearer to the processor the smaller it is, and that decides how fast a text is read. */
export function leastHomeBits(bits: number, rows: number): number {
  let homeBits = Math.max(10, bits - TAG_BITS + 2);
  while (2 ** homeBits * 3 < rows * 4 && homeBits < bits) homeBits++;
  return homeBits;
}

/** How many keys may lie apart from the others. */
export const mostApart = (rows: number): number => Math.floor(rows / 32);

/** @param far pairs of a key and what belongs to it */
export function restOf(bits: number, far: ArrayLike<number>): Int32Array {
  const rest = newPlaces(far.length / 2);
  for (let i = 0; i < far.length; i += 2) {
    const at = placeOf(bits, rest, far[i] + 1);
    rest[at] = far[i] + 1;
    rest[at + 1] = far[i + 1];
  }
  return rest;
}

/**
 * Lays out a section's rows.
 * @param held what belongs to each row, counted from 1, in the upper three bytes of a number; a row to which nothing does is left out
 */
export function packRows(section: Section, held: Int32Array): PackedTable {
  const keys = keysOf(section);
  for (let homeBits = leastHomeBits(section.bits, section.rows); ; homeBits++) {
    const table = layOut(section, homeBits, keys, held);
    if (table) return table;
  }
}

/** `null` when too many keys would lie farther from their home than a tag can tell. */
function layOut({ bits, rows }: Section, homeBits: number, keys: Int32Array, held: Int32Array): PackedTable | null {
  const lowBits = bits - homeBits;
  const farthest = farthestOf(lowBits);
  const places = new Int32Array(placesFor(bits, homeBits));
  const far: number[] = [];
  let free = 0;
  for (let row = 1; row <= rows; row++) {
    if (held[row] === 0) continue;
    const home = keys[row] >>> lowBits;
    const place = home > free ? home : free;
    if (place - home > farthest) {
      far.push(keys[row], held[row]);
      continue;
    }
    places[place] = held[row] | ((place - home) << lowBits) | (keys[row] & (2 ** lowBits - 1));
    free = place + 1;
  }
  return far.length / 2 > mostApart(rows) ? null : { bits, homeBits, places, rest: restOf(bits, far) };
}

/** Of three classes: the weights themselves belong to a key. A fourth class and those after it, which no structure has, are left out. */
export function packThree(section: Section): PackedTable {
  const { rows, streams } = section;
  const held = new Int32Array(rows + 1);
  let [, count, klass, value] = beginsOf(section);
  for (let row = 1; row <= rows; row++) {
    let three = 0;
    for (let left = streams[count++]; left > 0; left--, klass++, value++)
      if (streams[klass] < 3) three |= streams[value] << (8 * streams[klass] + 8);
    held[row] = three;
  }
  return packRows(section, held);
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
