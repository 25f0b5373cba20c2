/** Whom a short name goes back to: "it", "he", "the ministry", "Quea" to the one who spoke, or was named, before. */
import type { Mention } from "../../document/schema.ts";
import { ISSUER, type Known, type Named } from "./known.ts";
import { type Scene, textOf, tokenAt } from "./scene.ts";

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
  const alike = known.filter((other) => other.number === me.number && other.start < me.start && other.who !== teller);
  const latest = alike.at(-1);
  const last = alike.findLast(({ outer, sentence }) => outer && sentence === latest?.sentence) ?? latest ?? null;
  if (last && me.sentence - last.sentence <= 1) return last;
  const body = me.number === "body" ? (subjectBefore(scene, me, known) ?? bodyBefore(scene, me)) : null;
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

/** "the ministry", "Quea", "the official": a speaker before who has all its words in a longer name; else the mention it is. */
export function described(scene: Scene, me: Known, known: readonly Known[], named: Named): Known | null {
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

/** "Vestnik takes another view. It argues": whom the sentence before, or this one before the pronoun, is about, when that is one body with a name. */
function subjectBefore(scene: Scene, me: Known, known: readonly Known[]): Known | null {
  const { doc, arcs, words } = scene;
  const at = tokenAt(doc, me.start);
  const own = doc.sentences[me.sentence];
  const opens = doc.tokens.slice(own.from, at).every(({ upos }) => !/^(?:VERB|AUX|NOUN|PROPN)$/.test(upos));
  const sentence = opens ? doc.sentences[me.sentence - 1] : own;
  if (!sentence || sentence.block !== own.block) return null;
  const limit = opens ? sentence.to : at;
  const subject = doc.tokens.findIndex(
    (token, i) => i >= sentence.from && i < limit && arcs.rel[i] === "nsubj" && token.head > i && arcs.rel[token.head] !== "acl",
  );
  if (subject < 0 || subject >= limit) return null;
  const { upos, feats, name } = doc.tokens[subject];
  const isBody =
    upos === "PROPN"
      ? !name.endsWith("PER") ||
        arcs.kids[subject].some((child) => arcs.rel[child] === "nmod:poss" || arcs.tokens[child].deprel === "nmod:poss")
      : upos === "NOUN" && (words.bodies.has(arcs.lemma[subject]) || words.outlets.has(arcs.lemma[subject]));
  if (!isBody || feats.includes("Number=Plur")) return null;
  const to = Math.min(limit, arcs.right[subject]);
  const span = { start: doc.tokens[arcs.left[subject]].start, end: doc.tokens[to - 1].end };
  return knownAt({ ...span } as Mention, known) ?? { ...me, who: textOf(scene, [span]), actor: null };
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
