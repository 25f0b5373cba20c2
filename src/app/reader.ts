/** The reader of a mode: the engine with its language, ontologies and trained weights. */
import { createEngine } from "../engine/engine.ts";
import { loadModels } from "../engine/models.ts";
import { loadGazetteer } from "../engine/places.ts";
import type { Mode, Reader } from "../operations/ascribe.ts";
import { en } from "../packs/languages/en/index.ts";
import { cameo } from "../packs/ontologies/cameo/index.ts";
import { plover } from "../packs/ontologies/plover/index.ts";
import { modelFiles } from "../platform/node.ts";
import { packageVersion } from "../platform/paths.ts";

/** @throws {AscribeError} `bad-model`, `model-version` */
export async function createReader(mode: Mode): Promise<Reader> {
  const [models, places] = await Promise.all([loadModels(mode, modelFiles), loadGazetteer(modelFiles)]);
  return createEngine({ version: packageVersion(), language: en, models, places, ontologies: { plover, cameo } });
}
