/**
 * Files, folders and archives of any format here, as articles: one after another, in the order of their names. What
 * cannot be read is said in its place and stops nothing else.
 */
import { createReadStream } from "node:fs";
import { open, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { AscribeError } from "../base/error.ts";
import type { Article } from "../document/article.ts";
import { takePacked } from "./archives.ts";
import { standsBeside } from "./beside.ts";
import { checkText } from "./check-text.ts";
import { decodeText } from "./decode.ts";
import { MAX_FILE, megabytes, readBytes, whyNot } from "./file.ts";
import { cellsOf, markOf } from "./formats/csv.ts";
import type { ColumnMap } from "./formats/tables.ts";
import { type Found, found, refuse, type StatedFields } from "./found.ts";
import { articleOfLine, isBad, MAX_JSON_LINE } from "./jsonl.ts";
import { linesOf } from "./lines.ts";
import { type Format, sniff } from "./sniff.ts";
import { uniqueIds } from "./unique-ids.ts";
import { unzipped } from "./unzipped.ts";

export interface IntakeOptions {
  /** What the caller knows of it; outranks what a document says of itself. */
  readonly given?: Partial<Article>;
  /** The encoding of text files, when they are not UTF-8. */
  readonly encoding?: string;
  /** Which column of a table is which. */
  readonly columns?: ColumnMap;
  /** Where the bytes were fetched from; an address the document states itself goes before it. */
  readonly address?: string;
  /** The code of a state in words, for rows that others have coded with such; without it they have none. */
  readonly codeNamed?: (words: string) => Promise<string | null>;
  /** Told how many bytes of the input have been read, as they are. */
  readonly onBytes?: (count: number) => void;
  /** Told of a file in a folder or an archive that is about it and no document of it. */
  readonly onLeftOut?: (name: string) => void;
  /** Paths in a folder that are passed over in silence: the files of the very ledger that is written. */
  readonly isOwn?: (path: string) => boolean;
}

/** Tables are read whole. */
const MAX_TABLE = 256_000_000;
const MAX_ARCHIVE = 512_000_000;
/** As much as tells the format. */
const HEAD = 4096;
/** An archive in an archive in an archive is as far as honest packing goes. */
const MAX_NESTING = 3;

export async function* takeIn(path: string, options: IntakeOptions = {}): AsyncGenerator<Found> {
  try {
    const about = await stat(path).catch(() => null);
    if (about?.isDirectory()) {
      yield* takeFolder(path, options);
      return;
    }
    const format = about?.isFile() ? await formatOf(path) : null;
    if (format === "jsonl") yield* takeLines(path, stream(path, options), options);
    else if (format === "warc") yield* takeArchive(path, stream(path, options), await startsGzipped(path));
    else if (format === "tar") yield* takeTar(path, stream(path, options), options);
    else if (format === "gzip" && /\.(jsonl|ndjson)\.gz$/i.test(path))
      yield* takeLines(path, unzipped(stream(path, options)), options);
    else if (format === "gzip" && /\.(tar\.gz|tgz)$/i.test(path)) yield* takeTar(path, unzipped(stream(path, options)), options);
    else {
      const max = format === "zip" ? MAX_ARCHIVE : format === "table" ? MAX_TABLE : MAX_FILE;
      const bytes = await readBytes(path, { max });
      yield* takeBytes(path, bytes, options);
      options.onBytes?.(bytes.length);
    }
  } catch (error) {
    yield refuse(path, (error as NodeJS.ErrnoException).syscall ? whyNot(path, error) : error);
  }
}

/** What comes on a pipe: lines and web archives as they come, however many; of anything else as much as a file may hold. */
export async function* takeStream(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  options: IntakeOptions = {},
): AsyncGenerator<Found> {
  const rest = chunks[Symbol.asyncIterator]();
  const held: Uint8Array[] = [];
  let size = 0;
  let isEnded = false;
  const fill = async (enough: number): Promise<void> => {
    while (size < enough) {
      const { value, done } = await rest.next();
      if (done) {
        isEnded = true;
        return;
      }
      held.push(value);
      size += value.length;
    }
  };
  try {
    await fill(HEAD);
    const head = Buffer.concat(held);
    const format = sniff(name, head);
    // A first line may be longer than what tells formats apart.
    if (format === "json")
      while (size < MAX_FILE && !held.some((chunk) => chunk.includes(10)) && !isEnded) await fill(size + HEAD);
    if (format === "jsonl" || (format === "json" && beginsWithLine(held))) yield* takeLines(name, chain(held, rest), options);
    else if (format === "warc") yield* takeArchive(name, chain(held, rest), head[0] === 0x1f);
    else if (format === "tar") yield* takeTar(name, chain(held, rest), options);
    else {
      await fill(MAX_FILE + 1);
      if (size > MAX_FILE)
        throw new AscribeError("too-large", `has more than ${megabytes(MAX_FILE)}; give its documents as JSONL, or as files`);
      yield* takeBytes(name, Buffer.concat(held), options);
    }
  } catch (error) {
    yield refuse(name, error);
  }
}

/** Whether the first line is a document of its own. */
function beginsWithLine(chunks: readonly Uint8Array[]): boolean {
  const bytes = Buffer.concat(chunks);
  const end = bytes.indexOf(10);
  return end > 0 && !isBad(articleOfLine(bytes.subarray(0, end), 1));
}

async function* chain(held: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* held;
  for (;;) {
    const { value, done } = await rest.next();
    if (done) return;
    yield value;
  }
}

async function* stream(path: string, { onBytes }: IntakeOptions): AsyncGenerator<Uint8Array> {
  for await (const chunk of createReadStream(path)) {
    yield chunk as Uint8Array;
    onBytes?.((chunk as Uint8Array).length);
  }
}

/** How many bytes `takeIn` has before it, for one who wants to know how far it is; what cannot be looked at counts nothing. */
export async function sizeBelow(path: string, { isOwn }: Pick<IntakeOptions, "isOwn"> = {}): Promise<number> {
  const about = await stat(path).catch(() => null);
  if (!about?.isDirectory()) return about?.isFile() ? about.size : 0;
  let size = 0;
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch(() => []);
  for (const entry of entries)
    if (entry.isFile() && !isOwn?.(join(entry.parentPath, entry.name)))
      size += (await stat(join(entry.parentPath, entry.name)).catch(() => null))?.size ?? 0;
  return size;
}

/** Bytes that came from anywhere, under a name that may tell their format. */
export async function* takeBytes(
  name: string,
  bytes: Uint8Array,
  options: IntakeOptions = {},
  nesting = 0,
): AsyncGenerator<Found> {
  try {
    if (nesting > MAX_NESTING) throw new AscribeError("too-deep", "is packed inside more than three archives; unpack it first");
    yield* READERS[sniff(name, bytes)](name, bytes, options, nesting);
  } catch (error) {
    yield refuse(name, error);
  }
}

export async function formatOf(path: string): Promise<Format> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return sniff(path, buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

async function startsGzipped(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}

/** Links are not followed: a link may lead out of the folder, or round in a ring. */
async function* takeFolder(folder: string, options: IntakeOptions): AsyncGenerator<Found> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    // A pipe or a device would be waited for without end.
    if (entry.name.startsWith(".") || !(entry.isFile() || entry.isDirectory())) continue;
    const path = join(folder, entry.name);
    if (options.isOwn?.(path)) continue;
    if (entry.isFile() && standsBeside(entry.name)) options.onLeftOut?.(path);
    else yield* takeIn(path, options);
  }
}

