import { expect, it } from "vitest";
import { coverage } from "./simulation.ts";

it("holds the truth in most made-up worlds, with a lean some sources share", () => {
  const { coverage: of } = coverage({ lineages: 6, events: 40, bias: 0.7, sharing: 0.33, days: 0 }, 60, 100);
  expect(of).toBeGreaterThan(0.78);
});
