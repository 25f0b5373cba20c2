import { hashAll, type Plan } from "../src/classify/templates.ts";

/** Features of the tokens of one sequence, end to end. */
export interface Sheet {
  data: Int32Array;
  /** Where each token's features begin; one more than there are tokens. */
  starts: Int32Array;
  tokens: number;
}

export const newSheet = (): Sheet => ({ data: new Int32Array(1 << 14), starts: new Int32Array(257), tokens: 0 });

/** Adds one token; `write` puts its features into the array from the place given, and returns how many. */
export function addToken(sheet: Sheet, most: number, write: (out: Int32Array, at: number) => number): void {
  const start = sheet.starts[sheet.tokens];
  if (start + most > sheet.data.length) sheet.data = grown(sheet.data, start + most);
  if (sheet.tokens + 2 > sheet.starts.length) sheet.starts = grown(sheet.starts, sheet.tokens + 2);
  sheet.starts[sheet.tokens + 1] = start + write(sheet.data, start);
  sheet.tokens++;
}

function grown(array: Int32Array, least: number): Int32Array {
  const larger = new Int32Array(Math.max(least, array.length * 2));
  larger.set(array);
  return larger;
}

const room = new Int32Array(256);

/** Adds a token of what plans make of `values`, plan by plan, in the order of the templates' numbers: what is learned hangs on the order of features. */
export function addFeatures(sheet: Sheet, plans: readonly Plan[], values: Int32Array): void {
  addToken(sheet, room.length, (out, at) => {
    let n = at;
    for (const plan of plans) {
      hashAll(plan, values, room);
      for (const place of ordered(plan)) out[n++] = room[place];
    }
    return n - at;
  });
}

const orders = new WeakMap<Plan, readonly number[]>();

/** Places of a plan's features by their templates' numbers. */
function ordered(plan: Plan): readonly number[] {
  const known = orders.get(plan);
  if (known) return known;
  const numbers: number[] = [];
  for (let size = 1, at = 4; size <= 4; size++) for (let k = 0; k < plan[size - 1]; k++, at += size + 1) numbers.push(plan[at]);
  const order = numbers.map((_, i) => i).sort((a, b) => numbers[a] - numbers[b]);
  orders.set(plan, order);
  return order;
}
