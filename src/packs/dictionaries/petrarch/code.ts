/**
 * Coding by a PETRARCH dictionary over our own trees: find the verb, match the longest pattern around it, take
 * the actors the pattern points to, else the subject's and the first that follows. After Schrodt's description
 * of TABARI and PETRARCH; phrases come from dependencies instead of their constituents.
 */
import type {
  Dictionary,
  DictionaryEvent,
  DictionaryFault,
  DictionaryFile,
  DictionaryToken,
} from "../../../engine/dictionary.ts";
import { type ActorEntry, type AgentEntry, codeOn, type Phrases, phraseAt, readActors, readAgents } from "./actors.ts";
import { linesOf } from "./lines.ts";
import { type Element, type Pattern, readVerbs, type VerbForm, type Verbs } from "./verbs.ts";

export interface PetrarchFiles {
  readonly actors: readonly DictionaryFile[];
  readonly agents: readonly DictionaryFile[];
  readonly verbs: DictionaryFile;
  readonly discards?: DictionaryFile;
}

/** Reads a dictionary in PETRARCH's published format. Lines that cannot be read are reported in `faults`, never thrown. */
export function readPetrarch({ actors, agents, verbs, discards }: PetrarchFiles, name = "petrarch"): Dictionary {
  const faults: DictionaryFault[] = [];
  const actorPhrases = merged(actors.map((file) => readActors(file, faults)));
  const agentPhrases = merged(agents.map((file) => readAgents(file, faults)));
  const verbTable = readVerbs(verbs, faults);
  const thrown = discards ? linesOf(discards.text).map(({ text }) => text.trim()) : [];
  return {
    name,
    faults,
    code: (sentence, day) => codeSentence(sentence, day, actorPhrases, agentPhrases, verbTable, verbs.name),
    discards: (text) => discardOf(text, thrown),
  };
}

function merged<Entry extends { words: readonly string[] }>(tables: readonly Phrases<Entry>[]): Phrases<Entry> {
  const all = new Map<string, Entry[]>();
  for (const table of tables)
    for (const [key, list] of table)
      all.set(
        key,
        [...(all.get(key) ?? []), ...list].sort((a, b) => b.words.length - a.words.length),
      );
  return all;
}

function discardOf(text: string, thrown: readonly string[]): "sentence" | "story" | null {
  const words = ` ${text.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, " ")} `;
  const holds = (phrase: string): boolean =>
    words.includes(
      ` ${phrase
        .toUpperCase()
        .replace(/[_\s]+/g, " ")
        .trim()}`,
    );
  if (thrown.some((phrase) => phrase.startsWith("+") && holds(phrase.slice(1)))) return "story";
  return thrown.some((phrase) => !phrase.startsWith("+") && holds(phrase)) ? "sentence" : null;
}

/** An actor in the sentence: where it stands, and its codes (an entry may stand for several). */
interface Actor {
  readonly from: number;
  readonly to: number;
  readonly codes: readonly string[];
}

function codeSentence(
  tokens: readonly DictionaryToken[],
  day: string | null,
  actorPhrases: Phrases<ActorEntry>,
  agentPhrases: Phrases<AgentEntry>,
  verbs: Verbs,
  file: string,
): DictionaryEvent[] {
  const words = tokens.map(({ form }) => form.toUpperCase());
  const actors = actorsIn(tokens, words, day, actorPhrases, agentPhrases);
  const found: DictionaryEvent[] = [];
  const used = new Set<number>();
  for (let i = 0; i < tokens.length; i++) {
    if (used.has(i)) continue;
    const form = verbs.forms.get(words[i])?.find(({ words: own, at }) => own.every((word, k) => words[i - at + k] === word));
    if (!form || actors.some((actor) => actor.from <= i && i < actor.to)) continue;
    const events = codeVerb(tokens, words, actors, i, form, verbs);
    for (const event of events) {
      if (!found.some((one) => one.source === event.source && one.target === event.target && one.code === event.code))
        found.push({ ...event, rule: `${file}:${event.rule}` });
    }
    if (events.length > 0) for (let k = i - form.at; k < i - form.at + form.words.length; k++) used.add(k);
  }
  return found;
}

function actorsIn(
  tokens: readonly DictionaryToken[],
  words: readonly string[],
  day: string | null,
  actorPhrases: Phrases<ActorEntry>,
  agentPhrases: Phrases<AgentEntry>,
): Actor[] {
  const names: Actor[] = [];
  const agents: { from: number; to: number; entry: AgentEntry }[] = [];
  for (let i = 0; i < words.length; ) {
    const actor = phraseAt(actorPhrases, words, i);
    const agent = phraseAt(agentPhrases, words, i);
    if (actor && (!agent || actor.words.length >= agent.words.length)) {
      const code = codeOn(actor.codes, day);
      if (code !== null) names.push({ from: i, to: i + actor.words.length, codes: code.split("/") });
      i += actor.words.length;
    } else if (agent) {
      agents.push({ from: i, to: i + agent.words.length, entry: agent });
      i += agent.words.length;
    } else i++;
  }
  return withAgents(tokens, words, names, agents);
}

