/** Places that are told and not named, which a language's words make: borders, capitals and lands. */
import type { Place } from "../../../document/schema.ts";
import type { Parsed } from "../../../document/stages.ts";
import type { Draft } from "../names/index.ts";
import type { MentionWords } from "../words.ts";
import { borders } from "./borders.ts";
import { capitals } from "./capitals.ts";
import type { Gazetteer } from "./gazetteer.ts";
import { lands } from "./lands.ts";

export type FindTold = typeof findTold;

export const findTold = (
  doc: Parsed,
  drafts: readonly Draft[],
  language: Pick<MentionWords, "words" | "names">,
  gazetteer: Gazetteer,
): (Draft & { readonly place: Place })[] => [
  ...borders(doc, drafts, language.words, gazetteer),
  ...capitals(doc, drafts, language, gazetteer),
  ...lands(doc, drafts, language.words, gazetteer),
];
