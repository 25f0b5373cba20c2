/** "according to X", "in his words", "is said to": phrases that hand words to a source, read off the order of words. */
import { startsUpper } from "../../base/letters.ts";
import { type Draft, type Run, type Scene, tidy } from "./draft.ts";
import { isClause, isWho, LONGEST_SOURCE, NOMINAL, nominal, nounsBackFrom } from "./order.ts";
import { prepositionalAt } from "./phrase-index.ts";
import { cueWordAt } from "./phrases.ts";
import { SAID, says } from "./telling.ts";
import type { CueWord } from "./words.ts";

export function phrasedDrafts(scene: Scene): Draft[] {
  const drafts: Draft[] = [];
  for (const sentence of scene.sentences) {
    for (let at = sentence.from; at < sentence.to; at++) {
      const draft =
        accordingTo(scene, at, sentence) ??
        inOnesWords(scene, at, sentence) ??
        hearsay(scene, at, sentence) ??
        versionIsThat(scene, at, sentence) ??
        inWhichItIs(scene, at, sentence) ??
        nounThat(scene, at, sentence);
      if (draft) drafts.push(draft);
    }
  }
  return drafts;
}

const form = ({ arcs }: Scene, at: number): string => arcs.form[at] ?? "";

function accordingTo(scene: Scene, at: number, sentence: Run): Draft | null {
  const [phrase, word] = prepositionalAt(scene.phrases, scene.arcs.form, at, 2) ?? [];
  if (!phrase || !word) return null;
  const cue = { from: at, to: at + phrase.length };
  if (/^W(?:DT|P)$/.test(scene.tokens[cue.to]?.xpos ?? "")) return accordingToWhich(scene, cue, word, sentence);
  const end = withName(scene, nounsFrom(scene, cue.to, sentence), sentence);
  const source = nominal(scene, { from: cue.to, to: end });
  const made = source && { head: at, source: [source], cue: [cue], word };
  // "This is according to the port.": what the sentence before told.
  const anaphor =
    at - 2 === sentence.from && scene.words.anaphors.has(form(scene, at - 2)) && scene.tokens[at - 1].upos === "AUX";
  if (made && anaphor) return { ...made, content: [{ from: at - 2, to: at - 1 }], by: "inference" };
  return made && around(scene, { from: at, to: made.source[0].to }, sentence, made);
}

/** "according to the minister, Bolat Sharip, …": a person's name between commas is whose office stands before. */
function withName({ tokens, words, arcs }: Scene, end: number, sentence: Run): number {
  let close = end + 1;
  while (close < sentence.to && tokens[close].upos === "PROPN" && tokens[close].name.endsWith("PER")) close++;
  const named = tokens[end]?.form === "," && close > end + 1 && tokens[close]?.form === ",";
  return named && words.voices.has(arcs.lemma[end - 1]) ? close : end;
}

/** "a note according to which the bridge was damaged". */
function accordingToWhich(scene: Scene, cue: Run, word: CueWord, sentence: Run): Draft | null {
  const { tokens, words, arcs } = scene;
  let from = tokens[cue.from - 1].form === "," ? cue.from - 2 : cue.from - 1;
  while (from > sentence.from && /^(?:NOUN|PROPN|ADJ)$/.test(tokens[from].upos)) from--;
  if (!/^(?:DET|NOUN|PROPN|ADJ)$/.test(tokens[from].upos)) from++;
  // "the report of the Minister of Agriculture, according to which": a text, whosesoever it is.
  const back = nounsBackFrom(scene, cue.from - (tokens[cue.from - 1].form === "," ? 1 : 0), sentence);
  let noun = back;
  while (noun < from - 1 && !words.documents.has(arcs.lemma[noun])) noun++;
  if (noun < from - 1 && tokens[noun + 1].upos === "ADP") from = tokens[noun - 1]?.upos === "DET" ? noun - 1 : noun;
  const source = nominal(scene, { from, to: cue.from });
  const told = tidy(tokens, { from: cue.to + 1, to: clauseEnd(scene, cue.to + 1, sentence) });
  return source && told && { head: cue.from, source: [source], cue: [cue], content: [told], word, by: "phrased" };
}

