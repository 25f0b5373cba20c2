/** "Poland expelled two envoys. Lithuania followed on Tuesday", "did the same": what one has done another does too, told without its word. */
import type { Draft } from "./fold.ts";
import { partiesAt } from "./parties.ts";
import { coded } from "./roles.ts";
import type { Scene } from "./scene.ts";
import { isCoded, stateOf } from "./sided.ts";
import { isPassive, surfaceSubject, under } from "./tree.ts";

/** Drafts in the order of the text, with those that an echo stands for. */
export function withEchoes(scene: Scene, drafts: readonly Draft[]): readonly Draft[] {
  const { tree, sentenceOf } = scene;
  const found: Draft[] = [];
  for (let verb = 0; verb < tree.tokens.length; verb++) {
    const gap = gappedBefore(scene, verb);
    if (gap >= 0) {
      const act = drafts.find(({ head }) => head === tree.tokens[verb].head);
      const others = coded(partiesAt(scene, [gap]));
      if (act !== undefined && others.length > 0 && act.recipients.some(isCoded))
        found.push(echoOf(scene, act, gap, others, act.recipients));
      continue;
    }
    if (!isEcho(scene, verb)) continue;
    const subject = surfaceSubject(tree, verb);
    const parties = subject < 0 ? [] : coded(partiesAt(scene, [subject]));
    const act = [...drafts, ...found]
      .filter(({ head }) => head < verb && sentenceOf[verb] - sentenceOf[head] <= 1 && tree.tokens[head].upos === "VERB")
      .reduce<Draft | null>((last, one) => (last === null || one.head > last.head ? one : last), null);
    if (act === null || parties.length === 0 || !act.actors.some(isCoded) || !act.recipients.some(isCoded)) continue;
    const isAmong = (known: Draft["actors"]): boolean =>
      parties.some(({ code }) => known.some((other) => stateOf(other.code) === stateOf(code)));
    // "expelled two Danish envoys; Copenhagen did the same": to whoever did it to it.
    const isBack = !act.reciprocal && isAmong(act.recipients);
    if (!isAmong(act.actors) && (isBack || !isAmong(act.recipients)))
      found.push(echoOf(scene, act, verb, parties, isBack ? act.actors : act.recipients));
  }
  return found.length === 0 ? drafts : [...drafts, ...found].sort((a, b) => a.head - b.head);
}

// "expelled nine envoys, Mali four": the name before a number that stands for the verb's object; -1 for none.
const gappedBefore = ({ tree }: Scene, number: number): number =>
  tree.tokens[number].upos === "NUM" &&
  tree.rel[number] === "conj" &&
  tree.tokens[tree.tokens[number].head].upos === "VERB" &&
  tree.rel[number - 1] === "nsubj" &&
  tree.tokens[number - 1].head === number &&
  tree.tokens[number - 1].upos === "PROPN"
    ? number - 1
    : -1;

// "followed on Tuesday", with nobody whom it followed; "did the same", "did likewise".
function isEcho({ tree, language }: Scene, verb: number): boolean {
  const { stead, echo, same, succeeding } = language.words;
  if (tree.tokens[verb].upos !== "VERB" || !stead.has(tree.lemma[verb]) || isPassive(tree, verb)) return false;
  const own = tree.dependents[verb];
  // "decided as follows"
  if (own.some((child) => tree.rel[child] === "mark") || echo.has(tree.form[verb - 1])) return false;
  const object = own.find((child) => tree.rel[child] === "obj");
  // "followed suit and closed it": what it did is told.
  if (own.some((child) => tree.rel[child] === "conj" && child > verb)) return false;
  if (object !== undefined) return echo.has(tree.lemma[object]) || same.has(tree.lemma[object]);
  if (own.some((child) => echo.has(tree.lemma[child]) && child > verb && tree.rel[child] === "advmod")) return true;
  const isTime = (child: number): boolean => tree.dated.has(child) || tree.dependents[child].some((one) => tree.dated.has(one));
  return (
    succeeding.has(tree.lemma[verb]) &&
    own.every(
      (child) => !/^(?:ccomp|xcomp|iobj|advcl|csubj)$/.test(tree.rel[child]) && (!/^obl/.test(tree.rel[child]) || isTime(child)),
    )
  );
}

function echoOf(scene: Scene, act: Draft, verb: number, parties: Draft["actors"], recipients: Draft["actors"]): Draft {
  const { doc, tree } = scene;
  const { start, end } = doc.tokens[verb];
  const trigger = { start, end };
  const time = doc.times.find(({ from, precision }) => precision !== "set" && under(tree, from, verb));
  const rule = "who does the same as was told before";
  return {
    ...act,
    head: verb,
    trigger,
    span: trigger,
    fillers: [],
    actors: parties.map(({ code, mention, span }) => ({ code, mention, span })),
    recipients: recipients.filter(isCoded),
    time: time?.id ?? null,
    magnitudes: [],
    mentions: [trigger],
    proposed: null,
    basis: [
      { field: "frame", rule, span: act.trigger },
      ...parties.map(({ span }) => ({ field: "actors", rule, span })),
      ...recipients.filter(isCoded).map(({ span }) => ({ field: "recipients", rule, span })),
    ],
    definite: false,
    whole: null,
  };
}
