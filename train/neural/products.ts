/**
 * Products of matrices, the one thing that a network's training spends most of its time on: WebAssembly's vectors of four numbers
 * do them some ten times as fast as JavaScript, and add in the same order on every machine.
 */
import { assemble } from "../../scripts/assemble.ts";

/** Rows of `cols` numbers each, in the memory that the products work on; `cols` is a multiple of eight. */
export interface Matrix {
  readonly rows: number;
  readonly cols: number;
  readonly data: Float32Array;
}

export interface Products {
  /** A new matrix of noughts; those made after `keep` are gone at the next `clear`. */
  matrix(rows: number, cols: number): Matrix;
  keep(): void;
  clear(): void;
  /** `c += a b`, as many rows as c has; columns of a past the rows of b are padding. */
  add(a: Matrix, b: Matrix, c: Matrix): void;
  /** `c += aᵀ b`, as many rows as c has. */
  addLeftTurned(a: Matrix, b: Matrix, c: Matrix): void;
  /** `c += a bᵀ`, as many rows as c has. */
  addRightTurned(a: Matrix, b: Matrix, c: Matrix): void;
}

const PAGE = 65536;
const PANEL = 8;

/** Some rows of a matrix, in place. */
export const rowsOf = ({ cols, data }: Matrix, from: number, rows: number): Matrix => ({
  rows,
  cols,
  data: data.subarray(from * cols, (from + rows) * cols),
});

export const padded = (cols: number): number => Math.ceil(cols / PANEL) * PANEL;

export async function newProducts(megabytes: number): Promise<Products> {
  const memory = new WebAssembly.Memory({ initial: (megabytes * 1024 * 1024) / PAGE });
  const { instance } = await WebAssembly.instantiate(await assemble("floats"), { room: { memory } });
  const multiply = instance.exports.multiply as (...numbers: number[]) => void;
  let top = 0;
  let kept = 0;
  function matrix(rows: number, cols: number): Matrix {
    if (cols % PANEL !== 0) throw new Error(`a matrix of ${cols} columns: they must be a multiple of ${PANEL}`);
    const data = new Float32Array(memory.buffer, top, rows * cols).fill(0);
    top += rows * cols * 4;
    return { rows, cols, data };
  }
  /** @param step from row to row and from column to column of the right matrix, which has `inner` rows and `cols` columns */
  function into(c: Matrix, a: Matrix, { data }: Matrix, inner: number, cols: number, step: { row: number; col: number }): void {
    const panels = matrix(c.cols, padded(inner));
    const { row: down, col: along } = step;
    for (let from = 0; from < cols; from += PANEL) {
      const count = Math.min(PANEL, cols - from);
      for (let row = 0; row < inner; row++) {
        const at = from * inner + row * PANEL;
        const first = row * down + from * along;
        for (let k = 0; k < count; k++) panels.data[at + k] = data[first + k * along];
      }
    }
    const [left, right, out] = [a, panels, c].map(({ data }) => data.byteOffset);
    multiply(c.rows, inner, c.cols / PANEL, left, a.cols * 4, right, out, c.cols * 4);
  }
  const inPassing =
    (work: (a: Matrix, b: Matrix, c: Matrix) => void): Products["add"] =>
    (a, b, c) => {
      const before = top;
      work(a, b, c);
      top = before;
    };
  const plain = (a: Matrix, b: Matrix, c: Matrix): void => into(c, a, b, b.rows, c.cols, { row: b.cols, col: 1 });
  return {
    matrix,
    keep: () => {
      kept = top;
    },
    clear: () => {
      top = kept;
    },
    add: inPassing(plain),
    addLeftTurned: inPassing((a, b, c) => {
      const turned = matrix(a.cols, padded(a.rows));
      for (let i = 0; i < a.rows; i++) for (let k = 0; k < a.cols; k++) turned.data[k * turned.cols + i] = a.data[i * a.cols + k];
      plain(turned, b, c);
    }),
    addRightTurned: inPassing((a, b, c) => into(c, a, b, b.cols, b.rows, { row: 1, col: b.cols })),
  };
}
