/**
 * Whether two frames can be tellings of one act. One paper writes that troops arrived for a drill, another that two armies
 * trained, a third that a thousand men took part: a scene holds the frames in which one thing is commonly told.
 */
import { scenes } from "../inventory/scenes.ts";

export interface Kind {
  readonly frame: string | null;
  readonly type: string | null;
}

/** 1 the same frame, less within a scene (as its table says), .1 one type of the ontology and no more, 0 otherwise. */
export function kindsAlike(a: Kind, b: Kind): number {
  const [asked, said] = [spokenOf(a), spokenOf(b)];
  // To ask for a ceasefire, to refuse one and to agree on one are three acts.
  if (asked !== said) return 0;
  if (a.frame !== null && a.frame === b.frame) return 1;
  // What was asked may be left out: "he asked for help" and "he appealed to them".
  if (asked !== null && (isBare(a) || isBare(b))) return 0.6;
  let best = 0;
  for (const one of scenesOf(a)) if (scenesOf(b).includes(one)) best = Math.max(best, one.alike);
  if (best > 0) return best;
  if (a.type === null || a.type !== b.type) return 0;
  return a.frame === null && b.frame === null ? 1 : a.frame === null || b.frame === null ? 0.6 : 0.1;
}

/** Days for which an act of this kind may go on. */
export const lastsOf = (kind: Kind): number => Math.max(1, ...scenesOf(kind).map(({ lasts }) => lasts));

/** People come together, in a room or on the telephone. */
export const isMeeting = (kind: Kind): boolean => isIn(kind, ["meeting", "calling"]);

/** Something passes from one to another. */
export const isGiving = (kind: Kind): boolean => isIn(kind, ["aid", "arming"]);

/** Something is put on paper. */
export const isPaper = (kind: Kind): boolean => isIn(kind, ["paper", "statement"]);

const isIn = (kind: Kind, names: readonly string[]): boolean => scenesOf(kind).some(({ name }) => names.includes(name));

const scenesOf = ({ frame }: Kind) => scenes.get(frame ?? "") ?? [];

/** Types that speak of an act which they are not. */
const SPOKEN = new Set(["REQUEST", "REJECT", "THREATEN"]);

const spokenOf = ({ type }: Kind): string | null => (type !== null && SPOKEN.has(type) ? type : null);

/** Its frame is the speaking alone. */
const isBare = (kind: Kind): boolean => isIn(kind, ["asking", "refusing"]);
