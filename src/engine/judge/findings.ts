/** Words that push, and whose they are: loaded terms, imputations, smuggled claims, hedges, self-interest, calls. */
import { bySpan, overlaps, type Span } from "../../base/span.ts";
import { kid } from "../../document/arcs.ts";
import { namedSource } from "../../document/named-source.ts";
import type { ClaimClass, Finding } from "../../document/schema.ts";
import { speakerOf } from "./chain.ts";
import { isImputed } from "./classes.ts";
import { ISSUER } from "./known.ts";
import { isBidding, isCalledTo } from "./own.ts";
import { handsOn, innermost, inScripture, inSpeech, type Scene, sentenceOf, type Told, textOf, tokenAt } from "./scene.ts";
import { type Found, findTurns, spanOfFound } from "./turns.ts";

export interface Findings {
  readonly findings: readonly Finding[];
  /** Sentences whose class a turn decides. */
  readonly pushed: ReadonlyMap<number, ClaimClass>;
}

export function findingsIn(scene: Scene): Findings {
  const turns = findTurns(scene, scene.words.rhetoric).filter((found) => !inScripture(scene, spanOfFound(scene, found)));
  const cried = cries(scene);
  const findings = [
    ...loadedWords(scene),
    ...scene.told.flatMap((told) => mindReading(scene, told)),
    ...turns.flatMap((found) => turned(scene, found)),
    ...cried,
    ...hedges(scene),
    ...selfInterest(scene),
  ];
  const pushed = pushedBy(scene, turns);
  for (const { start } of cried) pushed.set(sentenceOf(scene, start), "advocacy");
  return { findings: onceEach(findings).sort(bySpan), pushed };
}

/** Whose word it is: the innermost speaker whose content holds it, else the issuer. */
function holderOf(scene: Scene, span: Span): string {
  const inner = innermost(scene, span).find((told) => handsOn(scene, told, span) && told.attribution.source.length > 0);
  if (!inner) return ISSUER;
  const [source] = namedSource(inner.attribution);
  const mention = scene.doc.mentions.find(({ start, end }) => start < source.end && source.start < end);
  return mention?.id ?? speakerOf(scene, inner).who;
}

function loadedWords(scene: Scene): Finding[] {
  return findTurns(scene, scene.words.loaded).flatMap((found) => {
    const span = spanOfFound(scene, found);
    if (inScripture(scene, span)) return [];
    const quoted = inSpeech(scene, span);
    if (quoted && OWN_VOICE.has(found.turn.class)) return [];
    const where = quoted ? ", in quotation marks" : "";
    return [{ kind: "loaded", ...span, note: `${found.turn.class}${where}`, holder: holderOf(scene, span) }];
  });
}

// Certainty and colour push in the text's own voice; anybody talks so who is quoted.
const OWN_VOICE: ReadonlySet<string> = new Set(["certainty", "intensifier", "colour"]);

/** A mind read by a third party; and a claim that a factive verb carries in as known. */
function mindReading(scene: Scene, told: Told): Finding[] {
  const { attribution, mind } = told;
  if (!isImputed(scene, told) || !mind?.imputes) return [];
  const [cue] = attribution.cue;
  const holder = holderOf(scene, cue);
  const whole = {
    start: Math.min(cue.start, ...attribution.content.map(({ start }) => start)),
    end: Math.max(cue.end, ...attribution.content.map(({ end }) => end)),
  };
  const findings: Finding[] = [
    { kind: "imputation", ...whole, note: `${mind.imputes}, of ${textOf(scene, namedSource(attribution))}`, holder },
  ];
  const clause = mind.force === "fact" && mind.imputes === "knowledge" && mind.takes.has("clause");
  if (clause) {
    findings.push({ kind: "factive", ...cue, note: "tells its content as known", holder });
  }
  // What a person feels or knows he may have said; of a state, a body or a people somebody reads it.
  const read = isCollective(scene, attribution.source) && attribution.polarity === "+";
  if (clause && read) findings.push({ kind: "loaded", ...cue, note: "factive", holder });
  if (mind.imputes === "emotion" && read) findings.push({ kind: "loaded", ...cue, note: "emotion", holder });
  return findings;
}

function isCollective({ doc, words }: Scene, source: readonly Span[]): boolean {
  const named = doc.mentions.some(
    ({ kind, start, end }) => kind !== "person" && kind !== "place" && source.some((span) => overlaps(span, { start, end })),
  );
  const forms = source.map(({ start, end }) => doc.text.slice(start, end).toLowerCase());
  return named || forms.some((form) => words.thirdPerson.has(form) && !words.persons.has(form) && !words.relatives.has(form));
}

const IMPUTING: ReadonlySet<string> = new Set(["purpose", "relationship", "capability", "emotion", "stance"]);

function turned(scene: Scene, found: Found): Finding[] {
  const span = spanOfFound(scene, found);
  const holder = holderOf(scene, span);
  const { class: kind } = found.turn;
  if (IMPUTING.has(kind)) return [{ kind: "imputation", ...span, note: kind, holder }];
  if (kind === "call" || kind === "vocative") return [{ kind: "call-to-action", ...span, note: kind, holder }];
  return [];
}

