/**
 * Linking: events to codes by the ontologies, by what means, in what tone, whether each may enter a measure and
 * why; then the record is put together. Stored frames outlive codes: another ontology codes the same record anew.
 */
import { readIsoDay } from "../../base/calendar.ts";
import { sha256 } from "../../base/hash.ts";
import { bySpan, type Span } from "../../base/span.ts";
import type { Document, Event, Party, Stamp } from "../../document/schema.ts";
import type { EventMention, Judged, Judgement } from "../../document/stages.ts";
import { SCHEMA } from "../../document/version.ts";
import type { Frame } from "../../inventory/frames.ts";
import type { Code, Coded, Ontology } from "../ontology.ts";
import { codedOf } from "./coded.ts";
import { countedOf } from "./counted.ts";

export interface Ontologies {
  readonly plover: Ontology;
  readonly cameo: Ontology;
}

export function link(doc: Judged, ontologies: Ontologies, stamp: Stamp): Document {
  return {
    schema: SCHEMA,
    id: `sha256:${sha256(doc.text)}`,
    ...(doc.article.given === undefined ? {} : { given: doc.article.given }),
    text: doc.text,
    meta: doc.meta,
    sentences: doc.sentences.map(({ start, end }, i) => ({ start, end, class: doc.classes[i] })),
    tokens: doc.tokens.map(({ start, end, lemma, upos, xpos, feats, head, deprel }) => ({
      start,
      end,
      lemma,
      upos,
      xpos,
      feats,
      head,
      deprel,
    })),
    mentions: doc.mentions.map(({ id, start, end, kind, actor, score, sameAs }) => ({
      id,
      start,
      end,
      kind,
      actor,
      score,
      sameAs,
    })),
    times: doc.times.map(({ id, start, end, value, precision, basis }) => ({ id, start, end, value, precision, basis })),
    quantities: doc.quantities.map(({ id, start, end, value, low, high, approximate, unit, of }) => ({
      ...{ id, start, end, value, low, high, approximate, unit, of },
    })),
    quotes: [...doc.quotes],
    attributions: [...doc.attributions],
    claims: [...doc.claims],
    events: linkEvents(doc, ontologies),
    findings: [...doc.findings],
    stamp,
  };
}

/**
 * The events that have a type, in the order of the text, parts behind their whole, and numbered so; what none of
 * the ontologies codes is no event.
 */
export function linkEvents(doc: Judged, ontologies: Ontologies): Event[] {
  const found = doc.events
    .map((event, i) => linkEvent(doc, withStandingWhole(doc, event), doc.judgements[i], ontologies))
    .filter((event) => event.plover.type !== null);
  const wholes = new Map(found.map((event) => [event.id, event]));
  const leader = (event: Event): Event => (event.partOf === null ? event : (wholes.get(event.partOf) ?? event));
  const linked = found.sort(
    (a, b) =>
      bySpan(leader(a).trigger, leader(b).trigger) ||
      Number(leader(a) !== a) - Number(leader(b) !== b) ||
      bySpan(a.trigger, b.trigger),
  );
  const ids = new Map(linked.map((event, i) => [event.id, `e${i + 1}`]));
  return linked.map((event) => {
    const partOf = event.partOf === null ? null : (ids.get(event.partOf) ?? null);
    return { ...event, id: ids.get(event.id) ?? event.id, partOf };
  });
}

/** "severed relations to safeguard its dignity": a whole that is not counted itself, as an aim is not, stands for no part. */
function withStandingWhole(doc: Judged, event: EventMention): EventMention {
  const at = !event.partOf ? -1 : doc.events.findIndex(({ id }) => id === event.partOf);
  if (at < 0 || countedOf(doc, doc.events[at], doc.judgements[at]).counted) return event;
  return { ...event, partOf: null, basis: event.basis.filter(({ field }) => field !== "partOf") };
}

