import { describe, expect, it } from "vitest";
import { exp, sigmoid } from "./exp.ts";

describe("exp", () => {
  it("is e to the x to ten digits", () => {
    for (let x = -690; x < 690; x += 0.37) expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(1e-10);
    expect(exp(-800)).toBe(0);
    expect(sigmoid(0)).toBe(0.5);
  });
});
