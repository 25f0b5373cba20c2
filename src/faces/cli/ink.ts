/**
 * The terminal's ink: colour and underline by the class of claim, as the screens have them, and the same glyphs
 * when there is no colour. Lines say how we know; nothing else is coloured.
 */
import type { ClaimClass } from "../../document/schema.ts";

interface Hand {
  readonly glyph: string;
  /** SGR parameters of the class's colour and its underline's style. */
  readonly colour: string;
  readonly line: string;
}

const REPORT: Hand = { glyph: "■", colour: "36", line: "4" };
const QUOTED: Hand = { glyph: "▤", colour: "35", line: "4:2" };
const UNSOURCED: Hand = { glyph: "◇", colour: "33", line: "4:5" };
const IMPUTED: Hand = { glyph: "◌", colour: "31", line: "4:4" };
const SUPPOSED: Hand = { glyph: "≈", colour: "31", line: "4:3" };
const SCRIPTURE: Hand = { glyph: "¶", colour: "2", line: "" };

const HANDS: Readonly<Record<ClaimClass, Hand>> = {
  report: REPORT,
  quoted: QUOTED,
  unsourced: UNSOURCED,
  presupposed: UNSOURCED,
  background: UNSOURCED,
  imputed: IMPUTED,
  hypothetical: SUPPOSED,
  prediction: SUPPOSED,
  advocacy: SUPPOSED,
  scripture: SCRIPTURE,
};

export interface Ink {
  bold(text: string): string;
  dim(text: string): string;
  /** In the class's colour. */
  hue(name: ClaimClass, text: string): string;
  /** In the class's colour and with its line. */
  mark(name: ClaimClass, text: string): string;
  glyph(name: ClaimClass): string;
}

/** @see https://no-color.org */
export const wantsColour = (stream: { isTTY?: boolean }, env = process.env): boolean =>
  env.FORCE_COLOR ? env.FORCE_COLOR !== "0" : Boolean(stream.isTTY) && !env.NO_COLOR && env.TERM !== "dumb";

export function createInk(coloured: boolean): Ink {
  const wrap = (sgr: string, text: string) => (coloured && sgr !== "" && text !== "" ? `\x1b[${sgr}m${text}\x1b[0m` : text);
  return {
    bold: (text) => wrap("1", text),
    dim: (text) => wrap("2", text),
    hue: (name, text) => wrap(HANDS[name].colour, text),
    mark: (name, text) => wrap([HANDS[name].colour, HANDS[name].line].filter(Boolean).join(";"), text),
    glyph: (name) => HANDS[name].glyph,
  };
}

/** What a terminal would do with a document's control characters, it must not: they are shown as their pictures. */
export const plain = (text: string): string =>
  text.replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, (character) => {
    const code = character.charCodeAt(0);
    return code < 32 ? String.fromCharCode(0x2400 + code) : "";
  });
