/**
 * Who, among the actors of a happening, is a state, a power, or neither. A code's first segment names the state; a
 * movement may act but stands for no state; a group the text does not name one by one is never taken apart.
 */
import type { Method } from "./method.ts";

/** First segments of three capitals that are kinds of body, not states. */
const NOT_STATES = new Set(["IGO", "NGO", "NGM", "MNC", "IMG", "INT", "UNK"]);

/** The state a code speaks for (`RUS:MIL` → `RUS`), or `null` for movements, groups, bodies and private hands. */
export function stateOf(code: string, method: Method): string | null {
  const [head, ...sectors] = code.split(":");
  if (!/^[A-Z]{3}$/.test(head) || NOT_STATES.has(head)) return null;
  return sectors.some((sector) => method.privateSectors.includes(sector)) ? null : head;
}

/** The power a code counts as: its state, or an international body under its own name, never its members'. */
export function powerOf(code: string, method: Method): string | null {
  const state = stateOf(code, method);
  if (state !== null) return state;
  const [head, body] = code.split(":");
  return head === "IGO" && body ? `IGO:${body}` : null;
}

export type Direction = "on" | "with" | "from";

/** One power's side of a happening, as seen from one state. */
export interface Dealing {
  readonly power: string;
  /** `on`: the power acted on the state; `with`: both acted, or it is mutual; `from`: the state acted on the power. */
  readonly direction: Direction;
}

interface Sides {
  readonly actors: readonly string[];
  readonly recipients: readonly string[];
  readonly reciprocal: boolean;
}

/** Everyone `state` dealt with in this happening, each once; empty when the state is no party to it. */
export function dealingsOf(sides: Sides, state: string, method: Method): Dealing[] {
  const actors = powersIn(sides.actors, method);
  const recipients = powersIn(sides.recipients, method);
  const acts = actors.has(state);
  const receives = recipients.has(state);
  if (!acts && !receives) return [];
  const dealings = new Map<string, Direction>();
  for (const power of actors) {
    if (power === state) continue;
    dealings.set(power, acts || sides.reciprocal ? "with" : "on");
  }
  for (const power of recipients) {
    if (power === state || dealings.has(power) || !(acts || sides.reciprocal)) continue;
    dealings.set(power, sides.reciprocal ? "with" : "from");
  }
  return [...dealings].map(([power, direction]) => ({ power, direction }));
}

/** Every power named on either side, each once. */
export const partiesOf = (sides: Sides, method: Method): Set<string> =>
  new Set([...powersIn(sides.actors, method), ...powersIn(sides.recipients, method)]);

const powersIn = (codes: readonly string[], method: Method): Set<string> =>
  new Set(codes.map((code) => powerOf(code, method)).filter((power) => power !== null));
