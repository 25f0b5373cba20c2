/** English for finding events: triggers with their shapes, noun classes, and the words that carry an act. */
import { readFilled, readTsv } from "../../../base/tsv.ts";
import { fromText } from "../../../engine/events/headline.ts";
import { mends } from "../../../engine/events/mend.ts";
import { withRelativeDays } from "../../../engine/events/relative-day.ts";
import { fromBefore } from "../../../engine/events/told-before.ts";
import { fromAbove } from "../../../engine/events/under-act.ts";
import { EVENT_WORD_KINDS, type EventWordKind, type EventWords, type TriggerRow } from "../../../engine/language.ts";
import classesTable from "./lexicons/classes.packed.ts";
import wordsTable from "./lexicons/event-words.packed.ts";
import irregularTable from "./lexicons/irregular.packed.ts";
import triggersTable from "./lexicons/triggers.packed.ts";

const forms = readTsv<"form" | "lemma" | "only">(irregularTable, "irregular.tsv");
const irregulars: ReadonlyMap<string, string> = new Map(forms.map(({ form, lemma }) => [form, lemma]));

export const events: EventWords = {
  triggers: readFilled<keyof TriggerRow>(triggersTable, "triggers.tsv", ["frame", "shape", "pos"]),
  classes: readClasses(),
  words: readWords(),
  guess,
  mends,
  countDays: withRelativeDays,
  fromBefore,
  fromAbove,
  fromText,
};

// What endings hide: "froze", then "upgraded", "banning", "accuses", "flies".
function guess(form: string): string[] {
  const irregular = irregulars.get(form);
  if (irregular) return [irregular];
  const found = /^(.{2,}?)(ied|ies|ed|ing|es|s)$/.exec(form);
  if (!found) return [];
  const [, stem, ending] = found;
  if (ending === "ied" || ending === "ies") return [`${stem}y`];
  const single = /([bdgklmnprt])\1$/.test(stem) ? [stem.slice(0, -1)] : [];
  return [stem, `${stem}e`, ...single];
}

function readClasses(): ReadonlyMap<string, readonly string[]> {
  const classes = new Map<string, string[]>();
  for (const row of readFilled<"class" | "lemma">(classesTable, "classes.tsv", ["class"])) {
    classes.set(row.lemma, [...(classes.get(row.lemma) ?? []), row.class]);
  }
  return classes;
}

function readWords(): EventWords["words"] {
  const words = Object.fromEntries(EVENT_WORD_KINDS.map((kind) => [kind, new Set<string>()])) as Record<
    EventWordKind,
    Set<string>
  >;
  for (const row of readTsv<"kind" | "lemma">(wordsTable, "event-words.tsv")) words[row.kind as EventWordKind]?.add(row.lemma);
  for (const { form, only } of forms) if (only) words.past.add(form);
  return words;
}
