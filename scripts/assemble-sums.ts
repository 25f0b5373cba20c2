import wabt from "wabt";
import { LAYING } from "./assemble-laying.ts";
import { get, int, plus, set, times } from "./wat.ts";

/**
 * The program in WebAssembly that does what `src/classify/sums.ts` does in script: features are hashed, looked up four places at a time
 * without a branch, and their weights added up.
 */
export async function assembleSums(): Promise<Uint8Array<ArrayBuffer>> {
  const assembler = await wabt();
  const { buffer } = assembler.parseWat("sums", PROGRAM, { simd: true }).toBinary({});
  return buffer as Uint8Array<ArrayBuffer>;
}

const shifted = (value: string, by: number): string => `(i32.xor ${value} (i32.shr_u ${value} ${int(by)}))`;

/** Rows found and where each ends, behind as many features as there may be. */
const [ROWS, ENDS] = [1024, 2048];

/** As in `src/classify/mix.ts`. */
const FINISH = [set("h", times(shifted(get("h"), 15), int(0x2c1b3c6d))), set("h", shifted(get("h"), 13))].join("\n");
const value = (place: number): string => `(i32.load ${plus(get("values"), `(i32.load offset=${place * 4} ${get("plan")})`)})`;
const SEED = times(`(i32.load ${get("plan")})`, int(0x9e3779b1));
const FIRST = set("h", times(`(i32.xor ${value(1)} ${SEED})`, int(0x85ebca77)));
const SECOND = set("h", times(plus(shifted(get("h"), 15), value(2)), int(0xc2b2ae3d)));
const third = (place: number): string => set("h", times(plus(shifted(get("h"), 13), value(place)), int(0x27d4eb2f)));

/** All templates of one size, whose number stands at `size` in the plan's head. */
const hashes = (size: number, steps: readonly string[]): string => `
    ${set("end", plus(get("plan"), times(`(i32.load offset=${(size - 1) * 4} ${get("head")})`, int((size + 1) * 4))))}
    (block $done${size} (loop $next${size}
      (br_if $done${size} (i32.ge_u ${get("plan")} ${get("end")}))
      ${steps.join("\n")}
      ${FINISH}
      (i32.store ${get("out")} ${get("h")})
      ${set("out", plus(get("out"), int(4)))}
      ${set("plan", plus(get("plan"), int((size + 1) * 4)))}
      (br $next${size})))`;

const PLACE = plus(get("places"), `(i32.shl (i32.shr_u ${get("h")} ${get("home")}) ${int(2)})`);
const TAG = `(i32.and (i32.shr_u ${get("h")} ${get("drop")}) (i32.sub ${get("step")} ${int(1)}))`;
const each = (turn: string, from: string, step: string): string => `
    (block $done${turn} (loop $next${turn}
      (br_if $done${turn} (i32.ge_u ${get(from)} ${get("end")}))
      ${set("h", `(i32.load ${get(from)})`)}
      ${set(from, plus(get(from), int(4)))}
      ${step}
      (br $next${turn})))`;
/** Four places, of which `m` says which has the key. */
const four = (offset: number): string => `
      ${set("e", `(v128.load offset=${offset} ${get("at")})`)}
      ${set("m", `(i32x4.eq (v128.and ${get("e")} (v128.const i32x4 255 255 255 255)) ${get("t")})`)}`;
const NOT_HERE = `(i32.eqz (v128.any_true ${get("m")}))`;
const FULL = `(i32x4.all_true ${get("e")})`;

/**
 * For each hash `take`, with what four places hold in `e`, and which of them has the key in `m`. Without a branch that would hang on what is
 * fetched: the few that must be looked for farther on are put aside for a second turn, where one may be `far`.
 */
const look = (take: (offset: number) => string, far: string): string => `
    ${set("steps", `(i32x4.mul (i32x4.splat ${get("step")}) (v128.const i32x4 0 1 2 3))`)}
    ${set("end", plus(get("hashes"), `(i32.shl ${get("count")} ${int(2)})`))}
    ${set("next", get("hashes"))}
    ${set("aside", get("hashes"))}
    ${each(
      "One",
      "next",
      `
      ${set("at", PLACE)}
      ${set("t", `(i32x4.add ${get("steps")} (i32x4.splat ${TAG}))`)}
      ${four(0)}
      (i32.store ${get("aside")} ${get("h")})
      ${set("aside", plus(get("aside"), `(i32.shl (i32.and ${NOT_HERE} ${FULL}) ${int(2)})`))}
      ${take(0)}`,
    )}
    ${set("end", get("aside"))}
    ${set("next", get("hashes"))}
    ${set("steps", `(i32x4.add ${get("steps")} (i32x4.splat (i32.shl ${get("step")} ${int(2)})))`)}
    ${each(
      "Two",
      "next",
      `
      ${set("at", PLACE)}
      ${set("t", `(i32x4.add ${get("steps")} (i32x4.splat ${TAG}))`)}
      ${four(16)}
      (if (i32.and ${NOT_HERE} (i32.or ${FULL} (i32.ge_u ${get("step")} ${int(64)})))
        (then ${set("held", `(call $far ${["h", "places", "home", "drop", "step", "rest", "shift"].map(get).join(" ")})`)} ${far})
        (else ${take(16)}))`,
    )}`;

