import { startsUpper } from "../../base/letters.ts";
import { type Span, sliceOf } from "../../base/span.ts";
import { type Arcs, drawArcs } from "../../document/arcs.ts";
import type { Attribution } from "../../document/schema.ts";
import type { Attributed, BlockKind } from "../../document/stages.ts";
import type { Language } from "../language.ts";
import { type Credit, creditsIn } from "./credits.ts";
import { type Retold, retoldIn } from "./headlines.ts";
import type { Speaker } from "./known.ts";
import { speakersIn } from "./speakers.ts";
import type { JudgeWords, MindWord } from "./words.ts";

/** An attribution with its tokens and how deep it lies. */
export interface Told {
  readonly attribution: Attribution;
  /** The cue's token that the mind lexicon knows, or its first. */
  readonly head: number;
  readonly mind: MindWord | null;
  /** Attributions above it. */
  readonly depth: number;
  /** Whether a belief or a feeling is said and not read: "analysts expect", "a paper speculated", "the envoy regretted that". */
  readonly voiced: boolean;
}

/** A document with what judging asks of it again and again. */
export interface Scene {
  readonly doc: Attributed;
  readonly arcs: Arcs;
  readonly words: JudgeWords;
  readonly told: readonly Told[];
  /** What was found to cover each span, filled as it is asked. */
  readonly covered: Map<number, readonly Told[]>;
  readonly sentenceAt: Int32Array;
  /** By attribution: who its source is, by the fullest name. */
  readonly speakers: ReadonlyMap<string, Speaker>;
  readonly credits: readonly Credit[];
  /** For a headline's clauses the words of the body that tell them again. */
  readonly retold: ReadonlyMap<number, readonly Retold[]>;
  /** Others' words that the text calls untrue. */
  readonly takenBack: readonly Span[];
}

export function sceneOf(doc: Attributed, language: Language): Scene {
  const arcs = drawArcs(doc.tokens);
  const words = language.judging;
  const sentenceAt = new Int32Array(doc.tokens.length).fill(-1);
  for (const [index, { from, to }] of doc.sentences.entries()) sentenceAt.fill(index, from, to);
  const byId = new Map(doc.attributions.map((attribution) => [attribution.id, attribution]));
  const told = doc.attributions.map((attribution): Told => {
    const head = cueHead(doc, arcs, words, attribution);
    const voiced = isVoiced(doc, arcs, words, attribution, head);
    return { attribution, head, mind: mindOf(arcs, words, head), depth: depthOf(byId, attribution), voiced };
  });
  const bare: Scene = {
    doc,
    arcs,
    words,
    told,
    covered: new Map(),
    sentenceAt,
    speakers: new Map(),
    credits: creditsIn(doc, words),
    retold: new Map(),
    takenBack: [],
  };
  const named: Scene = { ...bare, speakers: speakersIn(bare) };
  return { ...named, retold: retoldIn(named), takenBack: words.takenBack(named) };
}

export const mindOf = ({ tokens, entry, form }: Arcs, words: JudgeWords, at: number): MindWord | null =>
  at < 0
    ? null
    : (words.minds.get(entry[at]) ?? (tokens[at].upos === "VERB" ? words.minds.get(`${form[at]} ADJ`) : undefined) ?? null);

function cueHead(doc: Attributed, arcs: Arcs, words: JudgeWords, { cue }: Attribution): number {
  let first = -1;
  for (const span of cue) {
    for (let i = tokenAt(doc, span.start); i >= 0 && i < doc.tokens.length && doc.tokens[i].start < span.end; i++) {
      if (first < 0) first = i;
      if (mindOf(arcs, words, i)) return i;
    }
  }
  return first;
}

function isVoiced(doc: Attributed, arcs: Arcs, words: JudgeWords, { kind, source, content }: Attribution, head: number): boolean {
  if (kind === "stance") {
    const first = tokenAt(doc, content[0].start);
    return words.performed.has(arcs.lemma[head]) && first >= 0 && words.complementisers.has(arcs.form[first]);
  }
  if (kind !== "belief") return false;
  const mind = mindOf(arcs, words, head);
  const sees = mind?.takes.has("as") === true;
  // What a body expects it has told; of a person it may be read.
  const foretells = mind?.force === "planned";
  return source.some(({ start, end }) => {
    for (let i = tokenAt(doc, start); i >= 0 && i < doc.tokens.length && doc.tokens[i].end <= end; i++)
      if (
        words.assessors.has(arcs.lemma[i]) ||
        (words.outlets.has(arcs.lemma[i]) && !sees) ||
        (words.bodies.has(arcs.lemma[i]) && foretells)
      )
        return true;
    return false;
  });
}

function depthOf(byId: ReadonlyMap<string, Attribution>, attribution: Attribution): number {
  let depth = 0;
  for (let at = attribution.parent; at !== null && depth < 20; at = byId.get(at)?.parent ?? null) depth++;
  return depth;
}

/** First token that ends after a place in the text; −1 past the last. */
export function tokenAt({ tokens }: Attributed, place: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle].end <= place) low = middle + 1;
    else high = middle;
  }
  return low < tokens.length ? low : -1;
}

