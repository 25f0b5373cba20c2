/**
 * Reports gathered into happenings: first what each document tells of one thing, then the tellings of all documents. What is
 * gathered depends on the set of reports alone, never on the order in which they came: possible matches form components, and
 * each component is clustered afresh, best pair first, by mean sameness.
 */
import { blocksOf } from "./brief.ts";
import { compare } from "./canonical.ts";
import { grouped } from "./grouped.ts";
import { heldApart, leaveOpen, SAME, sameness, windowsOf } from "./match.ts";
import type { Report } from "./report.ts";
import type { BlockRow } from "./store.ts";
import { type Telling, tellingOf } from "./telling.ts";

/** A person's word on two reports, which no score outweighs. */
export interface Ties {
  together(a: string, b: string): boolean;
  apart(a: string, b: string): boolean;
  /** Every pair tied together. */
  readonly merged: readonly (readonly [string, string])[];
}

export const NO_TIES: Ties = { together: () => false, apart: () => false, merged: [] };

export interface Group {
  readonly component: string;
  /** Ids in order; the first names the happening. */
  readonly members: readonly string[];
  /** Keys by which what may be told of it later is found. */
  readonly blocks: readonly BlockRow[];
}

/** The happening a report's cluster goes by: its least member's name, so that any member's name finds it. */
export const happeningId = (members: readonly string[]): string => `h${members[0].slice(1)}`;

/**
 * @param reports those of whole components, in any order, each once
 * @param told what other documents tell, for whoever has worked it out
 */
export function gather(reports: readonly Report[], ties: Ties = NO_TIES, told: Told = NOTHING): Group[] {
  const { tellings, bonds } = both(tellingsIn(reports, ties), told);
  const places = new Map(tellings.flatMap(({ reports: own }, index) => own.map(({ id }) => [id, index] as const)));
  const apart = (i: number, j: number): boolean =>
    tellings[i].reports.some(({ id: a }) => tellings[j].reports.some(({ id: b }) => ties.apart(a, b)));
  const scores = new Pairs();
  for (const [i, j] of meeting(tellings)) {
    if (tellings[i].document === tellings[j].document || scores.has(i, j) || apart(i, j)) continue;
    const score = sameness(tellings[i], tellings[j]);
    if (score > 0) scores.set(i, j, score);
  }
  for (const [a, b] of ties.merged) {
    const [i, j] = [places.get(a), places.get(b)];
    if (i !== undefined && j !== undefined && i !== j) scores.set(i, j, Infinity);
  }
  const bound = bonds.map(([a, b]): [number, number] => [places.get(a) as number, places.get(b) as number]);
  return componentsOf(tellings.length, scores, bound).flatMap((members) => {
    const silent = (i: number, j: number): boolean => leaveOpen(tellings[i], tellings[j]);
    const groups = clusters(members, scores, apart, silent).map((group) => {
      const own = group.map((index) => tellings[index]);
      return { own, members: own.flatMap(({ reports: told }) => told.map(({ id }) => id)).sort(compare) };
    });
    const least = groups.map(({ members: [first] }) => first).sort(compare)[0];
    return groups.map(({ own, members: ids }) => ({
      component: `c${least.slice(1)}`,
      members: ids,
      blocks: own.flatMap((telling) => blocksOf(telling)),
    }));
  });
}

/** What documents tell, in order of the first report's name. */
export interface Told {
  readonly tellings: readonly Telling[];
  /** Reports of one document that met at all. */
  readonly bonds: readonly (readonly [string, string])[];
}

const NOTHING: Told = { tellings: [], bonds: [] };

const both = (one: Told, other: Told): Told =>
  other.tellings.length === 0
    ? one
    : { tellings: [...one.tellings, ...other.tellings].sort(inOrder), bonds: [...one.bonds, ...other.bonds] };

const inOrder = (a: Telling, b: Telling): number => compare(a.reports[0].id, b.reports[0].id);

