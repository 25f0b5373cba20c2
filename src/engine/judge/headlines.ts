/** What a headline tells, the body tells again, with its source: the words there that speak for it. */
import type { Span } from "../../base/span.ts";
import { inBlock, relays, type Scene } from "./scene.ts";

// A headline's telling stands in the first sentences below it; further down other things are told.
const LEAD = 4;
// Half of what a headline names, at least two words of it, and a leading sentence tells the same.
const ALIKE = 0.4;

/** A clause of a headline, and the words of the body that tell it again. */
export interface Retold {
  readonly clause: Span;
  readonly content: Span;
}

/** By sentence: for each clause of a headline or standfirst the content, in the body's first sentences, that shares most with it. */
export function retoldIn(scene: Scene): ReadonlyMap<number, readonly Retold[]> {
  const { doc, told } = scene;
  const retold = new Map<number, readonly Retold[]>();
  const heads = doc.sentences.flatMap((_, i) => (inBlock(scene, i, "title", "heading") ? [i] : []));
  if (heads.length === 0) return retold;
  const lead = doc.sentences.flatMap((_, i) => (inBlock(scene, i, "paragraph", "item") ? [i] : [])).slice(0, LEAD);
  const contents = told
    .filter((one) => relays(one) && one.attribution.source.length > 0)
    .flatMap(({ attribution, head }) =>
      lead.includes(scene.sentenceAt[head]) ? attribution.content.map((span) => ({ span, words: wordsIn(scene, span) })) : [],
    );
  // "Oslo cuts ties", over a first sentence that tells so without a source: it is not had from who speaks of something else further down.
  const openings = lead
    .slice(0, 1)
    .map((index) => doc.sentences[index])
    .filter((opening) => !contents.some(({ span }) => opening.start <= span.start && span.end <= opening.end))
    .map((opening) => wordsIn(scene, opening));
  const bestFor = (clause: Span): Span | null => {
    const own = wordsIn(scene, clause);
    const shared = (words: ReadonlySet<string>): number => [...own].filter((word) => words.has(word)).length;
    const [best] = contents
      .map(({ span, words }) => ({ span, count: shared(words) }))
      .sort((a, b) => b.count - a.count || a.span.start - b.span.start);
    const isBelow = best !== undefined && openings.some((words) => shared(words) >= best.count);
    return best && !isBelow && best.count >= Math.max(2, ALIKE * own.size) ? best.span : null;
  };
  for (const index of heads) {
    if (index > (lead.at(-1) ?? 0)) continue;
    const clauses = clausesOf(scene, index);
    const whole = clauses.length > 1 ? bestFor(doc.sentences[index]) : null;
    const found = clauses.flatMap((clause) => {
      const content = bestFor(clause) ?? whole;
      return content ? [{ clause, content }] : [];
    });
    if (found.length > 0) retold.set(index, found);
  }
  return retold;
}

/** "Pakistan hits Iran, Tehran says nine are dead": each clause of a headline may have its own teller. */
function clausesOf({ doc }: Scene, index: number): Span[] {
  const { from, to, start, end } = doc.sentences[index];
  const marks = doc.tokens
    .slice(from, to)
    .filter(({ form, upos }) => upos === "PUNCT" && /^(?:[,;\u2013\u2014-]|--)$/.test(form));
  const edges = [start, ...marks.map((mark) => mark.end), end];
  return edges.slice(1).map((edge, i) => ({ start: edges[i], end: edge }));
}

/** Lemmas of what is named and done; of a party its state or body, so that "Rwandan" is "Rwanda". */
function wordsIn({ doc, arcs }: Scene, { start, end }: Span): Set<string> {
  const found = new Set<string>();
  const parties = doc.mentions.filter((mention) => mention.actor !== null && start <= mention.start && mention.end <= end);
  for (const { actor } of parties) found.add((actor ?? "").slice(0, 3));
  const isParty = (at: number): boolean =>
    parties.some((mention) => mention.start <= doc.tokens[at].start && doc.tokens[at].end <= mention.end);
  for (let i = 0; i < doc.tokens.length; i++) {
    if (doc.tokens[i].start < start) continue;
    if (doc.tokens[i].start >= end) break;
    const { upos } = doc.tokens[i];
    if ((upos === "NOUN" || upos === "PROPN" || upos === "VERB" || upos === "NUM") && !isParty(i))
      found.add(arcs.lemma[i].slice(0, STEM));
  }
  return found;
}

// Enough of a word that "expels" meets "expelled" and "expulsion" does not meet "expert".
const STEM = 6;
