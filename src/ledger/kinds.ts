/**
 * Whether two frames can be tellings of one act. One paper writes that troops arrived for a drill, another that two armies
 * trained, a third that a thousand men took part: a scene holds the frames in which one thing is commonly told.
 */
import { scenes } from "../inventory/scenes.ts";

export interface Kind {
  readonly frame: string | null;
  readonly type: string | null;
}

/** 1 the same frame, .75 one scene, .1 one type of the ontology and no more, 0 otherwise. */
export function kindsAlike(a: Kind, b: Kind): number {
  if (a.frame !== null && a.frame === b.frame) return 1;
  const [one, other] = [scenes.get(a.frame ?? ""), scenes.get(b.frame ?? "")];
  if (one !== undefined && other !== undefined) {
    for (const scene of one) if (other.has(scene)) return 0.75;
  }
  if (a.type === null || a.type !== b.type) return 0;
  return a.frame === null && b.frame === null ? 1 : a.frame === null || b.frame === null ? 0.6 : 0.1;
}
