/** What kind of claim a stretch of text is. */
import type { Span } from "../../base/span.ts";
import { kid, marker } from "../../document/arcs.ts";
import type { ClaimClass } from "../../document/schema.ts";
import type { Firm } from "./firm.ts";
import { firmnessOf, isInverted } from "./firmness.ts";
import { ISSUER } from "./known.ts";
import {
  covering,
  inBlock,
  innermost,
  inScripture,
  inSpeech,
  isTurn,
  relays,
  type Scene,
  SPOKEN,
  sentenceOf,
  spanOfToken,
  type Told,
  tokenAt,
} from "./scene.ts";

export interface Classed {
  readonly class: ClaimClass;
  readonly rule: string;
  readonly span: Span | null;
}

/**
 * The class of what the token at `at` tells.
 * @param firm how firmly, as `firmnessOf` gives it
 * @param dated whether the telling has a time of its own: what is announced for a day is no mere prophecy
 */
export function classAt(scene: Scene, at: number, firm: Firm, dated: boolean): Classed {
  const span = spanOfToken(scene, at);
  const { arcs, words } = scene;
  if (inScripture(scene, span)) return { class: "scripture", rule: "within scripture", span: null };
  const given = takenForGranted(scene, at);
  if (given) return { class: "presupposed", rule: "mentioned as given", span: given };
  if (firm.mode === "conditional") return { class: "hypothetical", rule: "supposed", span: decidedBy(scene, firm) };
  const around = innermost(scene, span);
  const source = around.find((told) => relays(told) && told.attribution.source.length > 0);
  const read = around.find((told) => isImputed(scene, told) && !isAside(scene, at, told) && !isFelt(scene, told));
  // "fears reports that …": what lies within is told by whoever reports.
  if (read && !(source && source.depth > read.depth))
    return { class: "imputed", rule: "read into a mind", span: read.attribution.cue[0] };
  const by = firm.by.find(({ rule }) => rule === "norm");
  if (by && firm.mode === "open") return { class: "advocacy", rule: "urged", span: spanOfToken(scene, by.at) };
  if (source) {
    // "The Synod asks the faithful to pray", on its own page.
    if (asksToDo(scene, source, at)) return { class: "advocacy", rule: "asked", span: source.attribution.cue[0] };
    if (source.mind?.force === "probable" && (firm.mode === "planned" || firm.by.some(({ rule }) => rule === "future")))
      return { class: "prediction", rule: "foretold", span: source.attribution.cue[0] };
    return quotes(scene, source, span)
      ? { class: "quoted", rule: "within somebody's quoted words", span: source.attribution.cue[0] }
      : { class: "report", rule: "a source is named", span: source.attribution.cue[0] };
  }
  const bid = firm.by.find(({ rule }) => rule === "imperative");
  if (bid && (arcs.tokens[at].xpos === "VB" || kid(arcs, at, "nsubj") >= 0) && !words.readers.has(arcs.lemma[at]))
    return { class: "advocacy", rule: "bidden", span: spanOfToken(scene, bid.at) };
  // "Oslo to send tanks": a headline announces; who said so and for when stands below it.
  const isHeadline = inBlock(scene, sentenceOf(scene, span.start), "title");
  if (firm.mode === "planned" && !dated && !isHeadline && firm.by.some(({ rule }) => rule === "future")) {
    return { class: "prediction", rule: "future, with neither source nor date", span: decidedBy(scene, firm) };
  }
  if (firm.mode === "habitual" || isState(scene, at)) return { class: "background", rule: "a state or habit", span };
  return { class: "unsourced", rule: "no source is named", span: null };
}

/** "hoped for a deal with Chad, which had shelled the port": what a comma and a past relative clause add is no part of the hope. */
function isAside({ arcs }: Scene, at: number, { head }: Told): boolean {
  for (let node = at, steps = 0; node >= 0 && node !== head && steps < 12; node = arcs.tokens[node].head, steps++) {
    const isPast = (verb: number): boolean => arcs.tokens[verb].feats.includes("Tense=Past|VerbForm=Fin");
    const opening = arcs.left[node];
    const isAdded = arcs.tokens[node].deprel === "acl:relcl" && [arcs.form[opening], arcs.form[opening - 1]].includes(",");
    if (isAdded && [node, ...arcs.kids[node].filter((child) => arcs.rel[child] === "aux")].some(isPast)) return true;
  }
  return false;
}

