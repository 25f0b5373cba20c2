import type { AttributionWords } from "./attributions/words.ts";
import type { EventWords } from "./events/words.ts";
import type { JudgeWords } from "./judge/words.ts";
import type { MentionWords } from "./mentions/words.ts";
import type { ParseWords } from "./parse/words.ts";
import type { DocumentWords } from "./segment/words.ts";
import type { TagWords } from "./tag/words.ts";
import type { TokenWords } from "./tokenise/words.ts";

export type { AttributionWords, CueWord, Force, Imputed } from "./attributions/words.ts";
export { EVENT_WORD_KINDS, type EventWordKind, type EventWords, type TriggerRow } from "./events/words.ts";
export type { Effect, Firmness, JudgeWords, MindWord, Turn } from "./judge/words.ts";
export {
  type HolderRow,
  MENTION_WORD_KINDS,
  type MentionWordKind,
  type MentionWords,
  type NameSense,
  type QuantityWords,
  type SectorRow,
  type TimeWords,
} from "./mentions/words.ts";
export type { ParseWords } from "./parse/words.ts";
export type { DocumentWords } from "./segment/words.ts";
export type { TagWords } from "./tag/words.ts";
export type { AlikeName, TokenWords } from "./tokenise/words.ts";

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
  readonly attributions: AttributionWords;
  readonly judging: JudgeWords;
  readonly document: DocumentWords;
  readonly events: EventWords;
  readonly mentions: MentionWords;
  readonly tags: TagWords;
  readonly tokens: TokenWords;
  readonly trees: ParseWords;
}
