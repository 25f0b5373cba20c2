/**
 * A state and a noun make an actor: "Russian soldiers", "the Uzbek Ministry of Defense", "soldiers from the
 * Russian and Uzbek armed forces", "director of the Russian Foreign Intelligence Service".
 */

import { startsUpper } from "../../../base/letters.ts";
import type { ParsedToken } from "../../../document/stages.ts";
import { codeOn, sectorOf } from "../../../inventory/actors.ts";
import type { MentionWords, NameSense } from "../words.ts";
import type { NameHit, SectorHit } from "./lexicon.ts";

/** An actor made of a noun and what it belongs to. */
export interface Composed {
  readonly from: number;
  readonly to: number;
  readonly head: number;
  /** `null` when the words do not say whose it is. */
  readonly code: string | null;
  readonly sector: string;
  readonly kind: SectorHit["row"]["kind"];
  readonly class: SectorHit["row"]["class"];
  /** Name hits whose words this one took up. */
  readonly used: readonly NameHit[];
}

export interface SentenceView {
  readonly tokens: readonly ParsedToken[];
  readonly from: number;
  readonly to: number;
  readonly names: readonly NameHit[];
  readonly words: MentionWords["words"];
  readonly holders: MentionWords["holders"];
  readonly provinces: ReadonlyMap<string, string>;
  readonly inLand: MentionWords["inLand"];
  /** ISO day the text was put out: what a dated actor is called. */
  readonly day: string | null;
}

/** Right to left, so that what a noun belongs to is known when its turn comes. */
export function composeActors(view: SentenceView, sectors: readonly SectorHit[]): Composed[] {
  const made: Composed[] = [];
  const nouns = sectors.map((hit) => (isCraft(view, hit) ? { ...hit, row: { ...hit.row, ...CRAFT } } : hit));
  const hits = nouns.filter((hit) => isNoun(view, hit) && !view.names.some((name) => name.from < hit.to && hit.from < name.to));
  for (let i = hits.length - 1; i >= 0; i--) {
    const next = hits[i + 1];
    // "army chief", "opposition lawmakers": the second noun takes the first with it.
    if (next && next.from === hits[i].to && made.at(-1)?.head === headOf(view.tokens, next.from, next.to)) {
      const last = made.pop()!;
      while (made.at(-1)?.head === last.head) made.pop();
      made.push(...compose(view, { from: hits[i].from, to: next.to, row: merged(hits[i], next) }, made));
    } else made.push(...compose(view, hits[i], made));
  }
  return made.reverse();
}

const CRAFT = { sector: "MIL", kind: "military", class: "body" } as const;

// "MiG-31 fighters", "three Danish fighters flew", "scrambled fighters": craft, and no men.
function isCraft({ tokens, words }: SentenceView, { from, to }: SectorHit): boolean {
  if (to - from > 1 || !words["makes-of"].has(tokens[from].form.toLowerCase())) return false;
  const { deprel, head } = tokens[from];
  return (
    /^\p{Lu}.*\d/u.test(tokens[from - 1]?.form ?? "") ||
    (/^(?:nsubj|obj)/.test(deprel) && words.flight.has(tokens[head]?.lemma ?? ""))
  );
}

// An opposed side stays what it is whatever noun follows; a bare "official" or "spokesman" takes what stands before.
function merged(first: SectorHit, second: SectorHit): SectorHit["row"] {
  const keeps = second.row.sector === "" || ["REB", "OPP", "PRM", "PTY", "REF"].includes(first.row.sector);
  return {
    ...second.row,
    sector: keeps ? first.row.sector : second.row.sector,
    class: second.row.class === "relational" && first.row.sector !== "" ? "people" : second.row.class,
  };
}

