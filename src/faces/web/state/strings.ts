/** Interface strings: a key, its words, and counts put into the form the language asks for. */
export type Strings = Readonly<Record<string, string | Readonly<Record<string, string>>>>;
export type Values = Readonly<Record<string, string | number>>;
export type Translate = (key: string, values?: Values) => string;

/**
 * @param fallback strings of the language the keys were written in, for what `strings` lacks
 * @returns a function from key to words; `{name}` is filled from the values, and a string with plural forms is
 * chosen by `n`. A key nobody has comes back as itself, so that a gap is seen and not silent.
 */
export function translator(language: string, strings: Strings, fallback: Strings = {}): Translate {
  const rules = new Intl.PluralRules(language);
  const number = new Intl.NumberFormat(language);
  return (key, values = {}) => {
    const entry = strings[key] ?? fallback[key];
    if (entry === undefined) return key;
    const words = typeof entry === "string" ? entry : (entry[rules.select(Number(values.n))] ?? entry.other ?? key);
    return words.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      return value === undefined ? whole : typeof value === "number" ? number.format(value) : value;
    });
  };
}

/** Words for what not every language of the interface names: a key that nobody has gives `otherwise`. */
export function wordsOr(t: Translate, key: string, otherwise: string): string {
  const words = t(key);
  return words === key ? otherwise : words;
}
