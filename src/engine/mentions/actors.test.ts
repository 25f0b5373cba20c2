import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { sliceOf } from "../../base/span.ts";
import { alone } from "../../base/steps.ts";
import type { Mentioned } from "../../document/stages.ts";
import { actorRows, codeOn } from "../../inventory/actors.ts";
import { en } from "../../packs/languages/en/index.ts";
import { modelFiles } from "../../platform/node.ts";
import { loadModels, type Models } from "../models.ts";
import { parse } from "../parse/index.ts";
import { loadGazetteer } from "../places.ts";
import { segment } from "../segment/index.ts";
import { tag } from "../tag/index.ts";
import { tokenise } from "../tokenise/index.ts";
import { findMentions, type Gazetteer } from "./index.ts";

// What each batch of fixtures/actors gives, in labels met; may only rise (once it fell, by one to seven labels: with the trees of the network).
const MET: Readonly<Record<string, number>> = { first: 414, second: 258, third: 141, fourth: 324, fifth: 235 };

let models: Models;
let places: Gazetteer;
beforeAll(async () => {
  [models, places] = await Promise.all([loadModels("accurate", modelFiles), loadGazetteer(modelFiles)]);
});

interface Labelled {
  readonly id: string;
  readonly doc: Mentioned;
  readonly labels: readonly string[];
}

function readBatch(name: string): Labelled[] {
  const url = new URL(`../../../fixtures/actors/${name}.txt`, import.meta.url);
  const [, ...items] = readFileSync(url, "utf8").split(/^== /m);
  return items.map((item) => {
    const [head, ...lines] = item.trimEnd().split("\n");
    const [id, , published, ...publisher] = head.split(" ");
    const text = lines.filter((line) => !line.startsWith("-- ")).join("\n\n");
    const article = { text, published, language: "en", publisher: publisher.join(" ") };
    const tagged = alone(tag(tokenise(segment(article, en), en), models, en.tags));
    const trees = alone(parse(tagged, models, en.trees));
    const labels = lines.flatMap((line) => (line.startsWith("-- ") ? [line.slice(3)] : []));
    return { id, doc: alone(findMentions(trees, en, places)), labels };
  });
}

/** Whether what stands where the label points is what it says. */
function isMet({ doc }: Labelled, label: string): boolean {
  const sign = /^[@%!]/.exec(label)?.[0] ?? "";
  const [words, right = ""] = label.slice(sign.length).split(" = ");
  const wanted = right.split("|").map((value) => value.trim());
  const isWanted = (code: string): boolean =>
    wanted.some((value) => (actorRows(value).length > 0 ? codeOn(value, null) : value) === code);
  return words.split("|").some((one) => {
    const [form, nth = "1"] = one.split("#");
    let start = -1;
    for (let k = 0; k < Number(nth); k++) start = doc.text.indexOf(form, start + 1);
    expect(start, label).toBeGreaterThanOrEqual(0);
    const end = start + form.length;
    const touching = <Found extends { readonly start: number; readonly end: number }>(all: readonly Found[]): Found[] =>
      all.filter((found) => found.start < end && start < found.end);
    const mentions = touching(doc.mentions);
    if (sign === "@") return touching(doc.times).some(({ value }) => isWanted(value));
    if (sign === "%")
      return mentions.some(({ place, kind }) => (right === "" ? kind === "place" : isWanted(place?.country ?? "")));
    if (sign === "!") return !mentions.some(({ actor }) => actor !== null);
    // The mention that holds the last word, or one within the words.
    const named = mentions.filter(
      (found) => (found.start < end && end <= found.end) || (start <= found.start && found.end <= end),
    );
    const codes = named.flatMap(({ actor }) => actor ?? []);
    return codes.some(isWanted) || (wanted.includes("") && codes.length === 0);
  });
}

describe("who, where and when", () => {
  it.each(Object.keys(MET))(
    "are what a reader of the %s batch wrote",
    (name) => {
      const missed: string[] = [];
      let met = 0;
      for (const item of readBatch(name))
        for (const label of item.labels) {
          if (isMet(item, label)) met++;
          else
            missed.push(
              `${item.id}: ${label}; read ${item.doc.mentions.map((one) => `${sliceOf(item.doc.text, one)}=${one.actor}`).join(", ")}`,
            );
        }
      expect(met, missed.join("\n")).toBeGreaterThanOrEqual(MET[name]);
    },
    60_000,
  );
});
