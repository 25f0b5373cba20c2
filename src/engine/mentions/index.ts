/**
 * The fifth stage: who and what the text names. Actors and places, times, quantities, quotation marks, and
 * which mentions are the same one within the text.
 */

import { isoDay } from "../../base/calendar.ts";
import { type Span, touching } from "../../base/span.ts";
import type { Steps } from "../../base/steps.ts";
import type { Mentioned, Parsed } from "../../document/stages.ts";
import { stateUnder } from "../../inventory/actors.ts";
import { findActors } from "./names/index.ts";
import type { Gazetteer } from "./places/gazetteer.ts";
import { locate } from "./places/index.ts";
import { tenseOf } from "./tense.ts";
import { anchorDay } from "./times/resolve/context.ts";
import type { MentionWords } from "./words.ts";

export type { Gazetteer } from "./places/gazetteer.ts";

export function* findMentions(
  doc: Parsed,
  language: { readonly code: string; readonly mentions: MentionWords },
  gazetteer: Gazetteer | null = null,
): Steps<Mentioned> {
  const words = language.mentions;
  const published = doc.article.published ?? doc.meta.published.value;
  const written = headedDay(doc, words, published) ?? published;
  const blocks = doc.blocks.filter((block) => block.language === language.code);
  const paper = words.publisherNamed(doc.article.publisher, words, written?.slice(0, 10) ?? null);
  const home = paper?.press ?? stateUnder(paper?.office ?? "");
  const times = words.findTimes(doc.text, blocks, words.times, { written, tenseAt: tenseOf(doc, words.words.future), home });
  yield;
  const quantities = words.findQuantities(doc.text, blocks, words.quantities, times);
  yield;
  const range = (span: Span) => touching(doc.tokens, span);
  const day = written?.slice(0, 10) ?? firstDay(times);
  const actors = yield* findActors(doc, words, day, paper);
  yield;
  const drafts = yield* locate(doc, actors, words, gazetteer, times);
  yield;
  const publisher = written !== null ? paper : words.publisherNamed(doc.article.publisher, words, day);
  const { issuer } = doc.meta;
  const isOpen = issuer !== null && issuer.actor === null;
  // Most texts are put out by whoever publishes them.
  const named = (name: string) => (name === doc.article.publisher ? publisher : words.publisherNamed(name, words, day));
  const by = isOpen ? named(issuer.name) : null;
  // "Statement of the Ministry of Chad", published by nobody that is told: its ministry is its own.
  const { mentions, movement, state } = words.linkMentions(doc, drafts, words, publisher ?? by);
  yield;
  // "Presidency of the Republic", over "Caracas, 21 February": of the state it is dated from.
  const office = by?.sector && state !== null ? `${state}:${by.sector}` : null;
  const actor = isOpen ? (movement ?? by?.actor ?? office) : null;
  return {
    ...doc,
    meta: isOpen && actor !== null ? { ...doc.meta, issuer: { ...issuer, actor } } : doc.meta,
    mentions,
    times: times.map((time, i) => ({ id: `t${i + 1}`, ...time, ...range(time) })),
    quantities: quantities.map((quantity, i) => ({ id: `q${i + 1}`, ...quantity, ...range(quantity) })),
    quotes: words.findQuotes(doc.text, doc.blocks, words.quotes).map((quote, i) => ({ id: `u${i + 1}`, ...quote })),
  };
}

// "New Delhi, 2 February" over a text put out on the third: "today" is the second. Heads are short and stand first.
const HEADS = { sentences: 4, words: 10, days: 3 } as const;

function headedDay({ text, sentences }: Parsed, words: MentionWords, published: string | null): string | null {
  const day = published === null ? null : anchorDay(published.slice(0, 10));
  if (day === null) return null;
  const heads = sentences.slice(0, HEADS.sentences).filter(({ from, to }) => to - from <= HEADS.words);
  const found = words.findTimes(text, heads, words.times, { written: null, tenseAt: () => null });
  const stated = found.find(({ value, precision }) => {
    const own = precision === "day" ? anchorDay(value) : null;
    return own !== null && own < day && day - own <= HEADS.days;
  });
  return stated?.value ?? null;
}

// A text without a date of its own was written about when its own full dates lie.
function firstDay(times: readonly { readonly value: string; readonly precision: string }[]): string | null {
  for (const { value, precision } of times) {
    const day = precision === "day" ? anchorDay(value) : null;
    if (day !== null) return isoDay(day);
  }
  return null;
}
