/** What the backbone says of news prose, a line a word, for comparing one engine with another. */
import { readTrees } from "../../src/engine/backbone.ts";
import { loadModels, type Mode, type ModelSource } from "../../src/engine/models.ts";
import { en } from "../../src/packs/languages/en/index.ts";

export async function treeLines(texts: readonly string[], mode: Mode, source: ModelSource): Promise<string[]> {
  const models = await loadModels(mode, source);
  return texts.flatMap((text) =>
    readTrees(text, en, models).tokens.map((t) =>
      [t.start, t.end, t.form, t.lemma, t.upos, t.xpos, t.feats, t.name, t.head, t.deprel, t.sureness].join("\t"),
    ),
  );
}
