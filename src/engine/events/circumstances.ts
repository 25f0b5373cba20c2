/**
 * When, where and how large: the expressions nearest to the act in the tree, never those of another act. What the
 * clause leaves out may be told beside it: at the talks an agreement followed, in the body of the headline, in the
 * dateline where no party is at home. Each answer says from which of these it is.
 */
import { overlaps } from "../../base/span.ts";
import type { Place } from "../../document/schema.ts";
import type { MentionRange } from "../../document/stages.ts";
import { type Around, besideAct, type Found, inBody, isOfTold, near, ofToldAct, REACH, rootsOf, topOf } from "./around.ts";
import type { Reading } from "./compose.ts";
import type { Party } from "./parties.ts";
import { classesAt, type Scene } from "./scene.ts";
import { hasPreposition, under } from "./tree.ts";
import { isPast, mainClause, phaseOf, timeOf } from "./when.ts";

export interface Circumstances {
  readonly time: Found<string> | null;
  /** Which end of the act its day is, where its verb says so. */
  readonly phase: string | null;
  readonly place: (Found<Place> & { readonly where: MentionRange }) | null;
  readonly magnitudes: readonly string[];
}

export function circumstancesOf(
  scene: Scene,
  reading: Reading,
  acts: ReadonlySet<number>,
  parties: readonly Party[],
): Circumstances {
  // "ended a round of talks": the talks are this act's own word, and no other act.
  const own = reading.match.words.filter((word) => word !== reading.at && acts.has(word));
  const others = own.length === 0 ? acts : new Set([...acts].filter((act) => !own.includes(act)));
  const around: Around = {
    scene,
    acts: others,
    at: reading.at,
    roots: rootsOf(reading),
    sentence: scene.sentenceOf[reading.at],
    past: isPast(scene, reading),
  };
  const time = timeOf(around);
  return {
    time,
    phase: time === null ? null : phaseOf(around, reading),
    place: placeNear(around, reading, parties),
    magnitudes: near(around, scene.doc.quantities).map(({ id }) => id),
  };
}

function placeNear(around: Around, reading: Reading, parties: readonly Party[]): Circumstances["place"] {
  const { scene } = around;
  const told = new Set(reading.match.fillers.get("place") ?? []);
  const matters = reading.frame.content === "meet" ? (reading.match.fillers.get("theme") ?? []) : [];
  const answer = (where: MentionRange | null | undefined, rule: string): Circumstances["place"] => {
    const place = where ? placeOf(scene, where) : null;
    return where && place ? { value: place, where, rule } : null;
  };
  return (
    answer(localPlace(around, told, parties, matters), "the nearest place below the act") ??
    answer(destination(around), "where what was brought arrived") ??
    answer(mainPlace(around), "the place of the clause it is told within") ??
    answer(objectPlace(around, parties), "what was done to this place") ??
    answer(besidePlace(around, parties), "the place of the act it is coordinated with") ??
    answer(placeBefore(around), "the place told before it") ??
    answer(venue(around), "where the talks or fighting beside it took place") ??
    answer(
      inBody(
        around,
        (body) => localPlace(body, new Set(), parties) ?? objectPlace(body, parties) ?? venue(body) ?? dateline(body, parties),
      ),
      "told of the same act in the body of the headline",
    ) ??
    answer(partyLand(around, parties), "the state it was done in, which is a party to it") ??
    (reading.frame.reciprocal || GATHERINGS.has(reading.frame.content ?? "")
      ? answer(dateline(around, parties), "the dateline's place, where no party is at home")
      : null)
  );
}

function localPlace(
  around: Around,
  told: ReadonlySet<number>,
  parties: readonly Party[],
  matters: readonly number[] = [],
): MentionRange | null {
  const { scene, sentence } = around;
  let state: MentionRange | null = null;
  const mentions = scene.mentionsIn[sentence];
  for (const mention of [...near(around, mentions).filter((one) => !isOfTold(around, one)), ...ofToldAct(around, mentions)]) {
    // "discussed the situation in Chad": of that, not there.
    if (matters.some((matter) => under(scene.tree, mention.head, matter)) || isOfNext(around, mention)) continue;
    const local = told.has(mention.head) || stands(scene, mention, scene.language.words.locative);
    if (!local || (mention.kind !== "place" && mention.kind !== "country")) continue;
    if (isOfParty(mention, parties) && !told.has(mention.head)) continue;
    if (!placeOf(scene, mention)) continue;
    // A town says more than the state it lies in.
    if (mention.kind === "place") return mention;
    if (!parties.some((party) => party.mention === mention.id) || told.has(mention.head)) state ??= mention;
  }
  return state;
}

