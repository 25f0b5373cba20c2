/** The reader's stages that benches time one by one, for `built`. */
export { findAttributions } from "../src/engine/attributions/index.ts";
export { readTrees } from "../src/engine/backbone.ts";
export { loadModels } from "../src/engine/models.ts";
export { en } from "../src/packs/languages/en/index.ts";
export { modelFiles } from "../src/platform/node.ts";
