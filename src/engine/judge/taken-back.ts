/** "He says the pit is safe. That is a lie.": what somebody was said to tell, and whoever has the word next calls untrue. */
import type { Span } from "../../base/span.ts";
import { ISSUER } from "./known.ts";
import { covering, isTurn, mindOf, relays, type Scene, spanOfToken, type Told, textOf, tokenAt } from "./scene.ts";

export type TakenBack = typeof takenBackIn;

/** The words of others that the text itself takes back, or whoever has the turn. What a third party denies stays as it was told. */
export function takenBackIn(scene: Scene): Span[] {
  const { doc, arcs, words } = scene;
  const taken: Span[] = doc.meta.notice ? toldBefore(scene, doc.meta.notice.kind) : [];
  taken.push(...rejected(scene));
  for (const [index, { from, to }] of doc.sentences.entries()) {
    for (let at = from; at < to - 1; at++) {
      const behind = doc.tokens[at - 1]?.form;
      const opens = at === from || BREAKS.has(behind);
      const relative = behind === "," && words.relatives.has(arcs.form[at]);
      if (!(opens || relative) || !callsUntrue(scene, opens ? pastJoints(scene, at, to) : at, to)) continue;
      // "claims that it fell, which is false": nobody claims that of his own words.
      const own = relative ? [] : covering(scene, spanOfToken(scene, at));
      if (own.some((told) => relays(told) && !isTurn(scene, told.attribution))) continue;
      const before =
        at === from ? (doc.sentences[index - 1] ?? null) : { start: doc.sentences[index].start, end: doc.tokens[at].start };
      if (before) taken.push(...toldIn(scene, before, own));
    }
  }
  return taken;
}

const BREAKS: ReadonlySet<string | undefined> = new Set([";", ":", "–", "—", "--"]);

/** "And that, …": past what joins a clause to the one before. */
function pastJoints({ doc }: Scene, from: number, to: number): number {
  let at = from;
  while (at < to - 1 && /^(?:CCONJ|ADV|PUNCT|INTJ)$/.test(doc.tokens[at].upos)) at++;
  return at;
}

/** Pronoun or noun for a telling, a copula, and that it is untrue; "he lies"; "nothing could be further from the truth". */
function callsUntrue({ doc, arcs, words }: Scene, from: number, to: number): boolean {
  const { tokens } = doc;
  const word = (at: number): string => (at < to ? arcs.form[at] : "");
  let at = from;
  const isPerson = words.persons.has(word(at)) || words.plural.has(word(at));
  const isNothing = words.firmness.get(arcs.entry[at])?.class === "negation";
  if (
    !isPerson &&
    !isNothing &&
    !words.thirdPerson.has(word(at)) &&
    !words.firstPerson.has(word(at)) &&
    tokens[at].upos !== "DET" &&
    tokens[at].upos !== "PRON"
  )
    return false;
  at++;
  // "these reports", "the claim", "none of this".
  for (let steps = 0; steps < 3 && at < to && !/^(?:AUX|VERB|PART)$/.test(tokens[at].upos); steps++, at++) {
    const noun = tokens[at].upos === "NOUN" ? mindOf(arcs, words, at) : null;
    if (tokens[at].upos === "PROPN" || (tokens[at].upos === "NOUN" && noun?.kind !== "speech" && noun?.kind !== "document"))
      return false;
  }
  // "We did not.", "It is not."
  const [aux, not, stop] = tokens.slice(at, at + 3);
  const short = aux?.upos === "AUX" && words.firmness.get(arcs.entry[at + 1])?.class === "negation" && not !== undefined;
  if (short && stop && /^[.!;:]$/.test(stop.form)) return true;
  let denied = isNothing;
  let copula = false;
  for (let steps = 0; at < to && steps < 8; steps++, at++) {
    const { upos } = tokens[at];
    const known = words.firmness.get(arcs.entry[at])?.class;
    if (known === "negation") denied = !denied;
    else if (upos === "AUX") copula ||= arcs.lemma[at] === "be";
    else if (words.untrue.has(arcs.lemma[at]) && (copula || (isPerson && upos === "VERB"))) return !denied && closes(at);
    else if (words.true.has(arcs.lemma[at])) return denied && closes(at);
    else if (!/^(?:ADV|DET|ADJ|ADP|PUNCT|VERB)$/.test(upos) || /^[.!?;]$/.test(tokens[at].form)) return false;
  }
  return false;

  /** "It is false that …" is of what follows. */
  function closes(last: number): boolean {
    const next = tokens[last + 1];
    return !next || last + 1 >= to || next.upos === "PUNCT" || next.upos === "CCONJ";
  }
}

/** "On 2 June we reported that … We withdraw the report.": what the text says that it has told; of a correction what its article said. */
const toldBefore = (scene: Scene, kind: "correction" | "retraction"): Span[] =>
  scene.told
    .filter(
      ({ attribution: { source } }) =>
        kind === "retraction" || source.every((span) => !scene.words.firstPerson.has(textOf(scene, [span]).toLowerCase())),
    )
    .filter(({ attribution: { kind, polarity } }) => polarity === "+" && (kind === "speech" || kind === "document"))
    .filter(({ attribution: { id }, head }) => scene.speakers.get(id)?.who === ISSUER && scene.doc.tokens[head].xpos === "VBD")
    .flatMap(({ attribution: { content } }) => content);

/** "My Government rejects this allegation.": what stands in the sentence before, where whoever puts the text out denies it. */
function rejected(scene: Scene): Span[] {
  const { doc, speakers, words, arcs } = scene;
  return scene.told.flatMap(({ attribution: { id, polarity, content, kind }, head }): Span[] => {
    const denies = polarity === "-" && (kind === "stance" || kind === "speech") && speakers.get(id)?.who === ISSUER;
    const before = denies ? doc.sentences[scene.sentenceAt[head] - 1] : undefined;
    if (!before) return [];
    const points = content.some(({ start, end }) => {
      const first = tokenAt(doc, start);
      const noun = tokenAt(doc, end - 1);
      const telling = noun > first ? mindOf(arcs, words, noun) : null;
      return telling?.takes.has("clause") === true && words.definite.has(arcs.form[first]) && noun - first < 3;
    });
    return points ? toldIn(scene, before, []) : [];
  });
}

/** What others tell in it: nobody's turn, and nothing of the text's own. */
function toldIn(scene: Scene, { start, end }: Span, own: readonly Told[]): Span[] {
  return scene.told
    .filter(
      (told) => relays(told) && told.attribution.source.length > 0 && told.attribution.polarity === "+" && !own.includes(told),
    )
    .filter(
      ({ attribution }) => !isTurn(scene, attribution) && start <= attribution.cue[0].start && attribution.cue[0].end <= end,
    )
    .filter(
      ({ attribution: { source } }) => !source.some((span) => scene.words.firstPerson.has(textOf(scene, [span]).toLowerCase())),
    )
    .flatMap(({ attribution: { content } }) => content.filter((span) => span.start < end && start < span.end));
}
