/**
 * Rows of a table (CSV, TSV), after RFC 4180: quoted cells may hold the mark, quotes doubled, and line ends. A quote
 * that never closes would swallow the rest of the file, so a row has a limit.
 */
import { AscribeError } from "../../base/error.ts";

const MAX_ROW = 6_000_000;

export type Row = Readonly<Record<string, string>>;

/** The mark between cells, by which one parts the first line most. */
export function markOf(head: string): string {
  const line = head.slice(0, head.search(/[\r\n]|$/));
  const counts = [",", "\t", ";", "|"].map((mark) => ({ mark, n: line.split(mark).length }));
  return counts.reduce((best, one) => (one.n > best.n ? one : best)).mark;
}

/** The cells of each row. @throws {AscribeError} `bad-table` at the row that never ends */
export function* cellsOf(source: string, mark: string): Generator<string[]> {
  let at = 0;
  let row = 1;
  while (at < source.length) {
    const cells: string[] = [];
    const began = at;
    for (;;) {
      const [cell, next] = source[at] === '"' && mark !== "\t" ? quoted(source, at, began, row) : bare(source, at, mark);
      cells.push(cell);
      at = next;
      if (source[at] !== mark) break;
      at++;
    }
    if (source[at] === "\r") at++;
    if (source[at] === "\n") at++;
    else if (at < source.length && at === began) at++;
    row++;
    if (cells.length > 1 || cells[0] !== "") yield cells;
  }
}

/** Rows by their column's name, the first row naming them. */
export function* rowsOf(source: string, mark: string): Generator<Row> {
  let columns: string[] | null = null;
  for (const cells of cellsOf(source, mark)) {
    if (columns === null) columns = cells.map((cell) => cell.trim());
    else yield Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? ""]));
  }
}

function quoted(source: string, from: number, began: number, row: number): [string, number] {
  let cell = "";
  let at = from + 1;
  for (;;) {
    const end = source.indexOf('"', at);
    if (end < 0 || end - began > MAX_ROW)
      throw new AscribeError("bad-table", `row ${row} opens a quotation mark that never closes`);
    cell += source.slice(at, end);
    if (source[end + 1] !== '"') return [cell + trailing(source, end + 1), skip(source, end + 1)];
    cell += '"';
    at = end + 2;
  }
}

// Stray characters after a closing quote are kept rather than lost.
const AFTER = /[^,;\t|\r\n]*/y;
function trailing(source: string, at: number): string {
  AFTER.lastIndex = at;
  return AFTER.exec(source)?.[0] ?? "";
}
const skip = (source: string, at: number): number => at + trailing(source, at).length;

function bare(source: string, from: number, mark: string): [string, number] {
  let at = from;
  while (at < source.length && source[at] !== mark && source[at] !== "\n" && source[at] !== "\r") at++;
  return [source.slice(from, at), at];
}