type Reader = (name: string, bytes: Uint8Array, options: IntakeOptions, nesting: number) => AsyncGenerator<Found>;

const READERS: Readonly<Record<Format, Reader>> = {
  text: (name, bytes, options) =>
    single(name, bytes, options, async () => ({ text: textOf(bytes, options), fields: {}, transform: "text" })),
  markdown: (name, bytes, options) =>
    single(name, bytes, options, async () => {
      const { readMarkdown } = await import("./formats/markdown.ts");
      return { ...readMarkdown(textOf(bytes, options)), transform: "markdown" };
    }),
  html: (name, bytes, options) =>
    single(name, bytes, options, async () => {
      const { readHtml } = await import("./formats/html.ts");
      const source = decodeText(bytes, { declared: declaredEncoding(bytes), asked: options.encoding }).text;
      return readHtml(source, options.given?.url ?? options.address ?? null);
    }),
  mhtml: (name, bytes, options) => single(name, bytes, options, async () => (await import("./formats/mail.ts")).readMhtml(bytes)),
  mail: (name, bytes, options) => single(name, bytes, options, async () => (await import("./formats/mail.ts")).readMail(bytes)),
  pdf: (name, bytes, options) => single(name, bytes, options, async () => (await import("./formats/pdf.ts")).readPdf(bytes)),
  docx: (name, bytes, options) =>
    single(name, bytes, options, async () => ({ ...(await import("./formats/docx.ts")).readDocx(bytes), transform: "docx" })),
  odt: (name, bytes, options) =>
    single(name, bytes, options, async () => ({ ...(await import("./formats/odt.ts")).readOdt(bytes), transform: "odt" })),
  mbox: takeMailbox,
  feed: takeFeed,
  petrarch: takePetrarch,
  json: takeJson,
  jsonl: (name, bytes, options) => takeLines(name, [bytes], options),
  table: takeTable,
  warc: (name, bytes) => takeArchive(name, [bytes], bytes[0] === 0x1f),
  zip: takeZip,
  tar: (name, bytes, options, nesting) => takeTar(name, [bytes], options, nesting),
  gzip: (name, bytes, options, nesting) => takeBytes(name.replace(/\.t?gz$/i, ""), gunzip(bytes), options, nesting + 1),
  // biome-ignore lint/correctness/useYield: its words stand among marks that only a word processor knows
  rtf: async function* () {
    throw new AscribeError("other-format", "is a text in RTF; save it as .docx or plain text");
  },
  // biome-ignore lint/correctness/useYield: a list of addresses holds no document, and addresses in documents are not fetched
  sitemap: async function* () {
    throw new AscribeError("no-text", "is a sitemap: addresses without words; have it fetched with: ascribe watch ADDRESS");
  },
};

