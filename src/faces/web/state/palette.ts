/** Finding by typing: entries whose words begin as typed first, then those that hold it, then scattered letters. */
export interface Entry {
  readonly words: string;
  readonly also?: string;
}

export function rank<T extends Entry>(entries: readonly T[], query: string): T[] {
  const sought = plain(query);
  if (sought === "") return [...entries];
  return entries
    .map((entry, order) => ({ entry, order, score: score(plain(`${entry.words} ${entry.also ?? ""}`), sought) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.order - b.order)
    .map(({ entry }) => entry);
}

function score(words: string, sought: string): number {
  if (words.startsWith(sought)) return 4;
  if (words.includes(` ${sought}`)) return 3;
  if (words.includes(sought)) return 2;
  return isScattered(words, sought) ? 1 : 0;
}

/** All letters in order, as when "uzru" is typed for "Uzbek-Russian". */
function isScattered(words: string, sought: string): boolean {
  let at = 0;
  for (const letter of sought) {
    at = words.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return sought.length > 2;
}

/** Case, accents and the many apostrophes of Uzbek do not stand between a person and a document. */
export const plain = (words: string): string =>
  words
    .normalize("NFD")
    .replace(/[\u0300-\u036f\u02bb\u02bc'’‘]/g, "")
    .toLowerCase()
    .trim();
