import { beforeAll, describe, expect, it } from "vitest";
import { alone } from "../../base/steps.ts";
import { drawArcs } from "../../document/arcs.ts";
import { en } from "../../packs/languages/en/index.ts";
import { modelFiles } from "../../platform/node.ts";
import { findAttributions } from "../attributions/index.ts";
import { readTrees } from "../backbone.ts";
import { loadModels, type Models } from "../models.ts";
import { factualityOf, firmnessOf, judge, statusOf } from "./index.ts";

let models: Models;
beforeAll(async () => {
  models = await loadModels("fast", modelFiles);
});

/** Status and FactBank value of the first word that begins so. */
const firm = (text: string, word: string): string => {
  const doc = readTrees(text, en, models);
  const at = doc.tokens.findIndex(({ form }) => form.startsWith(word));
  const told = firmnessOf(drawArcs(doc.tokens), en.judging, at);
  return `${statusOf(told)} ${factualityOf(told)}`;
};

const judged = (text: string) => {
  const doc = { ...readTrees(text, en, models), mentions: [], times: [], quantities: [], quotes: [] };
  return alone(judge({ ...alone(findAttributions(doc, en, null)), events: [] }, en));
};
const found = (text: string, kind: string): string[] =>
  judged(text)
    .findings.filter((finding) => finding.kind === kind)
    .map(({ start, end }) => text.slice(start, end));

describe("firmnessOf", () => {
  it("takes a plain past as fact", () => expect(firm("The troops crossed the river.", "crossed")).toBe("happened CT+"));
  it("reads negation, on the verb, its subject and its object", () => {
    expect(firm("The troops did not cross the river.", "cross")).toBe("denied CT-");
    expect(firm("Nobody crossed the river.", "crossed")).toBe("denied CT-");
    expect(firm("They reached no agreement.", "reached")).toBe("denied CT-");
  });
  it("takes what is only come close to, stopped short of or yet to be done for undone", () => {
    expect(firm("The port came close to closing the gate.", "closing")).toBe("denied CT-");
    expect(firm("The port stopped short of closing the gate.", "closing")).toBe("denied CT-");
    expect(firm("The port has yet to close the gate.", "close")).toBe("denied CT-");
  });
  it("takes what is made up, and any act that would be, for supposed", () => {
    expect(firm("In the film, the troops cross the river.", "cross")).toMatch(/^hypothetical/);
    expect(firm("An invasion of the island would be a disaster.", "invasion")).toMatch(/^hypothetical/);
  });
  it("takes what is seen done for done", () =>
    expect(firm("Last week saw the port close its gate.", "close")).toBe("happened CT+"));
  it("leaves a question open, and takes one that denies for telling", () => {
    expect(firm("Did the troops cross the river?", "cross")).toBe("possible Uu");
    expect(firm("Did not the troops cross the river?", "cross")).toBe("happened CT+");
    expect(firm("Why did the troops not cross the river?", "cross")).not.toBe("happened CT+");
    expect(firm("Will the troops cross the river?", "cross")).toBe("possible Uu");
  });
  it("tells nothing of what there is no sign of", () => {
    expect(firm("There is no sign that the army moved guns.", "moved")).toBe("possible Uu");
    expect(firm("The panel found no evidence that the army moved guns.", "moved")).toBe("possible Uu");
    expect(firm("The panel found evidence that the army moved guns.", "moved")).toBe("happened CT+");
  });
  it("reads plans, hopes and possibilities", () => {
    expect(firm("The drill will be held in May.", "held")).toBe("planned PR+");
    expect(firm("The envoy hopes that the truce holds.", "holds")).toMatch(/^hoped/);
    expect(firm("The troops may cross the river.", "cross")).toBe("possible PS+");
  });
  it("reads implicatives, and their negation", () => {
    expect(firm("The army failed to hold the pass.", "hold")).toBe("denied CT-");
    expect(firm("The army managed to hold the pass.", "hold")).toBe("happened CT+");
    expect(firm("The guard refused to leave the gate.", "leave")).toBe("denied CT-");
  });
  it("reads what two words say of a third", () => {
    expect(firm("The troops have yet to cross the river.", "cross")).toBe("denied CT-");
    expect(firm("The troops stopped short of crossing the river.", "crossing")).toBe("denied CT-");
    expect(firm("The troops went on to cross the river.", "cross")).toBe("happened CT+");
    expect(firm("The troops were to have crossed the river.", "crossed")).toBe("planned PR+");
    expect(firm("Parliament discussed whether to ban the march.", "ban")).toBe("possible Uu");
  });
  it("takes what stands under 'if' as supposed", () =>
    expect(firm("If the dam bursts, the town will flood.", "bursts")).toMatch(/^hypothetical/));
  it("takes 'would' under a report in the past for a plan, by itself for a supposition", () => {
    expect(firm("The ministry said the base would open in May.", "open")).toMatch(/^planned/);
    expect(firm("A strike would close the port.", "close")).toMatch(/^hypothetical/);
    expect(firm("The envoy would not answer.", "answer")).toMatch(/^denied/);
  });
  it("takes a bidding for no act", () => {
    expect(firm("Join the march on Saturday.", "Join")).toBe("hoped Uu");
    expect(firm("They join the march on Saturday.", "join")).not.toMatch(/^hoped/);
  });
  it("lets a denial reach what it governs, and no further", () => {
    expect(firm("The firm has no plans to sell the pier.", "sell")).not.toMatch(/^happened/);
    expect(firm("The talks did not lead to any agreement.", "agreement")).toMatch(/^denied/);
    expect(firm("The guard asked not to be named.", "asked")).toBe("happened CT+");
    expect(firm("It was not until Tuesday that the port opened.", "opened")).toBe("happened CT+");
    expect(firm("The envoy refused the request.", "refused")).toBe("happened CT+");
  });
  it("keeps what is taken for granted", () => expect(firm("After the raid the port did not open.", "raid")).toBe("happened CT+"));
});

