/** The two sides of a draft, and how one is lent to it by what the text tells elsewhere. */
import { frames } from "../../inventory/frames.ts";
import type { Draft } from "./fold.ts";
import { type Tree, under } from "./tree.ts";

export type Sided = Draft["actors"];

/** Frames that find fault with what somebody did: whoever did it is whom they are aimed at. */
export const FAULTS: ReadonlySet<string> = new Set(["complain-officially", "condemn", "criticise", "express-concern"]);

/** Those, and frames that charge somebody with it. */
export const BLAMES: ReadonlySet<string> = new Set([...FAULTS, "accuse", "blame"]);

export function borrow(draft: Draft, side: "actors" | "recipients", parties: Sided, rule: string, from: Draft | null): Draft {
  const basis = [
    ...draft.basis,
    { field: side, rule: `from what was told before: ${rule}`, span: from?.trigger ?? parties[0].span },
  ];
  return { ...draft, [side]: parties, basis };
}

export const isCoded = ({ code }: Sided[number]): boolean => code !== null;

/** A state or a body of states, without the sector. */
export function stateOf(code: string | null): string {
  if (code === null) return "";
  const first = code.indexOf(":");
  const end = first >= 0 && code.startsWith("IGO") ? code.indexOf(":", first + 1) : first;
  return end < 0 ? code : code.slice(0, end);
}

// Residents who denounce something are no party to what the text tells of states.
export const isPublic = ({ actors }: Draft): boolean => actors.some(({ code }) => code !== null && !PEOPLE.test(code));

const PEOPLE = /^[A-Z]{3}:(CVL|EDU|MED|JRN|REL)\b/;

export const partiesOf = ({ actors, recipients }: Draft): Sided => [...actors, ...recipients].filter(isCoded);

export const contentOf = ({ frame }: Draft): string => frames.get(frame ?? "")?.content ?? "";

/** Whether the act is kind ("+") or unkind ("-"), by its outermost frame. */
export const polarityOf = ({ frame, operators }: Draft): string => frames.get(operators[0] ?? frame ?? "")?.polarity ?? "0";

// "In response to Chad's expulsion of two envoys, Mali expelled the consul of Chad": the like, done by whoever the noun's act must have been done to.
export function repays(tree: Tree, draft: Draft, other: Draft | undefined): boolean {
  const { actors, recipients, head } = draft;
  if (!other || other.head === head || recipients.some(isCoded) || contentOf(other) !== contentOf(draft)) return false;
  const own = new Set(actors.filter(isCoded).map(({ code }) => stateOf(code)));
  return (
    own.size === 1 &&
    tree.rel[head] === "nmod" &&
    under(tree, head, other.head) &&
    other.actors.some(isCoded) &&
    other.actors.every(({ code }) => !own.has(stateOf(code))) &&
    other.recipients.some(({ code }) => own.has(stateOf(code)))
  );
}

/** The states and bodies on either side. */
export const pairOf = (draft: Draft): Set<string> => new Set(partiesOf(draft).map(({ code }) => stateOf(code)));

/** Frames that wish somebody well. */
export const WISHES: ReadonlySet<string> = new Set(["congratulate", "praise", "thank", "empathise", "recognise-state"]);

/** Frames by which somebody is asked or told to do something. */
export const ASKS: ReadonlySet<string> = new Set(["demand", "appeal", "order", "expel-diplomats"]);

/** Acts of force, by the frame's content. */
export const FORCE = /^(attack|unconv|occupy)/;
