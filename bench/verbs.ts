/** Verbs of the frames' table in plain sentences of news: how many the tagger and the parser take for what they are. */
import { readTrees } from "../src/engine/backbone.ts";
import { loadModels } from "../src/engine/models.ts";
import { en } from "../src/packs/languages/en/index.ts";
import { pasts, thirdPerson } from "../src/packs/languages/en/tags.ts";
import { modelFiles } from "../src/platform/node.ts";
import { type Bench, report } from "./report.ts";

/** A sentence with a gap, and which form of the verb fills it. */
const SENTENCES = [
  ["The army _ the town near the border on Monday.", "past"],
  ["Russia _ the town near the border", "third"],
  ["Both sides _ the town near the border every year.", "bare"],
  ["Russia and Ukraine will _ the town near the border.", "bare"],
  ["Israeli troops have _ the town, the ministry said.", "past"],
] as const;

export const bench: Bench = {
  name: "verbs",
  summary: "verbs of the frames' table read as verbs in five plain sentences each",
  run: async (args) => {
    const models = await loadModels("accurate", modelFiles);
    const verbs = new Set(en.events.triggers.flatMap(({ lemma, pos }) => (pos === "VERB" ? [lemma.split(" ")[0]] : [])));
    const plain = [...verbs].filter((verb) => /^[a-z]+$/.test(verb) && verb !== "be");
    let read = 0;
    for (const [sentence, kind] of SENTENCES) {
      for (const verb of plain) {
        const form = FORMS[kind](verb);
        const { tokens } = readTrees(sentence.replace("_", form), en, models);
        if (tokens.some((token) => token.form === form && token.upos === "VERB")) read++;
      }
    }
    const all = plain.length * SENTENCES.length;
    report(
      [
        {
          measure: "verbs of the frames' table read as verbs",
          value: (100 * read) / all,
          unit: "%",
          note: `${plain.length} verbs in ${SENTENCES.length} sentences each; some are no verbs, and say so every time`,
        },
      ],
      args,
    );
  },
};

const FORMS = { bare: (verb: string): string => verb, third: thirdPerson, past: (verb: string): string => pasts(verb).at(-1)! };
