/** Transcripts, interviews and headlines: paragraphs that begin with a speaker and a colon. */
import { startsUpper } from "../../base/letters.ts";
import { type Draft, meets, type Run, type Scene, tidy, without } from "./draft.ts";
import { cueWordAt } from "./phrases.ts";

/**
 * A turn for each paragraph with a label. In a text of turns (three or more, most of what follows the first) any short label
 * will do, and a paragraph without one goes on with the turn before it.
 */
export function transcriptDrafts(scene: Scene): Draft[] {
  const { paragraphs, tokens } = scene;
  const labels = paragraphs.map((paragraph) => labelOf(scene, paragraph));
  const first = labels.findIndex((label) => label !== null);
  const count = labels.filter((label) => label !== null).length;
  // "Kazakhstan: …", "Georgia: …" are topics of a digest; each has but one.
  const names = labels.flatMap((label, i) =>
    label === null
      ? []
      : [
          tokens
            .slice(paragraphs[i].from, label.colon)
            .map(({ form }) => form)
            .join(" "),
        ],
  );
  const once = new Set(names).size === names.length;
  const isDigest =
    count >= 3 && once && labels.every((label, i) => label === null || isPlace(scene, paragraphs[i].from, label.colon));
  if (isDigest) return [];
  const isTurns = count >= 3 && count >= (paragraphs.length - first) / 2;
  const drafts: Draft[] = [];
  for (const [i, { from, to }] of paragraphs.entries()) {
    const label = labels[i];
    if (label === null) {
      const last = drafts.at(-1);
      const more = isTurns && last && labels.slice(i).some((later) => later !== null) ? tidy(tokens, { from, to }) : null;
      if (last && more) drafts[drafts.length - 1] = { ...last, content: [...last.content, more] };
      continue;
    }
    const content = tidy(tokens, { from: label.colon + 1, to });
    // What ends in a colon with no sentence after it is a heading.
    if (!(isTurns || label.named) || !content || content.to - content.from < (isTurns ? 1 : 3)) continue;
    drafts.push({
      head: label.colon,
      source: [{ from: label.from, to: label.colon }],
      cue: [{ from: label.colon, to: label.colon + 1 }],
      content: [content],
      word: null,
      by: "transcript",
    });
  }
  return drafts;
}

// "DR CONGO", "ETHIOPIA-SOMALIA"
const isPlace = ({ tokens }: Scene, from: number, to: number): boolean => {
  const label = tokens.slice(from, to);
  return label.some(({ name }) => name.endsWith("LOC")) && label.every(({ name }) => name.endsWith("LOC") || name === "O");
};

/** A label is short, begins like a name, and no verb stands in it; `named` when a name, an office or capitals do. */
function labelOf(
  { tokens, words, arcs }: Scene,
  { from: start, to }: Run,
): { from: number; colon: number; named: boolean } | null {
  // "3. Kazakh media: …".
  const numbered = tokens[start]?.upos === "NUM" || /^\d+[.)]?$/.test(tokens[start]?.form ?? "");
  const from = numbered ? (/^[.)]$/.test(tokens[start + 1]?.form ?? "") ? start + 2 : start + 1) : start;
  // "The Secretary of State for Defence (Mr Hale):".
  const LONGEST = 12;
  let named = false;
  for (let i = from; i < to && i <= from + LONGEST; i++) {
    const { form, upos } = tokens[i];
    if (form === ":") {
      // "Note:", "Translator's note:".
      const label =
        (words.labels.has(arcs.lemma[i - 1]) && (i === from + 1 || tokens[i - 2].xpos === "POS")) ||
        // "Correction, 25 April:".
        (words.labels.has(arcs.lemma[from]) && tokens[from + 1].form === ",");
      const long = i > from + 9 && tokens[i - 1].form !== ")";
      return i > from && !label && !long ? { from, colon: i, named } : null;
    }
    // "NEW DELHI, 28 January 2022:" is where and when.
    if (/^\d{4}$/.test(form)) return null;
    if (upos === "VERB" || upos === "AUX" || upos === "SCONJ" || form === '"' || form === ".") return null;
    if (i === from && !startsUpper(form)) return null;
    const isName = upos === "PROPN" || words.turns.has(arcs.lemma[i]) || (i > from && words.documents.has(arcs.lemma[i]));
    if (isName || (i === from && form.length > 1 && form === form.toUpperCase())) named = true;
  }
  return null;
}

/** The other drafts without what they took for a cue or a speaker in the labels. */
export function besideTurns(scene: Scene, drafts: readonly Draft[], turns: readonly Draft[]): Draft[] {
  // Of an interview without labels a turn's speaker stands in the opening.
  const labels = turns.flatMap(({ source: [{ from, to }], cue: [cue] }) => (to === cue.from ? [{ from, to: cue.to }] : [cue]));
  return drafts.flatMap((draft) => {
    if (!meets([...draft.source, ...draft.cue, ...draft.content], labels)) return [draft];
    const cue = draft.cue.flatMap((run) => without(scene.tokens, run, labels));
    const content = draft.content.flatMap((run) => without(scene.tokens, run, labels));
    if (cue.length === 0 || content.length === 0) return [];
    const known = cue
      .flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i))
      .find((at) => cueWordAt(scene, at));
    const head = meets([{ from: draft.head, to: draft.head + 1 }], cue) ? draft.head : (known ?? cue[0].from);
    return [{ ...draft, head, cue, content, source: draft.source.flatMap((run) => without(scene.tokens, run, labels)) }];
  });
}
