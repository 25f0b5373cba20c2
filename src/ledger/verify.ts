/**
 * Whether a ledger holds together: every text has its hash, every span its words, the log its chain, and what is derived
 * is what would be derived again.
 */
import { sha256 } from "../base/hash.ts";
import { corrected } from "../document/corrected.ts";
import type { Document } from "../document/schema.ts";
import { assemble } from "./assemble.ts";
import { canonicalJson, compare } from "./canonical.ts";
import { gather, happeningId } from "./cluster.ts";
import { type Decisions, decisionsFrom } from "./decisions.ts";
import { stampOf } from "./entry.ts";
import { grouped } from "./grouped.ts";
import { brokenLink, type LogEntry } from "./log.ts";
import type { Method } from "./method.ts";
import { type Report, reportsOf } from "./report.ts";
import { moveRows } from "./rows.ts";
import type { Entry, KeptReport, Store } from "./store.ts";

export interface Fault {
  readonly code: "hash" | "span" | "log" | "reading" | "report" | "happening" | "figure";
  /** The document, report, happening or log entry it was found at. */
  readonly at: string;
  readonly message: string;
}

const PAGE = 200;

/** @returns nothing when all is well */
export async function verify(store: Store, method: Method): Promise<Fault[]> {
  const decisions = decisionsFrom(await store.decisions());
  const { faults, stamps } = await checkLog(store);
  const components = new Set<string>();
  let after = 0;
  for (;;) {
    const entries = await store.documents(after, PAGE);
    if (entries.length === 0) break;
    const reports = await store.reports({ documents: entries.map(({ id }) => id) });
    const byDocument = grouped(reports, ({ document }) => document);
    for (const entry of entries) {
      const document = await store.document(entry.id);
      faults.push(...checkDocument(entry, document, store.keepsLog ? stamps.get(entry.id) : entry.stamp));
      if (document !== null)
        faults.push(
          ...checkReports(corrected(document, decisions.corrections(document.id)), byDocument.get(entry.id) ?? [], method),
        );
      stamps.delete(entry.id);
    }
    for (const { component, happening } of reports) if (happening !== null) components.add(component);
    after = entries[entries.length - 1].sequence;
  }
  for (const id of stamps.keys())
    faults.push({ code: "log", at: id, message: "the log has it added, but there is no such document" });
  const all = [...components].sort(compare);
  for (let at = 0; at < all.length; at += PAGE) {
    faults.push(...(await checkComponents(store, all.slice(at, at + PAGE), decisions, method)));
  }
  return faults;
}

async function checkLog(store: Store): Promise<{ faults: Fault[]; stamps: Map<string, string> }> {
  const stamps = new Map<string, string>();
  let head: LogEntry | null = null;
  for (;;) {
    const entries: LogEntry[] = await store.log(head?.sequence ?? 0, 1000);
    if (entries.length === 0) return { faults: [], stamps };
    const broken = brokenLink(entries, head);
    if (broken !== null) {
      const message = `log entry ${broken.sequence} does not follow from the one before`;
      return { faults: [{ code: "log", at: String(broken.sequence), message }], stamps };
    }
    for (const { kind, data } of entries) {
      if (kind === "add" || kind === "reread") stamps.set(String(data.document), String(data.stamp));
    }
    head = entries[entries.length - 1];
  }
}

function checkDocument(entry: Entry, document: Document | null, logged: string | undefined): Fault[] {
  const at = entry.id;
  if (document === null) return [{ code: "reading", at, message: "its reading is missing" }];
  const faults: Fault[] = [];
  if (`sha256:${sha256(document.text)}` !== at)
    faults.push({ code: "hash", at, message: "its text is not the one it was named for" });
  if (stampOf(document) !== entry.stamp) faults.push({ code: "reading", at, message: "its stamp is not that of its reading" });
  if (logged !== entry.stamp) faults.push({ code: "log", at, message: "the log does not have this reading" });
  const broken = brokenSpan(document, document.text.length);
  if (broken !== null) faults.push({ code: "span", at, message: `${broken} lies outside its text` });
  return faults;
}

/** Where the first span that is none stands in the record; `null` when all are. */
export function brokenSpan(value: unknown, length: number, path = ""): string | null {
  if (typeof value !== "object" || value === null) return null;
  if ("start" in value && "end" in value && typeof value.start === "number" && typeof value.end === "number") {
    const { start, end } = value;
    if (!(start >= 0 && start <= end && end <= length)) return path;
  }
  for (const [key, member] of Object.entries(value)) {
    const broken = brokenSpan(member, length, path === "" ? key : `${path}.${key}`);
    if (broken !== null) return broken;
  }
  return null;
}

function checkReports(document: Document, kept: readonly KeptReport[], method: Method): Fault[] {
  // A report's name outlives its reading, so it is compared without it.
  const told = reportsOf(document, method).map((report) => canonicalJson({ ...report, id: "" }));
  const held = kept.map(({ component, happening, ...report }) => canonicalJson({ ...report, id: "" }));
  const same = canonicalJson(told.sort(compare)) === canonicalJson(held.sort(compare));
  return same ? [] : [{ code: "report", at: document.id, message: "its reports are not those its reading tells" }];
}

async function checkComponents(
  store: Store,
  components: readonly string[],
  decisions: Decisions,
  method: Method,
): Promise<Fault[]> {
  const reports = (await store.reports({ components })).filter(({ happening }) => happening !== null);
  const happenings = new Map(
    (await store.happenings(reports.map(({ happening }) => happening as string))).map((happening) => [happening.id, happening]),
  );
  const moves = grouped(await store.moves([...happenings.keys()]), ({ happening }) => happening);
  const byId = new Map<string, Report>(reports.map(({ component, happening, ...report }) => [report.id, report]));
  const kept = new Map(reports.map(({ id, happening }) => [id, happening]));
  return gather([...byId.values()], decisions.ties).flatMap(({ members }): Fault[] => {
    const at = happeningId(members);
    if (members.some((id) => kept.get(id) !== at)) return [{ code: "happening", at, message: "its reports are filed elsewhere" }];
    const happening = assemble(
      members.map((id) => byId.get(id) as Report),
      decisions,
      method,
    );
    if (canonicalJson(happening) !== canonicalJson(happenings.get(at) ?? null)) {
      return [{ code: "happening", at, message: "it is not what its reports make" }];
    }
    const rows = (list: readonly unknown[]): string => canonicalJson(list.map(canonicalJson).sort(compare));
    const same = rows(moves.get(at) ?? []) === rows(moveRows(happening, decisions.region, method));
    return same ? [] : [{ code: "figure", at, message: "its rows in the figures are not what it weighs" }];
  });
}