const LOOK = ["hashes", "count", "places", "home", "drop", "step", "rest", "shift"]
  .map((name) => `(param $${name} i32)`)
  .join(" ");
const LOCALS =
  "(local $end i32) (local $next i32) (local $aside i32) (local $h i32) (local $at i32) (local $held i32) (local $e v128) (local $m v128) (local $t v128) (local $steps v128)";

/** What a key holds that lies eight places or more from its home, or apart from all. */
const FAR = `
  (func $far (param $h i32) (param $places i32) (param $home i32) (param $drop i32) (param $step i32) (param $rest i32) (param $shift i32) (result i32)
    (local $at i32) (local $tag i32) (local $here i32)
    ${set("tag", plus(TAG, `(i32.shl ${get("step")} ${int(3)})`))}
    ${set("at", plus(PLACE, int(32)))}
    (block $apart (loop $next
      (br_if $apart (i32.gt_u ${get("tag")} ${int(255)}))
      ${set("here", `(i32.load ${get("at")})`)}
      (if (i32.or (i32.eqz ${get("here")}) (i32.eq (i32.and ${get("here")} ${int(255)}) ${get("tag")})) (then (return ${get("here")})))
      ${set("at", plus(get("at"), int(4)))}
      ${set("tag", plus(get("tag"), get("step")))}
      (br $next)))
    ${set("h", `(i32.shr_u ${get("h")} ${get("drop")})`)}
    ${set("tag", `(i32.shr_u (i32.shl ${get("h")} ${get("drop")}) ${get("shift")})`)}
    ${set("h", plus(get("h"), int(1)))}
    (loop $next
      ${set("at", plus(get("rest"), `(i32.shl ${get("tag")} ${int(3)})`))}
      ${set("here", `(i32.load ${get("at")})`)}
      (if (i32.eq ${get("here")} ${get("h")}) (then (return (i32.load offset=4 ${get("at")}))))
      ${set("tag", `(i32.and ${plus(get("tag"), int(1))} (i32.sub (i32.shl ${int(1)} (i32.sub ${int(32)} ${get("shift")})) ${int(1)}))`)}
      (br_if $next ${get("here")}))
    ${int(0)})`;

/** Adds the weights in the upper three bytes of each of four numbers. */
const addFour = (e: string): string =>
  `${set("e", e)} ${set("all", `(i16x8.add ${get("all")} (i16x8.add (i16x8.extend_low_i8x16_s ${get("e")}) (i16x8.extend_high_i8x16_s ${get("e")})))`)}`;

/** All rows are fetched before one is added up: a processor fetches many at a time, and waits for each where a choice hangs on it. */
const keepRow = (has: string): string => `
      ${set("at", plus(get("rows"), `(i32.shr_u ${get("held")} ${int(8)})`))}
      (i32.store offset=${ROWS} ${get("found")} ${get("at")})
      (i32.store offset=${ENDS} ${get("found")} ${plus(get("at"), `(i32.shl (i32.load8_u ${get("at")}) ${int(2)})`)})
      ${set("found", plus(get("found"), `(i32.shl ${has} ${int(2)})`))}`;

const sum = (place: number, lanes: readonly number[]): string =>
  `(i32.store offset=${place * 4} ${get("sums")} ${lanes.reduce(
    (before, lane) => plus(before, `(i16x8.extract_lane_s ${lane} ${get("all")})`),
    `(i32.load offset=${place * 4} ${get("sums")})`,
  )})`;

/** Adds the weight behind a class. */
const addClass = (place: number): string => `
        ${set("h", plus(get("sums"), `(i32.shl (i32.load8_u offset=${place} ${get("at")}) ${int(2)})`))}
        (i32.store ${get("h")} ${plus(`(i32.load ${get("h")})`, `(i32.load8_s offset=${place + 1} ${get("at")})`)})`;

