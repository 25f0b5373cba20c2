/** Answers as a person reads them in the terminal: one small table or page for each operation. */
import type { z } from "zod";
import type { Document } from "../../document/schema.ts";
import type { checkQuote } from "../../operations/check-quote.ts";
import type { listContradictions } from "../../operations/contradictions.ts";
import type { showLog } from "../../operations/decide.ts";
import type { listDocuments } from "../../operations/documents.ts";
import type { engagementAnswer } from "../../operations/engagement.ts";
import type { listEvents } from "../../operations/events.ts";
import type { getHappening, listHappenings } from "../../operations/happenings.ts";
import type { getLineage, listLineages } from "../../operations/lineages.ts";
import type { whatItMoves } from "../../operations/moves.ts";
import type { rereadLedger } from "../../operations/reread.ts";
import type { searchDocuments } from "../../operations/search.ts";
import type { listSources } from "../../operations/sources.ts";
import type { verifyLedger } from "../../operations/verify.ts";
import type { askWhatIf } from "../../operations/whatif.ts";
import type { evidenceAnswer } from "../../operations/why.ts";
import { viewDocument } from "./document-view.ts";
import { type Ink, plain } from "./ink.ts";
import { clip, type Piece, pad, wrapPieces } from "./wrap.ts";

export interface Terminal {
  readonly ink: Ink;
  readonly columns: number;
}

type View<Answer> = (answer: Answer, terminal: Terminal) => string;
type Engagement = z.output<typeof engagementAnswer>;

export const VIEWS: Readonly<Record<string, View<never>>> = {
  documents: viewDocuments,
  document: ((answer: Document, terminal: Terminal) => viewDocument(answer, terminal)) as View<never>,
  events: viewEvents,
  happenings: viewHappenings,
  happening: viewHappening,
  lineages: viewLineages,
  lineage: viewLineage,
  engagement: viewEngagement,
  whatif: viewWhatIf,
  why: viewWhy,
  contradictions: viewContradictions,
  sources: viewSources,
  search: viewSearch,
  "check-quote": viewQuote,
  verify: viewVerify,
  moves: viewMoves,
  log: viewLog,
  reread: viewReread,
};

function viewMoves({ reports }: z.output<typeof whatItMoves.output>, { ink, columns }: Terminal): string {
  if (reports.length === 0) return `${ink.dim("it tells of nothing that could move a figure")}\n`;
  const rows = reports.flatMap(({ event, text, counted, why, left, figures }) => {
    const words = clip(plain(text), 48);
    if (figures.length === 0) return [[event, words, left ?? (counted ? "no state and power are both parties to it" : why), ""]];
    return figures.map(({ figure, strength, kind }) => [event, words, figure, `${strength.toFixed(3)} ${kind}`]);
  });
  return table(["event", "words", "figure", "before recency"], rows, ink, columns);
}

function viewLog({ entries }: z.output<typeof showLog.output>, { ink, columns }: Terminal): string {
  const rows = entries.map(({ sequence, kind, at, by, data, hash }) => [
    String(sequence),
    String(kind),
    String(at ?? "").slice(0, 16),
    String(by ?? ""),
    clip(plain(JSON.stringify(data)), 60),
    String(hash).slice(0, 8),
  ]);
  return table(["entry", "what", "when", "by", "data", "hash"], rows, ink, columns);
}

function viewReread({ documents, reports, fields }: z.output<typeof rereadLedger.output>, { ink }: Terminal): string {
  if (documents === 0) return `${ink.dim("every document has been read by this version already")}\n`;
  const { same, changed, fresh, gone } = reports;
  const most = fields.slice(0, 6).map(([field, count]) => `${field} ${count}`);
  const line = `${documents} documents read again: ${same} reports the same, ${changed} changed, ${fresh} new, ${gone} gone\n`;
  return most.length > 0 ? `${line}${ink.dim(`changed most: ${most.join(", ")}`)}\n` : line;
}

function viewDocuments({ documents, total, next }: z.output<typeof listDocuments.output>, { ink, columns }: Terminal): string {
  if (documents.length === 0) return `${ink.dim("no documents yet; record some with: ascribe add FILE…")}\n`;
  const rows = documents.map(({ id, title, published, publisher, issuer, events, counted }) => [
    id.slice(7, 15),
    published?.slice(0, 10) ?? "undated",
    clip(plain(publisher ?? issuer ?? "?"), 24),
    `${counted}/${events}`,
    plain(title ?? "(no title)"),
  ]);
  const more = next ? `; more with --cursor ${next}` : "";
  return table(["id", "published", "publisher", "counted", "title"], rows, ink, columns) + ink.dim(`${total} documents${more}\n`);
}