// "received the king and did not carry out the warrant of the court in Oslo": where the next verb's things are.
function isOfNext({ scene: { tree }, roots }: Around, { head }: MentionRange): boolean {
  for (let at = head, steps = 0; at >= 0 && !roots.includes(at) && steps < REACH; at = tree.tokens[at].head, steps++)
    if (/^(?:VERB|NUM)$/.test(tree.tokens[at].upos) && tree.rel[at] === "conj") return true;
  return false;
}

// "met the ministers of Oslo": what their office is named by is no place where they met.
const isOfParty = (mention: MentionRange, parties: readonly Party[]): boolean =>
  parties.some(({ span }) => span.start < mention.start && mention.end <= span.end);

// "in the Tawang sector", "on the island of Saint Vincent", "in Mali's north", "in the capital, Oslo", "20 km north of Oslo": behind the noun for
// what the name is of.
function stands(scene: Scene, mention: MentionRange, prepositions: ReadonlySet<string>): boolean {
  const { tree, language } = scene;
  const { head, from } = mention;
  const top = topOf(tree, mention);
  if ([head, top].some((at) => hasPreposition(tree, at, prepositions)) || isAtDistance(scene, from)) return true;
  const isArea = (noun: number): boolean => AREAS.some((name) => classesAt(scene, noun).includes(name));
  if (tree.form[from - 1] === "," && from > 1 && isArea(from - 2) && hasPreposition(tree, from - 2, prepositions)) return true;
  const above = tree.tokens[head].head;
  if (above < 0 || !hasPreposition(tree, above, prepositions)) return false;
  if (tree.rel[head] === "appos") return tree.tokens[above].upos === "NOUN";
  const { genitive, between } = language.words;
  if (!/^(?:nmod|obl)$/.test(tree.rel[head]) || !(hasPreposition(tree, head, genitive) || hasPreposition(tree, head, between)))
    return false;
  return isArea(above);
}

const AREAS = ["fort", "civil", "part"];

// "20 km from Oslo", "20 kilometres north of Oslo"
function isAtDistance({ doc, sentenceOf }: Scene, from: number): boolean {
  return doc.quantities.some(
    ({ unit, from: start, to }) =>
      (unit === "km" || unit === "m") &&
      start < to &&
      from - to >= 1 &&
      from - to <= FAR &&
      sentenceOf[start] === sentenceOf[from],
  );
}

/** Between a distance and what it is from: "north of", "to the north of". */
const FAR = 4;

// "The worst clash took place near Oslo, when guards attacked miners": both there.
function mainPlace({ scene, at, sentence }: Around): MentionRange | null {
  const { tree } = scene;
  const above = mainClause(scene, at);
  const own = scene.mentionsIn[sentence].filter(
    (mention) =>
      mention.kind === "place" &&
      tree.tokens[mention.head].head === above &&
      stands(scene, mention, scene.language.words.locative),
  );
  return above >= 0 && own.length === 1 ? own[0] : null;
}

// "arrived in Oslo and met the king": one subject did both there.
function besidePlace(around: Around, parties: readonly Party[]): MentionRange | null {
  const beside = besideAct(around);
  return beside && localPlace(beside, new Set(), parties);
}

// "met in Oslo, where they signed", "The king is in Oslo. He signed there": the last place that was told.
function placeBefore({ scene, roots, sentence }: Around): MentionRange | null {
  const { tree, doc, mentionsIn, language } = scene;
  const children = roots.flatMap((root) => tree.dependents[root]);
  const where = children.find((child) => language.words.whereat.has(tree.form[child]) && tree.rel[child] === "advmod");
  const there = children.some((child) => language.words.there.has(tree.form[child]) && tree.rel[child] === "advmod");
  const told = (places: readonly MentionRange[], before: number): MentionRange | null =>
    places.findLast(
      (mention) => mention.kind === "place" && mention.to <= before && stands(scene, mention, language.words.locative),
    ) ?? null;
  if (where !== undefined) return told(mentionsIn[sentence], where);
  return there && sentence > 0 ? told(mentionsIn[sentence - 1], doc.sentences[sentence].from) : null;
}

// "flew aid to Havana", "diverted three ships to the port of Beira": the aid is what was brought, and no act between.
function destination(whole: Around): MentionRange | null {
  const { scene, sentence } = whole;
  const places = scene.mentionsIn[sentence].filter(
    (mention) => mention.kind === "place" && stands(scene, mention, scene.language.words.destination),
  );
  if (places.length === 0) return null;
  const verbs = [...whole.acts].filter((act) => scene.tree.tokens[act].upos === "VERB");
  const around = { ...whole, acts: new Set(verbs) };
  const found = near(around, places).find((mention) => placeOf(scene, mention) !== null);
  return found ?? null;
}