function isNoun({ tokens, to: end, words }: SentenceView, { to, from, row }: SectorHit): boolean {
  const { upos, xpos, form } = tokens[headOf(tokens, from, to)];
  // "US military bases": an adjective that is a noun elsewhere.
  if (words.adjectival.has(form.toLowerCase()) && to < end && ["NOUN", "PROPN", "ADJ"].includes(tokens[to].upos)) return false;
  // "the People's Liberation Army": a name's first word is nobody by itself.
  const isPeople = row.class === "people" && tokens[to]?.xpos === "POS" && from + 1 === to;
  if (isPeople && startsUpper(form) && startsUpper(tokens[to + 1]?.form ?? "")) return false;
  // "two Rafale fighters": of a make, not of a movement.
  if (words["makes-of"].has(form.toLowerCase()) && tokens[from - 1]?.upos === "PROPN" && tokens[from - 2]?.upos === "NUM")
    return false;
  // "a British militant": an adjective by its tag that no noun follows is a noun by its place.
  if (upos === "ADJ" && (to >= end || !["NOUN", "PROPN", "ADJ"].includes(tokens[to].upos)) && from > 0)
    return ["ADJ", "DET", "NOUN", "PROPN"].includes(tokens[from - 1].upos) || tokens[from - 1].xpos === "POS";
  return upos === "NOUN" || upos === "PROPN" || (upos === "ADJ" && xpos === "NNP") || (upos === "ADJ" && to - from > 1);
}

/** The token of a stretch whose head lies outside; the last one when the tree says otherwise. */
export function headOf(tokens: readonly ParsedToken[], from: number, to: number): number {
  for (let i = to - 1; i >= from; i--) {
    const { head, upos } = tokens[i];
    if ((head < from || head >= to) && upos !== "PUNCT" && upos !== "ADP" && upos !== "DET") return i;
  }
  return to - 1;
}

function compose(view: SentenceView, hit: SectorHit, made: readonly Composed[]): Composed[] {
  const { row } = hit;
  const left = ownersBefore(view, hit);
  // "foreign troops in Chad", "the withdrawal of foreign forces from Chad": whoever's they are, not Chad's.
  const isAlien =
    row.kind === "military" &&
    view.tokens.slice(left.from, hit.from).some(({ form }) => view.words.alien.has(form.toLowerCase())) &&
    !view.words["genitive-close"].has(view.tokens[hit.to]?.form.toLowerCase() ?? "");
  const right = left.owners.length > 0 || isAlien ? null : ownersAfter(view, hit, made);
  const sector = left.former && row.class === "office" ? "ELI" : row.sector;
  // Of "the foreign, trade and transport ministers" it is the last word, whatever the tree hangs where.
  const isListed = view.words["minister-of-noun"].has(view.tokens[hit.to - 1].form.toLowerCase());
  const head = isListed ? hit.to - 1 : headOf(view.tokens, hit.from, hit.to);
  const base: Composed = { head, sector, kind: row.kind, class: row.class, from: left.from, to: hit.to, code: null, used: [] };
  const owners = left.owners.length > 0 ? left.owners : (right?.owners ?? []);
  if (owners.length === 0) {
    const inner = right?.inner;
    if (inner)
      return [
        {
          ...base,
          to: inner.to,
          code: inner.code === null ? null : join(inner.code, sector, row.class),
          sector: sector || inner.sector,
          used: inner.used,
        },
      ];
    return [view.inLand(view, base)];
  }
  if (left.owners.length > 1 && isOneName(view, left.owners, hit)) return [{ ...base, sector: "", used: left.owners }];
  const codes = owners.map((owner) => ({ owner, code: join(codeOf(owner.senses, view.day)!, sector, row.class) }));
  if (left.owners.length > 0) return severalBefore(base, codes);
  const [first, ...rest] = codes;
  const to = right!.close ? first.owner.to : hit.to;
  const own = { ...base, to, code: first.code, used: right!.close ? [first.owner] : [] };
  const others = rest.map(({ owner, code }) => ({
    ...base,
    head: headOf(view.tokens, owner.from, owner.to),
    from: owner.from,
    to: owner.to,
    code,
    used: [owner],
  }));
  return [...others.reverse(), own];
}

// "the American Israel Public Affairs Committee": two states in one name, and nothing between them, tell of neither that it is theirs.
const isOneName = ({ tokens, words }: SentenceView, [first, second]: readonly NameHit[], hit: SectorHit): boolean =>
  second.from === first.to &&
  hit.row.class !== "office" &&
  !tokens[hit.to - 1].feats.includes("Number=Plur") &&
  tokens.slice(second.to, hit.to).every(({ form }) => startsUpper(form) || words["genitive-close"].has(form));