const decidedBy = (scene: Scene, { by }: Firm): Span | null => (by.length > 0 ? spanOfToken(scene, by[by.length - 1].at) : null);

/**
 * Whether an attribution reads a mind: its cue imputes, and whoever is imputed to does not speak for himself
 * ("we want", or "X said he wants").
 */
export function isImputed(scene: Scene, told: Told): boolean {
  const { doc, words } = scene;
  const { attribution, mind } = told;
  if (attribution.kind !== "belief" && attribution.kind !== "intention" && attribution.kind !== "stance") return false;
  if (!mind?.imputes || told.voiced || arranges(scene, told)) return false;
  if (tellsOfItself(scene, told) || looksAt(scene, told)) return false;
  const named = attribution.source.map(({ start, end }) => doc.text.slice(start, end).toLowerCase());
  // "We know", and in somebody's quoted words "our soldiers know".
  const quoted = attribution.source.some((span) => inSpeech(scene, span));
  const own = quoted ? named.map((words) => words.split(" ", 1)[0]) : named;
  return attribution.source.length > 0 && !own.some((word) => words.firstPerson.has(word));
}

/** "The raid surprised them", "defended its raid": the feeling or stance is read into a mind, but not the act, which is named as known. */
function isFelt({ doc }: Scene, { attribution, mind }: Told): boolean {
  if (mind?.force !== "fact" || !(mind.imputes === "emotion" || mind.imputes === "stance")) return false;
  const [{ start, end }] = attribution.content;
  const top = doc.tokens.find(
    (token) =>
      token.start >= start &&
      token.end <= end &&
      (token.head < 0 || doc.tokens[token.head].start < start || doc.tokens[token.head].end > end),
  );
  return top?.upos === "NOUN";
}

/** "X testified that he saw", "The Ministry regrets" on the ministry's own page: who is told of is who tells. */
function tellsOfItself({ speakers, doc, told, words }: Scene, { attribution }: Told): boolean {
  const me = speakers.get(attribution.id)?.who;
  if (me === undefined) return false;
  if (me === ISSUER && attribution.parent === null) return true;
  const over = told.find((other) => other.attribution.id === attribution.parent);
  const pronoun = attribution.source.some(({ start, end }) => words.thirdPerson.has(doc.text.slice(start, end).toLowerCase()));
  if (over && !(pronoun && relays(over))) return false;
  const teller = over ? (speakers.get(over.attribution.id)?.who ?? "") : (doc.meta.issuer?.name ?? "");
  return me.toLowerCase().replace(/^the /, "") === teller.toLowerCase().replace(/^the /, "");
}

/** "had seen fourteen trains", "would not see the new year": only what is seen *as* something, or *that* it is so, is in a mind. */
function looksAt({ doc, words, arcs }: Scene, { attribution, mind, head }: Told): boolean {
  if (mind?.imputes !== "knowledge" || !mind.takes.has("as") || !mind.takes.has("obj")) return false;
  const [{ start, end }] = attribution.content;
  const first = tokenAt(doc, start);
  if (first < 0 || words.complementisers.has(arcs.form[first])) return false;
  for (let i = head + 1; i < doc.tokens.length && doc.tokens[i].start < Math.max(end, doc.tokens[head].end + 1); i++)
    if (words.views.has(arcs.lemma[i]) || /^VB[DZP]$/.test(doc.tokens[i].xpos)) return false;
  return true;
}

