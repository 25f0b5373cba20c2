/**
 * One HTML file to hand on: the shares, the sum each follows from, every happening and the words it rests on. It opens
 * without a network, and nothing in it runs.
 */
import { grouped } from "../../ledger/grouped.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { Entry, KeptReport } from "../../ledger/store.ts";
import { answerOf, MEASURES } from "../engagement.ts";
import { lastDay } from "../figure.ts";
import { timeOf, titleOf } from "../happening-row.ts";
import { walkReports } from "../walk.ts";
import { escapeXml } from "./graphml.ts";
import type { Exporter } from "./rows.ts";

const STYLE =
  "body{font:17px/1.6 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#222;background:#fcfcfa}h2{font-size:1.3rem;margin:2.5rem 0 .25rem}h3{font-size:1.1rem;margin:1.5rem 0 .25rem}blockquote{margin:.5rem 0 .25rem;padding-left:1rem;border-left:2px solid #2b6a75}small,p.about,table{font:13px/1.5 system-ui,sans-serif}small,p.about{color:#555}table{border-collapse:collapse}td,th{padding:.15rem 1.2rem .15rem 0;text-align:left;font-variant-numeric:tabular-nums}ul{padding-left:1.1rem}.set-aside blockquote{border-left-style:dotted;border-color:#8a3a4a}@media print{body{margin:0;max-width:none}section{break-inside:avoid}}";

/** More states than these make the shares a list to search, not to read; the tables have them all. */
const MOST_STATES = 25;
const MOST_TERMS = 40;

export const report: Exporter = {
  name: "html",
  summary: "a report in one HTML file: shares, their sums, each happening with its words; opens without a network",
  extension: "html",
  type: "text/html",
  write: async function* (ledger) {
    yield `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>What was reported, and by whom</title><style>${STYLE}</style></head><body>\n`;
    yield `<h1>What was reported, and by whom</h1>\n<p class="about">${escapeXml(MEASURES)} The words are the documents' own. An interval needs several lineages; where there is none, the reason stands in its place.</p>\n`;
    const at = await lastDay(ledger);
    for (const state of await statesOf(ledger)) yield await shares(ledger, state, at);
    yield "<h2>Happenings</h2>\n";
    yield* happenings(ledger);
    yield* setAside(ledger);
    yield "</body></html>\n";
  },
};

/** States that counted reports are about, most first; of the ledger's region where it has one. */
async function statesOf(ledger: Ledger): Promise<string[]> {
  const { region } = await ledger.decisions();
  const counts = new Map<string, number>();
  for await (const { reports } of walkReports(ledger)) {
    for (const { counted, actors, recipients, reciprocal } of reports) {
      if (!counted) continue;
      const parties = reciprocal || recipients.length === 0 ? [...actors, ...recipients] : recipients;
      for (const state of new Set(parties.flatMap((code) => /^[A-Z]{3}(?=:|$)/.exec(code)?.[0] ?? [])))
        if (region.length === 0 || region.includes(state)) counts.set(state, (counts.get(state) ?? 0) + 1);
    }
  }
  const byCount = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return byCount.slice(0, MOST_STATES).map(([state]) => state);
}