export const sentenceOf = ({ doc, sentenceAt }: Scene, place: number): number => sentenceAt[Math.max(0, tokenAt(doc, place))];

/** The attributions that hold a span in their content; of each span it is asked by several rules. */
export function covering({ told, covered }: Scene, { start, end }: Span): readonly Told[] {
  const key = start * 2 ** 26 + end;
  let found = covered.get(key);
  if (found === undefined) {
    found = told.filter(({ attribution }) => attribution.content.some((span) => span.start <= start && end <= span.end));
    covered.set(key, found);
  }
  return found;
}

/** The same, innermost first. */
export const innermost = (scene: Scene, span: Span): Told[] => [...covering(scene, span)].sort((a, b) => b.depth - a.depth);

/** Whether a sentence stands in a block of one of these kinds. */
export const inBlock = ({ doc }: Scene, sentence: number, ...kinds: readonly BlockKind[]): boolean =>
  kinds.includes(doc.blocks[doc.sentences[sentence]?.block ?? -1]?.kind);

/** Whether a mark gives the word: "Reporter:", or the end of a question before an answer. */
export const isTurn = ({ doc }: Pick<Scene, "doc">, { cue: [{ start, end }] }: Attribution): boolean =>
  end - start === 1 && /[:?.!]/.test(doc.text[start]);

export const textOf = ({ doc }: Scene, spans: readonly Span[]): string =>
  spans
    .map((span) => sliceOf(doc.text, span))
    .join(" ")
    .replace(/\s+/g, " ")
    .trim();

export const spanOfToken = ({ doc }: Scene, at: number): Span => ({ start: doc.tokens[at].start, end: doc.tokens[at].end });

/** Whether a place lies in scripture: in a quotation marked as such, or in what the text has from a book or a speaker of it. */
export const inScripture = (scene: Scene, span: Span): boolean =>
  scene.doc.quotes.some(({ kind, start, end }) => kind === "scripture" && start < span.end && span.start < end) ||
  covering(scene, span).some(({ attribution }) => isSacred(scene, attribution) || isOfBook(scene, attribution));

/** `reminded them of the words of the Gospel: "…"`: whose words stand before the colon. */
function isOfBook({ doc, words }: Scene, { content: [{ start }], cue }: Attribution): boolean {
  const colon = tokenAt(doc, start) - 1;
  const [book, before] = [doc.tokens[colon - 1], doc.tokens[colon - 2]];
  const behind = colon > 1 && doc.tokens[colon].form === ":" && book.start >= cue[0].end;
  return behind && words.sacred.has(book.lemma.toLowerCase()) && before.upos === "DET" && startsUpper(book.form);
}

/** "the Apostle", "Prophet Isaiah", "the Gospel of Mark": of a name no more than that, since "Lord Hale" and "Gospel Radio News" speak for themselves. */
function isSacred({ doc, words }: Scene, { source }: Attribution): boolean {
  const [first] = source;
  if (!first) return false;
  const named = sliceOf(doc.text, first);
  // "the Commander of the Faithful, peace be upon him".
  if (words.honorifics.some((phrase) => named.includes(phrase))) return true;
  const [name] = named.replace(ARTICLE, "").split(/[,(]/);
  const [word, next, ...more] = name.trim().split(/\s+/);
  if (!words.sacred.has(word.toLowerCase()) || !startsUpper(word)) return false;
  // "God Almighty", "Allah the Exalted".
  if (words.epithets.has(name.trim().split(/\s+/).at(-1)?.toLowerCase() ?? "")) return true;
  return next === undefined || /^\p{Ll}/u.test(next) || (more.length === 0 && ARTICLE.test(sliceOf(doc.text, first)));
}

const ARTICLE = /^(?:the|an?|our) /i;

export const inSpeech = ({ doc }: Scene, { start, end }: Span): boolean =>
  doc.quotes.some((quote) => quote.kind === "speech" && quote.start <= start && end <= quote.end);

// Belief, intention and stance are read into a mind by whoever tells them; they pass nothing on.
const RELAYS: ReadonlySet<Attribution["kind"]> = new Set(["speech", "document", "decree", "evidence", "perception"]);

export const relays = ({ attribution, voiced }: Told): boolean =>
  (voiced || RELAYS.has(attribution.kind)) &&
  (attribution.source.length > 0 || attribution.kind === "speech" || attribution.kind === "document");

/** Whether it hands a place on: as a whole, or by the words in quotation marks of a stance ("dismissed it as 'a farce'"). */
export const handsOn = (scene: Scene, told: Told, span: Span): boolean =>
  relays(told) ||
  (told.attribution.quoted !== "indirect" &&
    told.attribution.source.length > 0 &&
    !covering(scene, span).some(relays) &&
    scene.doc.quotes.some(({ kind, start, end }) => SPOKEN.has(kind) && start <= span.start && span.end <= end));

// Of a few words in marks that hold the predicate, whoever is named has said them.
export const SPOKEN: ReadonlySet<string> = new Set(["speech", "scare"]);
