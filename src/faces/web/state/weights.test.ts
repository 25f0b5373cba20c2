import { describe, expect, it } from "vitest";
import { askedWeights, parseWeights, printWeights } from "./weights.ts";

describe("weights in an address", () => {
  it("name only what is not one", () => {
    expect(printWeights({ military: 2, diplomatic: 1, economic: 0.5, informational: 1 })).toBe("military:2,economic:0.5");
    expect(printWeights(parseWeights(null))).toBe(null);
  });
  it("come back as they went", () => expect(printWeights(parseWeights("military:0,economic:3"))).toBe("military:0,economic:3"));
  it("leave out what is no instrument and no weight", () => expect(printWeights(parseWeights("navy:2,military:-1"))).toBe(null));
  it("are asked of the server in its own words", () => expect(askedWeights("military:2")).toEqual(["military=2"]));
});
