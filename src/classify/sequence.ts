/**
 * Best sequence of labels by a linear model with first-order transitions (Viterbi): each token brings hashed
 * features, and each label a row of weights for the labels that may follow it. Integers throughout.
 */

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

/**
 * How well each label fits each token by itself: a row a token, until the next call.
 * @param add lends the sums what the features of a token weigh
 */
export function scoreTokens(sums: Int32Array, tokens: number, { labels, bias }: Rules, add: (token: number) => void): Int32Array {
  const size = tokens * labels;
  if (scored.length < size) scored = new Int32Array(size * 2);
  for (let i = 0; i < tokens; i++) {
    for (let b = 0; b < labels; b++) sums[b] = bias[b];
    add(i);
    for (let b = 0; b < labels; b++) scored[i * labels + b] = sums[b];
  }
  return scored.subarray(0, size);
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
