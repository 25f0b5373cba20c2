/** Actors and what they did to each other as a GraphML graph: one edge for each pair in each happening. */
import { isoOf } from "../../ledger/days.ts";
import { type Exporter, exportRows, pairs } from "./rows.ts";

const EDGE_KEYS = [
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
    yield '<key id="code" for="node" attr.name="code" attr.type="string"/>\n';
    for (const [name, type] of EDGE_KEYS) yield `<key id="${name}" for="edge" attr.name="${name}" attr.type="${type}"/>\n`;
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
        yield `<node id="${nameOf(code)}"><data key="code">${escapeXml(code)}</data></node>\n`;
      }
      for (const [from, to] of pairs(happening)) {
        // What is not known is left out, rather than said to be empty.
        const values: Readonly<Record<string, string | null>> = {
          type: happening.type,
          instrument: happening.instrument,
          start: happening.start === null ? null : isoOf(happening.start),
          end: happening.end === null ? null : isoOf(happening.end),
          tone: String(happening.tone),
          reports: String(happening.voices.length),
          lineages: String(new Set(happening.voices.map(({ lineage }) => lineage)).size),
        };
        const data = EDGE_KEYS.flatMap(([name]) => {
          const value = values[name];
          return value === null ? [] : `<data key="${name}">${escapeXml(value)}</data>`;
        });
        const [source, target] = [nameOf(from), nameOf(to)];
        yield `<edge id="${happening.id}-${source}-${target}" source="${source}" target="${target}">${data.join("")}</edge>\n`;
      }
    }
    yield "</graph>\n</graphml>\n";
  },
};

/** GraphML names are NMTOKENs: letters, digits and a few marks. Any other character goes in by its number, so that none collide. */
const nameOf = (code: string): string =>
  code.replace(/[^A-Za-z0-9:.-]/gu, (letter) => `_${letter.codePointAt(0)?.toString(16)}_`);

/** Characters XML 1.0 cannot hold are left out. */
export const escapeXml = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
