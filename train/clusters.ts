/**
 * Word clusters by the exchange algorithm (Kneser & Ney 1993; Martin, Liermann & Ney 1998): each word moves to
 * the class that best predicts, and is best predicted by, its neighbours. Classes are then merged two by two,
 * losing as little as possible each time, into the binary tree of Brown et al. (1992).
 */
export interface ClusterRecipe {
  readonly classes: number;
  readonly rounds: number;
  /** Words rarer than this stay without a class. */
  readonly least: number;
}

/** @returns word → path in the tree: its bits after a leading 1 */
export function clusterWords(
  sentences: Iterable<readonly string[]>,
  { classes, rounds, least }: ClusterRecipe,
): Map<string, number> {
  const corpus = Array.from(sentences);
  const counts = new Map<string, number>();
  for (const words of corpus) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const kept = [...counts].filter(([, n]) => n >= least).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const graph = neighbours(corpus, new Map(kept.map(([word], i) => [word, i])));
  const classOf = exchange(graph, classes, rounds);
  const paths = mergeTree(graph, classOf, classes);
  return new Map(kept.map(([word], i) => [word, paths[classOf[i]]]));
}

/** For each word, who stands right and left of it, and how often; the last number is a sentence's edge. */
interface Graph {
  readonly right: readonly ReadonlyMap<number, number>[];
  readonly left: readonly ReadonlyMap<number, number>[];
  readonly total: number;
}

function neighbours(corpus: readonly (readonly string[])[], numbers: ReadonlyMap<string, number>): Graph {
  const edge = numbers.size;
  const right: Map<number, number>[] = Array.from({ length: edge + 1 }, () => new Map());
  const left: Map<number, number>[] = Array.from({ length: edge + 1 }, () => new Map());
  let total = 0;
  for (const words of corpus) {
    let before = edge;
    for (const word of [...words, ""]) {
      const now = word === "" ? edge : (numbers.get(word) ?? -1);
      if (before >= 0 && now >= 0) {
        right[before].set(now, (right[before].get(now) ?? 0) + 1);
        left[now].set(before, (left[now].get(before) ?? 0) + 1);
        total++;
      }
      before = now;
    }
  }
  return { right, left, total };
}

/** x log x, from a table: counts are integers and the same ones come back all the time. */
function entropyTable(most: number): (n: number) => number {
  const table = new Float64Array(most + 1);
  for (let n = 2; n <= most; n++) table[n] = n * Math.log(n);
  return (n) => table[n];
}

function exchange({ right, left, total }: Graph, classes: number, rounds: number): Int32Array {
  const words = right.length - 1;
  const width = classes + 1;
  const f = entropyTable(total + 1);
  // The commonest words found the classes, the others are dealt out in turn; the edge keeps a class to itself.
  const classOf = Int32Array.from({ length: words + 1 }, (_, w) => (w === words ? classes : w % classes));
  const pairs = new Int32Array(width * width);
  const sizes = new Int32Array(width);
  const weight = right.map((followers) => [...followers.values()].reduce((a, b) => a + b, 0));
  for (const [w, followers] of right.entries()) {
    sizes[classOf[w]] += weight[w];
    for (const [x, n] of followers) pairs[classOf[w] * width + classOf[x]] += n;
  }
  const after = new Int32Array(width);
  const before = new Int32Array(width);
  for (let round = 0; round < rounds; round++) {
    let moved = 0;
    for (let w = 0; w < words; w++) {
      after.fill(0);
      before.fill(0);
      for (const [x, n] of right[w]) if (x !== w) after[classOf[x]] += n;
      for (const [x, n] of left[w]) if (x !== w) before[classOf[x]] += n;
      const own = classOf[w];
      for (let d = 0; d < width; d++) {
        pairs[own * width + d] -= after[d];
        pairs[d * width + own] -= before[d];
      }
      sizes[own] -= weight[w];
      const touched = Array.from(after.keys()).filter((d) => after[d] + before[d] > 0);
      let best = own;
      let top = -Infinity;
      for (let c = 0; c < classes; c++) {
        let gain = -2 * (f(sizes[c] + weight[w]) - f(sizes[c]));
        for (const d of touched) {
          const follows = pairs[c * width + d];
          if (d === c) {
            gain += f(follows + after[d] + before[d]) - f(follows);
            continue;
          }
          const precedes = pairs[d * width + c];
          gain += f(follows + after[d]) - f(follows) + f(precedes + before[d]) - f(precedes);
        }
        if (gain > top) {
          top = gain;
          best = c;
        }
      }
      for (let d = 0; d < width; d++) {
        pairs[best * width + d] += after[d];
        pairs[d * width + best] += before[d];
      }
      sizes[best] += weight[w];
      if (best !== own) moved++;
      classOf[w] = best;
    }
    if (moved * 200 < words) break;
  }
  return classOf;
}

