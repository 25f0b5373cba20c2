/**
 * Who each speaker is, by the fullest name the text has for him: "he", "the ministry", "Quea", "the official" go back to
 * the one who spoke, or was named, before. Read once through the text, in its order.
 */
import { startsUpper } from "../../base/letters.ts";
import { namedSource } from "../../document/named-source.ts";
import type { Attribution, Mention } from "../../document/schema.ts";
import { initialsOf } from "./credits.ts";
import {
  genderOf,
  headsOf,
  ISSUER,
  isOutletBy,
  isPronoun,
  type Known,
  type Named,
  namedIn,
  numberOf,
  ownerOf,
  type Speaker,
  stripped,
  wordsOf,
} from "./known.ts";
import type { Scene, Told } from "./scene.ts";
import { isTurn, relays, sentenceOf, textOf, tokenAt } from "./scene.ts";

export function speakersIn(scene: Scene): ReadonlyMap<string, Speaker> {
  const speakers = new Map<string, Speaker>();
  const known: Known[] = [];
  const named = namedIn(scene);
  // "Recalling that …", "Notes that …" at the head of a paragraph: a resolution's own body.
  for (const told of scene.told)
    if (opensItself(scene, told)) speakers.set(told.attribution.id, { who: ISSUER, actor: null, hearer: null });
  const inOrder = scene.told
    .filter(({ attribution }) => attribution.source.length > 0)
    .sort((a, b) => a.attribution.source[0].start - b.attribution.source[0].start);
  for (const told of inOrder) {
    const voice = ownVoice(scene, told, speakers);
    if (voice) speakers.set(told.attribution.id, voice);
    if (voice) continue;
    // "said in a statement carried by the agency. It added": whoever said it.
    const over = scene.told.find(({ attribution: { id } }) => id === told.attribution.parent);
    const outer = (told.depth === 0 || (told.depth === 1 && over !== undefined && carries(scene, over))) && relays(told);
    const speaker = { ...speakerOf(scene, told, known, named, speakers), outer: outer && !carries(scene, told) };
    const hearer = hearerOf(scene, told, known, named) ?? hearerBefore(scene, told, inOrder, speakers);
    speakers.set(told.attribution.id, { ...speaker, hearer });
    known.push(speaker);
  }
  return speakers;
}

/** A verb in the active without a subject, before which nothing but a number stands in its paragraph. */
function opensItself({ doc, sentenceAt }: Scene, { attribution, head }: Told): boolean {
  if (attribution.source.length > 0 || !/^VB[GZ]$/.test(doc.tokens[head].xpos)) return false;
  const { from, block } = doc.sentences[sentenceAt[head]];
  const before = doc.sentences[sentenceAt[head] - 1];
  return doc.tokens.slice(from, head).every(({ upos }) => /^(?:NUM|PUNCT|X)$/.test(upos)) && before?.block !== block;
}

const carries = ({ doc }: Scene, { head, mind }: Told): boolean =>
  doc.tokens[head].xpos === "VBN" && mind?.takes.has("relay") === true;

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
    turn: turned,
    number: numberOf(scene, attribution, named),
    gender: genderOf(scene, start, end),
    owner: ownerOf(scene, start, end),
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
  // "The Minister:" is whoever has the word here, and no minister told of.
  const first = scene.doc.tokens[tokenAt(scene.doc, start)].form.toLowerCase();
  if (turned && scene.words.definite.has(first)) return { ...me, actor: null };
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
    ? scene.words.pronounced(
        scene,
        me,
        known.filter((other) => !told(other)),
        named,
        turnOf,
      )
    : scene.words.described(
        scene,
        me,
        known.filter(({ who }) => who !== overWho),
        named,
      );
  if (before && overWho?.toLowerCase().includes(before.who.toLowerCase()) && !isPronoun(scene, spans[0])) return me;
  return before ? { ...me, who: before.who, actor: before.actor ?? me.actor, number: before.number } : me;
}

