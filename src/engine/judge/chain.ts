/** From whom the text has it: root speaker first, those who pass it on, the document's issuer last. */
import type { Span } from "../../base/span.ts";
import type { Attribution, ChainLink } from "../../document/schema.ts";
import { deniedIn } from "./denied.ts";
import { ISSUER, type Speaker, UNNAMED } from "./known.ts";
import { covering, handsOn, isTurn, mindOf, relays, type Scene, sentenceOf, type Told, tokenAt } from "./scene.ts";

export function chainOf(scene: Scene, span: Span): ChainLink[] {
  const links: ChainLink[] = [];
  const sources: (readonly Span[])[] = [];
  const add = (who: string, actor: string | null, attribution?: string, isTurn = false, source: readonly Span[] = []): void => {
    if (who === ISSUER) return;
    // "a document seen by the Post": the Post is named within it, and is another.
    const within = actor?.endsWith(":JRN")
      ? sources.findIndex((spans) => spans.some((outer) => source.some((inner) => isWithin(outer, inner))))
      : -1;
    if (within >= 0 && links[within].actor === actor) links[within] = { ...links[within], actor: null };
    // "The ministry said it had announced": one speaker, one link.
    const met = links.some(
      (link) => isSame(link.who, who) || (actor !== null && !isTurn && link.actor === actor && link.who.length >= who.length),
    );
    if (met || isSame(who, scene.doc.meta.issuer?.name ?? "")) return;
    links.push(attribution ? { attribution, who, actor } : { who, actor });
    sources.push(source);
  };
  for (const told of passedOn(scene, span)) {
    if (refusesTelling(scene, told)) {
      add(UNNAMED, null);
      continue;
    }
    const { who, actor, hearer } = speakerOf(scene, told);
    add(who, actor, told.attribution.id, isTurn(scene, told.attribution), told.attribution.source);
    if (hearer) add(hearer.who, hearer.actor);
  }
  // "rejected as false reports that …": somebody has told it, and whoever rejects it has not.
  if (links.length === 0 && deniedIn(scene, span) === "noun") add(UNNAMED, null);
  for (const { name, start, end } of scene.credits) if (start <= span.start && span.end <= end) add(name, null);
  return [...links, { who: ISSUER, actor: scene.doc.meta.issuer?.actor ?? null }];
}

/** What hands the span on, innermost first; of a headline that nothing covers, what hands on its telling in the body. */
function passedOn(scene: Scene, span: Span): Told[] {
  const here = covering(scene, span).filter((told) => handsOn(scene, told, span) && !contradicts(scene, told, span));
  const below = here.length === 0 && !isAnothers(scene, span) ? retoldOf(scene, span) : undefined;
  // "X denies hiring": a headline that denies is of whoever denies, not of whoever claimed it.
  const retells = (told: Told): boolean =>
    relays(told) && !contradicts(scene, told, below as Span) && !refusesTelling(scene, told);
  const found = below ? covering(scene, below).filter(retells) : here;
  return withTellers(scene, found)
    .filter((told) => !deniesAnother(told, found))
    .sort((a, b) => b.depth - a.depth || b.head - a.head);
}

/** The words of the body that tell again what a headline's clause tells. */
const retoldOf = (scene: Scene, span: Span): Span | undefined =>
  scene.retold.get(sentenceOf(scene, span.start))?.find(({ clause }) => clause.start <= span.start && span.end <= clause.end)
    ?.content;

/**
 * "Kazakhstan rebukes Russia": what a headline tells that a party says or does with words is not had from the other party,
 * though that tells of it below.
 */
function isAnothers(scene: Scene, span: Span): boolean {
  const below = retoldOf(scene, span);
  const own = scene.told.find(({ attribution: { cue } }) => cue[0].start <= span.start && span.end <= cue[cue.length - 1].end);
  const actor = own?.attribution.sourceActor;
  if (!below || !own || !actor) return false;
  const sentence = scene.doc.sentences[sentenceOf(scene, span.start)];
  const parties = scene.doc.mentions.filter(({ start, end }) => sentence.start <= start && end <= sentence.end);
  const isOther = (state: string): boolean =>
    state !== actor.slice(0, 3) && parties.some((party) => party.actor?.startsWith(state) ?? false);
  const tellers = covering(scene, below)
    .filter(relays)
    .map((told) => speakerOf(scene, told).actor);
  return tellers.length > 0 && tellers.every((other) => other !== null && isOther(other.slice(0, 3)));
}

/** Those who hand on, and those who tell of their telling, though the words themselves lie outside what these tell. */
function withTellers({ told }: Scene, found: readonly Told[]): Told[] {
  const all = new Set(found);
  for (const one of found) {
    let at: Told | undefined = one;
    for (let steps = 0; at?.attribution.parent && steps < 20; steps++) {
      const { parent }: Attribution = at.attribution;
      at = told.find(({ attribution }) => attribution.id === parent);
      if (at && relays(at)) all.add(at);
    }
  }
  return [...all];
}

/** "Damascus denied this": who denies what another has told in a sentence before passes nothing on. */
const contradicts = (scene: Scene, { attribution }: Told, span: Span): boolean =>
  attribution.polarity === "-" &&
  (sentenceOf(scene, span.start) < sentenceOf(scene, attribution.cue[0].start) || pointsBack(scene, attribution, span));

/** "conceded that two were covered, which the ministry had denied". */
const pointsBack = ({ doc, words }: Scene, { content, cue }: Attribution, span: Span): boolean =>
  span.end < cue[0].start &&
  content.some(({ start, end }) => end > span.end && words.relatives.has(doc.text.slice(start, end).toLowerCase()));

/** "The ministry denies reports in some papers that …": the papers say so, and the ministry does not pass it on. */
const deniesAnother = ({ attribution, depth, head }: Told, found: readonly Told[]): boolean =>
  attribution.polarity === "-" &&
  found.some(
    (other) => other.attribution.source.length > 0 && (other.depth > depth || (other.depth === depth && other.head > head)),
  );

/** "denied a report that …", "rejected claims that …": somebody told it, and whoever denies it does not. */
function refusesTelling({ doc, arcs, words }: Scene, { attribution, head }: Told): boolean {
  if (attribution.polarity !== "-" || doc.tokens[head].upos !== "VERB") return false;
  return attribution.cue.some(({ start, end }) => {
    for (let i = tokenAt(doc, start); i >= 0 && i < doc.tokens.length && doc.tokens[i].end <= end; i++) {
      const mind = i > head && doc.tokens[i].upos === "NOUN" ? mindOf(arcs, words, i) : null;
      if (mind?.takes.has("clause") && (mind.kind === "speech" || mind.kind === "document")) return true;
    }
    return false;
  });
}

export const speakerOf = (scene: Scene, { attribution }: Told): Speaker =>
  scene.speakers.get(attribution.id) ?? { who: UNNAMED, actor: null, hearer: null };

const isWithin = (outer: Span, inner: Span): boolean =>
  outer.start <= inner.start && inner.end <= outer.end && inner.end - inner.start < outer.end - outer.start;

const isSame = (a: string, b: string): boolean => a.toLowerCase().replace(/^the /, "") === b.toLowerCase().replace(/^the /, "");
