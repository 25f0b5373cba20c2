/**
 * Mentions of actors and places, sentence by sentence: names by lexicon, nouns composed with their states,
 * persons with their roles, and what only the name tagger saw.
 */

import { startsUpper } from "../../../base/letters.ts";
import type { Steps } from "../../../base/steps.ts";
import type { Mention } from "../../../document/schema.ts";
import type { Parsed } from "../../../document/stages.ts";
import { codeOn, sectorOf } from "../../../inventory/actors.ts";
import type { MentionWords } from "../words.ts";
import { type Composed, codeOf, composeActors, headOf, join, type SentenceView } from "./compose.ts";
import { even, findNames, findSectors, lexiconOf, lowered, type NameHit, type SectorHit } from "./lexicon.ts";
import { actsAsGovernment } from "./metonyms.ts";
import { findPersons, type Person } from "./persons.ts";
import type { Publisher } from "./publisher.ts";

/** A mention before it has an id. */
export interface Draft {
  readonly from: number;
  readonly to: number;
  readonly head: number;
  readonly kind: Mention["kind"];
  readonly actor: string | null;
  readonly score: number;
  /** The sector when the words leave the state open: "the army". */
  readonly open: string | null;
  /** A role beside a name, and the name: the same one. */
  readonly twin: { readonly from: number; readonly to: number } | null;
  /** Names a place: a country, a capital that does not act, a region, or what the tagger calls one. */
  readonly locates: boolean;
  /** Where the name itself ends, when the mention goes on: "Termez | training ground". */
  readonly nameTo?: number;
  /** A person's own name is among the words, not an office alone. */
  readonly named?: boolean;
  /** Where that name begins, behind an office. */
  readonly nameFrom?: number;
}

/** How sure a mention is, by how it was found. Orders competing mentions; not a probability. */
export const SCORES = { lexicon: 0.95, composed: 0.9, metonym: 0.8, beside: 0.85, tagged: 0.6, open: 0.5 } as const;

/** @param day ISO day of the text, which decides what a dated actor is called; `null` takes the latest */
export function* findActors(doc: Parsed, words: MentionWords, day: string | null, publisher: Publisher | null): Steps<Draft[]> {
  const lexicon = lexiconOf(words);
  const plain = even(doc.text);
  const low = lowered(plain);
  const named = doc.sentences.map(({ from, to }) => findNames(plain, doc.tokens, from, to, lexicon));
  const whose = words.ownNames(doc, named, lexicon, publisher);
  yield;
  const { holders, inLand, findGroups } = words;
  const views = doc.sentences.map(
    ({ from, to }, i): SentenceView => ({
      tokens: doc.tokens,
      from,
      to,
      names: whose[i],
      words: words.words,
      holders,
      provinces: lexicon.provinces,
      inLand,
      day,
    }),
  );
  const sectors = views.map((view) =>
    findSectors(low, doc.tokens, view.from, view.to, lexicon).filter(
      (hit) => !isOfPerson(view, hit) && !isShip(view, hit) && !isHour(view, hit),
    ),
  );
  yield;
  const roles = views.map((view, i) => composeActors(view, sectors[i]).map((role) => withName(view, role)));
  yield;
  const persons = views.map((view, i) => findPersons(view, roles[i]));
  yield;
  const drafts = views.flatMap((view, i) => draftsOf(view, roles[i], persons[i], findGroups(view)));
  const alone = surnames(doc.tokens, drafts, words.words);
  const taken = new Set(alone.map(({ from }) => from));
  const others = drafts.filter(({ from, to, kind }) => kind === "person" || to - from > 1 || !taken.has(from));
  return [...others, ...alone].sort((a, b) => a.from - b.from || b.to - a.to);
}

