/**
 * Arc-hybrid transitions (Kuhlmann, Gómez-Rodríguez & Satta 2011) with the root as the last word of the
 * buffer: shift puts the next word on the stack, left makes the top of the stack a dependent of the next
 * word, right a dependent of the word below it. A word is taken off as soon as it has its head, so all its
 * own dependents are known by then. Every parse is one projective tree, and with the rules of `mayLeft`
 * one word of it hangs from the root.
 */
export const SHIFT = 0;
export const LEFT = 1;
export const RIGHT = 2;

/**
 * One state of a parse. Words are 0 … n−1, the root n, and n+1 stands for none, so that features can be read
 * without asking. All fields lie in one array.
 */
export interface State {
  /** Room for each field: words + root + none. */
  size: number;
  data: Int32Array;
}

// Fields by number: where each begins is its number times `size`. Two scalars come after the last.
const STACK = 0;
export const HEAD = 1;
export const LABEL = 2;
export const LEFTMOST = 3;
export const LEFTSECOND = 4;
export const RIGHTMOST = 5;
export const RIGHTSECOND = 6;
export const LEFTCOUNT = 7;
export const RIGHTCOUNT = 8;
export const LEFTLABELS = 9;
export const RIGHTLABELS = 10;
/** By how much the arc to its head beat what else could be done just then. */
export const MARGIN = 11;
const FIELDS = 12;
const DEPTH = 0;
const NEXT = 1;

export const newState = (): State => ({ size: 0, data: new Int32Array(0) });

/** The state before the first transition of a sentence of `words` words. */
export function reset(state: State, words: number): void {
  const size = words + 2;
  state.size = size;
  const length = size * FIELDS + 2;
  if (state.data.length < length) state.data = new Int32Array(Math.ceil(length * 1.5));
  const { data } = state;
  const none = size - 1;
  data.fill(none, 0, (RIGHTSECOND + 1) * size);
  data.fill(-1, HEAD * size, (HEAD + 1) * size);
  data.fill(0, LABEL * size, (LABEL + 1) * size);
  data.fill(0, LEFTCOUNT * size, length);
}

/** How many words are on the stack. */
export const depth = ({ data, size }: State): number => data[size * FIELDS + DEPTH];

/** The next word of the buffer; the root when none is left. */
export const next = ({ data, size }: State): number => data[size * FIELDS + NEXT];

/** The word `below` places under the top of the stack, or none. */
export function onStack(state: State, below: number): number {
  const at = depth(state) - 1 - below;
  return at >= 0 ? state.data[STACK * state.size + at] : state.size - 1;
}

export const isDone = (state: State): boolean => depth(state) === 0 && next(state) === state.size - 2;

/** Whether no word is left but the root. */
export const atEnd = (state: State): boolean => next(state) === state.size - 2;

export const mayShift = (state: State): boolean => next(state) !== state.size - 2;
/** The root takes one dependent, the last word left. */
export const mayLeft = (state: State): boolean => depth(state) > 0 && (next(state) !== state.size - 2 || depth(state) === 1);
export const mayRight = (state: State): boolean => depth(state) > 1;

export function shift(state: State): void {
  const { data, size } = state;
  const scalars = size * FIELDS;
  data[STACK * size + data[scalars + DEPTH]++] = data[scalars + NEXT]++;
}

/** Makes the top of the stack a left dependent of the next word. */
export function left(state: State, label: number, margin = 0): void {
  const { data, size } = state;
  const head = next(state);
  const word = pop(state);
  data[HEAD * size + word] = head;
  data[LABEL * size + word] = label;
  data[MARGIN * size + word] = margin;
  data[LEFTSECOND * size + head] = data[LEFTMOST * size + head];
  data[LEFTMOST * size + head] = word;
  data[LEFTCOUNT * size + head]++;
  data[LEFTLABELS * size + head] |= 1 << (label & 31);
}

/** Makes the top of the stack a right dependent of the word below it. */
export function right(state: State, label: number, margin = 0): void {
  const { data, size } = state;
  const word = pop(state);
  const head = onStack(state, 0);
  data[HEAD * size + word] = head;
  data[LABEL * size + word] = label;
  data[MARGIN * size + word] = margin;
  data[RIGHTSECOND * size + head] = data[RIGHTMOST * size + head];
  data[RIGHTMOST * size + head] = word;
  data[RIGHTCOUNT * size + head]++;
  data[RIGHTLABELS * size + head] |= 1 << (label & 31);
}

function pop({ data, size }: State): number {
  const at = --data[size * FIELDS + DEPTH];
  return data[STACK * size + at];
}
