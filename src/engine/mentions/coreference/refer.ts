/** Whom a pronoun or a definite noun stands for: the nearest told that fits. */

import { drawArcs } from "../../../document/arcs.ts";
import type { Place } from "../../../document/schema.ts";
import type { ParsedToken } from "../../../document/stages.ts";
import { stateUnder } from "../../../inventory/actors.ts";
import { SCORES } from "../names/index.ts";
import { isOwnName } from "./home.ts";
import { holderIn, type Item, isModifier, type Linking, REACH, SURE } from "./item.ts";
import { longerName } from "./named.ts";
import { ofTheOther } from "./opened.ts";
import { foes, inCompany, isMany, pair, sides, together } from "./several.ts";
import { THEME } from "./told.ts";

export function refer(item: Item, linking: Linking): Item[] {
  const { told, tokens, words, home, called } = linking;
  const near = told.filter((other) => item.sentence - other.sentence <= REACH && other.to <= item.from);
  const fellows = new Set(near.filter((other) => isFellowArgument(tokens, other, item)));
  // "Beijing accused it" is not China, by whatever name.
  const doers = new Set(
    [...fellows].flatMap(({ actor, head }) => (actor === null || tokens[head].deprel === "conj" ? [] : [actor.slice(0, 3)])),
  );
  const isDoer = ({ actor }: Item): boolean =>
    actor !== null &&
    /^(?:thing|pair|sides)$/.test(item.reference ?? "") &&
    /^[A-Z]{3}(?![A-Z])/.test(actor) &&
    doers.has(actor.slice(0, 3));
  const within = near.filter((other) => !fellows.has(other) && !isDoer(other));
  const fighting =
    /^(?:pair|sides)$/.test(item.reference ?? "") && words["side-many"].has(tokens[item.head].form.toLowerCase())
      ? foes(item, near)
      : [];
  if (fighting.length > 0) return fighting;
  const credited = ofCredited(item, within, tokens, words);
  if (credited) return linked(item, credited, SURE.pronoun);
  switch (item.reference) {
    case "pair":
      return pair(
        item,
        within,
        tokens,
        told.filter(({ sentence }) => sentence === 0),
      );
    case "sides":
      return sides(item, within, linking);
    case "place": {
      const noun = tokens[item.head].form.toLowerCase();
      const places = within.filter((other) => other.kind === "place" && other.place);
      const like =
        told.findLast((other) => other.kind === "place" && other.place && tokens[other.head].form.toLowerCase() === noun) ??
        facility(told, tokens, item) ??
        places.at(-1);
      return like
        ? [{ ...item, place: again(like.place!, item, tokens), sameAs: like.sameAs ?? like, score: SURE.definite, locates: true }]
        : [];
    }
    case "body": {
      const body =
        unionTold(item, linking) ??
        within.findLast(
          (other) =>
            other.actor !== null &&
            (["organisation", "movement"].includes(other.kind) || other.actor.startsWith("IGO:")) &&
            !FIRM.test(other.actor) &&
            isLike(tokens, other, item, words) &&
            other.reference === undefined,
        );
      // Of "NATO forces" it is the alliance.
      const isForce = words["force-noun"].has(tokens[item.head].form.toLowerCase());
      const isOfBody = !isForce && body?.kind === "military" && body.actor?.startsWith("IGO:");
      return linked(
        item,
        isOfBody ? { ...body, kind: "organisation", actor: holderIn(body), sameAs: body } : body,
        SURE.definite,
      );
    }
    case "foe": {
      const foe = ofTheOther({ ...item, open: "MIL" }, linking);
      return foe.actor === null ? [] : [{ ...foe, open: null }];
    }
    case "again": {
      const noun = tokens[item.head].form;
      const like = within.findLast(
        ({ head, actor, kind, reference }) =>
          tokens[head].form.toLowerCase() === noun.toLowerCase() && actor !== null && kind !== "place" && reference === undefined,
      );
      return linked(item, like, SURE.definite);
    }
    case "namesake": {
      const name = tokens[item.head];
      return isOwnName(home, name) || (home.office !== null && words["own-head"].has(name.form.toLowerCase()))
        ? [{ ...item, actor: home.office, score: SURE.definite }]
        : linked(item, longerName(name.form, told, tokens) ?? called.bodyBy(name.form, told), SURE.definite);
    }
    case "country": {
      // "his country's border": of whose country it is.
      const whose = drawArcs(tokens).kids[item.head].find(
        (at) => tokens[at].deprel === "nmod:poss" && tokens[at].upos === "PRON",
      );
      const owner = whose === undefined ? undefined : told.findLast(({ head, actor }) => head === whose && actor !== null);
      const state = stateUnder(owner?.actor ?? "");
      if (whose !== undefined)
        return owner && state ? [{ ...item, kind: "country", actor: state, sameAs: null, score: SURE.pronoun }] : [];
      // "Russian soldiers landed in the country": in a paper's own, where no other is told of; "the neighbour" is another.
      const isOther = words["relation-noun"].has(tokens[item.head].form.toLowerCase());
      const own = isOther ? null : (home.dateline ?? home.press);
      const homes = [home.issuer, home.dateline, home.press];
      const last = within.findLast(
        (other) =>
          (other.kind === "country" || (isOther && !homes.includes(stateUnder(other.actor ?? "")))) &&
          stateUnder(other.actor ?? "") !== null &&
          !actsOn(tokens, other, item),
      );
      if (last && isOther)
        return [{ ...item, kind: "country", actor: stateUnder(last.actor!), sameAs: null, score: SURE.definite }];
      // "Chisinau turned back Montenegrin boxers. The EU opened a mission in the country": in that which the text keeps naming.
      const theme = last && isModifier(tokens, last) ? themeOf(within) : null;
      if (theme) return [{ ...item, kind: "country", actor: theme, sameAs: null, score: SURE.definite }];
      if (last) return linked(item, last, SURE.definite);
      // "toppled the president of Guinea … suspended the country"
      const implied =
        own ??
        stateUnder(
          within.findLast((other) => stateUnder(other.actor ?? "") !== null && !actsOn(tokens, other, item))?.actor ?? "",
        );
      return implied === null ? [] : [{ ...item, actor: implied, score: SURE.guessed }];
    }
    case "person":
      return linked(
        item,
        besidePossessor(
          item,
          within.filter((other) => other.kind === "person"),
          tokens,
        ) ??
          subject(
            within.filter((other) => other.kind === "person"),
            item,
            tokens,
          ),
        SURE.pronoun,
      );
    case "thing":
      return linked(
        item,
        ofAsked(item, within, tokens, words) ??
          besidePossessor(
            item,
            within.filter((other) => other.kind !== "person"),
            tokens,
          ) ??
          unlessUnknown(
            subject(
              within.filter(
                (other) =>
                  (THINGS.has(other.kind) || isRegion(other, tokens) || speaksFor(other, item, tokens, words)) &&
                  other.actor !== null &&
                  !isModifier(tokens, other) &&
                  !isPlural(other, tokens),
              ),
              item,
              tokens,
            ),
            item,
            linking,
          ),
        SURE.pronoun,
      );
    case "many": {
      // "Both" are two who were named together.
      const isTwo = words.both.has(tokens[item.head].form.toLowerCase());
      const isSome = (count: number): boolean => (isTwo ? count === 2 : count > 1);
      const like = subject(
        within.filter((other) => (!isTwo && isMany(other, tokens)) || isSome(together(other, within, tokens).length)),
        item,
        tokens,
      );
      const company = inCompany(within, tokens, words);
      const met = isSome(company.length) ? company : [];
      const isNearer =
        met.length > 1 &&
        (!like || met.includes(like) || like.sentence < met[0].sentence || !tokens[like.head].deprel.startsWith("nsubj"));
      return (isNearer ? met : like ? together(like, within, tokens) : []).flatMap((other) => linked(item, other, SURE.pronoun));
    }
    case "form":
    case "relation":
    case "first":
    case "second":
    case "ours":
      return called.refer(item, linking);
    default:
      return [];
  }
}

