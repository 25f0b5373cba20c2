/**
 * Files cut into slices of work, and the articles of a slice. A file of JSONL is cut at any byte: a slice holds the lines that begin in it,
 * so that a terabyte is planned without being read. Everything else that can be taken in (web archives, pages, mail …) is not cut.
 */
import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { createGunzip } from "node:zlib";
import { AscribeError } from "../base/error.ts";
import type { Article } from "../document/article.ts";
import type { Document } from "../document/schema.ts";
import type { Slice } from "../ledger/lake.ts";
import { standsBeside } from "./beside.ts";
import { isRefusal } from "./found.ts";
import { type IntakeOptions, takeIn } from "./intake.ts";
import { articleOfLine, type BadLine, MAX_JSON_LINE } from "./jsonl.ts";

export interface Placed {
  /** In bytes, of the unpacked file; in a file of another kind than lines, its number. */
  readonly offset: number;
  readonly article: Article | BadLine;
  /** Others have coded it already, and it is not read. */
  readonly document?: Document;
}

const LINES = /\.(jsonl|ndjson)$/i;
const PACKED_LINES = /\.(jsonl|ndjson)\.gz$/i;
const OTHERS =
  /\.(txt|text|md|markdown|x?html?|mht|mhtml|pdf|docx|odt|eml|mbox|xml|rss|atom|rdf|json|csv|tsv|tab|zip|tar|tgz|warc|gz)$/i;

/** What a folder holds and no slice does. */
export interface LeftOut {
  readonly path: string;
  /** Of a kind that is not taken in, as its name tells; or one that tells of the folder, a README or a licence. */
  readonly why: "kind" | "beside";
}

/**
 * Every file below `paths` that can be read, cut into slices of about `bytes`, in order of path. A file named by itself is taken whatever
 * its name; of a folder those are left out, and told of, whose name is of no kind that can be read: opening each of a million would take hours.
 * @throws {AscribeError} `missing-file`; `outside-root` when a file does not lie below `root`
 */
export async function slicesOf(
  paths: readonly string[],
  root: string,
  bytes: number,
  onLeftOut: (one: LeftOut) => void = () => {},
): Promise<Slice[]> {
  const files = (await Promise.all(paths.map((path) => filesBelow(resolve(path), onLeftOut)))).flat();
  const slices: Slice[] = [];
  for (const file of [...new Set(files)].sort()) {
    const path = relative(root, file).split(sep).join("/");
    if (path.startsWith("../"))
      throw new AscribeError("outside-root", `${file} does not lie below the root ${root}; give --root`);
    const { size } = await stat(file);
    if (size === 0) continue;
    if (!LINES.test(path)) slices.push({ path, from: 0, to: null, size });
    else for (let from = 0; from < size; from += bytes) slices.push({ path, from, to: Math.min(from + bytes, size), size });
  }
  return slices;
}

/** Slices joined, in their order, until they hold about `bytes`: many small files are one piece of work. */
export function joinSlices(slices: readonly Slice[], bytes: number): Slice[][] {
  const groups: Slice[][] = [];
  let held = Number.POSITIVE_INFINITY;
  for (const slice of slices) {
    const weight = (slice.to ?? slice.size) - slice.from;
    if (held + weight > bytes) {
      groups.push([slice]);
      held = weight;
    } else {
      groups.at(-1)!.push(slice);
      held += weight;
    }
  }
  return groups;
}

/** @throws {AscribeError} `missing-file`, `changed-file`, `unreadable`: the slice as a whole cannot be read */
export async function* articlesOf(
  root: string,
  slice: Slice,
  options: Pick<IntakeOptions, "codeNamed"> = {},
): AsyncGenerator<Placed> {
  const file = join(root, slice.path);
  const found = await stat(file).catch(() => null);
  if (!found) throw new AscribeError("missing-file", `there is no file ${file}; does this machine see it under another --root?`);
  if (found.size !== slice.size)
    throw new AscribeError(
      "changed-file",
      `${file} had ${slice.size} bytes when it was planned and has ${found.size}; plan it anew`,
    );
  if (LINES.test(slice.path) || PACKED_LINES.test(slice.path)) {
    for await (const { offset, line } of linesOf(file, slice)) {
      if (line?.every((byte) => byte === 32 || byte === 9 || byte === 13)) continue;
      yield { offset, article: articleOfLine(line, offset) };
    }
    return;
  }
  let offset = 0;
  for await (const found of takeIn(file, options)) {
    // What stands within a file is named after it; the file itself as all machines see it.
    const given = found.name.startsWith(file) ? slice.path + found.name.slice(file.length) : `${slice.path}#${found.name}`;
    if (isRefusal(found)) yield { offset, article: { given, error: found.error } };
    else yield { offset, article: { given, ...found.article }, ...(found.document && { document: found.document }) };
    offset++;
  }
}

/** Lines that begin in the slice; `null` for one that is longer than a document may be. */
async function* linesOf(file: string, { path, from, to }: Slice): AsyncGenerator<{ offset: number; line: Uint8Array | null }> {
  // One byte early: a line begins here if and only if that byte ends another.
  const start = Math.max(0, from - 1);
  const bytes = createReadStream(file, { start });
  const packed = PACKED_LINES.test(path);
  const chunks: AsyncIterable<Buffer> = packed ? bytes.pipe(createGunzip()) : bytes;
  let begins = from === 0;
  let offset = start;
  let at = start;
  let held: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of chunks) {
      let seen = 0;
      for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, seen)) {
        size += end - seen;
        if (begins && size <= MAX_JSON_LINE) held.push(chunk.subarray(seen, end));
        if (begins) yield { offset, line: size > MAX_JSON_LINE ? null : joined(held) };
        begins = true;
        held = [];
        size = 0;
        seen = end + 1;
        offset = at + seen;
        if (to !== null && offset >= to) return;
      }
      size += chunk.length - seen;
      if (begins && size <= MAX_JSON_LINE) held.push(chunk.subarray(seen));
      else held = [];
      at += chunk.length;
    }
  } catch (cause) {
    throw new AscribeError("unreadable", `${file} cannot be read to its end: ${(cause as Error).message}`, { cause });
  } finally {
    bytes.destroy();
  }
  if (begins && size > 0) yield { offset, line: size > MAX_JSON_LINE ? null : joined(held) };
}

const joined = (parts: readonly Buffer[]): Uint8Array => (parts.length === 1 ? parts[0]! : Buffer.concat(parts));

async function filesBelow(path: string, onLeftOut: (one: LeftOut) => void): Promise<string[]> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new AscribeError("missing-file", `there is no file ${path}; check the name`);
  if (!found.isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.flatMap((entry) => {
    const file = join(entry.parentPath, entry.name);
    // As for `add`: links lead out of the folder, and what is hidden is not meant.
    if (!entry.isFile() || /(^|[\\/])\./.test(relative(path, file))) return [];
    if (standsBeside(entry.name)) onLeftOut({ path: file, why: "beside" });
    else if (LINES.test(entry.name) || OTHERS.test(entry.name)) return [file];
    else onLeftOut({ path: file, why: "kind" });
    return [];
  });
}
