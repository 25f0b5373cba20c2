/** Not the best labels of a sequence alone but the best few, for whoever can weigh them by more than neighbours. */
import type { Follow, Rules } from "./sequence.ts";

const NEVER = -(2 ** 30);

/** One way to label a sequence. */
export interface Way {
  readonly labels: Uint8Array;
  readonly score: number;
}

/**
 * The `most` best ways to label a sequence, best first (Viterbi with lists).
 * @param wanted only ways that hold this label somewhere
 */
export function decodeSeveral(scores: Int32Array, follow: Follow, { labels, may }: Rules, wanted: number, most: number): Way[] {
  // Every label is twice there: first until the wanted one was met, then once it was. Each state holds its best ways in a row.
  const states = 2 * labels;
  const row = states * most;
  const count = scores.length / labels;
  const back = new Int16Array(count * row).fill(-1);
  let sums = new Int32Array(row).fill(NEVER);
  let next = new Int32Array(row);
  for (let i = 0; i < count; i++) {
    next.fill(NEVER);
    for (let state = 0; state < states; state++) {
      const b = state % labels;
      const met = state >= labels;
      if (b === wanted && !met) continue;
      const own = state * most;
      if (i === 0) {
        if (may[labels][b] && met === (b === wanted)) next[own] = follow[labels * labels + b] + scores[b];
        continue;
      }
      for (let before = 0; before < states; before++) {
        const a = before % labels;
        if (!may[a][b] || (before >= labels !== met && b !== wanted)) continue;
        const step = follow[a * labels + b];
        for (let k = before * most; k < (before + 1) * most && sums[k] !== NEVER; k++) {
          const sum = sums[k] + step;
          if (sum <= next[own + most - 1]) break;
          let place = own + most - 1;
          while (place > own && next[place - 1] < sum) {
            next[place] = next[place - 1];
            back[i * row + place] = back[i * row + place - 1];
            place--;
          }
          next[place] = sum;
          back[i * row + place] = k;
        }
      }
      for (let k = own; k < own + most && next[k] !== NEVER; k++) next[k] += scores[i * labels + b];
    }
    [sums, next] = [next, sums];
  }
  const ends = Array.from(sums.keys())
    .filter((k) => k >= labels * most && sums[k] !== NEVER)
    .sort((a, b) => sums[b] - sums[a] || a - b)
    .slice(0, most);
  return ends.map((end) => {
    const best = new Uint8Array(count);
    let at = end;
    for (let i = count - 1; i >= 0; i--) {
      best[i] = Math.floor(at / most) % labels;
      at = back[i * row + at];
    }
    return { labels: best, score: sums[end] };
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
