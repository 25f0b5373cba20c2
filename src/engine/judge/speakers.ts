/**
 * Who each speaker is, by the fullest name the text has for him: "he", "the ministry", "Quea", "the official" go back to
 * the one who spoke, or was named, before. Read once through the text, in its order.
 */
import { namedSource } from "../../document/named-source.ts";
import type { Attribution, Mention } from "../../document/schema.ts";
import type { Scene, Told } from "./scene.ts";
import { relays, sentenceOf, textOf, tokenAt } from "./scene.ts";

export interface Speaker {
  readonly who: string;
  readonly actor: string | null;
  /** The outlet that was told, and so tells: "told the Post that …". */
  readonly hearer: { readonly who: string; readonly actor: string | null } | null;
}

/** Who puts the document out stands in every chain under this name; the record's meta says who it is. */
export const ISSUER = "(issuer)";
/** A cue that hides its source: "is said to have". */
export const UNNAMED = "(unnamed)";

interface Known extends Speaker {
  /** Whether it is told by the text itself, and hands something on: of two, whoever speaks outermost is meant by "he". */
  readonly outer: boolean;
  readonly number: "person" | "body" | "many";
  /** Nouns, names and adjectives in it, in lower case. */
  readonly words: ReadonlySet<string>;
  /** Those of them that name it and not what it is of: "spokesman" in "a spokesman for the ministry". */
  readonly heads: ReadonlySet<string>;
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
}

/** What is asked of the text's mentions for each speaker, worked out once. */
interface Named {
  /** For each token the longest mention over it. */
  readonly at: readonly (Mention | undefined)[];
  /** For each mention the first of the same one. */
  readonly first: ReadonlyMap<string, Mention>;
  /** Its words and heads, by mention. */
  readonly words: (mention: Mention) => ReadonlySet<string>;
  readonly heads: (mention: Mention) => ReadonlySet<string>;
}

export function speakersIn(scene: Scene): ReadonlyMap<string, Speaker> {
  const speakers = new Map<string, Speaker>();
  const known: Known[] = [];
  const named = namedIn(scene);
  const inOrder = scene.told
    .filter(({ attribution }) => attribution.source.length > 0)
    .sort((a, b) => a.attribution.source[0].start - b.attribution.source[0].start);
  for (const told of inOrder) {
    const voice = ownVoice(scene, told, speakers);
    if (voice) speakers.set(told.attribution.id, voice);
    if (voice) continue;
    const speaker = { ...speakerOf(scene, told, known, named, speakers), outer: told.depth === 0 && relays(told) };
    const hearer = hearerOf(scene, told, known, named);
    speakers.set(told.attribution.id, { ...speaker, hearer });
    known.push(speaker);
  }
  return speakers;
}

function speakerOf(
  scene: Scene,
  { attribution }: Told,
  known: readonly Known[],
  named: Named,
  speakers: ReadonlyMap<string, Speaker>,
): Known {
  const spans = namedSource(attribution);
  const { start } = spans[0];
  const { end } = spans[spans.length - 1];
  const turned = isTurn(scene, attribution);
  const introduced = turned ? answerer(scene, start, end, named) : null;
  const me: Known = {
    who: introduced ? textOf(scene, [introduced]) : stripped(scene, textOf(scene, spans)),
    actor: introduced ? introduced.actor : attribution.sourceActor,
    hearer: null,
    outer: true,
    number: numberOf(scene, attribution, named),
    words: wordsOf(scene, start, end),
    heads: headsOf(scene, start, end),
    start,
    end,
    sentence: sentenceOf(scene, start),
  };
  // Turns under one label are one speaker's.
  if (introduced) return me;
  const turn = turned ? known.find(({ who }) => who === me.who) : undefined;
  if (turn) return { ...me, actor: turn.actor, number: turn.number };
  const teller = scene.told.find((told) => told.attribution.id === attribution.parent && isTurn(scene, told.attribution));
  const turnOf = teller && speakers.get(teller.attribution.id)?.who;
  // Whom a speaker tells of by a noun is another than he: "the official said the captain told …".
  const over = scene.told.find((told) => told.attribution.id === attribution.parent && told.attribution.cue[0].start < start);
  const overWho = over?.attribution.content.some((span) => span.start <= start && end <= span.end)
    ? speakers.get(over.attribution.id)?.who
    : undefined;
  // `"The minister does not say," she says`: whoever is named within what she says is another.
  const told = (other: Known): boolean =>
    attribution.quoted === "direct" && attribution.content.some((span) => span.start <= other.start && other.end <= span.end);
  const before = isPronoun(scene, spans[0])
    ? pronounced(
        scene,
        me,
        known.filter((other) => !told(other)),
        named,
        turnOf,
      )
    : described(
        scene,
        me,
        known.filter(({ who }) => who !== overWho),
        named,
      );
  if (before && overWho?.toLowerCase().includes(before.who.toLowerCase()) && !isPronoun(scene, spans[0])) return me;
  return before ? { ...me, who: before.who, actor: before.actor ?? me.actor, number: before.number } : me;
}

