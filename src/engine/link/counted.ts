/**
 * Whether an event may enter a measure, and why not in words a reader can check. Counted is what two named
 * parties are reported to have done, be doing or have announced. Motives, hopes, predictions and scripture never are.
 */
import type { EventMention, Judged, Judgement } from "../../document/stages.ts";
import { frames } from "../../inventory/frames.ts";

export interface Counted {
  readonly counted: boolean;
  readonly why: string;
}

const CLASSES_OUT: Partial<Record<Judgement["class"], string>> = {
  imputed: "imputed to somebody, not reported",
  hypothetical: "only supposed",
  prediction: "only predicted",
  advocacy: "only called for",
  scripture: "scripture",
};

const STATUSES_OUT: Partial<Record<Judgement["status"], string>> = {
  hoped: "only hoped for",
  possible: "only possible",
  hypothetical: "only supposed",
  denied: "denied",
  habitual: "a habit or a standing claim, no single act",
};

// Approval and opposition told in the plain present are where somebody stands, not something done on a day.
const STANCES = new Set(["oppose-plan", "endorse", "express-support", "withdraw-support", "be-ready"]);

export function countedOf(doc: Judged, event: EventMention, judgement: Judgement): Counted {
  const no = (why: string): Counted => ({ counted: false, why });
  const out = CLASSES_OUT[judgement.class] ?? STATUSES_OUT[judgement.status];
  if (out && !isToldTo(event, judgement)) return no(out);
  if (event.proposed) return no("only the clause classifier proposes it; no frame fits");
  if (event.partOf) return no("a part of another event, which stands for it");
  if (isStance(doc, event, judgement)) return no("a stance in the plain present, no act");
  if (isStatistic(doc, event)) return no("a share of a trade, no single act");
  if (isHabit(doc, event)) return no("a habit in the plain present, no single act");
  if (isLongAgo(doc, event)) return no(`told as history, more than ${NEWS_YEARS} years before the text`);
  const parties = [...event.actors, ...event.recipients];
  const codes = new Set(parties.flatMap(({ code }) => code ?? []));
  if (FORCE.test(frames.get(event.frame ?? "")?.content ?? "") && event.actors.some(({ code }) => FIRM.test(code ?? "")))
    return no("a firm or a club uses no force: a figure of speech");
  if (event.frame === "suspend-transport" && event.actors.every(({ code }) => FIRM.test(code ?? "")))
    return no("what a firm no longer serves, no state's measure");
  if (codes.size === 0) return no("no party is named");
  // "a pact that allows its police": one government twice.
  const holders = new Set([...codes].map((code) => (/^[A-Z]{3}(:GOV\b.*)?$/.test(code) ? code.slice(0, 3) : code)));
  const bare = new Set(parties.flatMap((party) => nameOf(doc, party) ?? []));
  if (holders.size === 1 && bare.size === 0) return no("only one party is named");
  if (isWithinState(event)) return no("organs of one state among themselves");
  if (isSpared(event)) return no("a harm that somebody declines to do");
  if (bare.size === 0 && isAtHome(event, codes)) return no("affairs of one state at home");
  if (isUnaimed(event)) return no("nobody is named whom it is done to");
  if (event.actors.every(({ code }) => code === null) && !event.reciprocal && event.recipients.length > 1)
    return no("nobody is named as the one who acts");
  if ([...codes].every((code) => PRIVATE.test(code))) return no("private parties only: no state, body or movement");
  return { counted: true, why: `${codes.size + bare.size} parties named; ${judgement.class}; ${judgement.status}` };
}

// "Oslo said that Riga must leave": said, it is a demand.
const isToldTo = ({ operators, actors }: EventMention, { class: claim }: Judgement): boolean =>
  operators[0] === "obligate" && claim === "advocacy" && actors.some(({ code }) => code !== null);

// "the Liberation Army": a force or movement that no inventory knows is named all the same.
function nameOf({ mentions, tokens }: Judged, { code, mention }: EventMention["actors"][number]): string | null {
  const found = code === null && mention !== null ? mentions.find(({ id }) => id === mention) : undefined;
  if (!found || !(found.kind === "movement" || found.kind === "military")) return null;
  const words = tokens.slice(found.from, found.to);
  return words.filter(({ upos }) => upos === "PROPN").length > 1 ? words.map(({ form }) => form).join(" ") : null;
}

