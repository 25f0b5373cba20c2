/** Not the best labels of a sequence alone but the best few, for whoever can weigh them by more than neighbours. */
import type { Follow, Rules } from "./sequence.ts";

const NEVER = -(2 ** 30);

/** One way to label a sequence. */
export interface Way {
  readonly labels: Uint8Array;
  readonly score: number;
}

export interface Several {
  /** Best first. */
  readonly ways: Way[];
  /** What the best way scores that does not hold the wanted label; −2^30 when there is none. */
  readonly without: number;
}

/**
 * The `most` best ways to label a sequence (Viterbi with lists).
 * @param wanted only ways that hold this label somewhere
 */
export function decodeSeveral(scores: Int32Array, follow: Follow, rules: Rules, wanted: number, most: number): Several {
  const { labels, may } = rules;
  // Every label is twice there: first until the wanted one was met, then once it was. Each state holds its best ways in a row.
  const row = 2 * labels * most;
  const count = scores.length / labels;
  const steps = stepsInto(follow, rules, wanted);
  const back = new Int16Array(count * row);
  let sums = new Int32Array(row).fill(NEVER);
  let next = new Int32Array(row);
  for (let b = 0; b < labels && count > 0; b++) {
    const state = b === wanted ? labels + b : b;
    if (may[labels][b]) sums[state * most] = follow[labels * labels + b] + scores[b];
  }
  for (let i = 1; i < count; i++) {
    next.fill(NEVER);
    const here = i * row;
    for (let state = 0; state < 2 * labels; state++) {
      const into = steps[state];
      const own = state * most;
      const end = own + most - 1;
      for (let s = 0; s < into.length; s += 2) {
        const step = into[s + 1];
        const first = into[s] * most;
        for (let k = first; k < first + most; k++) {
          const before = sums[k];
          if (before === NEVER) break;
          const sum = before + step;
          if (sum <= next[end]) break;
          let place = end;
          while (place > own && next[place - 1] < sum) {
            next[place] = next[place - 1];
            back[here + place] = back[here + place - 1];
            place--;
          }
          next[place] = sum;
          back[here + place] = k;
        }
      }
      const score = scores[i * labels + (state < labels ? state : state - labels)];
      for (let k = own; k <= end && next[k] !== NEVER; k++) next[k] += score;
    }
    [sums, next] = [next, sums];
  }
  const ends = Array.from(sums.keys())
    .filter((k) => k >= labels * most && sums[k] !== NEVER)
    .sort((a, b) => sums[b] - sums[a] || a - b)
    .slice(0, most);
  const ways = ends.map((end) => {
    const best = new Uint8Array(count);
    let at = end;
    for (let i = count - 1; i >= 0; i--) {
      best[i] = Math.floor(at / most) % labels;
      at = back[i * row + at];
    }
    return { labels: best, score: sums[end] };
  });
  return { ways, without: sums.subarray(0, labels * most).reduce((top, sum) => Math.max(top, sum), NEVER) };
}

/** For each state the states before it and what the step to it adds, in pairs. */
function stepsInto(follow: Follow, { labels, may }: Rules, wanted: number): Int32Array[] {
  return Array.from({ length: 2 * labels }, (_, state) => {
    const b = state % labels;
    const met = state >= labels;
    const into: number[] = [];
    for (let before = 0; before < 2 * labels; before++) {
      const a = before % labels;
      if ((b === wanted && !met) || !may[a][b] || (before >= labels !== met && b !== wanted)) continue;
      into.push(before, follow[a * labels + b]);
    }
    return Int32Array.from(into);
  });
}

/** For each token, by how much the best labels that give it one of `marked` score higher than the best that do not. */
export function margins(scores: Int32Array, follow: Follow, { labels, may }: Rules, marked: readonly number[]): Int32Array {
  const count = scores.length / labels;
  const ahead = new Int32Array(count * labels).fill(NEVER);
  const found = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    for (let b = 0; b < labels; b++) {
      let top = i === 0 && may[labels][b] ? follow[labels * labels + b] : NEVER;
      for (let a = 0; i > 0 && a < labels; a++) {
        const sum = ahead[(i - 1) * labels + a];
        if (may[a][b] && sum !== NEVER) top = Math.max(top, sum + follow[a * labels + b]);
      }
      if (top !== NEVER) ahead[i * labels + b] = top + scores[i * labels + b];
    }
  }
  let behind = new Int32Array(labels);
  let next = new Int32Array(labels);
  for (let i = count - 1; i >= 0; i--) {
    let most = NEVER;
    let others = NEVER;
    for (let b = 0; b < labels; b++) {
      const whole = ahead[i * labels + b] === NEVER ? NEVER : ahead[i * labels + b] + behind[b];
      if (marked.includes(b)) most = Math.max(most, whole);
      else others = Math.max(others, whole);
    }
    found[i] = most - others;
    for (let a = 0; a < labels; a++) {
      next[a] = NEVER;
      for (let b = 0; b < labels; b++)
        if (may[a][b] && behind[b] !== NEVER)
          next[a] = Math.max(next[a], behind[b] + scores[i * labels + b] + follow[a * labels + b]);
    }
    [behind, next] = [next, behind];
  }
  return found;
}
