/**
 * Frames: what a predicate can say happened, in no language and no ontology. A language maps its words to
 * frames, an ontology maps frames to codes, so N languages and M ontologies cost N + M folders.
 */
import { readTsv } from "../base/tsv.ts";

// A table and no code: in a page it comes in a file of its own, beside the words of the language.
const { default: table } = await import("./frames.packed.ts");

/** Whom a role holds: who acts, who is acted on, both at once where the parties may swap, or neither. */
export type Side = "actor" | "recipient" | "both" | "none";

export interface Frame {
  readonly id: string;
  readonly roles: ReadonlyMap<string, Side>;
  readonly reciprocal: boolean;
  /** By what means; `theme` and `content` are read from that filler. */
  readonly instrument: "military" | "diplomatic" | "economic" | "informational" | "theme" | "content";
  /** What it does to the actor's presence with the recipient: raises (1), lowers (-1) or neither. */
  readonly presence: -1 | 0 | 1;
  readonly polarity: "+" | "-" | "0";
  /** What the act is when it is promised, demanded, refused or threatened; `-` when it cannot be. */
  readonly content: string;
  /** The frame it becomes when it stops. */
  readonly ceasedAs: string | null;
  /** The frame it is when one party only does it: an exercise held alone. */
  readonly alone: string | null;
  /** Announcing it is doing it: "will resign" is a resignation. */
  readonly performative: boolean;
  /** How it embeds another act: `promise`, `appeal`, `demand`, `refuse`, `threaten`. Two: by the content's polarity. */
  readonly operators: readonly string[];
}

const SIDES: Readonly<Record<string, Side>> = { A: "actor", R: "recipient", "A+R": "both" };

export const frames: ReadonlyMap<string, Frame> = new Map(
  readTsv<string>(table, "frames.tsv").map((row) => [row.id, frameOf(row)]),
);

/** Whether it is an act between parties at all, rather than a saying, an accident or a vote. */
export const isAct = (frame: Frame): boolean => frame.polarity !== "0" || frame.operators.length > 0;

/** Everything wrong with the inventory, one line each; empty when it holds together. */
export function checkInventory(): string[] {
  const wrong: string[] = [];
  for (const frame of frames.values()) {
    if (!/^[a-z]+(-[a-z]+)*$/.test(frame.id)) wrong.push(`${frame.id}: a frame's id is lower-case words joined by hyphens`);
    if (frame.roles.size === 0) wrong.push(`${frame.id}: names no role`);
    if (frame.ceasedAs && !frames.has(frame.ceasedAs)) wrong.push(`${frame.id}: ceases as ${frame.ceasedAs}, which is no frame`);
    if (frame.alone && !frames.has(frame.alone)) wrong.push(`${frame.id}: alone is ${frame.alone}, which is no frame`);
    if (!["+", "-", "0"].includes(frame.polarity)) wrong.push(`${frame.id}: has no polarity`);
    const sides = new Set(frame.roles.values());
    if (isAct(frame) && !sides.has("actor") && !sides.has("both")) wrong.push(`${frame.id}: nobody acts`);
    if (frame.reciprocal && !sides.has("both") && !sides.has("recipient"))
      wrong.push(`${frame.id}: reciprocal without a second party`);
    if (frame.operators.length > 0 && !frame.roles.has("content"))
      wrong.push(`${frame.id}: embeds an act but has no role content`);
  }
  return wrong;
}

function frameOf(row: Record<string, string>): Frame {
  const roles = row.roles.split(" ").map((role): [string, Side] => {
    const [name, side] = role.split("=");
    return [name, side === undefined ? "none" : SIDES[side]];
  });
  return {
    id: row.id,
    roles: new Map(roles),
    reciprocal: row.reciprocal === "yes",
    instrument: row.instrument as Frame["instrument"],
    presence: Number(row.presence) as Frame["presence"],
    polarity: row.polarity as Frame["polarity"],
    content: row.content,
    ceasedAs: row["ceased-as"] === "-" ? null : row["ceased-as"],
    alone: row.alone === "-" ? null : row.alone,
    performative: row.announced === "done",
    operators: row.operator === "-" ? [] : row.operator.split("|"),
  };
}