function mergeTree({ right, total }: Graph, classOf: Int32Array, classes: number): number[] {
  const width = classes + 1;
  const f = entropyTable(total + 1);
  const pairs = new Int32Array(width * width);
  const sizes = new Int32Array(width);
  for (const [w, followers] of right.entries()) {
    for (const [x, n] of followers) {
      pairs[classOf[w] * width + classOf[x]] += n;
      sizes[classOf[w]] += n;
    }
  }
  const live = Array.from({ length: classes }, (_, c) => c);
  const merges: [number, number][] = [];
  while (live.length > 1) {
    let best: [number, number] = [live[0], live[1]];
    let top = -Infinity;
    for (let i = 0; i < live.length; i++) {
      for (let j = i + 1; j < live.length; j++) {
        const gain = mergeGain(pairs, sizes, width, live, live[i], live[j], f);
        if (gain > top) {
          top = gain;
          best = [live[i], live[j]];
        }
      }
    }
    const [a, b] = best;
    for (let d = 0; d < width; d++) {
      pairs[a * width + d] += pairs[b * width + d];
      pairs[b * width + d] = 0;
    }
    for (let d = 0; d < width; d++) {
      pairs[d * width + a] += pairs[d * width + b];
      pairs[d * width + b] = 0;
    }
    sizes[a] += sizes[b];
    live.splice(live.indexOf(b), 1);
    merges.push(best);
  }
  // From the last merge down to the first, each side under it takes one more bit.
  const paths = new Array<number>(classes).fill(1);
  for (const { left, right } of childrenOf(merges, classes).reverse()) {
    for (const c of left) paths[c] = paths[c] * 2;
    for (const c of right) paths[c] = paths[c] * 2 + 1;
  }
  return paths;
}

/** For each merge in order, the classes that lay under either side. */
function childrenOf(merges: readonly (readonly [number, number])[], classes: number): { left: number[]; right: number[] }[] {
  const under = Array.from({ length: classes }, (_, c) => [c]);
  return merges.map(([a, b]) => {
    const sides = { left: under[a], right: under[b] };
    under[a] = [...under[a], ...under[b]];
    return sides;
  });
}

function mergeGain(
  pairs: Int32Array,
  sizes: Int32Array,
  width: number,
  live: readonly number[],
  a: number,
  b: number,
  f: (n: number) => number,
): number {
  let gain = -2 * (f(sizes[a] + sizes[b]) - f(sizes[a]) - f(sizes[b]));
  const edge = width - 1;
  for (let i = 0; i <= live.length; i++) {
    const d = i < live.length ? live[i] : edge;
    if (d === a || d === b) continue;
    const ad = pairs[a * width + d];
    const bd = pairs[b * width + d];
    if (ad > 0 && bd > 0) gain += f(ad + bd) - f(ad) - f(bd);
    const da = pairs[d * width + a];
    const db = pairs[d * width + b];
    if (da > 0 && db > 0) gain += f(da + db) - f(da) - f(db);
  }
  const inner = [pairs[a * width + a], pairs[a * width + b], pairs[b * width + a], pairs[b * width + b]];
  return gain + f(inner[0] + inner[1] + inner[2] + inner[3]) - inner.reduce((sum, n) => sum + f(n), 0);
}
