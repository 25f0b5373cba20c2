import { describe, expect, it } from "vitest";
import type { Coded } from "../../engine/ontology.ts";
import { frames } from "../../inventory/frames.ts";
import { ontologies } from "./index.ts";

const frame = (id: string) => {
  const found = frames.get(id);
  if (!found) throw new Error(`no frame ${id}`);
  return found;
};

// "demand > withdraw-forces" reads: a demand that forces be withdrawn.
function coded(path: string, more: Partial<Coded> = {}): Coded {
  const ids = path.split(" > ").map(frame);
  const last = ids.pop();
  if (!last) throw new Error("no frame told");
  const none = new Set<string>();
  return {
    operators: ids,
    frame: last,
    theme: none,
    agent: none,
    recipient: none,
    reciprocal: false,
    place: null,
    partOf: null,
    ...more,
  };
}

const plover = (path: string, more?: Partial<Coded>) => {
  const { type, mode } = ontologies.plover.code(coded(path, more));
  return mode ? `${type}/${mode}` : type;
};
const cameo = (path: string, more?: Partial<Coded>) => ontologies.cameo.code(coded(path, more)).type;

describe("every ontology", () => {
  for (const [name, pack] of Object.entries(ontologies)) {
    it(`${name}: every frame has a code or a reason it has none`, () => expect(pack.check()).toEqual([]));
  }
});

describe("plover", () => {
  it("codes an exercise as cooperation", () => expect(plover("joint-exercise")).toBe("COOPERATE"));
  it("codes a withdrawal as retreat", () => expect(plover("withdraw-forces")).toBe("RETREAT/withdraw"));
  it("reads a promise by what is promised", () => {
    expect(plover("promise > give-aid")).toBe("AGREE");
    expect(plover("promise > attack")).toBe("THREATEN/violence");
    expect(plover("be-ready > martial-law")).toBe("THREATEN/restrict");
  });
  it("gives a demand the mode of what is demanded", () => {
    expect(plover("demand > withdraw-forces")).toBe("REQUEST/yield");
    expect(plover("demand > give-aid")).toBe("REQUEST/assist");
    expect(plover("demand")).toBe("REQUEST");
  });
  it("tells a boycott by a state from one by a party", () => {
    expect(plover("boycott", { agent: new Set(["state"]) })).toBe("SANCTION/discontinue");
    expect(plover("boycott", { agent: new Set(["party"]) })).toBe("PROTEST/boycott");
  });
  it("takes the mode of an attack from the means", () => {
    expect(plover("attack", { theme: new Set(["aircraft"]) })).toBe("ASSAULT/aerial");
    expect(plover("attack")).toBe("ASSAULT");
  });
  it("codes an arrival for an exercise as cooperation, not as mobilisation", () => {
    expect(plover("deploy-forces", { partOf: "joint-exercise" })).toBe("COOPERATE");
    expect(plover("deploy-forces")).toBe("MOBILIZE/troops");
  });
  it("has no type for a saying or a drowning", () => {
    expect(plover("say")).toBe(null);
    expect(plover("die-accident")).toBe(null);
  });
  it("unites contexts from frame and theme", () => {
    const { contexts } = ontologies.plover.code(coded("cooperate", { theme: new Set(["economic", "nuclear"]) }));
    expect(contexts).toEqual(["cbrn", "economic"]);
  });
});

describe("cameo", () => {
  it("composes operator and content", () => {
    expect(cameo("promise > give-military-aid")).toBe("0332");
    expect(cameo("refuse > lift-sanctions")).toBe("1244");
    expect(cameo("threaten > break-relations")).toBe("1313");
  });
  it("falls back to the operator's bare code", () => {
    expect(cameo("demand > criticise")).toBe("100");
    expect(cameo("refuse")).toBe("120");
  });
  it("codes an exercise as military cooperation", () => expect(cameo("joint-exercise")).toBe("062"));
});
