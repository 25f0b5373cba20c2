/** Several who act as one: what is coordinated, "both countries", "the two sides", "they". */
import { drawArcs } from "../../../document/arcs.ts";
import type { ParsedToken } from "../../../document/stages.ts";
import { holderOf, sectorOf, stateUnder } from "../../../inventory/actors.ts";
import { holderIn, type Item, isModifier, type Linking, SURE, type Words } from "./item.ts";

/** A mention and what is coordinated with it, one for each holder: "Oslo and Riga", "Indian and Thai troops", "both countries". */
export function together(other: Item, told: readonly Item[], tokens: readonly ParsedToken[]): Item[] {
  const row = told.filter(
    (one) =>
      one.actor !== null &&
      one.sentence === other.sentence &&
      (one === other ||
        (one.from === other.from && one.to === other.to && one.reference !== undefined) ||
        isJoined(tokens, one.head, other.head) ||
        isJoined(tokens, other.head, one.head) ||
        isFellow(tokens, one, other) ||
        isBeside(tokens, one, other)),
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

// "the minister of Oslo and the minister of Riga": of one kind, with nothing but "and" between, wherever the tree hangs the second.
function isBeside(tokens: readonly ParsedToken[], one: Item, other: Item): boolean {
  const [first, second] = one.from < other.from ? [one, other] : [other, one];
  const between = tokens.slice(first.to, second.from);
  return (
    first.kind === second.kind &&
    between.length > 0 &&
    between.length < 3 &&
    between[0].upos === "CCONJ" &&
    between.slice(1).every(({ upos }) => upos === "DET")
  );
}

// "Indian and Thai troops", "the presidents of Oslo and Riga": a nationality of a noun that heads another's mention.
const isFellow = (tokens: readonly ParsedToken[], one: Item, other: Item): boolean =>
  (["amod", "compound"].includes(tokens[one.head].deprel) &&
    tokens[one.head].head === other.head &&
    drawArcs(tokens).kids[one.head].some((at) => at > one.head && at < other.head && tokens[at].deprel === "conj")) ||
  (tokens[one.head].deprel === "conj" && one.from >= other.to && isWithin(other, firstOfRow(tokens, one.head)));

const isWithin = ({ from, to }: Item, at: number): boolean => from < at && at < to;

function firstOfRow(tokens: readonly ParsedToken[], at: number): number {
  let first = at;
  for (let steps = 0; steps < 6 && tokens[first].deprel === "conj"; steps++) first = tokens[first].head;
  return first;
}

/** "The envoy spoke with the minister": a subject and whom it did something with, of the sentence told last. */
export function inCompany(told: readonly Item[], tokens: readonly ParsedToken[], words: Words): Item[] {
  const coded = told.filter(({ actor, head }) => actor !== null && tokens[head].head >= 0);
  const arcs = drawArcs(tokens);
  for (const fellow of [...coded].reverse()) {
    // "met the ministers": wherever the tree hangs them.
    const before = tokens[fellow.from - 1]?.upos === "DET" ? fellow.from - 2 : fellow.from - 1;
    const isNext = before >= 0 && tokens[before].upos === "VERB" && words["fellow-verb"].has(arcs.form[before]);
    const { head, deprel } = tokens[fellow.head];
    const verb = isNext ? before : head;
    const isWith =
      deprel.startsWith("obl") &&
      arcs.kids[fellow.head].some((at) => tokens[at].deprel === "case" && words["fellow-prep"].has(arcs.form[at]));
    const isMet = isNext || (deprel === "obj" && words["fellow-verb"].has(arcs.form[verb]));
    if (!isWith && !isMet) continue;
    const subject = coded.find(({ head }) => tokens[head].head === verb && tokens[head].deprel.startsWith("nsubj"));
    if (subject && holderIn(subject) !== holderIn(fellow)) return [subject, ...together(fellow, told, tokens)];
  }
  return [];
}

/** "The leaders", told after the leaders of several states: each of them; `null` where no such row is near. */
export function everyOne(item: Item, linking: Linking): Item[] | null {
  const { told, tokens, words } = linking;
  const isPlural =
    tokens[item.head].feats.includes("Number=Plur") && words["party-many"].has(tokens[item.head].form.toLowerCase());
  // "the leaders", "the three leaders"
  const isCounted = tokens[item.from - 1]?.upos === "NUM";
  const before = isCounted ? item.from - 2 : item.from - 1;
  const isBare = before >= 0 && tokens[before].upos === "DET" && tokens[item.from].upos !== "NUM";
  if (item.open === null || item.actor !== null || item.kind !== "person" || !isPlural || !isBare) return null;
  if (tokens[item.to]?.form.toLowerCase() === "of") return null;
  const count = isCounted ? countOf(item.from - 1, item.head, linking) : null;
  const counted = count !== null && count > 2 ? rowOf(count, told, tokens) : [];
  if (counted.length > 0) return each(item, counted);
  const last = told.findLast((other) => other.kind === "person" && other.actor !== null && !SINGLE.has(other.reference ?? ""));
  if (!last || item.sentence - last.sentence > 3 || !sectorOf(last.actor!).startsWith(item.open)) return null;
  const row = longestRow(
    told.filter(({ sentence, kind }) => sentence === last.sentence && kind === "person"),
    tokens,
  );
  const all = row.length > 2 ? row : twoOfOffice(item, item.open, linking);
  return all.length > 1
    ? all.map((other) => ({ ...item, actor: other.actor, sameAs: other.sameAs ?? other, score: SURE.role, reference: "many" }))
    : null;
}

// "The heads of state signed", after the president of one state and that of another: both, where no third was told of; "the ministers"
// are rather two of whom the same word was used.
function twoOfOffice(item: Item, office: string, { told, tokens }: Linking): Item[] {
  const states = new Map<string, Item>();
  const named = new Map<string, Item>();
  for (const other of told) {
    const { actor, kind, sentence, reference, head } = other;
    if (kind !== "person" || actor === null || SINGLE.has(reference ?? "")) continue;
    if (!sectorOf(actor).startsWith(office) || stateUnder(actor) === null) continue;
    const back = item.sentence - sentence;
    if (back <= 3) states.set(holderIn(other), other);
    if (back <= OFFICE_REACH && tokens[head].form === tokens[item.head].form) named.set(holderIn(other), other);
  }
  return [named, states].map((found) => [...found.values()]).find(({ length }) => length === 2) ?? [];
}

/** Sentences over which "the ministers" are those called so before. */
const OFFICE_REACH = 8;

const SINGLE: ReadonlySet<string> = new Set(["person", "thing"]);

const longestRow = (here: readonly Item[], tokens: readonly ParsedToken[]): Item[] =>
  here.map((one) => together(one, here, tokens)).reduce((a, b) => (b.length > a.length ? b : a), []);

/**
 * "The Parties noted", after "The heads of state of A, B and C met": all that the last row of three or more names which acts in its
 * sentence; none where two have been told together since.
 */
export function rowOfMany(told: readonly Item[], tokens: readonly ParsedToken[], words: Words): Item[] {
  const pairs = told.findLast(({ reference, actor }) => reference === "pair" && actor !== null)?.sentence ?? -1;
  const last = told.at(-1)?.sentence ?? -1;
  for (let at = last; at >= 0 && at >= last - ROW_REACH && at > pairs; at--) {
    const here = told.filter(
      ({ sentence, actor, kind, reference }) =>
        sentence === at &&
        actor !== null &&
        kind !== "place" &&
        kind !== "group" &&
        (reference === undefined || reference === "many"),
    );
    if (here.length < 3) continue;
    const row = longestRow(here, tokens);
    if (row.length > 2 && row.some(({ head, reference }) => reference === "many" || isActing(tokens, head, words))) return row;
  }
  return [];
}

/** "The five countries", after the leaders of A, B, C, D and E: the last row of just so many, whatever its part in its sentence. */
function rowOf(count: number, told: readonly Item[], tokens: readonly ParsedToken[]): Item[] {
  const last = told.at(-1)?.sentence ?? -1;
  for (let at = last; at >= 0 && at >= last - ROW_REACH; at--) {
    const here = told.filter(
      ({ sentence, actor, kind }) => sentence === at && actor !== null && kind !== "place" && kind !== "group",
    );
    const row =
      here.length < count ? undefined : here.map((one) => together(one, here, tokens)).find(({ length }) => length === count);
    if (row) return row;
  }
  // Else just so many states as the text has told of.
  const states = new Map(
    told.flatMap((one) => (one.kind !== "place" && stateUnder(one.actor ?? "") !== null ? [[holderIn(one), one]] : [])),
  );
  return states.size === count ? [...states.values()] : [];
}

/** The number among words: "the five countries"; `null` for none. */
function countOf(from: number, to: number, { tokens, numbers }: Linking): number | null {
  const number = tokens
    .slice(from, to)
    .find(({ upos }) => upos === "NUM")
    ?.form.toLowerCase();
  return number === undefined ? null : (numbers.get(number) ?? Number(number));
}

/** Sentences of a communiqué over which "the Parties" are whoever met. */
const ROW_REACH = 12;

// A subject, or what a subject is of: "the ministers of Oslo, Riga and Bonn met".
function isActing(tokens: readonly ParsedToken[], head: number, words: Words): boolean {
  let at = head;
  for (let steps = 0; steps < 4 && at >= 0; steps++) {
    const { deprel, head: above } = tokens[at];
    if (deprel.startsWith("nsubj")) return true;
    if (
      !/^(?:conj|nmod|appos)/.test(deprel) ||
      (deprel === "nmod" && !words["party-many"].has(tokens[above]?.form.toLowerCase() ?? ""))
    )
      return false;
    at = above;
  }
  return false;
}

export const isMany = (other: Item, tokens: readonly ParsedToken[]): boolean =>
  other.actor !== null &&
  !isModifier(tokens, other) &&
  (other.kind === "group" ||
    other.kind === "movement" ||
    (other.kind !== "country" && tokens[other.head].feats.includes("Number=Plur")));

/** "both countries", "the two sides": the two states or bodies last named, one mention each over the same words. */
export function pair(item: Item, told: readonly Item[], tokens: readonly ParsedToken[], headline: readonly Item[]): Item[] {
  const last = lastParties(told, (holder) => stateUnder(holder) !== null, tokens);
  const both = lastPair(told);
  if (both.length === 2 && item.sentence - both[0].sentence <= PAIR_REACH && (apart(last) || isCrowded(last, told)))
    return both.map((party) => standing(item, party));
  const states = apart(last) ? (twoOf(headline) ?? last) : last;
  const parties = states.length === 2 ? states : lastParties(told, () => true, tokens);
  return parties.length < 2 ? [] : parties.map((party) => standing(item, party));
}

// "China called on both sides to …. Oslo condemned the raids in A, B and C. The ministers of the two countries": a sentence that names
// several states says of no two that they are the two.
const isCrowded = (parties: readonly Item[], told: readonly Item[]): boolean =>
  new Set(told.flatMap(({ sentence, actor }) => (sentence === parties.at(-1)?.sentence ? (stateUnder(actor ?? "") ?? []) : [])))
    .size > 2;

/** The two that "both sides" last stood for. */
function lastPair(told: readonly Item[]): Item[] {
  const again = told.findLast(({ reference, actor }) => reference === "pair" && actor !== null);
  return again ? told.filter(({ reference, from }) => reference === "pair" && from === again.from) : [];
}

/** Sentences over which two told together stay the two. */
const PAIR_REACH = 3;

// One of them named here and the other a sentence before: what the headline is about is likelier.
const apart = (parties: readonly Item[]): boolean => new Set(parties.map(({ sentence }) => sentence)).size > 1;

function twoOf(headline: readonly Item[]): Item[] | null {
  const states = new Map(
    headline.flatMap((one) => {
      const state = stateUnder(one.actor ?? "");
      return state === null ? [] : [[state, one] as const];
    }),
  );
  return states.size === 2 ? [...states.values()] : null;
}

/** "the sides", "the parties": the two they last stood for, or the two last named, where the sentence that names any last names two and no third. */
export function sides(item: Item, within: readonly Item[], linking: Linking): Item[] {
  const { told, tokens, words } = linking;
  const count = countOf(item.from, item.head, linking);
  const row = count === null ? rowOfMany(told, tokens, words) : rowOf(count, told, tokens);
  if (row.length > 2) return each(item, row);
  // "the three countries" are no two.
  if (count !== null) return [];
  const parties = lastParties(within, () => true, tokens);
  const last = Math.max(...parties.map(({ sentence }) => sentence));
  // "The two sides …. The sides agreed": the same two.
  const both = lastPair(within);
  if (both.length === 2 && both[0].sentence >= last) return both.map((party) => standing(item, party));
  const named = new Set(
    within.flatMap((one) => (one.sentence === last && one.actor !== null && one.kind !== "group" ? [holderIn(one)] : [])),
  );
  const dealing = parties.length === 2 && (named.size === 2 || parties.some(({ reference }) => reference !== undefined));
  return dealing && new Set(parties.map(holderIn)).size === 2 ? parties.map((party) => standing(item, party)) : [];
}

/** "Both sides", after the army and the rebels of one state: those two, where the last sentences name no second state. */
export function foes(item: Item, told: readonly Item[]): Item[] {
  const last = told.filter(
    ({ actor, sentence, reference }) =>
      actor !== null && reference === undefined && sentence < item.sentence && item.sentence - sentence <= 2,
  );
  if (new Set(last.flatMap(({ actor }) => stateUnder(actor!) ?? [])).size !== 1) return [];
  const rebels = last.findLast(({ actor }) => sectorOf(actor!).startsWith("REB"));
  const army = last.findLast(({ actor }) => /^(?:MIL|GOV)/.test(sectorOf(actor!)));
  return rebels && army
    ? [rebels, army].map((party) => ({ ...standing(item, party), actor: party.actor, sameAs: party.sameAs ?? party }))
    : [];
}

/** "Leaders", "the ministers", in a body's own paper that opened with "Leaders of the Forum": those. */
export function ofBody(item: Item, { told, tokens, sentences }: Linking): Item[] | null {
  const { form, feats } = tokens[item.head];
  const isBare = item.to - item.from === 1 && item.actor === null && item.open !== null && feats.includes("Number=Plur");
  // "2. Leaders deplored", but not "two leaders" nor "Danish leaders".
  const before = item.from > sentences[item.sentence].from ? tokens[item.from - 1] : undefined;
  if (!isBare || (before && /^(?:ADJ|NUM|NOUN|PROPN)$/.test(before.upos) && !/^\d+[.)]?$/.test(before.form))) return null;
  const noun = form.toLowerCase();
  const isOf = ({ actor, head, sentence }: Item): boolean =>
    sentence < item.sentence && actor !== null && actor.startsWith("IGO:") && tokens[head].form.toLowerCase() === noun;
  // Others of that noun have been told since: it is open again.
  const last = told.findLast((other) => other.actor !== null && tokens[other.head].form.toLowerCase() === noun);
  if (!last || !isOf(last)) return null;
  return [{ ...item, kind: last.kind, actor: last.actor, sameAs: last.sameAs ?? last, open: null, score: SURE.definite }];
}

export const each = (item: Item, row: readonly Item[]): Item[] =>
  row.map((party) => ({ ...standing(item, party), reference: "many" }));

// "both ministers" are each a minister of its own state.
function standing(item: Item, party: Item): Item {
  const holder = holderOf(party.actor!) ?? party.actor;
  const state = stateUnder(party.actor!);
  // After two foreign ministers "the two ministers" are no others.
  const isKnown = item.open !== null && `${sectorOf(party.actor!)}:`.startsWith(`${item.open}:`);
  const office = item.open && state !== null ? (isKnown ? party.actor : `${state}:${item.open}`) : null;
  return {
    ...item,
    open: null,
    actor: office ?? (party.kind === "country" ? party.actor : holder),
    sameAs: office ? null : (party.sameAs ?? party),
    score: SURE.pair,
  };
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
    const beside = here.map((item) => here.filter((other) => other === item || isBeside(tokens, item, other)));
    const joined = [...beside, ...here.map((item) => together(item, here, tokens))].find(
      (row) => row.length === 2 && holderIn(row[0]) !== holderIn(row[1]),
    );
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
