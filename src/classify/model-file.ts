import { AscribeError } from "../base/error.ts";
import { type PackedTable, packRows } from "./packed.ts";
import { isRankable, type RankedTable, rankKeys } from "./ranked.ts";
import type { SparseTable } from "./sums.ts";
import { newPlaces, placeOf, shiftFor, type Table } from "./table.ts";

/**
 * The weights file: a 20-byte head (signature, version, checksum, length), then a gzipped body: a JSON
 * header that names the sections, then the sections. All numbers are little-endian whatever the machine is.
 */
export interface ModelFile {
  /** What it is for: "tag", "names", "parse". */
  readonly kind: string;
  /** BCP 47. */
  readonly language: string;
  /** Small facts and word lists, as JSON. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly tables: Readonly<Record<string, Table>>;
}

/** A file that was opened: each table is decoded when it is asked for, in the form it is asked for in. */
export interface OpenedModel extends ModelFile {
  readonly ranked: Readonly<Record<string, RankedTable>>;
  readonly packed: Readonly<Record<string, PackedTable>>;
  readonly sparse: Readonly<Record<string, SparseTable>>;
}

/** Raised whenever a change makes older files unreadable. */
export const MODEL_VERSION = 1;

// "ASCR" in ASCII.
const SIGNATURE = 0x52435341;
const HEAD = 20;

export type Gunzip = (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>;

/**
 * Opens a weights file.
 * @param name shown in errors
 * @throws {AscribeError} `bad-model` when it is no weights file, cut short or altered; `model-version` when it is of another version
 */
export async function openModel(bytes: Uint8Array, gunzip: Gunzip, name = "model"): Promise<OpenedModel> {
  if (bytes.length < HEAD || readWord(bytes, 0) !== SIGNATURE) {
    throw new AscribeError("bad-model", `${name} is not a weights file; fetch it again or make it with: npm run train -- en`);
  }
  const version = readWord(bytes, 4);
  if (version !== MODEL_VERSION) {
    throw new AscribeError(
      "model-version",
      `${name} has format version ${version}, this program reads ${MODEL_VERSION}; take program and models from one release`,
    );
  }
  const length = readWord(bytes, 16);
  if (bytes.length !== HEAD + length) {
    throw new AscribeError("bad-model", `${name} has ${bytes.length} bytes where its head says ${HEAD + length}; fetch it again`);
  }
  const body = bytes.subarray(HEAD);
  const [a, b] = checksum(body);
  if (a !== readWord(bytes, 8) || b !== readWord(bytes, 12)) {
    throw new AscribeError("bad-model", `${name} was altered: its checksum does not fit its bytes; fetch it again`);
  }
  return decodeBody(await gunzip(body), name);
}

/** The head that `openModel` checks, before a body that is already gzipped. */
export function sealModel(gzipped: Uint8Array): Uint8Array {
  const out = new Uint8Array(HEAD + gzipped.length);
  const view = new DataView(out.buffer);
  const [a, b] = checksum(gzipped);
  for (const [at, word] of [SIGNATURE, MODEL_VERSION, a, b, gzipped.length].entries()) view.setUint32(at * 4, word, true);
  out.set(gzipped, HEAD);
  return out;
}

const readWord = (bytes: Uint8Array, at: number): number =>
  (bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24)) >>> 0;

/** Two 32-bit sums over the bytes, each step a bijection, so that any one changed byte changes both. Against accident, not forgery: the card has the SHA-256. */
function checksum(bytes: Uint8Array): [number, number] {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let i = 0; i < bytes.length; i++) {
    a = Math.imul(a ^ bytes[i], 0x01000193);
    b = Math.imul(b + bytes[i] + 1, 0x85ebca77) ^ (b >>> 15);
  }
  return [a >>> 0, b >>> 0];
}

interface Header {
  readonly kind: string;
  readonly language: string;
  readonly facts: Record<string, unknown>;
  readonly tables: readonly TableHeader[];
}

interface TableHeader {
  readonly name: string;
  readonly bits: number;
  readonly width: number;
  readonly rows: number;
  /** Bytes of each of the four streams: steps from key to key, weights a row, classes, weights. */
  readonly lengths: readonly [number, number, number, number];
}

