/** Borders as places of their own: midway between the states they part, with the radius that says how little that is. */
import { startsUpper } from "../../../base/letters.ts";
import { drawArcs } from "../../../document/arcs.ts";
import type { Place } from "../../../document/schema.ts";
import type { Parsed, ParsedToken } from "../../../document/stages.ts";
import type { Draft } from "../names/index.ts";
import type { MentionWords } from "../words.ts";
import type { Gazetteer } from "./gazetteer.ts";
import { distanceKm } from "./resolve.ts";

// A border is known by its noun and its states, not by a name.
const BORDER_SCORE = 0.55;

/** "the Tajik-Afghan border", "the border between A and B", "its border with A": midway between the states it parts. */
export function borders(
  { tokens, text }: Parsed,
  drafts: readonly Draft[],
  words: MentionWords["words"],
  gazetteer: Gazetteer,
): (Draft & { readonly place: Place })[] {
  const found: (Draft & { readonly place: Place })[] = [];
  const { form } = drawArcs(tokens);
  for (let i = 0; i < tokens.length; i++) {
    if (!words.border.has(tokens[i].lemma) && !words.border.has(form[i])) continue;
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
    found.push({
      from,
      to,
      head: i,
      kind: "place",
      actor: null,
      score: BORDER_SCORE,
      open: null,
      twin: null,
      locates: true,
      place,
    });
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
        startsUpper(form),
    ) && to > from;

function pointOf(actor: string | null, gazetteer: Gazetteer): { lat: number; lon: number; country: string | null }[] {
  if (actor === null) return [];
  return [...gazetteer.findCountry(actor)];
}
