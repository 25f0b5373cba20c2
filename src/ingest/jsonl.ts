/**
 * A line of JSONL as an article: `{"id","text","published"?,"url"?,"publisher"?,"language"?,"title"?}`. What is
 * wrong with one line is said about that line and stops no other.
 */
import { AscribeError, describeError } from "../base/error.ts";
import type { Article } from "../document/article.ts";
import { checkText } from "./check-text.ts";
import { isIsoDate } from "./found.ts";

export interface BadLine {
  readonly given: string | null;
  readonly error: { readonly code: string; readonly message: string };
}

/** 24 MB: five million characters, escaped at worst as four bytes each, and their metadata. */
export const MAX_JSON_LINE = 24_000_000;

const FIELDS = ["published", "url", "publisher", "language", "title"] as const;

export function articleOfLine(line: Uint8Array | null, number: number): Article | BadLine {
  let given: string | null = null;
  try {
    if (line === null) throw new AscribeError("line-too-long", `line ${number} is over 24 MB; give one document a line`);
    const record = parse(line, number);
    if (record.id !== undefined && record.id !== null) given = String(record.id);
    if (typeof record.text !== "string") throw new AscribeError("bad-line", `line ${number} has no "text" that is a string`);
    checkText(record.text);
    return { text: record.text, ...(given !== null && { given }), ...fieldsOf(record, number) };
  } catch (error) {
    return { given, error: describeError(error) };
  }
}

export const isBad = (line: Article | BadLine): line is BadLine => "error" in line;

function parse(line: Uint8Array, number: number): Record<string, unknown> {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(line);
  } catch {
    throw new AscribeError("bad-encoding", `line ${number} is not UTF-8; convert the file first: iconv -t utf-8`);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new AscribeError("bad-line", `line ${number} is not JSON: ${(error as Error).message}`);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new AscribeError("bad-line", `line ${number} is not a JSON object with "id" and "text"`);
  return value as Record<string, unknown>;
}

function fieldsOf(record: Record<string, unknown>, number: number): Partial<Article> {
  const out: Record<string, string> = {};
  for (const field of FIELDS) {
    const value = record[field];
    if (value === undefined || value === null || value === "") continue;
    if (typeof value !== "string") throw new AscribeError("bad-line", `line ${number}: "${field}" is not a string`);
    out[field] = value;
  }
  if (out.published && !isIsoDate(out.published))
    throw new AscribeError(
      "bad-line",
      `line ${number}: "published" is "${out.published}"; give an ISO 8601 date, like 2021-08-02`,
    );
  return out;
}
