import { depth, LEFT, mayLeft, mayRight, mayShift, next, onStack, RIGHT, SHIFT, type State } from "../src/engine/parse/state.ts";

/**
 * How many gold arcs each transition puts out of reach (Goldberg & Nivre 2013, arc-hybrid).
 * @param heads gold heads; the sentence's length for the root
 * @param costs written at SHIFT, LEFT, RIGHT; −1 for a transition that may not be made
 */
export function transitionCosts(state: State, heads: ArrayLike<number>, costs: Int32Array): void {
  const words = heads.length;
  const n0 = next(state);
  const s0 = onStack(state, 0);
  const s1 = onStack(state, 1);
  const height = depth(state);
  costs[SHIFT] = costs[LEFT] = costs[RIGHT] = -1;
  if (mayShift(state)) {
    // The root takes the last word on the stack, so a word shifted over others can no longer hang from it.
    let cost = heads[n0] === words && height > 0 ? 1 : 0;
    for (let below = 0; below < height; below++) {
      const word = onStack(state, below);
      if (heads[word] === n0) cost++;
      if (below > 0 && heads[n0] === word) cost++;
    }
    costs[SHIFT] = cost;
  }
  if (height === 0) return;
  let children = 0;
  for (let word = n0; word < words; word++) if (heads[word] === s0) children++;
  const head = heads[s0];
  const ahead = head >= n0 && (head < words || height === 1);
  if (mayLeft(state)) costs[LEFT] = children + (head !== n0 && (ahead || (height > 1 && head === s1)) ? 1 : 0);
  if (mayRight(state)) costs[RIGHT] = children + (ahead ? 1 : 0);
}
