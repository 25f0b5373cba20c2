/** Whom a short name goes back to: "it", "he", "the ministry", "Quea" to the one who spoke, or was named, before. */
import { startsUpper } from "../../base/letters.ts";
import type { Span } from "../../base/span.ts";
import type { Mention } from "../../document/schema.ts";
import { genderOf, ISSUER, type Known, type Named } from "./known.ts";
import { type Scene, textOf, tokenAt } from "./scene.ts";

export type Pronounced = typeof pronounced;
export type Described = typeof described;

/**
 * "It added", "he said": whoever spoke in the sentence before, when one such did; else whom the pronoun stands for by the
 * text's mentions; else the last who could be meant.
 */
export function pronounced(
  scene: Scene,
  me: Known,
  known: readonly Known[],
  named: Named,
  teller: string | undefined,
): Known | null {
  // In a turn "he" is another than whoever has the word.
  const other = opposite(me.gender);
  const isOther = (who: string): boolean =>
    other !== null && known.findLast((one) => one.who === who && one.gender)?.gender === other;
  const fitting = known.filter(
    (one) =>
      one.number === me.number &&
      one.start < me.start &&
      one.who !== teller &&
      // Whoever asks is "you".
      !(one.turn && teller !== undefined) &&
      !isOther(one.who),
  );
  // "The minister said … Her guest said … she replied": she, and not who is hers.
  const owners = me.gender === null ? fitting : fitting.filter(({ owner }) => owner !== me.gender);
  const alike = owners.length > 0 ? owners : fitting;
  const latest = alike.at(-1);
  const last = alike.findLast(({ outer, sentence }) => outer && sentence === latest?.sentence) ?? latest ?? null;
  if (last && me.sentence - last.sentence <= 1) return last;
  const many = me.number === "many" && !last ? (subjectBefore(scene, me, known) ?? severalBefore(scene, me)) : null;
  if (many) return many;
  const body = me.number === "body" ? (subjectBefore(scene, me, known) ?? bodyBefore(scene, me)) : null;
  if (body) return body;
  const mention = mentionOf(scene, me, named);
  const first = mention ? named.first.get(mention.id) : undefined;
  // "The instructors were Croatian, it writes": nobody is an adjective.
  const isAdjective =
    first !== undefined && scene.doc.tokens[tokenAt(scene.doc, first.start)]?.upos === "ADJ" && first.kind === "country";
  // Nobody is a place.
  const personal = me.number === "person" ? personBefore(scene, me) : null;
  if (!first || first === mention || first.kind === "place" || isAdjective) return personal ?? last ?? unclear(scene, me, known);
  // In a turn whoever has the word is not "he".
  const met = knownAt(first, known);
  if ((teller !== undefined && met?.who === teller) || (met && isOther(met.who))) return personal ?? last;
  return met ?? { ...me, who: textOf(scene, [whole(scene, first, me.number)]), actor: first.actor };
}

const opposite = (gender: Known["gender"]): Known["gender"] =>
  gender === "male" ? "female" : gender === "female" ? "male" : null;

/** "the ministry", "Quea", "the official": a speaker before who has all its words in a longer name; else the mention it is. */
export function described(scene: Scene, me: Known, known: readonly Known[], named: Named): Known | null {
  // "Halden Offshore" on a page of Halden Offshore AS.
  const issuer = scene.doc.meta.issuer?.name ?? "";
  const isBegun = me.who.includes(" ") && startsUpper(me.who) && issuer.startsWith(me.who);
  if (isBegun && !/^\p{L}/u.test(issuer.slice(me.who.length))) return { ...me, who: ISSUER };
  if (!isShort(scene, me)) return null;
  // "The Council" with a capital, on the page of the Council of Scholars.
  if (isIssuer(scene, me) && [...me.words].every((word) => !me.who.includes(word))) return { ...me, who: ISSUER };
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
  if (
    first &&
    first !== mention &&
    first.kind !== "place" &&
    isPlural(scene, first) === many &&
    !isAnother(scene, me, first, named)
  ) {
    const met = knownAt(first, known);
    const text = textOf(scene, [first]);
    if (met && met.who.length > me.who.length) return met;
    if (text.length > me.who.length) return { ...me, who: text, actor: first.actor ?? me.actor };
  }
  const introduced = introducedBefore(scene, me);
  if (introduced) return introduced;
  const general = [...me.words].every((word) => scene.words.anyone.has(word));
  if (general) return known.findLast(({ number }) => number === "person") ?? null;
  return mentionedBefore(scene, me, named);
}

