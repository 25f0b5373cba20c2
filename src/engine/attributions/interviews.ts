/** Interviews whose questions stand in paragraphs of their own, under no label: whom the opening names has told the answers. */
import { type Draft, type Run, type Scene, tidy } from "./draft.ts";

// Fewer questions may be a column's, unless they come in turn.
const LEAST = 3;

/** A turn for each answer, which the mark at the end of its question gives the word. */
export function interviewDrafts(scene: Scene): Draft[] {
  const { paragraphs, tokens } = scene;
  const asked = paragraphs.map((paragraph) => isAsked(scene, paragraph));
  const first = asked.indexOf(true);
  // Where every second paragraph asks, what only tells there is put to the guest too: "The ministry says it is open."
  const inTurn = asked.every((is, i) => !is || (i - first) % 2 === 0);
  if (first < 1 || asked.filter(Boolean).length < (inTurn ? LEAST - 1 : LEAST)) return [];
  const guest = guestBefore(scene, paragraphs[first].from);
  if (!guest) return [];
  const drafts: Draft[] = [];
  let answers = 0;
  for (let i = first + 1; i < paragraphs.length; i++) {
    if (asked[i] || (inTurn && (i - first) % 2 === 0 && isPut(scene, paragraphs[i]))) continue;
    const content = tidy(tokens, paragraphs[i]);
    if (!content) continue;
    if (speaksOfItself(scene, paragraphs[i])) answers++;
    const before = paragraphs[i - 1].to - 1;
    const last = drafts.at(-1);
    if (last && last.content[last.content.length - 1].to > before - 1)
      drafts[drafts.length - 1] = { ...last, content: [...last.content, content] };
    else
      drafts.push({
        ...{ head: before, source: [guest], cue: [{ from: before, to: before + 1 }], content: [content] },
        ...{ word: null, by: "transcript" },
      });
  }
  // A column that asks its readers answers nothing of itself.
  if (answers < 2) return [];
  const [answer, ...others] = drafts;
  const headline = paragraphs[0];
  const isHis = scene.quoteAt[headline.from] >= 0 && scene.quoteAt[headline.from] === scene.quoteAt[headline.to - 1];
  return isHis ? [{ ...answer, content: [headline, ...answer.content] }, ...others] : drafts;
}

const isAsked = ({ tokens, quoteAt }: Scene, { to }: Run): boolean => tokens[to - 1].form === "?" && quoteAt[to - 1] < 0;

const isPut = (scene: Scene, paragraph: Run): boolean =>
  scene.sentenceAt[paragraph.from] === scene.sentenceAt[paragraph.to - 1] && !speaksOfItself(scene, paragraph);

/** "We counted eleven hundred." */
function speaksOfItself({ arcs, words, quoteAt }: Scene, { from, to }: Run): boolean {
  for (let i = from; i < to; i++) if (quoteAt[i] < 0 && words.firstPerson.has(arcs.form[i])) return true;
  return false;
}

/** The person of two names or more whom the opening names most often, the first of equals. */
function guestBefore({ tokens }: Scene, end: number): Run | null {
  const persons: Run[] = [];
  for (let i = 0; i < end; i++) {
    if (!tokens[i].name.endsWith("PER")) continue;
    let to = i + 1;
    while (to < end && tokens[to].name === "I-PER") to++;
    // "Colonel Ewa Lipska".
    const from = i > 0 && /^\p{Lu}\p{Ll}/u.test(tokens[i - 1].form) && /^(?:NOUN|PROPN)$/.test(tokens[i - 1].upos) ? i - 1 : i;
    if (to - i > 1) persons.push({ from, to });
    i = to - 1;
  }
  const named = ({ to }: Run): number => tokens.slice(0, end).filter(({ form }) => form === tokens[to - 1].form).length;
  return persons.reduce<Run | null>((best, one) => (best && named(best) >= named(one) ? best : one), null);
}
