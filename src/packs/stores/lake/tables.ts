/**
 * What a lake's tables hold, `ascribe/lake@1`: the whole record of a document, and beside it flat rows of what others query. Every
 * row says which document and which shard it came from. Columns may be added; a change of meaning is a new version.
 */
import { namedSource } from "../../../document/named-source.ts";
import type { Document, Event } from "../../../document/schema.ts";
import type { Place, Rejected } from "../../../ledger/lake.ts";

export const LAKE_SCHEMA = "ascribe/lake@1";

export const TABLES = ["documents", "events", "attributions", "claims", "rejects"] as const;
export type TableName = (typeof TABLES)[number];

export type Cell = string | number | boolean | null | readonly string[];
export type Row = Readonly<Record<string, Cell>>;
export type ColumnType = "VARCHAR" | "INTEGER" | "BIGINT" | "DOUBLE" | "BOOLEAN" | "VARCHAR[]";

const where = { year: "INTEGER", document: "VARCHAR", shard: "VARCHAR", path: "VARCHAR", offset: "BIGINT" } as const;
const span = { start: "INTEGER", end: "INTEGER", words: "VARCHAR" } as const;

export const COLUMNS: Readonly<Record<TableName, Readonly<Record<string, ColumnType>>>> = {
  documents: {
    ...where,
    given: "VARCHAR",
    published: "VARCHAR",
    published_earliest: "VARCHAR",
    published_latest: "VARCHAR",
    title: "VARCHAR",
    issuer: "VARCHAR",
    issuer_actor: "VARCHAR",
    publisher: "VARCHAR",
    url: "VARCHAR",
    genre: "VARCHAR",
    language: "VARCHAR",
    translated: "BOOLEAN",
    characters: "INTEGER",
    tokens: "INTEGER",
    sentences: "INTEGER",
    events: "INTEGER",
    counted: "INTEGER",
    /** `ascribe/document@1`, as JSON. */
    record: "VARCHAR",
  },
  events: {
    ...where,
    event: "VARCHAR",
    ...span,
    frame: "VARCHAR",
    plover_type: "VARCHAR",
    plover_mode: "VARCHAR",
    contexts: "VARCHAR[]",
    cameo: "VARCHAR",
    actors: "VARCHAR[]",
    recipients: "VARCHAR[]",
    reciprocal: "BOOLEAN",
    time: "VARCHAR",
    stated: "VARCHAR",
    place: "VARCHAR",
    country: "VARCHAR",
    admin1: "VARCHAR",
    lat: "DOUBLE",
    lon: "DOUBLE",
    size: "DOUBLE",
    size_unit: "VARCHAR",
    status: "VARCHAR",
    factuality: "VARCHAR",
    class: "VARCHAR",
    root: "VARCHAR",
    root_actor: "VARCHAR",
    /** Root speaker first, issuer last. */
    chain: "VARCHAR[]",
    instrument: "VARCHAR",
    presence: "DOUBLE",
    tone: "DOUBLE",
    counted: "BOOLEAN",
    why: "VARCHAR",
    part_of: "VARCHAR",
  },
  attributions: {
    ...where,
    attribution: "VARCHAR",
    kind: "VARCHAR",
    quoted: "VARCHAR",
    source: "VARCHAR",
    source_actor: "VARCHAR",
    cue: "VARCHAR",
    content: "VARCHAR",
    parent: "VARCHAR",
    polarity: "VARCHAR",
  },
  claims: {
    ...where,
    claim: "VARCHAR",
    ...span,
    class: "VARCHAR",
    imputes: "VARCHAR",
    holder: "VARCHAR",
    status: "VARCHAR",
    factuality: "VARCHAR",
    root: "VARCHAR",
  },
  rejects: {
    year: "INTEGER",
    shard: "VARCHAR",
    path: "VARCHAR",
    offset: "BIGINT",
    given: "VARCHAR",
    code: "VARCHAR",
    message: "VARCHAR",
  },
};