// Firms, clubs and people by themselves deal in what no measure of states is about.
const PRIVATE = /^[A-Z]{3}:(CVL|BUS|MNC|EDU|SCI|JRN|MED)(:|$)/;

const FIRM = /^[A-Z]{3}:(BUS|MNC|EDU|SCI|JRN|MED)(:|$)/;

const FORCE = /^(attack|unconv|force|occupy)/;

// What a text of today tells of another generation is its background.
const NEWS_YEARS = 20;

function isLongAgo(doc: Judged, { time, trigger }: EventMention): boolean {
  const written = Number((doc.article.published ?? doc.meta.published.value ?? "").slice(0, 4));
  if (written === 0) return false;
  const yearOf = (value: string): number => Number(/(?:^|\/)(\d{4})(?:-\d\d)*$/.exec(value)?.[1] ?? 0);
  const isOld = (value: string): boolean => yearOf(value) > 0 && written - yearOf(value) > NEWS_YEARS;
  if (time !== null) return isOld(doc.times.find(({ id }) => id === time)?.value ?? "");
  // A lesson or an obituary gives some of its acts no date of their own: those around them are old.
  const dated = doc.times.filter(({ value }) => yearOf(value) > 0);
  const old = dated.filter(({ value }) => isOld(value));
  if (old.length < 2 || old.length <= dated.length - old.length) return false;
  const at = doc.sentences.findIndex(({ start, end }) => start <= trigger.start && trigger.end <= end);
  const [first, last] = [doc.sentences[Math.max(0, at - 1)], doc.sentences[Math.min(doc.sentences.length - 1, at + 1)]];
  const near = dated.filter(({ start, end }) => first.start <= start && end <= last.end);
  return near.length > 0 && near.every(({ value }) => isOld(value));
}

// "Kenya buys rice and sells tea": what is traded and given year in, year out is told in the plain present, but for headlines.
const HABITS = /^(aid|coop\.econ)/;

// "sold China 40 percent of its soya last year"
const isStatistic = ({ quantities }: Judged, { frame, magnitudes }: EventMention): boolean =>
  HABITS.test(frames.get(frame ?? "")?.content ?? "") &&
  magnitudes.some((id) => quantities.find((quantity) => quantity.id === id)?.unit === "percent");

function isHabit(doc: Judged, { operators, frame, head, time, trigger }: EventMention): boolean {
  const content = frames.get(frame ?? "")?.content ?? "";
  if (operators.length > 0 || time !== null) return false;
  // "Algeria, which hosts the Front,"
  if (content.startsWith("meet") && doc.tokens[head]?.deprel === "acl:relcl" && isPlainPresent(doc, head)) return true;
  if (!HABITS.test(content)) return false;
  // "for thirty years Chad has sent its oil through Togo"
  const at = doc.sentences.findIndex(({ start, end }) => start <= trigger.start && trigger.end <= end);
  const sentence = doc.sentences[at];
  const isLong = ({ value, start, end }: Judged["times"][number]): boolean =>
    /^P(?:\d\d+|X)Y$/.test(value) && sentence !== undefined && sentence.start <= start && end <= sentence.end;
  if (doc.times.some(isLong)) return true;
  return isPlainPresent(doc, head) && at > 0 && doc.blocks[sentence.block]?.kind !== "title";
}

// A headline tells in the present what was done.
const isInTitle = ({ sentences, blocks }: Judged, head: number): boolean =>
  sentences.some(({ from, to, block }) => from <= head && head < to && blocks[block]?.kind === "title");

function isPlainPresent({ tokens }: Judged, head: number): boolean {
  const feats = tokens[head]?.feats ?? "";
  const isBare = feats.includes("Tense=Pres") && feats.includes("VerbForm=Fin");
  const kids = tokens.filter((token) => token.head === head);
  const isPresent = isBare || kids.some(({ deprel, feats: own }) => deprel === "cop" && own.includes("Tense=Pres"));
  return isPresent && !kids.some(({ deprel }) => /^aux/.test(deprel));
}

