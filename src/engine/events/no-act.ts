/** Words that tell of no act where they stand, though their row would fit: in a name, in a title, of a kind of thing. */
import { startsUpper } from "../../base/letters.ts";
import { isOf, type Scene } from "./scene.ts";

export const tellsNothing = (scene: Scene, at: number): boolean =>
  isOfName(scene, at) || isOfTitle(scene, at) || isPaper(scene, at) || isOfQuarrel(scene, at) || isOfKind(scene, at);

// "the Armed Forces": a word before the noun of an actor's own name tells nothing.
function isOfName({ tree, covering }: Scene, at: number): boolean {
  const { head, deprel, form } = tree.tokens[at];
  const name = covering.get(at);
  const isBefore = name !== undefined && name.actor !== null && at < head && head < name.to && /^(?:amod|compound)/.test(deprel);
  return isBefore && /^\p{Lu}\p{Ll}/u.test(form) && startsUpper(tree.tokens[head].form);
}

// "a trade war": what a quarrel is over is no act.
function isOfQuarrel({ tree, language }: Scene, at: number): boolean {
  const { head, deprel, upos } = tree.tokens[at];
  return upos === "NOUN" && deprel === "compound" && head > at && language.words.quarrel.has(tree.lemma[head]);
}

// "infantry fighting vehicles", "an attack helicopter": of what kind a thing is, is no act.
function isOfKind(scene: Scene, at: number): boolean {
  const { head, deprel, xpos } = scene.tree.tokens[at];
  const isModifier = deprel === "compound" || (deprel === "amod" && xpos === "VBG");
  return isModifier && head > at && isOf(scene, head, THINGS);
}

const THINGS = ["arms", "ship", "aircraft", "car"];

// "A release issued by the house said": what speaks is a paper, and no act.
function isPaper({ tree, language }: Scene, at: number): boolean {
  const { head, upos } = tree.tokens[at];
  return upos === "NOUN" && head >= 0 && tree.tokens[at].deprel === "nsubj" && language.words.speech.has(tree.lemma[head]);
}

// "the Fund for Saving the Lake": a capital within running text makes a word part of a name.
function isOfTitle({ tree, doc, sentenceOf }: Scene, at: number): boolean {
  const isCapital = (i: number): boolean => /^\p{Lu}\p{Ll}/u.test(tree.tokens[i].form);
  const { from, block } = doc.sentences[sentenceOf[at]];
  return (
    tree.tokens[at].upos === "VERB" &&
    at - from > 2 &&
    isCapital(at) &&
    /^(?:ADP|SCONJ)$/.test(tree.tokens[at - 1].upos) &&
    !isCapital(at - 1) &&
    isCapital(at - 2) &&
    doc.blocks[block]?.kind !== "title"
  );
}
