/** Letters and digits of a line in lower case, everything else as single spaces: what the phrase lists are matched on. */
export const plain = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

export const startsWith = (phrase: string, opening: string): boolean =>
  phrase.startsWith(opening) && (phrase.length === opening.length || phrase[opening.length] === " ");

export const countWords = (line: string): number => line.match(/\S+/g)?.length ?? 0;

/** A stop, and marks of quotation or brackets behind it. */
export const endsSentence = (line: string): boolean => /[.!?…]["”’»)\]]*$/.test(line);

/** "Q: …", "MR. SMITH: …": a line that opens with who speaks. */
export const isTurn = (line: string): boolean => /^(?:Q|A|\p{Lu}[\p{Lu} .'-]{2,40}):\s/u.test(line.slice(0, 60));

/** "Lin Jian: …": a line that opens with a name of one to four words and a colon. */
export const isSpoken = (line: string): boolean => /^\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,3}:\s/u.test(line.slice(0, 60));

/** With so many turns a text is a transcript; one line with a colon is a headline. */
export const TRANSCRIPT_TURNS = 3;