/** What each document tells, report by report brought together within it. */
export function tellingsIn(reports: readonly Report[], ties: Ties = NO_TIES): Told {
  const bonds: (readonly [string, string])[] = [];
  const ordered = [...reports].sort((a, b) => compare(a.document, b.document) || compare(a.id, b.id));
  const tellings = [...grouped(ordered, ({ document }) => document).values()].flatMap((own): Telling[] => {
    if (own.length === 1) return [tellingOf(own)];
    const alone = own.map((report) => tellingOf([report]));
    const apart = (i: number, j: number): boolean =>
      ties.apart(own[i].id, own[j].id) || (heldApart(alone[i], alone[j]) && !ties.together(own[i].id, own[j].id));
    const scores = new Pairs();
    for (let i = 0; i < own.length; i++) {
      for (let j = i + 1; j < own.length; j++) {
        // Two clauses of one text were held apart by its reader, who saw more than we do.
        const score = ties.together(own[i].id, own[j].id) ? Infinity : sameness(alone[i], alone[j]);
        if (score <= 0 || apart(i, j)) continue;
        scores.set(i, j, score);
        if (score >= SAME) bonds.push([own[i].id, own[j].id]);
      }
    }
    const all = own.map((_, index) => index);
    return clusters(all, scores, apart, () => false).map((group) =>
      group.length === 1 ? alone[group[0]] : tellingOf(group.map((index) => own[index])),
    );
  });
  return { tellings: tellings.sort(inOrder), bonds };
}

/** Scores of pairs by index, both ways. */
class Pairs {
  private readonly rows = new Map<number, Map<number, number>>();

  set(i: number, j: number, score: number): void {
    this.row(i).set(j, score);
    this.row(j).set(i, score);
  }

  has = (i: number, j: number): boolean => this.rows.get(i)?.has(j) === true;
  get = (i: number, j: number): number => this.rows.get(i)?.get(j) ?? 0;
  of = (i: number): Iterable<[number, number]> => this.rows.get(i) ?? [];

  private row(i: number): Map<number, number> {
    const row = this.rows.get(i) ?? new Map<number, number>();
    this.rows.set(i, row);
    return row;
  }
}

/** Pairs that share a key and whose days meet. */
function* meeting(tellings: readonly Telling[]): Iterable<[number, number]> {
  const rows = tellings.flatMap((telling, index) =>
    windowsOf(telling).map(({ block, from, to }) => ({ block, index, from, to })),
  );
  for (const members of grouped(rows, ({ block }) => block).values()) {
    members.sort((a, b) => a.from - b.from || a.index - b.index);
    for (let i = 0; i < members.length; i++) {
      for (let j = i + 1; j < members.length && members[j].from <= members[i].to; j++) yield [members[i].index, members[j].index];
    }
  }
}

function componentsOf(count: number, scores: Pairs, bound: readonly (readonly [number, number])[]): number[][] {
  const next = grouped([...bound, ...bound.map(([a, b]) => [b, a] as const)], ([a]) => a);
  const seen = new Array<boolean>(count).fill(false);
  const components: number[][] = [];
  for (let first = 0; first < count; first++) {
    if (seen[first]) continue;
    seen[first] = true;
    const members = [first];
    const reach = (index: number): void => {
      if (seen[index]) return;
      seen[index] = true;
      members.push(index);
    };
    for (let at = 0; at < members.length; at++) {
      for (const [other, score] of scores.of(members[at])) if (score >= SAME) reach(other);
      for (const [, other] of next.get(members[at]) ?? []) reach(other);
    }
    components.push(members.sort((a, b) => a - b));
  }
  return components;
}

// Best pair first; two clusters join when their members are alike on the whole, and nobody has parted any of them.
function clusters(
  members: readonly number[],
  scores: Pairs,
  apart: (i: number, j: number) => boolean,
  silent: (i: number, j: number) => boolean,
): number[][] {
  if (members.length === 1) return [[...members]];
  const pairs = members.flatMap((i) =>
    Array.from(scores.of(i), ([j, score]) => ({ i, j, score })).filter(({ j, score }) => i < j && score >= SAME),
  );
  pairs.sort((a, b) => b.score - a.score || a.i - b.i || a.j - b.j);
  const home = new Map(members.map((i) => [i, [i]]));
  for (const { i, j, score } of pairs) {
    const [one, other] = [home.get(i) as number[], home.get(j) as number[]];
    if (one === other) continue;
    if (one.some((a) => other.some((b) => apart(a, b)))) continue;
    if (score !== Infinity && mean(one, other, scores, silent) < SAME - 0.05) continue;
    one.push(...other);
    for (const moved of other) home.set(moved, one);
  }
  return [...new Set(home.values())].map((group) => group.sort((a, b) => a - b)).sort((a, b) => a[0] - b[0]);
}

// Of two that each name another doer nothing is known but from those that name both.
function mean(
  one: readonly number[],
  other: readonly number[],
  scores: Pairs,
  silent: (i: number, j: number) => boolean,
): number {
  let [sum, count] = [0, 0];
  for (const a of one) {
    for (const b of other) {
      if (!scores.has(a, b) && silent(a, b)) continue;
      sum += Math.min(1, scores.get(a, b));
      count++;
    }
  }
  return sum / Math.max(1, count);
}
