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