interface Taken {
  readonly text: string;
  readonly fields: StatedFields;
  readonly transform: string;
}

async function* single(
  name: string,
  bytes: Uint8Array,
  options: IntakeOptions,
  take: () => Promise<Taken>,
): AsyncGenerator<Found> {
  const { text, fields, transform } = await take();
  const url = fields.url ?? (options.address ? { value: options.address, from: "the address it was taken from" } : undefined);
  yield checked(name, text, { ...fields, ...(url && { url }) }, transform, bytes, options.given);
}

function checked(
  name: string,
  text: string,
  fields: StatedFields,
  transform: string,
  original: Uint8Array | null,
  given: Partial<Article> = {},
): Found {
  try {
    checkText(text);
    return found(name, text, fields, transform, original, given);
  } catch (error) {
    return refuse(name, error);
  }
}

const textOf = (bytes: Uint8Array, options: IntakeOptions): string => decodeText(bytes, { asked: options.encoding ?? null }).text;

/** The encoding a page or an XML file declares in its first kilobyte. */
function declaredEncoding(bytes: Uint8Array): string | null {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return bytes[0] === 0xff ? "utf-16le" : "utf-16be";
  const head = new TextDecoder("windows-1252").decode(bytes.subarray(0, 2048));
  const named = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1] ?? /^<\?xml[^>]+encoding=["']([\w-]+)/i.exec(head)?.[1];
  // A page that declares UTF-8 is held to it like any other.
  return named && !/^utf-?8$/i.test(named) ? named : null;
}

async function* takeLines(
  name: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: IntakeOptions,
): AsyncGenerator<Found> {
  let number = 0;
  const ids = uniqueIds("line");
  for await (const line of linesOf(toAsync(chunks), MAX_JSON_LINE)) {
    number++;
    if (line?.every((byte) => byte === 32 || byte === 9 || byte === 13)) continue;
    // Said once of the whole, where every line would be broken.
    if (number === 1 && line !== null && isUtf16(line))
      throw new AscribeError("bad-encoding", "is UTF-16; convert it first: iconv -f utf-16 -t utf-8");
    const place = `${name}:${number}`;
    const article = articleOfLine(line, number);
    if (isBad(article)) yield { name: place, error: article.error };
    else
      yield ids.taken(place, article.given ?? null, number, article.text) ??
        found(place, article.text, fieldsOfLine(article), "jsonl", null, { ...options.given, given: article.given });
  }
}

const isUtf16 = ([first, second]: Uint8Array): boolean =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);

