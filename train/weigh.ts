/** Learns to weigh whole readings of a cue: which of several is right, and whether the chosen one is right enough to keep. */
import { seeded, shuffled } from "../src/base/random.ts";
import { newPlaces, placeOf, type Table } from "../src/classify/table.ts";

/** The readings of one cue. */
export interface Group {
  readonly readings: readonly {
    readonly features: Int32Array;
    /** How near the right one it comes; the best of a group is what to choose. */
    readonly worth: number;
    /** Whether it would count as found. */
    readonly right: boolean;
  }[];
}

export interface WeighCourse {
  readonly bits: number;
  readonly epochs: number;
  readonly rate: number;
  readonly decay: number;
  readonly least: number;
  readonly seed: number;
  /** Weight that one step of a stored weight stands for. */
  readonly unit: number;
}

/**
 * Two columns of weights a feature, by AdaGrad: the first of a log-linear model over the readings of one cue (Charniak and
 * Johnson 2005), the second of a logistic one over the readings that the first chooses.
 */
export function learnWeigher(groups: readonly Group[], course: WeighCourse): Table {
  const { bits, seed, epochs } = course;
  const drop = 32 - bits;
  const counts = new Uint16Array(2 ** bits);
  for (const { readings } of groups)
    for (const { features } of readings)
      for (const hash of features) {
        const slot = hash >>> drop;
        if (counts[slot] < 65535) counts[slot]++;
      }
  const numberOf = new Int32Array(counts.length).fill(-1);
  const keys: number[] = [];
  for (const [slot, count] of counts.entries()) {
    if (count < course.least) continue;
    numberOf[slot] = keys.length;
    keys.push(slot + 1);
  }
  const cases = groups.map(({ readings }) => ({
    readings: readings.map(({ features, ...judged }) => ({
      ...judged,
      known: features.map((hash) => numberOf[hash >>> drop]).filter((number) => number >= 0),
    })),
  }));
  const choosing = newColumn(keys.length, course);
  const random = seeded(seed);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { readings } of shuffled(cases, random)) {
      const best = Math.max(...readings.map(({ worth }) => worth));
      if (best <= 0 || readings.length < 2) continue;
      const all = softmax(readings.map(({ known }) => choosing.score(known)));
      const good = readings.map(({ worth }, i) => (worth >= best - 1e-9 ? all[i] : 0));
      const sum = good.reduce((a, b) => a + b, 0) || 1e-9;
      for (const [i, { known }] of readings.entries()) choosing.step(known, all[i] - good[i] / sum);
    }
    choosing.keep(epoch >= epochs - 2 ? 0.5 : 0);
  }
  choosing.settle();
  const chosen = cases.map(({ readings }) => {
    const scores = readings.map(({ known }) => choosing.score(known));
    return readings[scores.indexOf(Math.max(...scores))];
  });
  const keeping = newColumn(keys.length, course);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { known, right } of shuffled(chosen, random)) {
      const odds = 1 / (1 + Math.exp(-keeping.score(known)));
      keeping.step(known, odds - (right ? 1 : 0));
    }
    keeping.keep(epoch >= epochs - 2 ? 0.5 : 0);
  }
  keeping.settle();
  return tableOf(keys, [choosing.weights, keeping.weights], course);
}

function newColumn(size: number, { rate, decay }: WeighCourse) {
  const weights = new Float64Array(size);
  const squares = new Float64Array(size).fill(1);
  const mean = new Float64Array(size);
  return {
    weights,
    score(known: Int32Array): number {
      let sum = 0;
      for (let i = 0; i < known.length; i++) sum += weights[known[i]];
      return sum;
    },
    step(known: Int32Array, slope: number): void {
      if (Math.abs(slope) < 0.001) return;
      for (let i = 0; i < known.length; i++) {
        const k = known[i];
        const own = slope + decay * weights[k];
        squares[k] += own * own;
        weights[k] -= (rate * own) / Math.sqrt(squares[k]);
      }
    },
    keep(share: number): void {
      for (let k = 0; k < size; k++) mean[k] += share * weights[k];
    },
    settle(): void {
      weights.set(mean);
    },
  };
}

function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - top));
  const sum = odds.reduce((a, b) => a + b, 0);
  return odds.map((value) => value / sum);
}

function tableOf(keys: readonly number[], columns: readonly Float64Array[], { bits, unit }: WeighCourse): Table {
  const rounded = (k: number): number[] => columns.map((weights) => Math.max(-127, Math.min(127, Math.round(weights[k] / unit))));
  const kept = keys.flatMap((key, k) => (rounded(k).some((weight) => weight !== 0) ? [{ key, row: rounded(k) }] : []));
  const places = newPlaces(kept.length + 1);
  const weights = new Int8Array((kept.length + 1) * columns.length);
  for (const [i, { key, row }] of kept.entries()) {
    const place = placeOf(bits, places, key);
    places[place] = key;
    places[place + 1] = i + 1;
    weights.set(row, (i + 1) * columns.length);
  }
  return { bits, width: columns.length, places, weights };
}
