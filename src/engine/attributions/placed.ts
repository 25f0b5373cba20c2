/**
 * Attributions read off the order of words: "…, the ministry said on Tuesday", "said on Tuesday that …", "according to X,
 * …". Parsers hang a cue behind its content from almost anything (attachment of parataxis is their weakest relation), while
 * its place between comma and full stop leaves little doubt.
 */
import { brokenDrafts } from "./broken.ts";
import { type Draft, holds, meets, type Run, type Scene, tidy, without } from "./draft.ts";
import { extraposedDrafts } from "./extraposed.ts";
import {
  besideAside,
  hasBarePast,
  isClause,
  isFiniteVerb,
  isWho,
  LONGEST_SOURCE,
  NOMINAL,
  nominal,
  nounsBackFrom,
} from "./order.ts";
import { phrasedDrafts } from "./phrased.ts";
import { cueRun, cueWordAt } from "./phrases.ts";
import { reportingDrafts } from "./reporting.ts";
import { covers } from "./spoken.ts";
import { handsOn, says } from "./telling.ts";
import type { CueWord } from "./words.ts";

/** Behind what is told, where the place is as good as sure; and before it, for what nothing else found. */
export interface Placed {
  readonly sure: readonly Draft[];
  readonly likely: readonly Draft[];
}

export function placedDrafts(scene: Scene): Placed {
  const sure: Draft[] = phrasedDrafts(scene);
  const likely: Draft[] = [];
  for (const sentence of scene.sentences) {
    sure.push(...brokenDrafts(scene, sentence), ...reportingDrafts(scene, sentence), ...extraposedDrafts(scene, sentence));
    for (let at = sentence.from; at < sentence.to; at++) {
      if (scene.quoteAt[at] >= 0) continue;
      const behind = trailing(scene, at, sentence);
      if (behind) sure.push(behind);
      else {
        const before = leading(scene, at, sentence);
        if (before) likely.push(before);
      }
    }
  }
  return { sure, likely };
}

/** A finite verb of saying, in the active: "said", "has announced". */
function isTelling({ tokens, arcs, words }: Scene, at: number, cue: Run): boolean {
  const { upos, xpos } = tokens[at];
  if (upos !== "VERB") return false;
  const auxiliaries = Array.from({ length: at - cue.from }, (_, i) => arcs.lemma[cue.from + i]);
  if (auxiliaries.some((lemma) => words.passive.has(lemma))) return xpos === "VBG";
  // "images, shown by the institute, indicate": a bare form right behind a noun, at the end; "the ministries announced in a note".
  const behind = tokens[at + 1];
  const plain =
    /^VBN?$/.test(xpos) &&
    /^(?:NOUN|PROPN)$/.test(tokens[at - 1]?.upos ?? "") &&
    (/^[.!?]$/.test(behind?.form ?? "") || (behind?.upos === "ADP" && words.within.has(arcs.form[at + 1])));
  return plain || xpos === "VBD" || xpos === "VBZ" || xpos === "VBP" || (xpos === "VBN" && auxiliaries.length > 0);
}

/** "Prices rose, the ministry said on Tuesday." and "Prices rose, said the ministry." */
function trailing(scene: Scene, at: number, sentence: Run): Draft | null {
  const { tokens } = scene;
  const word = verbTakenForNoun(scene, at) ?? cueWordAt(scene, at);
  if (!word || !(handsOn(word) || word.takes.has("from")) || !(word.takes.has("clause") || word.takes.has("quote"))) return null;
  const cue = cueWithAdverbs(scene, at);
  if (tokens[at].upos !== "NOUN" && tokens[at].upos !== "PROPN" && !isTelling(scene, at, cue)) return null;
  const inverted = tokens[cue.from - 1]?.form === "," && !word.takes.has("whom");
  const source = (inverted ? nominalAfter(scene, cue.to, sentence) : null) ?? nominalBefore(scene, cue.from, sentence);
  if (!source) return null;
  const start = Math.min(source.from, cue.from);
  const comma = start - 1;
  if (comma <= sentence.from || tokens[comma].form !== ",") return null;
  // "takes up a story: the pipeline, it writes, was never insured" is told from the colon on.
  let colon = comma;
  while (colon > sentence.from && tokens[colon].form !== ":") colon--;
  const behind = tokens[Math.max(source.to, cue.to) + 1];
  if (colon > sentence.from && isFiniteVerb(behind?.xpos ?? "") && !isClause(scene, { from: colon, to: comma })) return null;
  const told = tidy(tokens, { from: sentence.from, to: comma });
  if (!told || !(isClause(scene, told) || hasBarePast(scene, told)) || isQuoted(scene, told)) return null;
  const tail = tailOf(scene, Math.max(source.to, cue.to), sentence, word);
  if (!tail) return null;
  return { head: at, source: [source], cue: [cue], content: [told, ...tail], word, by: "placed" };
}