// "the Russian and Uzbek armed forces": the last state stays with the noun, the others stand alone as the same kind of actor.
function severalBefore(base: Composed, codes: readonly { owner: NameHit; code: string }[]): Composed[] {
  const nearest = codes[codes.length - 1];
  const own = {
    ...base,
    from: codes.length > 1 ? nearest.owner.from : base.from,
    code: nearest.code,
    used: [nearest.owner],
  };
  const others = codes
    .slice(0, -1)
    .map(({ owner, code }) => ({ ...base, head: owner.to - 1, from: owner.from, to: owner.to, code, used: [owner] }));
  return [own, ...others.reverse()];
}

interface Owners {
  readonly from: number;
  readonly owners: readonly NameHit[];
  readonly former: boolean;
}

/** What stands before the noun in its own phrase: states, bodies, cities, and whether the office is past. */
function ownersBefore({ tokens, from, names, words }: SentenceView, hit: SectorHit): Owners {
  const owners: NameHit[] = [];
  let former = false;
  let edge = hit.from;
  let isRow = false;
  for (let j = hit.from - 1; j >= from; ) {
    const name = names.find((one) => one.from <= j && j < one.to);
    if (name) {
      if (!canOwn(name)) break;
      owners.unshift(name);
      edge = name.from;
      j = name.from - 1;
      continue;
    }
    const { upos, xpos, form } = tokens[j];
    const low = form.toLowerCase();
    // "US, British and NATO forces", but not "In Khartoum, French troops"
    isRow ||= words.and.has(low);
    if (form === "," && !isRow) break;
    const joins = isRow && (form === "," || words.and.has(low));
    if (joins || form === "-" || xpos === "HYPH") {
      // A coordination goes on only from one owner to the next.
      // "Oslo's and Riga's ministers"
      const ends = tokens[j - 1]?.xpos === "POS" ? j - 1 : j;
      const before = names.find((one) => one.to === ends);
      if (owners.length === 0 || owners[0].from !== j + 1 || !before || !canOwn(before)) break;
      j--;
      continue;
    }
    if (xpos === "POS") {
      if (!names.some((one) => one.to === j)) break;
      j--;
      continue;
    }
    if (isPredicate(tokens, j, from)) break;
    // "On Friday army chief X", "Last month Chinese guards": the date is none of the name's.
    if (words.calendar.has(form) || (upos === "NOUN" && owners[0]?.from === j + 1)) break;
    // "In the evening President X": what stands before an office in capitals is none of it.
    if (upos === "NOUN" && startsUpper(tokens[hit.from].form) && /^\p{Ll}/u.test(form)) break;
    if (words.former.has(low)) former = true;
    else if (
      !(upos === "ADJ" || upos === "NOUN" || upos === "PROPN" || xpos === "VBN" || xpos === "VBG") ||
      words.article.has(low)
    )
      break;
    if (upos !== "NUM") edge = j;
    j--;
  }
  return { from: edge, owners, former };
}

// "has since armed police", "instructors trained officers": a participle after an auxiliary or a plural noun is the sentence's verb.
function isPredicate(tokens: readonly ParsedToken[], j: number, from: number): boolean {
  if (tokens[j].xpos !== "VBN" && tokens[j].xpos !== "VBD") return false;
  let before = j - 1;
  while (before >= from && tokens[before].upos === "ADV") before--;
  if (before < from) return false;
  const { upos, feats } = tokens[before];
  // "Danish personnel assaulted guards"
  if (tokens[before].head === j && tokens[before].deprel.startsWith("nsubj")) return true;
  // "The island scrambled jets"
  const isSubject = upos === "NOUN" && tokens[before - 1]?.upos === "DET" && tokens[j].xpos === "VBD";
  return upos === "AUX" || isSubject || (upos === "NOUN" && feats.includes("Number=Plur"));
}

const OWNING: readonly NameSense[] = [
  "adjective",
  "country",
  "body",
  "movement",
  "force",
  "organ",
  "office",
  "capital",
  "people",
];
export const canOwn = (name: NameHit): boolean => OWNING.some((sense) => name.senses.has(sense));

