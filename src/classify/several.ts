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
 * The `most` best ways to label a sequence: first the best way to each label at each token (Viterbi), then the next best ones, looked for only
 * where a way in demand leads (Huang & Chiang 2005, their third algorithm).
 * @param wanted only ways that hold this label somewhere
 */
export function decodeSeveral(scores: Int32Array, follow: Follow, rules: Rules, wanted: number, most: number): Several {
  const { labels, may } = rules;
  const count = scores.length / labels;
  if (count === 0) return { ways: [], without: NEVER };
  // Every label is twice there: first until the wanted one was met, then once it was.
  const states = 2 * labels;
  const steps = knownSteps(follow, rules, wanted);
  const lattice = latticeOf(count * states, most, states);
  const { sums, back, known, taken } = lattice;
  for (let b = 0; b < labels; b++) {
    const state = b === wanted ? labels + b : b;
    if (!may[labels][b]) continue;
    sums[state * most] = follow[labels * labels + b] + scores[b];
    known[state] = 1;
  }
  for (let i = 1; i < count; i++) {
    for (let state = 0; state < states; state++) {
      const node = i * states + state;
      const into = steps[state];
      let top = NEVER;
      let from = 0;
      for (let s = 0; s < into.length; s += 2) {
        const before = node - state - states + into[s];
        if (known[before] === 0) continue;
        const sum = sums[before * most] + into[s + 1];
        if (sum <= top) continue;
        top = sum;
        from = into[s];
      }
      if (top === NEVER) continue;
      sums[node * most] = top + scores[i * labels + (state % labels)];
      back[node * most] = from * most;
      known[node] = 1;
      taken[node * states + from] = 1;
    }
  }

  /** Whether there is a way of this rank to a node; looks for it when it was not asked for before. */
  const reaches = (node: number, rank: number): boolean => {
    if (rank < known[node]) return true;
    if (rank >= most || node < states || known[node] === 0) return false;
    const state = node % states;
    const into = steps[state];
    const score = scores[Math.floor(node / states) * labels + (state % labels)];
    while (known[node] <= rank) {
      let top = NEVER;
      let from = -1;
      for (let s = 0; s < into.length; s += 2) {
        const before = node - state - states + into[s];
        const next = taken[node * states + into[s]];
        if (!reaches(before, next)) continue;
        const sum = sums[before * most + next] + into[s + 1];
        if (sum <= top) continue;
        top = sum;
        from = into[s];
      }
      if (from < 0) return false;
      const place = node * most + known[node]++;
      sums[place] = top + score;
      back[place] = from * most + taken[node * states + from]++;
    }
    return true;
  };

  const last = (count - 1) * states;
  const ways: Way[] = [];
  const kept = new Uint8Array(most * count);
  const next = new Uint8Array(states);
  while (ways.length < most) {
    let end = -1;
    for (let state = labels; state < states; state++) {
      if (!reaches(last + state, next[state])) continue;
      const place = (last + state) * most + next[state];
      if (end < 0 || sums[place] > sums[end]) end = place;
    }
    if (end < 0) break;
    next[Math.floor(end / most) - last]++;
    const best = kept.subarray(ways.length * count, (ways.length + 1) * count);
    for (let i = count - 1, at = end - last * most; ; i--) {
      best[i] = Math.floor(at / most) % labels;
      if (i === 0) break;
      at = back[i * states * most + at];
    }
    ways.push({ labels: best, score: sums[end] });
  }
  let without = NEVER;
  for (let node = last; node < last + labels; node++) if (known[node] > 0) without = Math.max(without, sums[node * most]);
  return { ways, without };
}

/** By node, that is by token and state: its ways so far, best first, and of each state before it how many of its ways they took up. */
interface Lattice {
  sums: Int32Array;
  /** State before, and the rank of its way, as one number. */
  back: Int16Array;
  known: Uint8Array;
  taken: Uint8Array;
}

// Used again for each sequence: room for the longest so far.
const room: Lattice = { sums: new Int32Array(0), back: new Int16Array(0), known: new Uint8Array(0), taken: new Uint8Array(0) };

function latticeOf(nodes: number, most: number, states: number): Lattice {
  if (room.sums.length < nodes * most || room.known.length < nodes || room.taken.length < nodes * states) {
    room.sums = new Int32Array(2 * nodes * most);
    room.back = new Int16Array(2 * nodes * most);
    room.known = new Uint8Array(2 * nodes);
    room.taken = new Uint8Array(2 * nodes * states);
  }
  room.known.fill(0, 0, nodes);
  room.taken.fill(0, 0, nodes * states);
  return room;
}

// A text asks some hundred times for the same.
let known: { follow: Follow; rules: Rules; wanted: number; steps: Int32Array[] } | null = null;

function knownSteps(follow: Follow, rules: Rules, wanted: number): Int32Array[] {
  if (known?.follow !== follow || known.rules !== rules || known.wanted !== wanted)
    known = { follow, rules, wanted, steps: stepsInto(follow, rules, wanted) };
  return known.steps;
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
  const isMarked = Uint8Array.from({ length: labels }, (_, label) => (marked.includes(label) ? 1 : 0));
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
      if (isMarked[b]) most = Math.max(most, whole);
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
