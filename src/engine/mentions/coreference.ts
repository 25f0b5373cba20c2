/**
 * Which mentions are the same one within the text: names told again, roles and their holders, pronouns, "the
 * ministry", "the two sides", "the same training field". Rules in the order of their sureness, each looking back
 * for the nearest that fits; what nothing fits stays open.
 */

import type { Mention, Place } from "../../document/schema.ts";
import type { MentionRange, Parsed, ParsedToken, SentenceRange } from "../../document/stages.ts";
import { holderOf, sectorOf } from "../../inventory/actors.ts";
import type { Located } from "./places/index.ts";
import type { MentionWords } from "./words.ts";

interface Item extends Located {
  sameAs: Item | null;
  sentence: number;
}

type Words = MentionWords["words"];

/** How sure a link of each kind is; orders competing mentions, not a probability. */
const SURE = { role: 0.7, definite: 0.65, pair: 0.65, pronoun: 0.55, guessed: 0.45 } as const;

// A pronoun or "the ministry" looks back over so many sentences; beyond them a text names again.
const REACH = 4;

export function linkMentions(doc: Parsed, drafts: readonly Located[], words: Words): MentionRange[] {
  const sentenceOf = sentenceNumbers(doc.sentences, doc.tokens.length);
  const items: Item[] = drafts.map((draft) => ({ ...draft, sameAs: null, sentence: sentenceOf[draft.head] }));
  const all = [...items, ...references(doc, items, words, sentenceOf)].sort((a, b) => a.from - b.from || b.to - a.to);
  const home = homeOf(doc, items);
  const told: Item[] = [];
  const firstOf = new Map<string, Item>();
  const out: Item[] = [];
  for (const item of all) {
    const resolved = item.reference ? refer(item, told, doc.tokens) : [named(item, told, firstOf, doc, items, words, home)];
    for (const one of resolved) {
      out.push(one);
      told.push(one);
    }
  }
  const kept = out.filter((item) => item.actor !== null || item.kind !== "movement" || item.reference === undefined);
  const ids = new Map(kept.map((item, i) => [item, `m${i + 1}`]));
  return kept.map((item) => range(doc.tokens, item, ids));
}

function sentenceNumbers(sentences: readonly SentenceRange[], count: number): Int32Array {
  const numbers = new Int32Array(count);
  for (const [i, { from, to }] of sentences.entries()) numbers.fill(i, from, to);
  return numbers;
}