/** The body before gzip. */
export function encodeBody({ kind, language, facts, tables }: ModelFile): Uint8Array {
  const streams = Object.entries(tables).map(([name, table]) => ({ name, table, parts: encodeTable(table) }));
  const header: Header = {
    kind,
    language,
    facts,
    tables: streams.map(({ name, table, parts }) => ({
      name,
      bits: table.bits,
      width: table.width,
      rows: table.weights.length / table.width - 1,
      lengths: [parts[0].length, parts[1].length, parts[2].length, parts[3].length],
    })),
  };
  const json = JSON.stringify(header).replace(/[\u007f-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const size = 4 + json.length + streams.flatMap(({ parts }) => parts).reduce((sum, part) => sum + part.length, 0);
  const out = new Uint8Array(size);
  new DataView(out.buffer).setUint32(0, json.length, true);
  for (let i = 0; i < json.length; i++) out[4 + i] = json.charCodeAt(i);
  let at = 4 + json.length;
  for (const part of streams.flatMap(({ parts }) => parts)) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

function encodeTable({ places, weights, width }: Table): [Uint8Array, Uint8Array, Uint8Array, Uint8Array] {
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
  return [Uint8Array.from(steps), Uint8Array.from(counts), Uint8Array.from(classes), Uint8Array.from(values)];
}

function decodeBody(body: Uint8Array, name: string): OpenedModel {
  const length = readWord(body, 0);
  let json = "";
  for (let at = 4; at < 4 + length; at += 4096) {
    // Called with the bytes as they lie: spread out as arguments they would first be copied one by one.
    json += String.fromCharCode.apply(null, body.subarray(at, Math.min(at + 4096, 4 + length)) as unknown as number[]);
  }
  const header = JSON.parse(json) as Header;
  const tables: Record<string, Table> = {};
  const ranked: Record<string, RankedTable> = {};
  const sparse: Record<string, SparseTable> = {};
  const packed: Record<string, PackedTable> = {};
  let at = 4 + length;
  for (const table of header.tables) {
    const start = at;
    onDemand(tables, table.name, () => decodeTable(body, start, table));
    onDemand(ranked, table.name, () => decodeRanked(body, start, table, name));
    onDemand(sparse, table.name, () => decodeSparse(body, start, table));
    onDemand(packed, table.name, () => decodePacked(body, start, table));
    at += table.lengths.reduce((sum, part) => sum + part, 0);
  }
  if (at !== body.length)
    throw new AscribeError("bad-model", `${name} has ${body.length - at} bytes that no section claims; fetch it again`);
  return { kind: header.kind, language: header.language, facts: header.facts, tables, ranked, sparse, packed };
}

/** A property that is worked out once, when first read. */
function onDemand<T>(target: Record<string, T>, name: string, make: () => T): void {
  let made: T | undefined;
  Object.defineProperty(target, name, {
    enumerable: true,
    get() {
      made ??= make();
      return made;
    },
  });
}

function decodeTable(body: Uint8Array, start: number, header: TableHeader): Table {
  const weights = decodeWeights(body, start, header);
  return { width: header.width, weights, ...decodePlaces(body, start, header) };
}

function decodeRanked(body: Uint8Array, start: number, header: TableHeader, name: string): RankedTable {
  const { bits, width, rows } = header;
  if (!isRankable(bits)) throw new AscribeError("bad-model", `${name} has keys of ${bits} bits, which cannot be ranked`);
  return { bits, width, words: rankKeys(bits, decodeKeys(body, start, rows)), weights: decodeWeights(body, start, header) };
}

/** A row for each key, counted from 1. */
function decodeWeights(body: Uint8Array, start: number, { width, rows, lengths }: TableHeader): Int8Array {
  const weights = new Int8Array((rows + 1) * width);
  const counts = start + lengths[0];
  let klass = counts + lengths[1];
  let value = klass + lengths[2];
  for (let row = 1; row <= rows; row++) {
    const base = row * width;
    for (let left = body[counts + row - 1]; left > 0; left--) weights[base + body[klass++]] = (body[value++] << 24) >> 24;
  }
  return weights;
}

/** Ascending, counted from 1. */
function decodeKeys(body: Uint8Array, start: number, rows: number): Int32Array {
  const keys = new Int32Array(rows + 1);
  let step = start;
  let key = 0;
  for (let row = 1; row <= rows; row++) {
    for (let shift = 0; ; shift += 7) {
      const byte = body[step++];
      key += (byte & 127) << shift;
      if (byte < 128) break;
    }
    keys[row] = key;
  }
  return keys;
}

/** Features with many weights are met often: their rows lie together, near the processor. */
function decodeSparse(body: Uint8Array, start: number, { bits, rows, lengths }: TableHeader): SparseTable {
  const begins = new Int32Array(rows + 1);
  const counts = start + lengths[0];
  const sized = new Int32Array(256);
  for (let row = 0; row < rows; row++) sized[body[counts + row]]++;
  // Where the next row of each size begins, the longest first.
  let next = EMPTY_ROW;
  for (let size = 255; size >= 0; size--) {
    const many = sized[size];
    sized[size] = next;
    next += many * rowSize(size);
  }
  const entries = new Int8Array(next);
  let klass = counts + lengths[1];
  let value = klass + lengths[2];
  for (let row = 1; row <= rows; row++) {
    const count = body[counts + row - 1];
    let at = sized[count];
    sized[count] += rowSize(count);
    begins[row] = at << 8;
    entries[at++] = (count - 1) >> 1;
    for (let left = count; left > 0; left--) {
      entries[at++] = body[klass++];
      entries[at++] = body[value++];
    }
  }
  return { ...packRows(bits, rows, decodeKeys(body, start, rows), begins), entries };
}

const EMPTY_ROW = 5;
const rowSize = (count: number): number => 1 + 4 * Math.ceil(count / 2);

/** A fourth class and those after it, which no structure has, are left out. */
function decodePacked(body: Uint8Array, start: number, { bits, rows, lengths }: TableHeader): PackedTable {
  const weights = new Int32Array(rows + 1);
  const counts = start + lengths[0];
  let klass = counts + lengths[1];
  let value = klass + lengths[2];
  for (let row = 1; row <= rows; row++) {
    let three = 0;
    for (let left = body[counts + row - 1]; left > 0; left--, klass++, value++)
      if (body[klass] < 3) three |= body[value] << (8 * body[klass] + 8);
    weights[row] = three;
  }
  return packRows(bits, rows, decodeKeys(body, start, rows), weights);
}

function decodePlaces(body: Uint8Array, start: number, { bits, rows }: TableHeader): Pick<Table, "bits" | "places"> {
  const places = newPlaces(rows + 1);
  const drop = 32 - bits;
  const shift = shiftFor(places);
  const keys = decodeKeys(body, start, rows);
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
  return { bits, places };
}
