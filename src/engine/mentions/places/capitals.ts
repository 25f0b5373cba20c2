/** Capitals that are told and not named: "the Tajik capital", "Mali's capital", "the capital of Chad"; "the capital", of the state told last. */
import type { Place } from "../../../document/schema.ts";
import type { Parsed } from "../../../document/stages.ts";
import { stateUnder } from "../../../inventory/actors.ts";
import type { Draft } from "../names/index.ts";
import type { MentionWords } from "../words.ts";
import type { Candidate, Gazetteer } from "./gazetteer.ts";
import { placeOf } from "./resolve.ts";

const SCORE = 0.6;

// "the capital" is that of a state named at most so many sentences before.
const REACH = 2;

export function capitals(
  { text, tokens, sentences }: Parsed,
  drafts: readonly Draft[],
  { words, names }: Pick<MentionWords, "words" | "names">,
  gazetteer: Gazetteer,
): (Draft & { readonly place: Place })[] {
  const found: (Draft & { readonly place: Place })[] = [];
  for (let i = 1; i < tokens.length; i++) {
    if (tokens[i].upos !== "NOUN" || !words["capital-noun"].has(tokens[i].form.toLowerCase())) continue;
    const next = tokens[i + 1];
    if (next?.upos === "NOUN" || drafts.some(({ from, to }) => from <= i && i < to)) continue;
    const owner = ownerOf(i);
    const state = owner ? stateAt(owner) : null;
    const seat = state === null ? null : seatOf(state, names, gazetteer);
    if (!owner || !seat) continue;
    const [from, to] = isBeside(owner, i) ? [Math.min(owner.from, i), Math.max(owner.to, i + 1)] : [i, i + 1];
    const span = { start: tokens[from].start, end: tokens[to - 1].end };
    const place = placeOf(seat.candidate, seat.name, span);
    found.push({ from, to, head: i, kind: "place", actor: null, score: SCORE, open: null, twin: null, locates: true, place });
  }
  return found;

  function isBeside({ from, to }: Draft, i: number): boolean {
    const between = from > i ? tokens.slice(i + 1, from) : tokens.slice(to, i);
    return between.length <= 2 && between.every(({ upos }) => upos === "PART" || upos === "ADP" || upos === "DET");
  }

  function ownerOf(i: number): Draft | undefined {
    const states = drafts.filter(({ actor, kind }) => kind === "country" && stateUnder(actor ?? "") !== null);
    const before = states.find(
      (draft) => draft.to <= i && isBeside(draft, i) && !words["genitive-close"].has(tokens[draft.to].form),
    );
    const after = states.find((draft) => draft.from > i && words["genitive-close"].has(tokens[i + 1].form) && isBeside(draft, i));
    if (before ?? after) return before ?? after;
    // "in the capital", and no firm's capital
    const locates = words.locating.has(tokens[i - 2]?.form.toLowerCase() ?? "");
    const isBare =
      locates && tokens[i - 1].feats.includes("Definite=Def") && !words["genitive-close"].has(tokens[i + 1]?.form ?? "");
    const here = sentences.findIndex(({ from, to }) => from <= i && i < to);
    const first = sentences[Math.max(0, here - REACH)]?.from ?? 0;
    if (!isBare) return undefined;
    const near = drafts.filter((draft) => draft.to <= i && draft.from >= first && stateAt(draft) !== null);
    // "Danish instructors landed in Niamey. In the capital": a land or its seat before whose somebody is.
    return near.findLast(({ head }) => tokens[head].upos === "PROPN") ?? near.at(-1);
  }

  function stateAt({ from, to, kind, actor }: Draft): string | null {
    if (kind === "country") return stateUnder(actor ?? "");
    const form = text.slice(tokens[from].start, tokens[to - 1].end).toUpperCase();
    return names.find((name) => name.sense === "capital" && name.form.toUpperCase() === form)?.id ?? null;
  }
}

/** Towns that may stand for a state's government, which come with a language. */
export interface Seats {
  /** By its name, the state whose government sits there. */
  readonly states: ReadonlyMap<string, string>;
  /** Where that is, under whatever name the gazetteer has it. */
  find(state: string, gazetteer: Gazetteer): Candidate | null;
}

export const seatsOf = (names: MentionWords["names"]): Seats => ({
  states: new Map(names.flatMap(({ form, id, sense }) => (sense === "capital" ? [[form, id] as const] : []))),
  find: (state, gazetteer) => seatOf(state, names, gazetteer)?.candidate ?? null,
});

type Names = MentionWords["names"];

const byState = new WeakMap<Names, ReadonlyMap<string, Names>>();

/** A language's names of capitals, by state. */
function capitalsOf(names: Names): ReadonlyMap<string, Names> {
  const known = byState.get(names);
  if (known) return known;
  const found = new Map<string, Names[number][]>();
  for (const name of names) if (name.sense === "capital") found.set(name.id, [...(found.get(name.id) ?? []), name]);
  byState.set(names, found);
  return found;
}

// Of the towns that may stand for a state's government, the one that the gazetteer calls its capital.
function seatOf(
  state: string,
  names: MentionWords["names"],
  gazetteer: Gazetteer,
): { readonly name: string; readonly candidate: Candidate } | null {
  for (const { form } of capitalsOf(names).get(state) ?? []) {
    const candidate = gazetteer.find(form).find(({ kind, country }) => kind === "capital" && country === state);
    if (candidate) return { name: form, candidate };
  }
  return null;
}
