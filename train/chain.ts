import { seeded, shuffled } from "../src/base/random.ts";
import type { Follow } from "../src/classify/sequence.ts";
import { newPlaces, placeOf, type Table } from "../src/classify/table.ts";
import type { Lessons } from "./lessons.ts";

export interface Course {
  readonly epochs: number;
  /** How far the first step of a weight goes; the smaller, the less is learned by heart. */
  readonly rate: number;
  /** `cost[right * labels + wrong]`: added to a wrong label's score while learning, so that it must lose by as much. */
  readonly cost: Float64Array;
  readonly seed: number;
  /**
   * Share of each token's features that is left out each time it is learned from, others each time (dropout): so what is known of a rare
   * word by heart does not keep lists and clusters from being believed.
   */
  readonly leftOut?: number;
  /** Weights are the mean over the ends of this many last epochs. */
  readonly last: number;
}

export interface Learned {
  /** A row of `labels` for each feature. */
  readonly weights: Float32Array;
  /** A row for each label and one for the edge: how well each label follows. */
  readonly follow: Float64Array;
}

// Labels that are all but sure have nothing more to teach: passing over them halves the time.
const SURE = 0.99;
const LEAST_STEP = 0.003;

/**
 * Learns a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) by AdaGrad (Duchi, Hazan and Singer 2011).
 * With costs it is the softmax-margin (Gimpel and Smith 2010): missing a thing may weigh more than finding one too many.
 */
export function learnChain(lessons: Lessons, { epochs, rate, cost, seed, last, leftOut = 0 }: Course): Learned {
  const { labels, features, starts, answers, cases } = lessons;
  const weights = new Float32Array(lessons.keys.length * labels);
  const squares = new Float32Array(weights.length);
  const follow = new Float64Array((labels + 1) * labels);
  const followSquares = new Float64Array(follow.length);
  const mean: Learned = { weights: new Float32Array(weights.length), follow: new Float64Array(follow.length) };
  const lattice = newLattice(lessons);
  const random = seeded(seed);
  const order = Array.from({ length: cases.length - 1 }, (_, c) => c);
  const scores = new Float64Array(labels);
  // The features of one sequence that are not left out, as rows of weights, and where each token's begin.
  const rows = new Int32Array(most(cases, (c) => starts[cases[c + 1]] - starts[cases[c]]));
  const begins = new Int32Array(most(cases, (c) => cases[c + 1] - cases[c]) + 1);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const c of shuffled(order, random)) {
      const from = cases[c];
      const count = cases[c + 1] - from;
      if (count === 0) continue;
      let used = 0;
      for (let t = 0; t < count; t++) {
        begins[t] = used;
        if (starts[from + t] === starts[from + t + 1]) {
          lattice.close(t);
          continue;
        }
        const right = answers[from + t] * labels;
        for (let b = 0; b < labels; b++) scores[b] = cost[right + b] * (1 - leftOut);
        for (let i = starts[from + t]; i < starts[from + t + 1]; i++) {
          if (leftOut > 0 && random.next() < leftOut) continue;
          const at = features[i] * labels;
          rows[used++] = at;
          for (let b = 0; b < labels; b++) scores[b] += weights[at + b];
        }
        for (let b = 0; b < labels; b++) scores[b] /= 1 - leftOut;
        lattice.put(t, scores);
      }
      begins[count] = used;
      lattice.sum(count, follow);
      const steps = lattice.steps(count, answers, from);
      for (let k = 0; k < steps.length; k++) {
        if (steps[k] === 0) continue;
        followSquares[k] += steps[k] * steps[k];
        follow[k] -= (rate * steps[k]) / Math.sqrt(followSquares[k]);
      }
      for (let t = 0; t < count; t++) {
        const right = answers[from + t];
        if (lattice.share(t, right) > SURE) continue;
        for (let b = 0; b < labels; b++) {
          const step = lattice.share(t, b) - (b === right ? 1 : 0);
          if (Math.abs(step) < LEAST_STEP) continue;
          const square = step * step;
          for (let i = begins[t]; i < begins[t + 1]; i++) {
            const at = rows[i] + b;
            squares[at] += square;
            weights[at] -= (rate * step) / Math.sqrt(squares[at]);
          }
        }
      }
    }
    if (epoch < epochs - last) continue;
    for (let k = 0; k < weights.length; k++) mean.weights[k] += weights[k] / last;
    for (let k = 0; k < follow.length; k++) mean.follow[k] += follow[k] / last;
  }
  return mean;
}

