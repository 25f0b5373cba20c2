/** Items of a reference library: CSL-JSON, as Zotero and others write it. What has no words but its title is refused. */
import { AscribeError } from "../../base/error.ts";
import { firstDate, firstStated, type StatedFields } from "../found.ts";

type Item = Readonly<Record<string, unknown>>;

export interface LibraryItem {
  readonly id: string;
  readonly text: string;
  readonly fields: StatedFields;
}

export function readLibraryItem(item: Item): LibraryItem {
  const text = [item.abstract, item.note].find((value) => typeof value === "string" && value.trim() !== "");
  const title = firstStated([item.title, "CSL title"]);
  if (typeof text !== "string") {
    const called = title?.value ?? item.id;
    const whose = called === undefined ? 'has no "text", and' : `"${called}" has`;
    throw new AscribeError("no-text", `${whose} no abstract or note to read; add the document itself`);
  }
  const published = firstDate([partsOf(item.issued), "CSL issued"]);
  const publisher = firstStated([item["container-title"], "CSL container-title"], [item.publisher, "CSL publisher"]);
  const url = firstStated([item.URL, "CSL URL"]);
  const byline = firstStated([authors(item.author), "CSL author"]);
  return {
    id: String(item.id ?? title?.value ?? ""),
    text: text.trim(),
    fields: {
      ...(title && { title }),
      ...(published && { published }),
      ...(publisher && { publisher }),
      ...(url && { url }),
      ...(byline && { byline }),
    },
  };
}

/** Only a full day is a date here; a bare year says too little to be one. */
function partsOf(issued: unknown): string | null {
  const parts = (issued as { "date-parts"?: unknown[][] } | undefined)?.["date-parts"]?.[0];
  if (!Array.isArray(parts) || parts.length < 3) return null;
  const [year, month, day] = parts.map(Number);
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

function authors(value: unknown): string | null {
  if (!Array.isArray(value)) return null;
  return value.map((one: Item) => one.literal ?? [one.given, one.family].filter(Boolean).join(" ")).join(", ");
}