type Introduced = Pick<Mention, "start" | "end" | "actor">;

/** "A:": whom the text introduces before the first turn, by the longest name it has for him there. */
function answerer({ doc, words, told }: Scene, start: number, end: number, named: Named): Introduced | null {
  const label = doc.text.slice(start, end);
  const isInitials = /^\p{Lu}{2,3}$/u.test(label);
  if (!isInitials && !words.answerers.has(label.toLowerCase())) return null;
  const first = told.find(({ attribution }) => isTurn({ doc }, attribution));
  const opening = first?.attribution.source[0].start ?? 0;
  if (isInitials) {
    // "SI:" of Salma Idris.
    const name = [...label].map((letter) => `${letter}\\p{Ll}[\\p{L}'’-]*`).join(" ");
    const found = new RegExp(`\\b${name}`, "u").exec(doc.text.slice(0, opening));
    return found && { start: found.index, end: found.index + found[0].length, actor: null };
  }
  const before = doc.mentions.filter((mention) => mention.kind === "person" && mention.end <= opening);
  const counts = new Map<string, number>();
  const origin = ({ id }: Mention): string => named.first.get(id)?.id ?? id;
  for (const mention of before) counts.set(origin(mention), (counts.get(origin(mention)) ?? 0) + 1);
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  const names = before.filter((mention) => origin(mention) === best?.[0]);
  // "Anatol Hlaz" before "spokesman of the ministry".
  const isName = ({ start }: Mention): number => (startsUpper(doc.text[start] ?? "") ? 1 : 0);
  return names.sort((a, b) => isName(b) - isName(a) || b.end - b.start - (a.end - a.start) || a.start - b.start)[0] ?? null;
}

/** "An earlier version of this article": the text itself. */
function isOwnText({ doc, words, arcs }: Scene, { source }: Attribution): boolean {
  return source.some(({ start, end }) => {
    // "An article on 5 August", in a column of corrections.
    const first = tokenAt(doc, start);
    const noun = doc.tokens[first + 1]?.upos === "ADJ" ? first + 2 : first + 1;
    const isText = words.ownTexts.has(arcs.lemma[noun] ?? "") && !words.outlets.has(arcs.lemma[noun]);
    if (isText && doc.meta.notice?.kind === "correction" && doc.tokens[first].upos === "DET") return true;
    // Behind a comma it is something else: "a report, excerpts of which were shown to this paper".
    const until = (i: number): boolean => doc.tokens[i].form !== ",";
    for (let i = tokenAt(doc, start); i >= 0 && i + 1 < doc.tokens.length && doc.tokens[i + 1].end <= end && until(i); i++)
      if (words.own.has(doc.tokens[i].form.toLowerCase()) && words.ownTexts.has(arcs.lemma[i + 1])) return true;
    return false;
  });
}

/** "We have seen …": whoever is speaking there, and where nobody is, the issuer. */
function ownVoice(scene: Scene, { attribution }: Told, speakers: ReadonlyMap<string, Speaker>): Speaker | null {
  const { doc, words } = scene;
  const own = attribution.source.some(({ start, end }) => words.firstPerson.has(doc.text.slice(start, end).toLowerCase()));
  const [{ start, end }] = attribution.source;
  const label = doc.text.slice(start, end);
  // "KR:" of The Khartoum Review.
  const initials = initialsOf((doc.meta.issuer?.name ?? "").replace(/^the /i, ""));
  const asks = isTurn(scene, attribution) && (words.askers.has(label.toLowerCase()) || (label.length > 1 && label === initials));
  if (asks || isOwnText(scene, attribution)) return { who: ISSUER, actor: null, hearer: null };
  if (!own) return null;
  return (attribution.parent ? speakers.get(attribution.parent) : undefined) ?? { who: ISSUER, actor: null, hearer: null };
}

