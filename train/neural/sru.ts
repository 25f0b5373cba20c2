import { sigmoid } from "../../src/base/exp.ts";
import type { Matrix } from "./products.ts";

/**
 * Simple Recurrent Units (Lei et al. 2018), read from both ends. All that is multiplied lies outside the recurrence, so what remains to be
 * done word by word is a few sums: with f and r between 0 and 1,
 *   c = f c' + (1 − f) u₀,  h = r c + (1 − r) u₃,  f = σ(u₁ + v c' + b),  r = σ(u₂ + w c' + b'), c' being the word before's c.
 */
export interface Gates {
  /** For each direction, `units` weights of f and then of r. */
  readonly carry: Matrix;
  readonly bias: Matrix;
}

/** What the way back needs: c, f and r of each word, both directions side by side. */
export interface Trace {
  readonly c: Matrix;
  readonly f: Matrix;
  readonly r: Matrix;
}

/** Where a sentence's words lie among the rows. */
export interface Stretch {
  readonly from: number;
  readonly words: number;
}

/** @param u for each word and direction the four products, `units` wide each */
export function readBoth(
  u: Matrix,
  { carry, bias }: Gates,
  units: number,
  stretches: readonly Stretch[],
  h: Matrix,
  trace: Trace,
): void {
  const wide = 2 * units;
  for (const stretch of stretches) {
    for (let side = 0; side < 2; side++) {
      let before = -1;
      for (const row of inOrder(stretch, side)) {
        const from = (row * 2 + side) * 4 * units;
        for (let j = 0; j < units; j++) {
          const gate = side * wide + j;
          const at = row * wide + side * units + j;
          const last = before < 0 ? 0 : trace.c.data[before * wide + side * units + j];
          const f = sigmoid(u.data[from + units + j] + carry.data[gate] * last + bias.data[gate]);
          const r = sigmoid(u.data[from + 2 * units + j] + carry.data[gate + units] * last + bias.data[gate + units]);
          const c = f * last + (1 - f) * u.data[from + j];
          trace.c.data[at] = c;
          trace.f.data[at] = f;
          trace.r.data[at] = r;
          h.data[at] = r * c + (1 - r) * u.data[from + 3 * units + j];
        }
        before = row;
      }
    }
  }
}

/** From what each h should change by: `uBack` is set, the gates' gradients are added to. */
export function readBack(
  u: Matrix,
  gates: Gates,
  units: number,
  stretches: readonly Stretch[],
  hBack: Matrix,
  trace: Trace,
  uBack: Matrix,
  gatesBack: Gates,
): void {
  const wide = 2 * units;
  const { carry } = gates;
  const cBack = new Float64Array(units);
  for (const stretch of stretches) {
    for (let side = 0; side < 2; side++) {
      cBack.fill(0);
      const rows = inOrder(stretch, side);
      for (let n = rows.length - 1; n >= 0; n--) {
        const row = rows[n];
        const from = (row * 2 + side) * 4 * units;
        for (let j = 0; j < units; j++) {
          const gate = side * wide + j;
          const at = row * wide + side * units + j;
          const last = n === 0 ? 0 : trace.c.data[rows[n - 1] * wide + side * units + j];
          const [f, r, back] = [trace.f.data[at], trace.r.data[at], hBack.data[at]];
          const rBack = back * (trace.c.data[at] - u.data[from + 3 * units + j]) * r * (1 - r);
          const c = cBack[j] + back * r;
          const fBack = c * (last - u.data[from + j]) * f * (1 - f);
          uBack.data[from + j] = c * (1 - f);
          uBack.data[from + units + j] = fBack;
          uBack.data[from + 2 * units + j] = rBack;
          uBack.data[from + 3 * units + j] = back * (1 - r);
          gatesBack.carry.data[gate] += fBack * last;
          gatesBack.carry.data[gate + units] += rBack * last;
          gatesBack.bias.data[gate] += fBack;
          gatesBack.bias.data[gate + units] += rBack;
          cBack[j] = c * f + fBack * carry.data[gate] + rBack * carry.data[gate + units];
        }
      }
    }
  }
}

const inOrder = ({ from, words }: Stretch, side: number): number[] =>
  Array.from({ length: words }, (_, i) => (side === 0 ? from + i : from + words - 1 - i));
