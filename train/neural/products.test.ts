import { beforeAll, describe, expect, it } from "vitest";
import { seeded } from "../../src/base/random.ts";
import { type Matrix, newProducts, type Products } from "./products.ts";

let products: Products;
beforeAll(async () => {
  products = await newProducts(8);
});

const random = seeded(3);
function filled(rows: number, cols: number): Matrix {
  const out = products.matrix(rows, cols);
  for (let i = 0; i < out.data.length; i++) out.data[i] = random.next() - 0.5;
  return out;
}
const cell = ({ data, cols }: Matrix, i: number, k: number): number => data[i * cols + k];

describe("products", () => {
  it.each([1, 3, 4, 9])("multiply %i rows as the definition says", (rows) => {
    const [a, b, left, right] = [filled(rows, 16), filled(16, 24), filled(16, rows * 8), filled(24, 16)];
    const [plain, leftTurned, rightTurned] = [
      products.matrix(rows, 24),
      products.matrix(rows * 8, 24),
      products.matrix(rows, 24),
    ];
    products.add(a, b, plain);
    products.addLeftTurned(left, b, leftTurned);
    products.addRightTurned(a, right, rightTurned);
    for (let j = 0; j < 24; j++) {
      const sum = (term: (k: number) => number): number => Array.from({ length: 16 }, (_, k) => term(k)).reduce((x, y) => x + y);
      for (let i = 0; i < rows; i++) {
        expect(cell(plain, i, j)).toBeCloseTo(
          sum((k) => cell(a, i, k) * cell(b, k, j)),
          5,
        );
        expect(cell(rightTurned, i, j)).toBeCloseTo(
          sum((k) => cell(a, i, k) * cell(right, j, k)),
          5,
        );
      }
      for (let i = 0; i < rows * 8; i++)
        expect(cell(leftTurned, i, j)).toBeCloseTo(
          sum((k) => cell(left, k, i) * cell(b, k, j)),
          5,
        );
    }
  });
});
