import type { OpenedModel } from "../../classify/model-file.ts";
import type { Follow } from "../../classify/sequence.ts";
import { newSums, type Sums } from "../../classify/sums.ts";
import type { WordClusters } from "../../classify/word-clusters.ts";
import type { WordTable } from "../../classify/word-table.ts";
import { CONTEXT_PLAN } from "./contexts.ts";
import { newNameFinder } from "./names.ts";
import type { TagModels } from "./tag.ts";
import type { TagClass } from "./tagger.ts";
import type { Lexicon } from "./vocabulary.ts";

/** What the tag file holds beside its tables, as JSON has it. */
export interface TagFacts {
  readonly classes: readonly TagClass[];
  readonly sets: readonly (readonly number[])[];
  readonly open: readonly number[];
  readonly prefixes: readonly string[];
  readonly lemmas: readonly (readonly [string, string])[];
  readonly rules: readonly (readonly [string, string])[];
  readonly regular: readonly (readonly string[])[];
  readonly usual: readonly string[];
  readonly special: readonly (readonly [string, string])[];
}

/** What the names file holds beside its tables. */
export interface NameFacts {
  /** How well each class follows each, see `Follow`. */
  readonly follow: readonly number[];
}

/** What a file has, its tables laid out: each file is read as soon as it is there, while others are on their way. */
export interface TagFile {
  readonly facts: TagFacts;
  readonly weights: Sums;
  /** Which set of classes each word may have. */
  readonly words: WordTable;
}

export interface NameFile {
  readonly follow: Follow;
  readonly weights: Sums;
  readonly listed: WordTable;
}

export const readTagFile = ({ facts, sections, tables }: OpenedModel): TagFile => ({
  facts: facts as unknown as TagFacts,
  weights: newSums("sparse", sections.tags, [CONTEXT_PLAN]),
  words: tables.words,
});

export const readNameFile = ({ facts, sections, tables }: OpenedModel): NameFile => ({
  follow: Int32Array.from((facts as unknown as NameFacts).follow),
  weights: newSums("sparse", sections.chain),
  listed: tables.listed,
});

export function readTagModels({ facts, weights, words }: TagFile, names: NameFile, clusters: WordClusters): TagModels {
  const lexicon: Lexicon = {
    words,
    sets: facts.sets.map((set) => Uint8Array.from(set)),
    open: Uint8Array.from(facts.open),
    prefixes: facts.prefixes,
    clusters,
  };
  return {
    lexicon,
    classes: facts.classes,
    weights,
    lemmas: { known: new Map(facts.lemmas), rules: new Map(facts.rules), regular: facts.regular },
    feats: { usual: facts.usual, special: new Map(facts.special) },
    names: newNameFinder({
      lexicon: { ...lexicon, listed: names.listed },
      proper: properOf(facts.classes),
      weights: names.weights,
      follow: names.follow,
    }),
  };
}

/** 1 for each class that is a proper noun's. */
export const properOf = (classes: readonly TagClass[]): Uint8Array =>
  Uint8Array.from(classes, ({ upos }) => (upos === "PROPN" ? 1 : 0));

/** The facts of a trained tagger in a fixed order, so that the same training writes the same bytes. */
export const tagFacts = (models: Pick<TagModels, "classes" | "lemmas" | "feats">, lexicon: Lexicon): TagFacts => ({
  classes: models.classes,
  sets: lexicon.sets.map((set) => Array.from(set)),
  open: Array.from(lexicon.open),
  prefixes: lexicon.prefixes,
  lemmas: sorted(models.lemmas.known),
  rules: sorted(models.lemmas.rules),
  regular: models.lemmas.regular,
  usual: models.feats.usual,
  special: sorted(models.feats.special),
});

export const nameFacts = (follow: Follow): NameFacts => ({ follow: Array.from(follow) });

const sorted = <V>(map: ReadonlyMap<string, V>): [string, V][] => [...map].sort((a, b) => (a[0] < b[0] ? -1 : 1));
