/**
 * The socket an ontology fills: an event scheme that turns what was read (operators, frame, what fills the
 * roles, how it is told) into codes of its own. A frame alone is not enough: of 165 hand-coded sentences 34
 * were settled by it. Rules are rows, not code: `frame, when, …`, first match wins, the last row of each
 * frame is unconditional.
 */
import type { Frame } from "../inventory/frames.ts";

/** What an ontology may look at. No words: classes are the inventory's, kinds are those of actor codes. */
export interface Coded {
  /** Outermost first. */
  readonly operators: readonly Frame[];
  /** The happening itself, or the outermost operator's own frame when it embeds nothing known. */
  readonly frame: Frame;
  /** Inventory classes of what fills the roles that are no party: theme, charge, demand, instrument … */
  readonly theme: ReadonlySet<string>;
  /** `state`, `government`, `military`, `police`, `rebel`, `civil`, `court`, `party`, `organisation`, `person`. */
  readonly agent: ReadonlySet<string>;
  readonly recipient: ReadonlySet<string>;
  readonly reciprocal: boolean;
  /** Where it took place, seen from the parties; `null` when not told. */
  readonly place: "agent" | "recipient" | "third" | null;
  /** Frame of the event this one is a part of. */
  readonly partOf: string | null;
}

/** A code with the rule that gave it, in words a reader can follow. */
export interface Code {
  readonly type: string | null;
  readonly mode: string | null;
  readonly contexts: readonly string[];
  /** Conflict −10 … cooperation +10. */
  readonly score: number;
  readonly rule: string;
}

export interface Ontology {
  readonly name: string;
  readonly edition: string;
  code(event: Coded): Code;
  /** Score of a type without a mode, for what a classifier proposes. */
  scoreOf(type: string): number;
  /** Everything wrong with the pack, one line each. */
  check(): string[];
}

/** One row's conditions. Compiled once; an unknown test is an error of the pack, found by its check. */
export type Condition = (event: Coded) => boolean;

/**
 * `-` holds always. Otherwise tests parted by spaces, all of which must hold:
 * `content` (something is embedded), `content+`, `content-` (its polarity), `content=CLASS|…` (its class or a
 * class above it: `yield` takes `yield.free`), `theme=CLASS|…`, `agent=KIND|…`, `recipient=KIND|…`,
 * `reciprocal`, `place=third`, `partof=FRAME|…`.
 * @returns `null` for a test outside this vocabulary
 */
export function compileCondition(when: string): Condition | null {
  if (when === "-") return () => true;
  const tests = when.split(" ").map(compileTest);
  if (tests.some((test) => test === null)) return null;
  return (event) => (tests as Condition[]).every((test) => test(event));
}

/** The content class an operator embeds, `null` when it embeds nothing that can be promised or refused. */
export const contentOf = (event: Coded): string | null =>
  event.operators.length > 0 && event.frame.content !== "-" ? event.frame.content : null;

/** `promise`, `threaten` …: how the outermost operator embeds; two kinds are told apart by the content's polarity. */
export function operatorKind(event: Coded): string | null {
  const outer = event.operators[0] ?? event.frame;
  if (outer.operators.length < 2) return outer.operators[0] ?? null;
  return event.operators.length > 0 && event.frame.polarity === "-" ? outer.operators[1] : outer.operators[0];
}

function compileTest(test: string): Condition | null {
  const [name, list] = test.split("=");
  const values = list?.split("|") ?? [];
  const any = (set: ReadonlySet<string>) => values.some((value) => set.has(value));
  switch (name) {
    case "content":
      return values.length === 0
        ? (event) => contentOf(event) !== null
        : (event) => values.some((value) => within(contentOf(event), value));
    case "content+":
      return (event) => event.operators.length > 0 && event.frame.polarity === "+";
    case "content-":
      return (event) => event.operators.length > 0 && event.frame.polarity === "-";
    case "theme":
      return (event) => any(event.theme);
    case "agent":
      return (event) => any(event.agent);
    case "recipient":
      return (event) => any(event.recipient);
    case "reciprocal":
      return (event) => event.reciprocal;
    case "place":
      return (event) => event.place !== null && values.includes(event.place);
    case "partof":
      return (event) => event.partOf !== null && values.includes(event.partOf);
    default:
      return null;
  }
}

const within = (content: string | null, above: string): boolean =>
  content !== null && (content === above || content.startsWith(`${above}.`));
