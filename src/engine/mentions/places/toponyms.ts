/**
 * Names of places that the name tagger missed or took for something else. The gazetteer must know the name and the text must
 * say that it is a place: a preposition, a noun of place, the state after a comma, a dateline. What the text has so
 * shown once holds for the name everywhere else in it, save inside longer names ("Paris Police Department").
 */
import { startsUpper } from "../../../base/letters.ts";
import type { Span } from "../../../base/span.ts";
import type { Parsed, ParsedToken } from "../../../document/stages.ts";
import { type Draft, SCORES } from "../names/index.ts";
import type { MentionWords } from "../words.ts";
import { stateAbbreviated } from "./abbreviations.ts";
import { foldName, type Gazetteer } from "./gazetteer.ts";

type Words = MentionWords["words"];

export interface Toponyms {
  readonly found: readonly Draft[];
  /** Drafts that were places all along. */
  readonly mistaken: ReadonlySet<Draft>;
}

/** A run of capitalised words the gazetteer knows. */
interface Run {
  readonly from: number;
  readonly to: number;
  readonly name: string;
  /** The longest mention over it that does not locate. */
  readonly within: Draft | null;
  /** Bounds of its sentence. */
  readonly first: number;
  readonly end: number;
  readonly evidence: "shown" | "listed" | "likely" | null;
}

/** Known to the gazetteer and placed by the words around, but no tagger vouches for it. */
const GUESSED = 0.55;

export function findToponyms(
  doc: Parsed,
  drafts: readonly Draft[],
  words: Words,
  gazetteer: Gazetteer,
  times: readonly Span[],
): Toponyms {
  const { tokens } = doc;
  const view: View = { doc, words, gazetteer, cover: coverOf(tokens.length, drafts), times: inTimes(doc, times) };
  const runs = doc.sentences.flatMap(({ from, to }) => runsIn(view, from, to));
  const shown = new Set(runs.filter(({ evidence }) => evidence === "shown").map(({ name }) => foldName(name)));
  for (const draft of drafts)
    if (draft.locates && draft.kind === "place") shown.add(foldName(written(doc, draft.from, draft.nameTo ?? draft.to)));
  const mistaken = new Set<Draft>();
  const found = runs.flatMap((run): Draft[] => {
    const known = run.evidence !== null || shown.has(foldName(run.name)) || isWellKnown(run.name, gazetteer);
    if (!known || !mayStand(view, run)) return [];
    const whole = run.within !== null && run.within.from >= run.from && run.within.to <= run.to;
    // A person or body of just this name gives way only to the words beside this very mention.
    if (whole && run.evidence !== "shown" && run.evidence !== "likely") return [];
    // "soldiers to NATO": what the inventory lists is not the village of that name.
    if (whole && run.within!.actor !== null && !isWellKnown(run.name, gazetteer)) return [];
    // "handed it to Baghdad": whom, and not where.
    if (whole && run.within!.kind === "government" && run.within!.score === SCORES.metonym) return [];
    if (whole) mistaken.add(run.within!);
    const to = run.within === null || whole ? nounsOfPlace(tokens, run.to, run.end, words) : run.to;
    return [draftOf(run, to)];
  });
  return { found, mistaken };
}

interface View {
  readonly doc: Parsed;
  readonly words: Words;
  readonly gazetteer: Gazetteer;
  readonly cover: readonly (Draft | null)[];
  readonly times: Uint8Array;
}

const draftOf = ({ from, to: nameTo }: Run, to: number): Draft => ({
  from,
  to,
  head: to > nameTo ? to - 1 : nameTo - 1,
  kind: "place",
  actor: null,
  score: GUESSED,
  open: null,
  twin: null,
  locates: true,
  nameTo,
});

// Mentions that locate win over those that hold them.
function coverOf(length: number, drafts: readonly Draft[]): (Draft | null)[] {
  const cover: (Draft | null)[] = new Array(length).fill(null);
  for (const draft of [...drafts].sort((a, b) => b.to - b.from - (a.to - a.from))) {
    for (let i = draft.from; i < draft.to; i++) if (!cover[i]?.locates || draft.locates) cover[i] = draft;
  }
  for (const draft of drafts) if (draft.locates || draft.kind === "country") cover.fill(draft, draft.from, draft.to);
  return cover;
}

