import type { Section } from "../../classify/section.ts";
import type { LabelModel, ParseModel } from "./model.ts";

/** What a parse file holds beside its tables, as JSON has it. */
export interface ParseFacts {
  readonly relations: readonly string[];
  readonly seen: readonly (readonly [number, readonly number[]])[];
  readonly fallback: readonly (readonly number[])[];
}

export const readParseModel = (facts: ParseFacts, structure: Section, labels: Section): ParseModel => ({
  structure,
  labels,
  relations: facts.relations,
  seen: new Map(facts.seen.map(([key, relations]) => [key, Uint8Array.from(relations)])),
  fallback: facts.fallback.map((relations) => Uint8Array.from(relations)),
});

export const parseFacts = ({ relations, seen, fallback }: LabelModel): ParseFacts => ({
  relations,
  seen: [...seen].map(([key, labels]) => [key, Array.from(labels)]),
  fallback: fallback.map((labels) => Array.from(labels)),
});