/** "…, Radio North reports.", "…, Minister Moen states in a reply": a verb behind a name that the tagger took for a noun. */
function verbTakenForNoun({ tokens, arcs, words }: Scene, at: number): CueWord | null {
  const { xpos, upos, form } = tokens[at];
  const before = tokens[at - 1];
  // "…, the imagery shows."
  const text = before?.upos === "NOUN" && words.documents.has(arcs.lemma[at - 1]);
  const named = (before?.upos === "PROPN" || text) && (upos === "NOUN" || upos === "PROPN") && /^\p{Ll}+s$/u.test(form);
  if (named && xpos === "NNS" && tokens[at + 1]?.upos === "PUNCT") return words.cues.get(`${arcs.lemma[at]} VERB`) ?? null;
  return named && upos === "PROPN" ? (words.cues.get(`${form.slice(0, -1)} VERB`) ?? null) : null;
}

/** What stands in quotation marks is found by them, unless these are about a few words of it. */
const isQuoted = ({ quoteAt, quotes }: Scene, { from, to }: Run): boolean => {
  const FEW = 6;
  return quoteAt.subarray(from, to).some((quote) => quote >= 0 && quotes[quote].to - quotes[quote].from > FEW);
};

/** The cue with its auxiliaries and adverbs by position: "also said", "has since announced". */
function cueWithAdverbs(scene: Scene, at: number): Run {
  const { tokens } = scene;
  const known = cueRun(scene, at);
  let { from } = known;
  while (from > 0 && (tokens[from - 1].upos === "AUX" || tokens[from - 1].upos === "ADV")) from--;
  return { from, to: known.to };
}

/** The nouns right before a place, back to a comma; an apposition between commas is part of them. */
function nominalBefore(scene: Scene, end: number, sentence: Run): Run | null {
  const { tokens } = scene;
  const last = tokens[end - 1]?.form === "," ? end - 1 : end;
  let from = nounsBackFrom(scene, last, sentence);
  if (last < end) {
    if (from === last || tokens[from - 1]?.form !== ",") return besideAside(scene, last, sentence);
    from = nounsBackFrom(scene, from - 1, sentence);
  } else if (tokens[from - 1]?.form === "," && from < last && isAppositive(scene, { from, to: last })) {
    const before = nounsBackFrom(scene, from - 1, sentence);
    if (before < from - 1 && tokens[before - 1]?.form === "," && isTitle(scene, { from: before, to: from - 1 })) from = before;
  }
  // "three officials who read it said".
  const relative = tokens[from - 1]?.upos === "VERB" ? whoBefore(scene, from - 1, sentence) : null;
  if (relative) return relative;
  // "Yet the union said".
  if (from === sentence.from && from < last && tokens[from].upos === "CCONJ") from++;
  return nominal(scene, { from, to: end });
}

/** The nouns between a comma and a relative word of whose clause a verb is. */
function whoBefore(scene: Scene, verb: number, sentence: Run): Run | null {
  const { tokens } = scene;
  let who = verb;
  while (who > sentence.from && who > verb - 3 && !/^W(?:P|DT)$/.test(tokens[who].xpos)) who--;
  if (!/^W(?:P|DT)$/.test(tokens[who].xpos)) return null;
  const from = nounsBackFrom(scene, who, sentence);
  return from < who && tokens[from - 1]?.form === "," ? nominal(scene, { from, to: who }) : null;
}

