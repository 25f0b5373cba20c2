/** Scenes: the frames in which one act is commonly told. */
import { readTsv } from "../base/tsv.ts";

// In a page it comes in a file of its own, as the frames do.
const { default: table } = await import("./scenes.packed.ts");

export interface Scene {
  readonly name: string;
  /** How far two frames of it go towards one act; 1 is the same frame. */
  readonly alike: number;
  /** Days for which one such act commonly goes on. */
  readonly lasts: number;
}

/** By frame, the scenes it stands in. */
export const scenes: ReadonlyMap<string, readonly Scene[]> = scenesByFrame();

function scenesByFrame(): Map<string, Scene[]> {
  const found = new Map<string, Scene[]>();
  for (const { scene, frames, alike, lasts } of readTsv<"scene" | "frames" | "alike" | "lasts">(table, "scenes.tsv")) {
    const row: Scene = { name: scene, alike: Number(alike), lasts: Number(lasts) };
    for (const frame of frames.split(" ")) found.set(frame, [...(found.get(frame) ?? []), row]);
  }
  return found;
}