// An agent belongs to the actor right before or after it in its phrase, or to those that follow by "of", "in", "from".
const LINKS: ReadonlySet<string> = new Set(["OF", "IN", "FROM", "FOR"]);
const SKIPPED: ReadonlySet<string> = new Set(["DET", "ADJ", "NOUN", "PROPN", "ADV", "NUM"]);

function withAgents(
  tokens: readonly DictionaryToken[],
  words: readonly string[],
  names: readonly Actor[],
  agents: readonly { from: number; to: number; entry: AgentEntry }[],
): Actor[] {
  const added = new Map<Actor, { from: number; to: number; entry: AgentEntry }[]>();
  const give = (actor: Actor, agent: { from: number; to: number; entry: AgentEntry }): void =>
    void added.set(actor, [...(added.get(actor) ?? []), agent]);
  const owners = new Map<object, Actor[]>();
  for (const agent of agents) {
    const own = ownersOf(tokens, words, names, agent) ?? [];
    owners.set(agent, own);
  }
  // "lawmakers and officials in Fornost": the first takes the second's owner.
  for (let k = agents.length - 2; k >= 0; k--) {
    const next = agents[k + 1];
    if (
      owners.get(agents[k])!.length === 0 &&
      words.slice(agents[k].to, next.from).every((word) => word === "AND" || word === ",")
    )
      owners.set(agents[k], owners.get(next)!);
  }
  const separate: Actor[] = [];
  const last = new Map<Actor, { to: number }>();
  for (const agent of agents) {
    for (const actor of owners.get(agent)!) {
      const earlier = last.get(actor);
      if (earlier && words.slice(earlier.to, agent.from).some((word) => word === "AND" || word === ",")) {
        separate.push({ from: actor.from, to: actor.to, codes: actor.codes.map((code) => joinCode(code, [agent.entry])) });
      } else give(actor, agent);
      last.set(actor, agent);
    }
  }
  const plain = names.map((actor): Actor => {
    const own = added.get(actor) ?? [];
    const former = isFormer(words, actor, own);
    // Only the agent of its own phrase widens an actor: "ambassadors of A, B and C" begins with A's.
    const near = own.filter(
      (agent) => !names.some((other) => other !== actor && other.from >= agent.to && other.to <= actor.from),
    );
    const from = Math.min(actor.from, ...near.filter(({ from }) => from < actor.from).map(({ from }) => from));
    const to = Math.max(actor.to, ...own.filter(({ from }) => from >= actor.to).map(({ to }) => to));
    return {
      from,
      to,
      codes: actor.codes.map((code) =>
        former
          ? joinCode(code, [{ code: "ELI", leads: false }])
          : joinCode(
              code,
              own.map(({ entry }) => entry),
            ),
      ),
    };
  });
  return [...plain, ...separate].sort((a, b) => a.from - b.from);
}

function isFormer(words: readonly string[], actor: Actor, own: readonly { from: number; to: number }[]): boolean {
  return own.length > 0 && [actor, ...own].some(({ from }) => words[from - 1] === "FORMER");
}

function ownersOf(
  tokens: readonly DictionaryToken[],
  words: readonly string[],
  names: readonly Actor[],
  { from, to }: { from: number; to: number },
): Actor[] | null {
  for (let i = from - 1, steps = 0; i >= 0 && steps < 5; i--, steps++) {
    const actor = names.find((one) => one.from <= i && i < one.to);
    if (actor) return [actor];
    if (!SKIPPED.has(tokens[i].upos) && words[i] !== "'S" && words[i] !== "'" && words[i] !== "-") break;
    if (tokens[i].upos === "DET") break;
  }
  let i = to;
  if (LINKS.has(words[i])) i++;
  while (i < words.length && (tokens[i].upos === "DET" || tokens[i].upos === "ADJ")) i++;
  const first = names.find((one) => one.from === i);
  if (!first) return null;
  return LINKS.has(words[to]) ? compound(words, tokens, names, first) : [first];
}

function joinCode(code: string, agents: readonly Pick<AgentEntry, "code" | "leads">[]): string {
  let joined = code;
  for (const agent of agents) {
    if (!joined.includes(agent.code)) joined = agent.leads ? `${agent.code}${joined}` : `${joined}${agent.code}`;
  }
  return joined;
}

