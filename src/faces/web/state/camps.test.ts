import { describe, expect, it } from "vitest";
import { askedCamps, campOf, campsFrom, renamed, withSource } from "./camps.ts";

const camps = { east: ["steppe wire"], west: [] };

describe("camps", () => {
  it("hold a source in one camp at a time", () => {
    const moved = withSource(camps, "steppe wire", "west");
    expect(moved).toEqual({ east: [], west: ["steppe wire"] });
    expect([campOf(moved, "steppe wire"), campOf(withSource(moved, "steppe wire", null), "steppe wire")]).toEqual(["west", null]);
  });
  it("are asked without those that nobody is of", () => expect(askedCamps(camps)).toEqual(["east=steppe wire"]));
  it("keep their place under a new name, and go with an empty one", () => {
    expect(Object.keys(renamed(camps, "east", "upstream"))).toEqual(["upstream", "west"]);
    expect(Object.keys(renamed(camps, "east", ""))).toEqual(["west"]);
  });
  it("are none where something else was saved", () => expect(campsFrom({ camps: { east: 3 } })).toEqual({}));
});