/** "A:": whom the text introduces before the first turn, by the longest name it has for him there. */
function answerer({ doc, words, told }: Scene, start: number, end: number, named: Named): Mention | null {
  if (!words.answerers.has(doc.text.slice(start, end).toLowerCase())) return null;
  const first = told.find(({ attribution: { cue } }) => doc.text.slice(cue[0].start, cue[0].end) === ":");
  const before = doc.mentions.filter(
    (mention) => mention.kind === "person" && mention.end <= (first?.attribution.source[0].start ?? 0),
  );
  const counts = new Map<string, number>();
  const origin = ({ id }: Mention): string => named.first.get(id)?.id ?? id;
  for (const mention of before) counts.set(origin(mention), (counts.get(origin(mention)) ?? 0) + 1);
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  const names = before.filter((mention) => origin(mention) === best?.[0]);
  return names.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)[0] ?? null;
}

/** "An earlier version of this article": the text itself. */
function isOwnText({ doc, words, arcs }: Scene, { source }: Attribution): boolean {
  return source.some(({ start, end }) => {
    for (let i = tokenAt(doc, start); i >= 0 && i + 1 < doc.tokens.length && doc.tokens[i + 1].end <= end; i++)
      if (words.own.has(doc.tokens[i].form.toLowerCase()) && words.ownTexts.has(arcs.lemma[i + 1])) return true;
    return false;
  });
}

const isTurn = ({ doc }: Scene, { cue: [{ start, end }] }: Attribution): boolean => doc.text.slice(start, end) === ":";

/** "We have seen …": whoever is speaking there, and where nobody is, the issuer. */
function ownVoice(scene: Scene, { attribution }: Told, speakers: ReadonlyMap<string, Speaker>): Speaker | null {
  const { doc, words } = scene;
  const own = attribution.source.some(({ start, end }) => words.firstPerson.has(doc.text.slice(start, end).toLowerCase()));
  const [{ start, end }] = attribution.source;
  const asks = isTurn(scene, attribution) && words.askers.has(doc.text.slice(start, end).toLowerCase());
  if (asks || isOwnText(scene, attribution)) return { who: ISSUER, actor: null, hearer: null };
  if (!own) return null;
  return (attribution.parent ? speakers.get(attribution.parent) : undefined) ?? { who: ISSUER, actor: null, hearer: null };
}

