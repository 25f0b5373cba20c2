/** What would change a ranking: how many new happenings, which lineages gone, which half-life or weight, which claims. */
import { INSTRUMENTS, type Instrument } from "../document/schema.ts";
import { compare } from "./canonical.ts";
import { daysOf, engagement } from "./engagement.ts";
import { activities, type Evaluation, onceEach, prepare, sharesOf } from "./evaluate.ts";
import { grouped } from "./grouped.ts";
import type { Happening, Voice } from "./happening.ts";
import { sharesWithout } from "./leave-out.ts";
import { type Method, withMethod } from "./method.ts";
import { movesOf, type Question, within } from "./tally.ts";
import { contribution, evidenceWeight, intensity, recency } from "./weight.ts";

export interface WhatWouldChange {
  readonly leader: string;
  readonly second: string;
  /** New happenings of the commonest kind and evidence, by the second alone, for it to draw level; and what one weighs. */
  readonly events: { readonly count: number; readonly weight: number; readonly kind: string } | null;
  /** A smallest set of lineages without which another leads; exact up to 12 lineages, greedy above; `null` when there is none. */
  readonly sources: { readonly lineages: readonly string[]; readonly exact: boolean } | null;
  /** One half-life for all instruments, in days, nearest to those in force at which the two draw level. */
  readonly halfLifeDays: number | null;
  /** The weight of one instrument, the others kept, at which the two draw level. */
  readonly weights: readonly { readonly instrument: Instrument; readonly weight: number }[];
  /** Reports whose rejection moves the leader's share most; five at most. */
  readonly pivotal: readonly { readonly happening: string; readonly report: string; readonly moves: number }[];
}

/** `null` when fewer than two powers have a share. */
export function whatWouldChange(happenings: readonly Happening[], question: Question, method: Method): WhatWouldChange | null {
  const [first, second] = engagement(happenings, question, method).shares.filter(({ share }) => share !== null);
  if (first === undefined || second === undefined) return null;
  const evaluation = prepare(happenings, question, method);
  const [leader, runner] = [first.power, second.power].map((power) => evaluation.powers.indexOf(power));
  const sums = activities(evaluation, onceEach(evaluation));
  const one = commonest(evaluation, method);
  return {
    leader: first.power,
    second: second.power,
    events: one && { count: Math.ceil((sums[leader] - sums[runner]) / one.weight - 1e-9), ...one },
    sources: fewestSources(evaluation, leader),
    halfLifeDays: levelHalfLife(happenings, question, method, first.power, second.power),
    weights: levelWeights(evaluation, leader, runner, method),
    pivotal: pivotalReports(evaluation, leader, method),
  };
}

/** A happening that only might be: by one power, of the commonest kind and evidence, ending on the day asked. */
export function supposed(power: string, question: Question, like: Happening, index: number | string): Happening {
  const { at } = daysOf(question);
  const voice = strongestVoice(like.voices);
  return {
    ...like,
    id: `supposed-${index}`,
    actors: [power],
    recipients: [question.state],
    reciprocal: true,
    start: at,
    end: at,
    voices: [{ ...voice, report: `supposed-${index}`, lineage: `supposed-${index}`, denies: false }],
    kinships: [],
    size: null,
    hypothetical: true,
  };
}

const kindOf = ({ instrument, type, voices }: Happening): string =>
  `${instrument} ${type ?? "act"}, ${strongestVoice(voices).evidence}`;

/** One of the commonest instrument, type and evidence among these; `null` when there is none. */
export function commonestOf(happenings: readonly Happening[], instrument: Instrument | null = null): Happening | null {
  const heard = happenings.filter(
    (happening) => happening.voices.length > 0 && (instrument === null || happening.instrument === instrument),
  );
  const [most] = [...grouped(heard, kindOf)].sort((a, b) => b[1].length - a[1].length || compare(a[0], b[0]));
  return most === undefined ? null : most[1][0];
}

// A new one of the commonest kind, told once, today.
function commonest(evaluation: Evaluation, method: Method): { weight: number; kind: string } | null {
  const happening = commonestOf(evaluation.events.filter(({ parts }) => parts.length > 0).map((event) => event.happening));
  if (happening === null) return null;
  const { evidence } = strongestVoice(happening.voices);
  const weight = method.base[evidence] * intensity(happening.type, method) * method.weights[happening.instrument];
  return { kind: kindOf(happening), weight };
}

const strongestVoice = (voices: readonly Voice[]): Voice =>
  voices.reduce((best, voice) => (voice.rating * voice.sureness > 0 && rank(voice) < rank(best) ? voice : best));

const CLASSES = ["official", "sourced", "unattributed", "unsourced", "presupposed", "background", "none"];
const rank = ({ evidence }: Voice): number => CLASSES.indexOf(evidence);

function leaderOf(shares: Float64Array | null): number {
  if (shares === null) return -1;
  return shares.reduce((best, share, i) => (share > shares[best] ? i : best), 0);
}

const EXACT = 12;

