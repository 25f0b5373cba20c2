/**
 * Where what is told certainly ends, whatever tagger or rule drew its edge: one place for all, so that no reading turns on
 * whether an edge fell before or behind a comma.
 */
import { kid } from "../../document/arcs.ts";
import { type Draft, holds, meets, type Run, type Scene, tidy } from "./draft.ts";
import { besideAside, isFiniteVerb, NOMINAL, nominal, nounsBackFrom } from "./order.ts";
import { cueWordAt } from "./phrases.ts";
import { handsOn, says } from "./telling.ts";

export function withCertainEnds(scene: Scene, read: readonly Draft[]): Draft[] {
  const drafts = read
    .filter((draft) => !isOthers(scene, draft, read) && !isBeyond(scene, draft))
    .map((draft) => behindSemicolon(scene, draft));
  return drafts.map((draft) => {
    const last = draft.content.at(-1);
    if (draft.by === "transcript" || !last) return draft;
    const led = last.from >= draft.cue[draft.cue.length - 1].to;
    const ended = led
      ? withRelative(scene, draft, besideOccasion(scene, beforeMain(scene, draft, beforeSemicolon(scene, draft, last, drafts))))
      : last;
    const more = continued(scene, draft, ended, drafts);
    if (ended === last && more.length === 0) return draft;
    return { ...draft, content: [...draft.content.slice(0, -1), ended, ...more] };
  });
}

/** "have written otherwise, and mothers have told": what begins behind a comma and a conjunction with another speaker is that other's. */
const isOthers = ({ tokens }: Scene, { head, cue, content }: Draft, drafts: readonly Draft[]): boolean =>
  content.length === 1 &&
  content[0].from === cue[cue.length - 1].to + 2 &&
  tokens[content[0].from - 1].upos === "CCONJ" &&
  tokens[content[0].from - 2].form === "," &&
  drafts.some((other) => other.head !== head && other.source[0]?.from === content[0].from);

/** "They paid 15 billion, the ministry says; the palace first said 16": who stands behind the semicolon and tells something there has not told the other. */
function isBeyond({ tokens, quoteAt }: Scene, { source, cue, content }: Draft): boolean {
  const from = Math.min(source[0]?.from ?? Infinity, cue[0].from);
  const told = content.at(-1);
  const next = tokens[cue[cue.length - 1].to];
  if (!told || told.to > from || !next || /^(?:PUNCT|SYM)$/.test(next.upos)) return false;
  return tokens.slice(told.to, from).some(({ form }, i) => form === ";" && quoteAt[told.to + i] < 0);
}

/** "The rebels say it is calm; the governor, from his refuge, tells us it bleeds": whoever stands behind the semicolon. */
function behindSemicolon(scene: Scene, draft: Draft): Draft {
  const { tokens, sentences, sentenceAt } = scene;
  const [run] = draft.source;
  const [{ from }] = draft.cue;
  if (!run || run.to >= from || !isFiniteVerb(tokens[draft.head].xpos)) return draft;
  let at = from - 1;
  while (at > run.to && tokens[at].form !== ";") at--;
  if (tokens[at].form !== ";" || at <= run.to) return draft;
  const sentence = sentences[sentenceAt[from]];
  const aside = tokens[from - 1].form === "," ? besideAside(scene, from - 1, sentence) : null;
  const source = nominal(scene, { from: Math.max(at + 1, nounsBackFrom(scene, from, sentence)), to: from }) ?? aside;
  return source && source.from > at ? { ...draft, source: [source] } : draft;
}

/** "promised stoves; the parishes have sent them": behind a semicolon something else is told, unless its tense goes on with what was said. */
function beforeSemicolon(scene: Scene, draft: Draft, run: Run, drafts: readonly Draft[]): Run {
  const { tokens, quoteAt, words, arcs } = scene;
  let at = run.from + 1;
  // "said the same, and then he left".
  const joins = (i: number): boolean =>
    tokens[i].form === "," &&
    tokens[i + 1]?.upos === "CCONJ" &&
    !tells(scene, { from: run.from, to: i }) &&
    opensClause(scene, i + 2, run.to);
  while (at < run.to && !((tokens[at].form === ";" || joins(at)) && quoteAt[at] === quoteAt[draft.head])) at++;
  if (at + 2 >= run.to) return run;
  let verb = at + 1;
  while (verb < run.to && !tellsAt(scene, verb)) verb++;
  const told = drafts.some(
    ({ head, source, word }) =>
      head > at &&
      head < run.to &&
      // "; the ministry called it a farce": whoever begins there speaks there, though no source was found for him.
      ((source[0]?.from > at && handsOn(word)) || (head === verb && source.length === 0 && opensClause(scene, at + 1, run.to))),
  );
  const present = tokens[draft.head].xpos === "VBD" && verb < run.to && /^VB[ZP]$/.test(tokens[verb].xpos);
  const points = words.anaphors.has(arcs.lemma[at + 1]) && /^(?:ADP|SCONJ|AUX)$/.test(tokens[at + 2].upos);
  const alone = verb < run.to && !tells(scene, { from: run.from, to: at });
  return told || present || points || alone ? (tidy(tokens, { from: run.from, to: at }) ?? run) : run;
}

