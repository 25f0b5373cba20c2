import { describe, expect, it } from "vitest";
import { seeded } from "../src/base/random.ts";
import {
  HEAD,
  isDone,
  LEFT,
  left,
  mayLeft,
  mayRight,
  mayShift,
  newState,
  RIGHT,
  reset,
  right,
  SHIFT,
  type State,
  shift,
} from "../src/engine/parse/state.ts";
import { transitionCosts } from "./oracle.ts";
import { UNSURE } from "./parser.ts";

describe("transitionCosts", () => {
  it("counts what a search over all parses counts, on sentences of up to five words", () => {
    for (const heads of someTrees(150, 5).filter(projective))
      everyState(heads, (state) => expect(costs(state, heads)).toEqual(searched(state, heads)));
  });

  it("counts no arc of a word whose head nobody is sure of", () => {
    const trees = someTrees(150, 5).filter(projective);
    for (const [t, heads] of trees.entries()) {
      const partly = heads.map((head, i) => ((t + i) % 3 === 0 ? UNSURE : head));
      everyState(partly, (state) => expect(costs(state, partly)).toEqual(searched(state, partly)));
    }
  });

  it("leads back to every projective tree", () => {
    const trees = someTrees(300, 8).filter(projective);
    expect(trees.length).toBeGreaterThan(100);
    for (const heads of trees) expect(followed(heads)).toEqual(heads);
  });
});

const costs = (state: State, heads: readonly number[]): number[] => {
  const out = new Int32Array(3);
  transitionCosts(state, heads, out);
  return Array.from(out);
};

/** Gold arcs that the best parse after each transition loses, over what the best parse from here loses: the definition. */
function searched(state: State, heads: readonly number[]): number[] {
  const from = reachable(state, heads);
  return [SHIFT, LEFT, RIGHT].map((action) => {
    if (!allowed(state, action)) return -1;
    return from - reachable(after(state, action), heads);
  });
}

/** Most gold arcs that any way to the end of the parse can have. */
function reachable(state: State, heads: readonly number[]): number {
  if (isDone(state)) return heads.filter((head, i) => state.data[HEAD * state.size + i] === head).length;
  let best = 0;
  for (const action of [SHIFT, LEFT, RIGHT]) {
    if (allowed(state, action)) best = Math.max(best, reachable(after(state, action), heads));
  }
  return best;
}

function everyState(heads: readonly number[], look: (state: State) => void): void {
  const start = newState();
  reset(start, heads.length);
  const random = seeded(heads.length);
  for (let walk = 0; walk < 4; walk++) {
    let state = start;
    while (!isDone(state)) {
      look(state);
      const open = [SHIFT, LEFT, RIGHT].filter((action) => allowed(state, action));
      state = after(state, open[random.below(open.length)]);
    }
  }
}

function after(state: State, action: number): State {
  const copy = { ...state, data: state.data.slice() };
  move(copy, action);
  return copy;
}

function move(state: State, action: number): void {
  if (action === SHIFT) shift(state);
  else if (action === LEFT) left(state, 1);
  else right(state, 1);
}

function allowed(state: State, action: number): boolean {
  if (action === SHIFT) return mayShift(state);
  return action === LEFT ? mayLeft(state) : mayRight(state);
}

/** The tree that comes of doing what costs nothing. */
function followed(heads: readonly number[]): number[] {
  const state = newState();
  reset(state, heads.length);
  while (!isDone(state)) move(state, costs(state, heads).indexOf(0));
  return Array.from(state.data.slice(HEAD * state.size, HEAD * state.size + heads.length));
}

/** Random trees with one root, crossing arcs or not. */
function someTrees(count: number, longest: number): number[][] {
  const random = seeded(7);
  return Array.from({ length: count }, () => {
    const words = 1 + random.below(longest);
    const order = Array.from({ length: words }, (_, i) => i).sort(() => random.next() - 0.5);
    const heads = new Array<number>(words).fill(words);
    for (let i = 1; i < words; i++) heads[order[i]] = order[random.below(i)];
    return heads;
  });
}

function projective(heads: readonly number[]): boolean {
  const arcs = heads.map((head, i) => [Math.min(head, i), Math.max(head, i)]);
  return arcs.every(([a, b]) => arcs.every(([c, d]) => !(a < c && c < b && b < d)));
}
