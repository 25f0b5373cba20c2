/** The document in miniature: one stroke a line of text, in its sentence's family. */
import type { Document } from "../../../document/schema.ts";
import { type Family, familyOf } from "./families.ts";
import type { Paragraph } from "./page.ts";

export interface Stroke {
  readonly family: Family | "plain";
  /** Part of the strip's width, 0 to 1. */
  readonly width: number;
  /** Whether a paragraph begins here, for the gap above it. */
  readonly isBreak: boolean;
  /** Sentence it stands for, −1 for none. */
  readonly sentence: number;
}

/** Letters that one stroke stands for in a short text; a long one gets as many as keep it to `most` strokes. */
const LETTERS = 66;

export function strokesOf(document: Document, paragraphs: readonly Paragraph[], most = 110): Stroke[] {
  const letters = Math.max(LETTERS, Math.ceil(document.text.length / most));
  const strokes: Stroke[] = [];
  for (const paragraph of paragraphs) {
    let isBreak = true;
    const inside = document.sentences.flatMap((s, index) =>
      s.start < paragraph.end && paragraph.start < s.end
        ? [{ start: Math.max(s.start, paragraph.start), end: Math.min(s.end, paragraph.end), class: s.class, index }]
        : [],
    );
    const parts = inside.length > 0 ? inside : [{ start: paragraph.start, end: paragraph.end, class: null, index: -1 }];
    for (const part of parts) {
      for (let left = part.end - part.start; left > 0; left -= letters) {
        // A sliver of a line would be a dot among lines.
        if (left < letters / 5 && left < part.end - part.start) break;
        strokes.push({
          family: part.class === null ? "plain" : familyOf(part.class),
          width: Math.max(0.2, Math.min(1, left / letters)),
          isBreak,
          sentence: part.index,
        });
        isBreak = false;
      }
    }
  }
  return strokes;
}
