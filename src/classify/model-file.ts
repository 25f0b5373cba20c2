import { AscribeError } from "../base/error.ts";
import { type Section, sectionOf } from "./section.ts";
import { newTable } from "./sums.ts";
import type { Table } from "./table.ts";

/**
 * The weights file: a 20-byte head (signature, version, a checksum for whoever does not unpack it, length), then a gzipped body: a JSON
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

/** A file that was opened: its sections as they lie there, and each decoded when it is asked for. */
export interface OpenedModel extends ModelFile {
  readonly sections: Readonly<Record<string, Section>>;
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
  let body: Uint8Array;
  try {
    body = await gunzip(bytes.subarray(HEAD));
  } catch (error) {
    // gzip has a checksum of its own.
    throw new AscribeError("bad-model", `${name} was altered: ${(error as Error).message}; fetch it again`);
  }
  return openBody(body, name);
}

/** The head that `openModel` reads, before a body that is already gzipped. */
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

/** Two 32-bit sums over the bytes, each step a bijection, so that any one changed byte changes both. */
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

interface TableHeader extends Omit<Section, "streams"> {
  readonly name: string;
}

/** The body before gzip. */
export function encodeBody({ kind, language, facts, tables }: ModelFile): Uint8Array {
  const sections = Object.entries(tables).map(([name, table]) => ({ name, ...sectionOf(table) }));
  const header: Header = { kind, language, facts, tables: sections.map(({ streams: _, ...rest }) => rest) };
  const json = JSON.stringify(header).replace(/[\u007f-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const out = new Uint8Array(4 + json.length + sections.reduce((sum, { streams }) => sum + streams.length, 0));
  new DataView(out.buffer).setUint32(0, json.length, true);
  for (let i = 0; i < json.length; i++) out[4 + i] = json.charCodeAt(i);
  let at = 4 + json.length;
  for (const { streams } of sections) {
    out.set(streams, at);
    at += streams.length;
  }
  return out;
}

function openBody(body: Uint8Array, name: string): OpenedModel {
  const length = readWord(body, 0);
  let json = "";
  for (let at = 4; at < 4 + length; at += 4096) {
    // Called with the bytes as they lie: spread out as arguments they would first be copied one by one.
    json += String.fromCharCode.apply(null, body.subarray(at, Math.min(at + 4096, 4 + length)) as unknown as number[]);
  }
  const header = JSON.parse(json) as Header;
  const sections: Record<string, Section> = {};
  const tables: Record<string, Table> = {};
  let at = 4 + length;
  for (const { name, bits, width, rows, lengths } of header.tables) {
    const size = lengths.reduce((sum, part) => sum + part, 0);
    const section = { bits, width, rows, lengths, streams: body.subarray(at, at + size) };
    sections[name] = section;
    onDemand(tables, name, () => newTable(section));
    at += size;
  }
  if (at !== body.length)
    throw new AscribeError("bad-model", `${name} has ${body.length - at} bytes that no section claims; fetch it again`);
  return { kind: header.kind, language: header.language, facts: header.facts, tables, sections };
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
