/**
 * What each stage of the walk hands to the next. Each type is the one above plus what its stage found, so
 * a wrong order does not compile. Token indices are `from`/`to`, text offsets `start`/`end`; both half-open.
 */
import type { Span } from "../base/span.ts";
import type { Article } from "./article.ts";
import type {
  Attribution,
  ChainLink,
  Claim,
  ClaimClass,
  Factuality,
  Finding,
  Mention,
  Meta,
  Place,
  Quantity,
  Quote,
  Status,
  Time,
} from "./schema.ts";

export type BlockKind =
  | "label" // "Press Release", "Breaking news": names the genre
  | "title"
  | "heading"
  | "paragraph"
  | "item"
  | "quotation" // a block set apart as somebody's words, scripture among them
  | "byline"
  | "dateline"
  | "mark" // "(Translated)"
  | "sign-off" // who puts it out
  | "boilerplate"; // addresses, menus, "read more"

export interface Block extends Span {
  readonly kind: BlockKind;
  /** BCP 47. */
  readonly language: string;
}

/** 1. Blocks of the text, runs in other scripts, and what the document says of itself. */
export interface Segmented {
  readonly article: Article;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly meta: Meta;
}

export interface SentenceRange extends Span {
  /** Indices into `tokens`. */
  readonly from: number;
  readonly to: number;
  /** Index into `blocks`. */
  readonly block: number;
}

/** A syntactic word of Universal Dependencies: "don't" is two. */
export interface Token extends Span {
  /** What the taggers read: the token's own characters, with typographic quotes and dashes made plain. */
  readonly form: string;
  /**
   * What trained weights see: the form, but one word for every state, one for every people, one for every capital,
   * so that no power's name is read otherwise than another's; "" for a word of such a name that goes on, of which only the
   * last is seen.
   */
  readonly alike: string;
  /** Whether white space, or the text's edge, follows. */
  readonly spaceAfter: boolean;
}

/** 2. Words and sentences, in the main language's blocks only. */
export interface Tokenised extends Segmented {
  readonly tokens: readonly Token[];
  readonly sentences: readonly SentenceRange[];
}

export interface TaggedToken extends Token {
  readonly lemma: string;
  readonly upos: string;
  readonly xpos: string;
  /** CoNLL-U features, `_` for none. */
  readonly feats: string;
  /** Name tag in BIO: `O`, `B-PER`, `I-PER`, `B-ORG`, `I-ORG`, `B-LOC`, `I-LOC`. */
  readonly name: string;
}

/** 3. Part of speech, features, lemma, names. */
export interface Tagged extends Tokenised {
  readonly tokens: readonly TaggedToken[];
}

export interface ParsedToken extends TaggedToken {
  /** Index into `tokens`, −1 for a sentence's root. */
  readonly head: number;
  readonly deprel: string;
  /** How surely this arc was chosen over the next best, 0 to 1; not a probability. */
  readonly sureness: number;
}

/** 4. One head and one relation for each token. */
export interface Parsed extends Tokenised {
  readonly tokens: readonly ParsedToken[];
}

/** A mention with the tokens it covers and the token that heads it. */
export interface MentionRange extends Mention {
  readonly from: number;
  readonly to: number;
  readonly head: number;
  /** Where it is, when it names a place the gazetteer knows or a state taken as one. */
  readonly place?: Place | null;
}

/** 5. Actors, places, times, quantities, quotation marks; which mentions are the same one within the text. */
export interface Mentioned extends Parsed {
  readonly mentions: readonly MentionRange[];
  readonly times: readonly (Time & { readonly from: number; readonly to: number })[];
  readonly quantities: readonly (Quantity & { readonly from: number; readonly to: number })[];
  readonly quotes: readonly Quote[];
}

/** 6. Who is said to have said what; nested where one source relays another. */
export interface Attributed extends Mentioned {
  readonly attributions: readonly Attribution[];
}

/** What fills a role of a frame. Roles are the frame's own names (`agent`, `recipient`, `theme`, `place` …). */
export interface Filler {
  readonly role: string;
  readonly span: Span;
  /** The token that heads the filler, or −1. */
  readonly head: number;
  /** Mention ids the filler holds, compound parties one by one. */
  readonly mentions: readonly string[];
  /** Inventory classes its noun belongs to (`force`, `sanction` …), which ontologies' rules may ask for. */
  readonly classes: readonly string[];
}

/** One telling of one happening, by frame; no ontology's code yet. */
export interface EventMention {
  readonly id: string;
  readonly frame: string | null;
  /** Outermost first: `promise`, `demand`, `refuse`, `threaten`, `phase:stop` … over the frame. */
  readonly operators: readonly string[];
  /** Token index of the trigger's head. */
  readonly head: number;
  readonly trigger: Span;
  readonly span: Span;
  readonly fillers: readonly Filler[];
  readonly actors: readonly { readonly code: string | null; readonly mention: string | null; readonly span: Span | null }[];
  readonly recipients: readonly { readonly code: string | null; readonly mention: string | null; readonly span: Span | null }[];
  readonly reciprocal: boolean;
  readonly time: string | null;
  readonly place: Place | null;
  readonly magnitudes: readonly string[];
  readonly partOf: string | null;
  /** Other tellings of the same thing in this text, the trigger's own span included. */
  readonly mentions: readonly Span[];
  /** A type the clause classifier proposes where no frame fits, with its score. */
  readonly proposed: { readonly type: string; readonly score: number } | null;
  readonly basis: readonly { readonly field: string; readonly rule: string; readonly span: Span | null }[];
}

/** 7. What is told to have happened: frame, roles, when, where, how large. */
export interface Evented extends Attributed {
  readonly events: readonly EventMention[];
}

/** How an event is told: how firmly, as what kind of claim, and by whom. */
export interface Judgement {
  readonly status: Status;
  readonly factuality: Factuality;
  readonly class: ClaimClass;
  readonly chain: readonly ChainLink[];
  readonly stated: "announced" | "realised" | null;
  readonly basis: readonly { readonly field: string; readonly rule: string; readonly span: Span | null }[];
}

/** 8. How firmly and by whom each thing is told, and what is not report at all. */
export interface Judged extends Evented {
  /** One for each event, in the same order. */
  readonly judgements: readonly Judgement[];
  /** One for each sentence, in the same order. */
  readonly classes: readonly ClaimClass[];
  readonly claims: readonly Claim[];
  readonly findings: readonly Finding[];
}
