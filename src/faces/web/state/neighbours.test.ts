import { describe, expect, it } from "vitest";
import { neighbourOf } from "./neighbours.ts";

// Central Asia, about as it lies, y downwards.
const MIDDLES = [
  { code: "KAZ", x: 50, y: 20 },
  { code: "UZB", x: 40, y: 60 },
  { code: "TKM", x: 25, y: 75 },
  { code: "TJK", x: 65, y: 80 },
  { code: "KGZ", x: 75, y: 60 },
];
const go = (from: string | null, ...keys: string[]) =>
  keys.reduce<string | null>((at, key) => neighbourOf(at, key, MIDDLES) ?? at, from);

describe("arrow keys on the map", () => {
  it("go to the neighbour in that direction", () => {
    expect(go("UZB", "ArrowUp")).toBe("KAZ");
    expect(go("UZB", "ArrowRight")).toBe("KGZ");
    expect(go("KGZ", "ArrowDown")).toBe("TJK");
    expect(go("TJK", "ArrowLeft", "ArrowLeft")).toBe("TKM");
  });
  it("stay where nothing lies there, and begin at the first", () => {
    expect(neighbourOf("KAZ", "ArrowUp", MIDDLES)).toBe(null);
    expect(neighbourOf(null, "ArrowUp", MIDDLES)).toBe("KAZ");
  });
  it("reach every state", () => {
    const reached = new Set(["UZB"]);
    for (const from of reached)
      for (const key of ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]) {
        const next = neighbourOf(from, key, MIDDLES);
        if (next) reached.add(next);
      }
    expect([...reached].sort()).toEqual(MIDDLES.map(({ code }) => code).sort());
  });
});
