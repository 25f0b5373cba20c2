/** PETRARCH's actors and agents files: phrases to codes, codes limited to stretches of time, plurals of agents. */
import type { DictionaryFault, DictionaryFile } from "../../../engine/dictionary.ts";
import { type Line, linesOf, wordsOf } from "./lines.ts";

export interface DatedCode {
  readonly code: string;
  /** ISO days, both included; `null` where open. */
  readonly since: string | null;
  readonly until: string | null;
}

export interface ActorEntry {
  readonly words: readonly string[];
  readonly codes: readonly DatedCode[];
}

export interface AgentEntry {
  readonly words: readonly string[];
  readonly code: string;
  /** The code goes before the actor's ("NGO~"). */
  readonly leads: boolean;
}

export type Phrases<Entry> = ReadonlyMap<string, readonly Entry[]>;

export function readActors({ name, text }: DictionaryFile, faults: DictionaryFault[]): Phrases<ActorEntry> {
  const entries: ActorEntry[] = [];
  let names: string[] = [];
  let codes: DatedCode[] = [];
  const flush = (): void => {
    for (const phrase of names) entries.push({ words: wordsOf(phrase), codes });
    names = [];
    codes = [];
  };
  for (const line of linesOf(text)) {
    const found = codesIn(line, name, faults);
    const phrase = line.text.replace(/\[[^\]]*\]?/g, "").trim();
    if (/^\s/.test(line.text) && phrase === "") {
      if (names.length === 0) faults.push({ file: name, line: line.number, message: "a code stands before any actor" });
      codes.push(...found);
    } else if (phrase.startsWith("+")) {
      if (names.length === 0) faults.push({ file: name, line: line.number, message: "a synonym stands before any actor" });
      else names.push(phrase.slice(1).trim());
      codes.push(...found);
    } else {
      flush();
      if (phrase === "") faults.push({ file: name, line: line.number, message: "no name before the code" });
      else names.push(phrase);
      codes.push(...found);
    }
  }
  flush();
  return byFirst(entries);
}

function codesIn({ text, number }: Line, file: string, faults: DictionaryFault[]): DatedCode[] {
  const found: DatedCode[] = [];
  const opens = (text.match(/\[/g) ?? []).length;
  const closed = text.match(/\[[^[\]]*\]/g) ?? [];
  if (opens !== closed.length) faults.push({ file, line: number, message: "a bracket is not closed" });
  for (const bracket of closed) {
    const inside = bracket.slice(1, -1).trim();
    const parts = /^([^\s<>]*)\s*(?:([<>])\s*(\d{6}|\d{8})|(\d{6}|\d{8})\s*-\s*(\d{6}|\d{8}))?$/.exec(inside);
    if (!parts || parts[1] === "") {
      faults.push({ file, line: number, message: `"${bracket}" is no code` });
      continue;
    }
    const [, code, side, day, from, to] = parts;
    const open = side === "<" ? { since: null, until: isoOf(day) } : side === ">" ? { since: isoOf(day), until: null } : null;
    found.push({ code: code.toUpperCase(), ...(open ?? { since: from ? isoOf(from) : null, until: to ? isoOf(to) : null }) });
  }
  return found;
}

// Six figures are of the last century, as KEDS wrote them, unless they would lie ahead of it.
function isoOf(figures: string): string {
  const full = figures.length === 8 ? figures : `${Number(figures.slice(0, 2)) < 30 ? "20" : "19"}${figures}`;
  return `${full.slice(0, 4)}-${full.slice(4, 6)}-${full.slice(6, 8)}`;
}

/** The code of an actor on a day: the first limited one that holds, else the last without a limit; `null` for none. */
export function codeOn(codes: readonly DatedCode[], day: string | null): string | null {
  const limited =
    day === null
      ? undefined
      : codes.find(
          ({ since, until }) =>
            (since !== null || until !== null) && (since === null || since <= day) && (until === null || day <= until),
        );
  const code = (limited ?? codes.findLast(({ since, until }) => since === null && until === null))?.code;
  return code === undefined || /^[-+#]+$/.test(code) ? null : code;
}

export function readAgents({ name, text }: DictionaryFile, faults: DictionaryFault[]): Phrases<AgentEntry> {
  const entries: AgentEntry[] = [];
  const markers = new Map<string, string[]>();
  for (const { text: line, number } of linesOf(text)) {
    const marker = /^!(\w+)!\s*=\s*(.+)$/.exec(line.trim());
    if (marker) {
      markers.set(
        marker[1],
        marker[2].split(",").map((word) => word.trim()),
      );
      continue;
    }
    const parts = /^([^[{]+?)\s*(\{[^}]*\})?\s*\[\s*(~?)([^\]~]+)(~?)\s*\]/.exec(line);
    if (!parts) {
      faults.push({ file: name, line: number, message: "no agent and code in it" });
      continue;
    }
    const [, phrase, braces, , code, leads] = parts;
    for (const form of spread(phrase.trim(), markers)) {
      for (const inflected of [form, ...plurals(form, braces)])
        entries.push({ words: wordsOf(inflected), code: code.trim(), leads: leads === "~" });
    }
  }
  return byFirst(entries);
}

function spread(phrase: string, markers: ReadonlyMap<string, readonly string[]>): string[] {
  const marker = /!(\w+)!/.exec(phrase);
  if (!marker) return [phrase];
  return (markers.get(marker[1]) ?? []).map((word) => phrase.replace(marker[0], word));
}

// Empty braces say that there is no plural; none at all, that it is regular.
function plurals(form: string, braces: string | undefined): string[] {
  if (braces !== undefined) return braces.slice(1, -1).trim() === "" ? [] : braces.slice(1, -1).trim().split(/\s+/);
  return [form.endsWith("Y") ? `${form.slice(0, -1)}IES` : form.endsWith("S") ? `${form}ES` : `${form}S`];
}

function byFirst<Entry extends { words: readonly string[] }>(entries: readonly Entry[]): Phrases<Entry> {
  const found = new Map<string, Entry[]>();
  for (const entry of entries) {
    const known = found.get(entry.words[0]);
    if (known) known.push(entry);
    else found.set(entry.words[0], [entry]);
  }
  for (const list of found.values()) list.sort((a, b) => b.words.length - a.words.length);
  return found;
}

/** The longest entry whose words stand at `i`. */
export const phraseAt = <Entry extends { words: readonly string[] }>(
  phrases: Phrases<Entry>,
  words: readonly string[],
  i: number,
): Entry | null => phrases.get(words[i])?.find((entry) => entry.words.every((word, k) => words[i + k] === word)) ?? null;
