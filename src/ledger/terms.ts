/**
 * Words as search knows them: folded so that one word has one form over cases, accents, apostrophes and the two scripts
 * Central Asian languages are written in. It folds letters, never meanings.
 */
import { hash32 } from "../base/hash.ts";

/** Folded words of a text in order. */
export function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Hashed terms with their counts, and how many words there are. */
export function termsOf(text: string): { terms: [term: number, count: number][]; length: number } {
  const counts = new Map<number, number>();
  const words = wordsOf(text);
  for (const word of words) {
    const term = hash32(word);
    counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return { terms: [...counts], length: words.length };
}

/** Terms of what a person asks for. */
export const askedTerms = (query: string): number[] => [...new Set(wordsOf(query).map((word) => hash32(word)))];

/** One form for letters that differ only in case, accent, width, or script. */
export function fold(text: string): string {
  // Of plain letters there is nothing to fold but capitals and apostrophes, and most words are such.
  if (PLAIN.test(text)) return text.toLowerCase().replace(/(?<=[a-z])['`](?=\w)/g, "");
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      // Uzbek oʻ gʻ and every apostrophe within a word: the mark goes, the letter stays.
      .replace(/(?<=\p{L})['’‘ʻʼ`´](?=\p{L}|\b)/gu, "")
      .replace(/[Ѐ-ӿإأآىةـßøłđıæœ]/gu, (letter) => LETTERS[letter] ?? letter)
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
  );
}

const PLAIN = /^[\0-\x7f]*$/;

/** Cyrillic (Russian and the Turkic and Persian alphabets built on it) as Latin by ISO 9's plain cousin; Arabic letter forms as one. */
const LETTERS: Readonly<Record<string, string>> = Object.fromEntries(
  (
    "а=a б=b в=v г=g д=d е=e ё=e ж=j з=z и=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=x ц=ts ч=ch ш=sh щ=sh ъ= ы=y ь= э=e ю=yu я=ya " +
    "і=i ї=i є=e ґ=g ў=o қ=q ғ=g ҳ=h ң=n ө=o ү=u ұ=u ә=a һ=h җ=j ҷ=j ӣ=i ӯ=u ј=j љ=l њ=n ћ=c ђ=d џ=d " +
    "إ=ا أ=ا آ=ا ى=ي ة=ه ـ= ß=ss ø=o ł=l đ=d ı=i æ=ae œ=oe"
  )
    .split(" ")
    .map((pair) => pair.split("=")),
);
