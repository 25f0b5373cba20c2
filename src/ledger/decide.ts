/** A person's decisions as log entries, and which reports each of them touches. */
import { AscribeError } from "../base/error.ts";
import type { Correction } from "../document/corrected.ts";
import type { LogEntry, LogKind } from "./log.ts";
import type { Store } from "./store.ts";

export type Decision =
  /** Two happenings are one. */
  | { readonly kind: "merge"; readonly happenings: readonly [string, string] }
  /** These reports tell of another happening than the rest of theirs. */
  | { readonly kind: "split"; readonly happening: string; readonly reports: readonly string[] }
  /** Takes back an earlier decision, by its place in the log. */
  | { readonly kind: "undo"; readonly sequence: number }
  | {
      readonly kind: "rate";
      readonly source: string;
      readonly grade: "A" | "B" | "C" | "D" | "E" | "F" | null;
      readonly weight: number;
      readonly reason: string;
    }
  | { readonly kind: "owner"; readonly source: string; readonly owner: string | null; readonly reason: string }
  /** `null` takes an earlier review back. */
  | { readonly kind: "review"; readonly report: string; readonly accepted: boolean | null; readonly reason: string }
  /** The value a happening is to work with; `value` is a statement's key. */
  | { readonly kind: "choose"; readonly report: string; readonly field: string; readonly value: string; readonly reason: string }
  /** What was read in a document is otherwise; the reading stays as it is. */
  | ({ readonly kind: "correct" } & Pick<Correction, "document" | "at" | "change" | "reason">)
  /** What an assistant would have corrected: it waits for a person, and nothing follows it until one has made it a correction. */
  | ({ readonly kind: "propose" } & Pick<Correction, "document" | "at" | "change" | "reason">)
  | {
      readonly kind: "retract";
      readonly document: string;
      readonly as: "retraction" | "correction";
      readonly source?: string | null;
      readonly reason: string;
    }
  | { readonly kind: "view"; readonly name: string; readonly view: Readonly<Record<string, unknown>> | null }
  | { readonly kind: "region"; readonly name: string | null; readonly states: readonly string[] };

export interface Decided {
  readonly kind: LogKind;
  readonly data: LogEntry["data"];
  /** Reports whose happenings have to be put together again; `all` when every one may weigh otherwise. */
  readonly touched: readonly string[] | "all";
  /** Documents whose reports have to be told again. */
  readonly retold?: readonly string[];
}

/** @throws {AscribeError} `not-found`, `bad-decision` */
export async function decided(store: Store, decision: Decision): Promise<Decided> {
  const { kind, ...data } = decision;
  switch (decision.kind) {
    case "merge": {
      const [one, other] = await Promise.all(decision.happenings.map((id) => membersOf(store, id)));
      return pairwise("merge", one, other);
    }
    case "split": {
      const members = await membersOf(store, decision.happening);
      const leaving = members.filter((id) => decision.reports.includes(id));
      const staying = members.filter((id) => !decision.reports.includes(id));
      if (leaving.length === 0 || staying.length === 0) {
        throw new AscribeError("bad-decision", "a split needs some reports to leave and some to stay");
      }
      return pairwise("split", leaving, staying);
    }
    case "undo": {
      const [entry] = await store.log(decision.sequence - 1, 1);
      if (entry === undefined || entry.kind === "add" || entry.kind === "reread" || entry.kind === "undo") {
        throw new AscribeError("bad-decision", `log entry ${decision.sequence} is no decision that can be undone`);
      }
      return {
        kind,
        data,
        touched: await touchedBy(store, entry.kind, entry.data),
        ...(entry.kind === "correct" && { retold: [String(entry.data.document)] }),
      };
    }
    case "rate":
      if (!(decision.weight >= 0 && decision.weight <= 1))
        throw new AscribeError("bad-decision", "a weight lies between 0 and 1");
      break;
    case "correct":
      if ((await store.document(decision.document)) === null)
        throw new AscribeError("not-found", `there is no document ${decision.document}`);
      return { kind, data, touched: [], retold: [decision.document] };
    case "retract":
      return {
        kind,
        data: { document: decision.document, kind: decision.as, source: decision.source ?? null, reason: decision.reason },
        touched: await touchedBy(store, kind, data),
      };
    default:
  }
  return { kind, data, touched: await touchedBy(store, kind, data) };
}

function pairwise(kind: "merge" | "split", one: readonly string[], other: readonly string[]): Decided {
  return { kind, data: { pairs: one.flatMap((a) => other.map((b) => [a, b])) }, touched: [...one, ...other] };
}

async function touchedBy(store: Store, kind: LogKind, data: LogEntry["data"]): Promise<readonly string[] | "all"> {
  const ids = async (of: Parameters<Store["reports"]>[0]): Promise<string[]> => (await store.reports(of)).map(({ id }) => id);
  switch (kind) {
    case "merge":
    case "split":
      return [...new Set((data.pairs as string[][]).flat())];
    case "rate":
    case "owner":
      return ids({ voices: [String(data.source)] });
    case "review":
    case "choose":
      return ids({ ids: [String(data.report)] });
    case "retract":
      return ids({ documents: [String(data.document)] });
    case "region":
      return "all";
    default:
      return [];
  }
}

async function membersOf(store: Store, happening: string): Promise<string[]> {
  const reports = await store.reports({ happenings: [happening] });
  if (reports.length === 0) throw new AscribeError("not-found", `there is no happening ${happening}`);
  return reports.map(({ id }) => id);
}
