/**
 * Pages of a web archive (WARC 1.0 and 1.1, plain or gzip). A record that breaks off is refused by itself; the file
 * before it goes in. Everything is held only as long as its record.
 */
import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import { AscribeError } from "../../base/error.ts";
import { ByteSource } from "../byte-source.ts";
import { unzipped } from "../unzipped.ts";

export interface ArchivedPage {
  readonly url: string;
  /** When it was taken, which is not when it was put out. */
  readonly taken: string | null;
  readonly type: string;
  readonly body: Uint8Array;
}

const MAX_RECORD = 32_000_000;
const MAX_HEADER = 65_536;

/** @returns pages, or the error of a record that could not be read */
export async function* readWarc(
  chunks: AsyncIterable<Uint8Array>,
  gzipped: boolean,
): AsyncGenerator<ArchivedPage | AscribeError> {
  const source = new Source(gzipped ? unzipped(chunks) : chunks);
  for (;;) {
    let head: Record<string, string> | null;
    try {
      head = await readHead(source);
    } catch (error) {
      yield brokenOff(error);
      return;
    }
    if (head === null) return;
    const length = Number(head["content-length"]);
    if (!Number.isSafeInteger(length) || length < 0) {
      yield new AscribeError(
        "bad-warc",
        "a record states no length, so where the next one begins is unknown; the rest is left out",
      );
      return;
    }
    const wanted = head["warc-type"] === "response" || head["warc-type"] === "resource";
    let body: Uint8Array | null;
    try {
      body = await source.take(length, wanted && length <= MAX_RECORD);
    } catch (error) {
      yield brokenOff(error);
      return;
    }
    if (!wanted) continue;
    const url = (head["warc-target-uri"] ?? "").replace(/^<|>$/g, "");
    if (body === null) yield new AscribeError("too-large", `${url} has ${length} bytes, more than 32 MB`);
    else yield pageOf(head, url, body);
  }
}

const brokenOff = (cause: unknown): AscribeError =>
  new AscribeError("truncated", "breaks off inside a record; what stands before it was taken", { cause });

/** Lines of headers, and between them bodies of a stated length. */
class Source extends ByteSource {
  /** Up to and without the line's end; null at the end of all. */
  async line(): Promise<string | null> {
    for (;;) {
      const end = this.held.indexOf(10);
      if (end >= 0) {
        const line = new TextDecoder().decode(this.held.subarray(0, end)).replace(/\r$/, "");
        this.held = this.held.subarray(end + 1);
        return line;
      }
      if (this.held.length > MAX_HEADER) throw new AscribeError("bad-warc", "a header line is longer than 64 kB");
      if (!(await this.more())) {
        if (this.held.length > 0) throw new AscribeError("truncated", "breaks off in a header");
        return null;
      }
    }
  }
}

async function readHead(source: Source): Promise<Record<string, string> | null> {
  let line = await source.line();
  while (line === "") line = await source.line();
  if (line === null) return null;
  if (!line.startsWith("WARC/")) throw new AscribeError("bad-warc", "a record does not begin with WARC/");
  const head: Record<string, string> = {};
  for (let next = await source.line(); next !== ""; next = await source.line()) {
    if (next === null) throw new AscribeError("truncated", "breaks off in a header");
    const colon = next.indexOf(":");
    if (colon > 0) head[next.slice(0, colon).toLowerCase()] = next.slice(colon + 1).trim();
  }
  return head;
}

function pageOf(head: Readonly<Record<string, string>>, url: string, record: Uint8Array): ArchivedPage | AscribeError {
  const taken = head["warc-date"] ?? null;
  if (head["warc-type"] === "resource") return { url, taken, type: head["content-type"] ?? "", body: record };
  const split = headEnd(record);
  if (split < 0) return new AscribeError("bad-warc", `${url}: its answer has no end of headers`);
  const lines = new TextDecoder("windows-1252").decode(record.subarray(0, split)).split(/\r?\n/);
  const status = Number(lines[0].split(" ")[1]);
  const headers = new Map(
    lines.slice(1).map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]),
  );
  // Redirects and error pages are no documents; they are told by an empty type.
  if (status !== 200) return { url, taken, type: "", body: new Uint8Array() };
  try {
    const body =
      headers.get("transfer-encoding")?.toLowerCase() === "chunked" ? unchunk(record.subarray(split)) : record.subarray(split);
    return { url, taken, type: headers.get("content-type") ?? "", body: inflate(body, headers.get("content-encoding") ?? "") };
  } catch (cause) {
    return new AscribeError("bad-warc", `${url}: its body cannot be unpacked`, { cause });
  }
}

function headEnd(bytes: Uint8Array): number {
  for (let i = 0; i + 1 < bytes.length; i++) {
    if (bytes[i] !== 10) continue;
    if (bytes[i + 1] === 10) return i + 2;
    if (bytes[i + 1] === 13 && bytes[i + 2] === 10) return i + 3;
  }
  return -1;
}

function unchunk(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(10, at);
    const size = end < 0 ? Number.NaN : Number.parseInt(new TextDecoder().decode(bytes.subarray(at, end)), 16);
    // Some archivers unchunk the body and keep the header.
    if (Number.isNaN(size)) return parts.length === 0 ? bytes : Buffer.concat(parts);
    if (size === 0) break;
    parts.push(bytes.subarray(end + 1, end + 1 + size));
    at = end + 1 + size + 2;
  }
  return Buffer.concat(parts);
}

function inflate(body: Uint8Array, encoding: string): Uint8Array {
  const limit = { maxOutputLength: MAX_RECORD };
  if (/gzip/i.test(encoding)) return gunzipSync(body, limit);
  if (/deflate/i.test(encoding)) return inflateSync(body, limit);
  if (/\bbr\b/i.test(encoding)) return brotliDecompressSync(body, limit);
  return body;
}