/** "Mordor, Rohan, Fornost and Bree": the actors that stand with the first in one phrase. */
function compound(words: readonly string[], tokens: readonly DictionaryToken[], actors: readonly Actor[], first: Actor): Actor[] {
  const group = [first];
  for (;;) {
    const last = group[group.length - 1];
    const twin = actors.find((one) => !group.includes(one) && one.from === last.from && one.to === last.to);
    if (twin) {
      group.push(twin);
      continue;
    }
    let i = last.to;
    let joints = 0;
    while (words[i] === "," || words[i] === "AND" || words[i] === "&") {
      i++;
      joints++;
    }
    while (i < words.length && ["DET", "ADJ", "ADV"].includes(tokens[i].upos) && !actors.some(({ from }) => from === i)) i++;
    const next = actors.find((one) => one.from === i && !group.includes(one));
    if (joints === 0 || !next) return group;
    group.push(next);
  }
}

type Coded = Omit<DictionaryEvent, "rule"> & { readonly rule: string };

function codeVerb(
  tokens: readonly DictionaryToken[],
  words: readonly string[],
  actors: readonly Actor[],
  i: number,
  form: VerbForm,
  verbs: Verbs,
): Coded[] {
  const [from, to] = [i - form.at, i - form.at + form.words.length];
  const patterns = [...form.block.patterns].sort((a, b) => size(b) - size(a) || a.line - b.line);
  for (const pattern of patterns) {
    const match = matchPattern(pattern, words, actors, from, to, verbs);
    if (!match) continue;
    if (pattern.codes[0] === "") return [];
    return events(tokens, words, actors, i, to, pattern.codes, match, String(pattern.line));
  }
  if (form.block.codes === null || tokens[i].upos === "NOUN" || tokens[i].upos === "PROPN") return [];
  return events(tokens, words, actors, i, to, form.block.codes, {}, String(form.block.line));
}

const size = ({ before, after, tightBefore }: Pattern): number =>
  before.length + after.length + (tightBefore || [...before, ...after].some(({ joined }) => joined) ? 0.5 : 0);

interface Match {
  readonly source?: Actor;
  readonly target?: Actor;
  readonly both?: Actor;
}

function matchPattern(
  { before, after, tightBefore }: Pattern,
  words: readonly string[],
  actors: readonly Actor[],
  from: number,
  to: number,
  verbs: Verbs,
): Match | null {
  const left = matchBack(before, words, actors, from, tightBefore, verbs);
  if (!left) return null;
  const right = matchAhead(after, words, actors, to, verbs);
  return right ? { ...left, ...right } : null;
}

function matchAhead(
  elements: readonly Element[],
  words: readonly string[],
  actors: readonly Actor[],
  start: number,
  verbs: Verbs,
): Match | null {
  let at = start;
  let match: Match = {};
  for (const { word, joined } of elements) {
    if (SIGNS.has(word)) {
      const actor = actors.find((one) => one.from >= at && !(joined && one.from > at));
      if (!actor) return null;
      match = noted(match, word, actor);
      at = actor.to;
      continue;
    }
    const end = findAhead(word, words, at, joined, verbs);
    if (end === null) return null;
    at = end;
  }
  return match;
}

function matchBack(
  elements: readonly Element[],
  words: readonly string[],
  actors: readonly Actor[],
  start: number,
  tight: boolean,
  verbs: Verbs,
): Match | null {
  let at = start;
  let match: Match = {};
  let joined = tight;
  for (let k = elements.length - 1; k >= 0; k--) {
    const { word } = elements[k];
    if (SIGNS.has(word)) {
      const actor = actors.findLast((one) => one.to <= at && !(joined && one.to < at));
      if (!actor) return null;
      match = noted(match, word, actor);
      at = actor.from;
    } else {
      const begin = findBack(word, words, at, joined, verbs);
      if (begin === null) return null;
      at = begin;
    }
    joined = elements[k].joined;
  }
  return match;
}

const SIGNS: ReadonlySet<string> = new Set(["$", "+", "^", "%"]);

const noted = (match: Match, sign: string, actor: Actor): Match =>
  sign === "$"
    ? { ...match, source: actor }
    : sign === "+"
      ? { ...match, target: actor }
      : sign === "%"
        ? { ...match, both: actor }
        : match;

function formsOf(word: string, verbs: Verbs): readonly (readonly string[])[] {
  return word.startsWith("&") ? (verbs.synonyms.get(word) ?? []) : [[word]];
}

function findAhead(word: string, words: readonly string[], at: number, joined: boolean, verbs: Verbs): number | null {
  const forms = formsOf(word, verbs);
  for (let i = at; i < words.length && (!joined || i === at); i++) {
    const form = forms.find((one) => one.every((part, k) => words[i + k] === part));
    if (form) return i + form.length;
  }
  return null;
}

