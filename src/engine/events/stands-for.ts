/** The act told before that a definite noun stands for: "the attack", "the truce", "the accord". */
import { frames } from "../../inventory/frames.ts";
import type { Draft } from "./fold.ts";
import { classesAt, type Scene } from "./scene.ts";
import { BLAMES, stateOf } from "./sided.ts";
import { hasPreposition } from "./tree.ts";

/** The act told before that a definite noun in one of `roles` stands for. */
export function actOf(
  scene: Scene,
  draft: Draft,
  roles: readonly string[],
  told: readonly Draft[],
  fits: (other: Draft) => boolean,
): Draft | null {
  for (const { role, head } of draft.fillers) {
    if (!roles.includes(role) || scene.tree.tokens[head].upos !== "NOUN" || !hasArticle(scene, head)) continue;
    const classes = classesAt(scene, head);
    const names = scene.index.get(scene.tree.lemma[head])?.filter(({ pos }) => pos === "NOUN") ?? [];
    const contents = new Set(names.map(({ frame }) => frame.content));
    const kinds = MEANT.filter(({ noun }) => classes.includes(noun));
    // "the bombings" are no arrests
    const hurt = suffering(scene, head);
    const isBlow = contents.size > 0 && [...contents].every((content) => STRIKES.test(content));
    const found = told.findLast((other) => {
      if (other.head === draft.head || scene.sentenceOf[draft.head] - scene.sentenceOf[other.head] > REACH || !other.frame)
        return false;
      const frame = frames.get(other.operators[0] ?? other.frame);
      if (!frame || !fits(other) || other.actors.some(({ code }) => hurt.has(stateOf(code)))) return false;
      // "condemned the attack" is not of whoever has just called it cowardly.
      if (BLAMES.has(frame.id) && [...contents].some((content) => STRIKES.test(content))) return false;
      return (
        names.some((name) => name.frame.id === frame.id) ||
        (!WARDING.has(frame.id) &&
          ((frame.content !== "dipl" && frame.content !== "-" && contents.has(frame.content)) ||
            kinds.some(
              ({ acts, mutual }) =>
                acts.test(frame.content) &&
                (!isBlow || BLOWS.test(frame.content)) &&
                (!mutual || other.reciprocal || new Set(other.actors.map(({ code }) => stateOf(code))).size > 1),
            )))
      );
    });
    if (found) return found;
  }
  return null;
}

/** The states of those whom a noun was done to: "the bombing of the Danish embassy" was not the Danes'. */
function suffering({ tree, headed, language }: Scene, noun: number): ReadonlySet<string> {
  const below = tree.dependents[noun].filter(
    (child) => tree.rel[child] === "nmod" && hasPreposition(tree, child, language.words.genitive),
  );
  const named = below.flatMap((child) => [child, ...tree.dependents[child]]).flatMap((at) => headed.get(at) ?? []);
  return new Set(named.flatMap(({ actor }) => (actor === null ? [] : [stateOf(actor)])));
}

/** Who brings down what comes flying wards an attack off: "the attack" is not theirs. */
const WARDING: ReadonlySet<string> = new Set(["shoot-down", "intercept"]);

// Sentences; a text names its acts again after so many.
export const REACH = 8;

const STRIKES = /^(attack|unconv|force|wmd)/;
const BLOWS = /^(attack|unconv|force|wmd|occupy|blockade)/;

// What a noun of a class may stand for, by the content of the act's frame: "the truce", "the accord".
const MEANT: readonly { readonly noun: string; readonly acts: RegExp; readonly mutual: boolean }[] = [
  { noun: "aggression", acts: /^(attack|unconv|repress|penal|force|wmd|occupy|blockade)/, mutual: false },
  { noun: "truce", acts: /^yield\.fight/, mutual: false },
  { noun: "agreement", acts: /^(?!meet)/, mutual: true },
  { noun: "talk", acts: /^(meet|dipl|yield\.fight|settle)/, mutual: true },
];

export const hasArticle = ({ tree, language }: Scene, at: number): boolean =>
  tree.dependents[at].some((child) => language.words.definite.has(tree.lemma[child]));
