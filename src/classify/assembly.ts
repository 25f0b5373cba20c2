/** Sums in WebAssembly (`scripts/assemble-sums.ts`): tables, plans and sums lie in its memory, where it lays out the tables itself. */
import PROGRAM from "./assembly.packed.ts";
import { farthestOf, leastHomeBits, mostApart, placesFor, restOf } from "./packed.ts";
import { rankWords } from "./ranked.ts";
import { beginsOf, type Section } from "./section.ts";
import { layRows, mostEntries } from "./sparse.ts";
import { type Form, MOST, type Sums } from "./sums.ts";
import { placeCount, shiftFor, type Table } from "./table.ts";
import type { Plan } from "./templates.ts";

// Node and pages both have them; the engine is compiled with the types of neither.
declare const atob: (text: string) => string;
declare const WebAssembly: {
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (program: Uint8Array) => object;
  readonly Instance: new (module: object, rooms: object) => { readonly exports: Readonly<Record<string, unknown>> };
};
const PAGE = 65536;
// What a processor fetches at once.
const LINE = 64;

let program: object | null = null;

/** Fails where a page forbids WebAssembly. */
export function inAssembly(form: Form, section: Section, plans: readonly Plan[]): Sums {
  return form === "ranked" ? ranked(section, plans) : packed(form, section, plans);
}

function ranked(section: Section, plans: readonly Plan[]): Sums {
  const { bits, width, rows } = section;
  const size = 8 * rankWords(bits);
  const room = openRoom(section, plans, size + (rows + 1) * width);
  const words = room.take(size);
  const weights = room.take((rows + 1) * width);
  room.run.rank(...room.streams(), rows, words, words + size, weights, width);
  return room.sums((from, count, to) => void room.run.ranked(from, count, words, 32 - bits, width, weights, to));
}

function packed(form: "three" | "sparse", section: Section, plans: readonly Plan[]): Sums {
  const { bits, rows } = section;
  const most = form === "sparse" ? mostEntries(section) : 0;
  const apart = 8 * mostApart(rows);
  for (let homeBits = leastHomeBits(bits, rows); ; homeBits++) {
    const lowBits = bits - homeBits;
    const sizes = [4 * placesFor(bits, homeBits), 4 * placeCount(mostApart(rows)), apart, 4 * 256, most];
    const room = openRoom(
      section,
      plans,
      sizes.reduce((sum, size) => sum + size),
    );
    const [places, rest, far, next, entries] = sizes.map(room.take);
    const args = [...room.streams(), rows, places, lowBits, farthestOf(lowBits), far];
    if (form === "sparse") {
      room.run.count_sizes(args[1], rows, next);
      layRows(new Int32Array(room.buffer, next, 256));
    }
    const found = form === "sparse" ? room.run.pack_sparse(...args, entries, next) : room.run.pack_three(...args);
    if (found > mostApart(rows)) continue;
    const others = restOf(bits, new Int32Array(room.buffer, far, 2 * found));
    new Int32Array(room.buffer, rest, others.length).set(others);
    const add = form === "sparse" ? room.run.sparse : room.run.three;
    const [home, drop, step, shift] = [32 - homeBits, 32 - bits, 2 ** lowBits, shiftFor(others)];
    return room.sums((from, count, to) => void add(from, count, places, home, drop, step, rest, shift, entries, to));
  }
}

/** A table whose arrays lie in memory of WebAssembly. */
export function tableInAssembly(section: Section): Table {
  const { bits, width, rows } = section;
  const places = placeCount(rows + 1);
  const size = (rows + 1) * width;
  const room = openRoom(section, [], 4 * places + size);
  const [placesAt, weightsAt] = [4 * places, size].map(room.take);
  const found = new Int32Array(room.buffer, placesAt, places);
  room.run.table(...room.streams(), rows, placesAt, 4 * places - 1, 32 - bits, shiftFor(found), weightsAt, width);
  return { bits, width, places: found, weights: new Int8Array(room.buffer, weightsAt, size) };
}

interface Room {
  readonly buffer: ArrayBuffer;
  readonly run: Program;
  /** Where so many bytes begin that nobody else has. */
  readonly take: (bytes: number) => number;
  /** Brings in the section's streams, to be read until the next room is opened; where each begins. */
  streams(): number[];
  sums(add: (from: number, count: number, to: number) => void): Sums;
}

interface Memory {
  readonly buffer: ArrayBuffer;
  readonly run: Program;
  taken: number;
  /** How far anything was ever written. */
  written: number;
}

type Program = Readonly<Record<string, (...numbers: number[]) => number>>;

// Sections are laid out one behind the other: where the streams of one were read the next comes to lie, so that no page of memory is asked for in vain.
let memory: Memory | null = null;
// All that a language reads fast; what is never written to costs nothing.
const MEMORY = 20 * 2 ** 20;

/** @param size of what will be taken, in bytes */
function openRoom(section: Section, plans: readonly Plan[], size: number): Room {
  const numbers = MOST.values + 3 * MOST.features + MOST.classes + plans.reduce((sum, plan) => sum + plan.length, 0);
  const own = numbers * 4 + size + LINE * (plans.length + 12);
  const all = own + section.streams.length;
  const room = memory !== null && memory.taken + all <= memory.buffer.byteLength ? memory : openMemory(Math.max(MEMORY, all));
  memory = room;
  const { buffer, run, taken, written } = room;
  if (written > taken) new Uint8Array(buffer, taken, Math.min(own, written - taken)).fill(0);
  const take = (bytes: number): number => {
    const at = room.taken;
    room.taken += Math.ceil(bytes / LINE) * LINE;
    return at;
  };
  const numbersAt = (count: number): Int32Array => new Int32Array(buffer, take(count * 4), count);
  const values = numbersAt(MOST.values);
  const features = numbersAt(MOST.features);
  // For the program alone.
  take(8 * MOST.features);
  const sums = numbersAt(MOST.classes);
  const begins = plans.map((plan) => {
    const copy = numbersAt(plan.length);
    copy.set(plan);
    return copy.byteOffset;
  });
  return {
    buffer,
    run,
    take,
    streams() {
      const at = room.taken;
      new Uint8Array(buffer, at).set(section.streams);
      room.written = Math.max(room.written, at + section.streams.length);
      return beginsOf(section).map((begin) => at + begin);
    },
    sums: (add) => {
      const addThese = (count: number): void => add(features.byteOffset, count, sums.byteOffset);
      return {
        values,
        features,
        sums,
        add: (plan) => addThese(run.hash(begins[plan], values.byteOffset, features.byteOffset)),
        addThese,
      };
    },
  };
}

function openMemory(size: number): Memory {
  program ??= new WebAssembly.Module(Uint8Array.from(atob(PROGRAM), (letter) => letter.charCodeAt(0)));
  const memory = new WebAssembly.Memory({ initial: Math.ceil(size / PAGE) });
  const { exports } = new WebAssembly.Instance(program, { room: { memory } });
  return { buffer: memory.buffer, run: exports as Program, taken: 0, written: 0 };
}
