/** Answers by word form, kept from text to text: news repeats its words. Emptied when it outgrows any one text. */
export function byForm<T>(describe: (form: string) => T): (form: string) => T {
  // 60,000 forms are about thirty times a long report's vocabulary, and 20 MB.
  const LIMIT = 60_000;
  const cache = new Map<string, T>();
  return (form) => {
    let known = cache.get(form);
    if (known === undefined) {
      known = describe(form);
      if (cache.size >= LIMIT) cache.clear();
      cache.set(form, known);
    }
    return known;
  };
}