async function shares(ledger: Ledger, state: string, at: string): Promise<string> {
  const question = { state, at, instrument: null };
  const figure = await ledger.surely(question);
  const { shares: rows, lineages, events, method, withheld } = answerOf(figure);
  if (rows.length === 0) return "";
  const { terms, sums, further } = await ledger.explain(question, { limit: MOST_TERMS });
  const ids = terms.map(({ happening }) => happening);
  const names = new Map((await ledger.store.happenings(ids)).map((one) => [one.id, one]));
  const told = grouped(await ledger.store.reports({ happenings: ids }), ({ happening: id }) => id);
  const table = rows.map(({ power, share, interval, why, happenings: n }) => {
    const sum = sums.find((one) => one.power === power)?.arithmetic ?? "";
    const range = interval ? `${percent(interval[0])} to ${percent(interval[1])}` : (why ?? withheld ?? "");
    return `<tr><th>${escapeXml(power)}</th><td>${percent(share)}</td><td>${escapeXml(range)}</td><td>${n}</td><td>${escapeXml(sum)}</td></tr>`;
  });
  const items = terms.map(({ happening, arithmetic }) => {
    const one = names.get(happening);
    return `<li><a href="#${happening}">${escapeXml(one ? titleOf(one, told.get(one.id) ?? []) : happening)}</a> <small>${escapeXml(arithmetic)}</small></li>`;
  });
  if (further > 0) items.push(`<li><small>and ${further} that weigh less</small></li>`);
  return `<h2>Dealings with ${escapeXml(state)}</h2>\n<p class="about">On ${at}: ${events} happenings, ${lineages} lineages; method ${escapeXml(method)}</p>\n<table><thead><tr><th>power</th><th>share</th><th>interval</th><th>happenings</th><th>sum</th></tr></thead><tbody>${table.join("")}</tbody></table>\n<p class="about">evidence × intensity × size × recency of each:</p><ul>${items.join("")}</ul>\n`;
}

const percent = (share: number | null): string => (share === null ? "none" : `${Math.round(share * 100)}%`);

/** Each once, where its first report stands; a ledger of any size passes through a page at a time. */
async function* happenings(ledger: Ledger): AsyncGenerator<string> {
  const seen = new Set<string>();
  for await (const { reports } of walkReports(ledger)) {
    const ids = [...new Set(reports.flatMap(({ happening }) => happening ?? []))].filter((id) => !seen.has(id));
    for (const id of ids) seen.add(id);
    const told = grouped(await ledger.store.reports({ happenings: ids }), ({ happening }) => happening);
    const found = new Map((await ledger.store.happenings(ids)).map((one) => [one.id, one]));
    const documents = await documentsOf(ledger, [...told.values()].flat());
    for (const id of ids) {
      const happening = found.get(id);
      if (!happening) continue;
      const own = told.get(id) ?? [];
      yield `<section id="${id}"><h3>${escapeXml(titleOf(happening, own))}</h3>\n<small>${escapeXml(timeOf(happening) ?? "undated")} · ${escapeXml(happening.instrument)} · ${own.length} report${own.length === 1 ? "" : "s"}</small>\n`;
      for (const report of own) yield words(report, documents.get(report.document));
      yield "</section>\n";
    }
  }
}

async function* setAside(ledger: Ledger): AsyncGenerator<string> {
  let begun = false;
  for await (const { entries, reports } of walkReports(ledger)) {
    const documents = new Map(entries.map((entry) => [entry.id, entry]));
    for (const report of reports) {
      if (report.happening !== null) continue;
      if (!begun) yield '<section class="set-aside"><h2>Told, and not counted</h2>\n';
      begun = true;
      yield words(report, documents.get(report.document));
    }
  }
  if (begun) yield "</section>\n";
}

async function documentsOf(ledger: Ledger, reports: readonly KeptReport[]): Promise<ReadonlyMap<string, Entry>> {
  const ids = [...new Set(reports.map(({ document }) => document))];
  return new Map((await ledger.store.entries(ids)).map((entry) => [entry.id, entry]));
}

function words(own: KeptReport, document: Entry | undefined): string {
  const about = [
    [...own.chain].reverse().join(" ▸ "),
    document?.publisher ?? "",
    document?.published ?? "undated",
    own.counted ? "" : own.why,
  ].filter(Boolean);
  // An address in a document is shown, never linked.
  return `<blockquote lang="${escapeXml(own.language)}" dir="auto">${escapeXml(own.words)}</blockquote>\n<small>${about.map(escapeXml).join(" · ")} · ${own.document.slice(7, 19)}:${own.span.start}–${own.span.end}</small>\n`;
}