/** Whoever puts the text out asks somebody for what stands there as an infinitive. */
function asksToDo({ doc, arcs, speakers }: Scene, { attribution, head, mind }: Told, at: number): boolean {
  const asks =
    attribution.kind === "speech" && mind?.force === "open" && mind.takes.has("to") && doc.tokens[head].upos === "VERB";
  const bare = doc.tokens[at].xpos === "VB" && arcs.kids[at].some((child) => doc.tokens[child].xpos === "TO");
  return asks && bare && speakers.get(attribution.id)?.who === ISSUER;
}

/** "plan a joint exercise", "plan to hold talks": what is arranged is no mind that is read, unlike "plan a coup". */
function arranges({ doc, arcs, words }: Scene, { attribution, mind }: Told): boolean {
  if (!mind?.takes.has("arranged")) return false;
  const [{ start, end }] = attribution.content;
  const from = tokenAt(doc, start);
  for (let i = from; i >= 0 && i < doc.tokens.length && doc.tokens[i].end <= end; i++) {
    const { head, upos } = doc.tokens[i];
    if (upos === "PUNCT" || (head >= from && doc.tokens[head].end <= end)) continue;
    const noun = upos === "VERB" && words.light.has(arcs.lemma[i]) ? kid(arcs, i, "obj", "obl") : i;
    return noun >= 0 && words.arranged.has(arcs.lemma[noun]);
  }
  return false;
}

/** "We call on …": the text's own voice. */
const speaksForItself = ({ doc, words }: Scene, { attribution }: Told): boolean =>
  attribution.source.some(({ start, end }) => words.firstPerson.has(doc.text.slice(start, end).toLowerCase()));

function quotes({ doc }: Scene, { attribution }: Told, span: Span): boolean {
  if (attribution.quoted === "direct") return true;
  return (
    attribution.quoted === "mixed" &&
    doc.quotes.some(({ kind, start, end }) => SPOKEN.has(kind) && start <= span.start && span.end <= end)
  );
}

/** "after the withdrawal of …", "when the troops left": the words that make it given, or `null`. */
function takenForGranted(scene: Scene, at: number): Span | null {
  const { arcs, words } = scene;
  const { upos, deprel } = arcs.tokens[at];
  if (upos === "NOUN" || upos === "PROPN") {
    const before = arcs.left[at] - 1;
    const mark = kid(arcs, at, "case", "mark");
    if (mark >= 0) return words.given.has(marker(arcs, at)) ? spanOfToken(scene, mark) : null;
    return before >= 0 && words.given.has(arcs.lemma[before]) ? spanOfToken(scene, before) : null;
  }
  if (deprel === "advcl" || arcs.rel[at] === "advcl") {
    const mark = marker(arcs, at);
    return words.given.has(mark) ? spanOfToken(scene, kid(arcs, at, "mark", "case", "advmod")) : null;
  }
  return null;
}

/** A copula without event, or a verb of standing in the present. */
function isState({ arcs, words }: Scene, at: number): boolean {
  const { upos, feats } = arcs.tokens[at];
  if (kid(arcs, at, "cop") >= 0 && upos !== "VERB") return true;
  return upos === "VERB" && words.states.has(arcs.lemma[at]) && !feats.includes("Tense=Past");
}

const isCondition = ({ arcs, words }: Scene, at: number): boolean =>
  isInverted(arcs, words, at) || words.firmness.get(`${marker(arcs, at)} SCONJ`)?.class === "condition";

