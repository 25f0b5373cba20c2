/** A book of a document: some twenty thousand words and eight hundred marks, for what a screen does with much. */
import type { Document } from "../../src/document/schema.ts";
import { blankDocument, blankEvent, claim } from "./annotate.ts";

const SENTENCES = [
  "On the third day the ministry announced that soldiers of both armies had begun a joint exercise at the training ground near the river.",
  "The envoy is well aware that the peoples of the region are waking up, and this is what robs him of his sleep in the capital.",
  "Officers of the two general staffs met in the northern town and signed an agreement on the repair of helicopters over five years.",
  "It is known that lorries with equipment crossed the bridge at night and stood in the yard of the old cotton mill until the morning.",
] as const;

export function longDocument(paragraphs = 170): Document {
  const paragraph = [...SENTENCES, SENTENCES[1]].join(" ");
  const text = `A year on the river\n\n${Array.from({ length: paragraphs }, () => paragraph).join("\n\n")}\n`;
  const document = blankDocument({ text, title: "A year on the river", publisher: "Steppe Wire", published: "2021-12-01" });
  const sentences: Document["sentences"] = [];
  const events: Document["events"] = [];
  const claims: Document["claims"] = [];
  for (let at = text.indexOf(SENTENCES[0]); at >= 0; at = text.indexOf(SENTENCES[0], at + 1)) {
    for (const [i, words] of [...SENTENCES, SENTENCES[1]].entries()) {
      const start = text.indexOf(words, sentences.at(-1)?.end ?? at);
      const end = start + words.length;
      sentences.push({ start, end, class: i === 1 || i === 4 ? "imputed" : i === 3 ? "unsourced" : "report" });
      if (i === 0 || i === 2) {
        const trigger = text.indexOf(i === 0 ? "joint exercise" : "agreement", start);
        const event = blankEvent(`e${events.length + 1}`, { start: trigger, end: trigger + 9 });
        events.push({ ...event, plover: { type: "COOPERATE", mode: null, contexts: [] }, chain: [{ who: "(issuer)" }] });
      } else
        claims.push(
          claim(`c${claims.length + 1}`, { start: start + 10, end: end - 12 }, i === 3 ? "hypothetical" : "imputed", "knowledge"),
        );
    }
  }
  return { ...document, sentences, events, claims };
}
