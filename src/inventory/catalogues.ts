/** What other catalogues call an actor: apart from the actors themselves, since nothing that reads a text asks for it. */
import { readTsv } from "../base/tsv.ts";
import table from "./catalogues.packed.ts";

/** Codes of one actor over one period; empty where a catalogue has none. */
export interface CatalogueRow {
  readonly id: string;
  /** As in actors.tsv. */
  readonly since: string;
  readonly iso3: string;
  /** Correlates of War state number. */
  readonly cow: string;
  readonly cameo: string;
  readonly plover: string;
}

// Most catalogues call most states alike: `=` is the id again.
export const catalogues: readonly CatalogueRow[] = readTsv<keyof CatalogueRow>(table, "catalogues.tsv").map((row) => {
  const own = (code: string): string => (code === "=" ? row.id : code);
  return { ...row, iso3: own(row.iso3), cameo: own(row.cameo), plover: own(row.plover) };
});

export type Catalogue = "iso3" | "cow" | "cameo" | "plover";

const byId = new Map<string, CatalogueRow[]>();
for (const row of catalogues) byId.set(row.id, [...(byId.get(row.id) ?? []), row]);

/**
 * What a catalogue calls an actor on a day: the longest beginning of its code that the catalogue knows, and, where the catalogue writes
 * sectors as we do, the sectors after it (`RUS:MIL` is CAMEO's `RUSMIL`). Empty where it has no name for it.
 * @param day ISO 8601; empty for the latest
 */
export function codeIn(catalogue: Catalogue, actor: string, day = ""): string {
  const parts = actor.split(":");
  for (let known = parts.length; known > 0; known--) {
    const rows = byId.get(parts.slice(0, known).join(":"));
    if (rows === undefined) continue;
    const begun = rows.filter(({ since }) => day === "" || since <= day).sort((a, b) => (a.since < b.since ? 1 : -1));
    const code = (begun[0] ?? rows[0])[catalogue];
    return catalogue === "cameo" || catalogue === "plover" ? code + (code === "" ? "" : parts.slice(known).join("")) : code;
  }
  return "";
}