const fieldsOfLine = (article: Article): StatedFields =>
  Object.fromEntries(
    (["title", "published", "publisher", "url", "language"] as const).flatMap((field) =>
      article[field] ? [[field, { value: article[field], from: `field "${field}"` }]] : [],
    ),
  );

async function* toAsync(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

async function* takeMailbox(name: string, bytes: Uint8Array, options: IntakeOptions): AsyncGenerator<Found> {
  const { mailsOf, readMail } = await import("./formats/mail.ts");
  let number = 0;
  for (const mail of mailsOf(bytes)) {
    const place = `${name}#${++number}`;
    try {
      const { text, fields, transform } = await readMail(mail);
      yield checked(place, text, fields, `mbox, ${transform}`, mail, options.given);
    } catch (error) {
      yield refuse(place, error);
    }
  }
}

async function* takeFeed(name: string, bytes: Uint8Array, options: IntakeOptions): AsyncGenerator<Found> {
  const { readFeed } = await import("./formats/feed.ts");
  const { items } = await readFeed(decodeText(bytes, { declared: declaredEncoding(bytes), asked: options.encoding }).text);
  if (items.length === 0) throw new AscribeError("no-text", "is a feed without items that carry words");
  for (const [i, { text, fields }] of items.entries())
    yield checked(`${name}#${i + 1}`, text, fields, "feed item", null, options.given);
}

async function* takePetrarch(name: string, bytes: Uint8Array, options: IntakeOptions): AsyncGenerator<Found> {
  const { readPetrarch } = await import("./formats/petrarch.ts");
  for (const { id, text, fields } of readPetrarch(decodeText(bytes, { declared: declaredEncoding(bytes) }).text))
    yield checked(`${name}#${id}`, text, fields, "petrarch xml", null, { ...options.given, given: id });
}

async function* takeJson(name: string, bytes: Uint8Array, options: IntakeOptions): AsyncGenerator<Found> {
  let value: unknown;
  try {
    value = JSON.parse(textOf(bytes, options));
  } catch (error) {
    if (error instanceof AscribeError) throw error;
    throw new AscribeError("bad-json", `is not JSON: ${(error as Error).message}`, { cause: error });
  }
  const list = Array.isArray(value) ? value : [value];
  if (!Array.isArray(value) && typeof (value as { version?: unknown }).version === "string" && "items" in (value as object)) {
    yield* takeFeed(name, bytes, options);
    return;
  }
  for (const [i, item] of list.entries()) {
    const place = list.length > 1 ? `${name}#${i + 1}` : name;
    try {
      yield await takeItem(place, item, options);
    } catch (error) {
      yield refuse(place, error);
    }
  }
}

/** An article of our own shape, or an item of a reference library. */
async function takeItem(name: string, item: unknown, options: IntakeOptions): Promise<Found> {
  if (typeof item !== "object" || item === null) throw new AscribeError("bad-json", "is no object with a text");
  const record = item as Record<string, unknown>;
  if (typeof record.text === "string") {
    const article = articleOfLine(new TextEncoder().encode(JSON.stringify(record)), 1);
    if (isBad(article)) throw new AscribeError(article.error.code, article.error.message);
    return found(name, article.text, fieldsOfLine(article), "json", null, {
      ...options.given,
      given: article.given ?? options.given?.given,
    });
  }
  const { readLibraryItem } = await import("./formats/library.ts");
  const { id, text, fields } = readLibraryItem(record);
  return checked(name, text, fields, "csl-json", null, { ...options.given, given: id });
}

async function* takeTable(name: string, bytes: Uint8Array, options: IntakeOptions): AsyncGenerator<Found> {
  // Excel may name the mark in a line of its own.
  const whole = textOf(bytes, options);
  const [named, sign] = /^sep=(.)\r?\n/i.exec(whole.slice(0, 8)) ?? [""];
  const source = whole.slice(named.length);
  const mark = sign ?? markOf(source);
  const rows = cellsOf(source, mark);
  const header = rows.next().value as string[] | undefined;
  if (!header) throw new AscribeError("empty", "holds no rows");
  const { codedKind, documentOfRow, partiesIn } = await import("./formats/coded.ts");
  const codes = new Map<string, string | null>();
  const coded = mark === "\t" ? codedKind(header.map((cell) => cell.trim())) : null;
  if (coded) {
    if (!coded.headed) yield await takeCoded(name, 1, header);
    let number = 1;
    for (const cells of rows) yield await takeCoded(name, ++number, cells);
    return;
  }
  const { articleOfRow, mapColumns } = await import("./formats/tables.ts");
  const columns = header.map((cell) => cell.trim());
  const map = mapColumns(columns, options.columns);
  let number = 1;
  const ids = uniqueIds("row");
  for (const cells of rows) {
    const place = `${name}:${++number}`;
    const { text, given, fields } = articleOfRow(Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? ""])), map);
    yield cells.length > columns.length
      ? refuse(place, new AscribeError("bad-row", `has ${cells.length} cells where ${columns.length} columns are named`))
      : (ids.taken(place, given, number, text) ??
        checked(place, text, fields, "table row", null, { ...options.given, ...(given !== null && { given }) }));
  }

  async function takeCoded(from: string, row: number, cells: readonly string[]): Promise<Found> {
    const { kind, columns: names } = coded as NonNullable<typeof coded>;
    const wanted = kind === "gdelt-mentions" ? 14 : names.length;
    if (cells.length < wanted)
      return refuse(`${from}:${row}`, new AscribeError("bad-row", `has ${cells.length} cells where ${wanted} are wanted`));
    for (const words of partiesIn(kind, names, cells))
      if (!codes.has(words)) codes.set(words, (await options.codeNamed?.(words)) ?? null);
    const document = documentOfRow(kind, names, cells, (words) => codes.get(words) ?? null);
    return { ...found(`${from}:${row}`, document.text, {}, `${kind} row`, null), document };
  }
}

