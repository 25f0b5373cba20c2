import { describe, expect, it } from "vitest";
import { createReader } from "../../app/reader.ts";
import { en } from "../../packs/languages/en/index.ts";
import { modelFiles } from "../../platform/node.ts";
import { readTrees } from "../backbone.ts";
import { findMentions } from "../mentions/index.ts";
import { loadModels } from "../models.ts";
import { loadGazetteer } from "../places.ts";
import { findEvents } from "./index.ts";

const [models, gazetteer] = await Promise.all([loadModels("fast", modelFiles), loadGazetteer(modelFiles)]);

/** "trigger | when | where" of each event, the day of writing being Friday 15 March 2024. */
const told = (text: string): string[] => {
  const doc = readTrees(text, en, models);
  const mentioned = findMentions({ ...doc, article: { text, published: "2024-03-15" } }, en, gazetteer);
  const { events, times } = findEvents({ ...mentioned, attributions: [] }, en);
  return events.map(({ trigger, time, place }) => {
    const when = times.find(({ id }) => id === time)?.value ?? "-";
    return `${text.slice(trigger.start, trigger.end)} | ${when} | ${place?.name ?? "-"}`;
  });
};

describe("when and where an act was", () => {
  it("is said in its own clause", () =>
    expect(told("Chad attacked Sudanese forces in Nyala on Monday.")).toEqual(["attacked | 2024-03-11 | Nyala"]));

  it("is counted from the day told before", () =>
    expect(told("Chad attacked Sudan on Monday. Two days later Sudan attacked Chad.").map((one) => one.split(" | ")[1])).toEqual([
      "2024-03-11",
      "2024-03-13",
    ]));

  it("is never a length or a rhythm", () =>
    expect(told("Chad has attacked Sudan for two years.").map((one) => one.split(" | ")[1])).toEqual(["-"]));

  it("is the place it was done to", () =>
    expect(told("Russian forces shelled the town of Bakhmut.").map((one) => one.split(" | ")[2])).toEqual(["Bakhmut"]));

  it("is the place of the talks that an agreement followed", () =>
    expect(told("Chad and Sudan agreed to restore relations after talks in Geneva.")[0]).toMatch(/Geneva/));

  it("is the dateline's where no party is at home, and not where one is", async () => {
    const reader = await createReader("fast");
    const filed = (from: string) => {
      const title = "Chad and Sudan agree to restore ties";
      const text = `${title}\n\n${from}, March 15 - Chad and Sudan agreed on Monday to restore diplomatic relations, officials said.`;
      return reader.read({ title, text, published: "2024-03-15" }).events.map(({ place }) => place?.name ?? null);
    };
    expect(filed("GENEVA")).toContain("GENEVA");
    expect(filed("KHARTOUM").filter((name) => name !== null)).toEqual([]);
  });
});
