import { describe, expect, it } from "vitest";
import { seeded } from "../../../base/random.ts";
import { inScript, layPanels, newProducts, type Products, panelSize } from "./products.ts";

const [ROWS, INNER, COLS] = [7, 13, 19];

/** The same random product by either. */
function product(products: Products): { wide: number; sums: Int32Array } {
  const random = seeded(5);
  const number = (): number => random.below(65535) - 32767;
  const a = products.shorts(ROWS * (INNER + 1));
  for (let row = 0; row < ROWS; row++) for (let k = 0; k < INNER; k++) a[row * (INNER + 1) + k] = number();
  const b = layPanels(products.shorts(panelSize(INNER, COLS)), INNER, COLS, number);
  const sums = products.wholes(ROWS * b.cols);
  products.multiply(ROWS, a, b, sums);
  return { wide: b.cols, sums: Int32Array.from(sums) };
}

describe("products of whole numbers", () => {
  it("are the same with WebAssembly and without", () => {
    const assembly = newProducts(2 ** 16);
    expect(assembly).not.toBe(inScript);
    expect(product(assembly)).toEqual(product(inScript));
  });

  it("are what the definition says", () => {
    const a = Int16Array.of(1, 2, 3, 0, 4, 5, 6, 0);
    const b = layPanels(inScript.shorts(panelSize(3, 2)), 3, 2, (row, col) => [7, 8, 9, 10, 11, 12][row * 2 + col]);
    const sums = inScript.wholes(2 * b.cols);
    inScript.multiply(2, a, b, sums);
    expect([...sums.subarray(0, 2), ...sums.subarray(b.cols, b.cols + 2)]).toEqual([58, 64, 139, 154]);
  });
});