// The state told of more often than any other.
function themeOf(near: readonly Item[]): string | null {
  const counts = new Map<string, number>();
  for (const { actor } of near) {
    const state = stateUnder(actor ?? "");
    if (state !== null) counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  const [first, second] = [...counts].sort(([, a], [, b]) => b - a);
  return first && first[1] >= THEME && first[1] > (second?.[1] ?? 0) ? first[0] : null;
}

// "The ruling party" is no union of states: a party or a militia goes back to a movement, a bloc never.
function isLike(tokens: readonly ParsedToken[], other: Item, item: Item, words: Linking["words"]): boolean {
  const noun = tokens[item.head].form.toLowerCase();
  const isUnion = other.kind !== "movement" && !other.actor!.startsWith("IGO:UN");
  if (words["union-noun"].has(noun) && !isUnion && !bears(other, noun, tokens)) return false;
  if (words["force-noun"].has(noun)) return other.kind === "military" && other.actor!.startsWith("IGO:");
  return !words["movement-noun"].has(noun) || other.kind === "movement";
}

const bears = ({ from, to }: Item, noun: string, tokens: readonly ParsedToken[]): boolean =>
  tokens.slice(from, to).some(({ form }) => form.toLowerCase() === noun);

// "the bloc", however far behind: where the text has named one union of states and no other.
function unionTold(item: Item, { told, tokens, words }: Linking): Item | undefined {
  const noun = tokens[item.head].form.toLowerCase();
  if (!words["union-noun"].has(noun)) return undefined;
  const named = told.findLast((other) => other.actor !== null && other.reference === undefined && bears(other, noun, tokens));
  if (named) return named;
  const unions = told.filter(({ actor }) => actor?.startsWith("IGO:") && !actor.startsWith("IGO:UN"));
  return new Set(unions.map(holderIn)).size === 1 ? unions[0] : undefined;
}

// "Turkish firms hold … The Committee": no firm is called a body.
const FIRM = /:(?:BUS|MNC)\b/;

// "China gave them drones", "Chad sued Mali, accusing it", "Chad and Mali invited both sides": whom something is done to is never who
// does it, in this clause or in one that lends its subject to this.
function isFellowArgument(tokens: readonly ParsedToken[], other: Item, item: Item): boolean {
  const paired = item.reference === "pair" || item.reference === "sides";
  if (!(tokens[item.head].upos === "PRON" || paired) || !tokens[other.head].deprel.match(/^(?:nsubj|conj)/)) return false;
  const { kids } = drawArcs(tokens);
  let at = item.head;
  // "shot most of them down"
  if (tokens[at].deprel === "nmod" && tokens[at].head >= 0 && !tokens[tokens[at].head].deprel.startsWith("nsubj"))
    at = tokens[at].upos === "PRON" ? tokens[at].head : at;
  if (!/^(?:obj|iobj|obl)/.test(tokens[at].deprel)) return false;
  const first = tokens[other.head].deprel === "conj" ? tokens[other.head].head : other.head;
  for (let verb = tokens[at].head, steps = 0; verb >= 0 && steps < 4; verb = tokens[verb].head, steps++) {
    const subject = kids[verb].find((kid) => tokens[kid].deprel.startsWith("nsubj"));
    if (subject !== undefined) return subject === first;
    // "asked Mali to help it": who is asked helps.
    const above = tokens[verb].head;
    const lends = /^(?:conj|advcl|xcomp)/.test(tokens[verb].deprel) && above >= 0;
    if (!lends || (tokens[verb].deprel === "xcomp" && kids[above].some((kid) => tokens[kid].deprel === "obj"))) return false;
  }
  return false;
}

// "Turkey agreed to help the island nation": who acts is not whom it acts on.
function actsOn(tokens: readonly ParsedToken[], other: Item, item: Item): boolean {
  // "Russian soldiers": whoever is the soldiers' acts with them.
  const head = isModifier(tokens, other) ? tokens[other.head].head : other.head;
  return (
    other.sentence === item.sentence && tokens[head].deprel.startsWith("nsubj") && !tokens[item.head].deprel.startsWith("nsubj")
  );
}

// "called on Mali to withdraw its troops": whose they are that is asked, and not of who asks.
function ofAsked(item: Item, within: readonly Item[], tokens: readonly ParsedToken[], words: Linking["words"]): Item | undefined {
  const { head: noun, deprel } = tokens[item.head];
  const act = deprel === "nmod:poss" ? tokens[noun].head : -1;
  if (act < 0 || !tokens[act].feats.includes("VerbForm=Inf") || !/^(?:xcomp|advcl|ccomp)$/.test(tokens[act].deprel))
    return undefined;
  const asked = tokens[act].head;
  if (asked < 0 || !words.asking.has(tokens[asked].lemma)) return undefined;
  return within.findLast(
    (other) =>
      other.actor !== null &&
      other.from > asked &&
      tokens[other.head].head === asked &&
      /^(?:i?obj|obl)$/.test(tokens[other.head].deprel),
  );
}

// "Oslo praised the Danes for their help": what somebody is praised or blamed for is his own.
function ofCredited(
  item: Item,
  within: readonly Item[],
  tokens: readonly ParsedToken[],
  words: Linking["words"],
): Item | undefined {
  const { head: noun, deprel, upos } = tokens[item.head];
  if (deprel !== "nmod:poss" || upos !== "PRON" || tokens[noun].deprel !== "obl") return undefined;
  const verb = tokens[noun].head;
  if (!words.crediting.has(tokens[verb].lemma)) return undefined;
  return within.findLast(
    ({ head, actor, to }) => actor !== null && to <= item.from && tokens[head].head === verb && tokens[head].deprel === "obj",
  );
}

// "sanctions on Mali's ministry and its minister", "on Diop and his family": of two nouns beside each other the second is of whom the first is.
function besidePossessor(item: Item, within: readonly Item[], tokens: readonly ParsedToken[]): Item | undefined {
  const { head: noun, deprel } = tokens[item.head];
  if (deprel !== "nmod:poss") return undefined;
  const first = tokens[noun].deprel === "conj" ? tokens[noun].head : subjectBefore(tokens, noun);
  if (first < 0) return undefined;
  return within.findLast(
    (other) =>
      other.actor !== null &&
      other.sentence === item.sentence &&
      (other.head === first ||
        (tokens[other.head].head === first && /^(?:nmod:poss|amod|compound)$/.test(tokens[other.head].deprel))),
  );
}

// "The Authority took note of the report on Chad. It thanks": what begins a sentence goes on with the subject before it, known or not.
function unlessUnknown(like: Item | undefined, item: Item, { tokens, told }: Linking): Item | undefined {
  const { kids } = drawArcs(tokens);
  const isSubject = (at: number): boolean => tokens[at].deprel.startsWith("nsubj");
  if (!like || like.sentence === item.sentence || !isSubject(item.head) || isSubject(like.head)) return like;
  const verb = tokens.findLastIndex(({ head }, at) => at < item.from && head < 0);
  const before = verb < like.from - REACH_BACK ? undefined : kids[verb]?.find(isSubject);
  const isThing = before !== undefined && tokens[before].upos === "NOUN" && tokens[before].feats.includes("Number=Sing");
  return isThing && before < like.from && !told.some(({ head }) => head === before) ? undefined : like;
}

const REACH_BACK = 40;

// "A Danish cutter rammed a boat, and its crew boarded it": the subject of the verb that another subject's verb stands beside; -1 for none.
function subjectBefore(tokens: readonly ParsedToken[], noun: number): number {
  const { deprel, head: verb } = tokens[noun];
  if (!deprel.startsWith("nsubj") || tokens[verb].deprel !== "conj") return -1;
  const before = drawArcs(tokens).kids[tokens[verb].head].find((at) => at < noun && tokens[at].deprel.startsWith("nsubj")) ?? -1;
  return before >= 0 && tokens[before].feats.includes("Number=Plur") ? -1 : before;
}

// "The West … its": many, of one name.
const isRegion = ({ kind, head }: Item, tokens: readonly ParsedToken[]): boolean =>
  kind === "group" && tokens[head].upos === "PROPN" && tokens[head].feats.includes("Number=Sing");

// "A spokesman for the army said its jets": the army's.
const speaksFor = (
  { kind, head, sentence }: Item,
  item: Item,
  tokens: readonly ParsedToken[],
  { mouthpiece }: Linking["words"],
): boolean => kind === "person" && sentence === item.sentence && mouthpiece.has(tokens[head].form.toLowerCase());

const THINGS: ReadonlySet<string> = new Set(["country", "government", "organisation", "military", "movement"]);

// "Commandos … it": soldiers are not a thing, nor is "US" of "US and NATO forces"; the United States are.
const isPlural = ({ from, to, head, kind, score }: Item, tokens: readonly ParsedToken[]): boolean => {
  if (kind === "military" && to - from === 1 && score < SCORES.lexicon && /^(?:PROPN|ADJ)$/.test(tokens[head].upos)) return true;
  return kind !== "country" && tokens[head].upos === "NOUN" && tokens[head].feats.includes("Number=Plur");
};

// "the same training field" after "the Termez training ground": nouns of one kind.
const facility = (told: readonly Item[], tokens: readonly ParsedToken[], item: Item): Item | undefined =>
  item.to - item.from > 2
    ? told.findLast(
        (other) =>
          other.kind === "place" &&
          other.place &&
          other.to - other.from > 1 &&
          other.nameTo !== undefined &&
          other.nameTo < other.to &&
          sharesWord(tokens, other, item),
      )
    : undefined;

const sharesWord = (tokens: readonly ParsedToken[], a: Item, b: Item): boolean => {
  const forms = new Set(tokens.slice(a.nameTo ?? a.from, a.to).map(({ form }) => form.toLowerCase()));
  return tokens.slice(b.from, b.to).some(({ form }) => forms.has(form.toLowerCase()));
};

const again = (place: Place, { from, to }: Item, tokens: readonly ParsedToken[]): Place => ({
  ...place,
  span: { start: tokens[from].start, end: tokens[to - 1].end },
});

/** Subjects before others, the nearest sentence before the farther: what centring says of pronouns. */
function subject(candidates: readonly Item[], item: Item, tokens: readonly ParsedToken[]): Item | undefined {
  let best: Item | undefined;
  let top = -Infinity;
  for (const other of candidates) {
    // "Reuters: …", who asks in a transcript, is not spoken of by who answers.
    if (tokens[other.to]?.form === ":" && other.sentence < item.sentence) continue;
    const deprel = tokens[other.head].deprel;
    const opens = other.from < 3 || tokens.slice(other.from - 3, other.from).some(({ form }) => form === ".");
    // "wrote to Tan urging him": whom the sentence names beside its subject, before another sentence's.
    const isBeside = other.sentence === item.sentence && /^(?:obj|iobj|obl)/.test(tokens[item.head].deprel);
    const below = opens ? 1 : isBeside ? 0.4 : 0;
    const standing = deprel.startsWith("nsubj") ? (isOfSubclause(tokens, other.head) ? 1.2 : 1.5) : below;
    const rank = standing - (item.sentence - other.sentence) * 1.2 + other.from * 1e-6;
    if (rank > top) [best, top] = [other, rank];
  }
  return best;
}

// "an officer whose unit had freed the town", "denied reports that Chad had asked": whom a clause beside the main one has for its subject gives
// way to the main one's.
function isOfSubclause(tokens: readonly ParsedToken[], subject: number): boolean {
  const verb = tokens[subject].head;
  if (verb < 0) return false;
  const { deprel, head } = tokens[verb];
  return (
    /^(?:acl|advcl)/.test(deprel) || (deprel === "ccomp" && drawArcs(tokens).kids[head].some((at) => tokens[at].deprel === "obj"))
  );
}

function linked(item: Item, other: Item | undefined, score: number): Item[] {
  if (!other) return [];
  const root = other.sameAs ?? other;
  return [{ ...item, kind: other.kind, actor: other.actor, sameAs: root, score }];
}
