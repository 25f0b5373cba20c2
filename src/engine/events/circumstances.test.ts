import { describe, expect, it } from "vitest";
import { createReader } from "../../app/reader.ts";
import { alone } from "../../base/steps.ts";
import { FIRST_DAY, LAST_DAY } from "../../document/phases.ts";
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
  const mentioned = alone(findMentions({ ...doc, article: { text, published: "2024-03-15" } }, en, gazetteer));
  const { events, times } = alone(findEvents({ ...mentioned, attributions: [] }, en));
  return events.map(({ trigger, time, place }) => {
    const when = times.find(({ id }) => id === time)?.value ?? "-";
    return `${text.slice(trigger.start, trigger.end)} | ${when} | ${place?.name ?? "-"}`;
  });
};

describe("when and where an act was", () => {
  it("is said in its own clause", () =>
    expect(told("Chad attacked Sudanese forces in Nyala on Monday.")).toEqual(["attacked | 2024-03-11 | Nyala"]));

  it("is that of the act it is coordinated with, a noun's too, and of the way to it", () => {
    expect(told("China held an exercise with Chad in August 2021 and handed over vehicles to its army.")[1]).toMatch(/2021-08/);
    expect(told("Last month the ministers of Chad had come to Ankara for a dialogue with Turkey.")[0]).toMatch(/2024-02/);
  });

  it("is not the year of a copyright line, which has no tokens", async () => {
    const reader = await createReader("fast");
    const { events } = reader.read({ text: "Chad attacked Sudan.\n\n(Copyright ©2018 by The Wire. All Rights Reserved.)" });
    expect(events.map(({ time }) => time?.value)).toEqual([null]);
  });

  it("is no time of what was only rehearsed", () =>
    expect(told("Chad and Mali held a drill on Monday. The troops repelled a mock attack by rebels.")).toHaveLength(1));

  it("is counted from the day told before", () =>
    expect(told("Chad attacked Sudan on Monday. Two days later Sudan attacked Chad.").map((one) => one.split(" | ")[1])).toEqual([
      "2024-03-11",
      "2024-03-13",
    ]));

  it("is counted from another act's day", () => {
    const [raid, answer] = told("Chad attacked Sudan on Monday. A day after the attack Sudan shelled Chad.").filter(
      (one) => !/^attack /.test(one),
    );
    expect([raid.split(" | ")[1], answer.split(" | ")[1]]).toEqual(["2024-03-11", "2024-03-12"]);
  });

  it("is counted back from the day of the act that followed", () => {
    const [reply, raid] = told(
      "Chad summoned Sudan's ambassador on Wednesday, a day after Sudanese troops shelled a Chadian post.",
    );
    expect([reply.split(" | ")[1], raid.split(" | ")[1]]).toEqual(["2024-03-13", "2024-03-12"]);
  });

  it("is counted back from an act that a noun tells, and who tells of that does not tell of the other", async () => {
    const reader = await createReader("accurate");
    const text =
      "Pakistan carried out strikes on hideouts in Iran on Wednesday, its foreign ministry said, two days after Iran had struck inside Pakistan.";
    const { events } = reader.read({ text, published: "2024-03-15" });
    expect(events.map(({ time, chain }) => `${time.value} ${chain.length}`)).toEqual(["2024-03-13 2", "2024-03-11 1"]);
  });

  it("is never the year in which began what is told as ended", () =>
    expect(told("Chad and Sudan wrapped up talks. The talks had begun in 2019.")[0]).toMatch(/ \| - \| /));

  it("is to come after 'would'", () => expect(told("Chad said that it would attack Sudan on Monday.")[0]).toMatch(/2024-03-18/));

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
    expect(filed("GENEVA")).toContain("Geneva");
    expect(filed("KHARTOUM").filter((name) => name !== null)).toEqual([]);
  });

  const read = async (text: string): Promise<string[]> => {
    const reader = await createReader("fast");
    const { events } = reader.read({ text, published: "2024-03-15" });
    return events.map(({ frame, time }) => `${frame} | ${time.value ?? "-"}`);
  };

  it("is not when a noun beside it was", async () => {
    expect(told("China arrived in Chad on its first visit since February.")[0]).toMatch(/\| - \|/);
    expect(
      await read("Chad and Sudan signed an accord on the railway, under which experts will finish a study by 2025."),
    ).toContain("sign-agreement | -");
  });

  it("is the day of what it was done at, and that of agreeing where the rest lies ahead", async () => {
    expect(told("Chad signed an accord with Sudan during a visit by the Sudanese minister on Monday.").join()).toMatch(
      /signed \| 2024-03-11/,
    );
    expect(await read("Chad and Sudan signed an accord to end years of war on Monday, an envoy said.")).toContain(
      "sign-agreement | 2024-03-11",
    );
  });

  it("is both days where two are named", async () => {
    const reader = await createReader("fast");
    const text = "Chad and Sudan held a joint exercise on 11 and 12 March.";
    expect(reader.read({ text, published: "2024-03-15" }).events.map(({ time }) => time.value)).toEqual([
      "2024-03-11/2024-03-12",
    ]);
  });

  it("is a part of a place, or told by whose it is", () => {
    expect(told("Danish troops attacked a militia on the outskirts of Khartoum.").join()).toMatch(/Khartoum$/);
    expect(told("Danish troops attacked a militia 20 km north of Gao.").join()).toMatch(/Gao$/);
    expect(told("Danish troops attacked a militia in the capital, Khartoum.").join()).toMatch(/Khartoum$/);
    expect(told("They met in Lima, where Norway and Chile signed an agreement.").join()).toMatch(/Lima$/);
    expect(told("Norway imposed sanctions on Belarus.").join()).toMatch(/-$/);
  });

  it("is that of what is condemned, where the condemning has another", async () => {
    const reader = await createReader("fast");
    const text = "Poland on Wednesday condemned Russia's attack on Kharkiv last week.";
    expect(reader.read({ text, published: "2024-03-15" }).events.map(({ time }) => time.value)).toEqual([
      "2024-03-13",
      "2024-W10",
    ]);
  });

  it("is the capital that was visited", () =>
    expect(told("Chad's minister visited Khartoum on Monday.").join()).toMatch(/2024-03-11 \| Khartoum/));

  it("is where what was brought arrived", () => {
    expect(told("Russia flew 88 tonnes of aid to the port of Beira.").join()).toMatch(/Beira/);
    expect(told("Talks between Chad and Sudan took place in Geneva.").join()).toMatch(/Geneva/);
  });

  it("is the state it was done in rather than the dateline", async () => {
    const reader = await createReader("fast");
    const text = "ALMATY, March 15 - Iran has opened a drone plant in Tajikistan, officials said.";
    expect(reader.read({ text, published: "2024-03-15" }).events.map(({ place }) => place?.name)).toEqual(["Tajikistan"]);
  });

  it("is for a headline what its first line tells in other words", async () => {
    const reader = await createReader("fast");
    const title = "Chad buys 42 jets from France";
    const text = `${title}\n\nN'DJAMENA - Chad signed a contract with France for 42 jets on Monday, its ministry said.`;
    const { events } = reader.read({ title, text, published: "2024-03-15" });
    expect(events.map(({ frame, mentions, time }) => [frame, mentions.length, time.value])).toEqual([["trade", 2, "2024-03-11"]]);
  });

  it("is for the first line of a statement the day in its head", async () => {
    const reader = await createReader("fast");
    const text =
      "Meeting of ministers\n\nAstana, 12 March 2024\n\nThe Minister of Defence of Kazakhstan received the Minister of Defence of Turkey. He will visit Sudan.";
    const events = reader.read({ title: "Meeting of ministers", text, published: "2024-03-15" }).events;
    expect(events.find(({ frame }) => frame === "host-visit")?.time.value).toBe("2024-03-12");
    expect(events.filter(({ frame }) => frame === "visit").map(({ time }) => time.value)).not.toContain("2024-03-12");
  });

  it("is in a chronicle the day at the head of its entry", async () => {
    const reader = await createReader("fast");
    const entries = [
      "March 2021: Chad attacks Togo. Benin supplies it with rifles.",
      "May 2022: Togo and Chad sign a truce.",
      "7 June 2023: Benin had armed Chad.",
    ];
    const text = `Chad and Togo\n\n${entries.join("\n\n")}`;
    const { events } = reader.read({ title: "Chad and Togo", text, published: "2024-03-15" });
    expect(events.find(({ frame }) => frame === "give-military-aid")).toMatchObject({
      time: { value: "2021-03" },
      counted: true,
    });
    expect(events.filter(({ time }) => time.value === "2023-06-07")).toEqual([]);
  });

  it("tells which end of a longer act its day is", async () => {
    const reader = await createReader("fast");
    const rules = (verb: string) =>
      reader
        .read({ text: `Chad and Sudan ${verb} a joint exercise on Monday.`, published: "2024-03-15" })
        .events.flatMap(({ basis }) => basis.flatMap(({ field, rule }) => (field === "time" ? rule : [])));
    expect(rules("began")).toContain(FIRST_DAY);
    expect(rules("concluded")).toContain(LAST_DAY);
    expect(rules("held").filter((rule) => rule === FIRST_DAY || rule === LAST_DAY)).toEqual([]);
  });
});
