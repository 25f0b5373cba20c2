/**
 * Shapes of arguments over Universal Dependencies trees: the notation of the lexicon of triggers, compiled.
 *
 *     shape := slot (" " slot)*
 *     slot  := rel ("|" rel)* (">" role ("|" role)* "+"?)* ("[" "-"? class ("|" class)* "]")? ("!" | "?")?
 *     rel   := nsubj | obj | iobj | xcomp | ccomp | advcl | acl | amod | compound | neg | obl:prep("|"prep)* | nmod:prep…
 *            | lv:lemma,lemma
 *
 * `+`: a plural or coordinated filler is several parties. `!`: the trigger does not fit without it. `?` only
 * raises its score. Shapes are written for the active verb; passives, relatives and controlled subjects are
 * the tree's business. See docs/events.md.
 */
import { AscribeError } from "../../base/error.ts";
import { type Frame, frames } from "../../inventory/frames.ts";
import type { EventWords, TriggerRow } from "./words.ts";

export interface Path {
  readonly rel: string;
  /** Prepositions of an oblique or a noun's modifier; `poss` among a noun's; empty for other relations. */
  readonly preps: readonly string[];
}

export interface Slot {
  readonly paths: readonly Path[];
  readonly roles: readonly string[];
  readonly plural: boolean;
  /** Classes, lemmas, or `@other`: the content's subject is not the agent, `@must`: and must act. `null`: anything. */
  readonly classes: readonly string[] | null;
  readonly exclude: boolean;
  readonly required: boolean;
}

export type TriggerPos = "VERB" | "NOUN" | "ADJ";

export interface Trigger {
  /** The words beside the head that must stand under it; determiners left out. */
  readonly rest: readonly string[];
  readonly pos: TriggerPos;
  readonly slots: readonly Slot[];
  readonly light: readonly string[];
  readonly frame: Frame;
  /** As the lexicon has it, for a reader. */
  readonly told: string;
}

/** Triggers by the lemma of their head. */
export type TriggerIndex = Pick<ReadonlyMap<string, readonly Trigger[]>, "get" | "has" | "keys">;

type Words = Pick<EventWords, "triggers" | "words">;

/**
 * Shapes are compiled when their word is first met: one text meets a few dozen of thousands.
 * @throws {AscribeError} `bad-lexicon`, from `get`, when a row names no frame or its shape cannot be read
 */
export function compileTriggers({ triggers, words }: Words): TriggerIndex {
  const rows = new Map<string, { readonly rows: TriggerRow[]; compiled: readonly Trigger[] | null }>();
  for (const row of triggers) {
    const { head } = headOf(row, words);
    const known = rows.get(head);
    if (known) known.rows.push(row);
    else rows.set(head, { rows: [row], compiled: null });
  }
  return {
    has: (lemma) => rows.has(lemma),
    keys: () => rows.keys(),
    get(lemma) {
      const known = rows.get(lemma);
      if (known === undefined) return undefined;
      known.compiled ??= known.rows.map((row) => compileTrigger(row, words));
      return known.compiled;
    },
  };
}

export function compileShape(shape: string, told: string): { slots: Slot[]; light: string[] } {
  const slots: Slot[] = [];
  const light: string[] = [];
  for (const part of shape.split(" ").filter((part) => part !== "")) {
    if (part.startsWith("lv:")) light.push(...part.slice(3).split(","));
    else slots.push(slotOf(part, told));
  }
  return { slots, light };
}

// A few hundred slots make up the shapes of thousands of triggers.
const slotsMade = new Map<string, Slot>();

function slotOf(part: string, told: string): Slot {
  const slot = slotsMade.get(part) ?? compileSlot(part, told);
  slotsMade.set(part, slot);
  return slot;
}

function headOf({ lemma, pos }: TriggerRow, { connective }: EventWords["words"]) {
  const words = lemma.split(" ");
  const at = pos === "NOUN" ? nounHead(words, connective) : 0;
  return { words, at, head: words[at] };
}

