/** Answers by word form, kept from text to text: news repeats its words. Emptied when it outgrows any one text. */
export function byForm<T>(describe: (form: string) => T): (form: string) => T {
  // 20,000 forms are about ten times a long report's vocabulary; all that the stages keep of them is some 45 MB a thread.
  const LIMIT = 20_000;
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