/** Whoever stands right behind "told", when its name or noun is an outlet's. */
function hearerOf(scene: Scene, { attribution, head, mind }: Told, known: readonly Known[], named: Named): Speaker["hearer"] {
  const { doc, words, arcs } = scene;
  const interview = interviewAt(scene, head);
  if (!mind?.takes.has("whom") && interview < 0) return null;
  const from = interview < 0 ? head + 1 : interview;
  let to = from;
  const goesOn = (at: number): boolean =>
    /^(?:DET|ADJ|NOUN|PROPN)$/.test(doc.tokens[at].upos) && !(at > from && words.complementisers.has(arcs.lemma[at]));
  while (to < doc.tokens.length && goesOn(to) && to - from < 8) to++;
  const run = doc.tokens.slice(from, to);
  // "told this newspaper", "tells our reporter".
  if (words.own.has(run[0]?.form.toLowerCase() ?? "")) return null;
  const isOutlet =
    run.some(({ form }, i) => words.outlets.has(form.toLowerCase()) || words.outlets.has(arcs.lemma[from + i])) ||
    namesOutlet(scene, run, named);
  const last = run[run.length - 1];
  // "told state radio", but not "told a newspaper" nor "told newspapers".
  const isOnly = run.length > 1 && run[0].upos !== "DET" && last.xpos === "NN";
  const isNamed = isOnly || run.some(({ upos }) => upos === "PROPN") || words.definite.has(run[0]?.form.toLowerCase() ?? "");
  if (!isOutlet || !isNamed) return null;
  const span = { start: run[0].start, end: run[run.length - 1].end };
  const me: Known = {
    ...{ who: textOf(scene, [span]), actor: null, hearer: null, outer: true, number: "body", ...span },
    ...{
      words: wordsOf(scene, span.start, span.end),
      heads: headsOf(scene, span.start, span.end),
      sentence: sentenceOf(scene, span.start),
    },
  };
  const before = known.filter(({ start, words: theirs }) => start !== attribution.source[0]?.start && isOutletBy(scene, theirs));
  const found = described(scene, me, before, named);
  return found && (found.who === ISSUER || isOutletBy(scene, found.words)) ? found : me;
}

/** "hinted in an interview with Ulan Daily that": where who asked begins; −1 for none. */
function interviewAt({ doc, arcs, words }: Scene, head: number): number {
  for (let i = head + 1; i < Math.min(head + 6, doc.tokens.length - 2); i++)
    if (words.interviews.has(arcs.lemma[i]) && doc.tokens[i + 1].upos === "ADP") return i + 2;
  return -1;
}

const isOutletBy = ({ words }: Scene, own: ReadonlySet<string>): boolean => [...own].some((word) => words.outlets.has(word));

/** "told Volga Line", which the text calls an agency elsewhere. */
function namesOutlet(scene: Scene, run: readonly { readonly form: string; readonly upos: string }[], named: Named): boolean {
  const own = run.map(({ form }) => form.toLowerCase());
  if (run.length === 0 || run.some(({ upos }) => upos !== "PROPN")) return false;
  return scene.doc.mentions.some((mention) => {
    const words = named.words(mention);
    return isOutletBy(scene, words) && own.every((word) => words.has(word));
  });
}

/** "One of them, who spoke on condition of anonymity," is one of them. */
const stripped = ({ words }: Scene, text: string): string => {
  const comma = text.search(/,\s/);
  const next =
    comma < 0
      ? ""
      : (
          text
            .slice(comma + 1)
            .trim()
            .split(/\s/)[0] ?? ""
        ).toLowerCase();
  return (words.relatives.has(next) ? text.slice(0, comma) : text).replace(/[\s,]+$/, "");
};

function isPronoun({ doc, words }: Scene, source: { start: number; end: number }): boolean {
  const at = tokenAt(doc, source.start);
  return at >= 0 && doc.tokens[at].end >= source.end && words.thirdPerson.has(doc.tokens[at].form.toLowerCase());
}

function numberOf({ doc, arcs, words }: Scene, attribution: Attribution, named: Named): Known["number"] {
  const [first] = namedSource(attribution);
  const at = tokenAt(doc, first.start);
  // "the auditors, whose report": what a relative clause says of them is no part of who they are.
  let end = first.end;
  for (let i = at; i >= 0 && i + 1 < doc.tokens.length && doc.tokens[i].end <= first.end; i++)
    if (doc.tokens[i].form === "," && /^W/.test(doc.tokens[i + 1].xpos)) end = Math.min(end, doc.tokens[i].start);
  let head = at;
  for (let i = at; i >= 0 && i < doc.tokens.length && doc.tokens[i].end <= end; i++) {
    const { head: up } = doc.tokens[i];
    if ((up < at || doc.tokens[up].start >= end) && doc.tokens[i].upos !== "PUNCT") {
      head = i;
      break;
    }
  }
  if (head < 0) return "body";
  const form = doc.tokens[head].form.toLowerCase();
  if (words.persons.has(form)) return "person";
  if (words.outlets.has(arcs.lemma[head])) return "body";
  if (words.plural.has(form) || doc.tokens[head].feats.includes("Number=Plur")) return "many";
  const person = doc.tokens.some(
    ({ start, end, name }, i) => i > head && start < first.end && end > first.start && name.endsWith("PER"),
  );
  return person ||
    named.at[head]?.kind === "person" ||
    words.speakers.has(arcs.lemma[head]) ||
    doc.tokens[head].name.endsWith("PER")
    ? "person"
    : "body";
}

