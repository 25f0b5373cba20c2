/** Files and streams on their way to the reader: what the commands that take many documents share. */
import { describeError } from "../base/error.ts";
import type { Article } from "../document/article.ts";
import { checkText } from "../ingest/check-text.ts";
import { decodeText } from "../ingest/decode.ts";
import { readBytes } from "../ingest/file.ts";
import { articleOfLine, isBad, MAX_JSON_LINE } from "../ingest/jsonl.ts";
import { linesOf } from "../ingest/lines.ts";
import type { Ascribe, Mode } from "./ascribe.ts";

export type Hints = Partial<Omit<Article, "text">> & { readonly encoding?: string };

/** @throws {AscribeError} on a file that is not there, or holds nothing to read */
export async function loadArticle(
  path: string,
  { encoding, ...hints }: Hints,
  stdin: () => Promise<Uint8Array>,
): Promise<Article> {
  const bytes = path === "-" ? await stdin() : await readBytes(path);
  const { text } = decodeText(bytes, { asked: encoding ?? null });
  checkText(text);
  return { text, ...hints };
}

/** A line of output for each line of input, in its order: a document, or what was wrong. Holds one line at a time. */
export async function* readJsonl(
  ascribe: Ascribe,
  chunks: AsyncIterable<Uint8Array>,
  mode: Mode,
): AsyncGenerator<{ readonly line: string; readonly isError: boolean }> {
  const reader = await ascribe.reader(mode);
  let number = 0;
  for await (const line of linesOf(chunks, MAX_JSON_LINE)) {
    number++;
    if (line !== null && isBlank(line)) continue;
    const article = articleOfLine(line, number);
    if (isBad(article)) {
      yield { line: JSON.stringify(article), isError: true };
      continue;
    }
    try {
      yield { line: JSON.stringify(reader.read(article)), isError: false };
    } catch (error) {
      yield { line: JSON.stringify({ given: article.given ?? null, error: describeError(error) }), isError: true };
    }
  }
}

const isBlank = (line: Uint8Array): boolean => line.every((byte) => byte === 32 || byte === 9 || byte === 13);