const isAppositive = ({ tokens }: Scene, { from, to }: Run): boolean => {
  for (let i = from; i < to; i++) if (tokens[i].upos !== "PROPN") return false;
  return to > from;
};
const isTitle = ({ tokens }: Scene, { from, to }: Run): boolean => {
  for (let i = from; i < to; i++) if (tokens[i].upos === "NOUN") return tokens[from].upos !== "ADP";
  return false;
};

/** The nouns right after an inverted cue, which nothing but an end or a comma follows. */
function nominalAfter(scene: Scene, start: number, sentence: Run): Run | null {
  const { tokens } = scene;
  let to = start;
  while (to < sentence.to && to - start < LONGEST_SOURCE && NOMINAL.has(tokens[to].upos)) to++;
  // ", says the general who leads them, guard": a clause about who says it, up to a comma.
  let close = to;
  if (/^W/.test(tokens[to - 1]?.xpos ?? "")) to--;
  if (to > start && /^W(?:P|DT)$/.test(tokens[to]?.xpos ?? ""))
    while (close < sentence.to - 1 && tokens[close].form !== ",") close++;
  const closed = close >= sentence.to - 1 || tokens[close].form === ",";
  return closed ? nominal(scene, { from: start, to }) : null;
}

/**
 * What stands behind a trailing cue and goes on with what was told: "…, the ministry said, after …". To whom, where and when
 * it was said may stand there too. `null` when something else is told there: then the cue leads it.
 */
function tailOf(scene: Scene, start: number, sentence: Run, word: CueWord): Run[] | null {
  const { tokens, words } = scene;
  const next = tokens[start];
  if (start >= sentence.to - 1) return [];
  if (next.form === ",") {
    const then = tokens[start + 1];
    const another =
      then &&
      ((then.upos === "CCONJ" &&
        !isBackshifted(scene, start + 1, sentence) &&
        !/^(?:AUX|VERB)$/.test(tokens[start + 2]?.upos ?? "")) ||
        /^W/.test(then.xpos));
    if (!then || another || words.roles.has(then.form.toLowerCase()) || cueWordAt(scene, start + 1)) return [];
    if (isWho(scene, start + 1, sentence)) return [];
    if (scene.quoteAt[start + 1] >= 0) return null;
    const rest = tidy(tokens, { from: start + 1, to: sentence.to });
    return rest && !tellsOfAnother(scene, rest) ? [rest] : [];
  }
  if (next.form === ";") return [];
  const day = tokens[start + 1]?.upos === "PUNCT" && (next.upos === "PROPN" || next.upos === "NOUN");
  if (next.upos !== "ADP" && next.upos !== "ADV" && !day && !(word.takes.has("whom") && NOMINAL.has(next.upos))) return null;
  for (let i = start; i < sentence.to; i++) {
    const { form, xpos } = tokens[i];
    if (form === "," && isBackshifted(scene, i + 1, sentence)) {
      const rest = tidy(tokens, { from: i + 1, to: sentence.to });
      return rest ? [rest] : [];
    }
    if (form === "," || form === ";") return [];
    if (
      form === ":" ||
      words.complementisers.has(form.toLowerCase()) ||
      isFiniteVerb(xpos) ||
      xpos === "TO" ||
      scene.quoteAt[i] >= 0
    )
      return null;
  }
  return [];
}

/** "…, the ministry said, after the envoy had posted a picture": what another told before is the text's own. */
function tellsOfAnother({ tokens, words, arcs, cueWords }: Scene, { from, to }: Run): boolean {
  let named = false;
  for (let i = from; i < to; i++) {
    const isCue = says(cueWords[i]);
    if (isCue && named && tokens[i].upos === "VERB" && /^VB[DN]$/.test(tokens[i].xpos)) return true;
    if (tokens[i].upos === "VERB") return false;
    named ||= tokens[i].upos === "PROPN" || words.voices.has(arcs.lemma[i]);
  }
  return false;
}

/** "…, the ministry said, and a deputy had switched them on": a past before the past goes on with what is told. */
function isBackshifted({ tokens, arcs }: Scene, at: number, sentence: Run): boolean {
  if (arcs.form[at] !== "and") return false;
  for (let i = at + 1; i < sentence.to; i++) {
    if (!isFiniteVerb(tokens[i].xpos)) continue;
    return arcs.form[i] === "had" && tokens.slice(i + 1, i + 4).some(({ xpos }) => /^VB[ND]$/.test(xpos));
  }
  return false;
}

