import { beforeAll, describe, expect, it } from "vitest";
import { alone } from "../../../base/steps.ts";
import { en } from "../../../packs/languages/en/index.ts";
import { modelFiles } from "../../../platform/node.ts";
import { readTrees } from "../../backbone.ts";
import { loadModels, type Models } from "../../models.ts";
import { loadGazetteer } from "../../places.ts";
import { findMentions, type Gazetteer } from "../index.ts";

let models: Models;
let gazetteer: Gazetteer;
beforeAll(async () => {
  [models, gazetteer] = await Promise.all([loadModels("fast", modelFiles), loadGazetteer(modelFiles)]);
});

/** "name COUNTRY Division" of every place put on the map, borders aside. */
const placed = (text: string): string[] =>
  alone(findMentions(readTrees(text, en, models), en, gazetteer)).mentions.flatMap(({ place }) =>
    place ? [[place.name, place.country, place.admin1].filter(Boolean).join(" ")] : [],
  );

describe("names of places", () => {
  it("hold where they stand before a plain noun, once shown to be places", () =>
    expect(placed("Rebels shelled the town of Saraqib. Saraqib residents fled to Idlib.").slice(0, 2)).toEqual([
      "Saraqib SYR Idlib",
      "Saraqib SYR Idlib",
    ]));

  it("are spelled with the Arabic article and without it", () => {
    expect(placed("Troops entered Rutba.")[0]).toContain("IRQ");
    expect(placed("Troops entered Al-Hasakah.")[0]).toContain("SYR");
  });

  it("go on as long as the gazetteer knows them", () => {
    expect(placed("Clashes spread across the Niger Delta.")).toEqual(["Niger Delta NGA"]);
    expect(placed("Floods hit New South Wales on Monday.")[0]).toContain("AUS");
  });

  it("are not read out of longer names of bodies, streets and rivers", () => {
    expect(placed("A spokesman for the Houston Methodist Hospital declined to comment.")).toEqual([]);
    expect(placed("A car burned on Kingsley Road.")).toEqual([]);
  });

  it("are a city unless a region is said", () => {
    const [city, region] = ["Missiles hit Kharkiv.", "Missiles hit Kharkiv region."].map(
      (text) => alone(findMentions(readTrees(text, en, models), en, gazetteer)).mentions.find(({ place }) => place)?.place,
    );
    expect(city!.uncertaintyKm!).toBeLessThan(30);
    expect(region!.uncertaintyKm!).toBeGreaterThan(60);
  });

  it("lie in what follows the comma, if only somewhere in it", () => {
    expect(placed("He was born in Tripoli, Lebanon.")[0]).toContain("LBN");
    expect(placed("The blast was heard in Zzyzxville, Egypt.").some((one) => one.includes("EGY"))).toBe(true);
  });

  it("mean the same each time in one text", () =>
    expect(
      placed("A man was shot in Paris, Texas. Police in Paris are looking for two others.").filter((one) => /^Paris/.test(one)),
    ).toEqual(["Paris USA Texas", "Paris USA Texas"]));

  it("lie together with the text's other towns", () =>
    expect(
      placed("Crews worked in Berea, in Richmond and in Lexington, Kentucky.").filter((one) => /^(Berea|Richmond)/.test(one)),
    ).toEqual(["Berea USA Kentucky", "Richmond USA Kentucky"]));

  it("say nothing for a people or a figure of speech", () =>
    expect(placed("Georgian and Russian officials traded accusations; the deal paved the way.")).toEqual([]));
});
