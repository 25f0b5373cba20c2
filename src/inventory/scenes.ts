/** Scenes: the frames in which one act is commonly told. */
import { readTsv } from "../base/tsv.ts";
import table from "./scenes.packed.ts";

/** By frame, the scenes it stands in. */
export const scenes: ReadonlyMap<string, ReadonlySet<string>> = scenesByFrame();

function scenesByFrame(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { scene, frames } of readTsv<"scene" | "frames">(table, "scenes.tsv"))
    for (const frame of frames.split(" ")) found.set(frame, (found.get(frame) ?? new Set()).add(scene));
  return found;
}