function linkEvent(doc: Judged, event: EventMention, judgement: Judgement, ontologies: Ontologies): Event {
  const coded = codedOf(event, doc.events);
  const plover = coded ? ontologies.plover.code(coded) : proposedCode(event, ontologies.plover);
  const cameo = coded ? ontologies.cameo.code(coded) : null;
  const time = doc.times.find(({ id }) => id === event.time);
  const { counted, why } = countedOf(doc, event, judgement);
  return {
    id: event.id,
    trigger: spanOf(event.trigger),
    span: spanOf(event.span),
    frame: event.frame,
    plover: { type: plover.type, mode: plover.mode, contexts: [...plover.contexts] },
    cameo: { code: cameo?.type ?? null },
    actors: event.actors.map(partyOf),
    recipients: event.recipients.map(partyOf),
    reciprocal: event.reciprocal,
    time: { value: time === undefined ? null : withNextDays(doc, time), time: event.time, stated: judgement.stated },
    place: event.place,
    magnitudes: [...event.magnitudes],
    status: judgement.status,
    factuality: judgement.factuality,
    class: judgement.class,
    chain: [...judgement.chain],
    instrument: coded ? instrumentOf(coded) : "diplomatic",
    presence: coded && coded.operators.length === 0 ? coded.frame.presence : 0,
    tone: plover.score,
    counted,
    why,
    partOf: event.partOf,
    mentions: event.mentions.map(spanOf),
    basis: [
      ...event.basis,
      { field: "plover", rule: plover.rule, span: event.trigger },
      ...(cameo ? [{ field: "cameo", rule: cameo.rule, span: event.trigger }] : []),
      {
        field: "tone",
        rule: `score of ${plover.type ?? "nothing"}${plover.mode ? `/${plover.mode}` : ""}: ${plover.score}`,
        span: event.trigger,
      },
      ...judgement.basis,
      { field: "counted", rule: why, span: null },
    ].map(({ field, rule, span }) => ({ field, rule, span: span && spanOf(span) })),
  };
}

// "On 18 and 19 August": what went on for two days is of both, unlike "on 18 August. The next day he left".
function withNextDays({ times, tokens }: Judged, time: Judged["times"][number]): string {
  let [last, at] = [time, times.indexOf(time)];
  if (time.precision !== "day" || !/^\d{4}-\d\d-\d\d$/.test(time.value)) return time.value;
  for (let next = times[at + 1]; next?.precision === "day"; next = times[++at + 1]) {
    const joins =
      next.from > last.to &&
      /^(?:NUM|PROPN)$/.test(tokens[next.from].upos) &&
      tokens.slice(last.to, next.from).every(({ upos, form }) => upos === "CCONJ" || form === ",");
    if (!joins || readIsoDay(next.value) !== (readIsoDay(last.value) ?? 0) + 1) break;
    last = next;
  }
  return last === time ? time.value : `${time.value}/${last.value}`;
}

// What the stages hold as tokens leaves here as bare spans.
const spanOf = ({ start, end }: Span): Span => ({ start, end });

const partyOf = ({ code, mention, span }: Party): Party => ({ code, mention, span: span && spanOf(span) });

function proposedCode({ proposed }: EventMention, plover: Ontology): Code {
  if (!proposed) return { type: null, mode: null, contexts: [], score: 0, rule: "" };
  const rule = `no frame fits; the clause classifier proposes ${proposed.type} with ${proposed.score.toFixed(2)}`;
  return { type: proposed.type, mode: null, contexts: [], score: plover.scoreOf(proposed.type), rule };
}

// A promise of arms is diplomacy; a threat is made by the means it threatens with; cooperation by its theme.
function instrumentOf(coded: Coded): Event["instrument"] {
  const outer = coded.operators[0] ?? coded.frame;
  const told = outer.instrument === "content" ? coded.frame : outer;
  return meansOf(told, coded.theme);
}

function meansOf(frame: Frame, theme: ReadonlySet<string>): Event["instrument"] {
  if (frame.instrument !== "theme" && frame.instrument !== "content") return frame.instrument;
  if (["military", "force", "arms"].some((name) => theme.has(name))) return "military";
  if (["economic", "natural-resource", "aid"].some((name) => theme.has(name))) return "economic";
  if (["intelligence", "cyber", "media"].some((name) => theme.has(name))) return "informational";
  return "diplomatic";
}
