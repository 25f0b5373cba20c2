/**
 * Tables whose rows are documents: which column is which. Columns are found by the names that exports in use give
 * them, or by the caller's own map; a table that has no text is refused with the names it does have.
 */
import { AscribeError } from "../../base/error.ts";
import { firstDate, firstStated, type StatedFields } from "../found.ts";
import type { Row } from "./csv.ts";

export type ColumnMap = Readonly<
  Partial<Record<"id" | "text" | "title" | "published" | "publisher" | "url" | "language", string>>
>;

const USUAL: Readonly<Record<keyof ColumnMap, readonly string[]>> = {
  text: ["text", "body", "content", "fulltext", "full_text", "article", "notes", "story", "sentence"],
  id: ["id", "given", "doc_id", "document_id", "event_id_cnty", "guid"],
  title: ["title", "headline"],
  published: ["published", "date", "publish_date", "publication_date", "published_at", "event_date", "timestamp"],
  publisher: ["publisher", "outlet", "source", "media_name", "newspaper"],
  url: ["url", "link", "source_url", "address"],
  language: ["language", "lang"],
};

/** @throws {AscribeError} `bad-columns` naming the columns there are */
export function mapColumns(columns: readonly string[], asked: ColumnMap = {}): ColumnMap {
  const byPlain = new Map(columns.map((column) => [column.toLowerCase().replace(/[\s-]+/g, "_"), column]));
  for (const [field, column] of Object.entries(asked))
    if (!columns.includes(column))
      throw new AscribeError("bad-columns", `has no column "${column}" for ${field}; its columns are: ${shown(columns)}`);
  const map: Record<string, string> = { ...asked };
  for (const field of Object.keys(USUAL) as (keyof ColumnMap)[]) {
    const usual = USUAL[field].find((name) => byPlain.has(name));
    if (!map[field] && usual) map[field] = byPlain.get(usual) as string;
  }
  if (!map.text)
    throw new AscribeError(
      "bad-columns",
      `has no column of text; name it with --map text=COLUMN; its columns are: ${shown(columns)}`,
    );
  return map;
}

const shown = (columns: readonly string[]): string => columns.slice(0, 30).join(", ") + (columns.length > 30 ? ", …" : "");

export function articleOfRow(row: Row, map: ColumnMap): { text: string; given: string | null; fields: StatedFields } {
  const cell = (field: keyof ColumnMap): [string | undefined, string] => [
    map[field] ? row[map[field]] : undefined,
    `column ${map[field]}`,
  ];
  const title = firstStated(cell("title"));
  const [when, from] = cell("published");
  const published = firstDate([when, from], [dayOf(when), from]);
  const publisher = firstStated(cell("publisher"));
  const url = firstStated(cell("url"));
  const language = firstStated(cell("language"));
  return {
    text: (cell("text")[0] ?? "").trim(),
    given: cell("id")[0] || null,
    fields: {
      ...(title && { title }),
      ...(published && { published }),
      ...(publisher && { publisher }),
      ...(url && { url }),
      ...(language && /^[a-z]{2,3}\b/i.test(language.value) && language.value.length < 12 && { language }),
    },
  };
}

/** ACLED writes "10 August 2021". */
function dayOf(value: string | undefined): string | undefined {
  const found = /^(\d{1,2}) (\p{L}{3})\p{L}* (\d{4})$/u.exec(value?.trim() ?? "");
  if (!found) return undefined;
  const month = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"].indexOf(
    found[2].toLowerCase(),
  );
  return month < 0 ? undefined : `${found[3]}-${String(month + 1).padStart(2, "0")}-${found[1].padStart(2, "0")}`;
}
