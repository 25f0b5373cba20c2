import type { Vectors } from "./vectors.ts";

/** A text's words in lower case; of trees, also their fine tags and relations. */
export interface Sentence {
  readonly words: readonly string[];
  readonly tags?: readonly string[];
  readonly relations?: readonly string[];
}

// How often a word must be met before its own counts weigh as much as what its vector and ending lead one to expect.
const HALF_SURE = 15;
const NEIGHBOURS = 40;
const ENDINGS = 100;
const RIDGE = 20;

/**
 * How each word behaves in a sentence: which tags and relations it has, which of the commonest words stand before and after
 * it. Vectors tell of topics above all (*gave* lies beside *resignation*), so behaviour is counted in trees and news where
 * the word occurs, and foretold from its vector and its ending, by ridge regression over all words that do, where it does not.
 * @returns one block of rows a kind of behaviour, roots of shares
 */
export function profiles(vectors: Vectors, sentences: readonly Sentence[]): { values: Float64Array; dimensions: number }[] {
  const numbers = new Map(vectors.words.map((word, i) => [word, i]));
  const inputs = inputsOf(vectors);
  const common = commonest(sentences, NEIGHBOURS);
  const at = (words: readonly string[], i: number): string => (i < 0 || i === words.length ? "" : words[i]);
  const seen: readonly ((sentence: Sentence, i: number) => string | undefined)[] = [
    ({ tags }, i) => tags?.[i],
    ({ relations }, i) => relations?.[i],
    ({ words }, i) => (common.has(at(words, i - 1)) ? at(words, i - 1) : "other"),
    ({ words }, i) => (common.has(at(words, i + 1)) ? at(words, i + 1) : "other"),
  ];
  return seen.map((valueAt) => {
    const columns = new Map<string, number>();
    const counts = vectors.words.map(() => new Map<number, number>());
    for (const sentence of sentences) {
      for (const [i, word] of sentence.words.entries()) {
        const value = valueAt(sentence, i);
        const row = numbers.get(word);
        if (value === undefined || row === undefined) continue;
        const column = columns.get(value) ?? columns.size;
        columns.set(value, column);
        counts[row].set(column, (counts[row].get(column) ?? 0) + 1);
      }
    }
    return foretell(inputs, counts, columns.size);
  });
}

function commonest(sentences: readonly Sentence[], most: number): Set<string> {
  const counts = new Map<string, number>([["", Infinity]]);
  for (const { words } of sentences) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return new Set(sorted.slice(0, most).map(([word]) => word));
}

/** What is known of a word by itself: one, its vector, and which of the commonest endings it has. */
function inputsOf({ words, values, dimensions }: Vectors): { rows: Float64Array; width: number } {
  const endingsOf = (word: string): string[] => [1, 2, 3].filter((n) => n < word.length).map((n) => word.slice(-n));
  const counts = new Map<string, number>();
  for (const word of words) for (const ending of endingsOf(word)) counts.set(ending, (counts.get(ending) ?? 0) + 1);
  const kept = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, ENDINGS);
  const columns = new Map(kept.map(([ending], i) => [ending, 1 + dimensions + i]));
  const width = 1 + dimensions + columns.size;
  const rows = new Float64Array(words.length * width);
  for (const [i, word] of words.entries()) {
    rows[i * width] = 1;
    rows.set(values.subarray(i * dimensions, (i + 1) * dimensions), i * width + 1);
    for (const ending of endingsOf(word)) {
      const column = columns.get(ending);
      if (column !== undefined) rows[i * width + column] = 1;
    }
  }
  return { rows, width };
}

function foretell(
  { rows, width }: { rows: Float64Array; width: number },
  counts: readonly ReadonlyMap<number, number>[],
  dimensions: number,
): { values: Float64Array; dimensions: number } {
  const totals = counts.map((seen) => [...seen.values()].reduce((sum, n) => sum + n, 0));
  const square = new Float64Array(width * width);
  const product = new Float64Array(width * dimensions);
  for (let a = 0; a < width; a++) square[a * width + a] = RIDGE;
  for (const [i, total] of totals.entries()) {
    if (total < 3) continue;
    const weight = total / (total + HALF_SURE);
    for (let a = 0; a < width; a++) {
      const pull = weight * rows[i * width + a];
      if (pull === 0) continue;
      for (let b = 0; b <= a; b++) square[a * width + b] += pull * rows[i * width + b];
      for (const [column, n] of counts[i]) product[a * dimensions + column] += pull * Math.sqrt(n / total);
    }
  }
  solve(square, width, product, dimensions);
  const values = new Float64Array(counts.length * dimensions);
  for (const [i, total] of totals.entries()) {
    const row = values.subarray(i * dimensions, (i + 1) * dimensions);
    for (let a = 0; a < width; a++) {
      const input = rows[i * width + a];
      if (input !== 0) for (let d = 0; d < dimensions; d++) row[d] += input * product[a * dimensions + d];
    }
    const own = total / (total + HALF_SURE);
    for (let d = 0; d < dimensions; d++) row[d] *= 1 - own;
    for (const [column, n] of counts[i]) row[column] += own * Math.sqrt(n / total);
  }
  return { values, dimensions };
}

/** Solves `square` × answer = `product` in place, `square` being symmetric and given by its lower half (Cholesky). */
function solve(square: Float64Array, width: number, product: Float64Array, columns: number): void {
  for (let i = 0; i < width; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = square[i * width + j];
      for (let k = 0; k < j; k++) sum -= square[i * width + k] * square[j * width + k];
      square[i * width + j] = i === j ? Math.sqrt(sum) : sum / square[j * width + j];
    }
  }
  for (let c = 0; c < columns; c++) {
    for (let i = 0; i < width; i++) {
      let sum = product[i * columns + c];
      for (let k = 0; k < i; k++) sum -= square[i * width + k] * product[k * columns + c];
      product[i * columns + c] = sum / square[i * width + i];
    }
    for (let i = width - 1; i >= 0; i--) {
      let sum = product[i * columns + c];
      for (let k = i + 1; k < width; k++) sum -= square[k * width + i] * product[k * columns + c];
      product[i * columns + c] = sum / square[i * width + i];
    }
  }
}
