/**
 * Persons and their public roles: "President X", "X, the foreign minister of Y", "the director of Y, X". A
 * person has an actor by a role the text itself gives, else by an office that everybody knows he held on the day of the text.
 */

import { startsUpper } from "../../../base/letters.ts";
import type { ParsedToken } from "../../../document/stages.ts";
import { type Composed, codeOf, headOf, join, type SentenceView } from "./compose.ts";

export interface Person {
  readonly from: number;
  readonly to: number;
  readonly head: number;
  /** The role's actor, when one stands beside the name. */
  readonly code: string | null;
  /** The composed role taken into this mention ("President X"), or standing beside it. */
  readonly role: Composed | null;
  readonly joined: boolean;
}

/** @param taken token ranges that are names of something else */
export function findPersons(view: SentenceView, roles: readonly Composed[]): Person[] {
  const persons: Person[] = [];
  for (const run of nameRuns(view, roles)) {
    const person = withRole(view, run, roles);
    const shared = person.role === null ? officeOfRow(view, persons.at(-1), run) : null;
    persons.push(shared === null ? person : { ...person, code: inOffice(view, run, shared), role: shared });
  }
  return persons;
}

interface Run {
  readonly from: number;
  readonly to: number;
}

/** Runs the name tagger calls persons, and capitalised words after an office. */
function nameRuns({ tokens, from, to, names, words, holders }: SentenceView, roles: readonly Composed[]): Run[] {
  const runs: Run[] = [];
  const claimed = (i: number): boolean =>
    names.some((one) => one.from <= i && i < one.to) || roles.some((role) => role.from <= i && i < role.to);
  for (let i = from; i < to; ) {
    const office = roles.find((role) => role.to === i && (role.class === "office" || role.class === "relational"));
    const begins =
      titledAfter(tokens, i, to, roles, words.former) ||
      titledBefore(tokens, i, to, roles) ||
      tokens[i].name === "B-PER" ||
      tokens[i].name === "I-PER" ||
      (office !== undefined && isNamePart(tokens[i])) ||
      (isAlone(tokens, i, from, to) && holders.isAlone(tokens[i].form)) ||
      isWhole(tokens, i, to, holders);
    if (!begins || claimed(i)) {
      i++;
      continue;
    }
    let end = i + 1;
    while (end < to && !claimed(end) && goesOn(tokens, end, words["name-joint"])) end++;
    // "Gao region", "the Ain al-Assad base": of a place, whatever the tagger says.
    const [noun, next] = [0, 1].map((more) => (tokens[end + more]?.upos === "NOUN" ? tokens[end + more].form : ""));
    const isLong = end - i > 1 || (i > from && isNamePart(tokens[i - 1])) || tokens[i - 1]?.form === "-";
    const isNamedAfter = isLong && words["place-noun"].has(noun) && (next === "" || words["place-noun"].has(next));
    const isPlace = office === undefined && (isNamedAfter || (end - i === 1 && words["area-noun"].has(noun)));
    if (!isPlace) runs.push({ from: i, to: end });
    i = end;
  }
  return runs;
}

// What the tagger takes for a body is a person when an office stands in apposition: "Strobe Talbott, former Deputy Secretary".
function titledAfter(
  tokens: readonly ParsedToken[],
  i: number,
  to: number,
  roles: readonly Composed[],
  former: ReadonlySet<string>,
): boolean {
  if (tokens[i].name !== "B-ORG" && tokens[i].name !== "B-LOC") return false;
  let end = i + 1;
  while (end < to && tokens[end].upos === "PROPN" && tokens[end].name.startsWith("I-")) end++;
  if (end - i < 2 || end - i > 3 || tokens[end]?.form !== ",") return false;
  return roles.some(
    (role) =>
      role.class === "office" &&
      (role.from === end + 1 || (role.from === end + 2 && former.has(tokens[end + 1].form.toLowerCase()))),
  );
}

// "the foreign minister of Armenia, Ararat Mirzoyan": two or three names after an office and a comma, and a stop behind them.
function titledBefore(tokens: readonly ParsedToken[], i: number, to: number, roles: readonly Composed[]): boolean {
  if (tokens[i - 1]?.form !== "," || !roles.some((role) => role.class === "office" && role.to === i - 1)) return false;
  let end = i;
  while (end < to && isNamePart(tokens[end])) end++;
  return end - i >= 2 && end - i <= 3 && (end === to || /^[,.;)]$/.test(tokens[end].form));
}

// A word in capitals that stands for itself: no first name before it, none behind it.
const isAlone = (tokens: readonly ParsedToken[], i: number, from: number, to: number): boolean =>
  isNamePart(tokens[i]) && !(i > from && isNamePart(tokens[i - 1])) && !(i + 1 < to && isNamePart(tokens[i + 1]));

// "Wang Yi", whatever the tagger says.
function isWhole(tokens: readonly ParsedToken[], i: number, to: number, holders: SentenceView["holders"]): boolean {
  let end = i;
  while (end < to && end < i + NAME_WORDS && startsUpper(tokens[end].form)) end++;
  if (end - i < 2) return false;
  const name = tokens.slice(i, end).map(({ form }) => form);
  return holders.isAlone(name.join(" "));
}

const NAME_WORDS = 4;

const isNamePart = ({ upos, form }: ParsedToken): boolean => upos === "PROPN" && startsUpper(form);