/** "Nationalise the mines!": an order to all who read, in the text's own voice. */
function cries(scene: Scene): Finding[] {
  const { doc, arcs, words } = scene;
  // A text that says "we" bids its readers; a recipe only tells how.
  const ours = doc.tokens.some(
    (token) => token.feats.includes("Person=1") && token.feats.includes("Number=Plur") && !inSpeech(scene, token),
  );
  return doc.sentences.flatMap(({ from, to }): Finding[] => {
    const called = calledTo(scene, from, to);
    if (called) return [{ kind: "call-to-action", ...called, note: "call", holder: holderOf(scene, called) }];
    const { xpos, upos, start, end } = doc.tokens[from];
    const verb = upos === "VERB" && (xpos === "VB" || xpos === "VBP") && kid(arcs, from, "nsubj", "aux") < 0;
    // A word before an article, with no other verb: "Nationalise the mines!", whatever its tag.
    const alone = doc.tokens.slice(from + 1, to).every((token) => token.upos !== "VERB" && token.upos !== "AUX");
    const bids =
      xpos === "VB" &&
      upos === "VERB" &&
      ours &&
      /\p{L}/u.test(doc.tokens[from].form) &&
      doc.tokens[from].head < 0 &&
      kid(arcs, from, "nsubj", "aux") < 0;
    const bare = verb || (alone && doc.tokens[from + 1]?.upos === "DET" && (upos === "NOUN" || upos === "PROPN"));
    const span = { start, end };
    const isCall = bids && !words.readers.has(arcs.lemma[from]);
    if (
      !(isCall || (bare && doc.tokens[to - 1].form === "!")) ||
      to - from < 3 ||
      inSpeech(scene, span) ||
      inScripture(scene, span)
    )
      return [];
    return [{ kind: "call-to-action", start, end, note: "call", holder: holderOf(scene, span) }];
  });
}

/** "Brothers in the ports, refuse to load": several who are called, and what they are to do. */
function calledTo(scene: Scene, from: number, to: number): Span | null {
  const { arcs, doc } = scene;
  if (doc.tokens[from].xpos !== "NNS") return null;
  for (let at = from + 2; at < to; at++) {
    if (doc.tokens[at].upos !== "VERB") continue;
    const subject = kid(arcs, at, "nsubj");
    const span = { start: doc.tokens[at].start, end: doc.sentences[scene.sentenceAt[at]].end };
    const isCall = subject >= from && isCalledTo(arcs, subject, at) && isBidding(arcs, at);
    return isCall && !inSpeech(scene, span) && !inScripture(scene, span) ? span : null;
  }
  return null;
}

function hedges(scene: Scene): Finding[] {
  const { arcs, words, doc } = scene;
  const findings: Finding[] = [];
  for (let i = 0; i < doc.tokens.length; i++) {
    if (words.firmness.get(arcs.entry[i])?.class !== "hedge" || isPlainVerb(arcs, i)) continue;
    const { start, end } = doc.tokens[i];
    const span = { start, end };
    if (!inScripture(scene, span)) findings.push({ kind: "hedge", ...span, note: arcs.lemma[i], holder: holderOf(scene, span) });
  }
  return findings;
}

/** "They claim the region", "he appeared in court": without a clause under it such a verb hedges nothing. */
const isPlainVerb = ({ tokens, kids, rel }: Scene["arcs"], at: number): boolean =>
  tokens[at].upos === "VERB" && !kids[at].some((child) => rel[child] === "ccomp" || rel[child] === "xcomp");

/** The issuer speaks of itself: its own name in the body of what it puts out. */
function selfInterest({ doc }: Scene): Finding[] {
  const { issuer } = doc.meta;
  if (!issuer) return [];
  const own = doc.mentions.filter(
    (mention) =>
      (issuer.actor !== null && mention.actor === issuer.actor) ||
      issuer.name.includes(doc.text.slice(mention.start, mention.end)),
  );
  const party = own.filter(
    (mention) =>
      mention.end - mention.start > 3 &&
      mention.kind !== "country" &&
      mention.kind !== "place" &&
      !(issuer.span && overlaps(issuer.span, mention)) &&
      doc.blocks.some((block) => block.kind === "paragraph" && block.start <= mention.start && mention.end <= block.end),
  );
  return party.map(({ start, end }) => ({
    kind: "self-interest",
    start,
    end,
    note: "the issuer speaks of itself",
    holder: ISSUER,
  }));
}

/** One finding of each kind at each place; of two loaded terms that overlap the longer. */
function onceEach(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding, i) =>
    findings.every((other, j) => {
      if (i === j || other.kind !== finding.kind || !overlaps(other, finding)) return true;
      const [mine, its] = [finding.end - finding.start, other.end - other.start];
      if (finding.kind !== "loaded" && !(other.start === finding.start && other.end === finding.end)) return true;
      return mine > its || (mine === its && i < j);
    }),
  );
}

const isMain = ({ doc }: Scene, at: number): boolean => doc.tokens[at].upos === "VERB" && doc.tokens[at].head < 0;

/** A call makes its sentence advocacy; a purpose, a tie or a weakness read into others makes it imputed. */
function pushedBy(scene: Scene, turns: readonly Found[]): Map<number, ClaimClass> {
  const pushed = new Map<number, ClaimClass>();
  for (const { turn, from } of turns) {
    const index = scene.sentenceAt[tokenAt(scene.doc, scene.doc.tokens[from].start)];
    if (turn.class === "call" || turn.class === "vocative") pushed.set(index, "advocacy");
    // "Both serve the same masters": of a tie only what the sentence says by its verb is its main point.
    else if (IMPUTING.has(turn.class) && (turn.class !== "relationship" || isMain(scene, from)) && !pushed.has(index))
      pushed.set(index, "imputed");
  }
  return pushed;
}