/** "told the Post …, adding that": a participle tells whom its verb told. */
function hearerBefore(
  { doc, sentenceAt }: Scene,
  { attribution, head }: Told,
  others: readonly Told[],
  speakers: ReadonlyMap<string, Speaker>,
): Speaker["hearer"] {
  if (doc.tokens[head].xpos !== "VBG") return null;
  const verb = others.find(
    (other) =>
      other.head < head &&
      sentenceAt[other.head] === sentenceAt[head] &&
      other.attribution.source[0].start === attribution.source[0].start,
  );
  return (verb && speakers.get(verb.attribution.id)?.hearer) ?? null;
}

/** Whoever stands right behind "told", when its name or noun is an outlet's. */
function hearerOf(scene: Scene, { attribution, head, mind }: Told, known: readonly Known[], named: Named): Speaker["hearer"] {
  const { doc, words, arcs } = scene;
  const interview = Math.max(interviewAt(scene, head), saidTo(scene, head), interviewBefore(scene, head));
  if (!mind?.takes.has("whom") && interview < 0) return null;
  const from = interview < 0 ? head + 1 : interview;
  let to = from;
  const goesOn = (at: number): boolean =>
    (/^(?:DET|ADJ|NOUN|PROPN)$/.test(doc.tokens[at].upos) ||
      (at > from && (startsUpper(doc.tokens[at].form) || words.outlets.has(arcs.form[at])))) &&
    !(at > from && (words.complementisers.has(arcs.lemma[at]) || doc.tokens[at].upos === "DET"));
  // "Ala-Too".
  const hyphen = (at: number): boolean =>
    doc.tokens[at].form === "-" && at > from && !doc.tokens[at].spaceAfter && !doc.tokens[at - 1].spaceAfter;
  while (to < doc.tokens.length && (goesOn(to) || hyphen(to)) && to - from < 8) to++;
  const run = doc.tokens.slice(from, to);
  // "told it", "conceded to it": the outlet that told in the sentence before, or in this one.
  if (words.thirdPerson.has(arcs.form[from] ?? "") && !words.persons.has(arcs.form[from])) {
    const last = known.findLast(({ start }) => start < doc.tokens[from].start && start !== attribution.source[0]?.start);
    const near = last && sentenceOf(scene, doc.tokens[from].start) - last.sentence <= 1;
    return near && last.number === "body" && isOutletBy(scene, last.words) ? last : null;
  }
  // "told this newspaper", "tells our reporter".
  if (words.own.has(run[0]?.form.toLowerCase() ?? "")) return null;
  const isOutlet =
    run.some(({ form }, i) => words.outlets.has(form.toLowerCase()) || words.outlets.has(arcs.lemma[from + i])) ||
    namesOutlet(scene, run, named, known);
  const last = run[run.length - 1];
  // "told state radio", but not "told a newspaper" nor "told newspapers".
  const isOnly = run.length > 1 && run[0].upos !== "DET" && last.xpos === "NN";
  const isNamed = isOnly || run.some(({ upos }) => upos === "PROPN") || words.definite.has(run[0]?.form.toLowerCase() ?? "");
  if (!isOutlet || !isNamed) return null;
  const span = { start: run[0].start, end: run[run.length - 1].end };
  const me: Known = {
    ...{
      who: textOf(scene, [span]),
      actor: null,
      hearer: null,
      outer: true,
      turn: false,
      number: "body",
      gender: null,
      owner: null,
      ...span,
    },
    ...{
      words: wordsOf(scene, span.start, span.end),
      heads: headsOf(scene, span.start, span.end),
      sentence: sentenceOf(scene, span.start),
    },
  };
  const before = known.filter(({ start, words: theirs }) => start !== attribution.source[0]?.start && isOutletBy(scene, theirs));
  const found = scene.words.described(scene, me, before, named);
  // "informed the agency", which is a body of states.
  const eitherWay = run.every(
    ({ form }, i) => !words.outlets.has(arcs.lemma[from + i] ?? form) || words.bodies.has(arcs.lemma[from + i]),
  );
  if (found?.actor && eitherWay && !found.actor.endsWith(":JRN")) return null;
  // "told DIS" on the page of Don Information Service.
  if (run.length === 1 && run[0].form === initialsOf(doc.meta.issuer?.name ?? "")) return null;
  if (found && (found.who === ISSUER || isOutletBy(scene, found.words))) return found;
  // "told the paper": whichever outlet was named last.
  const general =
    run.slice(1).every(({ form }) => !startsUpper(form)) &&
    me.words.size > 0 &&
    [...me.words].every((word) => words.outlets.has(word)) &&
    words.definite.has(run[0].form.toLowerCase());
  return (general ? before.findLast(({ heads, number }) => number !== "many" && isOutletBy(scene, heads)) : undefined) ?? me;
}

