import wabt from "wabt";

/**
 * The program in WebAssembly that multiplies matrices, four numbers at a time: `floats` adds a product to what is there, `wholes` writes one of
 * numbers of two bytes, whose sums no machine rounds. Of the right matrix eight columns lie side by side, row after row, then the next eight
 * (of `wholes` always two rows together), so that each step is of 32 bytes there and of four bytes in each row of the left one.
 */
export async function assemble(kind: keyof typeof STEPS): Promise<Uint8Array<ArrayBuffer>> {
  const assembler = await wabt();
  const { buffer } = assembler.parseWat(kind, programOf(kind), { simd: true }).toBinary({});
  return buffer as Uint8Array<ArrayBuffer>;
}

const STEPS = {
  floats: (sum: string, b: string): string => `(f32x4.add ${sum} (f32x4.mul ${b} (local.get $x)))`,
  wholes: (sum: string, b: string): string => `(i32x4.add ${sum} (i32x4.dot_i16x8_s ${b} (local.get $x)))`,
} as const;

/** `rows` rows of the product, eight columns wide: all sums stay in registers. */
function tile(kind: keyof typeof STEPS, rows: number): string {
  const each = (text: (row: number) => string): string => Array.from({ length: rows }, (_, row) => text(row)).join("\n");
  const cell = (row: number): string => `(i32.add (local.get $c) (i32.mul (local.get $c_row) (i32.const ${row})))`;
  const number = (row: number): string =>
    `(v128.load32_splat (i32.add (local.get $a) (i32.mul (local.get $a_row) (i32.const ${row}))))`;
  const sum = (name: string, half: string): string =>
    `(local.set ${name} ${STEPS[kind](`(local.get ${name})`, `(local.get ${half})`)})`;
  const begin = (row: number): string =>
    `(local.set $l${row} (v128.load ${cell(row)})) (local.set $r${row} (v128.load offset=16 ${cell(row)}))`;
  return `
  (func $tile${rows} (param $steps i32) (param $a i32) (param $a_row i32) (param $b i32) (param $c i32) (param $c_row i32)
    (local $end i32) (local $l v128) (local $r v128) (local $x v128)
    ${each((row) => `(local $l${row} v128) (local $r${row} v128)`)}
    ${kind === "floats" ? each(begin) : ""}
    (local.set $end (i32.add (local.get $b) (i32.mul (local.get $steps) (i32.const 32))))
    (block $done (loop $next
      (br_if $done (i32.ge_u (local.get $b) (local.get $end)))
      (local.set $l (v128.load (local.get $b)))
      (local.set $r (v128.load offset=16 (local.get $b)))
      ${each((row) => `(local.set $x ${number(row)}) ${sum(`$l${row}`, "$l")} ${sum(`$r${row}`, "$r")}`)}
      (local.set $a (i32.add (local.get $a) (i32.const 4)))
      (local.set $b (i32.add (local.get $b) (i32.const 32)))
      (br $next)))
    ${each((row) => `(v128.store ${cell(row)} (local.get $l${row})) (v128.store offset=16 ${cell(row)} (local.get $r${row}))`)})`;
}

const programOf = (kind: keyof typeof STEPS): string => `(module
  (import "room" "memory" (memory 1))
  ${tile(kind, 4)}
  ${tile(kind, 1)}
  (func (export "multiply") (param $rows i32) (param $steps i32) (param $panels i32)
    (param $a i32) (param $a_row i32) (param $b i32) (param $c i32) (param $c_row i32)
    (local $i i32) (local $a_at i32) (local $c_at i32)
    (block $all (loop $panel
      (br_if $all (i32.eqz (local.get $panels)))
      (local.set $a_at (local.get $a))
      (local.set $c_at (local.get $c))
      (local.set $i (local.get $rows))
      ${[4, 1]
        .map(
          (rows) => `(block $done${rows} (loop $next${rows}
        (br_if $done${rows} (i32.lt_u (local.get $i) (i32.const ${rows})))
        (call $tile${rows} (local.get $steps) (local.get $a_at) (local.get $a_row) (local.get $b) (local.get $c_at) (local.get $c_row))
        (local.set $a_at (i32.add (local.get $a_at) (i32.mul (local.get $a_row) (i32.const ${rows}))))
        (local.set $c_at (i32.add (local.get $c_at) (i32.mul (local.get $c_row) (i32.const ${rows}))))
        (local.set $i (i32.sub (local.get $i) (i32.const ${rows})))
        (br $next${rows})))`,
        )
        .join("\n")}
      (local.set $b (i32.add (local.get $b) (i32.mul (local.get $steps) (i32.const 32))))
      (local.set $c (i32.add (local.get $c) (i32.const 32)))
      (local.set $panels (i32.sub (local.get $panels) (i32.const 1)))
      (br $panel)))))`;
