/**
 * Makes every weights file of a language from its gold. Seeded: the same gold gives the same bytes.
 * Run: npm run train -- en
 */
import { parseFacts } from "../src/engine/parse/read-model.ts";
import { tagFacts } from "../src/engine/tag/read-model.ts";
import { newTagger } from "../src/engine/tag/tagger.ts";
import { plainForm } from "../src/engine/tokenise/plain.ts";
import { GOLD, listClasses, readTrainingTrees, tagCase, treeCases } from "./english.ts";
import { learnFeats } from "./feats.ts";
import { writeModel } from "./files.ts";
import { learnLemmas } from "./lemmas.ts";
import { readNames, trainNames } from "./names.ts";
import { trainGreedy } from "./parser.ts";
import { learnLexicon, type TaggedForms, trainTagger } from "./tagger.ts";

const SEED = 20261124;
const FOLDS = 5;
const language = process.argv[2] ?? "en";
const folder = `models/${language}`;
const began = Date.now();
const say = (what: string): void => console.log(`${((Date.now() - began) / 1000).toFixed(0).padStart(4)} s  ${what}`);

const sentences = readTrainingTrees();
const { classes, numberOf } = listClasses(sentences);
const cases = sentences.map((sentence) => tagCase(sentence, numberOf));
const clusters = new Map<string, number>();
say(`${sentences.length} sentences, ${classes.length} classes`);

const learnTagger = (part: readonly TaggedForms[], epochs: number) =>
  trainTagger(part, classes, learnLexicon(part, classes.length, 5, clusters), { epochs, seed: SEED });

const jackknifed: Uint8Array[] = [];
for (let fold = 0; fold < FOLDS; fold++) {
  const tagger = newTagger(
    learnTagger(
      cases.filter((_, i) => i % FOLDS !== fold),
      4,
    ),
  );
  for (const [i, { forms }] of cases.entries()) if (i % FOLDS === fold) jackknifed[i] = tagger(forms);
}
say("jackknifed tags");

const model = learnTagger(cases, 6);
const words = sentences.flatMap((sentence, s) =>
  sentence.words.map((word, i) => ({ ...word, form: cases[s].forms[i], klass: cases[s].tags[i], first: i === 0 })),
);
const lemmas = learnLemmas(words.filter(({ lemma }) => lemma !== "_"));
const feats = learnFeats(words, classes.length);
const facts = tagFacts({ classes, lemmas, feats }, model.lexicon);
say(`tag.bin ${writeModel(folder, "tag", { kind: "tag", language, facts: { ...facts }, tables: { tags: model.table } })} bytes`);

const named = readNames(`${GOLD}/names/uner-ewt-train.iob2`);
const tagsById = new Map(sentences.map(({ id }, i) => [id, jackknifed[i]]));
const tagger = newTagger(model);
const nameCases = [...named].map(([id, { forms, names }]) => {
  const plain = forms.map(plainForm);
  const tags = tagsById.get(id);
  return { forms: plain, names, tags: tags?.length === plain.length ? tags : tagger(plain) };
});
const nameModel = trainNames(nameCases, model.lexicon, 8, SEED);
say(`names.bin ${writeModel(folder, "names", { kind: "names", language, facts: {}, tables: { names: nameModel.table } })} bytes`);

const relations = ["", ...[...new Set(sentences.flatMap((s) => s.words.map(({ deprel }) => deprel)))].sort()];
const trees = treeCases(sentences, jackknifed, classes, clusters, relations);
for (const [name, epochs] of [
  ["parse.fast", 7],
  ["parse.accurate", 7],
] as const) {
  const parser = trainGreedy(trees, relations, { epochs, seed: SEED });
  const size = writeModel(folder, name, {
    kind: "parse",
    language,
    facts: { ...parseFacts(parser), marginUnit: 40 },
    tables: { structure: parser.structure, labels: parser.labels },
  });
  say(`${name}.bin ${size} bytes`);
}
