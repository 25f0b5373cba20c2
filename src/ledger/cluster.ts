/**
 * Reports gathered into happenings: first what each document tells of one thing, then the tellings of all documents. What is
 * gathered depends on the set of reports alone, never on the order in which they came: possible matches form components, and
 * each component is clustered afresh, best pair first, by mean sameness.
 */
import { compare } from "./canonical.ts";
import { grouped } from "./grouped.ts";
import { heldApart, leaveOpen, SAME, sameness, windowsOf } from "./match.ts";
import type { Report } from "./report.ts";
import { type Telling, tellingOf } from "./telling.ts";

/** A person's word on two reports, which no score outweighs. */
export interface Ties {
  together(a: string, b: string): boolean;
  apart(a: string, b: string): boolean;
  /** Nobody has said anything: it is asked of every pair, and commonly there is nothing. */
  readonly isEmpty: boolean;
  /** Every pair tied together. */
  readonly merged: readonly (readonly [string, string])[];
}

export const NO_TIES: Ties = { together: () => false, apart: () => false, isEmpty: true, merged: [] };

export interface Group {
  readonly component: string;
  /** Ids in order; the first names the happening. */
  readonly members: readonly string[];
  /** The same, as each document tells it. */
  readonly tellings: readonly Telling[];
}

/** The happening a report's cluster goes by: its least member's name, so that any member's name finds it. */
export const happeningId = (members: readonly string[]): string => `h${members[0].slice(1)}`;

/** What was worked out of documents, of pairs and of components, kept for whoever gathers the same and a few more. It holds for one set of ties. */
export interface Gathering {
  readonly documents: Map<string, { readonly reports: readonly Report[]; readonly told: Told }>;
  readonly scores: Map<Telling, Map<Telling, number>>;
  readonly components: Map<Telling, { readonly own: readonly Telling[]; readonly groups: readonly Group[] }>;
}

export const newGathering = (): Gathering => ({ documents: new Map(), scores: new Map(), components: new Map() });

/**
 * @param reports those of whole components, in any order, each once
 * @param told what other documents tell, for whoever has worked it out
 */
export function gather(
  reports: readonly Report[],
  ties: Ties = NO_TIES,
  told: Told = NOTHING,
  known: Gathering | null = null,
): Group[] {
  const { tellings, bonds } = both(tellingsIn(reports, ties, known), told);
  const places = new Map(tellings.flatMap(({ reports: own }, index) => own.map(({ id }) => [id, index] as const)));
  const apart: Apart = (i, j) =>
    tellings[i].reports.some(({ id: a }) => tellings[j].reports.some(({ id: b }) => ties.apart(a, b)));
  const scores = new Pairs();
  for (const [i, j] of meeting(tellings)) {
    if (tellings[i].document === tellings[j].document || scores.has(i, j) || (!ties.isEmpty && apart(i, j))) continue;
    const score = scoreOf(tellings[i], tellings[j], known);
    if (score > 0) scores.set(i, j, score);
  }
  for (const [a, b] of ties.merged) {
    const [i, j] = [places.get(a), places.get(b)];
    if (i !== undefined && j !== undefined && i !== j) scores.set(i, j, Infinity);
  }
  const bound = bonds.map(([a, b]): [number, number] => [places.get(a) as number, places.get(b) as number]);
  return componentsOf(tellings.length, scores, bound).flatMap((members) => {
    const whole = members.map((index) => tellings[index]);
    const before = known?.components.get(whole[0]);
    if (before !== undefined && areSame(before.own, whole)) return before.groups;
    const silent = (i: number, j: number): boolean => leaveOpen(tellings[i], tellings[j]);
    const found = clusters(members, scores, ties.isEmpty ? null : apart, silent).map((group) => {
      const own = group.map((index) => tellings[index]);
      return { own, members: own.flatMap(({ reports: told }) => told.map(({ id }) => id)).sort(compare) };
    });
    const least = found.map(({ members: [first] }) => first).sort(compare)[0];
    const groups = found.map(({ own, members: ids }) => ({ component: `c${least.slice(1)}`, members: ids, tellings: own }));
    known?.components.set(whole[0], { own: whole, groups });
    return groups;
  });
}

function scoreOf(one: Telling, other: Telling, known: Gathering | null): number {
  if (known === null) return sameness(one, other);
  const { scores } = known;
  const row = scores.get(one) ?? new Map<Telling, number>();
  const score = row.get(other) ?? sameness(one, other);
  scores.set(one, row.set(other, score));
  return score;
}