function viewEvents({ events }: z.output<typeof listEvents.output>, { ink, columns }: Terminal): string {
  const rows = events.map(({ actors, recipients, type, time, chain, counted, document, event }) => [
    `${document.slice(7, 13)}.${event}`,
    `${actors.join(" ") || "?"}${recipients.length > 0 ? ` → ${recipients.join(" ")}` : ""}`,
    type?.toLowerCase() ?? "?",
    time ?? "undated",
    plain(chain[0] ?? "?"),
    counted ? "counted" : "",
  ]);
  return table(["event", "who", "what", "when", "who says", ""], rows, ink, columns);
}

function viewHappenings({ happenings, total, next }: z.output<typeof listHappenings.output>, { ink, columns }: Terminal): string {
  const rows = happenings.map(({ id, title, time, reports, lineages }) => [
    id,
    title,
    time ?? "undated",
    `${reports}`,
    `${lineages.length}`,
  ]);
  return (
    table(["id", "happening", "when", "reports", "lineages"], rows, ink, columns) +
    (next ? ink.dim(`${rows.length} of ${total}; more with --cursor ${next}\n`) : "")
  );
}

function viewHappening(answer: z.output<typeof getHappening.output>, { ink, columns }: Terminal): string {
  const head = `${ink.bold(answer.title)}  ${ink.dim(`${answer.time ?? "undated"} · ${answer.instrument} · ${count(answer.lineages.length, "lineage")}`)}\n\n`;
  return (
    head + answer.reports.map((report) => said(report.text, [...report.chain].reverse().join(" ▸ "), ink, columns)).join("\n")
  );
}

function viewLineages({ lineages }: z.output<typeof listLineages.output>, { ink, columns }: Terminal): string {
  const rows = lineages.map(({ id, reports, documents, happenings }) => [
    plain(id),
    `${reports}`,
    `${documents}`,
    `${happenings}`,
  ]);
  return table(["goes back to", "reports", "documents", "happenings"], rows, ink, columns);
}

/** Whom the reports of one happening go back to, each with the hands it came by and why it was put there. */
function viewLineage(answer: z.output<typeof getLineage.output>, { ink, columns }: Terminal): string {
  const { happening, borneOut, credibility, reports, circles } = answer;
  const byRoot = new Map<string, typeof reports>();
  for (const report of reports) byRoot.set(report.lineage, [...(byRoot.get(report.lineage) ?? []), report]);
  const blocks = Array.from(byRoot, ([root, own]) => {
    const lines = own.map((report) => said(report.text, `${handsOf(report)} · ${plain(report.link)}`, ink, columns));
    return `${ink.bold(plain(root))}  ${ink.dim(count(own.length, "report"))}\n${lines.join("")}`;
  });
  const head = `${ink.bold(borneOut)}  ${ink.dim(`${happening} · credibility ${credibility.grade}: ${credibility.reasons.join("; ")}`)}`;
  const round = circles.map((members) => ink.dim(`they cite each other, and none holds it: ${members.map(plain).join(", ")}\n`));
  return `${head}\n\n${blocks.join("\n")}${round.join("")}`;
}

