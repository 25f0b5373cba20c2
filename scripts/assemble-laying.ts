/**
 * The part of the program in WebAssembly that lays out a section of a weights file for looking up, as `src/classify/packed.ts`, `sparse.ts` and `ranked.ts`
 * do in script: code that runs once a table is never made fast there.
 */
import { get, int, left, locals, minus, parameters, plus, right, set, times } from "./wat.ts";

const advance = (name: string, by: number): string => set(name, plus(get(name), int(by)));
const byte = (at: string): string => `(i32.load8_u ${get(at)})`;

/** Once for each row: its key in `key`, and in `left` how many weights it has. */
const eachRow = (body: string): string => `
    ${set("end", plus(get("counts"), get("rows")))}
    (block $done (loop $row
      (br_if $done (i32.ge_u ${get("counts")} ${get("end")}))
      ${set("shift", int(0))}
      (loop $more
        ${set("b", byte("step"))}
        ${advance("step", 1)}
        ${set("key", plus(get("key"), left(`(i32.and ${get("b")} ${int(127)})`, get("shift"))))}
        ${advance("shift", 7)}
        (br_if $more (i32.ge_u ${get("b")} ${int(128)})))
      ${set("left", byte("counts"))}
      ${advance("counts", 1)}
      ${body}
      (br $row)))`;

/** Once for each weight of a row: its class at `klass`, and itself at `value`. */
const eachWeight = (body: string): string => `
      (block $told (loop $weight
        (br_if $told (i32.eqz ${get("left")}))
        ${body}
        ${advance("klass", 1)}
        ${advance("value", 1)}
        ${set("left", minus(get("left"), int(1)))}
        (br $weight)))`;

/** Puts `held` at the key's home or behind it; too far from there it goes with its key to `far`, of which there is room for one row in 32. */
const PUT = `
      ${set("b", plus(get("places"), left(right(get("key"), get("low_bits")), 2)))}
      ${set("place", `(select ${get("b")} ${get("free")} (i32.gt_u ${get("b")} ${get("free")}))`)}
      ${set("b", right(minus(get("place"), get("b")), 2))}
      (if (i32.gt_u ${get("b")} ${get("farthest")})
        (then
          ${set("apart", plus(get("apart"), int(1)))}
          (br_if $done (i32.gt_u ${times(get("apart"), int(32))} ${get("rows")}))
          (i32.store ${get("far")} ${get("key")})
          (i32.store offset=4 ${get("far")} ${get("held")})
          ${advance("far", 8)})
        (else
          (i32.store ${get("place")} (i32.or ${get("held")} (i32.or ${left(get("b"), get("low_bits"))}
            (i32.and ${get("key")} ${minus(left(int(1), get("low_bits")), int(1))}))))
          ${set("free", plus(get("place"), int(4)))}))`;

const STREAMS = "step counts klass value rows";
const ROW = "end shift b key left";
const PACKED = `${STREAMS} places low_bits farthest far`;

/** Each of the first two returns how many keys lie apart: more than there is room for where places are too few. */
export const LAYING = `
  (func (export "pack_three") ${parameters(PACKED)} (result i32) ${locals(`${ROW} held place free apart`)}
    ${eachRow(`
      ${set("held", int(0))}
      ${eachWeight(`
        (if (i32.lt_u ${byte("klass")} ${int(3)})
          (then ${set("held", `(i32.or ${get("held")} ${left(byte("value"), plus(left(byte("klass"), 3), int(8)))})`)}))`)}
      (if ${get("held")} (then ${PUT}))`)}
    ${get("apart")})
  (func (export "pack_sparse") ${parameters(`${PACKED} entries next`)} (result i32) ${locals(`${ROW} held place free apart at`)}
    ${eachRow(`
      ${set("b", plus(get("next"), left(get("left"), 2)))}
      ${set("held", `(i32.load ${get("b")})`)}
      (i32.store ${get("b")} ${plus(get("held"), plus(int(1), left(right(plus(get("left"), int(1)), 1), 2)))})
      ${set("at", plus(get("entries"), get("held")))}
      ${set("held", left(get("held"), 8))}
      (i32.store8 ${get("at")} ${right(minus(get("left"), int(1)), 1)})
      ${eachWeight(`
        (i32.store8 offset=1 ${get("at")} ${byte("klass")})
        (i32.store8 offset=2 ${get("at")} ${byte("value")})
        ${advance("at", 2)}`)}
      ${PUT}`)}
    ${get("apart")})
  (func (export "table") ${parameters(`${STREAMS} places mask drop shift_home row width`)} ${locals(`${ROW} at nth`)}
    ${eachRow(`
      ${advance("nth", 1)}
      ${set("row", plus(get("row"), get("width")))}
      ${set("at", left(right(left(get("key"), get("drop")), get("shift_home")), 3))}
      (block $empty (loop $taken
        (br_if $empty (i32.eqz (i32.load ${plus(get("places"), get("at"))})))
        ${set("at", `(i32.and ${plus(get("at"), int(8))} ${get("mask")})`)}
        (br $taken)))
      ${set("at", plus(get("places"), get("at")))}
      (i32.store ${get("at")} ${plus(get("key"), int(1))})
      (i32.store offset=4 ${get("at")} ${get("nth")})
      ${eachWeight(`(i32.store8 ${plus(get("row"), byte("klass"))} ${byte("value")})`)}`)})
  (func (export "count_sizes") ${parameters("counts rows sizes")} ${locals("end at")}
    ${set("end", plus(get("counts"), get("rows")))}
    (block $done (loop $row
      (br_if $done (i32.ge_u ${get("counts")} ${get("end")}))
      ${set("at", plus(get("sizes"), left(byte("counts"), 2)))}
      (i32.store ${get("at")} ${plus(`(i32.load ${get("at")})`, int(1))})
      ${advance("counts", 1)}
      (br $row))))
  (func (export "rank") ${parameters(`${STREAMS} words words_end row width`)} ${locals(`${ROW} at`)}
    ${eachRow(`
      ${set("row", plus(get("row"), get("width")))}
      ${set("at", plus(get("words"), left(right(get("key"), 5), 3)))}
      (i32.store ${get("at")} (i32.or (i32.load ${get("at")}) ${left(int(1), get("key"))}))
      ${eachWeight(`(i32.store8 ${plus(get("row"), byte("klass"))} ${byte("value")})`)}`)}
    ${set("at", int(1))}
    (block $all (loop $next
      (br_if $all (i32.ge_u ${get("words")} ${get("words_end")}))
      (i32.store offset=4 ${get("words")} ${get("at")})
      ${set("at", plus(get("at"), `(i32.popcnt (i32.load ${get("words")}))`))}
      ${advance("words", 8)}
      (br $next))))`;