function findBack(word: string, words: readonly string[], at: number, joined: boolean, verbs: Verbs): number | null {
  const forms = formsOf(word, verbs);
  for (let end = at; end > 0 && (!joined || end === at); end--) {
    const form = forms.find((one) => one.length <= end && one.every((part, k) => words[end - one.length + k] === part));
    if (form) return end - form.length;
  }
  return null;
}

function events(
  tokens: readonly DictionaryToken[],
  words: readonly string[],
  actors: readonly Actor[],
  verb: number,
  after: number,
  codes: readonly [string, string | null],
  match: Match,
  rule: string,
): Coded[] {
  const make = (sources: readonly Actor[], targets: readonly Actor[], code: string): Coded[] =>
    sources.flatMap(({ codes: froms }) =>
      froms.flatMap((source) =>
        targets.flatMap(({ codes: tos }) =>
          tos.filter((target) => target !== source).map((target) => ({ source, target, code, verb, rule })),
        ),
      ),
    );
  if (match.both) {
    const parties = compound(words, tokens, actors, firstOf(words, tokens, actors, match.both));
    if (parties.length > 1 && !match.target)
      return parties.flatMap((a) => parties.flatMap((b) => (a === b ? [] : make([a], [b], codes[0]))));
    const others = match.target
      ? compound(words, tokens, actors, match.target)
      : targetsOf(tokens, words, actors, verb, after, parties);
    return [...make(parties, others, codes[0]), ...make(others, parties, codes[1] ?? codes[0])];
  }
  const passive = isPassive(tokens, verb);
  const subject = sourcesOf(tokens, words, actors, verb, match.target);
  const sources = match.source
    ? compound(words, tokens, actors, firstOf(words, tokens, actors, match.source))
    : passive
      ? agents(tokens, words, actors, verb)
      : subject;
  const targets = match.target
    ? compound(words, tokens, actors, firstOf(words, tokens, actors, match.target))
    : passive && !match.source
      ? subject
      : targetsOf(tokens, words, actors, verb, after, sources);
  const forward = make(sources, targets, codes[0]);
  return codes[1] === null ? forward : [...forward, ...make(targets, sources, codes[1])];
}

// A pattern points to the nearest of a compound; the whole compound is meant.
function firstOf(words: readonly string[], tokens: readonly DictionaryToken[], actors: readonly Actor[], actor: Actor): Actor {
  return actors.find((one) => one.from <= actor.from && compound(words, tokens, actors, one).includes(actor)) ?? actor;
}

const isPassive = (tokens: readonly DictionaryToken[], verb: number): boolean =>
  tokens.some(({ head, deprel }) => head === verb && (deprel === "nsubj:pass" || deprel === "aux:pass"));

function agents(tokens: readonly DictionaryToken[], words: readonly string[], actors: readonly Actor[], verb: number): Actor[] {
  const by = words.findIndex((word, i) => i > verb && word === "BY");
  const first = by < 0 ? undefined : actors.find(({ from }) => from > by);
  return first ? compound(words, tokens, actors, first) : [];
}

/** The subject's actors, the tree's subject first; a verb without one takes that of the verb it hangs on. */
function sourcesOf(
  tokens: readonly DictionaryToken[],
  words: readonly string[],
  actors: readonly Actor[],
  verb: number,
  taken: Actor | undefined,
): Actor[] {
  for (let at = verb, steps = 0; at >= 0 && steps < 5; at = tokens[at].head, steps++) {
    const subject = tokens.findIndex(({ head, deprel }) => head === at && deprel.startsWith("nsubj"));
    if (subject < 0 || (subject > verb && at !== verb)) continue;
    const first = actors.find(
      (actor) =>
        actor !== taken && actor.from < verb && (under(tokens, actor, subject) || (actor.from <= subject && subject < actor.to)),
    );
    if (first) return compound(words, tokens, actors, firstOf(words, tokens, actors, first));
    if (words[verb] === "SAID" || words[verb] === "SAYS") return [];
    break;
  }
  const first = actors.find((actor) => actor !== taken && actor.to <= verb);
  return first ? compound(words, tokens, actors, first) : [];
}

function under(tokens: readonly DictionaryToken[], { from, to }: Actor, node: number): boolean {
  for (let i = from; i < to; i++) {
    for (let at = i, steps = 0; at >= 0 && steps < 12; at = tokens[at].head, steps++) if (at === node) return true;
  }
  return false;
}

function targetsOf(
  tokens: readonly DictionaryToken[],
  words: readonly string[],
  actors: readonly Actor[],
  _verb: number,
  after: number,
  sources: readonly Actor[],
): Actor[] {
  const own = new Set(sources.flatMap(({ codes }) => codes));
  const first = actors.find(
    (actor) => actor.from >= after && !sources.includes(actor) && actor.codes.some((code) => !own.has(code)),
  );
  return first ? compound(words, tokens, actors, first) : [];
}
