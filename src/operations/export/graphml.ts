/** Actors and what they did to each other as a GraphML graph: one edge for each pair in each happening. */
import { isoOf } from "../../ledger/days.ts";
import { type Exporter, exportRows } from "./rows.ts";

const KEYS = [
  ["type", "string"],
  ["instrument", "string"],
  ["start", "string"],
  ["end", "string"],
  ["tone", "double"],
  ["reports", "int"],
  ["lineages", "int"],
] as const;

export const graphml: Exporter = {
  name: "graphml",
  summary: "actors and what they did to each other, as a graph",
  extension: "graphml",
  type: "application/graphml+xml",
  write: async function* (ledger) {
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n';
    for (const [name, type] of KEYS) yield `<key id="${name}" for="edge" attr.name="${name}" attr.type="${type}"/>\n`;
    yield '<graph id="ledger" edgedefault="directed">\n';
    const nodes = new Set<string>();
    const seen = new Set<string>();
    for await (const { report } of exportRows(ledger)) {
      if (report.happening === null || seen.has(report.happening)) continue;
      seen.add(report.happening);
      const [happening] = await ledger.store.happenings([report.happening]);
      if (!happening) continue;
      for (const code of [...happening.actors, ...happening.recipients]) {
        if (nodes.has(code)) continue;
        nodes.add(code);
        yield `<node id="${escapeXml(code)}"/>\n`;
      }
      for (const [from, to] of pairs(happening)) {
        const values: Readonly<Record<string, string>> = {
          type: happening.type ?? "",
          instrument: happening.instrument,
          start: happening.start === null ? "" : isoOf(happening.start),
          end: happening.end === null ? "" : isoOf(happening.end),
          tone: String(happening.tone),
          reports: String(happening.voices.length),
          lineages: String(new Set(happening.voices.map(({ lineage }) => lineage)).size),
        };
        const data = KEYS.map(([name]) => `<data key="${name}">${escapeXml(values[name])}</data>`).join("");
        yield `<edge id="${happening.id}-${escapeXml(from)}-${escapeXml(to)}" source="${escapeXml(from)}" target="${escapeXml(to)}">${data}</edge>\n`;
      }
    }
    yield "</graph>\n</graphml>\n";
  },
};

function pairs({
  actors,
  recipients,
  reciprocal,
}: {
  actors: readonly string[];
  recipients: readonly string[];
  reciprocal: boolean;
}): [string, string][] {
  if (recipients.length > 0) return actors.flatMap((from) => recipients.map((to): [string, string] => [from, to]));
  if (!reciprocal) return [];
  return actors.flatMap((from, i) => actors.slice(i + 1).map((to): [string, string] => [from, to]));
}

/** Characters XML 1.0 cannot hold are left out. */
export const escapeXml = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
