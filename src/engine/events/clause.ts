/** What mends of a clause share. */
import type { Arcs } from "../../document/arcs.ts";
import type { ParsedToken } from "../../document/stages.ts";

export type Tokens = readonly ParsedToken[];
export type Kids = Arcs["kids"];
export type Changes = Map<number, Partial<ParsedToken>>;

/** A finite past, which the tagger took for a participle. */
export const PAST = "Mood=Ind|Tense=Past|VerbForm=Fin";

export const isSubject = ({ deprel }: ParsedToken): boolean => deprel.startsWith("nsubj");

export const isRelative = ({ upos, feats }: ParsedToken): boolean => upos === "PRON" && feats.includes("PronType=Rel");

/** Whether a word stands somewhere under another of its sentence, or is it. */
export function isBelow(tokens: Tokens, at: number, root: number): boolean {
  let above = at;
  for (let steps = 0; above >= 0 && above !== root && steps < tokens.length; steps++) above = tokens[above].head;
  return above === root;
}