/** "the letter of 5 May, in which it is claimed that …": what a text holds it tells. */
function inWhichItIs(scene: Scene, at: number, sentence: Run): Draft | null {
  const { tokens, words, arcs } = scene;
  const opens =
    tokens[at].xpos === "WDT" && words.within.has(arcs.form[at - 1] ?? "") && words.anaphors.has(arcs.form[at + 1] ?? "");
  if (!opens) return null;
  let verb = at + 2;
  while (verb < sentence.to && /^(?:AUX|ADV)$/.test(tokens[verb].upos)) verb++;
  const word = tokens[verb]?.xpos === "VBN" ? cueWordAt(scene, verb) : null;
  const told =
    says(word) && words.complementisers.has(form(scene, verb + 1)) ? tidy(tokens, { from: verb + 1, to: sentence.to }) : null;
  if (!told) return null;
  // The last text named before it, with whose it is.
  const end = tokens[at - 2]?.form === "," ? at - 2 : at - 1;
  let noun = end - 1;
  while (noun > sentence.from && !words.documents.has(arcs.lemma[noun])) noun--;
  const from = noun > sentence.from && tokens[noun - 1].upos === "DET" ? noun - 1 : noun;
  let to = noun + 1;
  while (to < end && NOMINAL.has(tokens[to].upos)) to++;
  const source = words.documents.has(arcs.lemma[noun]) ? nominal(scene, { from, to }) : null;
  return source && { head: verb, source: [source], cue: [{ from: at + 2, to: verb + 1 }], content: [told], word, by: "phrased" };
}

/** Past the nouns from a place on, with a participle of theirs ("a study published in March") and hyphens; a comma ends them. */
function nounsFrom({ tokens }: Scene, start: number, sentence: Run): number {
  const goesOn = (i: number): boolean =>
    NOMINAL.has(tokens[i].upos) ||
    startsUpper(tokens[i].form) ||
    (tokens[i].xpos === "VBN" && (i > start || tokens[i + 1]?.upos === "NOUN")) ||
    (i > start && tokens[i].form === "-");
  let to = start;
  while (to < sentence.to && to - start < LONGEST_SOURCE && goesOn(to)) to++;
  return to;
}

/** "In his words, the dam would feed three provinces." */
function inOnesWords(scene: Scene, at: number, sentence: Run): Draft | null {
  const { tokens, words, arcs } = scene;
  if (tokens[at].upos !== "ADP" || (at > sentence.from && tokens[at - 1].form !== ",")) return null;
  const end = nounsFrom(scene, at + 1, sentence);
  const noun = end - 1;
  if (noun <= at + 1 || !words.wordings.has(arcs.lemma[noun])) return null;
  // "by his own account".
  const before = tokens[noun - 1].upos === "ADJ" ? noun - 2 : noun - 1;
  const possessed = tokens[before].xpos === "PRP$" || tokens[before].xpos === "POS";
  // "In our view" nobody is quoted.
  if (!possessed || words.firstPerson.has(arcs.form[before])) return null;
  const source = { from: at + 1, to: tokens[before].xpos === "POS" ? before : before + 1 };
  // An opinion that is given as somebody's words is said.
  const known = cueWordAt(scene, noun);
  const word: CueWord | null = known && { ...known, kind: known.kind === "belief" ? "speech" : known.kind, imputes: null };
  const cue = [
    { from: at, to: at + 1 },
    { from: noun, to: end },
  ];
  return around(scene, { from: at, to: end }, sentence, { head: noun, source: [source], cue, word });
}

