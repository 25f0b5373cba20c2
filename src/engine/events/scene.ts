/** A document as the rest of this stage looks at it: trees, mentions by the token that heads them, noun classes. */
import { alteredIn } from "../../document/altered.ts";
import type { Attributed, MentionRange, ParsedToken } from "../../document/stages.ts";
import type { Match } from "./match.ts";
import type { Party } from "./parties.ts";
import { compileTriggers, type TriggerIndex } from "./shapes.ts";
import { hasPreposition, plant, type Tree } from "./tree.ts";
import type { EventWords } from "./words.ts";

export interface Scene {
  readonly doc: Attributed;
  readonly tree: Tree;
  readonly language: EventWords;
  readonly index: TriggerIndex;
  /** What each token was found to trigger, filled as it is asked. */
  readonly matches: (Match | null | undefined)[];
  /** Classes of each token, filled as they are asked. */
  readonly classes: (readonly string[] | undefined)[];
  /** Who stands at each token, places taken for parties or not, and inside its phrase; filled as it is asked. */
  readonly parties: Record<"persons" | "places" | "inside", Map<number, readonly Party[]>>;
  /** Mentions of each sentence. */
  readonly mentionsIn: readonly (readonly MentionRange[])[];
  /** How many words each class has. */
  readonly sizes: ReadonlyMap<string, number>;
  /** Longest first. */
  readonly headed: ReadonlyMap<number, readonly MentionRange[]>;
  /** The longest mention that covers a token. */
  readonly covering: ReadonlyMap<number, MentionRange>;
  /** States named in the dateline, from which an unnamed police or court may be told. */
  readonly states: ReadonlySet<string>;
  /** The state of the place a sentence is dated from, `null` when it has none: a round-up has a dateline for each of its parts. */
  readonly land: (sentence: number) => string | null;
  /** Tokens of dates. */
  readonly dated: ReadonlySet<number>;
  readonly byId: ReadonlyMap<string, MentionRange>;
  /** Index of the sentence of each token. */
  readonly sentenceOf: Int32Array;
}

// Compiling 2,600 shapes takes tens of milliseconds: once for each language.
const compiled = new WeakMap<EventWords, Pick<Scene, "index" | "sizes">>();

export function setScene(doc: Attributed, language: EventWords): Scene {
  const ready = compiled.get(language) ?? { index: compileTriggers(language), sizes: sizesOf(language) };
  compiled.set(language, ready);
  const { index, sizes } = ready;
  const dated = new Set<number>();
  for (const { from, to } of doc.times) for (let i = from; i < to; i++) dated.add(i);
  const lemmaOf = (upos: string, lemma: string, form: string) => settledLemma(upos, lemma, form, index, language);
  const asked = {
    isVerb: (form: string) => isVerb(form, index, language),
    tells: ({ upos, lemma, form }: ParsedToken) => {
      const told = lemmaOf(upos, lemma.toLowerCase(), form.toLowerCase());
      return tells(told, index) || language.words.driving.has(told);
    },
    isPhrasal: ({ upos, lemma, form }: ParsedToken, particle: string) =>
      isPhrasal(lemmaOf(upos, lemma.toLowerCase(), form.toLowerCase()), particle, index),
    isForce: ({ upos, lemma, form }: ParsedToken) => isForce(lemmaOf(upos, lemma.toLowerCase(), form.toLowerCase()), index),
  };
  const tree = plant(withWholeNames(doc), lemmaOf, dated, language.mends, asked, language.words);
  const headed = new Map<number, MentionRange[]>();
  const covering = new Map<number, MentionRange>();
  const mentions = doc.mentions.filter((mention) => !namesMoney(doc, mention));
  const longest = mentions.slice().sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
  for (const mention of longest) {
    const known = headed.get(mention.head);
    if (known) known.push(mention);
    else headed.set(mention.head, [mention]);
    for (let i = mention.from; i < mention.to; i++) if (!covering.has(i)) covering.set(i, mention);
  }
  const sentenceOf = new Int32Array(doc.tokens.length);
  for (const [s, { from, to }] of doc.sentences.entries()) sentenceOf.fill(s, from, to);
  const mentionsIn: MentionRange[][] = doc.sentences.map(() => []);
  for (const mention of mentions) if (mention.from < sentenceOf.length) mentionsIn[sentenceOf[mention.from]]?.push(mention);
  const datelines = doc.blocks.filter(({ kind }) => kind === "dateline");
  const states = new Set(
    doc.mentions.flatMap(({ actor, start, end }) => {
      const state = actor && /^[A-Z]{3}(:|$)/.test(actor) && !/^(IGO|NGO)/.test(actor) ? [actor.slice(0, 3)] : [];
      return datelines.some((block) => block.start <= start && end <= block.end) ? state : [];
    }),
  );
  const lands = doc.blocks.map((block, i) => {
    if (block.kind !== "dateline") return null;
    const named = doc.mentions.flatMap(({ place, start, end }) =>
      place?.country && block.start <= start && end <= block.end ? [{ block: i, state: place.country }] : [],
    );
    return new Set(named.map(({ state }) => state)).size === 1 ? named[0] : null;
  });
  const land = (sentence: number): string | null =>
    lands.slice(0, doc.sentences[sentence].block + 1).findLast((one) => one)?.state ?? null;
  const byId = new Map(doc.mentions.map((mention) => [mention.id, mention]));
  return {
    doc,
    tree,
    language,
    index,
    sizes,
    matches: new Array(doc.tokens.length),
    classes: new Array(doc.tokens.length),
    parties: { persons: new Map(), places: new Map(), inside: new Map() },
    mentionsIn,
    headed,
    covering,
    states,
    land,
    dated,
    byId,
    sentenceOf,
  };
}

