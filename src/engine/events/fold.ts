/**
 * One happening told three times is one event with three mentions. A definite noun without parties of its own
 * ("these exercises") is the last one told of its kind; tellings with the same parties and no other date or
 * place are the same; of a withdrawal by A told before, "the withdrawal of A and B" is that and another by B.
 */

import { boundsOf } from "../../base/calendar.ts";
import { isClock } from "../../base/letters.ts";
import { FIRST_DAY, ONE_MORE } from "../../document/phases.ts";
import type { EventMention } from "../../document/stages.ts";
import { frames } from "../../inventory/frames.ts";
import type { Scene } from "./scene.ts";
import { contentOf, polarityOf } from "./sided.ts";

/** An event before it is numbered, with what folding looks at. */
export interface Draft extends Omit<EventMention, "id" | "partOf"> {
  /** Lemma of the act's own word. */
  readonly lemma: string;
  readonly definite: boolean;
  /** Told though no party has a code: somebody is named, and the clause classifier takes it for an act between parties. */
  readonly vouched: boolean;
  /** The draft this one is a part of. */
  readonly whole: Draft | null;
}

export function fold(scene: Scene, drafts: readonly Draft[]): EventMention[] {
  const kept: Draft[] = [];
  const became = new Map<Draft, Draft>();
  const headlined = headlinedBy(scene, drafts);
  for (const draft of drafts) {
    for (const piece of split(draft, kept)) {
      const title = headlined.get(piece);
      const earlier = title ? kept.indexOf(became.get(title) ?? title) : earlierOf(scene, piece, kept);
      if (earlier >= 0) {
        const merged = merge(kept[earlier], piece, scene, title !== undefined);
        for (const [from, to] of became) if (to === kept[earlier]) became.set(from, merged);
        became.set(kept[earlier], merged);
        became.set(draft, merged);
        kept[earlier] = merged;
      } else if (told(piece)) {
        became.set(draft, piece);
        kept.push(piece);
      }
    }
  }
  const ids = new Map(kept.map((draft, i) => [draft, `e${i + 1}`]));
  const wholeOf = (draft: Draft): string | null => {
    const whole = draft.whole ? (became.get(draft.whole) ?? draft.whole) : null;
    const id = whole && whole !== draft ? ids.get(whole) : undefined;
    return id ?? null;
  };
  // Spelt out: what is left of an object by a rest, and a copy that gains a field, are each a kind of object of its own, and slow to read.
  return kept.map((draft, i) => ({
    id: `e${i + 1}`,
    frame: draft.frame,
    operators: draft.operators,
    head: draft.head,
    trigger: draft.trigger,
    span: draft.span,
    fillers: draft.fillers,
    actors: draft.actors,
    recipients: draft.recipients,
    reciprocal: draft.reciprocal,
    time: draft.time,
    place: draft.place,
    magnitudes: draft.magnitudes,
    partOf: wholeOf(draft),
    mentions: draft.mentions,
    proposed: draft.proposed,
    basis: draft.basis,
  }));
}

/** Whether a draft says who: a party with a code, or one that is vouched for. */
export const told = ({ actors, recipients, vouched }: Pick<Draft, "actors" | "recipients" | "vouched">): boolean =>
  vouched || [...actors, ...recipients].some((party) => party.code !== null);

// Only what each does alone is split: an exercise of two is one.
function split(draft: Draft, kept: readonly Draft[]): Draft[] {
  if (!draft.definite || draft.reciprocal || draft.actors.length < 2) return [draft];
  const known = kept.find(
    (other) =>
      other.frame === draft.frame &&
      (codes(other.recipients) === codes(draft.recipients) || draft.recipients.every(({ code }) => code === null)) &&
      other.actors.length < draft.actors.length &&
      other.actors.every((party) => draft.actors.some((actor) => actor.code === party.code)),
  );
  if (!known) return [draft];
  const isKnown = (party: Draft["actors"][number]) => known.actors.some((actor) => actor.code === party.code);
  return [
    { ...draft, recipients: known.recipients, actors: draft.actors.filter(isKnown) },
    { ...draft, recipients: known.recipients, actors: draft.actors.filter((party) => !isKnown(party)) },
  ];
}