interface OwnersAfter {
  readonly owners: readonly NameHit[];
  readonly inner: Composed | null;
  /** The owner belongs to the mention's own words: "of", not "in". */
  readonly close: boolean;
}

const ABROAD = "GOV:DIP";

/** What the noun belongs to by "of", "from", "for" or "in": a name, several, or another composed actor. */
function ownersAfter({ tokens, to, names, words }: SentenceView, hit: SectorHit, made: readonly Composed[]): OwnersAfter | null {
  const link = tokens[hit.to]?.form.toLowerCase();
  if (hit.to >= to || link === undefined || !words.genitive.has(link)) return null;
  const close = words["genitive-close"].has(link);
  // "The embassy in Kampala" stands there, and is another state's.
  if (!close && hit.row.sector === ABROAD) return null;
  let k = hit.to + 1;
  while (k < to && words.article.has(tokens[k].form.toLowerCase())) k++;
  const head = headOf(tokens, hit.from, hit.to);
  // "talks between the two ministers in Oslo": there, and each of his own state.
  if (!close && tokens.slice(Math.max(0, hit.from - 3), hit.from).some(({ form }) => words.both.has(form.toLowerCase())))
    return null;
  // "has soldiers in Mali": there, and of whoever has them.
  if (!close && isHeld(tokens, head, words["force-verb"], "obj")) return null;
  const inner = made.find((one) => one.from === k && one.class !== "people") ?? made.find((one) => one.from === k);
  if (inner) return close || attached(tokens, inner.head, head) ? { owners: [], inner, close } : null;
  const name = names.find(
    (one) =>
      // "of the Vatican": the article is part of the name.
      (one.from <= k && one.from > hit.to && one.to > k) ||
      (one.from > k && one.from <= k + 2 && tokens.slice(k, one.from).every(({ upos }) => upos === "ADJ")),
  );
  if (!name || !canOwn(name)) return null;
  // "withdrawal of troops from Afghanistan": away from there, unless the tree hangs the state on the noun itself.
  if (!close && !attached(tokens, headOf(tokens, name.from, name.to), head)) return null;
  const owners = [name];
  for (let at = name.to; at < to; ) {
    if (!words.and.has(tokens[at].form.toLowerCase()) && tokens[at].form !== ",") break;
    const next = names.find((one) => one.from === at + 1);
    if (!next || !canOwn(next)) break;
    owners.push(next);
    at = next.to;
  }
  return { owners, inner: null, close };
}

/** Whether soldiers are what somebody has or sends: such a verb's object, or its subject in the passive. */
export function isHeld(
  tokens: readonly ParsedToken[],
  at: number,
  verbs: ReadonlySet<string>,
  as: "obj" | "nsubj:pass",
): boolean {
  const { head, deprel } = tokens[at];
  return deprel === as && head >= 0 && tokens[head].upos === "VERB" && verbs.has(tokens[head].form.toLowerCase());
}

const attached = (tokens: readonly ParsedToken[], dependent: number, head: number): boolean =>
  tokens[dependent].head === head || (tokens[dependent].head >= 0 && tokens[tokens[dependent].head].head === head);

/** The code a name stands for, its best sense first; `null` for a region. */
export function codeOf(senses: ReadonlyMap<NameSense, string>, day: string | null): string | null {
  for (const sense of OWNING) {
    const id = senses.get(sense);
    if (id !== undefined) return codeOn(id, day);
  }
  const company = senses.get("company");
  return company === undefined ? null : company;
}

/** A holder's code with a sector; a code that has its own keeps it, an international body takes only forces. */
export function join(code: string, sector: string, className: Composed["class"]): string {
  if (sectorOf(code) !== "" && !sectorOf(code).startsWith("PRE")) return code;
  const wanted = sector === "" && className === "relational" ? "GOV" : sector;
  if (wanted === "") return code;
  if (code.startsWith("IGO:") || code.startsWith("NGO:")) return ["MIL", "COP"].includes(wanted) ? `${code}:${wanted}` : code;
  if (code.startsWith("IMG:") || code.startsWith("NGM:")) return code;
  return `${code}:${wanted}`;
}
