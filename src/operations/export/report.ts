/** One HTML file with every happening and the words it rests on, to be opened without a network; nothing in it runs. */
import { timeOf, titleOf } from "../happening-row.ts";
import { escapeXml } from "./graphml.ts";
import { type Exporter, type ExportRow, exportRows } from "./rows.ts";

const STYLE =
  "body{font:17px/1.6 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#222;background:#fcfcfa}h2{font-size:1.15rem;margin:2rem 0 .25rem}blockquote{margin:.5rem 0 .25rem;padding-left:1rem;border-left:2px solid #2b6a75}small,p.about{font:13px/1.5 system-ui,sans-serif;color:#555}.set-aside blockquote{border-left-style:dotted;border-color:#8a3a4a}";

export const report: Exporter = {
  name: "html",
  summary: "a report in one HTML file, each happening with its words; opens without a network",
  extension: "html",
  type: "text/html",
  write: async function* (ledger) {
    const { hash, version } = await methodOf(ledger);
    yield `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>What was reported, and by whom</title><style>${STYLE}</style></head><body>\n`;
    yield `<h1>What was reported, and by whom</h1>\n<p class="about">Reported, traceable moves; not influence. Method ${escapeXml(version)}, ${escapeXml(hash)}. The words are the documents' own.</p>\n`;
    const aside: ExportRow[] = [];
    const told = new Map<string, ExportRow[]>();
    for await (const row of exportRows(ledger)) {
      if (row.report.happening === null) aside.push(row);
      else told.set(row.report.happening, [...(told.get(row.report.happening) ?? []), row]);
    }
    for (const [id, rows] of told) {
      const [happening] = await ledger.store.happenings([id]);
      if (!happening) continue;
      yield `<section id="${id}"><h2>${escapeXml(titleOf(happening))}</h2>\n<small>${escapeXml(timeOf(happening) ?? "undated")} · ${escapeXml(happening.instrument)} · ${rows.length} report${rows.length === 1 ? "" : "s"}</small>\n`;
      for (const row of rows) yield words(row);
      yield "</section>\n";
    }
    if (aside.length > 0) {
      yield '<section class="set-aside"><h2>Told, and not counted</h2>\n';
      for (const row of aside) yield words(row);
      yield "</section>\n";
    }
    yield "</body></html>\n";
  },
};

function words({ document, report: own, text }: ExportRow): string {
  const about = [
    [...own.chain].reverse().join(" ▸ "),
    document.meta.publisher ?? "",
    document.meta.published.value ?? "undated",
    own.counted ? "" : own.why,
  ].filter(Boolean);
  // An address in a document is shown, never linked.
  return `<blockquote lang="${escapeXml(document.meta.language)}" dir="auto">${escapeXml(text)}</blockquote>\n<small>${about.map(escapeXml).join(" · ")} · ${document.id.slice(7, 19)}:${own.span.start}–${own.span.end}</small>\n`;
}

async function methodOf(ledger: Parameters<Exporter["write"]>[0]): Promise<{ version: string; hash: string }> {
  const { methodHash } = await import("../../ledger/method.ts");
  return { version: ledger.method.version, hash: methodHash(ledger.method) };
}