function fewestSources(evaluation: Evaluation, leader: number): WhatWouldChange["sources"] {
  const count = evaluation.lineages.length;
  const flips = (gone: readonly number[]): boolean => {
    const now = leaderOf(sharesWithout(evaluation, gone));
    return now !== -1 && now !== leader;
  };
  const named = (gone: readonly number[]): string[] => gone.map((index) => evaluation.lineages[index]).sort(compare);
  if (count <= EXACT) {
    const sets = Array.from({ length: 2 ** count - 1 }, (_, set) => set + 1).map((set) =>
      Array.from({ length: count }, (_, i) => i).filter((i) => (set >> i) & 1),
    );
    const found = sets.sort((a, b) => a.length - b.length).find(flips);
    return found ? { lineages: named(found), exact: true } : null;
  }
  const gone: number[] = [];
  while (gone.length < count) {
    let [best, least] = [-1, Infinity];
    for (let lineage = 0; lineage < count; lineage++) {
      const share = gone.includes(lineage) ? null : sharesWithout(evaluation, [...gone, lineage]);
      if (share !== null && share[leader] < least) [best, least] = [lineage, share[leader]];
    }
    if (best < 0) return null;
    gone.push(best);
    if (flips(gone)) return { lineages: named(gone), exact: false };
  }
  return null;
}

const LEAST_DAYS = 30;
const MOST_DAYS = 3650;

function levelHalfLife(
  happenings: readonly Happening[],
  question: Question,
  method: Method,
  leader: string,
  second: string,
): number | null {
  const lead = (days: number): number => {
    const halfLifeDays = { military: days, economic: days, diplomatic: days, informational: days };
    const evaluation = prepare(happenings, question, withMethod({ halfLifeDays }, method));
    const sums = activities(evaluation, onceEach(evaluation));
    return sums[evaluation.powers.indexOf(leader)] - sums[evaluation.powers.indexOf(second)];
  };
  // The lead may cross nought more than once: look at 24 steps, even in logarithms, and close in on the crossing nearest a year.
  const steps = Array.from({ length: 25 }, (_, i) => LEAST_DAYS * (MOST_DAYS / LEAST_DAYS) ** (i / 24));
  const leads = steps.map(lead);
  const crossings = steps.slice(1).flatMap((high, i) => {
    if (leads[i] > 0 === leads[i + 1] > 0) return [];
    let [low, top] = [steps[i], high];
    for (let round = 0; round < 40; round++) {
      const middle = (low + top) / 2;
      if (lead(middle) > 0 === leads[i] > 0) low = middle;
      else top = middle;
    }
    return [(low + top) / 2];
  });
  crossings.sort((a, b) => Math.abs(Math.log(a / 365)) - Math.abs(Math.log(b / 365)));
  return crossings[0] ?? null;
}

// Σ_k u_k d_k = 0 solved for one u, where d_k is the leader's lead within an instrument.
function levelWeights(evaluation: Evaluation, leader: number, second: number, method: Method): WhatWouldChange["weights"] {
  const leads = INSTRUMENTS.map((instrument) => {
    const within = { ...evaluation, events: evaluation.events.filter((event) => event.instrument === instrument) };
    const sums = activities(within, onceEach(evaluation));
    return sums[leader] - sums[second];
  });
  const total = leads.reduce((sum, lead) => sum + lead, 0);
  return INSTRUMENTS.flatMap((instrument, i) => {
    if (leads[i] === 0 || method.weights[instrument] === 0) return [];
    const factor = -(total - leads[i]) / leads[i];
    return factor >= 0 && Number.isFinite(factor) && leads.some((lead, j) => j !== i && lead !== 0)
      ? [{ instrument, weight: factor * method.weights[instrument] }]
      : [];
  });
}

const PIVOTAL = 5;

function pivotalReports(evaluation: Evaluation, leader: number, method: Method): WhatWouldChange["pivotal"] {
  const drawn = onceEach(evaluation);
  const sums = activities(evaluation, drawn);
  const whole = sharesOf(sums)?.[leader] ?? 0;
  const moves = evaluation.events.flatMap((event) =>
    event.happening.voices
      .filter((voice) => contribution(voice, method) > 0)
      .map(({ report }) => {
        const voices = event.happening.voices.filter((voice) => voice.report !== report);
        const less = evidenceWeight({ ...event.happening, voices }, method) - event.q(drawn);
        const changed = sums.slice();
        for (const [power, part] of event.parts) changed[power] += less * event.fixed * part;
        const share = sharesOf(changed)?.[leader] ?? 0;
        return { happening: event.happening.id, report, moves: share - whole };
      }),
  );
  moves.sort((a, b) => Math.abs(b.moves) - Math.abs(a.moves) || compare(a.report, b.report));
  return moves.slice(0, PIVOTAL).filter((move) => Math.abs(move.moves) > 1e-12);
}

/** Powers that act on each other over `state`, which is no party to it: a row on its page, no part of any share. */
export function rivalries(
  happenings: readonly Happening[],
  question: Question,
  method: Method,
): { pair: [string, string]; happening: string; weight: number }[] {
  const days = daysOf(question);
  return happenings
    .filter((happening) => happening.country === question.state && within(happening, question, days))
    .filter((happening) => movesOf(happening, question.state, [], method).length === 0)
    .flatMap((happening) => {
      const from = happening.actors.filter((code) => !code.startsWith("group:"));
      const to = happening.recipients.filter((code) => !code.startsWith("group:"));
      const weight = evidenceWeight(happening, method) * intensity(happening.type, method) * recency(happening, days.at, method);
      return weight > 0 && from.length > 0 && to.length > 0
        ? [{ pair: [from[0], to[0]] as [string, string], happening: happening.id, weight }]
        : [];
    });
}