/** "hinted in an interview with Ulan Daily that": where who asked begins; −1 for none. */
const interviewAt = (scene: Scene, head: number): number => askedFrom(scene, head + 1, scene.doc.tokens.length);

/** "In an interview with Ulan Daily, he hinted" */
const interviewBefore = (scene: Scene, head: number): number =>
  askedFrom(scene, scene.doc.sentences[scene.sentenceAt[head]].from, head);

function askedFrom({ doc, arcs, words }: Scene, from: number, to: number): number {
  for (let i = from; i < Math.min(from + 5, to - 2, doc.tokens.length - 2); i++)
    if (words.interviews.has(arcs.lemma[i]) && doc.tokens[i + 1].upos === "ADP") return i + 2;
  return -1;
}

/** "confirmed this to the newspaper", "said to the Post": where whom begins; −1 for none. */
function saidTo({ doc, arcs }: Scene, head: number): number {
  if (!/^VB[DZPN]$/.test(doc.tokens[head].xpos)) return -1;
  for (let i = head + 1; i < Math.min(head + 4, doc.tokens.length - 1); i++) {
    if (arcs.form[i] === "to" && doc.tokens[i].upos === "ADP") return i + 1;
    if (!/^(?:PRON|DET|NOUN|ADV)$/.test(doc.tokens[i].upos)) return -1;
  }
  return -1;
}

/** "told Volga Line", which the text calls an agency elsewhere. */
function namesOutlet(
  scene: Scene,
  run: readonly Scene["doc"]["tokens"][number][],
  named: Named,
  known: readonly Known[],
): boolean {
  const own = run.map(({ form }) => form.toLowerCase());
  if (run.length === 0 || run.some(({ upos }) => upos !== "PROPN")) return false;
  const calls = ({ words }: Known): boolean => isOutletBy(scene, words) && own.every((word) => words.has(word));
  if (known.some(calls) || isCalledOutlet(scene, own) || isNobodyElse(scene, run)) return true;
  // "told the BBC".
  if (scene.doc.mentions.some(({ actor, start }) => actor?.endsWith(":JRN") && start === run[0].start)) return true;
  return scene.doc.mentions.some((mention) => {
    const words = named.words(mention);
    return isOutletBy(scene, words) && own.every((word) => words.has(word));
  });
}

/** "commissioned by the newspaper Kontrast": right behind a noun for an outlet. */
const isCalledOutlet = ({ doc, words, arcs }: Scene, own: readonly string[]): boolean =>
  doc.tokens.some((_, i) => i > 0 && words.outlets.has(arcs.lemma[i - 1]) && own.every((word, k) => arcs.form[i + k] === word));

/** "told Haber Bir that": a name of no person, place or party is most often a paper's. */
const isNobodyElse = ({ doc }: Scene, run: Scene["doc"]["tokens"]): boolean =>
  run.every(({ name }) => name.endsWith("ORG")) &&
  !doc.mentions.some(
    ({ start, end, kind, actor }) =>
      start < run[run.length - 1].end &&
      end > run[0].start &&
      (actor !== null || kind === "person" || kind === "place" || kind === "country"),
  );