/**
 * What a headline tells in other words than the first sentence ("Oslo shuts its sky to Riga", "closed its airspace to flights from Riga"): acts
 * of that sentence by the same upon the same, kind or unkind alike, by the headline's own.
 */
function headlinedBy(scene: Scene, drafts: readonly Draft[]): Map<Draft, Draft> {
  const found = new Map<Draft, Draft>();
  const titles = drafts.filter((draft) => isTitle(scene, draft));
  const lead = Math.min(...drafts.filter((draft) => !titles.includes(draft)).map(({ head }) => scene.sentenceOf[head]));
  for (const title of titles) {
    if (![title.actors, title.recipients].some((side) => side.some(({ code }) => code !== null))) continue;
    const below = drafts.filter((draft) => !titles.includes(draft) && scene.sentenceOf[draft.head] - lead < HEADLINED_WITHIN);
    if (below.some((draft) => sameHappening(scene, title, draft))) continue;
    const same = below.find(
      (draft) =>
        scene.sentenceOf[draft.head] === lead &&
        !found.has(draft) &&
        draft.whole === null &&
        !OPPOSED.test(polarityOf(draft) + polarityOf(title)) &&
        (firm(draft) === firm(title) || isPromised(title, draft)) &&
        (isOfBoth(title, draft) ||
          (codes(draft.actors) === codes(title.actors) &&
            (codes(draft.recipients) === codes(title.recipients) || namesBetter(title, draft)))) &&
        (isPromised(title, draft) || !apart(scene, title, draft)),
    );
    if (same) found.set(same, title);
  }
  return found;
}

// "Oslo and Riga expel each other's envoys", "expelled the Danish envoy": of what each did to the other the first telling.
const isOfBoth = (title: Draft, draft: Draft): boolean =>
  title.reciprocal &&
  !frames.get(title.frame ?? "")?.reciprocal &&
  title.frame === draft.frame &&
  codes(title.actors) === codes([...draft.actors, ...draft.recipients]);

// "Tirana recalls envoys from Europe", "has called home its ambassadors to Oslo and Riga": of one kind of act, on whom the headline tells less surely.
const namesBetter = (title: Draft, draft: Draft): boolean =>
  title.frame === draft.frame &&
  !title.reciprocal &&
  draft.recipients.some(({ code }) => code !== null) &&
  title.recipients.every(({ code }) => code?.startsWith("group:") ?? true);

// "Oslo and Riga to silence guns from 4 August", "consented on Tuesday to a ceasefire"
const isPromised = (title: Draft, draft: Draft): boolean =>
  title.operators[0] === "plan-act" &&
  title.frame === draft.frame &&
  draft.operators.length > 0 &&
  draft.operators.every((operator) => frames.get(operator)?.operators.includes("promise"));

const OPPOSED = /\+-|-\+/;

export const blockOf = ({ doc, sentenceOf }: Scene, { head }: Draft) => doc.sentences[sentenceOf[head]].block;

export const isTitle = (scene: Scene, draft: Draft): boolean => scene.doc.blocks[blockOf(scene, draft)]?.kind === "title";

/** Sentences of the body in which a headline's act may be told in its own words. */
const HEADLINED_WITHIN = 3;

function earlierOf(scene: Scene, draft: Draft, kept: readonly Draft[]): number {
  for (let i = kept.length - 1; i >= 0; i--) if (sameHappening(scene, kept[i], draft)) return i;
  return -1;
}

