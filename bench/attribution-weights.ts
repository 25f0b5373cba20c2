import { existsSync } from "node:fs";
import { openModel } from "../src/classify/model-file.ts";
import { type AttributionModels, readAttributionFile } from "../src/engine/attributions/index.ts";
import { modelFiles } from "../src/platform/node.ts";

/** The trained reader of attributions from models/, or `null` when it was never made. */
export async function readAttributionModels(language = "en"): Promise<AttributionModels | null> {
  if (!existsSync(`models/${language}/attribution.bin`)) return null;
  return readAttributionFile(await openModel(await modelFiles.read(`${language}/attribution.bin`), modelFiles.gunzip));
}