const areSame = <T>(some: readonly T[], others: readonly T[]): boolean =>
  some.length === others.length && some.every((one, index) => one === others[index]);

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
export function tellingsIn(reports: readonly Report[], ties: Ties = NO_TIES, known: Gathering | null = null): Told {
  const told: Told[] = [];
  for (const [document, some] of grouped(reports, ({ document }) => document)) {
    const own = some.sort((a, b) => compare(a.id, b.id));
    const before = known?.documents.get(document);
    const tells = before !== undefined && areSame(before.reports, own) ? before.told : toldBy(own, ties);
    known?.documents.set(document, { reports: own, told: tells });
    told.push(tells);
  }
  return { tellings: told.flatMap(({ tellings }) => tellings).sort(inOrder), bonds: told.flatMap(({ bonds }) => bonds) };
}

/** @param own the reports of one document, in order of their ids */
function toldBy(own: readonly Report[], ties: Ties): Told {
  if (own.length === 1) return { tellings: [tellingOf(own)], bonds: [] };
  const bonds: (readonly [string, string])[] = [];
  const alone = own.map((report) => tellingOf([report]));
  const apart: Apart = (i, j) =>
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
  const groups = clusters(all, scores, apart, () => false);
  return {
    tellings: groups.map((group) => (group.length === 1 ? alone[group[0]] : tellingOf(group.map((index) => own[index])))),
    bonds,
  };
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

/** Whether somebody, or the reader of a text, has parted two. */
type Apart = (i: number, j: number) => boolean;

// Best pair first; two clusters join when their members are alike on the whole, and nobody has parted any of them.
function clusters(
  members: readonly number[],
  scores: Pairs,
  apart: Apart | null,
  silent: (i: number, j: number) => boolean,
): number[][] {
  if (members.length === 1) return [[...members]];
  const pairs: { i: number; j: number; score: number }[] = [];
  for (const i of members) for (const [j, score] of scores.of(i)) if (i < j && score >= SAME) pairs.push({ i, j, score });
  pairs.sort((a, b) => b.score - a.score || a.i - b.i || a.j - b.j);
  const table = new Table(members, scores, silent);
  const home = new Map(members.map((i) => [i, [i]]));
  for (const { i, j, score } of pairs) {
    const [one, other] = [home.get(i) as number[], home.get(j) as number[]];
    if (one === other) continue;
    if (apart !== null && one.some((a) => other.some((b) => apart(a, b)))) continue;
    if (score !== Infinity && table.mean(one, other) < SAME - 0.05) continue;
    one.push(...other);
    for (const moved of other) home.set(moved, one);
  }
  return [...new Set(home.values())].map((group) => group.sort((a, b) => a - b)).sort((a, b) => a[0] - b[0]);
}

/** Above so many tellings a table of all pairs would be larger than what is known of them. */
const LAID_OUT = 1000;
const UNKNOWN = -2;
const SILENT = -1;

/** Scores of all pairs of some tellings, laid out in rows: two clusters of a hundred are ten thousand pairs to look up. */
class Table {
  private readonly rows: Float64Array | null;
  private readonly places: ReadonlyMap<number, number>;

  constructor(
    private readonly members: readonly number[],
    private readonly scores: Pairs,
    private readonly silent: (i: number, j: number) => boolean,
  ) {
    const { length } = members;
    this.rows = length > LAID_OUT ? null : new Float64Array(length * length).fill(UNKNOWN);
    this.places = new Map(members.map((member, place) => [member, place]));
  }

  // Of two that each name another doer nothing is known but from those that name both.
  mean(one: readonly number[], other: readonly number[]): number {
    const [some, others] = [one.map(this.placeOf), other.map(this.placeOf)];
    let [sum, count] = [0, 0];
    for (const a of some) {
      for (const b of others) {
        const score = this.score(a, b);
        if (score === SILENT) continue;
        sum += Math.min(1, score);
        count++;
      }
    }
    return sum / Math.max(1, count);
  }

  private readonly placeOf = (member: number): number => this.places.get(member) as number;

  private score(a: number, b: number): number {
    const at = a * this.members.length + b;
    const known = this.rows === null ? UNKNOWN : this.rows[at];
    if (known !== UNKNOWN) return known;
    const [i, j] = [this.members[a], this.members[b]];
    const score = this.scores.has(i, j) ? this.scores.get(i, j) : this.silent(i, j) ? SILENT : 0;
    if (this.rows !== null) this.rows[at] = score;
    return score;
  }
}
