/** Names of persons, organisations and places on Universal NER's English EWT dev part: exact span and type. */
import { readFileSync } from "node:fs";
import { alone } from "../src/base/steps.ts";
import type { Token } from "../src/document/stages.ts";
import { inParagraphs } from "../src/engine/backbone.ts";
import { loadModels, type Models } from "../src/engine/models.ts";
import { tag } from "../src/engine/tag/index.ts";
import { plainForm, seenAlike } from "../src/engine/tokenise/index.ts";
import { en } from "../src/packs/languages/en/index.ts";
import { modelFiles } from "../src/platform/node.ts";
import { type Bench, gold, report } from "./report.ts";

export const bench: Bench = {
  name: "names",
  summary: "persons, organisations and places on Universal NER, EWT dev",
  run: async (args) => {
    const models = await loadModels("fast", modelFiles);
    const counts = new Map<string, { right: number; gold: number; found: number }>();
    for (const block of readFileSync(gold("names/uner-ewt-dev.iob2"), "utf8").split(/\r?\n\r?\n/)) {
      const rows = block.split(/\r?\n/).flatMap((line) => (/^\d+\t/.test(line) ? [line.split("\t")] : []));
      if (rows.length === 0) continue;
      const wanted = spansOf(rows.map(([, , name]) => name.replace(/-(?!PER|ORG|LOC).*/, "")));
      const found = spansOf(
        namesOf(
          rows.map(([, form]) => form),
          models,
        ),
      );
      for (const span of new Set([...wanted, ...found])) {
        for (const key of ["all", span.slice(0, 3)]) {
          const row = counts.get(key) ?? { right: 0, gold: 0, found: 0 };
          counts.set(key, row);
          if (wanted.has(span)) row.gold++;
          if (found.has(span)) row.found++;
          if (wanted.has(span) && found.has(span)) row.right++;
        }
      }
    }
    const rows = [...counts].map(([kind, { right, gold, found }]) => ({
      measure: `names, ${kind}`,
      value: (2 * right) / (gold + found),
      unit: "F1",
      note: `precision ${(right / found).toFixed(3)}, recall ${(right / gold).toFixed(3)}, ${gold} in gold`,
      ...(kind === "all" && { target: "≥ .74" }),
    }));
    report(rows, args);
  },
};

function namesOf(forms: readonly string[], models: Models): string[] {
  let at = 0;
  const seen = seenAlike(forms.map(plainForm), en.tokens);
  const tokens = forms.map((given, i): Token => {
    const form = plainForm(given);
    const start = at;
    at += form.length + 1;
    return { start, end: start + form.length, form, alike: seen[i], spaceAfter: true };
  });
  const sentences = [{ start: 0, end: at - 1, from: 0, to: tokens.length, block: 0 }];
  const doc = { ...inParagraphs(forms.join(" "), "en"), tokens, sentences };
  return alone(tag(doc, models, en.tags)).tokens.map(({ name }) => name);
}

/** Spans of BIO tags as "TYPE from to". */
function spansOf(tags: readonly string[]): Set<string> {
  const spans = new Set<string>();
  for (let i = 0; i < tags.length; i++) {
    if (!/^B-(PER|ORG|LOC)$/.test(tags[i])) continue;
    let end = i + 1;
    while (end < tags.length && tags[end] === `I-${tags[i].slice(2)}`) end++;
    spans.add(`${tags[i].slice(2)} ${i} ${end}`);
  }
  return spans;
}
