/**
 * What is gathered afresh where documents are added and nothing else has changed. Of an archive's reports thousands come to stand in one
 * component, and a new one touches few of its happenings. Best pair is joined first, and what is not joined changes nothing: the members of a
 * happening come together by their own scores, whatever stands beside it. So only those can become others that a new telling might be
 * told of, and those that might be one with what has become another: gathered with all of these, and of no more, each comes out as of the whole.
 */
import { mayBeOne } from "./brief.ts";
import { compare } from "./canonical.ts";
import { type Group, gather, newGathering, type Ties, type Told, tellingsIn } from "./cluster.ts";
import { grouped } from "./grouped.ts";
import { SAME, sameness, windowsOf } from "./match.ts";
import type { BlockRow, KeptReport, Store, Window } from "./store.ts";
import type { Telling } from "./telling.ts";

export interface Regathered {
  /** Reports that were there, of whole happenings. */
  readonly before: readonly KeptReport[];
  readonly groups: readonly Group[];
}

/** A component of no more reports is taken whole: nothing beside it need be looked for. */
const SMALL = 200;

/**
 * @param weighed reports that weigh otherwise than they did: their happenings are among what is given back
 * @param most how many reports a component taken whole may have
 */
export async function gatherAround(
  store: Store,
  told: Told,
  ties: Ties,
  weighed: readonly KeptReport[],
  most = SMALL,
): Promise<Regathered> {
  const held = new Map<string, readonly KeptReport[]>();
  const hold = (reports: readonly KeptReport[]): void => {
    for (const [happening, members] of grouped(reports, ({ happening }) => happening))
      if (happening !== null) held.set(happening, members);
  };
  // Each round gathers what the one before has gathered, and a little more.
  const known = newGathering();
  const again = (): Group[] => gather([...held.values()].flat(), ties, told, known);
  const whole = new Set<string>();
  const holdAround = async (reports: readonly KeptReport[]): Promise<void> => {
    const further = reports.filter(({ happening }) => happening !== null && !held.has(happening));
    const sizes = await store.sizes([...new Set(further.map(({ component }) => component))]);
    const small = [...sizes].filter(([, size]) => size <= most).map(([component]) => component);
    for (const component of small) whole.add(component);
    hold(await store.reports({ components: small }));
    hold(await store.reports({ happenings: happeningsOf(further.filter(({ component }) => !whole.has(component))) }));
  };
  const [seen, looked] = [new Map<string, KeptReport>(), new Set<string>()];
  await holdAround(weighed);
  let groups: Group[] = [];
  let changing = told.tellings;
  do {
    await holdAround(await matching(store, changing, ties, seen));
    groups = again();
    const other = othersThan(groups, held).filter(({ happening, component }) => !looked.has(happening) && !whole.has(component));
    for (const { happening } of other) looked.add(happening);
    changing = tellingsIn(
      other.flatMap(({ happening }) => held.get(happening) ?? []),
      ties,
    ).tellings;
  } while (changing.length > 0);
  const renamed = [...namesOf(groups, held)].filter(([former, name]) => former !== name).map(([former]) => former);
  const called = await store.reports({
    components: componentsIn(held).filter((component) => renamed.includes(component) && !whole.has(component)),
  });
  if (called.length > 0) {
    hold(called);
    groups = again();
  }
  const names = namesOf(groups, held);
  return {
    before: [...held.values()].flat(),
    groups: groups.map((group) => ({ ...group, component: names.get(group.component) ?? group.component })),
  };
}

/**
 * Reports that stand and that one of these may be one happening with; of each telling one.
 * @param seen reports by name, to which those that are looked at are added: none is asked for twice
 */
export async function matching(
  store: Store,
  tellings: readonly Telling[],
  ties: Ties,
  seen: Map<string, KeptReport> = new Map(),
): Promise<KeptReport[]> {
  const told = tellings.flatMap(windowed);
  const ids = told.length === 0 ? [] : likelyAmong(told, await store.candidates(told));
  for (const report of await store.reports({ ids: ids.filter((id) => !seen.has(id)) })) seen.set(report.id, report);
  const candidates = ids.map((id) => seen.get(id) as KeptReport);
  const byBlock = grouped(tellingsIn(candidates, ties).tellings.flatMap(windowed), ({ block }) => block);
  const found = new Map<string, KeptReport>();
  for (const { telling, block, from, to } of told) {
    for (const other of byBlock.get(block) ?? []) {
      if (other.from > to || other.to < from) continue;
      const [{ id }] = other.telling.reports;
      if (!found.has(id) && sameness(telling, other.telling) >= SAME) found.set(id, seen.get(id) as KeptReport);
    }
  }
  return [...found.values()];
}

/** Those of which the brief does not say already that they are another's. */
function likelyAmong(told: readonly Windowed[], rows: readonly BlockRow[]): string[] {
  const byBlock = grouped(told, ({ block }) => block);
  const found = new Set<string>();
  for (const { block, report, from, to, brief } of rows) {
    if (found.has(report)) continue;
    for (const one of byBlock.get(block) ?? [])
      if (from <= one.to && to >= one.from && mayBeOne(one.telling, brief)) {
        found.add(report);
        break;
      }
  }
  return [...found];
}

const happeningsOf = (reports: readonly KeptReport[]): string[] => [
  ...new Set(reports.flatMap(({ happening }) => happening ?? [])),
];

interface Windowed extends Window {
  readonly telling: Telling;
}

const windowed = (telling: Telling): Windowed[] =>
  windowsOf(telling).map(({ block, from, to }) => ({ telling, block, from, to }));

/** Happenings that are no group any more. */
function othersThan(
  groups: readonly Group[],
  held: ReadonlyMap<string, readonly KeptReport[]>,
): { happening: string; component: string }[] {
  const homes = new Map(groups.flatMap(({ members }) => members.map((id) => [id, members] as const)));
  return [...held].flatMap(([happening, reports]) => {
    const [{ id: first, component }] = reports;
    const members = homes.get(first) ?? [];
    const isThere = members.length === reports.length && reports.every(({ id }) => homes.get(id) === members);
    return isThere ? [] : { happening, component };
  });
}

const componentsIn = (held: ReadonlyMap<string, readonly KeptReport[]>): string[] => [
  ...new Set([...held.values()].flat().map(({ component }) => component)),
];

/** What each component, of before or of what was gathered here, is called now: those that share a report are one, and bear the least name. */
function namesOf(groups: readonly Group[], held: ReadonlyMap<string, readonly KeptReport[]>): Map<string, string> {
  const former = new Map([...held.values()].flat().map(({ id, component }) => [id, component]));
  const above = new Map<string, string>();
  const least = (name: string): string => {
    let at = name;
    for (let next = above.get(at); next !== undefined; next = above.get(at)) at = next;
    return at;
  };
  for (const { component, members } of groups)
    for (const id of members) {
      const [low, high] = [least(component), least(former.get(id) ?? component)].sort(compare);
      if (low !== high) above.set(high, low);
    }
  const all = [...groups.map(({ component }) => component), ...former.values()];
  return new Map(all.map((name) => [name, least(name)]));
}