describe("judge", () => {
  it("finds words that push, and none in a plain sentence", () => {
    expect(found("Russia treats the region as its backyard.", "loaded")).toContain("backyard");
    expect(found("China treats the region as its backyard.", "loaded")).toContain("backyard");
    expect(found("The hens scratch in the yard behind the barn.", "loaded")).toEqual([]);
    expect(found("The cook opened the back door.", "loaded")).toEqual([]);
  });
  it("finds minds that are read", () => {
    expect(found("Turkey wants to keep the pass.", "imputation")).toHaveLength(1);
    expect(found("We want to keep the pass.", "imputation")).toEqual([]);
    expect(found("Turkey kept the pass.", "imputation")).toEqual([]);
  });
  it("takes a word that doubts for a hedge, and not one of skill or right", () => {
    expect(found("The convoy apparently crossed.", "hedge")).toEqual(["apparently"]);
    expect(found("The miners claim that the road is open.", "hedge")).toEqual(["claim"]);
    expect(found("The miners claim the region and defend their rights.", "hedge")).toEqual([]);
  });
  it("finds calls", () => {
    expect(found("We call on all parties to boycott the vote.", "call-to-action")).toHaveLength(1);
    expect(found("The parties boycotted the vote.", "call-to-action")).toEqual([]);
  });
  it("puts the issuer last in every chain", () => {
    const { claims } = judged("The ministry said the bridge had closed.");
    for (const { chain } of claims) expect(chain.at(-1)?.who).toBe("(issuer)");
    expect(claims.some(({ chain }) => chain[0]?.who === "The ministry")).toBe(true);
  });
  it("tells what is reported, quoted and unsourced apart", () => {
    expect(judged("The ministry said the bridge had closed.").classes).toEqual(["report"]);
    expect(judged('"The bridge has closed," the ministry said.').classes).toEqual(["quoted"]);
    expect(judged("Workers closed the bridge on Monday.").classes).toEqual(["unsourced"]);
  });
});