/** "Talks are said to go on": of the subject it is said, by nobody named. */
function hearsay(scene: Scene, at: number, sentence: Run): Draft | null {
  const { tokens, words, arcs } = scene;
  if (tokens[at].xpos !== "VBN" || tokens[at + 1]?.xpos !== "TO") return null;
  const word = cueWordAt(scene, at);
  if (word?.kind !== "speech" || !word.takes.has("clause") || word.takes.has("whom") || word.force !== "said") return null;
  let from = at;
  while (from > sentence.from && /^(?:AUX|ADV)$/.test(tokens[from - 1].upos)) from--;
  const passive = Array.from({ length: at - from }, (_, i) => arcs.lemma[from + i]).some((lemma) => words.passive.has(lemma));
  if (!passive) return null;
  let start = from;
  while (start > sentence.from && from - start < LONGEST_SOURCE && NOMINAL.has(tokens[start - 1].upos)) start--;
  const about = nominal(scene, { from: start, to: from });
  const told = tidy(tokens, { from: at + 1, to: sentence.to });
  if (!about || !told) return null;
  return { head: at, source: [], cue: [{ from, to: at + 1 }], content: [about, told], word, by: "phrased" };
}

/** "The port's version is that the ship sank." */
function versionIsThat(scene: Scene, at: number, sentence: Run): Draft | null {
  const { tokens, words, arcs } = scene;
  const isNoun =
    tokens[at].upos === "NOUN" && words.passive.has(arcs.lemma[at + 1] ?? "") && words.complementisers.has(form(scene, at + 2));
  const possessed = tokens[at - 1]?.xpos === "POS" || tokens[at - 1]?.xpos === "PRP$";
  if (!isNoun || !possessed || words.firstPerson.has(form(scene, at - 1))) return null;
  const known = cueWordAt(scene, at);
  if (!words.wordings.has(arcs.lemma[at]) && !says(known)) return null;
  const end = tokens[at - 1].xpos === "POS" ? at - 1 : at;
  const source = nominal(scene, { from: nounsBackFrom(scene, end, sentence), to: end });
  const told = tidy(tokens, { from: at + 2, to: clauseEnd(scene, at + 2, sentence) });
  return (
    source && told && { head: at, source: [source], cue: [{ from: at, to: at + 1 }], content: [told], word: SAID, by: "phrased" }
  );
}

/** "the reports of foreign media that the convoy was stopped", "the lies spread by the rebels that …". */
function nounThat(scene: Scene, at: number, sentence: Run): Draft | null {
  const { tokens, words, arcs } = scene;
  const word = tokens[at].upos === "NOUN" && !isVerbBehindOne(scene, at) ? cueWordAt(scene, at) : null;
  if (!word?.takes.has("clause") || !/^(?:speech|document|evidence)$/.test(word.kind)) return null;
  // "a statement carried by the agency that": the agency only passes it on.
  if (words.carried.has(arcs.lemma[at + 1] ?? "")) return null;
  const made = tokens[at + 1]?.xpos === "VBN" && words.agents.has(arcs.lemma[at + 2] ?? "") ? at + 2 : at + 1;
  const joint = arcs.lemma[made] ?? "";
  if (!words.agents.has(joint) && tokens[made]?.upos !== "ADP") return null;
  let end = made + 1;
  while (
    end < sentence.to &&
    NOMINAL.has(tokens[end].upos) &&
    end - at < LONGEST_SOURCE &&
    !words.complementisers.has(form(scene, end))
  )
    end++;
  const source = nominal(scene, { from: made + 1, to: end });
  if (!source || !words.complementisers.has(form(scene, end))) return null;
  // "Cyprus Herald reports from Nicosia that": the paper does.
  if (arcs.form[made] !== "of" && tokens[source.from].name.endsWith("LOC") && tokens[at - 1]?.upos === "PROPN") return null;
  // "reports in some media that …", but no "reports in March that …".
  if (!words.agents.has(joint) && !words.documents.has(arcs.lemma[source.to - 1])) return null;
  // "The claim of the port that the ship sank is false": as a subject it ends before its verb.
  const subject = arcs.rel[at] === "nsubj" && tokens[at].head > arcs.right[at] - 1 && arcs.right[at] > end + 2;
  const whole = tidy(tokens, { from: end, to: clauseEnd(scene, end, sentence) });
  const cut = subject ? tidy(tokens, { from: end, to: arcs.right[at] }) : null;
  const told = cut && isClause(scene, { from: cut.from + 1, to: cut.to }) ? cut : whole;
  if (!told || !isClause(scene, { from: told.from + 1, to: told.to })) return null;
  return { head: at, source: [source], cue: [{ from: at, to: at + 1 }], content: [told], word, by: "phrased" };
}