function inTimes({ tokens }: Parsed, times: readonly Span[]): Uint8Array {
  const taken = new Uint8Array(tokens.length);
  for (let i = 0, t = 0; i < tokens.length && t < times.length; i++) {
    while (t < times.length && times[t].end <= tokens[i].start) t++;
    if (t < times.length && times[t].start < tokens[i].end) taken[i] = 1;
  }
  return taken;
}

function runsIn(view: View, first: number, end: number): Run[] {
  const { doc, words, cover, times } = view;
  const runs: Run[] = [];
  for (let i = first; i < end; i++) {
    const token = doc.tokens[i];
    const outer = cover[i];
    if (times[i] || outer?.locates || outer?.kind === "country" || !startsUpper(token.form) || token.upos === "VERB") continue;
    // "in March", which no day told makes a date
    if (words.calendar.has(token.form) && cover[i] === null && !startsUpper(doc.tokens[i + 1]?.form ?? "")) continue;
    const state = stateAfterTown(view, i, runs);
    const to = state ? i + 1 : longestKnown(view, i, end, outer);
    if (to === null) continue;
    const name = written(doc, i, to);
    const bare: Run = { from: i, to, name, within: outer, first, end, evidence: null };
    runs.push({ ...bare, evidence: state ? "shown" : evidenceOf(view, bare, runs) });
    i = to - 1;
  }
  return runs;
}

// "Severn, Md.": the abbreviation is a place where a town or a capitalised word stands before it.
function stateAfterTown({ doc: { tokens } }: View, i: number, runs: readonly Run[]): boolean {
  if (tokens[i - 1]?.form !== "," || stateAbbreviated(tokens[i].form) === null) return false;
  return tokens[i].form.includes(".") || runs.at(-1)?.to === i - 1;
}

const LONGEST = 4;

function longestKnown({ doc, words, gazetteer, cover, times }: View, i: number, end: number, outer: Draft | null): number | null {
  const { tokens } = doc;
  let to = i;
  while (
    to < end &&
    to < i + LONGEST &&
    !times[to] &&
    cover[to] === outer &&
    (startsUpper(tokens[to].form) || (to > i && (tokens[to].form === "-" || tokens[to].form.startsWith("al-"))))
  )
    to++;
  for (; to > i; to--) {
    if (tokens[to - 1].form === "-") continue;
    const name = written(doc, i, to);
    // "the two States" are no town of that name.
    const isNoun = words["place-noun"].has(name.toLowerCase()) || words["party-many"].has(name.toLowerCase());
    if (to === i + 1 && (isCompass(name, words) || isNoun || name.length < 3)) continue;
    if (gazetteer.find(name).some(({ population, kind }) => population > SMALL || kind !== "town")) return to;
  }
  return null;
}

// Smaller towns share their names with too much else.
const SMALL = 600;

const written = ({ text, tokens }: Parsed, from: number, to: number): string =>
  text.slice(tokens[from].start, tokens[to - 1].end);

export const isCompass = (word: string, words: Words): boolean => words.compass.has(word.toLowerCase());

