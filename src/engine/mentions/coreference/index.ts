/**
 * Which mentions are the same one within the text: names told again, roles and their holders, pronouns, "the
 * ministry", "the two sides", "the same training field". Rules in the order of their sureness, each looking back
 * for the nearest that fits; what nothing fits stays open.
 */
import type { MentionRange, Parsed, ParsedToken, SentenceRange } from "../../../document/stages.ts";
import type { Publisher } from "../names/publisher.ts";
import type { Located } from "../places/index.ts";
import type { MentionWords } from "../words.ts";
import { homeOf } from "./home.ts";
import { holderIn, type Item, type Linking } from "./item.ts";
import { named, ownOrgan } from "./named.ts";
import { openedByMany } from "./opened.ts";
import { refer } from "./refer.ts";
import { isPairOfOffices, references } from "./references.ts";
import { each, everyOne, ofBody } from "./several.ts";
import { withShortForms } from "./short-forms.ts";

export type LinkMentions = typeof linkMentions;

/** The linked mentions; the movement that puts the text out, where it is one that no inventory knows; and the state whose statement it is. */
export function linkMentions(
  doc: Parsed,
  drafts: readonly Located[],
  { words, called, findMovements, quantities }: Pick<MentionWords, "words" | "called" | "findMovements" | "quantities">,
  publisher: Publisher | null,
): { readonly mentions: MentionRange[]; readonly movement: string | null; readonly state: string | null } {
  const sentenceOf = sentenceNumbers(doc.sentences, doc.tokens.length);
  const drawn: Item[] = drafts.map((draft) => ({
    from: draft.from,
    to: draft.to,
    head: draft.head,
    kind: draft.kind,
    actor: draft.actor,
    score: draft.score,
    open: draft.open,
    twin: draft.twin,
    locates: draft.locates,
    nameTo: draft.nameTo,
    named: draft.named,
    nameFrom: draft.nameFrom,
    place: draft.place,
    sameAs: null,
    sentence: sentenceOf[draft.head],
    reference: isPairOfOffices(doc, draft, words) ? "pair" : undefined,
  }));
  const { items: made, own } = findMovements(doc, drawn, words, publisher);
  const items = withShortForms(doc.tokens, made, sentenceOf);
  const all = [...items, ...references(doc, items, words, called, sentenceOf)].sort((a, b) => a.from - b.from || b.to - a.to);
  const linking: Linking = {
    tokens: doc.tokens,
    sentences: doc.sentences,
    words,
    numbers: quantities.numbers,
    items,
    told: [],
    firstOf: new Map(),
    called,
    titles: new Set(doc.sentences.flatMap(({ block }, i) => (doc.blocks[block]?.kind === "title" ? [i] : []))),
    home: homeOf(doc, items, words, publisher, own),
  };
  for (const [i, item] of all.entries())
    linking.told.push(
      ...(ownOrgan(item, linking) ??
        (item.reference
          ? refer(item, linking)
          : (ofPair(item, all[i + 1], linking) ??
            ofBody(item, linking) ??
            everyOne(item, linking) ??
            openedByMany(item, linking) ?? [named(item, linking)]))),
    );
  const kept = linking.told.filter((item) => item.actor !== null || item.kind !== "movement" || item.reference === undefined);
  const ids = new Map(kept.map((item, i) => [item, `m${i + 1}`]));
  return { mentions: kept.map((item) => range(doc.tokens, item, ids)), movement: own, state: linking.home.own };
}

/** "The envoys of both countries": of each of the two one; `null` where they are told otherwise. */
function ofPair(item: Item, next: Item | undefined, linking: Linking): Item[] | null {
  if (item.open === null || item.actor !== null || next?.reference === undefined || next.from !== item.to + 1) return null;
  if (!/^(?:pair|sides|many)$/.test(next.reference) || next.kind !== "group") return null;
  if (!linking.words["genitive-close"].has(linking.tokens[item.to].form.toLowerCase())) return null;
  const parties = refer(next, linking);
  // Two that were named together.
  const named = parties.map((party) =>
    linking.told.findLast((other) => other.actor !== null && holderIn(other) === holderIn(party)),
  );
  const isTogether = parties.length > 1 && named.every((one) => one?.sentence === named[0]?.sentence);
  return isTogether ? each(item, parties) : null;
}

function sentenceNumbers(sentences: readonly SentenceRange[], count: number): Int32Array {
  const numbers = new Int32Array(count);
  for (const [i, { from, to }] of sentences.entries()) numbers.fill(i, from, to);
  return numbers;
}

function range(tokens: readonly ParsedToken[], item: Item, ids: ReadonlyMap<Item, string>): MentionRange {
  const { from, to, head, kind, actor, score, place } = item;
  const sameAs = item.sameAs === null ? null : (ids.get(item.sameAs) ?? null);
  return {
    id: ids.get(item)!,
    start: tokens[from].start,
    end: tokens[to - 1].end,
    kind,
    actor,
    score,
    sameAs,
    from,
    to,
    head,
    place,
  };
}
