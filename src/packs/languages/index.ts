import type { Language } from "../../engine/language.ts";

/** Every language there is, each loaded only when asked for, so that a bundle carries no more than it uses. */
export const languages: Readonly<Record<string, () => Promise<Language>>> = {
  en: async () => (await import("./en/index.ts")).en,
};
