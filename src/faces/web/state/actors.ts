/** Actors a person may name: those of the document first, then every state, found by code or by name. */
import { sliceOf } from "../../../base/span.ts";
import type { Document } from "../../../document/schema.ts";
import { allStates, nameOf } from "./names.ts";

export interface Named {
  readonly code: string;
  readonly words: string;
}

/** Who is named in a document and has a code, by how often. */
export function actorsIn({ text, mentions }: Document): Named[] {
  const counts = new Map<string, { words: string; n: number }>();
  for (const mention of mentions) {
    if (mention.actor === null) continue;
    const known = counts.get(mention.actor) ?? { words: one(sliceOf(text, mention)), n: 0 };
    counts.set(mention.actor, { ...known, n: known.n + 1 });
  }
  return [...counts].sort((a, b) => b[1].n - a[1].n || (a[0] < b[0] ? -1 : 1)).map(([code, { words }]) => ({ code, words }));
}

/** The words by which anybody is named in a document, each once, in the order of the text. */
export function namesIn({ text, mentions }: Document): string[] {
  return [...new Set(mentions.filter(({ kind }) => kind !== "place").map((mention) => one(sliceOf(text, mention))))];
}

/** A code typed as such, a state or body by its name, else a group under the words given. `null` for nothing. */
export function actorOf(given: string, language: string, known: readonly Named[]): string | null {
  const words = one(given);
  if (words === "") return null;
  if (/^[A-Z]{3}(:[A-Z]+)*$|^(IGO|NGO|MNC|group):\S+$/.test(words)) return words;
  const plain = words.toLowerCase();
  const named = known.find((actor) => actor.words.toLowerCase() === plain);
  if (named) return named.code;
  const state = allStates().find(
    (code) => code.toLowerCase() === plain || [language, "en"].some((tongue) => nameOf(code, tongue).toLowerCase() === plain),
  );
  return state ?? `group:${plain.replace(/[^\p{L}\p{N}]+/gu, "-")}`;
}

const one = (words: string): string => words.replace(/\s+/g, " ").trim();
