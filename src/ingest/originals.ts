/**
 * The bytes a document came from, kept beside the ledger under their hash, read-only, and a line for each document that
 * says where it was, what was done to get its text, and who states each thing about it.
 */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { appendFile, mkdir, open, readFile, rename, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { AscribeError } from "../base/error.ts";
import type { FoundArticle, StatedFields } from "./found.ts";

export interface Origin {
  readonly document: string;
  readonly name: string;
  readonly transform: string;
  readonly fields: StatedFields;
  /** SHA-256 of the bytes kept; null for a row of many, whose file is not kept whole. */
  readonly original: string | null;
  readonly bytes: number | null;
}

/** Whether a path is the ledger's file or stands beside it under its name: log, originals, notes of servers and feeds. */
export const isFileOf = (ledger: string): ((path: string) => boolean) => {
  const own = resolve(ledger);
  return (path) => {
    const whole = resolve(path);
    return whole === own || whole.startsWith(`${own}.`);
  };
};

const folderOf = (ledger: string): string => `${ledger}.originals`;
const notesOf = (ledger: string): string => join(folderOf(ledger), "origins.jsonl");

/** @throws {AscribeError} `disk-full`, `cannot-write`: the document is recorded by then, its original is not kept */
export const keepOriginal = (ledger: string, document: string, found: FoundArticle): Promise<void> =>
  keepOriginals(ledger, [{ document, found }]);

export interface Came {
  readonly document: string;
  readonly found: FoundArticle;
}

/** The same of many: a file is opened once for all of their lines. */
export async function keepOriginals(ledger: string, all: readonly Came[]): Promise<void> {
  if (all.length === 0) return;
  try {
    await mkdir(folderOf(ledger), { recursive: true });
    const lines: string[] = [];
    for (const one of all) lines.push(`${JSON.stringify(await originOf(ledger, one))}\n`);
    const torn = await endsInside(notesOf(ledger));
    await appendFile(notesOf(ledger), `${torn ? "\n" : ""}${lines.join("")}`);
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === "ENOSPC")
      throw new AscribeError("disk-full", `no room left for the originals beside ${ledger}; free some space and add again`, {
        cause,
      });
    throw new AscribeError("cannot-write", `the originals beside ${ledger} cannot be written: ${message}`, { cause });
  }
}

async function originOf(ledger: string, { document, found }: Came): Promise<Origin> {
  const { name, transform, fields, original } = found;
  const hash = original && createHash("sha256").update(original).digest("hex");
  if (hash && original) await keep(join(folderOf(ledger), hash.slice(0, 2), hash), original);
  return {
    document,
    name,
    transform,
    fields,
    original: hash && `sha256:${hash}`,
    bytes: original?.length ?? null,
  };
}

/** Moved to its place whole: what a kill leaves half written has another name. */
async function keep(path: string, bytes: Uint8Array): Promise<void> {
  if ((await stat(path).catch(() => null))?.size === bytes.length) return;
  await mkdir(dirname(path), { recursive: true });
  const aside = `${path}.${process.pid}.part`;
  await writeFile(aside, bytes, { mode: 0o444 });
  await rename(aside, path);
}

/** Whether a line was cut short, by a kill or a full disk; what is added then begins a line of its own. */
async function endsInside(path: string): Promise<boolean> {
  const file = await open(path).catch(() => null);
  if (file === null) return false;
  try {
    const { size } = await file.stat();
    if (size === 0) return false;
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
    return buffer[0] !== 10;
  } finally {
    await file.close();
  }
}

/** Null of a line that was cut short: its document is told of again when it is added again. */
function originIn(line: string): Origin | null {
  try {
    return JSON.parse(line) as Origin;
  } catch {
    return null;
  }
}

export interface Places {
  /** Whether the text is held from another publisher or address, and not from these. */
  isCopy(document: string, fields: StatedFields): boolean;
  /** Remembers the place. @returns whether it was new */
  put(document: string, fields: StatedFields): boolean;
}

/** By whom and where each text of a ledger is known to be printed: the same text elsewhere is a copy of it. */
export async function placesOf(ledger: string): Promise<Places> {
  const held = new Set<string>();
  const short = (words: string): string => createHash("sha256").update(words).digest("base64url").slice(0, 12);
  const placeOf = (document: string, { publisher, url }: StatedFields): string =>
    short(`${document}\n${publisher?.value ?? ""}\n${url?.value ?? ""}`);
  const put = (document: string, fields: StatedFields): boolean => {
    held.add(short(document));
    return held.size < held.add(placeOf(document, fields)).size;
  };
  if (await stat(notesOf(ledger)).catch(() => null)) {
    for await (const line of createInterface({ input: createReadStream(notesOf(ledger)) })) {
      const origin = originIn(line);
      if (origin) put(origin.document, origin.fields);
    }
  }
  return { put, isCopy: (document, fields) => held.has(short(document)) && !held.has(placeOf(document, fields)) };
}

/** Every way a document came in, oldest first. */
export async function originsOf(ledger: string, document: string): Promise<Origin[]> {
  const lines = await readFile(notesOf(ledger), "utf8").catch(() => "");
  return lines
    .split("\n")
    .filter((line) => line.includes(document))
    .map(originIn)
    .filter((origin): origin is Origin => origin?.document === document);
}
