import { AscribeError } from "./error.ts";

/**
 * The lexicon format: `#` lines say what the file is, the first other line names the columns, then one
 * fact a row, columns parted by tabs. A missing last column is empty; a surplus one is an error.
 * @param name shown in errors, usually the file's path
 * @returns one object a row, keyed by column
 * @throws {AscribeError} `bad-lexicon` with the line's number
 */
export function readTsv<Column extends string>(text: string, name = "table"): Record<Column, string>[] {
  const rows: Record<Column, string>[] = [];
  let columns: Column[] | null = null;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line === "" || line.startsWith("#")) continue;
    const cells = line.split("\t");
    if (columns === null) {
      columns = cells as Column[];
      continue;
    }
    if (cells.length > columns.length) {
      throw new AscribeError(
        "bad-lexicon",
        `${name}:${index + 1} has ${cells.length} columns where ${columns.length} are named; remove the surplus tab`,
      );
    }
    // Thirty tables are read before the first word of a text: a loop costs half of what pairs and `fromEntries` do.
    const row = {} as Record<Column, string>;
    for (let i = 0; i < columns.length; i++) row[columns[i]] = cells[i] ?? "";
    rows.push(row);
  }
  return rows;
}

/** A table in which packing left out what repeats the row above, in these columns. */
export function readFilled<Column extends string>(
  text: string,
  name: string,
  repeating: readonly Column[],
): Record<Column, string>[] {
  const rows = readTsv<Column>(text, name);
  for (let i = 1; i < rows.length; i++) for (const column of repeating) rows[i][column] ||= rows[i - 1][column];
  return rows;
}