// "the People's Republic of China and Chad": what stands beside a state's name stands beside all of it.
function withWholeNames({ tokens, mentions }: Attributed): readonly ParsedToken[] {
  const inside = new Map<number, number>();
  for (const { from, to, head, kind } of mentions)
    if (kind === "country") for (let i = from; i < to; i++) if (i !== head) inside.set(i, head);
  const moved = new Map<number, Partial<ParsedToken>>();
  if (inside.size > 0)
    for (const [i, { head, deprel }] of tokens.entries()) {
      const whole = deprel === "conj" && i > head ? inside.get(head) : undefined;
      if (whole !== undefined && whole !== i && !inside.has(i)) moved.set(i, { head: whole });
    }
  return alteredIn(tokens, moved);
}

// "10 billion US dollars": the state in the name of a currency is no party.
const namesMoney = ({ quantities }: Attributed, { from, to }: MentionRange): boolean =>
  quantities.some((quantity) => MONEY.test(quantity.unit) && quantity.from < from && to < quantity.to);

/** ISO 4217, and its hundredth part. */
const MONEY = /^[A-Z]{3}(-cent)?$/;

function sizesOf({ classes }: EventWords): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const names of classes.values()) for (const name of names) sizes.set(name, (sizes.get(name) ?? 0) + 1);
  return sizes;
}

// Lemmatisers guess at verbs they never saw ("extradit", "withdree") and leave "troops" as it is: a lemma that no
// lexicon of ours knows gives way to one that does.
function settledLemma(upos: string, lemma: string, form: string, index: TriggerIndex, { classes, guess }: EventWords): string {
  const knows = (word: string) => index.get(word)?.some(({ pos }) => pos === upos) || (upos === "NOUN" && classes.has(word));
  if ((upos !== "VERB" && upos !== "NOUN") || index.has(lemma) || (upos === "NOUN" && classes.has(lemma))) return lemma;
  return [form, ...guess(form)].find(knows) ?? lemma;
}

// "calls", not "talks between": a form in the plain present of a trigger.
const tells = (lemma: string, index: TriggerIndex): boolean =>
  index
    .get(lemma)
    ?.some(
      ({ pos, slots }) =>
        pos === "VERB" &&
        slots.some(({ roles }) => roles.includes("addressee")) &&
        slots.some(({ paths }) => paths.some(({ rel }) => rel === "xcomp")),
    ) ?? false;

const isPhrasal = (lemma: string, particle: string, index: TriggerIndex): boolean =>
  index
    .get(lemma)
    ?.some(
      ({ pos, rest, slots }) =>
        pos === "VERB" &&
        rest.length === 1 &&
        rest[0] === particle &&
        slots.some(({ paths, required }) => required && paths[0].rel === "obj"),
    ) ?? false;

const isForce = (lemma: string, index: TriggerIndex): boolean =>
  index.get(lemma)?.some(({ pos, frame }) => pos === "VERB" && frame.instrument === "military" && frame.operators.length === 0) ??
  false;

