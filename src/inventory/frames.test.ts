import { describe, expect, it } from "vitest";
import { checkInventory, frames, isAct } from "./frames.ts";

const frame = (id: string) => {
  const found = frames.get(id);
  if (!found) throw new Error(`no frame ${id}`);
  return found;
};

describe("the inventory of frames", () => {
  it("holds together", () => expect(checkInventory()).toEqual([]));
  it("lets the parties of an exercise swap", () => {
    expect(frame("joint-exercise").reciprocal).toBe(true);
    expect(frame("joint-exercise").roles.get("agent")).toBe("both");
  });
  it("turns aid that stops into aid cut", () => expect(frame("give-aid").ceasedAs).toBe("cut-aid"));
  it("knows that a demand embeds what is demanded", () => expect(frame("demand").operators).toEqual(["demand"]));
  it("reads readiness as promise or threat", () => expect(frame("be-ready").operators).toEqual(["promise", "threaten"]));
  it("does not take saying, voting or drowning for acts between parties", () => {
    for (const id of ["say", "hold-election", "die-accident", "deny-claim"]) expect(isAct(frame(id)), id).toBe(false);
  });
  it("counts a withdrawal as presence lowered", () => expect(frame("withdraw-forces").presence).toBe(-1));
});
