/**
 * Places of a text: mentions that locate get coordinates, names only the gazetteer knows become mentions, and
 * borders are places of their own. What acts, and what is a figure of speech, is never put on the map.
 */
import type { Span } from "../../../base/span.ts";
import type { Place } from "../../../document/schema.ts";
import type { Parsed, ParsedToken } from "../../../document/stages.ts";
import { holderOf } from "../../../inventory/actors.ts";
import type { Draft } from "../names/index.ts";
import type { MentionWords } from "../words.ts";
import type { Gazetteer } from "./gazetteer.ts";
import { distanceKm, placeOf, resolvePlaces, type Toponym } from "./resolve.ts";

export interface Located extends Draft {
  readonly place: Place | null;
}

export function locate(
  doc: Parsed,
  drafts: readonly Draft[],
  words: MentionWords["words"],
  gazetteer: Gazetteer | null,
  times: readonly Span[] = [],
): Located[] {
  if (!gazetteer) return drafts.map((draft) => ({ ...draft, place: null }));
  const named = drafts.map((draft) => withNouns(doc.tokens, draft, drafts, words));
  const all = [...named, ...namesOnlyKnown(doc, named, words, gazetteer, times)].sort((a, b) => a.from - b.from || b.to - a.to);
  const states = statesNamed(all);
  const located = all.flatMap((draft, i) => (draft.locates ? [{ draft, i }] : []));
  const toponyms = located.map(({ draft }) => toponymOf(doc, draft, all));
  const found = resolvePlaces(toponyms, gazetteer, { states });
  const places = new Map<number, Place>();
  for (const [k, { draft, i }] of located.entries()) {
    const candidate = found[k];
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
  const withPlaces = all.map((draft, i): Located => ({ ...draft, ...placed(draft, places.get(i) ?? null) }));
  return [...withPlaces, ...borders(doc, drafts, words, gazetteer)].sort((a, b) => a.from - b.from || b.to - a.to);
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

// A base or training ground named after a town lies somewhere around it.
const FACILITY_KM = 20;

// A country's name stays a country; anything else that locates is a place.
const placed = (draft: Draft, place: Place | null): { place: Place | null; kind: Draft["kind"] } => ({ place, kind: draft.kind });

function statesNamed(drafts: readonly Draft[]): ReadonlyMap<string, number> {
  const states = new Map<string, number>();
  for (const { actor } of drafts) {
    const holder = actor === null ? null : holderOf(actor);
    if (holder !== null && holder.length === 3) states.set(holder, (states.get(holder) ?? 0) + 1);
  }
  return states;
}

function toponymOf({ text, tokens }: Parsed, draft: Draft, all: readonly Draft[]): Toponym {
  const end = draft.nameTo ?? draft.to;
  const written = text.slice(tokens[draft.from].start, tokens[end - 1].end).replace(/\s+/g, " ");
  const name = US_STATES[written.replaceAll(".", "")] ?? written;
  const comma = tokens[draft.to]?.form;
  const next = comma === "," || comma === "(" ? all.find(({ from }) => from === draft.to + 1) : undefined;
  if (next?.kind === "country" && next.actor !== null) return { name, start: tokens[draft.from].start, within: next.actor };
  // "Paris, Texas", "Cottonport, La.": the division as the text has it.
  const division = comma === "," ? divisionAfter(tokens, draft.to + 1) : null;
  return { name, start: tokens[draft.from].start, within: division };
}

function divisionAfter(tokens: readonly ParsedToken[], i: number): string | null {
  const token = tokens[i];
  if (token?.upos !== "PROPN") return null;
  const state = US_STATES[token.form.replace(/\.$/, "").replaceAll(".", "")];
  if (state !== undefined) return state;
  const next = tokens[i + 1];
  return next?.upos === "PROPN" && next.start === token.end + 1 ? `${token.form} ${next.form}` : token.form;
}

/** Press and postal abbreviations of the states of the USA, which its papers put after towns. Facts of a country's post, not of a language. */
const US_STATES: Readonly<Record<string, string>> = Object.fromEntries(
  (
    "Ala=Alabama AL=Alabama AK=Alaska Ariz=Arizona AZ=Arizona Ark=Arkansas AR=Arkansas Calif=California CA=California Colo=Colorado CO=Colorado Conn=Connecticut CT=Connecticut " +
    "Del=Delaware DE=Delaware Fla=Florida FL=Florida Ga=Georgia GA=Georgia HI=Hawaii ID=Idaho Ill=Illinois IL=Illinois Ind=Indiana IN=Indiana IA=Iowa Kan=Kansas KS=Kansas Ky=Kentucky KY=Kentucky " +
    "La=Louisiana LA=Louisiana ME=Maine Md=Maryland MD=Maryland Mass=Massachusetts MA=Massachusetts Mich=Michigan MI=Michigan Minn=Minnesota MN=Minnesota Miss=Mississippi MS=Mississippi " +
    "Mo=Missouri MO=Missouri Mont=Montana MT=Montana Neb=Nebraska NE=Nebraska Nev=Nevada NV=Nevada NH=New_Hampshire NJ=New_Jersey NM=New_Mexico NY=New_York NC=North_Carolina ND=North_Dakota " +
    "OH=Ohio Okla=Oklahoma OK=Oklahoma Ore=Oregon OR=Oregon Pa=Pennsylvania PA=Pennsylvania RI=Rhode_Island SC=South_Carolina SD=South_Dakota Tenn=Tennessee TN=Tennessee Tex=Texas TX=Texas " +
    "UT=Utah Vt=Vermont VT=Vermont Va=Virginia VA=Virginia Wash=Washington WA=Washington Wis=Wisconsin WI=Wisconsin WV=West_Virginia Wyo=Wyoming WY=Wyoming"
  )
    .split(" ")
    .map((pair) => {
      const [short, name] = pair.split("=");
      return [short, name.replace("_", " ")];
    }),
);

/** Capitalised names the tagger missed, where a preposition or a noun of place says that they are places. */
function namesOnlyKnown(
  { tokens, text, sentences }: Parsed,
  drafts: readonly Draft[],
  words: MentionWords["words"],
  gazetteer: Gazetteer,
  times: readonly Span[],
): Draft[] {
  const taken = new Uint8Array(tokens.length);
  for (const { from, to } of drafts) taken.fill(1, from, to);
  let t = 0;
  for (let i = 0; i < tokens.length && t < times.length; i++) {
    while (t < times.length && times[t].end <= tokens[i].start) t++;
    if (t < times.length && times[t].start < tokens[i].end) taken[i] = 1;
  }
  const found: Draft[] = [];
  for (const { from, to } of sentences) {
    for (let i = from; i < to; i++) {
      if (taken[i] || !/^\p{Lu}\p{Ll}/u.test(tokens[i].form) || tokens[i].upos === "VERB") continue;
      const end = longestKnown(text, tokens, i, to, taken, gazetteer);
      if (end === null) continue;
      const noun = nounsOfPlace(tokens, end, to, words);
      const before = tokens[i - 1]?.form.toLowerCase() ?? "";
      const said =
        (i > from && words.locating.has(before)) ||
        noun > end ||
        (tokens[end]?.form === "," && drafts.some((draft) => draft.from === end + 1 && draft.locates)) ||
        (standsAlone(tokens, i, end, from, to) && isWellKnown(text.slice(tokens[i].start, tokens[end - 1].end), gazetteer));
      if (!said) continue;
      found.push({
        from: i,
        to: noun,
        head: noun > end ? noun - 1 : end - 1,
        kind: "place",
        actor: null,
        score: GUESSED,
        open: null,
        twin: null,
        locates: true,
        nameTo: end,
      });
      i = noun - 1;
    }
  }
  return found;
}

const standsAlone = (tokens: readonly ParsedToken[], i: number, end: number, from: number, to: number): boolean =>
  tokens[i].upos === "PROPN" &&
  !(i > from && /^\p{Lu}/u.test(tokens[i - 1].form) && tokens[i - 1].upos === "PROPN") &&
  !(end < to && /^\p{Lu}/u.test(tokens[end].form));

// A division, a seat or a town of a quarter of a million needs no preposition to be taken for itself.
const isWellKnown = (name: string, gazetteer: Gazetteer): boolean =>
  gazetteer
    .find(name)
    .some(({ kind, population }) => kind === "division" || kind === "area" || kind === "capital" || population > 250_000);

// Known to the gazetteer and placed by the words around, but no tagger vouches for it.
const GUESSED = 0.55;

function longestKnown(
  text: string,
  tokens: readonly ParsedToken[],
  i: number,
  to: number,
  taken: Uint8Array,
  gazetteer: Gazetteer,
): number | null {
  let end = i;
  while (
    end < to &&
    end < i + 4 &&
    !taken[end] &&
    (/^\p{Lu}/u.test(tokens[end].form) || tokens[end].form === "-" || tokens[end].form.startsWith("al-"))
  )
    end++;
  for (; end > i; end--) {
    const name = text.slice(tokens[i].start, tokens[end - 1].end);
    if (gazetteer.find(name).some(({ population, kind }) => population > 2000 || kind !== "town")) return end;
  }
  return null;
}

function nounsOfPlace(tokens: readonly ParsedToken[], i: number, to: number, words: MentionWords["words"]): number {
  let end = i;
  while (end < to && end < i + 3 && words["place-noun"].has(tokens[end].form.toLowerCase())) end++;
  return end;
}

/** "the Tajik-Afghan border", "the border between A and B", "its border with A": midway between the states it parts. */
function borders(
  { tokens, text }: Parsed,
  drafts: readonly Draft[],
  words: MentionWords["words"],
  gazetteer: Gazetteer,
): Located[] {
  const found: Located[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (!words.border.has(tokens[i].lemma) && !words.border.has(tokens[i].form.toLowerCase())) continue;
    const before = drafts.filter(
      (draft) => draft.kind === "country" && draft.to <= i && i - draft.from <= 4 && joined(tokens, draft.to, i),
    );
    const after = drafts.filter(
      (draft) => draft.kind === "country" && draft.from > i && draft.from - i <= 5 && linked(tokens, i + 1, draft.from, words),
    );
    const states = [...before, ...after].slice(0, 2);
    const points = states.flatMap(({ actor }) => pointOf(actor, gazetteer));
    if (points.length === 0) continue;
    const [a, b = a] = points;
    const [from, to] = [Math.min(i, ...before.map((draft) => draft.from)), Math.max(i + 1, ...after.map((draft) => draft.to))];
    const span = { start: tokens[from].start, end: tokens[to - 1].end };
    const uncertaintyKm = Math.max(100, Math.round(distanceKm(a, b) / 2));
    const place: Place = {
      name: text.slice(span.start, span.end),
      country: points.length === 1 ? a.country : null,
      admin1: null,
      lat: round((a.lat + b.lat) / 2),
      lon: round((a.lon + b.lon) / 2),
      uncertaintyKm,
      span,
    };
    found.push({ from, to, head: i, kind: "place", actor: null, score: GUESSED, open: null, twin: null, locates: true, place });
  }
  return found;
}

const round = (degrees: number): number => Math.round(degrees * 1e4) / 1e4;

const joined = (tokens: readonly ParsedToken[], from: number, to: number): boolean =>
  tokens
    .slice(from, to)
    .every(
      ({ upos, xpos, form }) =>
        upos === "ADJ" || xpos === "HYPH" || form === "-" || xpos === "POS" || upos === "PROPN" || form === "–",
    );

const linked = (tokens: readonly ParsedToken[], from: number, to: number, words: MentionWords["words"]): boolean =>
  tokens
    .slice(from, to)
    .every(
      ({ form }) =>
        ["acting-prep", "and", "article", "genitive"].some((kind) => words[kind as "and"].has(form.toLowerCase())) ||
        /^\p{Lu}/u.test(form),
    ) && to > from;

function pointOf(actor: string | null, gazetteer: Gazetteer): { lat: number; lon: number; country: string | null }[] {
  if (actor === null) return [];
  return [...gazetteer.findCountry(actor)];
}
