/**
 * How alike two texts are in wording, and the marks by which a copy is found among very many: 5-word shingles with
 * MinHash and banding for whole texts (Broder 1997), winnowed 8-word runs for copied passages (Schleimer et al. 2003).
 */
import { hash32, mix32 } from "../base/hash.ts";
import { wordsOf } from "./terms.ts";

/** 48 minima: an estimate of Jaccard within ±.07 at .3, and 16 bands of 3 to find by. */
const SKETCH = 48;
const BAND = 3;
/** Any 12 words in common share one of these: runs of 8, the least of each 5 neighbours kept. */
const RUN = 8;
const WINDOW = 5;
const SHINGLE = 5;

/** Hashes of every run of five words; a shorter text is one run. */
export function shinglesOf(text: string): number[] {
  return [...new Set(runs(wordsOf(text), SHINGLE))];
}

/** The least of each of 48 scatterings of the shingles; equal parts of two sketches estimate their Jaccard. */
export function sketchOf(shingles: readonly number[]): number[] {
  const least = new Array<number>(SKETCH).fill(0xffffffff);
  for (const shingle of shingles) {
    for (let i = 0; i < SKETCH; i++) {
      const scattered = mix32(shingle ^ Math.imul(i + 1, 0x9e3779b1));
      if (scattered < least[i]) least[i] = scattered;
    }
  }
  return least;
}

/** 0 … 1; 0 for a text without words. */
export function likeness(a: readonly number[], b: readonly number[]): number {
  let equal = 0;
  for (let i = 0; i < a.length; i++) if (a[i] === b[i] && a[i] !== 0xffffffff) equal++;
  return a.length === 0 ? 0 : equal / a.length;
}

/** Part of the shorter list that is in the longer one. */
export function containment(a: readonly number[], b: readonly number[]): number {
  const [few, many] = a.length <= b.length ? [a, new Set(b)] : [b, new Set(a)];
  if (few.length === 0) return 0;
  return few.reduce((shared, shingle) => shared + (many.has(shingle) ? 1 : 0), 0) / few.length;
}

/** What a text is found again by: its bands and its winnowed runs. */
export function marksOf(text: string, sketch: readonly number[]): number[] {
  const marks = new Set<number>();
  for (let band = 0; band < SKETCH; band += BAND) {
    let mark = band + 1;
    for (let i = 0; i < BAND; i++) mark = mix32(mark ^ Math.imul(sketch[band + i], 0x85ebca6b));
    marks.add(mark);
  }
  const hashes = runs(wordsOf(text), RUN);
  for (let at = 0; at + WINDOW <= hashes.length; at++) {
    let least = hashes[at];
    for (let i = 1; i < WINDOW; i++) least = Math.min(least, hashes[at + i]);
    marks.add(least);
  }
  return [...marks];
}

function runs(words: readonly string[], length: number): number[] {
  if (words.length === 0) return [];
  const hashes = words.map((word) => hash32(word));
  const found: number[] = [];
  for (let at = 0; at + length <= Math.max(words.length, length); at++) {
    let run = length;
    for (let i = at; i < Math.min(at + length, words.length); i++) run = mix32(Math.imul(run, 31) ^ hashes[i]);
    found.push(run);
  }
  return found;
}
