import type { Sheet } from "./sheet.ts";

/** Sequences to learn from, end to end: each token's features by number, and its right label. */
export interface Lessons {
  readonly bits: number;
  readonly labels: number;
  /** `may[a]` has 1 for each label that may follow label `a`; the last row is for the sequence's edge. */
  readonly may: readonly Uint8Array[];
  /** Key in a table of `bits` of each feature, by its number; ascending. */
  readonly keys: Int32Array;
  readonly features: Int32Array;
  /** Where each token's features begin; one more than there are tokens. */
  readonly starts: Int32Array;
  readonly answers: Uint8Array;
  /** Where each sequence's tokens begin; one more than there are sequences. */
  readonly cases: Int32Array;
}

/** Calls back with each sequence and its right labels; run twice, the same both times. */
export type Visit = (take: (sheet: Sheet, answers: Uint8Array) => void) => void;

/** Gathers lessons without the features that fewer than `least` tokens have: what is met that seldom teaches noise. */
export function gatherLessons(
  { bits, labels, may, least }: Pick<Lessons, "bits" | "labels" | "may"> & { least: number },
  visit: Visit,
): Lessons {
  const counts = new Uint8Array(2 ** bits);
  const drop = 32 - bits;
  let tokens = 0;
  let sequences = 0;
  visit(({ data, starts, tokens: more }) => {
    for (let i = 0; i < starts[more]; i++) {
      const slot = data[i] >>> drop;
      if (counts[slot] < 255) counts[slot]++;
    }
    tokens += more;
    sequences++;
  });
  const { keys, numberOf } = numbered(counts, least);
  let features = new Int32Array(1 << 20);
  const starts = new Int32Array(tokens + 1);
  const answers = new Uint8Array(tokens);
  const cases = new Int32Array(sequences + 1);
  let token = 0;
  let sequence = 0;
  let at = 0;
  visit((sheet, right) => {
    for (let t = 0; t < sheet.tokens; t++) {
      if (at + sheet.starts[t + 1] - sheet.starts[t] > features.length) features = doubled(features);
      for (let i = sheet.starts[t]; i < sheet.starts[t + 1]; i++) {
        const number = numberOf[sheet.data[i] >>> drop];
        if (number >= 0) features[at++] = number;
      }
      answers[token++] = right[t];
      starts[token] = at;
    }
    cases[++sequence] = token;
  });
  return { bits, labels, may, keys, features, starts, answers, cases };
}

function numbered(counts: Uint8Array, least: number): { keys: Int32Array; numberOf: Int32Array } {
  const numberOf = new Int32Array(counts.length).fill(-1);
  const keys: number[] = [];
  for (const [slot, count] of counts.entries()) {
    if (count < least) continue;
    numberOf[slot] = keys.length;
    keys.push(slot + 1);
  }
  return { keys: Int32Array.from(keys), numberOf };
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/**
 * The same lessons with the `most` features alone that matter most: those of many tokens with a large weight. Learning anew on
 * these loses less than dropping weights.
 */
export function narrowed(lessons: Lessons, weights: Float32Array, most: number): Lessons {
  const { labels, keys, features, starts, answers } = lessons;
  const counts = new Float64Array(keys.length);
  const used = starts[answers.length];
  for (let i = 0; i < used; i++) counts[features[i]]++;
  const worth = counts.map((count, k) => {
    let largest = 0;
    for (let b = 0; b < labels; b++) largest = Math.max(largest, Math.abs(weights[k * labels + b]));
    return largest * Math.sqrt(count);
  });
  const least = worth.slice().sort()[Math.max(0, keys.length - most)];
  const numberOf = new Int32Array(keys.length).fill(-1);
  const kept: number[] = [];
  for (const [k, value] of worth.entries()) {
    if (value < least) continue;
    numberOf[k] = kept.length;
    kept.push(keys[k]);
  }
  const fewer = new Int32Array(used);
  const begins = new Int32Array(starts.length);
  let at = 0;
  for (let t = 0; t < answers.length; t++) {
    for (let i = starts[t]; i < starts[t + 1]; i++) {
      const number = numberOf[features[i]];
      if (number >= 0) fewer[at++] = number;
    }
    begins[t + 1] = at;
  }
  return { ...lessons, keys: Int32Array.from(kept), features: fewer.slice(0, at), starts: begins };
}
