/**
 * How far a share moves when we draw again which sources and which happenings we had: a two-way bootstrap, lineages and
 * happenings both with replacement. What all lineages leave out, no interval shows.
 */
import { type Random, seeded } from "../base/random.ts";
import { monthOf } from "./days.ts";
import type { Figure, Share } from "./engagement.ts";
import { activities, type Evaluation, prepare, sharesOf } from "./evaluate.ts";
import { grouped } from "./grouped.ts";
import type { Happening } from "./happening.ts";
import { METHOD, type Method } from "./method.ts";
import type { Question } from "./tally.ts";

/** The figure with an interval and the part of draws each power leads in, unless they are withheld. */
export function withIntervals(
  figure: Figure,
  happenings: readonly Happening[],
  question: Question,
  method: Method = METHOD,
): Figure {
  if (figure.withheld !== null) return figure;
  const evaluation = prepare(happenings, question, method);
  const drawn = drawAgain(evaluation, method);
  const shares = figure.shares.map((row): Share => {
    const power = evaluation.powers.indexOf(row.power);
    if (row.share === null || power < 0 || drawn.length === 0) return row;
    const values = drawn.map((shares) => shares[power]).sort((a, b) => a - b);
    const leads =
      drawn.filter((shares) => shares.every((other, i) => i === power || other < shares[power])).length / drawn.length;
    const tail = (1 - method.bootstrap.level) / 2;
    return { ...row, interval: [quantile(values, tail), quantile(values, 1 - tail)], leads };
  });
  return { ...figure, shares };
}

/** Shares of all powers, one row a draw that had any weight. */
export function drawAgain(evaluation: Evaluation, method: Method): Float64Array[] {
  const { draws, seed, minBlocks } = method.bootstrap;
  const { events, lineages } = evaluation;
  const random = seeded(seed);
  const blocks = [...grouped(events.keys(), (index) => monthOf(events[index].end)).values()];
  const units = blocks.length >= minBlocks ? blocks : Array.from(events.keys(), (index) => [index]);
  const found: Float64Array[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const sources = countsOf(lineages.length, random);
    const picked = countsOf(units.length, random);
    const times = new Uint16Array(events.length);
    for (const [unit, members] of units.entries()) for (const member of members) times[member] = picked[unit];
    const shares = sharesOf(activities(evaluation, sources, times));
    if (shares !== null) found.push(shares);
  }
  return found;
}

/** How often each of `size` things came up in `size` draws with replacement. */
function countsOf(size: number, random: Random): Uint16Array {
  const counts = new Uint16Array(size);
  for (let i = 0; i < size; i++) counts[random.below(size)]++;
  return counts;
}

// Linear between order statistics (Hyndman and Fan's type 7).
function quantile(sorted: readonly number[], p: number): number {
  const at = p * (sorted.length - 1);
  const low = Math.floor(at);
  const high = Math.min(low + 1, sorted.length - 1);
  return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
}
