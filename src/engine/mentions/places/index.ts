/**
 * Places of a text: mentions that locate get coordinates, names only the gazetteer knows become mentions, and
 * borders are places of their own. What acts, and what is a figure of speech, is never put on the map.
 */
import { startsUpper } from "../../../base/letters.ts";
import type { Span } from "../../../base/span.ts";
import type { Steps } from "../../../base/steps.ts";
import type { Place } from "../../../document/schema.ts";
import type { Parsed, ParsedToken } from "../../../document/stages.ts";
import { stateUnder } from "../../../inventory/actors.ts";
import type { Draft } from "../names/index.ts";
import type { MentionWords } from "../words.ts";
import { stateAbbreviated } from "./abbreviations.ts";
import { type Candidate, foldName, type Gazetteer, remembering } from "./gazetteer.ts";
import { divisionsNamed, placeOf, resolvePlaces, type Toponym } from "./resolve.ts";
import { findToponyms, isCompass, nounsOfPlace } from "./toponyms.ts";

export interface Located extends Draft {
  readonly place: Place | null;
}

export function* locate(
  doc: Parsed,
  drafts: readonly Draft[],
  language: Pick<MentionWords, "words" | "names" | "findTold" | "seats">,
  whole: Gazetteer | null,
  times: readonly Span[] = [],
): Steps<Located[]> {
  const { words } = language;
  if (!whole) return drafts.map((draft) => ({ ...draft, place: null }));
  const gazetteer = remembering(whole);
  const named = drafts.map((draft) => withNouns(doc.tokens, draft, drafts, words));
  const widened = named.map((draft) => withLastWord(doc, withFirstWord(doc, draft, gazetteer), gazetteer));
  yield;
  const { found: guessed, mistaken } = findToponyms(doc, widened, words, gazetteer, times);
  const all = [...widened.filter((draft) => !mistaken.has(draft)), ...guessed].sort((a, b) => a.from - b.from || b.to - a.to);
  yield;
  const states = statesNamed(all);
  const located = all.flatMap((draft, i) => (draft.locates ? [{ draft, i }] : []));
  const { seats } = language;
  const toponyms = located.map(({ draft }) => {
    const { name, start, within } = toponymOf(doc, draft, all, words, gazetteer);
    return { name, start, within, seatOf: seats.states.get(name) ?? null };
  });
  let divisions: ReadonlyMap<string, number> | undefined;
  const found = resolvePlaces(toponyms, gazetteer, {
    states,
    divisions: () => {
      divisions ??= divisionsNamed(doc.text, gazetteer);
      return divisions;
    },
  });
  const places = new Map<number, Place>();
  for (const [k, { draft, i }] of located.entries()) {
    const candidate = isStray(found[k], found, states) ? null : (found[k] ?? seated(toponyms[k], seats, gazetteer));
    const span = { start: doc.tokens[draft.from].start, end: doc.tokens[draft.to - 1].end };
    if (candidate)
      places.set(
        i,
        placeOf(
          candidate,
          toponyms[k].name,
          span,
          draft.to - draft.from > toponyms[k].name.split(/[ -]/).length ? FACILITY_KM : 0,
        ),
      );
  }
  yield;
  const withPlaces = all.map((draft, i): Located => ({ ...draft, ...placed(draft, places.get(i) ?? null) }));
  return [...withPlaces, ...language.findTold(doc, drafts, language, gazetteer)].sort((a, b) => a.from - b.from || b.to - a.to);
}

// "Termez | training ground": the nouns of place after a name belong to the mention.
function withNouns(tokens: readonly ParsedToken[], draft: Draft, drafts: readonly Draft[], words: MentionWords["words"]): Draft {
  if (draft.kind !== "place" || draft.nameTo !== undefined) return draft;
  const to = nounsOfPlace(tokens, draft.to, tokens.length, words);
  const isFree =
    to > draft.to &&
    tokens[to - 1].upos === "NOUN" &&
    !drafts.some((other) => other !== draft && other.from < to && draft.to <= other.from);
  return isFree ? { ...draft, to, head: to - 1, nameTo: draft.to } : draft;
}

// "New | Mexico", "British | Columbia": a longer name the gazetteer knows is not the state within it.
function withFirstWord(doc: Parsed, draft: Draft, gazetteer: Gazetteer): Draft {
  if (!draft.locates) return draft;
  for (const size of [2, 1]) {
    const first = doc.tokens[draft.from - size];
    const led = doc.tokens.slice(Math.max(0, draft.from - size), draft.from);
    if (!first || !led.every(({ form, upos }) => startsUpper(form) && upos !== "DET") || first.upos === "PUNCT") continue;
    const name = doc.text.slice(first.start, doc.tokens[(draft.nameTo ?? draft.to) - 1].end);
    if (!isLonger(name, 50_000, gazetteer)) continue;
    return { ...draft, from: draft.from - size, kind: "place", actor: null, nameTo: draft.nameTo ?? draft.to };
  }
  return draft;
}

// "Niger | Delta", "U.S. | Virgin Islands", "Kansas | City".
function withLastWord(doc: Parsed, draft: Draft, gazetteer: Gazetteer): Draft {
  if (!draft.locates || draft.nameTo !== undefined) return draft;
  for (const size of [2, 1]) {
    const more = doc.tokens.slice(draft.to, draft.to + size);
    if (more.length < size || !more.every(({ form, upos }) => startsUpper(form) && upos !== "PUNCT")) continue;
    const name = doc.text.slice(doc.tokens[draft.from].start, more[size - 1].end);
    if (!isLonger(name, 5000, gazetteer)) continue;
    return { ...draft, to: draft.to + size, head: draft.to + size - 1, kind: "place", actor: null };
  }
  return draft;
}

