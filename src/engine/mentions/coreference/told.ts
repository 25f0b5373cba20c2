/** Whose an office without a state is by what the text has told: under its headline, in the sentence before, in all of it. */
import { holderOf, sectorOf, stateUnder } from "../../../inventory/actors.ts";
import { isOwnName } from "./home.ts";
import { holderIn, type Item, type Linking, statesOf } from "./item.ts";

// "Court rejects plea", over "The International Court of Justice on Tuesday": what a headline says short is whole in the first lines.
export function inLead(item: Item, { items, tokens, titles, home }: Linking): Item | undefined {
  const below = items.filter(
    ({ sentence, actor, named }) =>
      actor !== null && !titles.has(sentence) && sentence > item.sentence && sentence - item.sentence <= LEAD && named !== true,
  );
  const noun = tokens[item.head].form.toLowerCase();
  const bears = (other: Item): boolean => tokens.slice(other.from, other.to).some(({ form }) => form.toLowerCase() === noun);
  // A release calls its own office short.
  if (item.to - item.from === 1 && isOwnName(home, tokens[item.head])) return { ...item, actor: home.office };
  return (
    below.find((other) => bears(other) && other.to - other.from > 1 && other.kind !== "place" && other.kind !== "country") ??
    below.find((other) => other.kind === item.kind && sectorOf(other.actor!) === item.open)
  );
}

/** Sentences below a headline that tell what it says. */
const LEAD = 2;

/** "Sudan cut its ties with Chad, the defence minister said", under a headline that Sudan did or in its own paper: he is of that state. */
export function toldDoer(item: Item, { tokens, items, titles, home }: Linking): string | null {
  const { head: verb, deprel } = tokens[item.head];
  if (verb < 0 || !deprel.startsWith("nsubj")) return null;
  const isTold = ({ head }: Item): boolean => {
    const { head: act, deprel: role } = tokens[head];
    if (!role.startsWith("nsubj") || act < 0) return false;
    const isSaid = tokens[act].head === verb && /^(?:ccomp|parataxis)/.test(tokens[act].deprel);
    // Wherever the tree hangs ", the minister said".
    const isAfter =
      tokens[act].head < 0 && act < item.from && tokens.slice(item.from - 2, item.from).some(({ form }) => form === ",");
    return isSaid || isAfter;
  };
  const first = items.find(({ sentence, actor }) => titles.has(sentence) && actor !== null);
  const doer = items.find((other) => other.sentence === item.sentence && other.kind === "country" && isTold(other));
  const state = stateUnder(doer?.actor ?? "");
  const here = statesOf(items.filter(({ sentence }) => sentence === item.sentence));
  // "Russia will deliver wheat to Chad, the minister said", filed from Chad, is Chad's minister.
  const isFrom = home.dateline !== null && home.dateline !== state && here.has(home.dateline);
  const isPressed = home.issuer !== null || isFrom || (home.press !== null && home.press !== state);
  const isTheme = home.press === state || stateUnder(first?.actor ?? "") === state;
  return state !== null && !isPressed && isTheme ? state : null;
}

// Where a text is filed from, when that is what it is about.
export const homeTheme = (items: readonly Item[], { dateline }: Linking["home"]): string | null =>
  dateline !== null && items.filter((other) => other.actor !== null && holderOf(other.actor) === dateline).length >= THEME
    ? dateline
    : null;

export function lastSubject(item: Item, { told, tokens, sentences }: Linking): string | null {
  const subjects = statesOf(
    told.filter(
      ({ sentence, head, from, kind }) =>
        sentence === item.sentence - 1 &&
        (/^nsubj/.test(tokens[head].deprel) || (kind !== "place" && opens(from, item.sentence - 1, sentences))),
    ),
  );
  const [state] = subjects;
  return subjects.size === 1 ? state : null;
}

// "Soldiers took power in Chad. The junta shut the borders": the one state that the last sentence names.
export function lastNamed(item: Item, { told, tokens, words }: Linking): string | null {
  // "the leaders of the bloc"
  if (words["genitive-close"].has(tokens[item.to]?.form.toLowerCase() ?? "")) return null;
  const states = statesOf(told.filter(({ sentence }) => sentence === item.sentence - 1));
  const [state] = states;
  return states.size === 1 ? state : null;
}

// "The Mission evacuated families. The Special Representative travelled": of the body that the last sentence had for its subject.
export function lastBody(item: Item, { told, tokens }: Linking): string | null {
  const bodies = new Set(
    told
      .filter(({ sentence, head }) => sentence === item.sentence - 1 && tokens[head].deprel.startsWith("nsubj"))
      .map((other) => holderIn(other)),
  );
  const [body] = bodies;
  return bodies.size === 1 && body.startsWith("IGO:") ? body : null;
}

// "Egypt, whose revenue fell, urged": what a sentence opens with, an article aside.
const opens = (from: number, sentence: number, sentences: Linking["sentences"]): boolean => from - sentences[sentence].from <= 1;

/** Named so often, a state is what the text is about; a novel that mentions one in passing is not. */
export const THEME = 3;
