/** Every form in which a ledger leaves. Parquet and SQLite are made of `csv`, by `app/`. */
import { bibtex, csl } from "./citations.ts";
import { gdelt } from "./gdelt.ts";
import { geojson } from "./geojson.ts";
import { graphml } from "./graphml.ts";
import { jsonld } from "./jsonld.ts";
import { plover } from "./plover.ts";
import { polecat } from "./polecat.ts";
import { records } from "./records.ts";
import { report } from "./report.ts";
import type { Exporter } from "./rows.ts";
import { csv, dictionary } from "./table.ts";

export type { Exporter } from "./rows.ts";
export { COLUMNS } from "./table.ts";

export const EXPORTS: readonly Exporter[] = [
  plover,
  gdelt,
  polecat,
  csv,
  dictionary,
  jsonld,
  geojson,
  graphml,
  report,
  csl,
  bibtex,
  records,
];