function sameHappening(scene: Scene, a: Draft, b: Draft): boolean {
  if (b.basis.some(({ rule }) => rule === ONE_MORE) && !isTitle(scene, a)) return false;
  if (completes(a, b) && !apart(scene, a, b)) return true;
  if (!told(b)) return b.definite && (a.frame === b.frame || a.lemma === b.lemma) && !apart(scene, a, b);
  if (a.vouched || b.vouched) return false;
  if (a.frame !== b.frame || a.frame === null || firm(a) !== firm(b) || apart(scene, a, b)) return false;
  const all = ({ actors, recipients }: Draft) => codes([...actors, ...recipients]);
  if (ofOthers(a, b)) return false;
  return (a.reciprocal && b.reciprocal) || oneSided(a) || oneSided(b)
    ? all(a) === all(b)
    : codes(a.actors) === codes(b.actors) && codes(a.recipients) === codes(b.recipients);
}

// "A strike was carried out on a house"; "the strike was carried out by drones": one tells on whom, the other who.
function completes(a: Draft, b: Draft): boolean {
  if (!b.definite) return false;
  const content = ({ frame }: Draft): string => frames.get(frame ?? "")?.content ?? "";
  const some = (parties: Draft["actors"]): boolean => parties.some(({ code }) => code !== null);
  const halves =
    some(a.actors) !== some(b.actors) && some(a.recipients) !== some(b.recipients) && some(a.actors) !== some(a.recipients);
  return halves && content(a) !== "" && content(a) === content(b) && firm(a) === firm(b);
}

// A headline that names both parties and no subject: "Lima, Quito: border reopened".
const oneSided = ({ actors, recipients }: Draft): boolean => actors.length === 0 && recipients.length > 1;

// The presidents met, and so did the ministers of finance: two meetings.
function ofOthers(a: Draft, b: Draft): boolean {
  if (frames.get(a.frame ?? "")?.content !== "meet") return false;
  const offices = ({ actors, recipients }: Draft) => {
    const found = [...actors, ...recipients].flatMap(({ code }) => /:GOV(?::\w+)?/.exec(code ?? "")?.[0] ?? []);
    return found.length < 2 ? "" : [...new Set(found)].sort().join(" ");
  };
  return offices(a) !== "" && offices(b) !== "" && offices(a) !== offices(b);
}

// What was announced in the future tense may be told again when it happens.
const firm = ({ operators }: Draft): string => operators.filter((operator) => operator !== "plan-act").join(" ");

// "Manila", "the Philippines" and "the Philippine army" are one side of one happening.
const codes = (parties: Draft["actors"]): string =>
  parties
    .map((party) => party.code?.replace(/:(?:GOV|MIL)\b.*/, "") ?? "?")
    .sort()
    .join(" ");

function apart(scene: Scene, a: Draft, b: Draft): boolean {
  if (isAhead(scene, a, b) || areTwoGifts(scene, a, b)) return true;
  const [hour, other] = [hourOf(scene, a), hourOf(scene, b)];
  if (hour !== null && other !== null && hour !== other) return true;
  const timeOf = (id: string | null) => scene.doc.times.find((time) => time.id === id)?.value ?? null;
  const [when, then] = [timeOf(a.time), timeOf(b.time)];
  if (when && then && !isWithin(when, then) && !isWithin(then, when)) return true;
  return a.place !== null && b.place !== null && a.place.name !== b.place.name && a.place.country !== b.place.country;
}

// "At 10:15 they shelled the base. At 14:30 they shelled a barracks": the hour that a sentence gives, where it gives one.
function hourOf({ doc, sentenceOf }: Scene, { head }: Draft): string | null {
  const { from, to } = doc.sentences[sentenceOf[head]];
  const hours = doc.tokens.slice(from, to).filter(({ form }) => isClock(form));
  return hours.length === 1 ? hours[0].form : null;
}

// "This week" holds the day on which a statement was put out.
function isWithin(one: string, other: string): boolean {
  if (other.includes(one) || one.includes(other)) return true;
  const [inner, outer] = [boundsOf(one), boundsOf(other)];
  if (inner.first === null || inner.last === null || outer.first === null || outer.last === null) return false;
  return outer.first <= inner.first && inner.last <= outer.last;
}

