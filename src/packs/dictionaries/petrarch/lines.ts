/** The lines of a PETRARCH file without comments, each with its number. */
export interface Line {
  readonly text: string;
  readonly number: number;
}

export function linesOf(text: string): Line[] {
  const found: Line[] = [];
  let inside = false;
  for (const [i, raw] of text.split(/\r?\n/).entries()) {
    let line = raw;
    if (inside) {
      const end = line.indexOf("-->");
      if (end < 0) continue;
      inside = false;
      line = line.slice(end + 3);
    }
    line = line.replace(/<! ?--.*?-->/g, "");
    const begin = line.search(/<! ?--/);
    if (begin >= 0) {
      inside = true;
      line = line.slice(0, begin);
    }
    const hash = line.indexOf("#");
    if (hash >= 0) line = line.slice(0, hash);
    if (line.trim() !== "") found.push({ text: line.trimEnd(), number: i + 1 });
  }
  return found;
}

/** A phrase cut as the backbone's tokeniser would: words, with hyphens and possessives apart. */
export const wordsOf = (phrase: string): string[] => {
  const words: string[] = [];
  for (const part of phrase.toUpperCase().split(/[_\s]+/))
    words.push(...(part.match(/(?:\p{L}\.){2,}|[\p{L}\p{N}&!$%^+*]+(?:'[\p{L}]+)*\.?|-|[^\s\p{L}\p{N}]/gu) ?? []));
  return words.map((word) => (/^\p{L}{3,}\.$/u.test(word) ? word.slice(0, -1) : word));
};
