/** English: the whole pack in one value. */
import type { Language } from "../../../engine/language.ts";
import { document } from "./document.ts";

export const en: Language = {
  code: "en",
  name: "English",
  document,
};
