/**
 * Ministries and ministers by what they are of: "the ministry of economy, trade and industry", "the trade and industry minister". Comes with a
 * language. The first that is said decides where several are.
 */
import type { MentionWords, SectorRow } from "../words.ts";

/** The office whose first word is token `i`, from there to behind its last; `low` is the text in lower case, `word` the token's first word. */
export type OfficeAt = (low: string, tokens: Positioned, i: number, to: number, word: string) => Office | null;

type Positioned = readonly { readonly start: number; readonly end: number }[];

export interface Office {
  readonly to: number;
  readonly row: SectorRow;
}

/** Words of the longest portfolio: "temporarily occupied territories". */
const LONGEST = 3;

/** @param sectors by portfolio */
export function officesOf(sectors: ReadonlyMap<string, string>, words: MentionWords["words"]): OfficeAt {
  const firsts = new Set([...sectors.keys()].map((name) => name.split(" ")[0]));
  const rows = new Map<string, SectorRow>();
  const rowOf = (sector: string, noun: string): SectorRow => {
    const isBody = words["ministry-noun"].has(noun);
    const key = `${sector} ${isBody}`;
    const row: SectorRow = rows.get(key) ?? {
      form: noun,
      sector,
      ...(isBody ? { kind: "government", class: "body" } : { kind: "person", class: "office" }),
    };
    rows.set(key, row);
    return row;
  };
  const isHead = (noun: string): boolean => words["ministry-noun"].has(noun) || words["minister-noun"].has(noun);
  return (low, tokens, i, to, word) => {
    const textOf = (from: number, end: number): string => low.slice(tokens[from].start, tokens[end - 1].end);
    const portfolioAt = (at: number): number => {
      if (at >= to || !firsts.has(/^[\p{L}]*/u.exec(textOf(at, at + 1))![0])) return at;
      for (let size = Math.min(LONGEST, to - at); size > 0; size--) if (sectors.has(textOf(at, at + size))) return at + size;
      return at;
    };
    // "trade", "economy and finance", "economy, trade and industry": behind the last of them.
    const listAt = (at: number): number => {
      let [end, done] = [portfolioAt(at), portfolioAt(at)];
      while (end > at && end < to) {
        let next = end;
        while (next < to && /^(?:,|&)$/.test(textOf(next, next + 1))) next++;
        const isLast = next < to && words.and.has(textOf(next, next + 1));
        if (isLast) next++;
        if (next < to && words.definite.has(textOf(next, next + 1))) next++;
        const after = next > end ? portfolioAt(next) : next;
        if (after === next) break;
        end = after;
        if (isLast || low[tokens[next].start - 2] === "&") done = end;
      }
      return done;
    };
    if (isHead(word)) {
      const at = i + 2;
      if (at >= to || !words["genitive-close"].has(textOf(i + 1, at))) return null;
      const from = words.definite.has(textOf(at, at + 1)) ? at + 1 : at;
      const end = listAt(from);
      return end > from ? { to: end, row: rowOf(sectors.get(textOf(from, portfolioAt(from)))!, word) } : null;
    }
    if (!firsts.has(word)) return null;
    for (const end of new Set([listAt(i), portfolioAt(i)])) {
      const noun = end > i && end < to ? textOf(end, end + 1) : "";
      // "information department", "home secretary": departments and secretaries of a state are known by their own names.
      if (words["minister-of-noun"].has(noun)) return { to: end + 1, row: rowOf(sectors.get(textOf(i, portfolioAt(i)))!, noun) };
    }
    return null;
  };
}
