import type { View } from "./features.ts";
import { LONGEST, type Network } from "./network/network.ts";
import type { Tree } from "./tree.ts";

// Votes of the network for a word's head, and as many for its relation; and of the parser that goes step by step for each arc it has: at the
// least, how many more at the most, and at which margin half of them.
const NETWORK = 10_000;
const STEPWISE = { base: 1500, extra: 2500, half: 40 };

/**
 * The projective tree with one root that most of the votes are for (Sagae & Lavie 2006), by Eisner's (1996) algorithm: the network's
 * votes are how likely each arc is, and the step-by-step parser, which errs elsewhere, adds to those of its own arcs. As margin the share
 * of all votes that an arc got, in thousandths.
 * @param relations the network's by their numbers in a tree; −1 for those that no arc between words has
 */
export function newVoter(network: Network, stepwise: (view: View) => Tree, relations: readonly number[]): (view: View) => Tree {
  const likely = new Float64Array(LONGEST + 1);
  const named = new Float64Array(relations.length);
  const all = NETWORK + STEPWISE.base + STEPWISE.extra;
  return (view) => {
    const { words } = view;
    const other = stepwise(view);
    // Eisner's algorithm takes the cube of the words.
    if (words === 0 || words > LONGEST) return { ...other, margins: other.margins.map(alone) };
    network.see(view);
    const size = words + 1;
    // Column 0 is the root, word i column i + 1.
    const votes = new Int32Array(size * size);
    for (let i = 0; i < words; i++) {
      network.heads(i, likely);
      for (let head = 0; head < size; head++) votes[head * size + i + 1] = Math.floor(likely[head] * NETWORK + 0.5);
      votes[((other.heads[i] + 1) % size) * size + i + 1] += votesFor(other, i);
    }
    // A second word at the root costs more than all votes together, so none is hung there.
    const heads = eisner(votes, size, 1 + all * size);
    const labels = new Int32Array(words);
    const margins = new Int32Array(words);
    for (let i = 0; i < words; i++) {
      const head = heads[i] === words ? -1 : heads[i];
      margins[i] = Math.floor((1000 * votes[(head + 1) * size + i + 1]) / all);
      network.relations(i, head, named);
      let top = -1;
      const more = other.heads[i] === heads[i] ? votesFor(other, i) : 0;
      for (let number = 0; number < relations.length; number++) {
        const label = relations[number];
        if (label < 0) continue;
        const got = named[number] * NETWORK + (other.labels[i] === label ? more : 0);
        if (got <= top) continue;
        top = got;
        labels[i] = label;
      }
    }
    return { heads, labels, margins };
  };
}

function votesFor({ margins }: Tree, word: number): number {
  const margin = Math.max(0, margins[word]);
  return STEPWISE.base + Math.floor((STEPWISE.extra * margin) / (margin + STEPWISE.half));
}

/** The share of the votes where the step-by-step parser alone has any. */
const alone = (margin: number): number => Math.floor((1000 * Math.max(0, margin)) / (Math.max(0, margin) + STEPWISE.half));

/** The best projective tree over columns 1 … size−1 under column 0, as heads of the words. */
export function eisner(votes: Int32Array, size: number, rootCost: number): Int32Array {
  const cells = size * size;
  // [left end, right end]: complete and incomplete spans headed at their left and at their right end, and where each was split.
  const completeLeft = new Float64Array(cells);
  const completeRight = new Float64Array(cells);
  const openLeft = new Float64Array(cells);
  const openRight = new Float64Array(cells);
  const splitLeft = new Int32Array(cells);
  const splitRight = new Int32Array(cells);
  const splitOpen = new Int32Array(cells);
  for (let length = 1; length < size; length++) {
    for (let i = 0; i + length < size; i++) {
      const j = i + length;
      const at = i * size + j;
      let top = -Infinity;
      for (let k = i; k < j; k++) {
        const score = completeLeft[i * size + k] + completeRight[(k + 1) * size + j];
        if (score > top) {
          top = score;
          splitOpen[at] = k;
        }
      }
      openLeft[at] = top + votes[i * size + j] - (i === 0 ? rootCost : 0);
      openRight[at] = i === 0 ? -Infinity : top + votes[j * size + i];
      let best = -Infinity;
      for (let k = i + 1; k <= j; k++) {
        const score = openLeft[i * size + k] + completeLeft[k * size + j];
        if (score > best) {
          best = score;
          splitLeft[at] = k;
        }
      }
      completeLeft[at] = best;
      best = -Infinity;
      for (let k = i; k < j; k++) {
        const score = completeRight[i * size + k] + openRight[k * size + j];
        if (score > best) {
          best = score;
          splitRight[at] = k;
        }
      }
      completeRight[at] = best;
    }
  }
  const heads = new Int32Array(size - 1);
  const spans: [number, number, boolean][] = [[0, size - 1, true]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [i, j, headedLeft] = span;
    if (i === j) continue;
    const k = headedLeft ? splitLeft[i * size + j] : splitRight[i * size + j];
    const [from, to] = headedLeft ? [i, k] : [k, j];
    heads[(headedLeft ? to : from) - 1] = headedLeft ? (from === 0 ? size - 1 : from - 1) : to - 1;
    spans.push(headedLeft ? [k, j, true] : [i, k, false]);
    const middle = splitOpen[from * size + to];
    spans.push([from, middle, true], [middle + 1, to, false]);
  }
  return heads;
}