/** "told the authors that …", "stated in March that …", and "said prices had risen" without *that*. */
function leading(scene: Scene, at: number, sentence: Run): Draft | null {
  const word = cueWordAt(scene, at);
  if (!handsOn(word) || !word.takes.has("clause")) return null;
  const cue = cueWithAdverbs(scene, at);
  const source = nominalBefore(scene, cue.from, sentence);
  // Of a verb right behind whom a sentence opens with, past and participle are told apart by nothing but the tagger.
  const opens = source?.from === sentence.from && scene.tokens[at].xpos === "VBN" && cue.from === at;
  if (!opens && !isTelling(scene, at, cue)) return null;
  const start = source ? clauseAfter(scene, cue.to, sentence, word) : -1;
  if (!source || start < 0) return null;
  const told = tidy(scene.tokens, { from: start, to: endOfTold(scene, start, sentence) });
  return told && { head: at, source: [source], cue: [cue], content: [told], word, by: "placed" };
}

/** Where the clause that a cue leads begins: at *that*, with to whom and when before it, or right behind the cue. −1 for none. */
function clauseAfter(scene: Scene, start: number, sentence: Run, word: CueWord): number {
  const { tokens, words, arcs } = scene;
  if (!word.takes.has("whom") && BARE.has(tokens[start]?.upos ?? "") && tellsAtOnce(scene, { from: start, to: sentence.to }))
    return start;
  // To whom and when may stand between; a verb there begins something else.
  const REACH = 14;
  let end = start + REACH;
  for (let i = start; i < sentence.to && i <= end; i++) {
    const { form, upos } = tokens[i];
    const close = form === "," ? asideFrom(scene, i, sentence) : -1;
    if (close > i) {
      end += close - i;
      i = close;
      continue;
    }
    // Behind to whom or when, "that" points at no noun.
    const apart = i > start || word.force === "said" || /^(?:NUM|DET)$/.test(tokens[i + 1]?.upos ?? "");
    const marks = words.complementisers.has(form.toLowerCase()) && (upos !== "DET" || apart);
    if (marks) return isClause(scene, { from: i + 1, to: sentence.to }) ? i : -1;
    // "said in a statement carried by the agency that".
    const carried = tokens[i].xpos === "VBN" && i > start && words.agents.has(arcs.lemma[i + 1] ?? "");
    // "wrote in its January note that": a noun of saying right before *that* that the tagger took for a verb.
    const noun =
      upos === "VERB" &&
      words.complementisers.has(tokens[i + 1]?.form.toLowerCase() ?? "") &&
      words.cues.has(`${arcs.lemma[i]} NOUN`);
    if (!NOMINAL.has(upos) && upos !== "ADV" && !noun && !carried) return -1;
  }
  return -1;
}

/** "complained, according to the minutes, that": the comma that closes an aside with no verb of its own, before *that*. −1 for none. */
function asideFrom({ tokens, words }: Scene, at: number, sentence: Run): number {
  const LONGEST = 14;
  for (let i = at + 1; i < sentence.to - 1 && i < at + LONGEST; i++) {
    if (tokens[i].form === ",") return words.complementisers.has(tokens[i + 1].form.toLowerCase()) ? i : -1;
    if (isFiniteVerb(tokens[i].xpos)) return -1;
  }
  return -1;
}

// What a clause without *that* may begin with.
const BARE = new Set(["DET", "PRON", "PROPN", "NOUN", "NUM", "ADJ"]);

/** A finite verb before any comma, and whom it is about before that. */
function tellsAtOnce({ tokens, quoteAt, words }: Scene, { from, to }: Run): boolean {
  for (let i = from; i < to && quoteAt[i] < 0; i++) {
    const { form, upos, xpos } = tokens[i];
    if (isFiniteVerb(xpos)) return i > from;
    if ((!NOMINAL.has(upos) && upos !== "ADV") || words.complementisers.has(form.toLowerCase()) || /^W/.test(xpos)) return false;
  }
  return false;
}

