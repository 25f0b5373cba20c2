import { seeded, shuffled } from "../src/base/random.ts";
import { NEVER } from "../src/engine/parse/actions.ts";
import { act, newCandidates, offer } from "../src/engine/parse/beam.ts";
import { MOST_FEATURES, type View } from "../src/engine/parse/features.ts";
import { newLabelled, relationsFor } from "../src/engine/parse/model.ts";
import {
  copyState,
  LEFT,
  left,
  newState,
  next,
  onStack,
  RIGHT,
  reset,
  right,
  SHIFT,
  type State,
  shift,
} from "../src/engine/parse/state.ts";
import { transitionCosts } from "./oracle.ts";
import {
  finishParser,
  newParserLearner,
  type ParseRecipe,
  type ParserLearner,
  scoreActions,
  type TrainedParser,
  type TreeCase,
} from "./parser.ts";
import { correct } from "./perceptron.ts";

/** One step of one reading, with the features of the state it was taken in. */
interface Step {
  readonly before: Step | null;
  readonly action: number;
  readonly features: Int32Array;
}

/**
 * Beam parser by structured perceptron, corrected where the best wrong reading leads the gold one by most
 * (max violation, Huang, Fayong & Guo 2012). Labels are learned along the gold reading, one arc at a time.
 */
export function trainBeam(
  cases: readonly TreeCase[],
  relations: readonly string[],
  { epochs, seed, ...sizes }: ParseRecipe,
  width: number,
): TrainedParser {
  const learner = newParserLearner(cases, relations, sizes);
  const random = seeded(seed);
  const usable = cases.filter(({ heads, view }) => view.words > 1 && goldActions(heads) !== null);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { view, heads, labels } of shuffled(usable, random)) {
      const gold = followGold(learner, view, heads, labels);
      const wrong = search(learner, view, gold, width);
      if (wrong) {
        const [right, best] = [stepsTo(wrong.gold), stepsTo(wrong.best)];
        // Up to where they part, one would take back what the other adds.
        for (let at = right.findIndex(({ action }, i) => action !== best[i].action); at < right.length; at++) {
          correct(learner.structure, right[at].features, right[at].features.length, right[at].action, 1);
          correct(learner.structure, best[at].features, best[at].features.length, best[at].action, -1);
        }
      }
      learner.structure.step++;
    }
  }
  return finishParser(learner);
}

function stepsTo(last: Step): Step[] {
  const steps: Step[] = [];
  for (let step: Step | null = last; step; step = step.before) steps.push(step);
  return steps.reverse();
}

/** The transitions that build a tree, arcs as soon as they can be made; `null` when the tree is not projective. */
export function goldActions(heads: Int32Array): number[] | null {
  const state = newState();
  const costs = new Int32Array(3);
  reset(state, heads.length);
  const actions: number[] = [];
  for (let step = 0; step < heads.length * 2; step++) {
    transitionCosts(state, heads, costs);
    const action = [LEFT, RIGHT, SHIFT].find((a) => costs[a] === 0);
    if (action === undefined) return null;
    actions.push(action);
    move(state, action);
  }
  return actions;
}

function move(state: State, action: number): void {
  if (action === SHIFT) shift(state);
  else if (action === LEFT) left(state, 0);
  else right(state, 0);
}

/** The gold reading's steps and running scores, teaching labels on the way. */
interface GoldPath {
  readonly steps: readonly Step[];
  readonly scores: readonly number[];
}

const work = { state: newState(), features: new Int32Array(MOST_FEATURES), scores: new Int32Array(3), labelled: newLabelled() };

function followGold(learner: ParserLearner, view: View, heads: Int32Array, labels: Int32Array): GoldPath {
  const { state, features, scores, labelled } = work;
  const { model } = learner;
  reset(state, view.words);
  const steps: Step[] = [];
  const running: number[] = [];
  let total = 0;
  let before: Step | null = null;
  for (const action of goldActions(heads) ?? []) {
    const count = scoreActions(model.structure, state, view, features, scores);
    total += scores[action];
    before = { before, action, features: features.slice(0, count) };
    steps.push(before);
    running.push(total);
    const child = onStack(state, 0);
    const head = action === LEFT ? next(state) : onStack(state, 1);
    act(model, state, view, action, 0, labelled);
    if (action === SHIFT) continue;
    const gold = labels[child];
    if (labelled.label !== gold && relationsFor(model, view, head, child).includes(gold)) {
      correct(learner.labels, labelled.features, labelled.count, gold, 1);
      correct(learner.labels, labelled.features, labelled.count, labelled.label, -1);
    }
    learner.labels.step++;
  }
  return { steps, scores: running };
}

interface Reading {
  readonly state: State;
  total: number;
  steps: Step | null;
  gold: boolean;
}

const newReading = (): Reading => ({ state: newState(), total: 0, steps: null, gold: true });

/** Searches as the parser will, and returns where the best wrong reading led by most; `null` when the gold one won. */
function search(learner: ParserLearner, view: View, gold: GoldPath, width: number): { best: Step; gold: Step } | null {
  const { model } = learner;
  const { features, labelled } = work;
  const candidates = newCandidates(width);
  let now = Array.from({ length: width }, newReading);
  let then = Array.from({ length: width }, newReading);
  reset(now[0].state, view.words);
  let open = 1;
  let worst: { best: Step; gold: Step } | null = null;
  let lead = -Infinity;
  let goldWon = false;
  for (const [at, goldStep] of gold.steps.entries()) {
    candidates.count = 0;
    const seen: Int32Array[] = [];
    for (let h = 0; h < open; h++) {
      const scores = new Int32Array(3);
      const count = scoreActions(model.structure, now[h].state, view, features, scores);
      seen.push(features.slice(0, count));
      for (let action = SHIFT; action <= RIGHT; action++) {
        if (scores[action] !== NEVER) offer(candidates, h, action, now[h].total + scores[action]);
      }
    }
    open = candidates.count;
    for (let k = 0; k < open; k++) {
      const parent = now[candidates.parent[k]];
      const action = candidates.action[k];
      const reading = then[k];
      copyState(parent.state, reading.state);
      act(model, reading.state, view, action, 0, labelled);
      reading.total = candidates.score[k];
      reading.steps = { before: parent.steps, action, features: seen[candidates.parent[k]] };
      reading.gold = parent.gold && action === goldStep.action;
    }
    [now, then] = [then, now];
    goldWon = now[0].gold;
    const best = now[0].steps;
    if (!goldWon && best && now[0].total - gold.scores[at] >= lead) {
      lead = now[0].total - gold.scores[at];
      worst = { best, gold: goldStep };
    }
  }
  return goldWon ? null : worst;
}
