import type { Tree } from "./tree.ts";

/** One parser's tree and what its word counts for. */
export interface Ballot {
  readonly tree: Tree;
  /** Votes an arc gets from it at the least, and how many more the surest gets. */
  readonly base: number;
  readonly extra: number;
  /** Margin at which half of the extra is given. */
  readonly half: number;
}

// Eisner's algorithm takes the cube of the words; past this length the first tree stands alone. Sentences of news seldom have 80.
const LONGEST = 160;

/**
 * The projective tree with one root that most of the votes are for (Sagae & Lavie 2006), by Eisner's (1996)
 * algorithm. Labels come from the parsers that agree with the arc, by the same votes.
 */
export function voteTree(ballots: readonly Ballot[], words: number): Tree {
  const [first] = ballots;
  if (words === 0 || words > LONGEST) return first.tree;
  if (ballots.every(({ tree }) => tree.heads.every((head, i) => head === first.tree.heads[i])))
    return settle(ballots, first.tree.heads, words);
  const size = words + 1;
  // Column 0 is the root, word i column i + 1.
  const votes = new Int32Array(size * size);
  for (const ballot of ballots) {
    for (let i = 0; i < words; i++) {
      const head = ballot.tree.heads[i];
      votes[(head === words ? 0 : head + 1) * size + i + 1] += weightOf(ballot, i);
    }
  }
  // A second word at the root costs more than all votes together, so none is hung there.
  const heads = eisner(votes, size, 1 + ballots.reduce((sum, { base, extra }) => sum + (base + extra) * size, 0));
  return settle(ballots, heads, words);
}

function weightOf({ tree, base, extra, half }: Ballot, word: number): number {
  const margin = Math.max(0, tree.margins[word]);
  return base + Math.floor((extra * margin) / (margin + half));
}

/** Labels by vote among those that have the arc, and as margin the share of all votes it got, in thousandths. */
function settle(ballots: readonly Ballot[], heads: Int32Array, words: number): Tree {
  const labels = new Int32Array(words);
  const margins = new Int32Array(words);
  for (let i = 0; i < words; i++) {
    let got = 0;
    let all = 0;
    let top = -1;
    for (const ballot of ballots) {
      all += ballot.base + ballot.extra;
      if (ballot.tree.heads[i] !== heads[i]) continue;
      got += weightOf(ballot, i);
      let votes = 0;
      for (const other of ballots) {
        if (other.tree.heads[i] === heads[i] && other.tree.labels[i] === ballot.tree.labels[i]) votes += weightOf(other, i);
      }
      if (votes > top) {
        top = votes;
        labels[i] = ballot.tree.labels[i];
      }
    }
    margins[i] = Math.floor((1000 * got) / all);
  }
  return { heads, labels, margins };
}

/** The best projective tree over columns 1 … size−1 under column 0, as heads of the words. */
function eisner(votes: Int32Array, size: number, rootCost: number): Int32Array {
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