function wordsOf({ doc, arcs, words }: Scene, start: number, end: number): Set<string> {
  const found = new Set<string>();
  for (let i = tokenAt(doc, start); i >= 0 && i < doc.tokens.length && doc.tokens[i].start < end; i++) {
    const { upos, form } = doc.tokens[i];
    if (upos === "NOUN" || (upos === "ADJ" && !words.definite.has(arcs.lemma[i]))) found.add(arcs.lemma[i]);
    if (upos === "PROPN") found.add(form.toLowerCase());
  }
  return found;
}

/** The last common noun before a preposition, a participle or a possessive, and the names there and in apposition. */
function headsOf({ doc, arcs }: Scene, start: number, end: number): Set<string> {
  const names: string[] = [];
  let noun: string | null = null;
  let inner = false;
  for (let i = tokenAt(doc, start); i >= 0 && i < doc.tokens.length && doc.tokens[i].start < end; i++) {
    const { upos, xpos, form } = doc.tokens[i];
    if (xpos === "POS") [noun, names.length] = [null, 0];
    else if (form === ",") inner = false;
    else if (upos === "ADP" || upos === "VERB") inner = true;
    else if (!inner && upos === "PROPN") names.push(form.toLowerCase());
    else if (!inner && upos === "NOUN") {
      // "US lawmakers": what a name stands before is not named by it.
      if (/^(?:PROPN|PUNCT)$/.test(doc.tokens[i - 1]?.upos ?? "")) names.length = 0;
      noun = arcs.lemma[i];
    }
  }
  return new Set(noun === null ? names : [...names, noun]);
}

/**
 * "It added", "he said": whoever spoke in the sentence before, when one such did; else whom the pronoun stands for by the
 * text's mentions; else the last who could be meant.
 */
function pronounced(scene: Scene, me: Known, known: readonly Known[], named: Named, teller: string | undefined): Known | null {
  // In a turn "he" is another than whoever has the word.
  const alike = known.filter((other) => other.number === me.number && other.start < me.start && other.who !== teller);
  const latest = alike.at(-1);
  const last = alike.findLast(({ outer, sentence }) => outer && sentence === latest?.sentence) ?? latest ?? null;
  if (last && me.sentence - last.sentence <= 1) return last;
  const body = me.number === "body" ? bodyBefore(scene, me) : null;
  if (body) return body;
  const mention = mentionOf(scene, me, named);
  const first = mention ? named.first.get(mention.id) : undefined;
  // Nobody is a place.
  const personal = me.number === "person" ? personBefore(scene, me) : null;
  if (!first || first === mention || first.kind === "place") return last ?? personal ?? unclear(scene, me, known);
  // In a turn whoever has the word is not "he".
  if (teller !== undefined && knownAt(first, known)?.who === teller) return personal ?? last;
  return knownAt(first, known) ?? { ...me, who: textOf(scene, [whole(scene, first, me.number)]), actor: first.actor };
}

/** "I asked his office, and it replied": the last body in the sentence before the pronoun. */
function bodyBefore(scene: Scene, me: Known): Known | null {
  const { doc, arcs, words } = scene;
  const { from } = doc.sentences[me.sentence];
  let at = tokenAt(doc, me.start) - 1;
  while (at >= from && !(doc.tokens[at].upos === "NOUN" && words.bodies.has(arcs.lemma[at]))) at--;
  if (at < from) return null;
  let start = at;
  while (start > from && /^(?:NOUN|PROPN|ADJ)$/.test(doc.tokens[start - 1].upos)) start--;
  if (start > from && /^(?:DET|PRON)$/.test(doc.tokens[start - 1].upos)) start--;
  const span = { start: doc.tokens[start].start, end: doc.tokens[at].end };
  return { ...me, who: textOf(scene, [span]), actor: null };
}