// "Held talks with the premier today", "the three will hold their summit tomorrow": what was done is not to come.
function isAhead({ doc, tree }: Scene, a: Draft, b: Draft): boolean {
  const written = doc.meta.published.value;
  const day = doc.times.find(({ id, precision }) => id === b.time && precision === "day")?.value ?? "";
  const isPlanned = ({ operators }: Draft): boolean => operators.includes("plan-act");
  const isDone = !isPlanned(a) && tree.tokens[a.head].feats.includes("Tense=Past");
  return isDone && isPlanned(b) && written !== null && day.slice(0, 10) > written.slice(0, 10);
}

// "It flew 30 generators there", "last week it sent 40 tonnes of food": of gifts, what is counted in other units is another.
function areTwoGifts({ doc }: Scene, a: Draft, b: Draft): boolean {
  const units = ({ magnitudes }: Draft): string[] =>
    doc.quantities.filter(({ id }) => magnitudes.includes(id)).map(({ unit }) => unit);
  const isGift = (frames.get(a.frame ?? "")?.content ?? "").startsWith("aid");
  const [one, other] = [units(a), units(b)];
  return isGift && one.length > 0 && other.length > 0 && !one.some((unit) => other.includes(unit));
}

const sidesOf = ({ actors, recipients }: Pick<Draft, "actors" | "recipients">) => ({ actors, recipients });

const coded = (base: Draft, a: Draft, b: Draft, side: "actors" | "recipients"): Draft["actors"] =>
  base[side].some(({ code }) => code !== null) ? base[side] : (base === a ? b : a)[side];

function merge(a: Draft, b: Draft, scene: Scene, isLead: boolean): Draft {
  const announced = a.operators.includes("plan-act") && !b.operators.includes("plan-act") && told(b);
  // "Oslo sends police", "buys jets": who came there, or signed for it, is told below.
  const base = announced || (isLead && !/^(?:meet|dipl)/.test(contentOf(b))) ? b : a;
  return {
    ...base,
    ...(oneSided(base) && !oneSided(a === base ? b : a) ? sidesOf(a === base ? b : a) : {}),
    ...(completes(a, b) ? sidesOf({ actors: coded(base, a, b, "actors"), recipients: coded(base, a, b, "recipients") }) : {}),
    time: isPromised(a, b) ? (b.time ?? a.time) : sharper(scene, a.time, isOfBeginning(scene, a, b) ? null : b.time),
    place: finer(scene, a, b),
    magnitudes: [...new Set([...a.magnitudes, ...b.magnitudes])],
    mentions: [...a.mentions, ...b.mentions],
    whole: a.whole ?? b.whole,
    basis: [
      ...base.basis,
      ...b.basis.filter((row) => b !== base && row.field !== "frame"),
      { field: "mentions", rule: "the same happening told again", span: b.trigger },
    ],
  };
}

// "Police land in Haiti", over "landed in Port-au-Prince": the town says more than its land, but not of what is left as a whole.
function finer(scene: Scene, a: Draft, b: Draft): Draft["place"] {
  const [one, other] = [a.place, b.place];
  if (one === null || other === null) return one ?? other;
  const isWithin = one.country === other.country && one.admin1 === null && other.admin1 !== null;
  return one.lat === null || (isWithin && isTitle(scene, a) && !LEAVING.has(a.frame ?? "")) ? other : one;
}

const LEAVING: ReadonlySet<string> = new Set(["withdraw-forces", "close-mission", "recall-mission"]);

// "Wrapped up talks", which "had begun in 2019": the year is none of their end's.
function isOfBeginning({ doc }: Scene, a: Draft, b: Draft): boolean {
  const begins = ({ basis }: Draft): boolean => basis.some(({ rule }) => rule === FIRST_DAY);
  return begins(b) && !begins(a) && doc.times.some(({ id, precision }) => id === b.time && precision !== "day");
}

// A stated interval says more than a day inside it or none.
function sharper(scene: Scene, a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  const value = (id: string) => scene.doc.times.find((time) => time.id === id)?.value ?? "";
  return value(b).length > value(a).length ? b : a;
}
