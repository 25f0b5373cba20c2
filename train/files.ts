import { mkdirSync, writeFileSync } from "node:fs";
import { constants, gzipSync } from "node:zlib";
import { encodeBody, type ModelFile, sealModel } from "../src/classify/model-file.ts";

// Weights repeat little and lie near nought: coding them by frequency packs them 1% better than looking for what repeats.
const PACKING = { level: 9, memLevel: 9, strategy: constants.Z_FILTERED };

/** Writes one weights file; gzip without a time stamp, so that the same model has the same bytes. */
export function writeModel(folder: string, name: string, model: ModelFile): number {
  mkdirSync(folder, { recursive: true });
  const bytes = sealModel(gzipSync(encodeBody(model), PACKING));
  writeFileSync(`${folder}/${name}.bin`, bytes);
  return bytes.length;
}