/** Whoever is meant, by the text's own words and no code. */
const called = (scene: Scene, me: Known, span: Span): Known => ({ ...me, who: textOf(scene, [span]), actor: null });

/** Where the words before a noun begin that go with it: "a senior customs | official". */
function phraseBack({ doc }: Scene, noun: number, least: number): number {
  let start = noun;
  while (start > least && /^(?:NOUN|PROPN|ADJ|NUM)$/.test(doc.tokens[start - 1].upos)) start--;
  return start;
}

/** "the mayor" is not "the prime minister", whatever the mentions say: each has a noun of its own for a person. */
function isAnother({ words }: Scene, me: Known, first: Mention, named: Named): boolean {
  const own = [...me.heads].filter((noun) => words.speakers.has(noun) && !words.anyone.has(noun));
  const theirs = [...named.heads(first)].filter((noun) => words.speakers.has(noun) && !words.anyone.has(noun));
  return own.length > 0 && theirs.length > 0 && !own.some((noun) => theirs.includes(noun));
}

/** "The third, a European diplomat, was not sure. … the diplomat said": the last who was brought in by this noun. */
function introducedBefore(scene: Scene, me: Known): Known | null {
  const { doc, arcs } = scene;
  const [noun] = me.words;
  if (me.number !== "person" || me.words.size !== 1 || !scene.words.speakers.has(noun)) return null;
  const until = tokenAt(doc, me.start);
  for (let at = until - 1; at > 0; at--) {
    if (doc.tokens[at].upos !== "NOUN" || arcs.lemma[at] !== noun || doc.tokens[at].xpos !== "NN") continue;
    const start = phraseBack(scene, at, 0);
    if (start === at || start === 0 || !doc.tokens[start - 1].feats.includes("Definite=Ind")) continue;
    const span = { start: doc.tokens[start - 1].start, end: doc.tokens[at].end };
    return called(scene, me, span);
  }
  return null;
}

/** "Vestnik takes another view. It argues": whom the sentence before, or this one before the pronoun, is about, when that is one body or, for "they", several. */
function subjectBefore(scene: Scene, me: Known, known: readonly Known[]): Known | null {
  const { doc, arcs, words } = scene;
  const at = tokenAt(doc, me.start);
  const own = doc.sentences[me.sentence];
  // "France will sell jets, it writes": nobody within what is told.
  const inner = scene.told.some(
    ({ attribution: { source, content } }) =>
      source[0]?.start === me.start && content.some(({ start }) => start <= doc.tokens[own.from].start),
  );
  const opens = inner || doc.tokens.slice(own.from, at).every(({ upos }) => !/^(?:VERB|AUX|NOUN|PROPN)$/.test(upos));
  const sentence = opens ? doc.sentences[me.sentence - 1] : own;
  if (!sentence || sentence.block !== own.block) return null;
  const limit = opens ? sentence.to : at;
  const many = me.number === "many";
  const isSubject = (i: number): boolean =>
    arcs.rel[i] === "nsubj" && doc.tokens[i].head > i && arcs.rel[doc.tokens[i].head] !== "acl";
  let subject = sentence.from;
  // "that four boys were found, and that they": of several in this sentence whoever are several.
  while (subject < limit && !(isSubject(subject) && (opens || !many || doc.tokens[subject].xpos === "NNS"))) subject++;
  if (subject >= limit) return null;
  const { upos, feats, name } = doc.tokens[subject];
  const isPerson = name.endsWith("PER") && !arcs.kids[subject].some((child) => arcs.tokens[child].deprel === "nmod:poss");
  const isBody =
    upos === "PROPN"
      ? !isPerson
      : upos === "NOUN" &&
        (me.number === "many" || words.bodies.has(arcs.lemma[subject]) || words.outlets.has(arcs.lemma[subject]));
  if (!isBody || feats.includes("Number=Plur") !== (me.number === "many")) return null;
  const to = Math.min(limit, arcs.right[subject]);
  const span = { start: doc.tokens[arcs.left[subject]].start, end: doc.tokens[to - 1].end };
  return knownAt({ ...span } as Mention, known) ?? called(scene, me, span);
}

