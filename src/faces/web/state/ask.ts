/**
 * Questions as chips. A question is read by a grammar of names, instruments, times and shapes, never by a model;
 * whatever it could not place is said, so that the answer is never to another question than the one asked.
 */
export const INTENTS = [
  "share",
  "leads",
  "versus",
  "events",
  "count",
  "first",
  "last",
  "largest",
  "where",
  "undated",
  "unsourced",
  "sources",
  "documents",
  "contradictions",
  "change",
  "imputed",
  // What is declined, each with its reason.
  "intentions",
  "truth",
  "future",
  "advice",
] as const;
export type Intent = (typeof INTENTS)[number];

export const REFUSED: ReadonlySet<Intent> = new Set(["intentions", "truth", "future", "advice"]);

export interface Asked {
  readonly intent: Intent;
  readonly states: readonly string[];
  readonly powers: readonly string[];
  readonly instrument: string | null;
  /** ISO 8601 days, both included. */
  readonly from: string | null;
  readonly to: string | null;
  /** Words of the question that no chip stands for. */
  readonly unread: readonly string[];
  /** The words each chip was read from, by what the chip says: taken out of the question, the chip is gone. */
  readonly words: Readonly<Record<string, string>>;
}

/** Words of the interface's language: what names an actor, an instrument, an intent, and what may be passed over. */
export interface AskWords {
  /** Lower-case name → actor code. */
  readonly actors: ReadonlyMap<string, string>;
  readonly instruments: ReadonlyMap<string, string>;
  readonly intents: ReadonlyMap<string, Intent>;
  readonly months: readonly string[];
  readonly since: readonly string[];
  readonly until: readonly string[];
  readonly ignored: ReadonlySet<string>;
}

/** @param region states that figures are about; every other actor is read as a power */
export function readQuestion(question: string, words: AskWords, region: readonly string[]): Asked {
  let rest = ` ${question
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, " ")
    .replace(/\s+/g, " ")
    .trim()} `;
  const read: Record<string, string> = {};
  const take = <T extends string>(table: ReadonlyMap<string, T>): T[] => {
    const found: { at: number; value: T }[] = [];
    // Longer names first, so that "south korea" is not "korea".
    for (const [name, value] of [...table].sort((a, b) => b[0].length - a[0].length)) {
      const at = rest.indexOf(` ${name} `);
      if (at < 0) continue;
      found.push({ at, value });
      read[value] ??= name;
      rest = rest.replace(` ${name} `, ` ${" ".repeat(name.length)} `);
    }
    return [...new Set(found.sort((a, b) => a.at - b.at).map(({ value }) => value))];
  };
  const intents = take(words.intents);
  const actors = take(words.actors);
  const instruments = take(words.instruments);
  const time = takeTime(rest, words);
  rest = time.rest;
  if (time.read !== "") read.time = time.read;
  const powers = actors.filter((code) => !region.includes(code));
  // What is declined is declined whatever else is asked; of the rest, the first named, since it stands where the question word does.
  const intent = intents.find((one) => REFUSED.has(one)) ?? intents[0] ?? (actors.length > 0 ? "share" : "events");
  return {
    intent: intent === "versus" && powers.length < 2 ? "share" : intent,
    states: actors.filter((code) => region.includes(code)),
    powers,
    instrument: instruments[0] ?? null,
    from: time.from,
    to: time.to,
    unread: rest.split(" ").filter((word) => word !== "" && !words.ignored.has(word)),
    words: read,
  };
}

interface Time {
  readonly rest: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly read: string;
}

/** A year, or a month of a year, or all since or until one; a month without a year is not read, since nothing says which. */
function takeTime(text: string, { months, since, until }: AskWords): Time {
  const year = /\b(19|20)\d{2}\b/.exec(text);
  if (!year) return { rest: text, from: null, to: null, read: "" };
  let rest = text.replace(year[0], " ");
  const read: string[] = [];
  const takeWord = (list: readonly string[]): boolean => {
    const word = list.find((one) => rest.includes(` ${one} `));
    if (!word) return false;
    rest = rest.replace(` ${word} `, "  ");
    read.push(word);
    return true;
  };
  const isSince = takeWord(since);
  const isUntil = !isSince && takeWord(until);
  const month = months.findIndex((name) => rest.includes(` ${name} `));
  let [from, to] = [`${year[0]}-01-01`, `${year[0]}-12-31`];
  if (month >= 0) {
    takeWord([months[month]]);
    const number = String(month + 1).padStart(2, "0");
    const last = new Date(Date.UTC(Number(year[0]), month + 1, 0)).getUTCDate();
    [from, to] = [`${year[0]}-${number}-01`, `${year[0]}-${number}-${last}`];
  }
  return { rest, from: isUntil ? null : from, to: isSince ? null : to, read: [...read, year[0]].join(" ") };
}

/** The question without the words of one chip. */
export function without(question: string, words: string): string {
  let left = question;
  for (const word of words.split(" "))
    left = left.replace(new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])(['’]s)?`, "iu"), "");
  return left.replace(/\s+/g, " ").trim();
}
