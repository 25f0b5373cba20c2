/**
 * Questions as chips. A question is read by a grammar of names, instruments and times, never by a model; whatever it
 * could not place is said, so that the answer is never to another question than the one asked.
 */
export interface Asked {
  readonly intent: "share" | "events" | "intentions" | "sources" | "contradictions";
  readonly states: readonly string[];
  readonly powers: readonly string[];
  readonly instrument: string | null;
  /** ISO 8601 days, both included. */
  readonly from: string | null;
  readonly to: string | null;
  /** Words of the question that no chip stands for. */
  readonly unread: readonly string[];
}

/** Words of the interface's language: what names an actor, an instrument, an intent, and what may be passed over. */
export interface AskWords {
  /** Lower-case name → actor code. */
  readonly actors: ReadonlyMap<string, string>;
  readonly instruments: ReadonlyMap<string, string>;
  readonly intents: ReadonlyMap<string, Asked["intent"]>;
  readonly months: readonly string[];
  readonly ignored: ReadonlySet<string>;
}

/** @param region states that figures are about; every other actor is read as a power */
export function readQuestion(question: string, words: AskWords, region: readonly string[]): Asked {
  let rest = ` ${question
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, " ")
    .replace(/\s+/g, " ")
    .trim()} `;
  const take = <T>(table: ReadonlyMap<string, T>): T[] => {
    const found: { at: number; value: T }[] = [];
    // Longer names first, so that "south korea" is not "korea".
    for (const [name, value] of [...table].sort((a, b) => b[0].length - a[0].length)) {
      const at = rest.indexOf(` ${name} `);
      if (at < 0) continue;
      found.push({ at, value });
      rest = rest.replace(` ${name} `, ` ${" ".repeat(name.length)} `);
    }
    return [...new Set(found.sort((a, b) => a.at - b.at).map(({ value }) => value))];
  };
  const actors = take(words.actors);
  const instruments = take(words.instruments);
  const intents = take(words.intents);
  const time = takeTime(rest, words.months);
  rest = time.rest;
  return {
    intent: intents[0] ?? (actors.length > 0 ? "share" : "events"),
    states: actors.filter((code) => region.includes(code)),
    powers: actors.filter((code) => !region.includes(code)),
    instrument: instruments[0] ?? null,
    from: time.from,
    to: time.to,
    unread: rest.split(" ").filter((word) => word !== "" && !words.ignored.has(word)),
  };
}

/** A year, or a month of a year; a month without a year is not read, since nothing says which. */
function takeTime(text: string, months: readonly string[]): { rest: string; from: string | null; to: string | null } {
  const year = /\b(19|20)\d{2}\b/.exec(text);
  if (!year) return { rest: text, from: null, to: null };
  let rest = text.replace(year[0], " ");
  const month = months.findIndex((name) => rest.includes(` ${name} `));
  if (month < 0) return { rest, from: `${year[0]}-01-01`, to: `${year[0]}-12-31` };
  rest = rest.replace(` ${months[month]} `, "  ");
  const number = String(month + 1).padStart(2, "0");
  const last = new Date(Date.UTC(Number(year[0]), month + 1, 0)).getUTCDate();
  return { rest, from: `${year[0]}-${number}-01`, to: `${year[0]}-${number}-${last}` };
}
