import { beforeAll, describe, expect, it } from "vitest";
import { openModel } from "../classify/model-file.ts";
import { clusterOf, coarseOf, middleOf, type WordClusters } from "../classify/word-clusters.ts";
import { modelFiles } from "../platform/node.ts";

let english: WordClusters;
beforeAll(async () => {
  english = { table: (await openModel(await modelFiles.read("en/words.bin"), modelFiles.gunzip)).tables.words };
});

const together = (...words: string[]): number => new Set(words.map((word) => clusterOf(english, word))).size;

describe("clusters of English words", () => {
  it("lie within clusters of 256 and of 32", () => {
    expect([0, 1, 4, 5, 32, 33, 1024].map(middleOf)).toEqual([0, 1, 1, 2, 8, 9, 256]);
    expect([0, 1, 4, 5, 32, 33, 1024].map(coarseOf)).toEqual([0, 1, 1, 1, 1, 2, 32]);
  });

  it("know a word in either case, and no word that is none", () => {
    expect(clusterOf(english, "Ministry")).toBe(clusterOf(english, "ministry"));
    expect(clusterOf(english, "ministry")).toBeGreaterThan(0);
    expect(clusterOf(english, "qwzxv")).toBe(0);
    expect(clusterOf(english, "")).toBe(0);
  });

  it("hold words of one use together", () => {
    expect(together("accused", "condemned", "announced")).toBeLessThan(3);
    expect(coarseOf(clusterOf(english, "quickly"))).toBe(coarseOf(clusterOf(english, "recently")));
    expect(coarseOf(clusterOf(english, "quickly"))).not.toBe(coarseOf(clusterOf(english, "soldiers")));
  });

  it.each([
    ["states", ["Russia", "Ukraine", "China", "Israel", "Iran", "Turkey", "Georgia", "Uzbekistan"]],
    ["adjectives of states", ["Russian", "American", "Chinese", "Iranian", "Israeli", "Uzbek"]],
    ["peoples", ["Russians", "Americans", "Iranians", "Israelis"]],
    ["capitals", ["Moscow", "Washington", "Beijing", "Tehran", "Tashkent"]],
    ["bodies and movements", ["NATO", "CSTO", "EU", "Hamas", "Taliban", "Hezbollah"]],
    ["leaders", ["Putin", "Biden", "Obama", "Merkel", "Netanyahu", "Erdogan", "Thatcher", "Trump"]],
    ["faiths", ["Islam", "Christianity", "Judaism", "Hinduism"]],
    ["the faithful", ["Muslims", "Christians", "Jews", "Hindus"]],
    ["parties", ["Democrats", "Republicans", "Socialists", "Conservatives"]],
  ])("are the same for all %s", (_, words) => {
    expect(together(...words)).toBe(1);
  });
});
