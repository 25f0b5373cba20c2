import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { type Strings, type Translate, translator } from "../state/strings.ts";
import en from "../strings/en.json";

export const LANGUAGES = { en: "English", ru: "Русский" } as const;
export type LanguageCode = keyof typeof LANGUAGES;

interface Spoken {
  readonly language: LanguageCode;
  readonly t: Translate;
  readonly setLanguage: (language: LanguageCode) => void;
}

// English of the first view comes with the page; the rest with the first screen that needs it, or when the page is idle.
const table: Record<string, Strings[string]> = { ...en };
const english = translator("en", table);
let screens: Promise<void> | null = null;

export function screenStrings(): Promise<void> {
  screens ??= import("../strings/en-screens.json").then(({ default: more }) => void Object.assign(table, more));
  return screens;
}

const Context = createContext<Spoken>({ language: "en", t: english, setLanguage: () => {} });

export const useLanguage = (): Spoken => useContext(Context);

/** Another language than English is fetched whole when it is chosen. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<LanguageCode>(() => keptLanguage());
  const [spoken, setSpoken] = useState<{ readonly language: LanguageCode; readonly t: Translate }>({
    language: "en",
    t: english,
  });

  const [, setWhole] = useState(false);
  useEffect(() => {
    const wait = setTimeout(() => screenStrings().then(() => setWhole(true)), 1200);
    return () => clearTimeout(wait);
  }, []);

  useEffect(() => {
    localStorage.setItem("ascribe.language", language);
    document.documentElement.lang = language;
    if (language === "en") {
      setSpoken({ language, t: english });
      return;
    }
    let isCurrent = true;
    import("../strings/ru.json").then(({ default: strings }) => {
      if (isCurrent) setSpoken({ language, t: translator(language, strings as Strings, table) });
    });
    return () => {
      isCurrent = false;
    };
  }, [language]);

  return <Context value={{ ...spoken, setLanguage }}>{children}</Context>;
}

function keptLanguage(): LanguageCode {
  const kept = localStorage.getItem("ascribe.language");
  if (kept === "en" || kept === "ru") return kept;
  return navigator.language.startsWith("ru") ? "ru" : "en";
}