function compileTrigger(row: TriggerRow, kinds: EventWords["words"]): Trigger {
  const frame = frames.get(row.frame);
  const told = `${row.lemma} ${row.pos} ${row.shape}`;
  if (!frame) throw new AscribeError("bad-lexicon", `trigger "${told}" names the frame ${row.frame}, which does not exist`);
  const { words, at } = headOf(row, kinds);
  const rest = words.filter((word, i) => i !== at && !kinds.determiner.has(word));
  const { slots, light } = compileShape(row.shape, told);
  const last = words[words.length - 1];
  const isNoun = row.pos === "NOUN";
  const stranded = !isNoun && words.length > 1 ? acrossPreposition(slots, last, kinds.connective) : slots;
  // "the lifting of sanctions by Oslo": of a noun, too, whoever stands behind "by" does it.
  const hasAgent = slots.some(({ roles }) =>
    roles.some((role) => frame.roles.get(role) === "actor" || frame.roles.get(role) === "both"),
  );
  const whole =
    isNoun && !hasAgent && frame.roles.has("agent")
      ? [...stranded, slotOf(`nmod:${[...kinds.by].join("|")}>agent`, told)]
      : stranded;
  return { rest, pos: row.pos as TriggerPos, slots: whole, light, frame, told };
}

// "show of force" is headed by its first noun, "air strike" by its last.
function nounHead(words: readonly string[], connective: ReadonlySet<string>): number {
  const at = words.findIndex((word, i) => i > 0 && connective.has(word));
  return at > 0 ? at - 1 : words.length - 1;
}

// "call for" has its object behind the preposition, which the tree makes an oblique: obj then also reads obl:for. Of a
// trigger without an object ("pull out of") it is the first oblique.
function acrossPreposition(slots: readonly Slot[], last: string, connective: ReadonlySet<string>): Slot[] {
  const having = (rel: string) => slots.findIndex((slot) => slot.paths.some((path) => path.rel === rel));
  const behind = having("obj") >= 0 ? "obj" : "obl";
  const first = having(behind);
  if (!connective.has(last)) return [...slots];
  return slots.map((slot, i) => {
    const stands = behind === "obj" ? slot.paths.some((path) => path.rel === "obj") : i === first;
    return stands ? { ...slot, paths: [...slot.paths, { rel: "obl", preps: [last] }] } : slot;
  });
}

const SLOT = /^([a-z][a-zA-Z:|_,-]*)((?:>[a-z-]+(?:\|[a-z-]+)*\+?)*)(?:\[(-?)([^\]]+)\])?([!?]?)$/;

function compileSlot(part: string, told: string): Slot {
  const found = SLOT.exec(part);
  if (!found) throw new AscribeError("bad-lexicon", `trigger "${told}": "${part}" is no slot`);
  const [, rels, roles, minus, classes, flag] = found;
  return {
    paths: compilePaths(rels),
    roles: roles.split(/[>|]/).flatMap((role) => (role === "" ? [] : [role.replace("+", "")])),
    plural: roles.includes("+"),
    classes: classes === undefined ? null : classes.split("|"),
    exclude: minus === "-",
    required: flag === "!",
  };
}

// "obl:to|with" lists prepositions, "obj|obl:from" relations: a part without a colon after one with it is a preposition.
function compilePaths(rels: string): Path[] {
  const paths: { rel: string; preps: string[] }[] = [];
  for (const part of rels.split("|")) {
    const [rel, prep] = part.split(":");
    const last = paths[paths.length - 1];
    if (prep === undefined && last && last.preps.length > 0 && !RELATIONS.has(part)) last.preps.push(part);
    else paths.push({ rel, preps: prep === undefined ? [] : [prep] });
  }
  return paths;
}

const RELATIONS = new Set(["nsubj", "obj", "iobj", "xcomp", "ccomp", "advcl", "acl", "amod", "compound", "neg", "obl", "nmod"]);
