/** The reader of a mode: the engine with its language, its ontologies and its weights. */
import { createEngine } from "../engine/engine.ts";
import { loadModels } from "../engine/models.ts";
import type { Mode, Reader } from "../operations/ascribe.ts";
import { languages } from "../packs/languages/index.ts";
import { cameo } from "../packs/ontologies/cameo/index.ts";
import { plover } from "../packs/ontologies/plover/index.ts";
import { modelFiles } from "../platform/node.ts";
import { packageVersion } from "../platform/paths.ts";

export async function createReader(mode: Mode): Promise<Reader> {
  const [language, models] = await Promise.all([languages.en(), loadModels(mode, modelFiles)]);
  return createEngine({ version: packageVersion(), language, models, ontologies: { plover, cameo } });
}
