/** What commands that take many documents may use of intake: faces may not reach below. */
import { stat } from "node:fs/promises";
import { AscribeError } from "../base/error.ts";
import type { Article } from "../document/article.ts";
import { checkText } from "../ingest/check-text.ts";
import { decodeText } from "../ingest/decode.ts";
import { readBytes } from "../ingest/file.ts";
import { isRefusal } from "../ingest/found.ts";
import { formatOf, takeBytes } from "../ingest/intake.ts";
import { articleOfLine, type BadLine, MAX_JSON_LINE } from "../ingest/jsonl.ts";
import { linesOf } from "../ingest/lines.ts";
import { type Format, sniff } from "../ingest/sniff.ts";

export { type Found, type FoundArticle, isRefusal, type Refusal } from "../ingest/found.ts";
export { type IntakeOptions, sizeBelow, takeIn, takeStream } from "../ingest/intake.ts";
export { type BadLine, isBad } from "../ingest/jsonl.ts";
export { type Came, isFileOf, keepOriginal, keepOriginals, type Places, placesOf } from "../ingest/originals.ts";

export type Hints = Partial<Omit<Article, "text">> & { readonly encoding?: string };

/**
 * One document of any format. Plain text takes the short way, which loads no reader of formats.
 * @throws {AscribeError} on a file that is not there, or holds nothing to read, or more than one document
 */
export async function loadArticle(
  path: string,
  { encoding, ...hints }: Hints,
  stdin: () => Promise<Uint8Array>,
): Promise<Article> {
  const bytes = path === "-" ? await stdin() : await readBytes(path);
  const format = bytes.length === 0 || encoding ? "text" : sniff(path, bytes);
  if (format === "text") {
    const { text } = decodeText(bytes, { asked: encoding ?? null });
    checkText(text);
    return { text, ...hints };
  }
  for await (const found of takeBytes(path, bytes, { given: hints, ...(encoding && { encoding }) })) {
    if (isRefusal(found)) throw new AscribeError(found.error.code, found.error.message);
    if (/[#:]\d+$/.test(found.name) || found.name.startsWith(`${path}/`))
      throw new AscribeError("many-documents", `${path} holds many documents; record them with: ascribe add ${path}`);
    return found.article;
  }
  throw new AscribeError("empty", `${path} holds no document`);
}

/** Formats that hold one text, which may be read with all care; the others hold many. */
const SINGLE: ReadonlySet<Format> = new Set(["text", "markdown", "html", "mhtml", "pdf", "docx", "odt", "mail"]);

/** Whether a path is one file of one text. */
export async function isOneText(path: string): Promise<boolean> {
  if (path === "-") return true;
  if (!(await stat(path).catch(() => null))?.isFile()) return false;
  return SINGLE.has(await formatOf(path).catch((): Format => "text"));
}

/** The articles of a JSONL stream in their order, or what was wrong with a line. Holds one line at a time. */
export async function* articlesOfLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Article | BadLine> {
  let number = 0;
  for await (const line of linesOf(chunks, MAX_JSON_LINE)) {
    number++;
    if (line?.every((byte) => byte === 32 || byte === 9 || byte === 13)) continue;
    yield articleOfLine(line, number);
  }
}
