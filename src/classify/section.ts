import { newPlaces, placeOf, shiftFor, type Table } from "./table.ts";

/** A table as it lies in a weights file, row by row by ascending keys: a third of what it is when laid out for looking up. */
export interface Section {
  readonly bits: number;
  readonly width: number;
  readonly rows: number;
  /** Bytes of each of four streams: steps from key to key, weights a row, classes, weights. */
  readonly lengths: Lengths;
  /** The four, end to end. */
  readonly streams: Uint8Array;
}

export type Lengths = readonly [steps: number, counts: number, classes: number, weights: number];

/** Where each stream begins. */
export function beginsOf({ lengths: [steps, counts, classes] }: Section): Lengths {
  return [0, steps, steps + counts, steps + counts + classes];
}

export function sectionOf({ bits, width, places, weights }: Table): Section {
  const rowOf = new Map<number, number>();
  for (let at = 0; at < places.length; at += 2) if (places[at] !== 0) rowOf.set(places[at], places[at + 1]);
  const steps: number[] = [];
  const counts: number[] = [];
  const classes: number[] = [];
  const values: number[] = [];
  let last = 0;
  for (const key of Int32Array.from(rowOf.keys()).sort()) {
    for (let step = key - 1 - last; ; step >>>= 7) {
      steps.push(step < 128 ? step : (step & 127) | 128);
      if (step < 128) break;
    }
    last = key - 1;
    const base = rowOf.get(key)! * width;
    let count = 0;
    for (let k = 0; k < width; k++) {
      if (weights[base + k] === 0) continue;
      classes.push(k);
      values.push(weights[base + k]);
      count++;
    }
    counts.push(count);
  }
  const lengths: Lengths = [steps.length, counts.length, classes.length, values.length];
  const section = {
    bits,
    width,
    rows: rowOf.size,
    lengths,
    streams: new Uint8Array(lengths.reduce((sum, length) => sum + length)),
  };
  for (const [i, begin] of beginsOf(section).entries()) section.streams.set([steps, counts, classes, values][i], begin);
  return section;
}

export function tableOf(section: Section): Table {
  return { bits: section.bits, width: section.width, weights: weightsOf(section), places: placesOf(section) };
}

/** A row for each key, counted from 1. */
export function weightsOf(section: Section): Int8Array {
  const { width, rows, streams } = section;
  const weights = new Int8Array((rows + 1) * width);
  let [, count, klass, value] = beginsOf(section);
  for (let row = 1; row <= rows; row++) {
    const base = row * width;
    for (let left = streams[count++]; left > 0; left--) weights[base + streams[klass++]] = (streams[value++] << 24) >> 24;
  }
  return weights;
}

/** Ascending, counted from 1. */
export function keysOf({ rows, streams }: Section): Int32Array {
  const keys = new Int32Array(rows + 1);
  let step = 0;
  let key = 0;
  for (let row = 1; row <= rows; row++) {
    for (let shift = 0; ; shift += 7) {
      const byte = streams[step++];
      key += (byte & 127) << shift;
      if (byte < 128) break;
    }
    keys[row] = key;
  }
  return keys;
}

function placesOf(section: Section): Int32Array {
  const { bits, rows } = section;
  const places = newPlaces(rows + 1);
  const drop = 32 - bits;
  const shift = shiftFor(places);
  const keys = keysOf(section);
  let free = 0;
  for (let row = 1; row <= rows; row++) {
    const slot = keys[row];
    // Keys ascend, and with them their places: each goes to its own or to the first after the last that was filled.
    const home = ((slot << drop) >>> shift) << 1;
    let place = home > free ? home : free;
    if (place >= places.length) place = placeOf(bits, places, slot + 1);
    else free = place + 2;
    places[place] = slot + 1;
    places[place + 1] = row;
  }
  return places;
}
