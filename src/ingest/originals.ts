/**
 * The bytes a document came from, kept beside the ledger under their hash, read-only, and a line for each document that
 * says where it was, what was done to get its text, and who states each thing about it.
 */
import { createHash } from "node:crypto";
import { appendFile, mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
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

const folderOf = (ledger: string): string => `${ledger}.originals`;
const notesOf = (ledger: string): string => join(folderOf(ledger), "origins.jsonl");

/** @throws {AscribeError} `disk-full`, `cannot-write`: the document is recorded by then, its original is not kept */
export async function keepOriginal(ledger: string, document: string, found: FoundArticle): Promise<void> {
  try {
    await write(ledger, document, found);
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === "ENOSPC")
      throw new AscribeError("disk-full", `no room left for the originals beside ${ledger}; free some space and add again`, {
        cause,
      });
    throw new AscribeError("cannot-write", `the originals beside ${ledger} cannot be written: ${message}`, { cause });
  }
}

async function write(ledger: string, document: string, found: FoundArticle): Promise<void> {
  const { name, transform, fields, original } = found;
  const hash = original && createHash("sha256").update(original).digest("hex");
  await mkdir(folderOf(ledger), { recursive: true });
  if (hash && original) await keep(join(folderOf(ledger), hash.slice(0, 2), hash), original);
  const origin: Origin = {
    document,
    name,
    transform,
    fields,
    original: hash && `sha256:${hash}`,
    bytes: original?.length ?? null,
  };
  await appendFile(notesOf(ledger), `${JSON.stringify(origin)}\n`);
}

async function keep(path: string, bytes: Uint8Array): Promise<void> {
  if (await stat(path).catch(() => null)) return;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes, { mode: 0o444 });
}

/** Every way a document came in, oldest first. */
export async function originsOf(ledger: string, document: string): Promise<Origin[]> {
  const lines = await readFile(notesOf(ledger), "utf8").catch(() => "");
  return lines
    .split("\n")
    .filter((line) => line.includes(document))
    .map((line) => JSON.parse(line) as Origin)
    .filter((origin) => origin.document === document);
}
