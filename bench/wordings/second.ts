/** The second set of wordings: each act in each frame and by each actor, and the sentences of the tables, by pairs that change from one to the next. */
import { ACTORS, FORMS, type Form, FRAMES, PAIRS, type Side } from "./frames.ts";
import { type Case, inProse, ofBodies, told, untold } from "./sentences.ts";

type Pair = readonly [doer: Side, bearer: Side];

const BOTH_WAYS: readonly Pair[] = PAIRS.flatMap(([one, other]): Pair[] => [
  [one, other],
  [other, one],
]);

const capital = (text: string): string => text[0].toUpperCase() + text.slice(1);

/** The sufferer's names put in, and "an" where a vowel follows. */
const fill = (text: string, { name, people }: Side): string =>
  text
    .replaceAll("§", name)
    .replaceAll("&", people)
    .replaceAll(/\b([Aa]) (?=[AEIOU])/g, "$1n ");

const tells = (text: string, parts: readonly string[], { types }: Form, [doer, bearer]: Pair): Case => ({
  text: fill(text, bearer),
  parts,
  told: [{ actor: doer.code, recipient: bearer.code, both: false, types }],
});

/** Acts in frames, and by whoever else may do them. */
export function* second(): Generator<Case> {
  let turn = 0;
  for (const [frame, write] of Object.entries(FRAMES))
    for (const form of FORMS) {
      // Frames that name the sufferer otherwise have nothing to name where only its adjective stands.
      if (/^(?:sufferer|its neighbour)/.test(frame) && !form.rest.includes("§")) continue;
      for (const pair of bothWays(turn++))
        yield tells(write(pair[0], form, pair[1]), [`frame: ${frame}`, `act: ${form.verb.infinitive}`], form, pair);
    }
  for (const actor of ACTORS)
    for (const form of FORMS) {
      const { verb, rest, borne } = form;
      for (const pair of bothWays(turn++)) {
        const [{ name, people, seat }] = pair;
        const who = actor.replaceAll("$", name).replaceAll("&", people).replaceAll("!", seat);
        const parts = [`actor: ${actor}`, `act: ${verb.infinitive}`];
        yield tells(`${capital(who)} ${verb.past} ${rest} on Monday.`, parts, form, pair);
        const passive = `${borne.subject} ${borne.are} ${verb.participle}${borne.rest && ` ${borne.rest}`}`;
        yield tells(`${capital(passive)} by ${who.replace(/,$/, "")}.`, parts, form, pair);
      }
    }
  yield* byTurns(told);
  yield* ofBodies();
}

/** The third set: a table of acts told as in running prose. */
export const third = (): Iterable<Case> => byTurns(inProse);

/** Sentences that must not be read as telling their act. */
export const nothing = (): Iterable<Case> => byTurns(untold);

const bothWays = (turn: number): readonly Pair[] => BOTH_WAYS.slice(2 * (turn % PAIRS.length), 2 * (turn % PAIRS.length) + 2);

// Each sentence by two of the pairs.
function* byTurns(sentences: (doer: Side, bearer: Side) => readonly Case[]): Generator<Case> {
  const all = BOTH_WAYS.map(([doer, bearer]) => sentences(doer, bearer));
  for (const row of all[0].keys()) for (const turn of [row, row + 1]) yield all[turn % all.length][row];
}