async function* takeArchive(
  name: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  gzipped: boolean,
): AsyncGenerator<Found> {
  const [{ readWarc }, { readHtml }] = await Promise.all([import("./formats/warc.ts"), import("./formats/html.ts")]);
  for await (const page of readWarc(toAsync(chunks), gzipped)) {
    if (page instanceof AscribeError) {
      yield refuse(name, page);
      continue;
    }
    const place = `${name}#${page.url}`;
    const isPage = /html/i.test(page.type);
    if (!isPage && !/^text\/plain/i.test(page.type)) continue;
    try {
      const declared = /charset=["']?([\w-]+)/i.exec(page.type)?.[1] ?? declaredEncoding(page.body);
      const { text: source } = decodeText(page.body, { declared });
      if (isPage) {
        const { text, fields, transform } = await readHtml(source, page.url);
        yield checked(place, text, fields, `warc, ${transform}`, page.body);
      } else yield checked(place, source, { url: { value: page.url, from: "WARC-Target-URI" } }, "warc, text", page.body);
    } catch (error) {
      yield refuse(place, error);
    }
  }
}

async function* takeZip(name: string, bytes: Uint8Array, options: IntakeOptions, nesting: number): AsyncGenerator<Found> {
  const [{ foreignKind, zipEntries }, { isOdt }] = await Promise.all([import("./formats/zip.ts"), import("./formats/odt.ts")]);
  const entries = zipEntries(bytes);
  if (entries.some((entry) => entry.name === "word/document.xml")) yield* READERS.docx(name, bytes, options, nesting);
  else if (isOdt(entries)) yield* READERS.odt(name, bytes, options, nesting);
  else {
    const foreign = foreignKind(entries);
    if (foreign !== null) throw new AscribeError("other-format", `is ${foreign}`);
    const sorted = entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    yield* takePacked(name, sorted, withinArchive(options, nesting), { onLeftOut: options.onLeftOut, most: MAX_ARCHIVE });
  }
}

async function* takeTar(
  name: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: IntakeOptions,
  nesting = 0,
): AsyncGenerator<Found> {
  const { readTar } = await import("./formats/tar.ts");
  yield* takePacked(name, readTar(toAsync(chunks)), withinArchive(options, nesting), { onLeftOut: options.onLeftOut });
}

const withinArchive = (options: IntakeOptions, nesting: number) => (place: string, content: Uint8Array) =>
  takeBytes(place, content, options, nesting + 1);

export function gunzip(bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_FILE });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE")
      throw new AscribeError("zip-bomb", `unpacks to more than ${megabytes(MAX_FILE)}; unpack it yourself if you trust it`);
    throw new AscribeError("bad-gzip", "is damaged or breaks off; take it again from where it came", { cause: error });
  }
}