/** The class of a whole sentence: of what it says as its main point. */
export function sentenceClass(scene: Scene, index: number, pushed: ReadonlyMap<number, ClaimClass>): ClaimClass {
  const { doc, arcs, told } = scene;
  const { from, to } = doc.sentences[index];
  const forced = pushed.get(index);
  if (inScripture(scene, doc.sentences[index])) return "scripture";
  // Of a question what it hands over to is no part.
  const here = told.filter(
    ({ head, attribution }) => head >= from && head < to && !(head === to - 1 && isTurn(scene, attribution)),
  );
  let root = from;
  for (let i = from; i < to; i++) if (arcs.tokens[i].head < 0 && arcs.tokens[i].upos !== "PUNCT") root = i;
  const span = spanOfToken(scene, root);
  const dated = doc.times.some((time) => time.from < to && time.to > from);
  const firm = firmnessOf(arcs, scene.words, root);
  const outer = here.filter(
    (one) => one.attribution.parent === null || !here.some((other) => other.attribution.id === one.attribution.parent),
  );
  const covered = covering(scene, span).filter((one) => relays(one) && one.attribution.source.length > 0);
  if (covered.length > 0) return covered.some((one) => quotes(scene, one, span)) ? "quoted" : "report";
  const speaking = outer.filter((one) => relays(one) && one.attribution.source.length > 0 && told.includes(one));
  // A sentence that hands on somebody's words is about those words, unless they are an aside.
  // In words that are no names, so that no class depends on how long a name is.
  const size = (span: Span): number => {
    let count = 0;
    for (let i = Math.max(0, tokenAt(doc, span.start)); i < doc.tokens.length && doc.tokens[i].end <= span.end; i++)
      if (doc.tokens[i].upos !== "PROPN" && doc.tokens[i].upos !== "PUNCT" && doc.tokens[i].alike !== "") count++;
    return count;
  };
  const length = (one: Told): number => one.attribution.content.reduce((sum, span) => sum + size(span), 0);
  const whole = size(doc.sentences[index]);
  const relayed = speaking.find((one) => one.head === root || length(one) > whole / 3);
  if (forced === "advocacy" && relayed && speaksForItself(scene, relayed)) return "advocacy";
  if (relayed?.mind?.force === "probable" && classOfContent(scene, relayed) === "prediction") return "prediction";
  // "We judge it likely that the shelling will resume."
  const judged = outer.find((one) => one.head === root && one.attribution.kind === "belief" && speaksForItself(scene, one));
  if (judged && foretells(scene, judged)) return "prediction";
  if (relayed && scene.speakers.get(relayed.attribution.id)?.who === ISSUER && classOfContent(scene, relayed) === "advocacy")
    return "advocacy";
  if (relayed) return relayed.attribution.quoted === "direct" ? "quoted" : "report";
  if (forced === "advocacy") return "advocacy";
  if (outer.some((one) => isImputed(scene, one) && (one.head === root || length(one) > whole / 4))) return "imputed";
  if (forced) return forced;
  const opening = outer.find(({ attribution }) => attribution.kind === "evidence" && attribution.source.length === 0);
  // "This shows that": behind the one word that points back.
  if (opening && tokenAt(doc, opening.attribution.cue[0].start) <= from + 1) return classOfContent(scene, opening);
  const supposed = arcs.kids[root].some((child) => arcs.rel[child] === "advcl" && isCondition(scene, child));
  if (supposed) return "hypothetical";
  const own = classAt(scene, root, firm, dated);
  if (own.class === "unsourced" && firm.ongoing) return "background";
  return own.class;
}

/** Whether a verb of what is told is in the future. */
function foretells({ doc, arcs, words }: Scene, { attribution }: Told): boolean {
  const [{ start, end }] = attribution.content;
  for (let i = tokenAt(doc, start); i >= 0 && i < doc.tokens.length && doc.tokens[i].end <= end; i++)
    if (doc.tokens[i].upos === "VERB" && firmnessOf(arcs, words, i).by.some(({ rule }) => rule === "future")) return true;
  return false;
}

/** Under the author's own opening ("it is worth noting that"): the class of what it opens. */
function classOfContent(scene: Scene, { attribution }: Told): ClaimClass {
  const [span] = attribution.content;
  const { arcs, doc } = scene;
  for (let i = tokenAt(doc, span.start); i >= 0 && i < doc.tokens.length && doc.tokens[i].end <= span.end; i++) {
    const { head, upos } = doc.tokens[i];
    const outside = head < 0 || doc.tokens[head].start < span.start || doc.tokens[head].end > span.end;
    if (!outside || upos === "PUNCT") continue;
    const found = classAt(scene, i, firmnessOf(arcs, scene.words, i), true).class;
    return found === "report" ? "unsourced" : found;
  }
  return "unsourced";
}