const ORGAN = /^([A-Z]{3})(?::(?:GOV|MIL|COP|LEG|JUD|SPY|BUS)\b.*)?$/;

// "sent soldiers to help the police": what organs of one state do for each other, or tell each other, is its own affair; of "the two
// presidents told their governments" each state's.
function isWithinState({ actors, recipients, reciprocal, frame, operators }: EventMention): boolean {
  const outer = frames.get(operators[0] ?? frame ?? "");
  if (outer?.polarity === "-") return false;
  const statesOf = (parties: EventMention["actors"]): string[] => [
    // "whose ministers reaffirmed their support": what a government does for its own people is at home too.
    ...new Set(parties.map(({ code }) => (ORGAN.exec(code ?? "") ?? PEOPLE.exec(code ?? ""))?.[1] ?? "other")),
  ];
  const [all, told] = [statesOf([...actors, ...recipients]), statesOf(recipients)];
  if (all.includes("other") || (reciprocal && all.length > 1)) return false;
  return all.length === 1 || (told.length === all.length && statesOf(actors).length === all.length);
}

const PEOPLE = /^([A-Z]{3}):CVL$/;

// "declined to threaten Moscow": nothing was done.
const isSpared = ({ operators, frame }: EventMention): boolean =>
  operators.length === 1 && operators[0] === "refuse" && /^(threaten|ultimatum|attack)$/.test(frame ?? "");

const REBELS = /^[A-Z]{3}:(REB|UAF|CRM)\b/;

const PUBLIC_FORCE = /^[A-Z]{3}(:(GOV|MIL|COP|SPY|PRM)\b|$)/;

const CRITICS = /^[A-Z]{3}:(OPP|PTY|ELI|JRN|REL|LEG)\b/;

const STRIFE = /^(attack|unconv|force|occupy|penal|repress|protest)/;

// Campaigns, courts, crime and trade are a state's own affair; of what goes on within it only strife is told: with rebels, by or against
// an army, in the street, or by force against who speaks for others.
function isAtHome({ actors, recipients, frame, operators, fillers }: EventMention, codes: ReadonlySet<string>): boolean {
  const all = [...codes];
  if (!all.every((code) => /^[A-Z]{3}(:|$)/.test(code) && code.slice(0, 3) === all[0].slice(0, 3)) || BODY.test(all[0]))
    return false;
  if (all.some((code) => REBELS.test(code))) return false;
  const content = frames.get(frame ?? "")?.content ?? "";
  if (operators.length > 0 || !STRIFE.test(content)) return true;
  if (content === "protest" || all.some((code) => /:MIL\b/.test(code))) return false;
  const isCrowd = fillers.some(({ classes }) => classes.includes("protestcrowd"));
  const isHard =
    actors.some(({ code }) => PUBLIC_FORCE.test(code ?? "")) && recipients.some(({ code }) => CRITICS.test(code ?? ""));
  return !isCrowd && !isHard;
}

const BODY = /^(IGO|NGO|IMG|NGM)/;

/** Ties and talks are broken off between those who do it. */
const MUTUAL: ReadonlySet<string> = new Set(["stoptalks", "relations"]);

// "Oslo and Bern threatened to arm themselves": what two do together against nobody is nothing between them.
function isUnaimed({ actors, recipients, reciprocal, frame, operators }: EventMention): boolean {
  const outer = frames.get(operators[0] ?? frame ?? "");
  const isMutual = reciprocal || outer?.reciprocal || MUTUAL.has(outer?.content ?? "");
  return actors.length > 1 && recipients.length === 0 && !isMutual && outer?.polarity === "-";
}

function isStance(doc: Judged, { operators, frame, head, time }: EventMention, judgement: Judgement): boolean {
  const outer = operators[0] ?? frame;
  // "is ready to mediate": once somebody says so it is an offer.
  const isVoiced = outer === "be-ready" && (judgement.class === "report" || judgement.class === "quoted");
  if (!outer || !STANCES.has(outer) || isVoiced) return false;
  return time === null && isPlainPresent(doc, head) && !isInTitle(doc, head);
}
