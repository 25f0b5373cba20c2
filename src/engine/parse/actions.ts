import { mix2 } from "../../classify/mix.ts";
import type { Section } from "../../classify/section.ts";
import { newSums } from "../../classify/sums.ts";
import { AHEAD_PLAN, ROLE_PLANS, ROLES, STATE_PLAN, type View, writeAhead, writeState, writeWord } from "./features.ts";
import { LEFT, mayLeft, mayRight, mayShift, next, onStack, RIGHT, SHIFT, type State } from "./state.ts";

/** No sum of weights comes near it, and differences of it stay integers. */
export const NEVER = -(2 ** 28);

/** Scores what can be done in the states of one sentence after another. */
export interface ActionScorer {
  /** Takes up a sentence. */
  see(view: View): void;
  /** Scores what can be done in a state of that sentence. */
  score(state: State, scores: Int32Array): void;
}

// Of each word in each place three sums; words with their tags are remembered in as many cells, each new one in the place of another.
const SUMS = ROLES * 3;
const CELL = 2 + SUMS;
const CELLS = 4096;

const PLANS = [...ROLE_PLANS, AHEAD_PLAN, STATE_PLAN];
const AHEAD = ROLES;
const WHOLE = ROLES + 1;

/** What a word says by itself is added up once a sentence, and of most words it is still known from an earlier one. */
export function newActionScorer(table: Section): ActionScorer {
  const model = newSums("three", table, PLANS);
  const { values, sums } = model;
  const cells = new Int32Array(CELLS * CELL);
  let own = new Int32Array(0);
  let view: View;
  return {
    see(sentence) {
      view = sentence;
      const size = view.words + 2;
      if (own.length < size * SUMS) own = new Int32Array(size * SUMS * 2);
      for (let i = 0; i < size; i++) {
        const word = view.word[i];
        const tag = view.tag[i];
        const cell = (mix2(0, word, tag) & (CELLS - 1)) * CELL;
        if (cells[cell] !== word || cells[cell + 1] !== tag) {
          cells[cell] = word;
          cells[cell + 1] = tag;
          writeWord(view, i, values);
          for (let role = 0; role < ROLES; role++) {
            sums[0] = sums[1] = sums[2] = 0;
            model.add(role);
            for (let k = 0; k < 3; k++) cells[cell + 2 + role * 3 + k] = sums[k];
          }
        }
        for (let k = 0; k < SUMS; k++) own[i * SUMS + k] = cells[cell + 2 + k];
        sums[0] = sums[1] = sums[2] = 0;
        writeAhead(view, i, values);
        model.add(AHEAD);
        for (let k = 0; k < 3; k++) own[i * SUMS + NEXT * 3 + k] += sums[k];
      }
    },
    score(state, scores) {
      const none = state.size - 1;
      let [a, b, c] = [0, 0, 0];
      for (let role = 0; role < ROLES; role++) {
        const i = role < NEXT ? onStack(state, role) : Math.min(next(state) + role - NEXT, none);
        const at = i * SUMS + role * 3;
        a += own[at];
        b += own[at + 1];
        c += own[at + 2];
      }
      sums[0] = a;
      sums[1] = b;
      sums[2] = c;
      writeState(state, view, values);
      model.add(WHOLE);
      for (let k = 0; k < 3; k++) scores[k] = sums[k];
      forbid(state, scores);
    },
  };
}

/** The first role that is not on the stack. */
const NEXT = 3;

/** Takes out what may not be done in a state. */
export function forbid(state: State, scores: Int32Array): void {
  if (!mayShift(state)) scores[SHIFT] = NEVER;
  if (!mayLeft(state)) scores[LEFT] = NEVER;
  if (!mayRight(state)) scores[RIGHT] = NEVER;
}

// What is forced at a sentence's end is right about as often as an arc of this margin (EWT dev).
const FORCED = 200;

/** By how much `action` beats the better of the other two; where there is no other, a middling margin. */
export function marginOf(scores: Int32Array, action: number): number {
  let other = NEVER;
  for (let a = SHIFT; a <= RIGHT; a++) if (a !== action && scores[a] > other) other = scores[a];
  return other === NEVER ? FORCED : scores[action] - other;
}