/** "Diop said", after "the foreign minister, Abdoulaye Diop": a surname alone that the tagger did not see, or took for a body's or a place's. */
function surnames(tokens: Parsed["tokens"], drafts: readonly Draft[], { calendar }: MentionWords["words"]): Draft[] {
  const since = new Map<string, number>();
  const covered = new Uint8Array(tokens.length);
  for (const { from, to, kind, named, nameFrom = from, score, actor } of drafts) {
    if (score !== SCORES.tagged || actor !== null || to - from > 1 || kind === "person") covered.fill(1, from, to);
    if (kind !== "person" || !named || to - nameFrom < 2) continue;
    // Where the family's name stands first it stands alone too.
    for (const { form, upos } of [tokens[to - 1], tokens[nameFrom]])
      if (upos === "PROPN" && !since.has(form)) since.set(form, to);
  }
  const isName = (i: number): boolean => tokens[i]?.upos === "PROPN" && !calendar.has(tokens[i].form);
  return tokens.flatMap(({ form }, i): Draft[] => {
    const told = since.get(form) ?? Infinity;
    if (i < told || covered[i] || !isName(i) || isName(i - 1) || isName(i + 1)) return [];
    return [{ ...EMPTY, from: i, to: i + 1, head: i, kind: "person", named: true, score: SCORES.tagged }];
  });
}

const SHARED_KINDS: Readonly<Record<string, Draft["kind"]>> = { MIL: "military", REB: "movement" };

function draftsOf(
  view: SentenceView,
  roles: readonly Composed[],
  persons: readonly Person[],
  groups: ReturnType<MentionWords["findGroups"]>,
): Draft[] {
  const { tokens, names, words } = view;
  const drafts: Draft[] = [...groups.map((group): Draft => ({ ...EMPTY, ...group, kind: "group", score: SCORES.composed }))];
  const covered = (a: number, b: number): boolean => drafts.some((draft) => draft.from < b && a < draft.to);
  for (const person of persons) {
    drafts.push(personDraft(person));
    if (person.role && !person.joined && !covered(person.role.from, person.role.to)) drafts.push(roleDraft(person.role, person));
  }
  for (const role of roles)
    if (!covered(role.from, role.to) && tellsSomething(role, tokens, words)) drafts.push(roleDraft(role, null));
  for (const name of names) {
    if (covered(name.from, name.to)) continue;
    const draft = nameDraft(view, name);
    const second = name.senses.get("second");
    drafts.push(draft);
    if (second !== undefined) drafts.push({ ...draft, actor: second });
  }
  drafts.push(...taggedDrafts(view, drafts));
  return drafts.sort((a, b) => a.from - b.from || b.to - a.to);
}

// "Qin Gang", "Joshua Guard": a name's second word in capitals, behind one that is no name of a state and no office.
function isOfPerson({ tokens, names, from: first, words }: SentenceView, { from, to, row }: SectorHit): boolean {
  const [before, word] = [tokens[from - 1], tokens[from]];
  if (from <= first || to - from > 1 || row.class !== "people" || !/^\p{Lu}\p{Ll}/u.test(word.form)) return false;
  const isNamed = before.upos === "PROPN" && /^\p{Lu}\p{Ll}/u.test(before.form) && before.xpos !== "NNPS";
  const isKnown = names.some((name) => name.from < from && from <= name.to) || words["armed-noun"].has(word.form.toLowerCase());
  return isNamed && !isKnown && before.name.endsWith("-PER") && word.name.endsWith("-PER");
}

// "at 5 pm", and no premier: letters that stand for an office are written large, and count nothing.
const isHour = ({ tokens }: SentenceView, { from, to, row }: SectorHit): boolean =>
  row.form.length === 2 && to - from === 1 && (!/^\p{Lu}+$/u.test(tokens[from].form) || tokens[from - 1]?.upos === "NUM");

// "the Galaxy Leader", in a sentence on a ship or its seizure: an office in capitals behind a name of nobody's.
function isShip({ tokens, names, from: first, to: end, words }: SentenceView, { from, to, row }: SectorHit): boolean {
  if (from < first + 2 || to - from > 1 || row.kind !== "person" || !/^\p{Lu}\p{Ll}/u.test(tokens[from].form)) return false;
  const before = tokens[from - 1];
  const isNamed =
    before.upos === "PROPN" && /^\p{Lu}\p{Ll}+$/u.test(before.form) && words.article.has(tokens[from - 2].form.toLowerCase());
  const isKnown = names.some((name) => name.from < from && from <= name.to);
  const isOffice = tokens[to]?.upos === "PROPN" || words["genitive-close"].has(tokens[to]?.form.toLowerCase() ?? "");
  if (!isNamed || isKnown || isOffice) return false;
  for (let i = first; i < end; i++) if (words.afloat.has(tokens[i].form.toLowerCase())) return true;
  return false;
}

