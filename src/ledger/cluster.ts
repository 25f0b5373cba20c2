/**
 * Reports gathered into happenings. What is gathered depends on the set of reports alone, never on the order in which
 * they came: possible matches form components, and each component is clustered afresh, best pair first, by mean sameness.
 */
import { compare } from "./canonical.ts";
import { grouped } from "./grouped.ts";
import { blocksOf, SAME, sameness } from "./match.ts";
import type { Report } from "./report.ts";

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
}

/** The happening a report's cluster goes by: its least member's name, so that any member's name finds it. */
export const happeningId = (members: readonly string[]): string => `h${members[0].slice(1)}`;

/** @param reports those of whole components, in any order, each once */
export function gather(reports: readonly Report[], ties: Ties = NO_TIES): Group[] {
  const ordered = [...reports].sort((a, b) => compare(a.id, b.id));
  const scores = scored(ordered, ties);
  const components = componentsOf(ordered.length, scores);
  return components.flatMap((members) => {
    const component = `c${ordered[members[0]].id.slice(1)}`;
    return clusters(members, ordered, scores, ties).map((group) => ({ component, members: group.map((i) => ordered[i].id) }));
  });
}

type Scores = ReadonlyMap<number, ReadonlyMap<number, number>>;

/** Pairs that may be one, by index; both ways. */
function scored(reports: readonly Report[], ties: Ties): Scores {
  const scores = new Map<number, Map<number, number>>();
  const set = (i: number, j: number, score: number): void => {
    for (const [a, b] of [
      [i, j],
      [j, i],
    ]) {
      const row = scores.get(a) ?? new Map<number, number>();
      row.set(b, score);
      scores.set(a, row);
    }
  };
  const blocks = grouped(
    reports.flatMap((report, index) => blocksOf(report).map(({ block, from, to }) => ({ block, index, from, to }))),
    ({ block }) => block,
  );
  for (const members of blocks.values()) {
    members.sort((a, b) => a.from - b.from || a.index - b.index);
    for (let i = 0; i < members.length; i++) {
      for (let j = i + 1; j < members.length && members[j].from <= members[i].to; j++) {
        const [a, b] = [members[i].index, members[j].index];
        if (scores.get(a)?.has(b) || ties.apart(reports[a].id, reports[b].id)) continue;
        const score = sameness(reports[a], reports[b]);
        if (score > 0) set(a, b, score);
      }
    }
  }
  const places = new Map(reports.map(({ id }, index) => [id, index]));
  for (const [a, b] of ties.merged) {
    const [i, j] = [places.get(a), places.get(b)];
    if (i !== undefined && j !== undefined) set(i, j, Infinity);
  }
  return scores;
}

function componentsOf(count: number, scores: Scores): number[][] {
  const seen = new Array<boolean>(count).fill(false);
  const components: number[][] = [];
  for (let first = 0; first < count; first++) {
    if (seen[first]) continue;
    seen[first] = true;
    const members = [first];
    for (let at = 0; at < members.length; at++) {
      for (const [next, score] of scores.get(members[at]) ?? []) {
        if (seen[next] || score < SAME) continue;
        seen[next] = true;
        members.push(next);
      }
    }
    components.push(members.sort((a, b) => a - b));
  }
  return components;
}

// Best pair first; two clusters join when their members are alike on the whole, and nobody has parted any of them.
function clusters(members: readonly number[], reports: readonly Report[], scores: Scores, ties: Ties): number[][] {
  if (members.length === 1) return [[...members]];
  const pairs = members.flatMap((i) =>
    Array.from(scores.get(i) ?? [], ([j, score]) => ({ i, j, score })).filter(({ j, score }) => i < j && score >= SAME),
  );
  pairs.sort((a, b) => b.score - a.score || a.i - b.i || a.j - b.j);
  const home = new Map(members.map((i) => [i, [i]]));
  for (const { i, j, score } of pairs) {
    const [one, other] = [home.get(i) as number[], home.get(j) as number[]];
    if (one === other) continue;
    if (one.some((a) => other.some((b) => ties.apart(reports[a].id, reports[b].id)))) continue;
    if (score !== Infinity && mean(one, other, scores) < SAME - 0.05) continue;
    one.push(...other);
    for (const moved of other) home.set(moved, one);
  }
  return [...new Set(home.values())].map((group) => group.sort((a, b) => a - b)).sort((a, b) => a[0] - b[0]);
}

function mean(one: readonly number[], other: readonly number[], scores: Scores): number {
  let sum = 0;
  for (const a of one) for (const b of other) sum += Math.min(1, scores.get(a)?.get(b) ?? 0);
  return sum / (one.length * other.length);
}
