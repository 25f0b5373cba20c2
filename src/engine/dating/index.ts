/**
 * When a text that bears no date was put out: not before the last day it tells as past, not after the first
 * day it tells as still to come.
 */
import { sliceOf } from "../../base/span.ts";
import type { Judged, ParsedToken } from "../../document/stages.ts";

type DatedTime = Judged["times"][number];

/** Fills `meta.published.earliest` and `.latest` when `.value` is not stated; ISO 8601 days, with the words they rest on. */
export function boundPublication(doc: Judged): Judged {
  const { published } = doc.meta;
  if (published.value !== null) return doc;
  const past = doc.times.flatMap((time) => pastDay(doc, time));
  const earliest = past.sort((a, b) => compare(b.day, a.day))[0] ?? null;
  const coming = doc.times.flatMap((time) => comingDay(doc, time)).filter(({ day }) => earliest === null || day >= earliest.day);
  const latest = coming.sort((a, b) => compare(a.day, b.day))[0] ?? null;
  if (!earliest && !latest) return doc;
  const basis = ["not stated", reason(doc, earliest, "told as past"), reason(doc, latest, "told as still to come")]
    .filter(Boolean)
    .join("; ");
  return {
    ...doc,
    meta: { ...doc.meta, published: { value: null, earliest: earliest?.day ?? null, latest: latest?.day ?? null, basis } },
  };
}

interface Evidence {
  readonly day: string;
  readonly time: DatedTime;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const reason = (doc: Judged, evidence: Evidence | null, how: string): string =>
  evidence ? `"${sliceOf(doc.text, evidence.time)}" is ${how}` : "";

function pastDay(doc: Judged, time: DatedTime): Evidence[] {
  const [start, end] = daysOf(time);
  if (start === null || end === null) return [];
  const told = statusesAt(doc, time);
  if (told.includes("ongoing")) return [{ day: start, time }];
  if (told.some((status) => status === "happened")) return [{ day: end, time }];
  return told.length === 0 && hangsOnPast(doc.tokens, time) ? [{ day: end, time }] : [];
}

function comingDay(doc: Judged, time: DatedTime): Evidence[] {
  const [, end] = daysOf(time);
  const told = statusesAt(doc, time);
  return end !== null && told.length > 0 && told.every((status) => status === "planned") ? [{ day: end, time }] : [];
}

/** First and last day of a value that is exact to the day; `null` for anything coarser. */
function daysOf(time: DatedTime): [string | null, string | null] {
  const [start, end = start] = time.value.split("/").map((part) => (/^\d{4}-\d{2}-\d{2}/.test(part) ? part.slice(0, 10) : null));
  return [start, end];
}

const statusesAt = (doc: Judged, time: DatedTime): string[] =>
  doc.events.flatMap((event, i) => (event.time === time.id ? [doc.judgements[i].status] : []));

// The nearest verb above the expression decides: "On 31 July the site published …".
function hangsOnPast(tokens: readonly ParsedToken[], time: DatedTime): boolean {
  let at = tokens[time.from]?.head ?? -1;
  for (let steps = 0; at >= 0 && steps < 20; steps++) {
    const token = tokens[at];
    if (token.upos === "VERB" && /Tense=|VerbForm=/.test(token.feats))
      return /Tense=Past/.test(token.feats) && /VerbForm=Fin/.test(token.feats);
    at = token.head;
  }
  return false;
}
