/**
 * The second pass over a lake: from many machines' readings to happenings and lineages, the same as one ledger makes of the same
 * documents. Each step is a pure function of a document, a block or a component, so any machine may take any part of the work; which
 * parts there are, and where what they make stands, is the lake's affair (`lake.ts`).
 */
import { assemble } from "./assemble.ts";
import { compare } from "./canonical.ts";
import { gather, happeningId, tellingsIn } from "./cluster.ts";
import { type Decisions, decisionsFrom, NO_DECISIONS } from "./decisions.ts";
import { listed, placed } from "./entry.ts";
import type { BlockedTelling, SecondPass } from "./lake.ts";
import { chained, type LogEntry, type NewEntry } from "./log.ts";
import { SAME, sameness, windowsOf } from "./match.ts";
import { METHOD, type Method, methodHash } from "./method.ts";
import { type Report, reportsOf } from "./report.ts";
import { moveRows } from "./rows.ts";
import { DERIVED_VERSION } from "./store.ts";
import { BY, type Succession, successionsOf } from "./succession.ts";
import { type Telling, tellingOf } from "./telling.ts";

/** @param region its name, and the states whose dealings among themselves stand apart, ISO alpha-3 */
export function secondPass(
  region: { readonly name: string; readonly states: readonly string[] } | null = null,
  method: Method = METHOD,
): SecondPass {
  const regional: NewEntry[] =
    region === null ? [] : [{ kind: "region", data: { name: region.name, states: region.states }, at: null, by: null }];
  // The same log for every component of a bucket: read once.
  let known: { log: readonly LogEntry[]; decisions: Decisions } = { log: [], decisions: NO_DECISIONS };
  return {
    key: [DERIVED_VERSION, methodHash(method), ...(region?.states ?? [])].join("|"),
    mayTakeBack: (keys, isShared) => keys.some((key) => key.startsWith(BY) || isShared(key)),
    successions: successionsOf,
    decided: (successions) => chained(null, [...regional, ...successions.map(takenBack)]),
    tell: (document, sequence) => {
      const reports = reportsOf(document, method);
      return {
        write: placed(listed(document), sequence, null),
        reports: reports.map((report) => ({ report, matchable: isMatchable(report) })),
        blocks: blockedTellings(reports.filter(isMatchable)),
      };
    },
    links: linksWithin,
    settle: (reports, log) => {
      if (known.log !== log) known = { log, decisions: decisionsFrom(log) };
      const { decisions } = known;
      const pool = new Map(reports.map((report) => [report.id, report]));
      const groups = gather(reports);
      const happenings = groups.map(({ members }) =>
        assemble(
          members.map((id) => pool.get(id)!),
          decisions,
          method,
        ),
      );
      return {
        reports: groups.flatMap(({ component, members }) =>
          members.map((id) => ({ ...pool.get(id)!, component, happening: happeningId(members) })),
        ),
        happenings,
        moves: happenings.flatMap((happening) => moveRows(happening, region?.states ?? [], method)),
      };
    },
  };
}

const takenBack = ({ document, ...data }: Succession): NewEntry => ({
  kind: "retract",
  data: { document, ...data },
  at: null,
  by: null,
});

/** What cannot count stands apart from all happenings, and so does what no day bounds. */
export const isMatchable = ({ counted, time }: Report): boolean => counted && time.end !== null;

/** A block in which all are of one component, whatever the scores: what one document tells of one thing. */
const BOND = "=";

/** Each telling of a document under its keys, and reports that met within it under a key of their own. */
function blockedTellings(reports: readonly Report[]): BlockedTelling[] {
  const { tellings, bonds } = tellingsIn(reports);
  const sets = new Map(tellings.flatMap(({ reports: own }) => own.map(({ id }) => [id, new Set(own.map((one) => one.id))])));
  for (const [a, b] of bonds) {
    const joined = new Set([...(sets.get(a) ?? []), ...(sets.get(b) ?? [])]);
    for (const id of joined) sets.set(id, joined);
  }
  const firsts = new Map(tellings.map((telling) => [telling.reports[0].id, telling.reports]));
  const bound = reports.flatMap((report): BlockedTelling[] => {
    const set = sets.get(report.id) as Set<string>;
    const own = firsts.get(report.id) ?? [report];
    return set.size < 2 ? [] : [{ block: `${BOND}${[...set].sort(compare)[0]}`, reports: own, from: 0, to: 0 }];
  });
  const keyed = tellings.flatMap((telling) =>
    windowsOf(telling).map(({ block, from, to }) => ({ block, reports: telling.reports, from, to })),
  );
  return [...bound, ...keyed];
}

/**
 * One sweep through a block in order of days, as `gather` makes it, but held in memory only as wide as days overlap. Two tellings
 * that are already of one component need no score: the links are a forest of what the scores would join.
 */
function linksWithin(block: string): (member: Omit<BlockedTelling, "block">) => readonly string[] {
  let open: { telling: Telling; to: number }[] = [];
  const roots = new Map<string, string>();
  const rootOf = (id: string): string => {
    let root = id;
    for (let above = roots.get(root); above !== undefined; above = roots.get(root)) root = above;
    return root;
  };
  return ({ reports, from, to }) => {
    open = open.filter((other) => other.to >= from);
    const telling = tellingOf(reports);
    const own = telling.reports[0].id;
    const linked: string[] = [];
    for (const { telling: other } of open) {
      const [a, b] = [rootOf(other.reports[0].id), rootOf(own)];
      if (a === b) continue;
      if (!block.startsWith(BOND) && (other.document === telling.document || sameness(other, telling) < SAME)) continue;
      roots.set(b, a);
      linked.push(other.reports[0].id);
    }
    open.push({ telling, to });
    return linked;
  };
}
