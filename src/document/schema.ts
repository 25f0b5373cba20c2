/**
 * The record `ascribe/document@1`: one definition, from which the JSON Schema and the TypeScript types
 * both come. Field names and meanings are fixed; fields may be added. Every span is UTF-16 code units,
 * half-open, into `text`.
 */
import { z } from "zod";
import { SCHEMA } from "./version.ts";

export { SCHEMA };

const offset = z.int().nonnegative();
const span = z.strictObject({ start: offset, end: offset });
const spanned = { start: offset, end: offset };
const nullable = <T extends z.ZodType>(type: T) => type.nullable();
const text = z.string();
/** An actor's code: ISO 3166-1 alpha-3 with sectors (`UZB:GOV:DEF`), `IGO:…`, or `group:…`. */
const actorCode = z.string().min(1);
const index = z.int().min(-1);

export const CLASSES = [
  "report",
  "quoted",
  "unsourced",
  "presupposed",
  "background",
  "imputed",
  "hypothetical",
  "prediction",
  "advocacy",
  "scripture",
] as const;
export const STATUSES = ["happened", "ongoing", "planned", "hoped", "possible", "hypothetical", "denied", "habitual"] as const;
export const FACTUALITIES = ["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "CTu", "Uu"] as const;
export const INSTRUMENTS = ["military", "diplomatic", "economic", "informational"] as const;
export const MENTION_KINDS = [
  "country",
  "government",
  "military",
  "organisation",
  "movement",
  "person",
  "place",
  "group",
] as const;
export const ATTRIBUTION_KINDS = [
  "speech",
  "document",
  "belief",
  "intention",
  "stance",
  "decree",
  "evidence",
  "perception",
] as const;
export const GENRES = ["press release", "news", "opinion", "statement", "transcript", "report"] as const;
export const FINDING_KINDS = ["loaded", "imputation", "factive", "self-interest", "hedge", "call-to-action"] as const;

const claimClass = z.enum(CLASSES);

const meta = z.strictObject({
  title: nullable(z.strictObject({ value: text, span: nullable(span) })),
  genre: nullable(z.enum(GENRES)),
  issuer: nullable(z.strictObject({ name: text, actor: nullable(actorCode), span: nullable(span) })),
  published: z.strictObject({ value: nullable(text), earliest: nullable(text), latest: nullable(text), basis: text }),
  language: text,
  runs: z.array(z.strictObject({ ...spanned, language: text })),
  translated: z.strictObject({ value: z.boolean(), span: nullable(span), from: nullable(text) }),
  /** It says that it puts right, or takes back, what was put out before. */
  notice: nullable(z.strictObject({ kind: z.enum(["correction", "retraction"]), span })).optional(),
  url: nullable(text),
  publisher: nullable(text),
});

const sentence = z.strictObject({ ...spanned, class: claimClass });

const token = z.strictObject({
  ...spanned,
  lemma: text,
  upos: text,
  xpos: text,
  feats: text,
  head: index,
  deprel: text,
});

const mention = z.strictObject({
  id: text,
  ...spanned,
  kind: z.enum(MENTION_KINDS),
  actor: nullable(actorCode),
  score: z.number().min(0).max(1),
  sameAs: nullable(text),
});

const time = z.strictObject({ id: text, ...spanned, value: text, precision: text, basis: text });

const quantity = z.strictObject({
  id: text,
  ...spanned,
  value: nullable(z.number()),
  low: nullable(z.number()),
  high: nullable(z.number()),
  approximate: z.boolean(),
  unit: text,
  of: nullable(text),
});

const quote = z.strictObject({
  id: text,
  ...spanned,
  speaker: nullable(text),
  kind: z.enum(["speech", "scripture", "title", "scare"]),
});

const attribution = z.strictObject({
  id: text,
  kind: z.enum(ATTRIBUTION_KINDS),
  quoted: z.enum(["direct", "indirect", "mixed"]),
  source: z.array(span),
  standsFor: span.optional().describe("the noun that a relative pronoun as source stands for"),
  sourceActor: nullable(actorCode),
  cue: z.array(span),
  content: z.array(span),
  parent: nullable(text),
  polarity: z.enum(["+", "-"]),
});

const chainLink = z.strictObject({ attribution: text.optional(), who: text, actor: actorCode.nullable().optional() });

const party = z.strictObject({ code: nullable(actorCode), mention: nullable(text), span: nullable(span) });

const place = z.strictObject({
  name: text,
  country: nullable(text),
  admin1: nullable(text),
  lat: nullable(z.number()),
  lon: nullable(z.number()),
  uncertaintyKm: nullable(z.number()),
  span: nullable(span),
});

const event = z.strictObject({
  id: text,
  trigger: span,
  span,
  /** What the predicate says happened, in no language and no ontology; `null` when only the classifier proposes a type. */
  frame: nullable(text),
  plover: z.strictObject({ type: nullable(text), mode: nullable(text), contexts: z.array(text) }),
  cameo: z.strictObject({ code: nullable(text) }),
  actors: z.array(party),
  recipients: z.array(party),
  reciprocal: z.boolean(),
  time: z.strictObject({ value: nullable(text), time: nullable(text), stated: nullable(z.enum(["announced", "realised"])) }),
  place: nullable(place),
  magnitudes: z.array(text),
  status: z.enum(STATUSES),
  factuality: z.enum(FACTUALITIES),
  class: claimClass,
  chain: z.array(chainLink),
  instrument: z.enum(INSTRUMENTS),
  presence: z.number(),
  tone: z.number(),
  counted: z.boolean(),
  why: text,
  partOf: nullable(text),
  /** Every place in the text that tells this event, the trigger's own included. */
  mentions: z.array(span),
  /** What decided each field: the words, and the rule that read them. */
  basis: z.array(z.strictObject({ field: text, rule: text, span: nullable(span) })),
});

const finding = z.strictObject({ kind: z.enum(FINDING_KINDS), ...spanned, note: text, holder: nullable(text) });

const claim = z.strictObject({
  id: text,
  ...spanned,
  class: claimClass,
  /** What is imputed, when the class is `imputed`. */
  imputes: nullable(z.enum(["aim", "knowledge", "emotion", "stance", "relationship"])),
  holder: nullable(text),
  chain: z.array(chainLink),
  status: z.enum(STATUSES),
  factuality: z.enum(FACTUALITIES),
});

const stamp = z.strictObject({ engine: text, mode: z.enum(["fast", "accurate"]), models: z.record(text, text), ontology: text });

export const documentSchema = z.strictObject({
  schema: z.literal(SCHEMA),
  id: text.regex(/^sha256:[0-9a-f]{64}$/),
  given: text.optional(),
  text,
  meta,
  sentences: z.array(sentence),
  tokens: z.array(token),
  mentions: z.array(mention),
  times: z.array(time),
  quantities: z.array(quantity),
  quotes: z.array(quote),
  attributions: z.array(attribution),
  claims: z.array(claim),
  events: z.array(event),
  findings: z.array(finding),
  stamp,
});

export type Document = z.infer<typeof documentSchema>;
export type Meta = Document["meta"];
export type Mention = Document["mentions"][number];
export type Time = Document["times"][number];
export type Quantity = Document["quantities"][number];
export type Quote = Document["quotes"][number];
export type Attribution = Document["attributions"][number];
export type Claim = Document["claims"][number];
export type Event = Document["events"][number];
export type Finding = Document["findings"][number];
export type Party = Event["actors"][number];
export type Place = NonNullable<Event["place"]>;
export type ChainLink = Event["chain"][number];
export type ClaimClass = (typeof CLASSES)[number];
export type Status = (typeof STATUSES)[number];
export type Factuality = (typeof FACTUALITIES)[number];
export type Instrument = (typeof INSTRUMENTS)[number];
export type Stamp = Document["stamp"];

/** The record's JSON Schema (draft 2020-12), made from the same definition as the types. */
export const documentJsonSchema = (): unknown => z.toJSONSchema(documentSchema, { target: "draft-2020-12" });
