/**
 * Products of matrices, the one thing that a network's training spends its time on: WebAssembly's vectors of four numbers
 * do them some ten times as fast as JavaScript, and add in the same order on every machine.
 */
import wabt from "wabt";

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
  /** `c += a bᵀ` */
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
  const assembler = await wabt();
  const memory = new WebAssembly.Memory({ initial: (megabytes * 1024 * 1024) / PAGE });
  const { buffer } = assembler.parseWat("products", PROGRAM, { simd: true }).toBinary({});
  const { instance } = await WebAssembly.instantiate(buffer as Uint8Array<ArrayBuffer>, { room: { memory } });
  const add = instance.exports.add as (...numbers: number[]) => void;
  // The first bytes are the panel's, where columns of b lie side by side: those of more rows than this do not fit.
  const MOST_ROWS = 8192;
  let top = MOST_ROWS * PANEL * 4;
  let kept = top;
  function matrix(rows: number, cols: number): Matrix {
    if (cols % PANEL !== 0) throw new Error(`a matrix of ${cols} columns: they must be a multiple of ${PANEL}`);
    const data = new Float32Array(memory.buffer, top, rows * cols).fill(0);
    top += rows * cols * 4;
    return { rows, cols, data };
  }
  function turned(a: Matrix): Matrix {
    const out = matrix(a.cols, padded(a.rows));
    for (let i = 0; i < a.rows; i++) for (let k = 0; k < a.cols; k++) out.data[k * out.cols + i] = a.data[i * a.cols + k];
    return out;
  }
  const multiply = (a: Matrix, aRows: number, b: Matrix, inner: number, c: Matrix): void => {
    if (inner > MOST_ROWS || c.cols > b.cols) throw new Error(`cannot multiply over ${inner} numbers into ${c.cols} columns`);
    const { byteOffset: from } = a.data;
    add(aRows, inner, c.cols, from, a.cols * 4, b.data.byteOffset, b.cols * 4, c.data.byteOffset, c.cols * 4);
  };
  return {
    matrix,
    keep: () => {
      kept = top;
    },
    clear: () => {
      top = kept;
    },
    add: (a, b, c) => multiply(a, c.rows, b, b.rows, c),
    addLeftTurned(a, b, c) {
      const before = top;
      multiply(turned(a), c.rows, b, b.rows, c);
      top = before;
    },
    addRightTurned(a, b, c) {
      const before = top;
      multiply(a, c.rows, turned(b), b.cols, c);
      top = before;
    },
  };
}

/** Adds to `rows` rows of c, eight columns wide, what the panel gives: all sums stay in registers. */
const tile = (rows: number): string => {
  const each = (text: (row: number) => string): string => Array.from({ length: rows }, (_, row) => text(row)).join("\n");
  const cell = (row: number): string => `(i32.add (local.get $c) (i32.mul (local.get $c_row) (i32.const ${row})))`;
  const number = (row: number): string =>
    `(v128.load32_splat (i32.add (local.get $a) (i32.mul (local.get $a_row) (i32.const ${row}))))`;
  return `
  (func $tile${rows} (param $inner i32) (param $a i32) (param $a_row i32) (param $c i32) (param $c_row i32)
    (local $b i32) (local $end i32) (local $l v128) (local $r v128) (local $x v128)
    ${each((row) => `(local $l${row} v128) (local $r${row} v128)`)}
    ${each((row) => `(local.set $l${row} (v128.load ${cell(row)})) (local.set $r${row} (v128.load offset=16 ${cell(row)}))`)}
    (local.set $end (i32.mul (local.get $inner) (i32.const 32)))
    (block $done (loop $next
      (br_if $done (i32.ge_u (local.get $b) (local.get $end)))
      (local.set $l (v128.load (local.get $b)))
      (local.set $r (v128.load offset=16 (local.get $b)))
      ${each(
        (row) => `(local.set $x ${number(row)})
      (local.set $l${row} (f32x4.add (local.get $l${row}) (f32x4.mul (local.get $l) (local.get $x))))
      (local.set $r${row} (f32x4.add (local.get $r${row}) (f32x4.mul (local.get $r) (local.get $x))))`,
      )}
      (local.set $a (i32.add (local.get $a) (i32.const 4)))
      (local.set $b (i32.add (local.get $b) (i32.const 32)))
      (br $next)))
    ${each((row) => `(v128.store ${cell(row)} (local.get $l${row})) (v128.store offset=16 ${cell(row)} (local.get $r${row}))`)})`;
};

const PROGRAM = `(module
  (import "room" "memory" (memory 1))
  ${tile(4)}
  ${tile(1)}
  (func (export "add") (param $rows i32) (param $inner i32) (param $cols i32)
    (param $a i32) (param $a_row i32) (param $b i32) (param $b_row i32) (param $c i32) (param $c_row i32)
    (local $i i32) (local $k i32) (local $col i32) (local $from i32) (local $a_at i32) (local $c_at i32)
    (block $all (loop $panel
      (br_if $all (i32.ge_u (local.get $col) (local.get $cols)))
      (local.set $from (i32.add (local.get $b) (i32.mul (local.get $col) (i32.const 4))))
      (local.set $k (i32.const 0))
      (block $packed (loop $pack
        (br_if $packed (i32.ge_u (local.get $k) (local.get $inner)))
        (v128.store (i32.mul (local.get $k) (i32.const 32)) (v128.load (local.get $from)))
        (v128.store offset=16 (i32.mul (local.get $k) (i32.const 32)) (v128.load offset=16 (local.get $from)))
        (local.set $from (i32.add (local.get $from) (local.get $b_row)))
        (local.set $k (i32.add (local.get $k) (i32.const 1)))
        (br $pack)))
      (local.set $a_at (local.get $a))
      (local.set $c_at (i32.add (local.get $c) (i32.mul (local.get $col) (i32.const 4))))
      (local.set $i (local.get $rows))
      (block $fours (loop $four
        (br_if $fours (i32.lt_u (local.get $i) (i32.const 4)))
        (call $tile4 (local.get $inner) (local.get $a_at) (local.get $a_row) (local.get $c_at) (local.get $c_row))
        (local.set $a_at (i32.add (local.get $a_at) (i32.mul (local.get $a_row) (i32.const 4))))
        (local.set $c_at (i32.add (local.get $c_at) (i32.mul (local.get $c_row) (i32.const 4))))
        (local.set $i (i32.sub (local.get $i) (i32.const 4)))
        (br $four)))
      (block $ones (loop $one
        (br_if $ones (i32.eqz (local.get $i)))
        (call $tile1 (local.get $inner) (local.get $a_at) (local.get $a_row) (local.get $c_at) (local.get $c_row))
        (local.set $a_at (i32.add (local.get $a_at) (local.get $a_row)))
        (local.set $c_at (i32.add (local.get $c_at) (local.get $c_row)))
        (local.set $i (i32.sub (local.get $i) (i32.const 1)))
        (br $one)))
      (local.set $col (i32.add (local.get $col) (i32.const 8)))
      (br $panel)))))`;
