/**
 * A figure opened: each happening that moves it, what it weighs and by which arithmetic, and the words of each report.
 */
import { compare } from "./canonical.ts";
import { daysOf, type Figure } from "./engagement.ts";
import type { Happening, Voice } from "./happening.ts";
import { METHOD, type Method } from "./method.ts";
import { counts, movesOf, type Question, within } from "./tally.ts";
import { contribution, evidenceWeight, intensity, kinship, magnitude, recency, strongest } from "./weight.ts";

export interface Words {
  readonly document: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface ExplainedVoice {
  readonly report: string;
  readonly lineage: string;
  readonly evidence: Voice["evidence"];
  readonly relays: number;
  readonly rating: number;
  readonly denies: boolean;
  /** Why it weighs nothing, though it is held. */
  readonly left: string | null;
  /** What it is worth alone, and as a sum to check: `.60 × .9² = .486`. */
  readonly worth: number;
  readonly arithmetic: string;
  readonly words: Words | null;
}

export interface Term {
  readonly happening: string;
  readonly type: string | null;
  readonly instrument: Happening["instrument"];
  readonly start: number | null;
  readonly end: number | null;
  readonly dated: boolean;
  readonly hypothetical: boolean;
  /** What is said against it takes part of its weight. */
  readonly contested: boolean;
  readonly evidence: number;
  readonly intensity: number;
  readonly magnitude: number;
  readonly recency: number;
  /** evidence × intensity × magnitude × recency. */
  readonly weight: number;
  readonly arithmetic: string;
  /** Each power's part of the weight, as it enters its share (or its draw-downs). */
  readonly parts: readonly {
    readonly power: string;
    readonly weight: number;
    readonly kind: "cooperative" | "coercive" | "drawdown";
  }[];
  readonly voices: readonly ExplainedVoice[];
  /** Lineages that are partly one voice, and why. */
  readonly discounts: readonly { readonly a: string; readonly b: string; readonly share: number; readonly why: string }[];
}

export interface Explanation {
  readonly figure: Figure;
  /** Heaviest first. */
  readonly terms: readonly Term[];
  /** How each share follows: `.515 / (.515 + .193) = .727`. */
  readonly sums: readonly { readonly power: string; readonly arithmetic: string }[];
  /** Happenings that count but are not among the terms. */
  readonly further: number;
}

export interface ExplainOptions {
  readonly method?: Method;
  /** Only what moves this power's part. */
  readonly power?: string;
  /** The words each report rests on, by its id. */
  readonly words?: ReadonlyMap<string, Words>;
}

export function explain(
  figure: Figure,
  happenings: readonly Happening[],
  question: Question,
  { method = METHOD, power, words }: ExplainOptions = {},
): Explanation {
  const days = daysOf(question);
  const terms = happenings
    .filter((happening) => within(happening, question, days))
    .map((happening) => termOf(happening, question, days.at, method, words))
    .filter(({ parts, weight }) => weight > 0 && parts.length > 0)
    .filter(({ parts }) => power === undefined || parts.some((part) => part.power === power));
  terms.sort((a, b) => b.weight - a.weight || compare(a.happening, b.happening));
  const counted = power === undefined ? figure.events : (figure.shares.find((row) => row.power === power)?.happenings ?? 0);
  return { figure, terms, sums: sumsOf(figure, method), further: Math.max(0, counted - terms.length) };
}

function termOf(happening: Happening, question: Question, at: number, method: Method, words?: ReadonlyMap<string, Words>): Term {
  const q = evidenceWeight(happening, method);
  const b = intensity(happening.type, method);
  const m = magnitude(happening.size, method);
  const h = recency(happening, at, method);
  const moves = movesOf(happening, question.state, question.region ?? [], method).filter((move) => !move.regional);
  const weight = q * b * m * h;
  return {
    happening: happening.id,
    type: happening.type,
    instrument: happening.instrument,
    start: happening.start,
    end: happening.end,
    dated: happening.dated,
    hypothetical: happening.hypothetical === true,
    contested: happening.voices.some(({ denies }) => denies),
    evidence: q,
    intensity: b,
    magnitude: m,
    recency: h,
    weight,
    arithmetic: `${plain(q)} × ${plain(b, 2)} × ${plain(m, 2)} × ${plain(h, 2)} = ${plain(weight)}`,
    parts: moves
      .filter((move) => counts(move, method) > 0)
      .map((move) => ({ power: move.power, weight: weight * move.part * counts(move, method), kind: move.kind })),
    voices: happening.voices.map((voice) => explainedVoice(voice, method, words)),
    discounts: discountsOf(happening, method),
  };
}

function explainedVoice(voice: Voice, method: Method, words?: ReadonlyMap<string, Words>): ExplainedVoice {
  const { report, lineage, evidence, relays, rating, sureness, denies } = voice;
  const worth = contribution(voice, method);
  const factors = [plain(method.base[evidence], 2)];
  if (relays > 0) factors.push(`${plain(method.relay, 1)}${power(relays)}`);
  if (rating !== 1) factors.push(`${plain(rating, 2)} (rated)`);
  if (sureness !== 1) factors.push(`${plain(sureness, 2)} (${voice.left ?? "reading"})`);
  const arithmetic = factors.length === 1 ? factors[0] : `${factors.join(" × ")} = ${plain(worth)}`;
  return {
    report,
    lineage,
    evidence,
    relays,
    rating,
    denies,
    left: voice.left ?? null,
    worth,
    arithmetic,
    words: words?.get(report) ?? null,
  };
}

function discountsOf(happening: Happening, method: Method): Term["discounts"] {
  const lineages = strongest(happening.voices, method).filter(({ worth }) => worth > 0);
  return lineages.flatMap((one, i) =>
    lineages.slice(i + 1).flatMap((other) => {
      const share = kinship(happening, one, other, method);
      if (share === 0) return [];
      const told = happening.kinships.find(({ a, b }) => [a, b].includes(one.lineage) && [a, b].includes(other.lineage));
      return [
        { a: one.lineage, b: other.lineage, share, why: told?.why ?? "both are parties to it, or one state is behind both" },
      ];
    }),
  );
}

function sumsOf({ shares }: Figure, method: Method): Explanation["sums"] {
  const evenly = new Set(Object.values(method.weights)).size === 1;
  const counted = shares.filter(({ share }) => share !== null);
  const whole = counted.map(({ activity }) => plain(activity)).join(" + ");
  return counted.map(({ power: name, share, activity }) => ({
    power: name,
    arithmetic: evenly
      ? `${plain(activity)} / (${whole}) = ${plain(share as number)}`
      : `weighted by instrument: ${plain(share as number)}`,
  }));
}

/** `.515`, `1.06`: no zero before the point, as statistics are printed. */
const plain = (value: number, digits = 3): string => value.toFixed(digits).replace(/^0\./, ".");

const power = (exponent: number): string =>
  exponent === 1 ? "" : String(exponent).replace(/\d/g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]);