/** "A deputy claims on television that …": behind one person with an article no plural noun stands. */
export function isVerbBehindOne({ tokens, words, arcs, sentences, sentenceAt }: Scene, at: number): boolean {
  const { from } = sentences[sentenceAt[at]];
  const before = tokens[at - 1];
  const one = before?.xpos === "NN" && words.voices.has(arcs.lemma[at - 1]) && tokens[at].xpos === "NNS";
  return one && tokens[from].upos === "DET" && tokens.slice(from + 1, at).every(({ upos }) => /^(?:ADJ|NOUN|PROPN)$/.test(upos));
}

type Phrase = {
  readonly head: number;
  readonly source: readonly Run[];
  readonly cue: readonly Run[];
  readonly word: CueWord | null;
};

/** The clause that a phrase qualifies: behind it when it opens a clause, before it when it closes one, on both sides between commas. */
export function around(scene: Scene, phrase: Run, sentence: Run, made: Phrase): Draft | null {
  const { tokens, words } = scene;
  const before = tokens[phrase.from - 1];
  const behind = tokens[phrase.to];
  const opened = !before || phrase.from === sentence.from || isOpener(scene, phrase.from, sentence);
  const next = opened && behind?.form === "," ? pastRelative(scene, phrase.to + 1, sentence) : phrase.to + 1;
  const after = behind?.form === "," ? tidy(tokens, { from: next, to: clauseEnd(scene, next, sentence) }) : null;
  if (opened) return after && { ...made, content: [after], by: "phrased" };
  const start = clauseStart(scene, phrase.from, sentence);
  const told = tidy(tokens, { from: start, to: phrase.from });
  if (!told || (before.form !== "," && phrase.to < sentence.to - 1 && behind.form !== ",")) return null;
  // ", according to X, who …" goes on about X; ", but" begins another clause.
  const another =
    after &&
    (isWho(scene, after.from, sentence) ||
      /^W/.test(tokens[after.from].xpos) ||
      tokens[after.from].upos === "CCONJ" ||
      words.roles.has(tokens[after.from].form));
  return { ...made, content: after && !another ? [told, after] : [told], by: "phrased" };
}

/** "according to the outlet Garagum, which cites a nurse, …": behind what a relative clause says of the source. */
function pastRelative({ tokens, cueWords }: Scene, start: number, sentence: Run): number {
  // ", quoting a source in the ministry,".
  const quotes = tokens[start]?.xpos === "VBG" && cueWords[start]?.takes.has("relay");
  if (!/^W/.test(tokens[start]?.xpos ?? "") && !quotes) return start;
  for (let i = start + 1; i < sentence.to - 1; i++) if (tokens[i].form === ",") return i + 1;
  return start;
}

/** "…, but according to X, …", "wrote that, according to X, …". */
function isOpener({ tokens, words }: Scene, at: number, sentence: Run): boolean {
  const before = tokens[at - 1].form === "," ? tokens[at - 2] : tokens[at - 1];
  return (
    before === undefined ||
    at - 2 < sentence.from ||
    before.upos === "CCONJ" ||
    before.form === ":" ||
    words.complementisers.has(before.form.toLowerCase())
  );
}

/** Where what stands before a phrase begins: behind a semicolon or a colon, or with the sentence. */
function clauseStart({ tokens, quoteAt }: Scene, end: number, sentence: Run): number {
  for (let i = end - 2; i > sentence.from; i--) if (/^[;:]$/.test(tokens[i].form) && quoteAt[i] < 0) return i + 1;
  return sentence.from;
}

function clauseEnd({ tokens, quoteAt }: Scene, start: number, sentence: Run): number {
  for (let i = start; i < sentence.to; i++) if (tokens[i].form === ";" && quoteAt[i] < 0) return i;
  return sentence.to;
}