/** The sentence's end, or the end of a quotation that runs on past it, or where a comma and a conjunction begin a clause with a cue of its own, or a phrase that names a source. */
function endOfTold(scene: Scene, start: number, sentence: Run): number {
  const { tokens } = scene;
  for (let i = start + 3; i < sentence.to; i++) {
    if (tokens[i].form !== "," && tokens[i].form !== ";") continue;
    if (tokens[i].form === ";") return i;
    if (tokens[i + 1]?.upos !== "CCONJ") continue;
    for (let j = i + 2; j < sentence.to; j++) {
      if (tokens[j].upos !== "VERB") continue;
      const word = cueWordAt(scene, j);
      if (handsOn(word) && isTelling(scene, j, cueWithAdverbs(scene, j))) return i;
      break;
    }
  }
  const quote = scene.quoteAt[sentence.to - 1];
  return quote >= 0 ? scene.quotes[quote].to : sentence.to;
}

/**
 * The drafts, where the order of words is sure with it in place of what was read for the same cue; and where it is only
 * likely with it for a cue that was not read, or not read as telling that clause.
 */
export function withPlaced(scene: Scene, drafts: readonly Draft[]): Draft[] {
  const { sure, likely } = placedDrafts(scene);
  const added = likely.filter(
    ({ cue, content }) =>
      !drafts.some((draft) => meets(draft.cue, cue) && draft.content.some((run) => tells(scene, run, content))),
  );
  const sourced = added.map((draft) => {
    const read = drafts.find(({ cue, source }) => source.length > 0 && meets(cue, draft.cue));
    return read && !meets(read.source, draft.content) ? { ...draft, source: read.source } : draft;
  });
  const placed = [...sure, ...sourced];
  // "wrote in its January note that": the noun between a cue and what it tells is where it was told.
  const between = (at: number, { cue, content }: Draft): boolean =>
    scene.words.cues.has(`${scene.arcs.lemma[at]} NOUN`) && cue[cue.length - 1].to <= at && at < content[0].from;
  // "According to the Post, the envoy apologised": what it tells does not tell of it.
  const turned = ({ cue, content }: Draft, other: Draft): boolean =>
    other.by === "phrased" &&
    covers(other.content, cue) &&
    covers(content, other.cue) &&
    content.every(({ to }) => to <= cue[0].from);
  const others = drafts.filter(
    (draft) =>
      !placed.some(
        (other) => other.head === draft.head || meets(other.cue, draft.cue) || between(draft.head, other) || turned(draft, other),
      ),
  );
  // Of a cue that was read with nobody behind it, whoever stands before it.
  const named = others.map((draft) => {
    const teller = draft.source.length > 0 ? undefined : likely.find(({ head }) => head === draft.head);
    return teller && !meets(teller.source, draft.content) ? { ...draft, source: teller.source } : draft;
  });
  return [...named.flatMap((draft) => besideTellers(scene, draft, sure)), ...placed].sort((a, b) => a.head - b.head);
}

// A reading that has only the first word or two of a clause has not read it.
const tells = (scene: Scene, { from, to }: Run, content: readonly Run[]): boolean =>
  holds(content, from) &&
  (to - from > 2 || content.every((run) => run.to - run.from < 6)) &&
  !content.some((run) => lacksSubject(scene, { from: run.from, to: from }));

/** "had said the order [came from above]": nothing but nouns before a finite verb are its subject. */
const lacksSubject = ({ tokens }: Scene, { from, to }: Run): boolean =>
  to > from && isFiniteVerb(tokens[to].xpos) && tokens.slice(from, to).every(({ upos }) => NOMINAL.has(upos));

/** What is told within something told does not run on into who tells it. */
function besideTellers({ tokens }: Scene, draft: Draft, sure: readonly Draft[]): Draft[] {
  const teller = sure.find(({ content, source, cue }) => covers(content, draft.cue) && meets(draft.content, [...source, ...cue]));
  if (!teller) return [draft];
  const content = draft.content
    .flatMap((run) => without(tokens, run, [...teller.source, ...teller.cue]))
    .filter((run) => meets([run], teller.content));
  return content.length > 0 ? [{ ...draft, content }] : [];
}
