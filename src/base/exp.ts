/** e to the x and what follows from it, by sums, products and quotients alone: the same bits in every engine, which `Math.exp` does not promise. */

const MOST = 700;
// ln 2 in two parts, the first short enough that a whole multiple of it is exact.
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const powers = new Float64Array(2 * 1024);
for (let k = 0, up = 1, down = 1; k < 1024; k++, up *= 2, down /= 2) {
  powers[1024 + k] = up;
  if (k > 0) powers[1024 - k] = down;
}

export function exp(x: number): number {
  if (x > MOST) return exp(MOST);
  if (x < -MOST) return 0;
  const k = Math.floor(x / (LN2_HIGH + LN2_LOW) + 0.5);
  const r = x - k * LN2_HIGH - k * LN2_LOW;
  let sum = 1;
  for (let n = 12; n > 0; n--) sum = 1 + (sum * r) / n;
  return sum * powers[1024 + k];
}

export const sigmoid = (x: number): number => 1 / (1 + exp(-x));