/** Somebody and what he does: nothing but his noun or pronoun, and adverbs, before a finite verb. */
function opensClause(scene: Scene, from: number, to: number): boolean {
  const { tokens } = scene;
  let at = from;
  while (at < to && (NOMINAL.has(tokens[at].upos) || tokens[at].upos === "ADV") && !tellsAt(scene, at)) at++;
  const named = tokens.slice(from, at).some(({ upos }) => upos === "NOUN" || upos === "PROPN" || upos === "PRON");
  return named && at < to && tellsAt(scene, at);
}

/** A finite verb, or a past that the tagger took for a participle: it stands between its noun and its object. */
const tellsAt = ({ tokens }: Scene, at: number): boolean =>
  isFiniteVerb(tokens[at].xpos) ||
  (tokens[at].xpos === "VBN" && /^(?:NOUN|PROPN|PRON)$/.test(tokens[at - 1]?.upos ?? "") && tokens[at + 1]?.upos === "DET");

/** "While he praised the dam, farmers left": what a clause tells ends before the main clause it hangs from. */
function beforeMain({ tokens, arcs, quoteAt }: Scene, draft: Draft, run: Run): Run {
  let below = draft.head;
  for (let at = tokens[below].head, steps = 0; at >= 0 && steps < 8; at = tokens[at].head, steps++) {
    if (at > below && at >= run.from && at < run.to && arcs.rel[below] === "advcl") {
      const subject = kid(arcs, at, "nsubj");
      let comma = subject >= 0 && subject < at ? arcs.left[subject] : at;
      while (comma > run.from && tokens[comma].form !== ",") comma--;
      return comma > run.from && quoteAt[comma] === quoteAt[draft.head] ? { from: run.from, to: comma } : run;
    }
    below = at;
  }
  return run;
}

/** "called for calm in a statement on Monday", "praised it on television": where it was told is no part of it. */
function besideOccasion(scene: Scene, run: Run): Run {
  const { tokens, words, arcs, quoteAt } = scene;
  // In a clause it may be part of what is told: "said he had lied in an interview".
  if (tells(scene, run)) return run;
  for (let at = run.from + 1; at < run.to - 1; at++) {
    if (quoteAt[at] >= 0 || !words.within.has(arcs.form[at])) continue;
    const { upos, feats } = tokens[at + 1];
    const onAir = words.airs.has(arcs.form[at + 1]);
    if (!onAir && !(upos === "DET" && feats.includes("Definite=Ind"))) continue;
    let end = at + 2;
    while (end < run.to && NOMINAL.has(tokens[end].upos) && tokens[end].upos !== "ADP") end++;
    if (onAir || words.occasions.has(arcs.lemma[end - 1])) return tidy(tokens, { from: run.from, to: at }) ?? run;
  }
  return run;
}

/** ", whom the court had freed", ", which is empty": a clause about the last noun of what is told is told with it. */
function withRelative(scene: Scene, { word, source, cue }: Draft, run: Run): Run {
  const { tokens, quoteAt, sentences, sentenceAt } = scene;
  const { to } = sentences[sentenceAt[run.to - 1]];
  const at = run.to + 1;
  if (!handsOn(word) || at >= to - 1 || tokens[run.to].form !== "," || !tells(scene, run)) return run;
  const joint = tokens[at].upos === "ADP" ? at + 1 : at;
  const about = /^W(?:DT|P\$?)$/.test(tokens[joint].xpos) && /^(?:NOUN|PROPN)$/.test(tokens[run.to - 1].upos);
  if (!about || quoteAt[at] !== quoteAt[run.to - 1]) return run;
  // ", which said it came from": that is told by another.
  let told = joint + 1;
  while (told < to && /^(?:AUX|ADV)$/.test(tokens[told].upos)) told++;
  const teller = told < to ? cueWordAt(scene, told) : null;
  if (says(teller)) return run;
  let end = joint + 1;
  for (let verb = false; end < to && !(verb && /^[,;]$/.test(tokens[end].form)); end++) verb ||= isFiniteVerb(tokens[end].xpos);
  const whole = { from: run.from, to: tidy(tokens, { from: run.from, to: end })?.to ?? run.to };
  return meets([whole], [...source, ...cue]) ? run : whole;
}

/** `…, she said. "We waited."`: a quotation of whole sentences right behind, which nobody else is said to say. */
function continued(scene: Scene, { head, word, cue }: Draft, last: Run, drafts: readonly Draft[]): Run[] {
  const { quotes, quoteAt, sentences, sentenceAt, paragraphAt } = scene;
  const spoken = says(word) && word.takes.has("clause");
  const { to } = sentences[sentenceAt[head]];
  if (!spoken || quoteAt[head] >= 0 || last.to > to || (cue[0].from < last.from && to - last.to > 1)) return [];
  const quote = quotes[quoteAt[to] ?? -1];
  const next = quote?.from === to && paragraphAt[to] === paragraphAt[head] ? sentences[sentenceAt[quote.to - 1]] : null;
  // Few marks but no words behind it: then no cue of its own stands there.
  if (!next || quote.to !== next.to) return [];
  const others = drafts.filter((other) => other.head !== head && sentenceAt[other.head] === sentenceAt[head]);
  const taken = drafts.some(
    (other) => other.content.some((run) => run.to > quote.from && run.from < quote.to) && !holds([quote], other.head),
  );
  return taken || others.some((other) => other.head > head) ? [] : [{ from: quote.from, to: quote.to }];
}

const tells = ({ tokens }: Scene, { from, to }: Run): boolean => {
  for (let i = from; i < to; i++) if (isFiniteVerb(tokens[i].xpos)) return true;
  return false;
};
