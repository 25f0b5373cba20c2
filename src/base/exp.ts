/** e to the x and what follows from it, by sums, products and quotients alone: the same bits in every engine, which `Math.exp` does not promise. */

const MOST = 700;
// ln 2 in two parts, the first short enough that a whole multiple of it is exact.
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const PER_LN2 = Math.LOG2E;
const powers = new Float64Array(2 * 1024);
for (let k = 0, up = 1, down = 1; k < 1024; k++, up *= 2, down /= 2) {
  powers[1024 + k] = up;
  if (k > 0) powers[1024 - k] = down;
}

// 1/2! to 1/10!: what is left out is a part in a hundred thousand million.
const PARTS = [1 / 2, 1 / 6, 1 / 24, 1 / 120, 1 / 720, 1 / 5040, 1 / 40320, 1 / 362880, 1 / 3628800];
const [C2, C3, C4, C5, C6, C7, C8, C9, C10] = PARTS;

export function exp(x: number): number {
  if (x > MOST) return exp(MOST);
  if (x < -MOST) return 0;
  const k = Math.floor(x * PER_LN2 + 0.5);
  const r = x - k * LN2_HIGH - k * LN2_LOW;
  const high = C6 + r * (C7 + r * (C8 + r * (C9 + r * C10)));
  return (1 + r * (1 + r * (C2 + r * (C3 + r * (C4 + r * (C5 + r * high)))))) * powers[1024 + k];
}

export const sigmoid = (x: number): number => 1 / (1 + exp(-x));