function goesOn(tokens: readonly ParsedToken[], i: number, joints: ReadonlySet<string>): boolean {
  const { name, form } = tokens[i];
  if (name === "I-PER" || (name === "B-PER" && tokens[i - 1].form === "-")) return true;
  // "Jean-Bertrand", "Fazl-ur-Rehman"
  if (form === "-" && !tokens[i - 1].spaceAfter && !tokens[i].spaceAfter && tokens[i + 1] !== undefined) return true;
  if (tokens[i - 1].form === "-" && !tokens[i - 1].spaceAfter) return true;
  if (name.startsWith("B-") && !name.endsWith("PER")) return false;
  return isNamePart(tokens[i]) || (joints.has(form.toLowerCase()) && tokens[i + 1] !== undefined && isNamePart(tokens[i + 1]));
}

function withRole(view: SentenceView, run: Run, roles: readonly Composed[]): Person {
  const { tokens } = view;
  const before = roles.find((role) => role.to === run.from && isOffice(role));
  const head = headOf(tokens, before ? before.from : run.from, run.to);
  if (before) {
    const owner = before.code === null ? ownerAfter(view, run.to) : null;
    const told = owner === null ? before.code : join(owner, before.sector, before.class);
    // "Governor Brown" is called by his own name and not by a prime minister's.
    const isLocal = view.words["local-office"].has(tokens[before.to - 1].form.toLowerCase());
    const code = told ?? held(view, run, isLocal ? null : before.sector);
    return { from: before.from, to: run.to, head, code, role: before, joined: true };
  }
  const beside = rolesBeside(view, run, roles);
  return { from: run.from, to: run.to, head, code: beside?.code ?? held(view, run, null), role: beside, joined: false };
}

// "Presidents X of Chad and Y of Mali": each of a row holds the office in the plural before its first.
function officeOfRow({ tokens, names, words }: SentenceView, before: Person | undefined, { from }: Run): Composed | null {
  if (!before?.role || !isOffice(before.role)) return null;
  if (!tokens[before.role.to - 1].feats.includes("Number=Plur")) return null;
  const isOfRow = ({ form }: ParsedToken, i: number): boolean => {
    const low = form.toLowerCase();
    const at = before.to + i;
    return (
      form === "," || words.and.has(low) || words["genitive-close"].has(low) || names.some((one) => one.from <= at && at < one.to)
    );
  };
  return tokens.slice(before.to, from).every(isOfRow) ? before.role : null;
}

// The office before a name, of the state told before the office or behind the name, else of the state that he is known to hold it in.
function inOffice(view: SentenceView, run: Run, office: Composed): string | null {
  const owner = office.code === null ? ownerAfter(view, run.to) : null;
  const told = owner === null ? office.code : join(owner, office.sector, office.class);
  // "Governor Brown" is called by his own name and not by a prime minister's.
  const isLocal = view.words["local-office"].has(view.tokens[office.to - 1].form.toLowerCase());
  return told ?? held(view, run, isLocal ? null : office.sector);
}

// "President Lula", "Putin": by the office of that day.
function held({ tokens, words, day, holders }: SentenceView, run: Run, sector: string | null): string | null {
  const named = tokens.slice(run.from, run.to).filter(({ form }) => !words.honorific.has(form.toLowerCase()));
  const name = named.map(({ form, spaceAfter }) => form + (spaceAfter ? " " : "")).join("");
  return holders.codeOf(name.trim(), sector, day);
}

// "King Hassan of Morocco"
function ownerAfter({ tokens, names, words, day }: SentenceView, at: number): string | null {
  if (!words["genitive-close"].has(tokens[at]?.form.toLowerCase() ?? "")) return null;
  const name = names.find((one) => one.from === at + 1);
  return name ? codeOf(name.senses, day) : null;
}

const isOffice = (role: Composed): boolean => role.class === "office" || role.class === "relational" || role.class === "people";

// Between a name and its role stand a comma and at most an article: "X, the foreign minister", "the director of Y, X".
function rolesBeside({ tokens, words }: SentenceView, run: Run, roles: readonly Composed[]): Composed | null {
  const after = roles.find((role) => {
    if (role.from < run.to || !isOffice(role)) return false;
    const gap = tokens.slice(run.to, role.from);
    return (
      gap.length > 0 &&
      gap.length <= 3 &&
      gap[0].form === "," &&
      gap.slice(1).every(({ form, upos }) => words.article.has(form.toLowerCase()) || upos === "ADJ")
    );
  });
  const before = roles.find(
    (role) =>
      role.to <= run.from &&
      run.from - role.to <= 1 &&
      isOffice(role) &&
      tokens[role.to]?.form === "," &&
      // "The son of Danish settlers, X": he is none of them.
      !tokens[role.head].feats.includes("Number=Plur"),
  );
  if (!before) return after ?? null;
  // "the king of Oslo, X, the president of Riga, Y": the second office is the next one's.
  const isNexts = after && tokens[after.to]?.form === "," && tokens[after.to + 1] && isNamePart(tokens[after.to + 1]);
  if (after && !isNexts) return after;
  // A list of three ("the minister, X and Y") is no apposition; a comma or the sentence's end must close the name.
  const close = tokens[run.to];
  return close === undefined || [",", ".", ";", "-", ")"].includes(close.form) || close.upos === "VERB" || close.upos === "AUX"
    ? before
    : null;
}
