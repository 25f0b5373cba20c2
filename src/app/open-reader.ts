/** The reader of a mode: the engine with its language, ontologies and trained weights. */
import { createEngine } from "../engine/engine.ts";
import { loadModels } from "../engine/models.ts";
import { loadGazetteer } from "../engine/places.ts";
import type { Mode, Reader } from "../operations/ascribe.ts";
import { languages } from "../packs/languages/index.ts";
import { cameo } from "../packs/ontologies/cameo/index.ts";
import { plover } from "../packs/ontologies/plover/index.ts";
import { modelFiles } from "../platform/node.ts";
import { packageVersion } from "../platform/paths.ts";

/** @throws {AscribeError} `bad-model`, `model-version` */
export async function openReader(mode: Mode): Promise<Reader> {
  // Weights are read on other threads while the language's words are compiled on this one.
  const [models, places, language] = await Promise.all([loadModels(mode, modelFiles), loadGazetteer(modelFiles), languages.en()]);
  return createEngine({ version: packageVersion(), language, models, places, ontologies: { plover, cameo } });
}