// "the American destroyer Ralph Johnson": a ship's own name is no person's.
function withName({ tokens, names, to: end, words }: SentenceView, role: Composed): Composed {
  if (role.kind !== "military" || !words.craft.has(tokens[role.to - 1].form.toLowerCase())) return role;
  let to = role.to;
  while (to < end && tokens[to].upos === "PROPN" && !names.some((name) => name.from <= to && to < name.to)) to++;
  return to === role.to ? role : { ...role, to, head: headOf(tokens, role.from, to) };
}

// Every field stands here: one that is added to a copy makes the copy a kind of object of its own, which costs fifty times as much.
const EMPTY: Draft = {
  from: 0,
  to: 0,
  head: 0,
  kind: "person",
  actor: null,
  score: 0,
  open: null,
  twin: null,
  locates: false,
  nameTo: undefined,
  named: undefined,
  nameFrom: undefined,
};

// "official" or "member" of nothing named says nobody; "the army" may be found again in the text around.
const tellsSomething = (role: Composed, tokens: Parsed["tokens"], words: MentionWords["words"]): boolean =>
  !isMass(role, tokens, words) &&
  (role.code !== null ||
    (role.sector !== "" && (role.kind !== "organisation" || (role.from < role.head && tokens[role.from].upos === "PROPN"))));

// "threatened force", "by force": without an article no body of men.
const isMass = ({ from, to }: Composed, tokens: Parsed["tokens"], words: MentionWords["words"]): boolean =>
  to - from === 1 && words.mass.has(tokens[from].form) && !/^(?:DET|ADJ|PRON|PART|NUM)$/.test(tokens[from - 1]?.upos ?? "");

function personDraft({ from, to, head, code, role, joined }: Person): Draft {
  const nameFrom = role && joined ? role.to : from;
  const open = code === null && role !== null ? role.sector : null;
  const score = code === null ? (role ? SCORES.open : SCORES.tagged) : joined ? SCORES.composed : SCORES.beside;
  return {
    ...EMPTY,
    from,
    to,
    head,
    kind: "person",
    named: true,
    nameFrom,
    actor: code,
    score,
    open,
    twin: role && !joined ? { from: role.from, to: role.to } : null,
  };
}

function roleDraft(role: Composed, person: Person | null): Draft {
  const { from, to, head, code, sector } = role;
  const kind = code === null ? role.kind : kindOf(role, code);
  return {
    ...EMPTY,
    from,
    to,
    head,
    kind: person ? "person" : kind,
    actor: code,
    score: code === null ? SCORES.open : SCORES.composed,
    open: code === null ? sector : null,
    twin: person ? { from: person.from, to: person.to } : null,
  };
}

// "a branch of the foreign ministry" is of the ministry's kind, whatever the noun.
function kindOf(role: Composed, code: string): Draft["kind"] {
  if (role.class !== "relational") return role.kind;
  const sector = sectorOf(code);
  if (role.kind === "person" && /^(?:JRN|BUS|SOC|EDU)/.test(sector)) return "organisation";
  return role.kind;
}

