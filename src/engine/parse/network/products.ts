import PROGRAM from "./products.packed.ts";

/** A matrix of numbers of two bytes, laid so that eight columns of two rows lie side by side. */
export interface Panels {
  readonly rows: number;
  readonly cols: number;
  readonly data: Int16Array;
}

/** Products of matrices of whole numbers, which no machine rounds: the same with WebAssembly and, slower, without. */
export interface Products {
  shorts(count: number): Int16Array;
  wholes(count: number): Int32Array;
  /** The product of the first `rows` rows of `a`, as wide as `b` has rows; as wide as `b` has columns in `out`. */
  multiply(rows: number, a: Int16Array, b: Panels, out: Int32Array): void;
}

// Node and pages both have them; the engine is compiled with the types of neither.
declare const atob: (text: string) => string;
declare const WebAssembly: {
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (program: Uint8Array) => object;
  readonly Instance: new (module: object, rooms: object) => { readonly exports: Readonly<Record<string, unknown>> };
};

export const PANEL = 8;
const PAGE = 65536;

/** @param cell a number of the matrix; what lies past its rows and columns is nought */
export function layPanels(room: Int16Array, rows: number, cols: number, cell: (row: number, col: number) => number): Panels {
  const even = rows + (rows & 1);
  const wide = Math.ceil(cols / PANEL) * PANEL;
  let at = 0;
  for (let from = 0; from < wide; from += PANEL) {
    for (let row = 0; row < even; row += 2) {
      for (let col = from; col < from + PANEL; col++) {
        room[at++] = col < cols ? cell(row, col) : 0;
        room[at++] = col < cols && row + 1 < rows ? cell(row + 1, col) : 0;
      }
    }
  }
  return { rows: even, cols: wide, data: room };
}

export const panelSize = (rows: number, cols: number): number => (rows + (rows & 1)) * Math.ceil(cols / PANEL) * PANEL;

/** @param bytes that all matrices take together */
export function newProducts(bytes: number): Products {
  // A page may forbid WebAssembly.
  try {
    return inAssembly(bytes);
  } catch {
    return inScript;
  }
}

function inAssembly(bytes: number): Products {
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE) });
  const module = new WebAssembly.Module(Uint8Array.from(atob(PROGRAM), (letter) => letter.charCodeAt(0)));
  const { exports } = new WebAssembly.Instance(module, { room: { memory } });
  const multiply = exports.multiply as (...numbers: number[]) => void;
  let top = 0;
  const take = (size: number): number => {
    const at = top;
    top += Math.ceil(size / 16) * 16;
    return at;
  };
  return {
    shorts: (count) => new Int16Array(memory.buffer, take(count * 2), count),
    wholes: (count) => new Int32Array(memory.buffer, take(count * 4), count),
    multiply: (rows, a, b, out) =>
      multiply(rows, b.rows / 2, b.cols / PANEL, a.byteOffset, b.rows * 2, b.data.byteOffset, out.byteOffset, b.cols * 4),
  };
}

export const inScript: Products = {
  shorts: (count) => new Int16Array(count),
  wholes: (count) => new Int32Array(count),
  multiply(rows, a, { rows: inner, cols, data }, out) {
    for (let row = 0; row < rows; row++) {
      const [first, end] = [row * inner, (row + 1) * inner];
      // Four columns at a time, in names of their own: a list of sums would be some five times as slow.
      for (let from = 0, to = row * cols; from < cols; from += PANEL / 2, to += PANEL / 2) {
        let [p, q, r, s] = [0, 0, 0, 0];
        let at = (from - (from % PANEL)) * inner + (from % PANEL) * 2;
        for (let k = first; k < end; k += 2, at += 2 * PANEL) {
          const x = a[k];
          const y = a[k + 1];
          p = (p + Math.imul(x, data[at]) + Math.imul(y, data[at + 1])) | 0;
          q = (q + Math.imul(x, data[at + 2]) + Math.imul(y, data[at + 3])) | 0;
          r = (r + Math.imul(x, data[at + 4]) + Math.imul(y, data[at + 5])) | 0;
          s = (s + Math.imul(x, data[at + 6]) + Math.imul(y, data[at + 7])) | 0;
        }
        out[to] = p;
        out[to + 1] = q;
        out[to + 2] = r;
        out[to + 3] = s;
      }
    }
  },
};
