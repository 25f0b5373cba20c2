import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openLaidOut } from "../src/base/laid-out.ts";
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
  // Held against each other as bytes: number by number it would take a minute.
  const bytesOf = ({ attributions, events }: Models) =>
    [attributions!.cues.weights, attributions!.spans.weights, attributions!.weights.weights, events!.table.weights].map(
      (numbers) => modelFiles.digest(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)),
    );
  expect(bytesOf(ready)).toEqual(bytesOf(decoded));
  const text = "Russia and Uzbekistan began a joint exercise near Termez on 30 July 2021, the Uzbek Ministry of Defense said.";
  expect(await treeLines([text], "accurate", source)).toEqual(await treeLines([text], "accurate", modelFiles));
  const places = [await loadGazetteer(source), await loadGazetteer(modelFiles)];
  expect(places[0].find("Termez")).toEqual(places[1].find("Termez"));
  expect(asked.length).toBeGreaterThan(8);
});
