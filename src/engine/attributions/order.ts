/** What the order of words alone shows: runs of nouns, and whether a run tells something. */
import { startsUpper } from "../../base/letters.ts";
import { type Run, type Scene, tidy } from "./draft.ts";

export const NOMINAL = new Set(["NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "PART", "ADP", "CCONJ"]);
// Longer runs of nouns before a cue are lists or broken tags.
export const LONGEST_SOURCE = 16;

/** A run that can be somebody: it begins like a noun phrase and holds a noun or a pronoun. */
export function nominal(scene: Scene, run: Run): Run | null {
  const { tokens, words, arcs } = scene;
  const whole = tidy(tokens, run);
  // "The media themselves".
  const itself = whole !== null && whole.to - whole.from > 1 && words.reflexives.has(arcs.form[whole.to - 1]);
  const found = itself ? { from: whole.from, to: whole.to - 1 } : whole;
  if (!found || opensNoNoun(scene, found.from)) return null;
  const last = tokens[found.to - 1];
  // "something she asked": a pronoun speaks alone.
  if (last.upos === "PRON")
    return found.to - found.from === 1 || (found.to - found.from > 2 && tokens[found.to - 2].upos === "ADP") ? found : null;
  // "the party Revival Now".
  const named = found.to - found.from > 1 && /^(?:VERB|ADV|ADJ)$/.test(last.upos) && startsUpper(last.form);
  return last.upos === "NOUN" || last.upos === "PROPN" || last.upos === "NUM" || named ? found : null;
}

/** A preposition, a conjunction or a question word; in capitals within a sentence it is a name ("NOR Radio"). */
function opensNoNoun({ tokens, sentences, sentenceAt }: Scene, at: number): boolean {
  const { form, upos, xpos } = tokens[at];
  const isName = at > sentences[sentenceAt[at]].from && form.length > 1 && form === form.toUpperCase() && /\p{L}/u.test(form);
  return /^W/.test(xpos) || (["ADP", "CCONJ", "PART"].includes(upos) && !isName);
}

/**
 * Whether a run tells something by itself: its first verb, or the first behind a comma, is finite, with whom it is about
 * before it, and nothing there that makes it a circumstance ("When the bridge fell, …", "Asked who, …", "In a turn that …").
 */
export function isClause({ tokens, words }: Scene, { from, to }: Run): boolean {
  let named = false;
  let open = true;
  // Of a relative clause: whether its verb is still to come, and whether a noun stood before the comma that opens it.
  let inner = false;
  let aside = false;
  for (let i = from; i < to; i++) {
    const { form, upos, xpos } = tokens[i];
    if (form === ",") {
      open = true;
      // "The army, supported by instructors, took the town."
      const next = /^(?:W(?:DT|P\$?)|VB[NG])$/.test(tokens[i + 1]?.xpos ?? "");
      [named, aside] = [aside, !aside && named && next];
    } else if (named && /^W(?:DT|P)$/.test(xpos) && /^(?:NOUN|PROPN)$/.test(tokens[i - 1]?.upos ?? "")) {
      // "three soldiers who crossed the border did so by mistake".
      inner = true;
    } else if (inner && (isFiniteVerb(xpos) || upos === "AUX" || upos === "VERB")) {
      inner = upos === "AUX" || xpos === "MD";
    } else if (i === from && xpos === "VBZ") {
      // "that gauges upstream had failed": no verb opens a clause; it is a noun's plural.
      named = true;
    } else if (upos === "SCONJ" || /^W/.test(xpos) || words.complementisers.has(form.toLowerCase())) open = false;
    else if (isFiniteVerb(xpos) || isPastLikeBase(tokens, i)) {
      if (open && named) return true;
      open = false;
    } else if (upos === "VERB" && xpos !== "VBG" && !isReduced(tokens, i, from)) open = false;
    else if (upos === "NOUN" || upos === "PROPN" || upos === "PRON") named = true;
    // "a third was spent".
    else if ((upos === "ADJ" || upos === "NUM") && tokens[i - 1]?.upos === "DET" && isFiniteVerb(tokens[i + 1]?.xpos ?? ""))
      named = true;
  }
  return false;
}

/** "an airship used for research strayed": a participle between its noun and a preposition. */
const isReduced = (tokens: Scene["tokens"], at: number, from: number): boolean =>
  at > from + 1 && tokens[at].xpos === "VBN" && /^(?:NOUN|PROPN)$/.test(tokens[at - 1].upos) && tokens[at + 1]?.upos === "ADP";

/** "Finland shut its border": a bare form right behind a noun, with its object behind it, can be none but a past. */
const isPastLikeBase = (tokens: Scene["tokens"], at: number): boolean =>
  tokens[at].xpos === "VB" &&
  /^(?:PROPN|NOUN|PRON)$/.test(tokens[at - 1]?.upos ?? "") &&
  /^(?:DET|PRON|NUM|PROPN|ADJ)$/.test(tokens[at + 1]?.upos ?? "");

/** "Twelve lorries crossed at noon": the one verb there, whose past the tagger took for a participle. */
export function hasBarePast({ tokens }: Scene, { from, to }: Run): boolean {
  const verbs: number[] = [];
  for (let i = from; i < to; i++) if (tokens[i].upos === "VERB" || tokens[i].upos === "AUX") verbs.push(i);
  if (verbs.length === 0) return hasPastForAdjective(tokens, from, to);
  const [at] = verbs;
  const behind = tokens[at + 1];
  const known = verbs.length === 1 && tokens[at].xpos === "VBN" && at > from && /^(?:NOUN|PROPN)$/.test(tokens[at - 1].upos);
  return known && at + 1 < to && /^(?:ADP|ADV|DET|NUM|PRON)$/.test(behind.upos);
}

/** "Its forces shelled Sotk": no adjective stands between a noun and a name or an article. */
const hasPastForAdjective = (tokens: Scene["tokens"], from: number, to: number): boolean =>
  tokens
    .slice(from + 1, to - 1)
    .some(
      ({ upos, form }, i) =>
        upos === "ADJ" &&
        form.endsWith("ed") &&
        /^(?:NOUN|PROPN)$/.test(tokens[from + i].upos) &&
        /^(?:PROPN|DET)$/.test(tokens[from + i + 2].upos),
    );

export const isFiniteVerb = (xpos: string): boolean => xpos === "VBD" || xpos === "VBZ" || xpos === "VBP" || xpos === "MD";

/** Where the nouns that end at a place begin. A capital within a sentence is a name's, whatever its tag ("River Watch claims"). */
export function nounsBackFrom({ tokens }: Scene, end: number, sentence: Run): number {
  // "images analysed by the institute": a participle between its noun and its preposition.
  const reduced = (at: number): boolean =>
    at > sentence.from &&
    tokens[at].xpos === "VBN" &&
    /^(?:ADP|PROPN|NUM|ADV)$/.test(tokens[at + 1]?.upos ?? "") &&
    /^(?:NOUN|PROPN|PRON)$/.test(tokens[at - 1].upos);
  // "identified only as".
  const only = (at: number): boolean =>
    tokens[at].upos === "ADV" && tokens[at + 1]?.upos === "ADP" && at > sentence.from && reduced(at - 1);
  // "geolocated footage".
  const describes = (at: number): boolean => /^VB[NG]$/.test(tokens[at].xpos) && tokens[at].deprel === "amod";
  const goesOn = (at: number): boolean =>
    NOMINAL.has(tokens[at].upos) ||
    reduced(at) ||
    describes(at) ||
    only(at) ||
    (at > sentence.from && tokens[at].upos === "VERB" && startsUpper(tokens[at].form));
  // "Interfax-South".
  const hyphen = (at: number): boolean =>
    tokens[at].form === "-" && !tokens[at].spaceAfter && at > sentence.from && !tokens[at - 1].spaceAfter && goesOn(at - 1);
  let from = end;
  while (from > sentence.from && end - from < LONGEST_SOURCE && (goesOn(from - 1) || hyphen(from - 1))) from--;
  return from;
}

/** "The junta, in a statement read on television, accused": the nouns before an aside that no verb of its own stands in. */
export function besideAside(scene: Scene, end: number, sentence: Run): Run | null {
  const { tokens } = scene;
  let comma = end - 1;
  while (comma > sentence.from && tokens[comma].form !== ",") comma--;
  if (comma <= sentence.from) return null;
  // "in a reply received after our deadline": a participle, whatever its tag.
  const isPhrase = tokens[comma + 1].upos === "ADP";
  const reduced = (at: number): boolean =>
    isPhrase && tokens[at].xpos === "VBD" && tokens[at - 1].upos === "NOUN" && tokens[at + 1].upos === "ADP";
  // "the minutes, which two of them confirmed, show": a relative clause has verbs of its own.
  let relative = false;
  let verb = false;
  for (let at = comma + 1; at < end; at++) {
    relative ||= at < comma + 4 && /^W/.test(tokens[at].xpos);
    verb ||= isFiniteVerb(tokens[at].xpos) && !/^W/.test(tokens[at - 1].xpos) && !reduced(at);
  }
  if (verb && !relative) return null;
  const from = nounsBackFrom(scene, comma, sentence);
  const opens = from === sentence.from || /^[,;:]$/.test(tokens[from - 1].form);
  return opens ? nominal(scene, { from, to: comma }) : null;
}

/** "…, said Mr. Lee, the director of the port": a noun for somebody before any verb says who speaks. */
export function isWho({ tokens, words, arcs }: Scene, start: number, sentence: Run): boolean {
  for (let i = start; i < sentence.to; i++) {
    const { upos, form } = tokens[i];
    if (form === "," || !NOMINAL.has(upos)) return false;
    if (upos === "NOUN" && words.voices.has(arcs.lemma[i])) {
      const next = tokens[i + 1];
      return i + 2 >= sentence.to || next.upos === "ADP" || next.form === "," || /^W/.test(next.xpos);
    }
  }
  return false;
}