/** "The story rests on officials briefed on it. They say": the last noun for several who speak in the sentence before. */
function severalBefore(scene: Scene, me: Known): Known | null {
  const { doc, arcs, words } = scene;
  const before = doc.sentences[me.sentence - 1];
  if (!before || before.block !== doc.sentences[me.sentence].block) return null;
  for (let at = before.to - 1; at >= before.from; at--) {
    if (doc.tokens[at].xpos !== "NNS" || !words.speakers.has(arcs.lemma[at])) continue;
    const start = phraseBack(scene, at, before.from);
    const to = Math.max(at + 1, Math.min(arcs.right[at], before.to));
    const mark = doc.tokens.slice(at, to).findIndex(({ upos }) => upos === "PUNCT");
    const span = { start: doc.tokens[start].start, end: doc.tokens[mark > 0 ? at + mark - 1 : to - 1].end };
    return called(scene, me, span);
  }
  return null;
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
  return called(scene, me, span);
}

/**
 * "A customs official, whom I will not name. He stated", "The deputy minister joined in: Warsaw, he posted": the first noun for a
 * person before the pronoun in its sentence, if that is a subject, or in the sentence before.
 */
function personBefore(scene: Scene, me: Known): Known | null {
  const { doc, arcs, words } = scene;
  const own = doc.sentences[me.sentence];
  const before = doc.sentences[me.sentence - 1];
  const pronoun = tokenAt(doc, me.start);
  const isPerson = (at: number): boolean =>
    (/^(?:NOUN|ADJ)$/.test(doc.tokens[at].upos) && words.speakers.has(arcs.lemma[at])) ||
    (doc.tokens[at].name.endsWith("PER") && arcs.rel[at] === "nsubj");
  const isOther = (at: number): boolean => {
    const gender = genderOf(scene, doc.tokens[at].start, doc.tokens[at].end);
    return gender !== null && gender === opposite(me.gender);
  };
  const find = (from: number, to: number, fits: (at: number) => boolean): number => {
    for (let at = from; at < to; at++) if (isPerson(at) && !isOther(at) && fits(at)) return at;
    return -1;
  };
  // "Her cousin was refused entry, she said": nobody within what is told.
  const told = scene.told
    .filter(({ attribution }) => attribution.source[0]?.start === me.start)
    .flatMap((one) => one.attribution.content);
  const isTold = (at: number): boolean =>
    told.some(({ start, end }) => start <= doc.tokens[at].start && doc.tokens[at].end <= end);
  const near = find(own.from, pronoun, (at) => arcs.rel[at] === "nsubj" && !isTold(at));
  const at = near >= 0 || !before ? near : find(before.from, before.to, () => true);
  if (at < 0) return null;
  const { from } = near >= 0 ? own : before;
  let start = at;
  const goesBack = (i: number): boolean => /^(?:NOUN|PROPN|ADJ)$/.test(doc.tokens[i].upos) || doc.tokens[i].xpos === "POS";
  while (start > from && goesBack(start - 1)) start--;
  const opened = start > from && (doc.tokens[start - 1].upos === "DET" || doc.tokens[start - 1].xpos === "PRP$");
  if (!opened && !(near >= 0 && start === from) && !doc.tokens[at].name.endsWith("PER")) return null;
  const span = { start: doc.tokens[opened ? start - 1 : start].start, end: doc.tokens[at].end };
  return called(scene, me, span);
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

/** "The Embassy" on a page of the embassy's. */
function isIssuer({ doc, words }: Scene, { words: own, number, start, end }: Known): boolean {
  const name = new Set((doc.meta.issuer?.name ?? "").toLowerCase().split(/[^\p{L}]+/u));
  const kinds = [...own].some((word) => words.bodies.has(word) || words.outlets.has(word));
  // "The Network" with a capital names one body.
  const named = doc.tokens.some(
    (token) => token.start > start && token.end <= end && startsUpper(token.form) && own.has(token.form.toLowerCase()),
  );
  return number !== "many" && (kinds || named) && [...own].every((word) => name.has(word));
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
function mentionedBefore(scene: Scene, me: Known, named: Named): Known | null {
  const before = scene.doc.mentions.filter(({ end }) => end <= me.start).slice(-REACH);
  const found = before.findLast((mention) => {
    const { kind, start, end } = mention;
    if (kind === "place" || kind === "country" || end - start <= me.end - me.start) return false;
    // "the Minister of Burundi" is not the Ministers of several.
    if (isPlural(scene, mention) && me.number !== "many") return false;
    const words = named.words(mention);
    if (![...me.words].every((word) => words.has(word))) return false;
    const heads = named.heads(mention);
    return [...me.heads].some((word) => heads.has(word));
  });
  return found ? { ...me, who: textOf(scene, [found]), actor: found.actor ?? me.actor } : null;
}