/** "A customs official, whom I will not name. He stated": the last noun for a person in the sentence before. */
function personBefore(scene: Scene, me: Known): Known | null {
  const { doc, arcs, words } = scene;
  const before = doc.sentences[me.sentence - 1];
  if (!before) return null;
  let at = before.from;
  while (at < before.to && !(/^(?:NOUN|ADJ)$/.test(doc.tokens[at].upos) && words.speakers.has(arcs.lemma[at]))) at++;
  let start = at;
  while (start > before.from && /^(?:NOUN|PROPN|ADJ)$/.test(doc.tokens[start - 1].upos)) start--;
  if (at >= before.to || start === before.from || doc.tokens[start - 1].upos !== "DET") return null;
  const span = { start: doc.tokens[start - 1].start, end: doc.tokens[at].end };
  return { ...me, who: textOf(scene, [span]), actor: null };
}

/** "A 19-year-old Afghan recalled … He said": the last speaker, of whom no word says that it is a body. */
function unclear(scene: Scene, me: Known, known: readonly Known[]): Known | null {
  const last = known.at(-1);
  const near = last && me.number === "person" && me.sentence - last.sentence <= 1 && last.start < me.start;
  const isBody = (one: Known): boolean =>
    [...one.words].some((word) => scene.words.bodies.has(word) || scene.words.outlets.has(word));
  return near && last.number === "body" && !isBody(last) ? last : null;
}

/** Of several who are named together all: "the armies of A and B". */
function whole({ doc }: Scene, { start, end }: Mention, number: Known["number"]): { start: number; end: number } {
  if (number !== "many") return { start, end };
  let to = tokenAt(doc, end);
  while (to >= 0 && to < doc.tokens.length && /^(?:CCONJ|PROPN|NOUN|DET)$/.test(doc.tokens[to].upos)) to++;
  return { start, end: to < 0 ? end : Math.max(end, doc.tokens[to - 1].end) };
}

/** "the ministry", "Quea", "the official": a speaker before who has all its words in a longer name; else the mention it is. */
function described(scene: Scene, me: Known, known: readonly Known[], named: Named): Known | null {
  if (!isShort(scene, me)) return null;
  const many = me.number === "many";
  const fuller = known.findLast(
    (other) =>
      other.who.length > me.who.length &&
      (other.number === "many") === many &&
      [...me.words].every((word) => other.words.has(word)) &&
      [...me.heads].some((word) => other.heads.has(word)),
  );
  if (fuller) return fuller;
  if (isIssuer(scene, me)) return { ...me, who: ISSUER };
  const mention = mentionOf(scene, me, named);
  const first = mention ? named.first.get(mention.id) : undefined;
  if (first && first !== mention && first.kind !== "place" && isPlural(scene, first) === many) {
    const met = knownAt(first, known);
    const text = textOf(scene, [first]);
    if (met && met.who.length > me.who.length) return met;
    if (text.length > me.who.length) return { ...me, who: text, actor: first.actor ?? me.actor };
  }
  const general = [...me.words].every((word) => scene.words.anyone.has(word));
  if (general) return known.findLast(({ number }) => number === "person") ?? null;
  return mentionedBefore(scene, me, named);
}

/** "The Embassy" on a page of the embassy's. */
function isIssuer({ doc, words }: Scene, { words: own, number, start, end }: Known): boolean {
  const name = new Set((doc.meta.issuer?.name ?? "").toLowerCase().split(/[^\p{L}]+/u));
  const kinds = [...own].some((word) => words.bodies.has(word) || words.outlets.has(word));
  // "The Network" with a capital names one body.
  const named = doc.tokens.some(
    (token) => token.start > start && token.end <= end && /^\p{Lu}/u.test(token.form) && own.has(token.form.toLowerCase()),
  );
  return number === "body" && (kinds || named) && [...own].every((word) => name.has(word));
}