const handsOf = ({ chain, publisher, title }: { chain: string[]; publisher: string | null; title: string | null }): string =>
  [[...chain].reverse().join(" ▸ "), publisher ?? title ?? ""].filter(Boolean).join(" · ");

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? "" : "s"}`;

export function viewEngagement(answer: Engagement, { ink, columns }: Terminal): string {
  const head = `${ink.bold(`${answer.state}, ${answer.instrument ?? "all instruments"}`)}  ${ink.dim(`on ${answer.at} · ${count(answer.events, "happening")}, ${count(answer.lineages, "lineage")} · method ${answer.method}`)}\n`;
  if (answer.shares.length === 0) return `${head}${ink.dim("no reported moves")}\n`;
  const rows = answer.shares.map(({ power, share, interval, why, range }) => [
    power,
    share === null ? "—" : percent(share),
    interval ? `${Math.round(interval[0] * 100)}–${Math.round(interval[1] * 100)}` : (why ?? ""),
    range && range[0] !== range[1] ? `${percent(range[0])}–${percent(range[1])} by any weights` : "",
  ]);
  const name = `${answer.state.toLowerCase()}${answer.instrument ? `.${answer.instrument}` : ""}@${answer.at}`;
  return `${head}${table(["power", "share", "interval", ""], rows, ink, columns)}${ink.dim(`${answer.measures}\nascribe why ${name}`)}\n`;
}

/** The two figures side by side; what the second supposes, the caller has just said. */
function viewWhatIf({ before, after, unheard }: z.output<typeof askWhatIf.output>, { ink, columns }: Terminal): string {
  const powers = [...new Set([...before.shares, ...after.shares].map(({ power }) => power))];
  const shareOf = (answer: Engagement, power: string): number | null =>
    answer.shares.find((row) => row.power === power)?.share ?? null;
  const rows = powers.map((power) => {
    const [was, is] = [shareOf(before, power), shareOf(after, power)];
    const moved = Math.round(((is ?? 0) - (was ?? 0)) * 100);
    return [power, was === null ? "—" : percent(was), is === null ? "—" : percent(is), moved === 0 ? "" : signed(moved)];
  });
  const about = ({ events, lineages }: Engagement) => `${count(events, "happening")}, ${count(lineages, "lineage")}`;
  const head = `${ink.bold(`${before.state}, ${before.instrument ?? "all instruments"}`)}  ${ink.dim(`on ${before.at} · as it is: ${about(before)} · supposed: ${about(after)}`)}\n`;
  const isSame = JSON.stringify(before.shares) === JSON.stringify(after.shares);
  const note = [before, after].flatMap(({ shares }) => shares.slice(0, 1).flatMap(({ why }) => why ?? []));
  const nobody = unheard
    .map((name) => `nothing counted here goes back to "${plain(name)}"; who is heard: ascribe sources\n`)
    .join("");
  const still = isSame ? "nothing moves: no happening counted here rests on what was changed\n" : "";
  const why = note.length > 0 ? `no interval: ${[...new Set(note)].join("; ")}\n` : "";
  return `${head}${table(["power", "as it is", "supposed", "points"], rows, ink, columns)}${nobody}${ink.dim(`${still}${why}${before.measures}`)}\n`;
}

const signed = (points: number): string => (points > 0 ? `+${points}` : `−${-points}`);

function viewWhy(answer: z.output<typeof evidenceAnswer>, { ink, columns }: Terminal): string {
  const lines = [ink.bold(answer.title) + (answer.why ? `  ${ink.dim(answer.why)}` : ""), ink.dim(answer.about)];
  for (const { power, arithmetic } of answer.sums) lines.push(`  ${pad(power, 6)} ${arithmetic}`);
  for (const { title, when, arithmetic, sentences, note } of answer.happenings) {
    lines.push(
      "",
      `${ink.bold(title)}  ${ink.dim(when ?? "undated")}   ${arithmetic}`,
      ink.dim("  evidence × intensity × size × recency"),
    );
    for (const { text, marks, class: name, chain, arithmetic: worth } of sentences) {
      const words = pieces(text, marks, (part) => ink.mark(name, part));
      lines.push(...indent(wrapPieces(words, Math.min(columns, 110) - 6), `  ${ink.hue(name, ink.glyph(name))}  `));
      lines.push(ink.dim(`     ${[...chain].reverse().map(plain).join(" ▸ ")}   ${worth}`));
    }
    if (note) lines.push(ink.dim(`     ${note}`));
  }
  if (answer.further > 0) lines.push("", ink.dim(`${answer.further} more happenings count; see --limit`));
  return `${lines.join("\n")}\n`;
}

function viewContradictions(
  { contradictions, looked, total }: z.output<typeof listContradictions.output>,
  { ink }: Terminal,
): string {
  const only = looked < total ? `the latest ${looked} of ${total} told more than once were looked through` : "";
  if (contradictions.length === 0) return `${ink.dim(`no happening is told in two ways${only && `; ${only}`}`)}\n`;
  const blocks = contradictions.map(({ happening, fields }) => {
    const lines = fields.flatMap(({ field, statements }) =>
      statements.map(
        ({ value, lineages }, i) =>
          `  ${pad(i === 0 ? field : "", 20)}${pad(shown(value), 34)}${ink.dim(plain(lineages.join(", ")))}`,
      ),
    );
    return [`${ink.bold(happening.title)}  ${ink.dim(`${happening.time ?? "undated"} · ${happening.id}`)}`, ...lines].join("\n");
  });
  return `${blocks.join("\n\n")}\n${only && ink.dim(`${only}\n`)}`;
}

const shown = (value: unknown): string =>
  typeof value === "object" && value !== null ? Object.values(value).flat().join(" ") : String(value);

function viewSources({ sources }: z.output<typeof listSources.output>, { ink, columns }: Terminal): string {
  const rows = sources.map(({ name, actor, originates, relays, documents }) => [
    /^sha256[: ]/.test(name) ? `(unnamed, ${name.slice(7, 15)})` : plain(name),
    actor ?? "",
    `${originates}`,
    `${relays}`,
    `${documents}`,
  ]);
  return table(["source", "actor", "originates", "relays", "documents"], rows, ink, columns);
}

function viewSearch({ total, documents }: z.output<typeof searchDocuments.output>, { ink, columns }: Terminal): string {
  const rows = documents.map(({ id, published, publisher, title }) => [
    id.slice(7, 15),
    published?.slice(0, 10) ?? "undated",
    clip(plain(publisher ?? "?"), 24),
    plain(title ?? "(no title)"),
  ]);
  return table(["id", "published", "publisher", "title"], rows, ink, columns) + ink.dim(`${total} found\n`);
}

function viewQuote(answer: z.output<typeof checkQuote.output>, { ink, columns }: Terminal): string {
  const { verdict, note, variants, first } = answer;
  const texts = count(new Set(variants.map(({ document }) => document)).size, "text");
  const since = variants.length === 0 ? "" : `, in ${texts}${first ? `, since ${first.slice(0, 10)}` : ", none of them dated"}`;
  const head = `${ink.bold(verdict)}${since}\n${ink.dim(note)}\n`;
  const blocks = variants.map(({ text, speaker, publisher, published, likeness, translated, title, language, inQuotation }) => {
    const about = [
      speaker ? `said by ${plain(speaker)}` : "no speaker named",
      inQuotation ? "in quotation marks" : "in reported words",
      plain(publisher ?? title ?? "?"),
      published?.slice(0, 10) ?? "undated",
      language,
      ...(translated ? ["a translation"] : []),
      `${Math.round(likeness * 100)}% of the words`,
    ];
    return said(text, about.join(" · "), ink, columns);
  });
  return [head, ...blocks].join("\n");
}

function viewVerify({ documents, faults }: z.output<typeof verifyLedger.output>, { ink }: Terminal): string {
  if (faults.length === 0)
    return `${ink.bold("all is well")}  ${ink.dim(`${documents} documents: hashes, spans, log and figures hold together`)}\n`;
  return faults.map(({ code, at, message }) => `${code}  ${at}  ${message}\n`).join("");
}

const percent = (share: number): string => `${Math.round(share * 100)}%`;

function said(text: string, about: string, ink: Ink, columns: number): string {
  const words = [{ text: plain(text.replace(/\s+/g, " ")), ink: (part: string) => part }];
  return `${wrapPieces(words, Math.min(columns, 110) - 4)
    .map((line) => `  ${line}`)
    .join("\n")}\n  ${ink.dim(plain(about))}\n`;
}

function pieces(text: string, marks: readonly { start: number; end: number }[], ink: (text: string) => string): Piece[] {
  const out: Piece[] = [];
  let at = 0;
  for (const { start, end } of marks) {
    if (start < at) continue;
    out.push({ text: plain(text.slice(at, start)), ink: (part) => part }, { text: plain(text.slice(start, end)), ink });
    at = end;
  }
  return [...out, { text: plain(text.slice(at)), ink: (part) => part }];
}

const indent = (lines: readonly string[], first: string): string[] => lines.map((line, i) => (i === 0 ? first : "     ") + line);

/** Columns as wide as their widest cell, the last cut to what is left. */
function table(head: readonly string[], rows: readonly (readonly string[])[], ink: Ink, columns: number): string {
  if (rows.length === 0) return `${ink.dim("nothing")}\n`;
  const widths = head.map((name, i) => Math.min(48, Math.max(name.length, ...rows.map((row) => [...row[i]].length))));
  const used = widths.slice(0, -1).reduce((sum, width) => sum + width + 2, 0);
  widths[widths.length - 1] = Math.max(12, Math.min(widths[widths.length - 1] * 3, columns - used));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => pad(clip(cell, widths[i]), i === cells.length - 1 ? 0 : widths[i] + 2))
      .join("")
      .trimEnd();
  return `${ink.dim(line(head))}\n${rows.map(line).join("\n")}\n`;
}