/** Year of publication, as far as it is known; 0 otherwise. Partitions are by it. */
export function yearOf({ meta }: Document): number {
  const { value, latest, earliest } = meta.published;
  return Number(/^\d{4}/.exec(value ?? latest ?? earliest ?? "")?.[0] ?? 0);
}

export function rowsOf(shard: string, place: Place, document: Document): Readonly<Record<TableName, readonly Row[]>> {
  const base = { year: yearOf(document), document: document.id, shard, path: place.path, offset: place.offset };
  const { text, meta, attributions, claims, events } = document;
  const words = (spans: readonly { start: number; end: number }[]) =>
    spans.map(({ start, end }) => text.slice(start, end)).join(" … ");
  return {
    documents: [
      {
        ...base,
        given: document.given ?? null,
        published: meta.published.value,
        published_earliest: meta.published.earliest,
        published_latest: meta.published.latest,
        title: meta.title?.value ?? null,
        issuer: meta.issuer?.name ?? null,
        issuer_actor: meta.issuer?.actor ?? null,
        publisher: meta.publisher,
        url: meta.url,
        genre: meta.genre,
        language: meta.language,
        translated: meta.translated.value,
        characters: text.length,
        tokens: document.tokens.length,
        sentences: document.sentences.length,
        events: events.length,
        counted: events.filter(({ counted }) => counted).length,
        record: JSON.stringify(document),
      },
    ],
    events: events.map((event) => ({ ...base, ...eventRow(document, event) })),
    attributions: attributions.map((attribution) => ({
      ...base,
      attribution: attribution.id,
      kind: attribution.kind,
      quoted: attribution.quoted,
      source: words(namedSource(attribution)),
      source_actor: attribution.sourceActor,
      cue: words(attribution.cue),
      content: words(attribution.content),
      parent: attribution.parent,
      polarity: attribution.polarity,
    })),
    claims: claims.map((claim) => ({
      ...base,
      claim: claim.id,
      start: claim.start,
      end: claim.end,
      words: text.slice(claim.start, claim.end),
      class: claim.class,
      imputes: claim.imputes,
      holder: claim.holder,
      status: claim.status,
      factuality: claim.factuality,
      root: claim.chain[0]?.who ?? null,
    })),
    rejects: [],
  };
}

export const rejectRow = (shard: string, { path, offset, given, code, message }: Rejected): Row => ({
  year: 0,
  shard,
  path,
  offset,
  given,
  code,
  message,
});

function eventRow({ text, quantities }: Document, event: Event): Row {
  const size = quantities.find(({ id }) => id === event.magnitudes[0]);
  const codes = (parties: Event["actors"]) => parties.flatMap(({ code }) => code ?? []);
  return {
    event: event.id,
    start: event.trigger.start,
    end: event.trigger.end,
    words: text.slice(event.trigger.start, event.trigger.end),
    frame: event.frame,
    plover_type: event.plover.type,
    plover_mode: event.plover.mode,
    contexts: event.plover.contexts,
    cameo: event.cameo.code,
    actors: codes(event.actors),
    recipients: codes(event.recipients),
    reciprocal: event.reciprocal,
    time: event.time.value,
    stated: event.time.stated,
    place: event.place?.name ?? null,
    country: event.place?.country ?? null,
    admin1: event.place?.admin1 ?? null,
    lat: event.place?.lat ?? null,
    lon: event.place?.lon ?? null,
    size: size?.value ?? null,
    size_unit: size?.unit ?? null,
    status: event.status,
    factuality: event.factuality,
    class: event.class,
    root: event.chain[0]?.who ?? null,
    root_actor: event.chain[0]?.actor ?? null,
    chain: event.chain.map(({ who }) => who),
    instrument: event.instrument,
    presence: event.presence,
    tone: event.tone,
    counted: event.counted,
    why: event.why,
    part_of: event.partOf,
  };
}
