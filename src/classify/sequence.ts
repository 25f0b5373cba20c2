/**
 * Best sequence of labels by a linear model with first-order transitions (Viterbi): each token brings hashed
 * features, and each label a row of weights for the labels that may follow it. Integers throughout.
 */
import type { Sums } from "./sums.ts";

/** Features of the tokens of one sequence, end to end. */
export interface Sheet {
  data: Int32Array;
  /** Where each token's features begin; one more than there are tokens. */
  starts: Int32Array;
  tokens: number;
  /** How many of a token's first features are often those of the token before: then they are not looked up again. */
  lead: number;
}

export const newSheet = (): Sheet => ({ data: new Int32Array(1 << 14), starts: new Int32Array(257), tokens: 0, lead: 0 });

/** Adds one token; `write` puts its features into the array from the place given, and returns how many. */
export function addToken(sheet: Sheet, most: number, write: (out: Int32Array, at: number) => number): void {
  const start = sheet.starts[sheet.tokens];
  if (start + most > sheet.data.length) sheet.data = grown(sheet.data, start + most);
  if (sheet.tokens + 2 > sheet.starts.length) sheet.starts = grown(sheet.starts, sheet.tokens + 2);
  sheet.starts[sheet.tokens + 1] = start + write(sheet.data, start);
  sheet.tokens++;
}

function grown(array: Int32Array, least: number): Int32Array {
  const larger = new Int32Array(Math.max(least, array.length * 2));
  larger.set(array);
  return larger;
}

/** How well each label follows each other: a row for each label and one for the edge. */
export type Follow = Int32Array;

/** Which labels may stand where, and what each is given beforehand. */
export interface Rules {
  readonly labels: number;
  /** `may[a]` has 1 for each label that may follow label `a`; the last row is for the edge. */
  readonly may: readonly Uint8Array[];
  /** Added to each label's score at each token. */
  readonly bias: Int32Array;
}

// Scores are of use until the next sequence is scored, and what decoding keeps beside them until it is decoded: room for the longest so far.
let scored = new Int32Array(0);
let back = new Uint8Array(0);

/** How well each label fits each token by itself: a row a token, until the next call. */
export function scoreSheet(
  { features, sums, addThese }: Sums,
  { data, starts, tokens, lead }: Sheet,
  { labels, bias }: Rules,
): Int32Array {
  const size = tokens * labels;
  if (scored.length < size) scored = new Int32Array(size * 2);
  const led = lead > 0 ? new Int32Array(labels) : bias;
  for (let i = 0; i < tokens; i++) {
    const start = starts[i];
    if (lead > 0 && (i === 0 || !isRepeated(data, starts[i - 1], start, lead))) {
      addRange(start, start + lead, bias);
      for (let b = 0; b < labels; b++) led[b] = sums[b];
    }
    addRange(start + lead, starts[i + 1], led);
    for (let b = 0; b < labels; b++) scored[i * labels + b] = sums[b];
  }
  return scored.subarray(0, size);

  // Makes the sums what was there before and what the features lend it.
  function addRange(from: number, to: number, before: Int32Array): void {
    for (let k = from; k < to; k++) features[k - from] = data[k];
    for (let b = 0; b < labels; b++) sums[b] = before[b];
    addThese(to - from);
  }
}

function isRepeated(data: Int32Array, before: number, start: number, count: number): boolean {
  for (let i = 0; i < count; i++) if (data[before + i] !== data[start + i]) return false;
  return true;
}

const NEVER = -(2 ** 30);

/** The best labels of a sequence, one a token, and their score (Viterbi). */
export function decode(scores: Int32Array, follow: Follow, { labels, may }: Rules): { labels: Uint8Array; score: number } {
  const count = scores.length / labels;
  const best = new Uint8Array(count);
  if (count === 0) return { labels: best, score: 0 };
  if (back.length < scores.length) back = new Uint8Array(scores.length * 2);
  let sums = new Int32Array(labels);
  let next = new Int32Array(labels);
  for (let b = 0; b < labels; b++) sums[b] = may[labels][b] ? follow[labels * labels + b] + scores[b] : NEVER;
  for (let at = labels; at < scores.length; at += labels) {
    for (let b = 0; b < labels; b++) {
      let top = NEVER;
      let from = 0;
      for (let a = 0; a < labels; a++) {
        if (sums[a] === NEVER || !may[a][b]) continue;
        const sum = sums[a] + follow[a * labels + b];
        if (sum <= top) continue;
        top = sum;
        from = a;
      }
      next[b] = top === NEVER ? NEVER : top + scores[at + b];
      back[at + b] = from;
    }
    [sums, next] = [next, sums];
  }
  let label = 0;
  for (let other = 1; other < labels; other++) if (sums[other] > sums[label]) label = other;
  const score = sums[label];
  for (let i = count - 1; i >= 0; i--) {
    best[i] = label;
    label = back[i * labels + label];
  }
  return { labels: best, score };
}
