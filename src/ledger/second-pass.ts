/**
 * The second pass over a lake: from many machines' readings to happenings and lineages, the same as one ledger makes of the same
 * documents. Each step is a pure function of a document, a block or a component, so any machine may take any part of the work; which
 * parts there are, and where what they make stands, is the lake's affair (`lake.ts`).
 */
import { assemble } from "./assemble.ts";
import { gather, happeningId } from "./cluster.ts";
import { NO_DECISIONS } from "./decisions.ts";
import { documentWrite } from "./entry.ts";
import type { BlockMember, SecondPass } from "./lake.ts";
import { chained } from "./log.ts";
import { blocksOf, SAME, sameness } from "./match.ts";
import { METHOD, type Method, methodHash } from "./method.ts";
import { type Report, reportsOf } from "./report.ts";
import { moveRows } from "./rows.ts";

/** @param region its name, and the states whose dealings among themselves stand apart, ISO alpha-3 */
export function secondPass(
  region: { readonly name: string; readonly states: readonly string[] } | null = null,
  method: Method = METHOD,
): SecondPass {
  const decisions =
    region === null
      ? []
      : chained(null, [{ kind: "region", data: { name: region.name, states: region.states }, at: null, by: null }]);
  return {
    key: [methodHash(method), ...(region?.states ?? [])].join("|"),
    decisions,
    tell: (document, sequence) => ({
      write: documentWrite(document, sequence, null, null),
      reports: reportsOf(document, method).map((report) => ({ report, blocks: isMatchable(report) ? blocksOf(report) : null })),
    }),
    links: linksWithin,
    settle: (reports) => {
      const pool = new Map(reports.map((report) => [report.id, report]));
      const groups = gather(reports);
      const happenings = groups.map(({ members }) =>
        assemble(
          members.map((id) => pool.get(id)!),
          NO_DECISIONS,
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

/** What cannot count stands apart from all happenings, and so does what no day bounds. */
export const isMatchable = ({ counted, time }: Report): boolean => counted && time.end !== null;

/**
 * One sweep through a block in order of days, as `gather` makes it, but held in memory only as wide as days overlap. Two reports
 * that are already of one component need no score: the links are a forest of what the scores would join.
 */
function linksWithin(): (member: BlockMember) => readonly string[] {
  let open: BlockMember[] = [];
  const roots = new Map<string, string>();
  const rootOf = (id: string): string => {
    let root = id;
    for (let above = roots.get(root); above !== undefined; above = roots.get(root)) root = above;
    return root;
  };
  return (member) => {
    open = open.filter(({ to }) => to >= member.from);
    const own = member.report.id;
    const linked: string[] = [];
    for (const { report } of open) {
      const [a, b] = [rootOf(report.id), rootOf(own)];
      if (a === b || sameness(report, member.report) < SAME) continue;
      roots.set(b, a);
      linked.push(report.id);
    }
    open.push(member);
    return linked;
  };
}
