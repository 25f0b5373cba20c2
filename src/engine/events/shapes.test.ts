import { describe, expect, it } from "vitest";
import { en } from "../../packs/languages/en/index.ts";
import { compileShape, compileTriggers } from "./shapes.ts";

const slot = (shape: string) => compileShape(shape, "test").slots[0];
const trigger = (lemma: string, pos: string, shape = "nsubj>agent", frame = "attack") => {
  const index = compileTriggers({ words: en.events.words, triggers: [{ lemma, pos, shape, frame }] });
  const [head] = index.keys();
  return { head, ...index.get(head)![0] };
};

describe("shapes", () => {
  it("reads relation, role, class and flag", () => {
    expect(slot("obj>theme[truce]!")).toEqual({
      paths: [{ rel: "obj", preps: [] }],
      roles: ["theme"],
      plural: false,
      classes: ["truce"],
      exclude: false,
      required: true,
    });
  });
  it("reads a list of prepositions, then another relation", () => {
    expect(slot("obl:to|with|iobj>recipient").paths).toEqual([
      { rel: "obl", preps: ["to", "with"] },
      { rel: "iobj", preps: [] },
    ]);
  });
  it("fills two roles from one place", () => expect(slot("obl:from>place>recipient!").roles).toEqual(["place", "recipient"]));
  it("reads a plural role", () => expect(slot("nmod:between>agent+").plural).toBe(true));
  it("keeps light verbs apart", () =>
    expect(compileShape("nmod:by>agent lv:hold,stage", "test").light).toEqual(["hold", "stage"]));
  it("says what is wrong with a slot", () => expect(() => slot("obj>>theme")).toThrow(/is no slot/));
});

describe("triggers of several words", () => {
  it("are headed by the verb", () =>
    expect(trigger("declare a curfew", "VERB")).toMatchObject({ head: "declare", rest: ["curfew"] }));
  it("are headed by the last noun, or the one before a preposition", () => {
    expect(trigger("air strike", "NOUN").head).toBe("strike");
    expect(trigger("show of force", "NOUN").head).toBe("show");
  });
  it("find the object behind their preposition", () => {
    expect(trigger("call for", "VERB", "obj>theme").slots[0].paths).toContainEqual({ rel: "obl", preps: ["for"] });
  });
  it("refuse a frame that does not exist", () =>
    expect(() => trigger("sneeze", "VERB", "nsubj>agent", "sneeze")).toThrow(/does not exist/));
});

it("compiles every English trigger", () => {
  const index = compileTriggers(en.events);
  const heads = [...index.keys()];
  expect(heads.length).toBeGreaterThan(1000);
  expect(heads.flatMap((head) => index.get(head)!).length).toBe(en.events.triggers.length);
});
