/** English: the whole pack in one value. */
import type { Language } from "../../../engine/language.ts";
import { attributions } from "./attributions.ts";
import { document } from "./document.ts";
import { events } from "./events.ts";
import { judging } from "./judge.ts";
import { mentions } from "./mentions.ts";
import { tags } from "./tags.ts";
import { tokens } from "./tokens.ts";
import { trees } from "./trees.ts";

export const en: Language = {
  code: "en",
  name: "English",
  attributions,
  document,
  events,
  judging,
  mentions,
  tags,
  tokens,
  trees,
};