/** Which of 32 keys have a row, and in the upper half of the number how many rows come before theirs. */
const RANK = [
  set("h", `(i32.shr_u (i32.load ${get("features")}) ${get("drop")})`),
  set("pair", `(i64.load ${plus(get("words"), `(i32.shl (i32.shr_u ${get("h")} ${int(5)}) ${int(3)})`)})`),
  set("word", `(i32.wrap_i64 ${get("pair")})`),
  // Row 0 is all noughts.
  set(
    "row",
    times(
      `(i32.and (i32.shr_u ${get("word")} ${get("h")}) ${int(1)})`,
      plus(
        `(i32.wrap_i64 (i64.shr_u ${get("pair")} (i64.const 32)))`,
        `(i32.popcnt (i32.and ${get("word")} (i32.sub (i32.shl ${int(1)} ${get("h")}) ${int(1)})))`,
      ),
    ),
  ),
];

const PROGRAM = `(module
  (import "room" "memory" (memory 1))
  (func (export "hash") (param $head i32) (param $values i32) (param $out i32) (result i32)
    (local $plan i32) (local $end i32) (local $h i32) (local $from i32)
    ${set("from", get("out"))}
    ${set("plan", plus(get("head"), int(16)))}
    ${hashes(1, [FIRST])}
    ${hashes(2, [FIRST, SECOND])}
    ${hashes(3, [FIRST, SECOND, third(3)])}
    ${hashes(4, [
      FIRST,
      SECOND,
      FINISH,
      set("h", times(`(i32.xor ${get("h")} ${SEED})`, int(0x85ebca77))),
      set("h", times(plus(shifted(get("h"), 15), value(3)), int(0xc2b2ae3d))),
      third(4),
    ])}
    (i32.shr_u (i32.sub ${get("out")} ${get("from")}) ${int(2)}))
  ${FAR}
  (func (export "three") ${LOOK} (param $rows i32) (param $sums i32) ${LOCALS} (local $all v128)
    ${look(
      () => addFour(`(v128.and ${get("e")} ${get("m")})`),
      addFour(`(i32x4.replace_lane 0 (v128.const i32x4 0 0 0 0) ${get("held")})`),
    )}
    ${[0, 1, 2].map((place) => sum(place, [place + 1, place + 5])).join("\n")})
  (func (export "sparse") ${LOOK} (param $rows i32) (param $sums i32) ${LOCALS} (local $found i32) (local $from i32)
    ${set("from", get("hashes"))}
    ${set("found", get("hashes"))}
    ${look(
      (offset) => `
      ${set("h", `(i32x4.bitmask ${get("m")})`)}
      ${set("held", `(i32.load offset=${offset} ${plus(get("at"), `(i32.and (i32.shl (i32.ctz ${get("h")}) ${int(2)}) ${int(12)})`)})`)}
      ${keepRow(`(i32.ne ${get("h")} ${int(0)})`)}`,
      keepRow(`(i32.ne ${get("held")} ${int(0)})`),
    )}
    (block $all (loop $row
      (br_if $all (i32.ge_u ${get("from")} ${get("found")}))
      ${set("at", `(i32.load offset=${ROWS} ${get("from")})`)}
      ${set("end", `(i32.load offset=${ENDS} ${get("from")})`)}
      ${set("from", plus(get("from"), int(4)))}
      (loop $pair
        ${[1, 3].map(addClass).join("\n")}
        (br_if $row (i32.ge_u ${get("at")} ${get("end")}))
        ${set("at", plus(get("at"), int(4)))}
        (br $pair)))))
  (func (export "ranked") (param $features i32) (param $count i32) (param $words i32) (param $drop i32) (param $width i32)
    (param $rows i32) (param $sums i32) (local $end i32) (local $h i32) (local $pair i64) (local $word i32) (local $row i32) (local $all v128)
    ${set("end", plus(get("features"), `(i32.shl ${get("count")} ${int(2)})`))}
    (block $done (loop $next
      (br_if $done (i32.ge_u ${get("features")} ${get("end")}))
      ${RANK.join("\n")}
      ${set("all", `(i16x8.add ${get("all")} (v128.load8x8_s ${plus(get("rows"), times(get("row"), get("width")))}))`)}
      ${set("features", plus(get("features"), int(4)))}
      (br $next)))
    ${[0, 1, 2, 3, 4, 5, 6, 7].map((place) => sum(place, [place])).join("\n")})
  ${LAYING})`;