interface Item {
  /** What kind of word refers, for items that are not names. */
  readonly reference?: "thing" | "person" | "many" | "pair" | "body" | "country" | "place";
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

/** A name or composed actor: the same as the first with its code; an open one takes the state of its like. */
function named(
  item: Item,
  told: readonly Item[],
  firstOf: Map<string, Item>,
  { tokens }: Parsed,
  items: readonly Item[],
  words: Words,
  home: Home,
): Item {
  if (item.kind === "person") return person(item, told, tokens, items, words, home);
  if (item.open !== null && item.actor === null) return opened(item, told, tokens, items, words, home);
  if (item.twin) item.sameAs = told.find((other) => other.from === item.twin!.from && other.to === item.twin!.to) ?? null;
  const key =
    item.actor === null
      ? item.place
        ? `place:${item.place.lat}:${item.place.lon}`
        : null
      : `${item.actor}:${item.kind === "group" ? "group" : ""}`;
  if (key === null) return item;
  const first = firstOf.get(key);
  if (first) item.sameAs ??= first;
  else firstOf.set(key, item);
  return item;
}

/** Surnames go back to the full name and its role; a role beside a name is that person. */
function person(
  item: Item,
  told: readonly Item[],
  tokens: readonly ParsedToken[],
  items: readonly Item[],
  words: Words,
  home: Home,
): Item {
  const twin = item.twin ? told.find((other) => other.from === item.twin!.from && other.to === item.twin!.to) : undefined;
  if (twin) return Object.assign(item, { sameAs: twin, actor: item.actor ?? twin.actor });
  const surname = lastName(item, tokens);
  const before =
    surname === null
      ? undefined
      : told.findLast((other) => other.kind === "person" && other.reference === undefined && lastName(other, tokens) === surname);
  if (before) {
    const root = before.sameAs ?? before;
    return {
      ...item,
      sameAs: root,
      actor: item.actor ?? before.actor ?? root.actor,
      score: item.actor ? item.score : Math.max(item.score, SURE.role),
    };
  }
  return item.open !== null && item.actor === null ? opened(item, told, tokens, items, words, home) : item;
}

function lastName({ to, from }: Item, tokens: readonly ParsedToken[]): string | null {
  for (let i = to - 1; i >= from; i--) if (tokens[i].upos === "PROPN") return tokens[i].form;
  return null;
}

/** Whose government a text means that says only "the government": its issuer's, or that of the place it is dated from. */
interface Home {
  readonly issuer: string | null;
  readonly dateline: string | null;
}

// A statement says where and when it was made in its first lines, in a few words.
const DATED_BY = 4;

function homeOf({ blocks, meta, tokens, sentences }: Parsed, items: readonly Item[]): Home {
  const issuer = meta.issuer?.actor ? holderOf(meta.issuer.actor) : null;
  const datelines = blocks.filter(({ kind }) => kind === "dateline");
  // "Tirana, 7 September 2022" heads a statement as a dateline does a dispatch.
  const heads = sentences.filter(({ from, to }, i) => i < DATED_BY && to - from <= DATED_BY * 2);
  const dated = items.filter(
    ({ from, to, kind }) =>
      kind === "place" &&
      (datelines.some(({ start, end }) => start <= tokens[from].start && tokens[to - 1].end <= end) ||
        heads.some((sentence) => sentence.from === from && to <= sentence.to)),
  );
  const lands = statesOf(dated);
  const [land] = lands;
  return { issuer: issuer?.length === 3 ? issuer : null, dateline: lands.size === 1 ? land : null };
}

/** "the army", "President X": the like one named before, else the one state its sentence, or the whole text, names. */
function opened(
  item: Item,
  told: readonly Item[],
  tokens: readonly ParsedToken[],
  items: readonly Item[],
  words: Words,
  home: Home,
): Item {
  const wanted = item.open!;
  if (wanted === "") return item;
  // "its minister": whose the pronoun stands for.
  const owner = told.findLast(
    ({ head, actor }) => actor !== null && tokens[head].head === item.head && tokens[head].deprel === "nmod:poss",
  );
  const holder = owner ? holderIn(owner) : "";
  if (holder.length === 3) return { ...item, actor: `${holder}:${wanted}`, score: SURE.role };
  const definite = item.from > 0 && tokens[item.from - 1].upos === "DET";
  const here = statesOf(items.filter((other) => other.sentence === item.sentence && !isAgainst(other, tokens, words)));
  const near = told.filter(
    (other) => other.actor !== null && item.sentence - other.sentence <= REACH * 2 && fits(other, wanted, item, tokens),
  );
  // "the minister" is the minister told before, not the prince told last.
  const like = near.findLast((other) => definite && sameNoun(tokens, other, item)) ?? near.at(-1);
  const [state] = here;
  // A sentence that names another state speaks of that state's army, unless it says "the army".
  const elsewhere = here.size === 1 && like !== undefined && holderOf(like.actor!) !== state && !definite;
  const isNamed = item.kind === "person" && tokens.slice(item.from, item.to).some(({ upos }) => upos === "PROPN");
  if (like && !elsewhere && (item.kind !== "person" || definite) && !isNamed)
    return { ...item, actor: like.actor, sameAs: like.sameAs ?? like, score: SURE.role };
  const own =
    definite && !isNamed && item.kind !== "movement" ? (home.issuer ?? (isFirst(item, items) ? home.dateline : null)) : null;
  if (own) return { ...item, actor: `${own}:${wanted}`, score: SURE.guessed };
  // "a terrorist organisation" is anybody's.
  if (item.kind === "movement" && item.from > 0 && tokens[item.from - 1].feats.includes("Definite=Ind")) return item;
  if (here.size === 1) return { ...item, actor: `${state}:${wanted}`, score: SURE.guessed };
  const everywhere = here.size === 0 ? statesOf(items) : here;
  const [only] = everywhere;
  // A text's one state lends itself only where the text keeps naming it.
  const isTheme = items.filter(({ actor }) => actor !== null && holderOf(actor) === only).length >= THEME;
  return everywhere.size === 1 && isTheme && (definite || isNamed || item.kind === "government")
    ? { ...item, actor: `${only}:${wanted}`, score: SURE.guessed }
    : item;
}

// Whether its sentence names no state before it.
const isFirst = (item: Item, items: readonly Item[]): boolean =>
  !items.some((other) => other.sentence === item.sentence && other.from < item.from && statesOf([other]).size > 0);

// "action against Russia": the other party's name says nothing of whose the president is.
const isAgainst = ({ from }: Item, tokens: readonly ParsedToken[], words: Words): boolean =>
  from > 0 && words["acting-prep"].has(tokens[from - 1].form.toLowerCase());

// Named so often, a state is what the text is about; a novel that mentions one in passing is not.
const THEME = 3;

const statesOf = (items: readonly Item[]): Set<string> =>
  new Set(
    items
      .flatMap(({ actor, place }) => (actor === null ? [place?.country ?? null] : [holderOf(actor)]))
      .filter((holder): holder is string => holder !== null && holder.length === 3),
  );

function fits(other: Item, wanted: string, item: Item, tokens: readonly ParsedToken[]): boolean {
  const sector = sectorOf(other.actor!);
  if (item.kind === "person") return other.kind === "person" && sector === wanted;
  return (
    (sector === wanted || (sector.startsWith(`${wanted}:`) && sameNoun(tokens, other, item))) &&
    (other.kind === item.kind || other.kind === "government")
  );
}

// "the ministry" is the foreign ministry told before; "the government" is not.
const sameNoun = (tokens: readonly ParsedToken[], a: Item, b: Item): boolean =>
  tokens[a.head].form.toLowerCase() === tokens[b.head].form.toLowerCase();

/** Pronouns and definite nouns that name nobody themselves. */
function references(doc: Parsed, items: readonly Item[], words: Words, sentenceOf: Int32Array): Item[] {
  const { tokens, sentences } = doc;
  const taken = new Uint8Array(tokens.length);
  for (const { from, to } of items) taken.fill(1, from, to);
  const found: Item[] = [];
  const add = (from: number, to: number, head: number, kind: Mention["kind"], reference: Item["reference"]): void => {
    found.push({
      from,
      to,
      head,
      kind,
      actor: null,
      score: SURE.pronoun,
      open: null,
      twin: null,
      locates: false,
      place: null,
      sameAs: null,
      sentence: sentenceOf[head],
      reference,
    });
  };
  for (const { from, to } of sentences) {
    for (let i = from; i < to; i++) {
      if (taken[i]) continue;
      const low = tokens[i].form.toLowerCase();
      if (words.thing.has(low) && tokens[i].upos === "PRON" && !isEmpty(tokens, i, to)) add(i, i + 1, i, "organisation", "thing");
      else if (words.person.has(low) && tokens[i].upos === "PRON" && !tokens[i].feats.includes("PronType=Rel"))
        add(i, i + 1, i, "person", "person");
      else if (words.many.has(low) && tokens[i].upos === "PRON") add(i, i + 1, i, "group", "many");
      else if (i > from && tokens[i].upos !== "VERB") {
        const start = determinerAt(tokens, from, i, words);
        if (start === null) continue;
        const between = tokens.slice(start, i).map(({ form }) => form.toLowerCase());
        const both = between.some((word) => words.both.has(word));
        const pointing = between.some((word) => words.demonstrative.has(word) || words.same.has(word));
        if (both && words["party-many"].has(low)) add(start, i + 1, i, "group", "pair");
        else if (pointing && words["place-noun"].has(low) && !words["place-noun"].has(tokens[i + 1]?.form.toLowerCase() ?? ""))
          add(start, i + 1, i, "place", "place");
        else if (words["body-noun"].has(low) && unnamed(tokens, start, i)) add(start, i + 1, i, "organisation", "body");
        else if (words["party-one"].has(low) && bare(tokens, start, i)) add(start, i + 1, i, "country", "country");
      }
    }
  }
  return found;
}

// "it is clear that", "it rained": nobody.
function isEmpty(tokens: readonly ParsedToken[], i: number, to: number): boolean {
  const { deprel, head } = tokens[i];
  if (deprel.startsWith("expl")) return true;
  if (head < 0 || tokens[head].upos === "VERB") return false;
  return tokens
    .slice(head + 1, Math.min(to, head + 12))
    .some((token) => token.head === head && /^(?:csubj|ccomp|xcomp|advcl)/.test(token.deprel));
}

/** The start of "the …", "both …", "this same …" that ends in token `i`, at most five words before it. */
function determinerAt(tokens: readonly ParsedToken[], from: number, i: number, words: Words): number | null {
  for (let j = i - 1; j >= Math.max(from, i - 5); j--) {
    const low = tokens[j].form.toLowerCase();
    if (words.definite.has(low) || words.both.has(low)) {
      const earlier = j > from ? tokens[j - 1].form.toLowerCase() : "";
      return words.definite.has(earlier) ? j - 1 : j;
    }
    if (!["ADJ", "NOUN", "NUM"].includes(tokens[j].upos) && tokens[j].form !== "-") return null;
  }
  return null;
}

// "the bloc", "the 15-nation bloc", "the regional organisation": no name between, and no "of" behind.
const unnamed = (tokens: readonly ParsedToken[], start: number, i: number): boolean =>
  tokens.slice(start, i).every(({ upos }) => upos !== "PROPN") &&
  tokens[i + 1]?.form.toLowerCase() !== "of" &&
  tokens[i + 1]?.upos !== "NOUN";

const bare = (tokens: readonly ParsedToken[], start: number, i: number): boolean =>
  i - start === 1 && tokens[i + 1]?.form.toLowerCase() !== "of" && tokens[i + 1]?.upos !== "NOUN";

function refer(item: Item, told: readonly Item[], tokens: readonly ParsedToken[]): Item[] {
  const within = told.filter((other) => item.sentence - other.sentence <= REACH && other.to <= item.from);
  switch (item.reference) {
    case "pair":
      return pair(item, within, tokens);
    case "place": {
      const noun = tokens[item.head].form.toLowerCase();
      const places = within.filter((other) => other.kind === "place" && other.place);
      const like =
        told.findLast((other) => other.kind === "place" && other.place && tokens[other.head].form.toLowerCase() === noun) ??
        facility(told, tokens, item) ??
        places.at(-1);
      return like
        ? [{ ...item, place: again(like.place!, item, tokens), sameAs: like.sameAs ?? like, score: SURE.definite, locates: true }]
        : [];
    }
    case "body":
      return linked(
        item,
        within.findLast(
          (other) => ["organisation", "movement"].includes(other.kind) && other.actor !== null && other.reference === undefined,
        ),
        SURE.definite,
      );
    case "country":
      return linked(
        item,
        within.findLast((other) => other.kind === "country" && other.actor !== null),
        SURE.definite,
      );
    case "person":
      return linked(
        item,
        subject(
          within.filter((other) => other.kind === "person"),
          item,
          tokens,
        ),
        SURE.pronoun,
      );
    case "thing":
      return linked(
        item,
        subject(
          within.filter(
            (other) => THINGS.has(other.kind) && other.actor !== null && !isModifier(tokens, other) && !isPlural(other, tokens),
          ),
          item,
          tokens,
        ),
        SURE.pronoun,
      );
    case "many": {
      const like = subject(
        within.filter((other) => isMany(other, tokens) || together(other, within, tokens).length > 1),
        item,
        tokens,
      );
      return like ? together(like, within, tokens).flatMap((other) => linked(item, other, SURE.pronoun)) : [];
    }
    default:
      return [];
  }
}

const THINGS: ReadonlySet<string> = new Set(["country", "government", "organisation", "military", "movement"]);

// "Commandos … it": soldiers are not a thing; the United States are.
const isPlural = ({ head, kind }: Item, tokens: readonly ParsedToken[]): boolean =>
  kind !== "country" && tokens[head].upos === "NOUN" && tokens[head].feats.includes("Number=Plur");

/** A mention and what is coordinated with it, one for each holder: "Oslo and Riga", "Indian and Thai troops", "both countries". */
function together(other: Item, told: readonly Item[], tokens: readonly ParsedToken[]): Item[] {
  const row = told.filter(
    (one) =>
      one.actor !== null &&
      one.sentence === other.sentence &&
      (one === other ||
        (one.from === other.from && one.to === other.to && one.reference !== undefined) ||
        isJoined(tokens, one.head, other.head) ||
        isJoined(tokens, other.head, one.head) ||
        isFellow(tokens, one, other)),
  );
  const holders = new Set<string>();
  return row.filter((one) => {
    const holder = holderIn(one);
    const isNew = !holders.has(holder);
    holders.add(holder);
    return isNew;
  });
}

function isJoined(tokens: readonly ParsedToken[], head: number, below: number): boolean {
  let at = below;
  for (let steps = 0; steps < 6 && at !== head && tokens[at].deprel === "conj"; steps++) at = tokens[at].head;
  return at === head && below !== head;
}

// "Indian and Thai troops", "the presidents of Oslo and Riga": a nationality of a noun that heads another's mention.
const isFellow = (tokens: readonly ParsedToken[], one: Item, other: Item): boolean =>
  (["amod", "compound"].includes(tokens[one.head].deprel) &&
    tokens[one.head].head === other.head &&
    tokens.some((token, i) => i > one.head && i < other.head && token.deprel === "conj" && token.head === one.head)) ||
  (tokens[one.head].deprel === "conj" &&
    one.from >= other.to &&
    other.from < tokens[one.head].head &&
    tokens[one.head].head < other.to);

const holderIn = ({ actor }: Item): string => (actor === null ? "" : (holderOf(actor) ?? actor));

const isMany = (other: Item, tokens: readonly ParsedToken[]): boolean =>
  other.actor !== null &&
  !isModifier(tokens, other) &&
  (other.kind === "group" || other.kind === "movement" || tokens[other.head].feats.includes("Number=Plur"));

const isModifier = (tokens: readonly ParsedToken[], { head }: Item): boolean =>
  tokens[head].deprel === "amod" || (tokens[head].deprel === "compound" && tokens[head].upos !== "NOUN");

// "the same training field" after "the Termez training ground": nouns of one kind.
const facility = (told: readonly Item[], tokens: readonly ParsedToken[], item: Item): Item | undefined =>
  item.to - item.from > 2
    ? told.findLast(
        (other) =>
          other.kind === "place" &&
          other.place &&
          other.to - other.from > 1 &&
          other.nameTo !== undefined &&
          other.nameTo < other.to &&
          sharesWord(tokens, other, item),
      )
    : undefined;

const sharesWord = (tokens: readonly ParsedToken[], a: Item, b: Item): boolean => {
  const forms = new Set(tokens.slice(a.nameTo ?? a.from, a.to).map(({ form }) => form.toLowerCase()));
  return tokens.slice(b.from, b.to).some(({ form }) => forms.has(form.toLowerCase()));
};

const again = (place: Place, { from, to }: Item, tokens: readonly ParsedToken[]): Place => ({
  ...place,
  span: { start: tokens[from].start, end: tokens[to - 1].end },
});

/** Subjects before others, the nearest sentence before the farther: what centring says of pronouns. */
function subject(candidates: readonly Item[], item: Item, tokens: readonly ParsedToken[]): Item | undefined {
  let best: Item | undefined;
  let top = -Infinity;
  for (const other of candidates) {
    const deprel = tokens[other.head].deprel;
    const opens = other.from < 3 || tokens.slice(other.from - 3, other.from).some(({ form }) => form === ".");
    const rank = (deprel.startsWith("nsubj") ? 1.5 : opens ? 1 : 0) - (item.sentence - other.sentence) * 1.2 + other.from * 1e-6;
    if (rank > top) [best, top] = [other, rank];
  }
  return best;
}

function linked(item: Item, other: Item | undefined, score: number): Item[] {
  if (!other) return [];
  const root = other.sameAs ?? other;
  return [{ ...item, kind: other.kind, actor: other.actor, sameAs: root, score }];
}

/** "both countries", "the two sides": the two states or bodies last named, one mention each over the same words. */
function pair(item: Item, told: readonly Item[], tokens: readonly ParsedToken[]): Item[] {
  const states = lastParties(told, (holder) => holder.length === 3, tokens);
  const parties = states.length === 2 ? states : lastParties(told, () => true, tokens);
  if (parties.length < 2) return [];
  return parties.map((party) => ({
    ...item,
    actor: party.kind === "country" ? party.actor : holderOf(party.actor!),
    sameAs: party.sameAs ?? party,
    score: SURE.pair,
  }));
}

/**
 * The two last named: of one sentence those that are coordinated, else those that stand highest in it, so that whom a
 * subordinate clause names in passing gives way; the farther sentence only where the nearer names one.
 */
function lastParties(told: readonly Item[], wanted: (holder: string) => boolean, tokens: readonly ParsedToken[]): Item[] {
  const named = told.filter(
    (item) => item.actor !== null && item.kind !== "group" && item.reference !== "pair" && wanted(holderIn(item)),
  );
  const parties: Item[] = [];
  const holders = new Set<string>();
  for (const sentence of [...new Set(named.map((item) => item.sentence))].reverse()) {
    const here = named.filter((item) => item.sentence === sentence);
    const joined = here.map((item) => together(item, here, tokens)).find((row) => row.length === 2);
    if (joined && parties.length === 0) return joined;
    for (const item of here.sort((a, b) => depthOf(tokens, a.head) - depthOf(tokens, b.head) || b.from - a.from)) {
      const holder = holderIn(item);
      if (parties.length < 2 && !holders.has(holder)) {
        holders.add(holder);
        parties.push(item);
      }
    }
    if (parties.length === 2) break;
  }
  return parties.sort((a, b) => a.from - b.from);
}

// Arcs up to the root; a clause of its own counts as several.
function depthOf(tokens: readonly ParsedToken[], head: number): number {
  let depth = 0;
  for (let at = head, steps = 0; tokens[at].head >= 0 && steps < 40; at = tokens[at].head, steps++)
    depth += /^(?:advcl|acl|ccomp|parataxis)/.test(tokens[at].deprel) ? 3 : 1;
  return depth;
}