const isVerb = (form: string, index: TriggerIndex, { guess }: EventWords): boolean =>
  guess(form.toLowerCase()).some((lemma) => index.get(lemma)?.some(({ pos }) => pos === "VERB"));

// What kind of mention stands for which classes of nouns.
const KIND_CLASSES: Readonly<Record<MentionRange["kind"], readonly string[]>> = {
  country: ["fort", "state"],
  government: ["state"],
  military: ["force"],
  organisation: ["org"],
  movement: ["party", "movement"],
  person: ["person"],
  place: ["fort"],
  group: ["civil"],
};

const PEOPLE: readonly string[] = ["state", "civil"];
const NONE: readonly string[] = [];

/** Inventory classes of the noun at `at`, by its lemma and by the mention it heads. */
export function classesAt(scene: Scene, at: number): readonly string[] {
  scene.classes[at] ??= readClasses(scene, at);
  return scene.classes[at];
}

function readClasses(scene: Scene, at: number): readonly string[] {
  const own = scene.language.classes.get(scene.tree.lemma[at]) ?? NONE;
  const mention = scene.headed.get(at)?.[0];
  if (!mention) return own;
  // "Tuareg fighters" are no aircraft.
  const isBand = mention.kind === "movement" || /:(?:REB|UAF)$/.test(mention.actor ?? "");
  const people = isBand ? own.filter((name) => name !== "aircraft" && name !== "arms") : own;
  // "expelled them": envoys by what they are, whatever they are called.
  // "five Japanese" are no land.
  const isPeople = mention.kind === "country" && scene.tree.tokens[at].upos === "ADJ";
  const envoys = mention.kind === "person" && mention.actor?.endsWith(":GOV:DIP") ? ["diplomat"] : NONE;
  const press = mention.actor?.endsWith(":JRN") ? ["media"] : NONE;
  return [...people, ...(isPeople ? PEOPLE : KIND_CLASSES[mention.kind]), ...envoys, ...press];
}

/**
 * Whether what hangs at `at` is of one of `classes` (classes or bare lemmas): its own noun, one beside it, the
 * noun behind a partitive ("a number of"), or the noun that qualifies it ("troop contingent").
 */
export function isOf(scene: Scene, at: number, classes: readonly string[]): boolean {
  const { tree, language } = scene;
  if (isDirectly(scene, at, classes)) return true;
  // "military ties" are no soldiers.
  const isBond = language.classes.get(tree.lemma[at])?.includes("ties") ?? false;
  for (const child of tree.dependents[at]) {
    const rel = tree.rel[child];
    // "a Chinese-funded base" is no fund.
    const isHyphened = tree.tokens[child].upos === "VERB" && tree.form[child - 1] === "-";
    // Nor is a "Danish citizen" a country, or a "Danish island" a state that acts.
    const isNation = tree.tokens[child].upos === "ADJ" && scene.headed.get(child)?.[0]?.kind === "country";
    const qualifies = (rel === "compound" || rel === "amod") && !isBond && !isHyphened && !isNation;
    if ((rel === "conj" || qualifies) && isDirectly(scene, child, classes)) return true;
    // "a number of soldiers", "a first patch of peacekeepers": a noun of no class counts what follows.
    const counts = language.words.partitive.has(tree.lemma[at]) || !language.classes.has(tree.lemma[at]);
    if (rel === "nmod" && counts && hasPreposition(tree, child, language.words.genitive) && isOf(scene, child, classes))
      return true;
  }
  return false;
}

/** The same of the noun itself, whatever qualifies it; "waters" and "condolences" are asked for as they stand. */
export const isDirectly = (scene: Scene, at: number, classes: readonly string[]): boolean =>
  classes.includes(scene.tree.lemma[at]) ||
  classes.includes(scene.tree.form[at]) ||
  classesAt(scene, at).some((name) => classes.includes(name));

// Menus, addresses and datelines tell nothing.
const SILENT = new Set(["boilerplate", "sign-off", "label", "mark", "byline", "dateline"]);

export function readable(scene: Scene, sentence: number): boolean {
  const block = scene.doc.blocks[scene.doc.sentences[sentence].block];
  return !block || !SILENT.has(block.kind);
}

/** Whether a noun's act is what the act at `verb` was done for. */
export const isFor = ({ tree, language }: Scene, noun: number, verb: number): boolean =>
  tree.tokens[noun].head === verb && tree.rel[noun] === "obl" && hasPreposition(tree, noun, language.words.sake);
