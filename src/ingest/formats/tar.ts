/**
 * Files inside a tar archive (ustar, GNU, pax), one after another as they come: an archive may be as long as it likes, since no more than
 * one file of it is held.
 */
import { AscribeError } from "../../base/error.ts";
import type { Packed } from "../archives.ts";
import { ByteSource } from "../byte-source.ts";
import { MAX_FILE, megabytes } from "../file.ts";
import { isTarHead, TAR_BLOCK } from "../tar-head.ts";

/** A name written at length. No path is this long. */
const MAX_NAME = 65_536;

/** @throws {AscribeError} `truncated`, `bad-tar`, after what could be taken */
export async function* readTar(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Packed> {
  const source = new ByteSource(chunks);
  let long: string | null = null;
  while (!(await source.isEnded())) {
    const head = await take(source, TAR_BLOCK);
    // Two blocks of nothing end it; some writers leave them out.
    if (head.every((byte) => byte === 0)) return;
    if (!isTarHead(head)) throw damaged();
    const size = numberIn(head.subarray(124, 136));
    const padded = Math.ceil(size / TAR_BLOCK) * TAR_BLOCK;
    const kind = String.fromCharCode(head[156] || 48);
    if (kind === "L" || kind === "x") {
      if (size > MAX_NAME) throw damaged();
      const body = (await take(source, padded)).subarray(0, size);
      long = kind === "L" ? wordsIn(body) : (paxPath(body) ?? long);
      continue;
    }
    const name = (long ?? nameIn(head)).replace(/^(\.\/)+/, "");
    long = null;
    // Links, devices and folders hold no words.
    if (kind !== "0" || size > MAX_FILE) await source.take(padded, false);
    if (kind !== "0") continue;
    const bytes = size > MAX_FILE ? null : (await take(source, padded)).subarray(0, size);
    yield { name, bytes: () => bytes ?? tooLarge(size) };
  }
}

async function take(source: ByteSource, length: number): Promise<Uint8Array> {
  return (await source.take(length)) as Uint8Array;
}

/** Octal, or where that is too short the bytes of the number itself, marked by a first bit. */
function numberIn(field: Uint8Array): number {
  const size =
    field[0] & 0x80
      ? field.subarray(1).reduce((sum, byte) => sum * 256 + byte, 0)
      : Number.parseInt(wordsIn(field).trim() || "0", 8);
  if (!Number.isSafeInteger(size)) throw damaged();
  return size;
}

function nameIn(head: Uint8Array): string {
  const isUstar = wordsIn(head.subarray(257, 262)) === "ustar";
  const folder = isUstar ? wordsIn(head.subarray(345, 500)) : "";
  return (folder && `${folder}/`) + wordsIn(head.subarray(0, 100));
}

/** "27 path=folder/name": its length, a key, a value, on a line of its own. */
function paxPath(body: Uint8Array): string | null {
  return /(?:^|\n)\d+ path=([^\n]*)\n/.exec(new TextDecoder().decode(body))?.[1] ?? null;
}

function wordsIn(field: Uint8Array): string {
  const end = field.indexOf(0);
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end));
}

function tooLarge(size: number): never {
  throw new AscribeError(
    "too-large",
    `has ${megabytes(size)}, more than ${megabytes(MAX_FILE)}; split it, or give its documents as JSONL`,
  );
}

const damaged = (): AscribeError =>
  new AscribeError("bad-tar", "is a damaged tar archive; what stands before the damage was taken");