function nameDraft(view: SentenceView, name: NameHit): Draft {
  const { senses, from, to } = name;
  const head = headOf(view.tokens, from, to);
  const base = { ...EMPTY, from, to, head, score: SCORES.lexicon };
  const capital = senses.get("capital");
  if (senses.has("ship")) {
    const end = shipEnd(view, to);
    return {
      ...base,
      to: end,
      head: headOf(view.tokens, from, end),
      kind: "military",
      actor: codeOn(senses.get("ship")!, view.day),
    };
  }
  if (senses.has("shared")) {
    const open = sectorOf(codeOn(senses.get("shared")!, null));
    return { ...base, kind: SHARED_KINDS[open] ?? "person", open, score: SCORES.open };
  }
  if (senses.has("country")) return { ...base, kind: "country", actor: codeOf(senses, view.day), locates: true };
  if (senses.has("adjective")) return { ...base, kind: "country", actor: codeOf(senses, view.day) };
  if (capital !== undefined) {
    const code = codeOn(capital, view.day);
    return actsAsGovernment(view, name)
      ? { ...base, kind: "government", actor: join(code, "GOV", "body"), score: SCORES.metonym }
      : { ...base, kind: "place", locates: true };
  }
  if (senses.has("people")) {
    const id = senses.get("people")!;
    return { ...base, kind: "group", actor: codeOn(id, view.day) };
  }
  if (senses.has("region")) return { ...base, kind: "place", locates: true };
  if (senses.has("regional")) return { ...base, kind: "group", actor: senses.get("regional")! };
  const kind =
    senses.has("body") || senses.has("company")
      ? "organisation"
      : senses.has("movement")
        ? "movement"
        : senses.has("force")
          ? "military"
          : senses.has("office")
            ? "person"
            : "government";
  return { ...base, kind, actor: codeOf(senses, view.day) };
}

/** Words of the longest names of ships: "Dwight D. Eisenhower". */
const SHIP_WORDS = 3;

function shipEnd({ tokens, to: last }: SentenceView, from: number): number {
  let end = from;
  while (end < last && end < from + SHIP_WORDS && startsUpper(tokens[end].form) && tokens[end].upos === "PROPN") end++;
  return end;
}

const formsOf = (tokens: Parsed["tokens"], from: number, to: number): string =>
  tokens
    .slice(from, to)
    .map(({ form, spaceAfter }) => form + (spaceAfter ? " " : ""))
    .join("")
    .trim();

/** Names that only the tagger saw; a body that bears a state's name belongs to it ("Serbian Workers' Union"). */
function taggedDrafts({ tokens, from, to, names, day, words, holders }: SentenceView, drafts: readonly Draft[]): Draft[] {
  const found: Draft[] = [];
  for (let i = from; i < to; i++) {
    const name =
      i > from && tokens[i].name === "I-LOC" && words.and.has(tokens[i - 1].form.toLowerCase()) ? "B-LOC" : tokens[i].name;
    if (name !== "B-ORG" && name !== "B-LOC") continue;
    let end = i + 1;
    // "Kursk and Oryol" are two, whatever the tagger says.
    const isJoint = (at: number): boolean => name === "B-LOC" && words.and.has(tokens[at].form.toLowerCase());
    while (end < to && tokens[end].name === `I-${name.slice(2)}` && !isJoint(end)) end++;
    if (drafts.some((draft) => draft.from < end && i < draft.to)) continue;
    if (tokens[end]?.form === "-" && words.origin.has(tokens[end + 1]?.form.toLowerCase() ?? "")) continue;
    // "The Sultanate", "the League" go back to one told before.
    const word = tokens[i].form.toLowerCase();
    const isOfKind = words["party-one"].has(word) || words["union-noun"].has(word);
    if (isOfKind && end - i === 1 && tokens[i - 1]?.upos === "DET") continue;
    // "Lai Ching-te": what is written on to a known name belongs to it; "Atlanta-area" is where Atlanta is.
    let whole = end;
    while (whole + 1 < to && tokens[whole].form === "-" && !tokens[whole - 1].spaceAfter && !tokens[whole].spaceAfter) whole += 2;
    const holder = holders.codeOf(formsOf(tokens, i, whole), null, day);
    if (holder !== null) {
      end = whole;
      found.push({
        ...EMPTY,
        from: i,
        to: end,
        head: headOf(tokens, i, end),
        kind: "person",
        named: true,
        actor: holder,
        score: SCORES.beside,
      });
      i = end - 1;
      continue;
    }
    const owner = names.find((one) => one.from >= i && one.to <= end);
    const code = owner ? codeOf(owner.senses, day) : null;
    const head = headOf(tokens, i, end);
    found.push({
      ...EMPTY,
      from: i,
      to: end,
      head,
      kind: name === "B-ORG" ? "organisation" : "place",
      actor: name === "B-ORG" ? code : null,
      score: SCORES.tagged,
      locates: name === "B-LOC",
    });
    i = end - 1;
  }
  return found;
}