// "captured Kiwanja", "shelled the towns of Jermuk and Goris", "Odesa was struck"
function objectPlace(around: Around, parties: readonly Party[]): MentionRange | null {
  const { scene, at, sentence } = around;
  const { tree } = scene;
  const { away } = scene.language.words;
  const isObject = (node: number): boolean => tree.tokens[node].head === at && /^(?:obj|nsubj:pass)$/.test(tree.rel[node]);
  return (
    near(around, scene.mentionsIn[sentence]).find((mention) => {
      if (mention.kind !== "place" || !placeOf(scene, mention) || isOfParty(mention, parties)) return false;
      // "rebuked the tone in a row about the Oslo envoy"
      const around = scene.covering.get(mention.head);
      if (around && around !== mention && around.kind !== "place" && around.from <= mention.from) return false;
      for (let node = topOf(tree, mention), steps = 0; node >= 0 && node !== at && steps < REACH; steps++) {
        if (isObject(node)) return true;
        if (!/^(?:conj|nmod|appos|compound|flat)/.test(tree.rel[node]) || tree.tokens[node].deprel === "nmod:poss") return false;
        // "an offer from Oslo", "the Treaty of Oslo"
        if (hasPreposition(tree, node, away) || classesAt(scene, tree.tokens[node].head).includes("agreement")) return false;
        node = tree.tokens[node].head;
      }
      return false;
    }) ?? null
  );
}

// "agreed to restore relations after talks in Beijing": below a noun that says after, during or at what the act was.
function venue(around: Around): MentionRange | null {
  const { scene, acts, at: act, roots, sentence } = around;
  const { tree } = scene;
  const { locative, temporal } = scene.language.words;
  return (
    scene.mentionsIn[sentence].find((mention) => {
      if (mention.kind !== "place" || !hasPreposition(tree, mention.head, locative) || !placeOf(scene, mention)) return false;
      const held = tree.tokens[topOf(tree, mention)].head;
      // "on the sidelines of a summit in Oslo"
      const aside = held < 0 ? -1 : tree.tokens[held].head;
      if (aside >= 0 && classesAt(scene, aside).includes("part") && hasPreposition(tree, aside, locative))
        return under(tree, aside, act);
      if (held < 0 || !acts.has(held) || tree.tokens[held].upos !== "NOUN") return false;
      if (!hasPreposition(tree, held, temporal) && !(tree.rel[held].startsWith("obl") && hasPreposition(tree, held, locative)))
        return false;
      let at = tree.tokens[held].head;
      for (let steps = 0; at >= 0 && steps < REACH; at = tree.tokens[at].head, steps++) if (roots.includes(at)) return true;
      return false;
    }) ?? null
  );
}

/** Kinds of act for which parties come together, often in a third state's town. */
const GATHERINGS: ReadonlySet<string> = new Set(["meet", "mediate", "dipl", "settle"]);

// "opened a plant in Tajikistan", filed from Almaty
function partyLand(around: Around, parties: readonly Party[]): MentionRange | null {
  const { scene, sentence } = around;
  const found = near(around, scene.mentionsIn[sentence]).find(
    (mention) =>
      mention.kind === "country" &&
      stands(scene, mention, scene.language.words.locative) &&
      !hasPreposition(scene.tree, mention.head, scene.language.words.about) &&
      parties.some((party) => party.mention === mention.id),
  );
  return found ?? null;
}

// A reporter files from a party's capital whatever happens; from elsewhere, mostly because it happens there.
function dateline(around: Around, parties: readonly Party[]): MentionRange | null {
  const { scene, sentence, at } = around;
  const { doc, tree } = scene;
  const block = doc.blocks[doc.sentences[sentence].block - 1];
  const opens = sentence > 0 && doc.sentences[sentence - 1].block !== doc.sentences[sentence].block;
  if (block?.kind !== "dateline" || !opens || tree.tokens[at].upos !== "VERB" || tree.rel[at] === "acl") return null;
  const states = new Set(parties.flatMap(({ code }) => code?.split(":")[0] ?? []));
  const filed = doc.mentions.find((mention) => mention.kind === "place" && overlaps(block, mention));
  const country = filed ? (placeOf(scene, filed)?.country ?? null) : null;
  return filed && country !== null && states.size > 1 && !states.has(country) ? filed : null;
}

function placeOf(scene: Scene, mention: MentionRange): Place | null {
  for (let at: MentionRange | undefined = mention, steps = 0; at && steps < 20; steps++) {
    if (at.place) return { ...at.place, span: { start: mention.start, end: mention.end } };
    at = at.sameAs ? scene.byId.get(at.sameAs) : undefined;
  }
  return null;
}
