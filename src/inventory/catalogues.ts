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
