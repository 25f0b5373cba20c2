/**
 * A document's text as paragraphs and pieces, every character of it kept in its place. A piece is a stretch over
 * which nothing changes: one sentence, one mark, one language.
 */
import { overlaps, type Span, trim } from "../../../base/span.ts";
import type { Document } from "../../../document/schema.ts";
import type { Family } from "./families.ts";
import { type Item, lines, type Role } from "./items.ts";

export type ParagraphKind = "title" | "label" | "body" | "verse" | "tail" | "address";

export interface Paragraph extends Span {
  readonly kind: ParagraphKind;
  /** BCP 47. */
  readonly language: string;
  readonly isRightToLeft: boolean;
  /** Markup of a plain-text title ("## ") that is not shown; the text itself keeps it. */
  readonly lead: number;
}

export interface Piece extends Span {
  readonly sentence: number;
  readonly item: string | null;
  readonly family: Family | null;
  /** The item's first piece: where its note, its label and its focus belong. */
  readonly isFirst: boolean;
  /** Role whose words begin here, for the selected item. */
  readonly role: Role | null;
  readonly isSelected: boolean;
  readonly isCue: boolean;
  readonly isLoaded: boolean;
  readonly language: string | null;
}

const RTL = /^(ar|fa|he|ur|ps|ug|yi|dv|ckb|sd)(-|$)/;
const URL_ONLY = /^[<([\s]*(https?:\/\/|www\.)\S+\s*$/i;

export const isRightToLeft = (language: string): boolean => RTL.test(language);

export function paragraphsOf(document: Document): Paragraph[] {
  const { text, meta } = document;
  const title = meta.title?.span ?? null;
  const firstProse = document.sentences.find((s) => !title || s.start >= title.end)?.start ?? Infinity;
  const lastProse = document.sentences.at(-1)?.end ?? 0;
  const found: Paragraph[] = [];
  for (const match of text.matchAll(/[^\n]+/g)) {
    const span = trim(text, { start: match.index, end: match.index + match[0].length });
    if (span.end <= span.start) continue;
    const language = runLanguage(document, span) ?? meta.language;
    const kind = kindOf(document, span, title, firstProse, lastProse);
    const lead = /^#{1,6}\s+/.exec(text.slice(span.start, span.end))?.[0].length ?? 0;
    found.push({ ...span, kind, language, isRightToLeft: isRightToLeft(language), lead });
  }
  return found;
}

function kindOf(document: Document, span: Span, title: Span | null, firstProse: number, lastProse: number): ParagraphKind {
  const { text, meta, sentences, quotes } = document;
  if (title && overlaps(title, span)) return "title";
  const words = text.slice(span.start, span.end);
  if (URL_ONLY.test(words)) return "address";
  const holds = sentences.some((sentence) => overlaps(sentence, span) && sentence.class !== "scripture");
  if (sentences.some((s) => s.class === "scripture" && overlaps(s, span))) return "verse";
  if (quotes.some((quote) => quote.kind === "scripture" && overlaps(quote, span)) && !holds) return "verse";
  // A whole paragraph in another language is not read: it is set aside like a verse, whatever it says.
  if (!holds && runLanguage(document, span) !== null) return "verse";
  if (meta.issuer?.span && overlaps(meta.issuer.span, span) && span.start >= lastProse - (span.end - span.start)) return "tail";
  if (span.start >= lastProse) return "tail";
  if (span.end <= firstProse && words.length < 80) return "label";
  return "body";
}

function runLanguage(document: Document, span: Span): string | null {
  const run = document.meta.runs.find((r) => r.start < span.end && span.start < r.end);
  if (!run) return null;
  const covered = Math.min(run.end, span.end) - Math.max(run.start, span.start);
  return covered * 2 > span.end - span.start ? run.language : null;
}

/** Layers of marks over a document, each sorted by place, so that a paragraph picks out its own quickly. */
export interface Layers {
  readonly marks: readonly (Span & { readonly item: Item; readonly rank: number; readonly isFirst: boolean })[];
  readonly cues: readonly Span[];
  readonly loaded: readonly Span[];
}

export function layersOf(document: Document, items: readonly Item[]): Layers {
  const marks = items
    .filter(({ kind }) => kind !== "aside")
    .flatMap((item) => {
      const drawn = lines(item.parts, document.text);
      const first = drawn.find(({ start, end }) => start <= item.at && item.at < end) ?? drawn[0];
      return drawn.map((span) => ({ ...span, item, rank: rankOf(item), isFirst: span === first }));
    })
    .sort((a, b) => a.start - b.start);
  const cues = document.attributions
    .filter(({ kind }) => kind === "speech" || kind === "document" || kind === "decree")
    .flatMap(({ cue, source }) => [...cue, ...source])
    .sort((a, b) => a.start - b.start);
  const loaded = document.findings.filter(({ kind }) => kind === "loaded").sort((a, b) => a.start - b.start);
  return { marks, cues, loaded };
}

const rankOf = ({ kind }: Item): number => (kind === "event" ? 3 : kind === "claim" ? 2 : 1);

/** The pieces of one paragraph; together they are its text exactly. */
export function piecesOf(document: Document, layers: Layers, paragraph: Paragraph, selected: Item | null): Piece[] {
  const here = { start: paragraph.start + paragraph.lead, end: paragraph.end };
  const within = <T extends Span>(spans: readonly T[]): T[] => spans.filter((span) => overlaps(span, here));
  const marks = within(layers.marks);
  const cues = within(layers.cues);
  const loaded = within(layers.loaded);
  const runs = within(document.meta.runs);
  const roles = within(selected?.parts ?? []);
  const sentences = document.sentences.flatMap((s, index) => (overlaps(s, here) ? [{ ...s, index }] : []));

  const cuts = new Set<number>([here.start, here.end]);
  for (const span of [...marks, ...cues, ...loaded, ...runs, ...roles, ...sentences])
    for (const at of [span.start, span.end]) if (at > here.start && at < here.end) cuts.add(at);
  const edges = [...cuts].sort((a, b) => a - b);

  return edges.slice(0, -1).map((start, i): Piece => {
    const end = edges[i + 1];
    const at = (span: Span) => span.start <= start && end <= span.end;
    const role = roles.find(at) ?? null;
    const drawn = marks.filter(at);
    const mine = drawn.find(({ item }) => item.id === selected?.id);
    const mark = mine ?? drawn.sort((a, b) => b.rank - a.rank)[0] ?? null;
    return {
      start,
      end,
      sentence: sentences.find(at)?.index ?? -1,
      item: mark?.item.id ?? null,
      family: mark?.item.family ?? null,
      isFirst: mark?.isFirst === true && mark.start === start,
      role: role && role.start === start ? role.role : null,
      isSelected: mine !== undefined,
      isCue: cues.some(at),
      isLoaded: loaded.some(at),
      language: runs.find(at)?.language ?? null,
    };
  });
}
