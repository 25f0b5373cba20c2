import { seeded, shuffled } from "../src/base/random.ts";

/** Points in rows of `dimensions` numbers. */
export interface Points {
  readonly values: Float64Array;
  readonly dimensions: number;
}

/** Blocks of columns side by side, each first brought to mean zero and rows of length `weight`: so much does each count for. */
export function joined(blocks: readonly (Points & { readonly weight: number })[]): Points {
  const dimensions = blocks.reduce((sum, block) => sum + block.dimensions, 0);
  const count = blocks[0].values.length / blocks[0].dimensions;
  const values = new Float64Array(count * dimensions);
  let column = 0;
  for (const block of blocks) {
    const rows = unitRows(centred(block), block.dimensions);
    for (let i = 0; i < count; i++) {
      for (let d = 0; d < block.dimensions; d++)
        values[i * dimensions + column + d] = block.weight * rows[i * block.dimensions + d];
    }
    column += block.dimensions;
  }
  return { values: unitRows(values, dimensions), dimensions };
}

function centred({ values, dimensions }: Points): Float64Array {
  const count = values.length / dimensions;
  const mean = new Float64Array(dimensions);
  for (let i = 0; i < values.length; i++) mean[i % dimensions] += values[i] / count;
  return values.map((value, i) => value - mean[i % dimensions]);
}

/**
 * Clusters within clusters by spherical k-means (Dhillon & Modha 2001): `branches[0]` of all points, each parted again into
 * `branches[1]`, and so on. Sums are taken in a fixed order, so the same seed gives the same clusters everywhere.
 * @returns for each point its cluster of the finest level; dividing by a level's branches gives the number one level up
 */
export function clusterTree(points: Points, branches: readonly number[], seed: number): Int32Array {
  const { values, dimensions } = points;
  let of: Int32Array = new Int32Array(values.length / dimensions);
  let clusters = 1;
  for (const [level, k] of branches.entries()) {
    const next = new Int32Array(of.length);
    const members: number[][] = Array.from({ length: clusters }, () => []);
    for (const [i, cluster] of of.entries()) members[cluster].push(i);
    for (const [cluster, own] of members.entries()) {
      const rows = new Float64Array(own.length * dimensions);
      for (const [row, i] of own.entries()) {
        rows.set(values.subarray(i * dimensions, (i + 1) * dimensions), row * dimensions);
      }
      const parts = kmeans({ values: rows, dimensions }, k, seed + level * 1000 + cluster);
      for (const [row, i] of own.entries()) next[i] = cluster * k + parts[row];
    }
    of = next;
    clusters *= k;
  }
  return of;
}

const ROUNDS = 12;

/** Each point goes to the centre it makes the smallest angle with, each centre to the middle of its points. */
function kmeans({ values, dimensions }: Points, k: number, seed: number): Int32Array {
  const count = values.length / dimensions;
  const first = shuffled(
    Array.from({ length: count }, (_, i) => i),
    seeded(seed),
  );
  let centres: Float64Array = new Float64Array(k * dimensions);
  for (const [c, i] of first.slice(0, k).entries()) {
    centres.set(values.subarray(i * dimensions, (i + 1) * dimensions), c * dimensions);
  }
  const of = new Int32Array(count).fill(-1);
  for (let round = 0; round < ROUNDS; round++) {
    let moved = 0;
    // A centre that loses all its points stays near where it was.
    const sums = centres.map((value) => value / 1e6);
    for (let i = 0; i < count; i++) {
      const nearest = nearestOf(values, i * dimensions, centres, k, dimensions);
      if (nearest !== of[i]) moved++;
      of[i] = nearest;
      for (let d = 0; d < dimensions; d++) sums[nearest * dimensions + d] += values[i * dimensions + d];
    }
    centres = unitRows(sums, dimensions);
    if (moved * 200 < count) break;
  }
  return of;
}

function nearestOf(values: Float64Array, from: number, centres: Float64Array, k: number, dimensions: number): number {
  let nearest = 0;
  let top = -Infinity;
  for (let c = 0; c < k; c++) {
    const near = product(values, from, centres, c * dimensions, dimensions);
    if (near > top) {
      top = near;
      nearest = c;
    }
  }
  return nearest;
}

function product(a: Float64Array, fromA: number, b: Float64Array, fromB: number, dimensions: number): number {
  let sum = 0;
  for (let d = 0; d < dimensions; d++) sum += a[fromA + d] * b[fromB + d];
  return sum;
}

function unitRows(values: Float64Array, dimensions: number): Float64Array {
  const rows = values.slice();
  for (let from = 0; from < rows.length; from += dimensions) {
    const length = Math.sqrt(product(rows, from, rows, from, dimensions)) || 1;
    for (let d = 0; d < dimensions; d++) rows[from + d] /= length;
  }
  return rows;
}
