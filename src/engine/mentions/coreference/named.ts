/** Names told again: an actor or place by its first, a person by the surname, a role by whoever holds it. */
import type { ParsedToken } from "../../../document/stages.ts";
import { sectorOf, stateUnder } from "../../../inventory/actors.ts";
import { isOwnName } from "./home.ts";
import { type Item, type Linking, SURE } from "./item.ts";
import { opened } from "./opened.ts";

/** A name or composed actor: the same as the first with its code; an open one takes the state of its like. */
export function named(item: Item, linking: Linking): Item {
  const { told, firstOf } = linking;
  if (item.kind === "person") return person(counterpart(item, linking), linking);
  if (isSurname(item, linking))
    return person({ ...item, kind: "person", actor: null, open: null, place: null, locates: false }, linking);
  if (item.open !== null && item.actor === null) return opened(item, linking);
  const whole = namesake(item, linking);
  if (whole) return { ...item, kind: whole.kind, actor: whole.actor, sameAs: whole.sameAs ?? whole, score: SURE.definite };
  if (item.actor === null && isIssuer(item, linking)) return { ...item, actor: linking.home.office, score: SURE.definite };
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

/** "Paris said", after "Ana Paris": no town and no force whose name a person told before bears. */
function isSurname({ from, to, kind }: Item, { told, tokens }: Linking): boolean {
  const { form, upos } = tokens[from];
  if (to - from > 1 || upos !== "PROPN" || kind === "country" || tokens[from - 1]?.upos === "ADP") return false;
  return told.some(
    (other) =>
      other.kind === "person" &&
      tokens[other.to - 1].form === form &&
      tokens[other.to - 2]?.upos === "PROPN" &&
      other.to - (other.nameFrom ?? other.from) > 1,
  );
}

/** "the Kingdom", "the Council": one word of a longer name told before, in capitals and with its article. */
const namesake = (item: Item, { told, tokens }: Linking): Item | undefined =>
  isShort(item, tokens) ? longerName(tokens[item.to - 1].form, told, tokens) : undefined;

function isShort({ from, to, actor, place }: Item, tokens: readonly ParsedToken[]): boolean {
  const first = tokens[from].feats.includes("Definite=Def") ? from + 1 : from;
  const isOne = to - first === 1 && first > 0 && tokens[first - 1].feats.includes("Definite=Def");
  return actor === null && !place && isOne && /^\p{Lu}\p{Ll}/u.test(tokens[to - 1].form);
}

/** "The Authority", "the Council", in what a body of states puts out: the body; "the House", in a parliament's: the parliament. */
export function ownOrgan(item: Item, { tokens, words, home, told }: Linking): Item[] | null {
  const { form } = tokens[item.to - 1];
  const has = (kind: "own-organ" | "own-house"): boolean => words[kind].has(form.toLowerCase());
  const actor = (has("own-organ") ? /^IGO:[^:]+/ : has("own-house") ? /.*:(?:LEG|PAR)$/ : null)?.exec(home.office ?? "")?.[0];
  if (!actor || !isShort(item, tokens) || words["genitive-close"].has(tokens[item.to]?.form)) return null;
  return longerName(form, told, tokens) ? null : [{ ...item, kind: "organisation", actor, open: null, score: SURE.definite }];
}

/** "The Commission", in its own release. */
const isIssuer = ({ from, to, place }: Item, { tokens, home }: Linking): boolean => {
  const bare = tokens[from].feats.includes("Definite=Def") ? from + 1 : from;
  return !place && to - bare === 1 && isOwnName(home, tokens[to - 1]);
};

/** The last name told that has `form` for one of its words. */
export const longerName = (form: string, told: readonly Item[], tokens: readonly ParsedToken[]): Item | undefined =>
  told.findLast(
    (other) =>
      other.actor !== null &&
      other.kind !== "person" &&
      other.to - other.from > 1 &&
      tokens.slice(other.from, other.to).some((one) => one.form === form),
  );

/** Surnames go back to the full name and its role; a role beside a name is that person. */
function person(item: Item, linking: Linking): Item {
  const { told, tokens } = linking;
  const twin = item.twin ? told.find((other) => other.from === item.twin!.from && other.to === item.twin!.to) : undefined;
  if (twin) return Object.assign(item, { sameAs: twin, actor: item.actor ?? twin.actor });
  const surname = lastName(item, tokens);
  const before =
    surname === null
      ? undefined
      : (told.findLast(
          (other) => other.kind === "person" && other.reference === undefined && lastName(other, tokens) === surname,
        ) ?? firstNamed(item, surname, linking));
  if (before) {
    const root = before.sameAs ?? before;
    const told = before.actor ?? root.actor;
    // Whom the text has called president is none out of office when it calls him by his surname.
    const isOut = sectorOf(item.actor ?? "") === "ELI" && item.nameFrom === item.from;
    return {
      ...item,
      sameAs: root,
      actor: isOut ? (told ?? item.actor) : (item.actor ?? told),
      score: item.actor ? item.score : Math.max(item.score, SURE.role),
    };
  }
  return item.open !== null && item.actor === null ? opened(item, linking) : item;
}

// "The defence minister met his Turkish counterpart": a defence minister too.
function counterpart(item: Item, { told, tokens, words }: Linking): Item {
  const state = stateUnder(item.actor ?? "");
  const at = tokens.slice(item.from, item.to).findIndex(({ form }) => words.counterpart.has(form.toLowerCase())) + item.from;
  if (state === null || at < item.from) return item;
  const owner = told.findLast(
    ({ head, actor }) => actor !== null && tokens[head].head === at && tokens[head].deprel === "nmod:poss",
  );
  const sector = owner ? sectorOf(owner.actor!) : "";
  return sector === "" ? item : { ...item, actor: `${state}:${sector}` };
}

// "Kim", after "Kim Jong Un": where the family's name stands first, and nobody else's.
function firstNamed(item: Item, name: string, { told, tokens }: Linking): Item | undefined {
  if (item.to - item.from > 1) return undefined;
  const begins = ({ from, to, nameFrom = from }: Item): boolean => {
    const first = tokens.slice(nameFrom, to).find(({ upos }) => upos === "PROPN");
    return to - nameFrom > 1 && first?.form === name;
  };
  const found = told.filter((other) => other.kind === "person" && other.reference === undefined && begins(other));
  return new Set(found.map(({ actor }) => actor)).size === 1 ? found.at(-1) : undefined;
}

function lastName({ to, from }: Item, tokens: readonly ParsedToken[]): string | null {
  for (let i = to - 1; i >= from; i--) if (tokens[i].upos === "PROPN") return tokens[i].form;
  return null;
}