// A longer name of the same state changes nothing: "The United States".
function isLonger(name: string, people: number, gazetteer: Gazetteer): boolean {
  const found = gazetteer.find(name);
  return (
    found.some(({ kind, population }) => kind !== "town" || population > people) && !found.some(({ kind }) => kind === "country")
  );
}

// The only place of a state that a text never names, and too small to be known beyond it, is another village that nobody lists.
function isStray(
  candidate: Candidate | null,
  found: readonly (Candidate | null)[],
  states: ReadonlyMap<string, number>,
): boolean {
  if (
    candidate?.kind !== "town" ||
    candidate.population > KNOWN_AFAR ||
    candidate.country === null ||
    states.has(candidate.country)
  )
    return false;
  const others = found.filter((other) => other !== candidate && other !== null && other.country !== null);
  const named = others.filter((other) => states.has(other!.country!));
  return (
    [...states.values()].some((count) => count > 1) &&
    named.length > 0 &&
    !others.some((other) => other!.country === candidate.country)
  );
}

// A capital by a spelling that the gazetteer has not: where it is by another.
const seated = ({ seatOf: state }: Toponym, seats: MentionWords["seats"], gazetteer: Gazetteer): Candidate | null =>
  state ? seats.find(state, gazetteer) : null;

const KNOWN_AFAR = 30_000;

// A base or training ground named after a town lies somewhere around it.
const FACILITY_KM = 20;

// A country's name stays a country; anything else that locates is a place.
const placed = (draft: Draft, place: Place | null): { place: Place | null; kind: Draft["kind"] } => ({ place, kind: draft.kind });

function statesNamed(drafts: readonly Draft[]): ReadonlyMap<string, number> {
  const states = new Map<string, number>();
  for (const { actor } of drafts) {
    const state = stateUnder(actor ?? "");
    if (state !== null) states.set(state, (states.get(state) ?? 0) + 1);
  }
  return states;
}

function toponymOf(
  { text, tokens }: Parsed,
  draft: Draft,
  all: readonly Draft[],
  words: MentionWords["words"],
  gazetteer: Gazetteer,
): Toponym {
  const upTo = (to: number): string => text.slice(tokens[draft.from].start, tokens[to - 1].end).replace(/\s+/g, " ");
  // "Kansas City" is known whole; of "Termez training ground" only the town is.
  const end = gazetteer.find(upTo(draft.to)).length > 0 ? draft.to : (draft.nameTo ?? draft.to);
  const written = upTo(end);
  // "Washington Square" is not where Washington is.
  const after = tokens[draft.to]?.form ?? "";
  if (end === draft.to && startsUpper(after) && words["feature-noun"].has(after.toLowerCase()))
    return { name: "", start: tokens[draft.from].start, within: null };
  const abbreviated = written.includes(".") || tokens[draft.from - 1]?.form === ",";
  const name = (abbreviated ? stateAbbreviated(written) : null) ?? knownForm(written, words, gazetteer);
  const comma = tokens[draft.to]?.form;
  const next = comma === "," || comma === "(" ? all.find(({ from }) => from === draft.to + 1) : undefined;
  // "in Khartoum, French troops" are not those of a Khartoum in France.
  const isState = next?.kind === "country" && next.actor !== null && tokens[next.head].upos !== "ADJ";
  // "Barmal district of Paktika province": a part is within its whole.
  let of = end - 2;
  while (of > draft.from && !words["genitive-close"].has(tokens[of].form)) of--;
  if (of > draft.from + 1 && words["place-noun"].has(tokens[of - 1].form.toLowerCase()) && gazetteer.find(name).length === 0) {
    const [part, whole] = [upTo(of), text.slice(tokens[of + 1].start, tokens[end - 1].end).replace(/\s+/g, " ")];
    return {
      name: knownForm(part, words, gazetteer),
      start: tokens[draft.from].start,
      within: knownForm(whole, words, gazetteer),
    };
  }
  if (isState) return { name, start: tokens[draft.from].start, within: next.actor };
  // "Paris, Texas", "Cottonport, La.": the division as the text has it.
  const division = comma === "," ? divisionAfter(tokens, draft.to + 1) : null;
  return { name, start: tokens[draft.from].start, within: division };
}

// "Helmand Province", "South Philadelphia", "City of Odesa": the gazetteer has the bare name.
function knownForm(written: string, words: MentionWords["words"], gazetteer: Gazetteer): string {
  // "the Valley", "the North" are named by what is around.
  const plain = foldName(written);
  if (isCompass(plain, words) || words["place-noun"].has(plain)) return "";
  if (gazetteer.find(written).length > 0) return written;
  const parts = written.replace(/['’]s$/, "").split(" ");
  const bare = [parts.join(" ")];
  const last = parts.at(-1)!.toLowerCase();
  if (parts.length > 1 && words["place-noun"].has(last) && !words["feature-noun"].has(last))
    bare.push(parts.slice(0, -1).join(" "));
  if (parts.length > 1 && (isCompass(parts[0], words) || parts[0].toLowerCase() === "the")) bare.push(parts.slice(1).join(" "));
  if (parts.length > 2 && words["place-noun"].has(parts[0].toLowerCase()) && words["genitive-close"].has(parts[1]))
    bare.push(parts.slice(2).join(" "));
  return bare.find((name) => !isCompass(name, words) && gazetteer.find(name).length > 0) ?? written;
}

function divisionAfter(tokens: readonly ParsedToken[], i: number): string | null {
  const token = tokens[i];
  if (token?.upos !== "PROPN") return null;
  const state = stateAbbreviated(token.form);
  if (state !== null) return state;
  const next = tokens[i + 1];
  return next?.upos === "PROPN" && next.start === token.end + 1 ? `${token.form} ${next.form}` : token.form;
}