/** How the words beside a run show that it is a place. */
function evidenceOf({ doc: { tokens }, words, cover }: View, run: Run, runs: readonly Run[]): Run["evidence"] {
  const { from, to, first, end } = run;
  const before = tokens[from - 1]?.form.toLowerCase() ?? "";
  const after = tokens[to];
  const named = from > first && tokens[from - 1].upos === "PROPN" && startsUpper(tokens[from - 1].form);
  if (named && !isCompass(before, words)) return null;
  // "Mississippi River", "Kingsley Road" are not where Mississippi or Kingsley is.
  if (after && startsUpper(after.form) && words["feature-noun"].has(after.form.toLowerCase())) return null;
  // "the town of Tal Rifaat", "north of Tal Rifaat"
  const noun = tokens[from - 2]?.form.toLowerCase() ?? "";
  const isPart = words["place-noun"].has(noun) || isCompass(noun, words);
  if (before === "of" && isPart && !goesOnAsName(tokens, to, end, words)) return "shown";
  if (before === "of" && tokens[from - 2]?.form === "," && !goesOnAsName(tokens, to, end, words)) return "shown";
  if (words["local-noun"].has(after?.form ?? "") || (after?.form === "-" && tokens[to + 1]?.form === "based")) return "likely";
  const led =
    from > first &&
    (words.locating.has(before) || (isCompass(before, words) && words.locating.has(tokens[from - 2]?.form.toLowerCase() ?? "")));
  if (led && !goesOnAsName(tokens, to, end, words)) return "shown";
  const nounsTo = nounsOfPlace(tokens, to, end, words);
  if (nounsTo > to && run.within === null && tokens.slice(to, nounsTo).every(({ form }) => form === form.toLowerCase()))
    return "shown";
  if (after?.form === "," && (cover[to + 1]?.locates || stateAbbreviated(tokens[to + 1]?.form ?? "") !== null)) return "shown";
  if (isDateline(tokens, run)) return "shown";
  // "in Becker, Clay and Douglas"
  const last = runs.at(-1);
  const joint = last && (last.evidence === "shown" || last.evidence === "listed") ? tokens.slice(last.to, from) : [];
  if (joint.length > 0 && joint.length < 3 && joint.every(({ form }) => form === "," || words.and.has(form.toLowerCase())))
    return "listed";
  return null;
}

// "MOUNT GILEAD (AP)", "HAMMOND, Ind. -": capitals at the head of a sentence, and a sign.
function isDateline(tokens: readonly ParsedToken[], { from, to, first }: Run): boolean {
  if (from !== first || !tokens.slice(from, to).every(({ form }) => form === form.toUpperCase() && form.length > 1)) return false;
  return ["(", "-", "--", "—", "–", "_", ","].includes(tokens[to]?.form ?? "");
}

// "in Paris Police Department": the name goes on; "in Paris Monday" does not matter here, since times are cut out before.
function goesOnAsName(tokens: readonly ParsedToken[], to: number, end: number, words: Words): boolean {
  const next = tokens[to];
  return to < end && next.upos === "PROPN" && startsUpper(next.form) && !words["place-noun"].has(next.form.toLowerCase());
}

/** Whether a known name is told for itself here: alone, or before a plain noun or an office, not within a longer name. */
function mayStand({ doc: { tokens }, words, cover }: View, { from, to, first, end, within, evidence }: Run): boolean {
  // "a Grad launcher" is of no town.
  if (to - from === 1 && to < end && words["weapon-noun"].has(tokens[to].form)) return false;
  if (evidence === "shown" || evidence === "listed") return true;
  const before = tokens[from - 1];
  const namedBefore = from > first && before.upos === "PROPN" && startsUpper(before.form) && !isCompass(before.form, words);
  // Taggers take an unknown town before a noun for an adjective.
  if (namedBefore || (tokens[from].upos !== "PROPN" && evidence !== "likely")) return false;
  const after = tokens[to];
  if (to < end && startsUpper(after.form) && after.start <= tokens[to - 1].end + 1) {
    // "Montreal Mayor Denis Coderre", "Texas Senator Ted Cruz"
    return cover[to] === within && words["office-title"].has(after.form.toLowerCase());
  }
  // "Secretary of Lancaster", "Bank of Canada": only a town of its own.
  if (before?.form === "of" && from - 1 > first)
    return !startsUpper(tokens[from - 2].form) || words["place-noun"].has(tokens[from - 2].form.toLowerCase());
  if (within === null || within.from < from) return true;
  return after !== undefined && after.upos === "NOUN";
}

// A division, a seat or a town of a quarter of a million needs no preposition to be taken for itself.
const isWellKnown = (name: string, gazetteer: Gazetteer): boolean =>
  gazetteer
    .find(name)
    .some(({ kind, population }) => kind === "division" || kind === "area" || kind === "capital" || population > 250_000);

/** Where the nouns of place after a name end: "Termez | training ground". */
export function nounsOfPlace(tokens: readonly ParsedToken[], i: number, to: number, words: Words): number {
  let end = i;
  while (end < to && end < i + 3 && words["place-noun"].has(tokens[end].form.toLowerCase())) end++;
  return end;
}