/** Whether it is several, by its last noun. */
function isPlural({ doc }: Scene, { start, end }: Mention): boolean {
  let plural = false;
  for (let i = tokenAt(doc, start); i >= 0 && i < doc.tokens.length && doc.tokens[i].start < end; i++) {
    if (doc.tokens[i].upos === "ADP") break;
    if (doc.tokens[i].upos === "NOUN") plural = doc.tokens[i].feats.includes("Number=Plur");
  }
  return plural;
}

/** Definite and bare ("the ministry", "the same official"), or a surname alone. */
function isShort({ doc, words }: Scene, me: Known): boolean {
  const at = tokenAt(doc, me.start);
  if (at < 0 || me.words.size === 0 || me.words.size > 2) return false;
  const { form, upos } = doc.tokens[at];
  if (doc.tokens[at + 1]?.upos === "NUM") return false;
  return words.definite.has(form.toLowerCase()) || (upos === "PROPN" && me.words.size === 1);
}

/** The mention over what names a speaker: in "the leader's office" the office's, not the leader's. */
const mentionOf = ({ doc, arcs }: Scene, { start, end, heads }: Known, named: Named): Mention | undefined => {
  for (let i = tokenAt(doc, start); i >= 0 && i < doc.tokens.length && doc.tokens[i].start < end; i++) {
    const mention = named.at[i];
    const names = heads.size === 0 || heads.has(arcs.lemma[i]) || heads.has(doc.tokens[i].form.toLowerCase());
    if (mention && names) return mention;
  }
  return undefined;
};

const knownAt = (mention: Mention, known: readonly Known[]): Known | undefined =>
  known.find(({ start, end }) => start < mention.end && mention.start < end);

// A noun goes back to a longer name over so many mentions; beyond them a text names again.
const REACH = 60;

/** A body or person named before with this very noun: "the Ministry of Transport … the ministry". */
function mentionedBefore({ doc, ...scene }: Scene, me: Known, named: Named): Known | null {
  const before = doc.mentions.filter(({ end }) => end <= me.start).slice(-REACH);
  const found = before.findLast((mention) => {
    const { kind, start, end } = mention;
    if (kind === "place" || kind === "country" || end - start <= me.end - me.start) return false;
    const words = named.words(mention);
    if (![...me.words].every((word) => words.has(word))) return false;
    const heads = named.heads(mention);
    return [...me.heads].some((word) => heads.has(word));
  });
  return found ? { ...me, who: textOf({ doc, ...scene }, [found]), actor: found.actor ?? me.actor } : null;
}

function namedIn(scene: Scene): Named {
  const { mentions, tokens } = scene.doc;
  const at: (Mention | undefined)[] = new Array(tokens.length);
  const byId = new Map(mentions.map((mention) => [mention.id, mention]));
  const first = new Map<string, Mention>();
  for (const mention of mentions) {
    for (let i = tokenAt(scene.doc, mention.start); i >= 0 && i < tokens.length && tokens[i].start < mention.end; i++) {
      const other = at[i];
      if (!other || other.end - other.start < mention.end - mention.start) at[i] = mention;
    }
    let origin: Mention = mention;
    for (let steps = 0; origin.sameAs && steps < 50; steps++) origin = byId.get(origin.sameAs) ?? origin;
    first.set(mention.id, origin);
  }
  return { at, first, words: onceEach(scene, wordsOf), heads: onceEach(scene, headsOf) };
}

/** What a mention's words are, worked out when it is asked for, and once. */
function onceEach(
  scene: Scene,
  read: (scene: Scene, start: number, end: number) => ReadonlySet<string>,
): (mention: Mention) => ReadonlySet<string> {
  const known = new Map<Mention, ReadonlySet<string>>();
  return (mention) => {
    let words = known.get(mention);
    if (!words) {
      words = read(scene, mention.start, mention.end);
      known.set(mention, words);
    }
    return words;
  };
}
