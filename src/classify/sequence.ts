/**
 * Best sequence of labels by a linear model with first-order transitions (Viterbi): each token brings hashed
 * features, and each label a row of weights for the labels that may follow it. Integers throughout.
 */
import { mix1 } from "./mix.ts";
import { gatherRows, scoreClass, type Table } from "./table.ts";

/** Features of the tokens of one sequence, end to end. */
export interface Sheet {
  data: Int32Array;
  /** Where each token's features begin; one more than there are tokens. */
  starts: Int32Array;
  tokens: number;
}

export const newSheet = (): Sheet => ({ data: new Int32Array(1 << 14), starts: new Int32Array(257), tokens: 0 });

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

// Transitions lie in the same table under a template of their own.
const TRANSITION = 99_991;

/** The feature of "the label before was `label`"; `labels` itself stands for the sequence's edge. */
export const after = (label: number): number => mix1(TRANSITION, label + 1);

const MOST = 256;
const rows = new Int32Array(MOST);
const one = new Int32Array(1);

/** How well each label follows each other: a row for each label and one for the edge. */
export type Follow = Int32Array;

/** The transitions as they stand in a table that learns. */
export function followIn(table: Table, labels: number): Follow {
  const follow = new Int32Array((labels + 1) * labels);
  for (let a = 0; a <= labels; a++) {
    one[0] = after(a);
    if (gatherRows(table, one, 1, rows) === 0) continue;
    for (let b = 0; b < labels; b++) follow[a * labels + b] = table.weights[rows[0] + b];
  }
  return follow;
}

/** Which labels may stand where, and what each is given beforehand. */
export interface Rules {
  readonly labels: number;
  /** `may[a]` has 1 for each label that may follow label `a`; the last row is for the edge. */
  readonly may: readonly Uint8Array[];
  /** Added to each label's score at each token. */
  readonly bias: Int32Array;
}

/** The best labels of a sequence, one a token. */
export function decode(table: Table, follow: Follow, sheet: Sheet, { labels, may, bias }: Rules): Uint8Array {
  const count = sheet.tokens;
  const best = new Uint8Array(count);
  if (count === 0) return best;
  const weights = table.weights;
  const back = new Uint8Array(count * labels);
  let scores = new Int32Array(labels);
  let next = new Int32Array(labels);
  const NEVER = -(2 ** 30);
  for (let i = 0; i < count; i++) {
    const start = sheet.starts[i];
    const found = gatherRows(table, sheet.data.subarray(start, sheet.starts[i + 1]), sheet.starts[i + 1] - start, rows);
    for (let b = 0; b < labels; b++) {
      let top = NEVER;
      let from = 0;
      if (i === 0) {
        if (may[labels][b]) top = follow[labels * labels + b];
      } else {
        for (let a = 0; a < labels; a++) {
          if (!may[a][b] || scores[a] === NEVER) continue;
          const score = scores[a] + follow[a * labels + b];
          if (score > top) {
            top = score;
            from = a;
          }
        }
      }
      next[b] = top === NEVER ? NEVER : top + bias[b] + scoreClass(weights, rows, found, b);
      back[i * labels + b] = from;
    }
    [scores, next] = [next, scores];
  }
  let label = 0;
  for (let b = 1; b < labels; b++) if (scores[b] > scores[label]) label = b;
  for (let i = count - 1; i >= 0; i--) {
    best[i] = label;
    label = back[i * labels + label];
  }
  return best;
}
