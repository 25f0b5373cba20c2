/** The engine with the small weights: a page waits for what it fetches. */
import { version } from "../../../../package.json";
import { createEngine, type Engine } from "../../../engine/engine.ts";
import { loadModels } from "../../../engine/models.ts";
import { loadGazetteer } from "../../../engine/places.ts";
import { en } from "../../../packs/languages/en/index.ts";
import { cameo } from "../../../packs/ontologies/cameo/index.ts";
import { plover } from "../../../packs/ontologies/plover/index.ts";
import { modelFilesAt } from "../../../platform/browser.ts";

export async function openEngine(): Promise<Engine> {
  const files = modelFilesAt("/models/");
  const [models, places] = await Promise.all([loadModels("fast", files), loadGazetteer(files)]);
  return createEngine({ version, language: en, models, places, ontologies: { plover, cameo } });
}
