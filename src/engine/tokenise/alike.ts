import type { TokenWords } from "./words.ts";

/**
 * What trained weights see of each word of a sentence. Of a name of several words only the last is seen, as the one word that
 * stands for all such names, and "" of those before it: so no reading depends on how many words a power's name has.
 */
export function seenAlike(forms: readonly string[], { alike, alikeNames }: Pick<TokenWords, "alike" | "alikeNames">): string[] {
  const seen = forms.map((form) => alike.get(form) ?? form);
  for (let at = 0; at < forms.length; at++) {
    const name = alikeNames.get(forms[at])?.find(({ words }) => words.every((word, k) => forms[at + k] === word));
    if (!name) continue;
    const last = at + name.words.length - 1;
    // "the Islamic Republic of Iran" is a longer name, and read word by word.
    if (forms[last + 1] === "of") continue;
    seen.fill("", at, last);
    seen[last] = name.seen;
    at = last;
  }
  return seen;
}
