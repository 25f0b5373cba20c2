import { mkdirSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { encodeBody, type ModelFile, sealModel } from "../src/classify/model-file.ts";

/** Writes one weights file; gzip without a time stamp, so that the same model has the same bytes. */
export function writeModel(folder: string, name: string, model: ModelFile): number {
  mkdirSync(folder, { recursive: true });
  const bytes = sealModel(gzipSync(encodeBody(model), { level: 9 }));
  writeFileSync(`${folder}/${name}.bin`, bytes);
  return bytes.length;
}
