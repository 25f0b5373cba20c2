import type { TokenWords } from "./words.ts";

/**
 * What trained weights see of each word of a sentence. Of a name of several words only the last is seen, as the one word that
 * stands for all such names, and "" of those before it: so no reading depends on how many words a power's name has. A beginning
 * that a hyphen joins to a name ("pro-South African") stays before what stands for it.
 */
export function seenAlike(forms: readonly string[], { alike, alikeNames }: Pick<TokenWords, "alike" | "alikeNames">): string[] {
  const seen = forms.map((form) => alike.get(form) ?? form);
  for (let at = 0; at < forms.length; at++) {
    const joint = forms[at].lastIndexOf("-") + 1;
    const first = forms[at].slice(joint);
    const name = alikeNames.get(first)?.find(({ words }) => words.every((word, k) => word === (k === 0 ? first : forms[at + k])));
    const last = at + (name ? name.words.length : 1) - 1;
    const before = forms[at].slice(0, joint);
    // "the Islamic Republic of Iran" is a longer name, and read word by word; "the United States" bears an article, as no name of one word does.
    const isNamed = name && forms[last + 1] !== name.notBefore && (joint > 0 || forms[at - 1]?.toLowerCase() !== name.notBehind);
    if (isNamed) {
      seen.fill("", at, last);
      seen[last] = before + name.seen;
      at = last;
    } else if (joint > 0 && alike.has(first)) seen[at] = before + alike.get(first);
  }
  return seen;
}