/** The most that one sequence has. */
function most(cases: Int32Array, countOf: (c: number) => number): number {
  let found = 0;
  for (let c = 0; c + 1 < cases.length; c++) found = Math.max(found, countOf(c));
  return found;
}

/** All ways to label one sequence at once, weighed by their scores. */
function newLattice({ labels, may, cases }: Lessons) {
  const longest = most(cases, (c) => cases[c + 1] - cases[c]);
  const size = longest * labels;
  const here = new Float64Array(size);
  const before = new Float64Array(size);
  const behind = new Float64Array(size);
  const scale = new Float64Array(longest);
  const edge = labels * labels;
  const ways = new Float64Array(edge + labels);
  const found = new Float64Array(edge + labels);
  return {
    put(t: number, scores: Float64Array): void {
      const top = scores.reduce((most, score) => Math.max(most, score));
      for (let b = 0; b < labels; b++) here[t * labels + b] = Math.exp(scores[b] - top);
    },
    /** What has no features has the first label. */
    close(t: number): void {
      here.fill(0, t * labels, (t + 1) * labels);
      here[t * labels] = 1;
    },
    /** Forward and backward, each step brought to a sum of 1. */
    sum(count: number, follow: Float64Array): void {
      for (let k = 0; k < ways.length; k++) ways[k] = may[Math.floor(k / labels)][k % labels] ? Math.exp(follow[k]) : 0;
      for (let t = 0; t < count; t++) {
        const row = t * labels;
        scale[t] = 0;
        for (let b = 0; b < labels; b++) {
          let into = t === 0 ? ways[edge + b] : 0;
          if (t > 0) for (let a = 0; a < labels; a++) into += before[row - labels + a] * ways[a * labels + b];
          before[row + b] = into * here[row + b];
          scale[t] += before[row + b];
        }
        for (let b = 0; b < labels; b++) before[row + b] /= scale[t];
      }
      for (let b = 0; b < labels; b++) behind[(count - 1) * labels + b] = 1;
      for (let t = count - 2; t >= 0; t--) {
        const next = (t + 1) * labels;
        for (let a = 0; a < labels; a++) {
          let sum = 0;
          for (let b = 0; b < labels; b++) sum += ways[a * labels + b] * here[next + b] * behind[next + b];
          behind[t * labels + a] = sum / scale[t + 1];
        }
      }
    },
    share: (t: number, label: number): number => before[t * labels + label] * behind[t * labels + label],
    /** For each pair of labels, how often the second is expected after the first beyond how often it rightly is. */
    steps(count: number, answers: Uint8Array, from: number): Float64Array {
      found.fill(0);
      for (let b = 0; b < labels; b++) found[edge + b] = before[b] * behind[b];
      found[edge + answers[from]]--;
      for (let t = 1; t < count; t++) {
        const row = t * labels;
        for (let a = 0; a < labels; a++) {
          const left = before[row - labels + a] / scale[t];
          for (let b = 0; b < labels; b++) {
            found[a * labels + b] += left * ways[a * labels + b] * here[row + b] * behind[row + b];
          }
        }
        found[answers[from + t - 1] * labels + answers[from + t]]--;
      }
      return found;
    },
  };
}

/** The weights in bytes, one step of which stands for `unit`; rows that round to nothing are left out. */
export function settle(
  { bits, labels, keys }: Lessons,
  { weights, follow }: Learned,
  unit: number,
): { table: Table; follow: Follow } {
  const bytes = new Int8Array(weights.length);
  for (const [at, weight] of weights.entries()) bytes[at] = Math.max(-127, Math.min(127, Math.round(weight / unit)));
  const kept: number[] = [];
  for (let k = 0; k < keys.length; k++) {
    if (bytes.subarray(k * labels, (k + 1) * labels).some((weight) => weight !== 0)) kept.push(k);
  }
  const places = newPlaces(kept.length + 1);
  const rows = new Int8Array((kept.length + 1) * labels);
  for (const [i, k] of kept.entries()) {
    const place = placeOf(bits, places, keys[k]);
    places[place] = keys[k];
    places[place + 1] = i + 1;
    rows.set(bytes.subarray(k * labels, (k + 1) * labels), (i + 1) * labels);
  }
  return {
    table: { bits, width: labels, places, weights: rows },
    follow: Int32Array.from(follow, (weight) => Math.round(weight / unit)),
  };
}
