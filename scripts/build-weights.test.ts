import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openLaidOut } from "../src/base/laid-out.ts";
import { seeded } from "../src/base/random.ts";
import { type OpenedModel, openModel } from "../src/classify/model-file.ts";
import { newSums } from "../src/classify/sums.ts";
import { loadModels, type Models, type Ready } from "../src/engine/models.ts";
import { loadGazetteer } from "../src/engine/places.ts";
import { modelFiles } from "../src/platform/node.ts";
import { treeLines } from "../test/browser/tree-lines.ts";
import { temporaryFolder } from "../test/folder.ts";
import { buildWeights } from "./build-weights.ts";

it("lays out what is asked for, number for number as it is decoded", async () => {
  const folder = temporaryFolder();
  await buildWeights(folder);
  const asked: string[] = [];
  const source = {
    ...modelFiles,
    read: (name: string) => Promise.reject(new Error(`${name} was read, not laid out`)),
    ready: async (name: string) => {
      asked.push(name);
      return openLaidOut(readFileSync(join(folder, `${name}.ready`))) as Ready;
    },
  };
  const [ready, decoded] = [await loadModels("accurate", source), await loadModels("accurate", modelFiles)];
  expect(ready.hashes).toEqual(decoded.hashes);
  const random = seeded(3);
  const features = Int32Array.from({ length: 50_000 }, () => random.below(2 ** 32) | 0);
  const name = "en/attribution.bin";
  const laidOut = (await source.ready(name)).value as OpenedModel;
  const inflated = await openModel(await modelFiles.read(name), modelFiles.gunzip, name);
  const sumsOf = ({ sections }: OpenedModel) =>
    [sections.cues, sections.spans, sections.weights].map((section) => {
      const model = newSums("ranked", section);
      for (let from = 0; from < features.length; from += 200) {
        model.features.set(features.subarray(from, from + 200));
        model.addThese(200);
      }
      return [...model.sums];
    });
  expect(sumsOf(laidOut)).toEqual(sumsOf(inflated));
  const digestOf = ({ events }: Models) => modelFiles.digest(new Uint8Array(Int8Array.from(events!.table.weights)));
  expect(digestOf(ready)).toBe(digestOf(decoded));
  const text = "Russia and Uzbekistan began a joint exercise near Termez on 30 July 2021, the Uzbek Ministry of Defense said.";
  expect(await treeLines([text], "accurate", source)).toEqual(await treeLines([text], "accurate", modelFiles));
  const places = [await loadGazetteer(source), await loadGazetteer(modelFiles)];
  expect(places[0].find("Termez")).toEqual(places[1].find("Termez"));
  expect(asked.length).toBeGreaterThan(8);
});
