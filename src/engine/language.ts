import type { DocumentWords } from "./segment/words.ts";

export type { DocumentWords } from "./segment/words.ts";

/**
 * The socket a language pack fills. Each stage says beside itself what it needs of a language (`words.ts` or
 * `rules.ts` in its folder); this file only gathers them, so that a pack imports one place and a stage none
 * of its siblings.
 */
export interface Language {
  /** BCP 47. */
  readonly code: string;
  /** Its own name and its English one. */
  readonly name: string;
  readonly document: DocumentWords;
}
