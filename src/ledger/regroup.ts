/**
 * What adding, reading again or deciding changes among happenings: the components touched are gathered afresh, and only
 * happenings whose members or voices differ are written again.
 */
import { gatherAround, matching, type Regathered } from "./around.ts";
import { assemble } from "./assemble.ts";
import { blocksOf } from "./brief.ts";
import { type Group, gather, happeningId, type Told, tellingsIn } from "./cluster.ts";
import type { Decisions } from "./decisions.ts";
import type { Method } from "./method.ts";
import type { Report } from "./report.ts";
import { moveRows } from "./rows.ts";
import type { Change, KeptReport, Store } from "./store.ts";

export interface Regrouping {
  readonly reports: NonNullable<Change["reports"]>;
  readonly happenings: NonNullable<Change["happenings"]>;
}

export interface Regrouped {
  /** Reports new or read again; those that cannot count are kept apart from all happenings. */
  readonly fresh: readonly Report[];
  /** Reports that stand of the same documents: each is replaced by one in `fresh`, or is no more. */
  readonly former?: readonly KeptReport[];
  /** Reports of which somebody has decided: their components must be gathered again though nothing came or went. */
  readonly touched?: readonly KeptReport[];
  /** Reports that only weigh otherwise: their happenings must be put together again. */
  readonly weighed?: readonly KeptReport[];
}

export async function regroup(
  store: Store,
  { fresh, former = [], touched = [], weighed = [] }: Regrouped,
  decisions: Decisions,
  method: Method,
): Promise<Regrouping> {
  const leaving = new Set(former.map(({ id }) => id));
  const standing = [...former, ...touched, ...weighed].filter(({ happening }) => happening !== null);
  const components = new Set(standing.map(({ component }) => component));
  const matchable = fresh.filter((report) => report.counted && report.time.end !== null);
  const told = tellingsIn(matchable, decisions.ties);
  const tied = matchable.flatMap(({ id }) => decisions.ties.merged.filter((pair) => pair.includes(id)).flat());
  const isPlain = leaving.size + touched.length + tied.length === 0;
  const { before, groups } = isPlain
    ? await gatherAround(store, told, decisions.ties, weighed)
    : await gatherWhole(store, components, { told, tied, leaving }, decisions);
  const staying = before.filter(({ id }) => !leaving.has(id));
  const pool = new Map<string, Report>([...staying, ...matchable].map((report) => [report.id, report]));

  const isStanding = standingIn(before, new Set([...former, ...touched, ...weighed].map(({ id }) => id)));
  const changed = groups.filter((group) => !isStanding(group));
  const left = new Set(groups.filter(isStanding).flatMap(({ members }) => members));
  const going = before.filter(({ id }) => !left.has(id));

  const kept = changed.flatMap(({ component, members }) =>
    members.map((id): KeptReport => ({ ...(pool.get(id) as Report), component, happening: happeningId(members) })),
  );
  const aside = fresh
    .filter(({ id }) => !pool.has(id))
    .map((report): KeptReport => ({ ...report, component: report.id, happening: null }));
  const happenings = changed.map(({ members }) =>
    assemble(
      members.map((id) => pool.get(id) as Report),
      decisions,
      method,
    ),
  );
  return {
    reports: {
      remove: [...new Set([...going.map(({ id }) => id), ...leaving])],
      put: [...kept, ...aside],
      blocks: changed.flatMap(({ tellings }) => tellings.flatMap(blocksOf)),
    },
    happenings: {
      remove: [...new Set(going.map(({ happening }) => happening).filter((id) => id !== null))],
      put: happenings,
      moves: happenings.flatMap((happening) => moveRows(happening, decisions.region, method)),
    },
  };
}

/**
 * Groups that are as they were, of which nothing need be written: of a large component a new report commonly changes one happening.
 * @param moved reports that are new, gone, read again or decided on
 */
function standingIn(before: readonly KeptReport[], moved: ReadonlySet<string>): (group: Group) => boolean {
  const former = new Map(before.map((report) => [report.id, report]));
  const sizes = new Map<string | null, number>();
  for (const { happening } of before) sizes.set(happening, (sizes.get(happening) ?? 0) + 1);
  return ({ component, members }) => {
    const id = happeningId(members);
    const isHere = (member: string): boolean => {
      const report = former.get(member);
      return report?.happening === id && report.component === component && !moved.has(member);
    };
    return sizes.get(id) === members.length && members.every(isHere);
  };
}

/** Whole components gathered afresh: those given, and those with a report that what is told may be one happening with, or is tied to by hand. */
async function gatherWhole(
  store: Store,
  given: ReadonlySet<string>,
  { told, tied, leaving }: { told: Told; tied: readonly string[]; leaving: ReadonlySet<string> },
  { ties }: Decisions,
): Promise<Regathered> {
  const components = new Set(given);
  const reached = [
    ...(await matching(store, told.tellings, ties)),
    ...(tied.length > 0 ? await store.reports({ ids: tied }) : []),
  ];
  for (const { component, happening } of reached) if (happening !== null) components.add(component);
  const before = components.size === 0 ? [] : await store.reports({ components: [...components] });
  const staying = before.filter(({ id, happening }) => !leaving.has(id) && happening !== null);
  return { before, groups: gather(staying, ties, told) };
}
