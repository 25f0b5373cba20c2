import type { Table } from "../../classify/table.ts";
import { newNameFinder } from "./names.ts";
import type { TagModels } from "./tag.ts";
import { newTagger, type TagClass } from "./tagger.ts";
import type { Lexicon } from "./vocabulary.ts";

/** What the tag file holds beside its table, as JSON has it. */
export interface TagFacts {
  readonly classes: readonly TagClass[];
  /** Words and, in the same order, their classes as numbers parted by commas. */
  readonly words: readonly string[];
  readonly tags: readonly string[];
  readonly open: readonly number[];
  readonly clustered: readonly string[];
  readonly paths: readonly number[];
  readonly lemmas: readonly (readonly [string, string])[];
  readonly rules: readonly (readonly [string, string])[];
  readonly usual: readonly string[];
  readonly special: readonly (readonly [string, string])[];
}

/** What the names file holds beside its table. */
export interface NameFacts {
  readonly listed?: readonly string[];
  readonly lists?: readonly number[];
}

export function readTagModels(
  facts: TagFacts,
  tagTable: Table,
  { listed, lists }: NameFacts,
  nameTable: Table,
): TagModels & { readonly lexicon: Lexicon } {
  const lexicon: Lexicon = {
    tags: new Map(facts.words.map((word, i) => [word, Uint8Array.from(facts.tags[i].split(","), Number)])),
    open: Uint8Array.from(facts.open),
    clusters: new Map(facts.clustered.map((word, i) => [word, facts.paths[i]])),
  };
  return {
    lexicon,
    classes: facts.classes,
    tagger: newTagger({ classes: facts.classes, lexicon, table: tagTable }),
    lemmas: { known: new Map(facts.lemmas), rules: new Map(facts.rules) },
    feats: { usual: facts.usual, special: new Map(facts.special) },
    names: newNameFinder({
      lexicon: listed && lists ? { ...lexicon, listed: new Map(listed.map((word, i) => [word, lists[i]])) } : lexicon,
      table: nameTable,
    }),
  };
}

/** The facts of a trained tagger in a fixed order, so that the same training writes the same bytes. */
export function tagFacts(models: Pick<TagModels, "classes" | "lemmas" | "feats">, lexicon: Lexicon): TagFacts {
  const words = sorted(lexicon.tags);
  const clustered = sorted(lexicon.clusters);
  return {
    classes: models.classes,
    words: words.map(([word]) => word),
    tags: words.map(([, tags]) => tags.join(",")),
    open: Array.from(lexicon.open),
    clustered: clustered.map(([word]) => word),
    paths: clustered.map(([, path]) => path),
    lemmas: sorted(models.lemmas.known),
    rules: sorted(models.lemmas.rules),
    usual: models.feats.usual,
    special: sorted(models.feats.special),
  };
}

const sorted = <V>(map: ReadonlyMap<string, V>): [string, V][] => [...map].sort((a, b) => (a[0] < b[0] ? -1 : 1));
