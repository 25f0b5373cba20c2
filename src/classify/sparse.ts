import { type PackedTable, packRows } from "./packed.ts";
import { beginsOf, type Section } from "./section.ts";

/**
 * Of many classes most have no weight in a row: it holds those that have one, two by two, each with its weight, and before them how many twos follow the
 * first; an odd one is followed by a weight of nought. Row 0 is empty.
 */
export interface SparseTable extends PackedTable {
  /** Rows end to end; a key holds where its own begins. */
  readonly entries: Int8Array;
}

const EMPTY_ROW = 5;
const rowSize = (count: number): number => 1 + 4 * Math.ceil(count / 2);

/** No fewer bytes than all rows take. */
export const mostEntries = ({ rows, lengths }: Section): number => EMPTY_ROW + 3 * rows + 2 * lengths[3];

/** Features with many weights are met often: their rows lie together, near the processor. */
export function packSparse(section: Section): SparseTable {
  const { rows, streams } = section;
  const held = new Int32Array(rows + 1);
  let [, count, klass, value] = beginsOf(section);
  const next = new Int32Array(256);
  for (let row = 0; row < rows; row++) next[streams[count + row]]++;
  const entries = new Int8Array(layRows(next));
  for (let row = 1; row <= rows; row++) {
    const many = streams[count++];
    let at = next[many];
    next[many] += rowSize(many);
    held[row] = at << 8;
    entries[at++] = (many - 1) >> 1;
    for (let left = many; left > 0; left--) {
      entries[at++] = streams[klass++];
      entries[at++] = streams[value++];
    }
  }
  return { ...packRows(section, held), entries };
}

/** Of how many rows there are of each size makes where the first of each begins, the longest first; returns where the last ends. */
export function layRows(sizes: Int32Array): number {
  let next = EMPTY_ROW;
  for (let size = 255; size >= 0; size--) {
    const many = sizes[size];
    sizes[size] = next;
    next += many * rowSize(size);
  }
  return next;
}
