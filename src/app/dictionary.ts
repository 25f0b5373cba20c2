/**
 * A folder of PETRARCH dictionaries as an optional pack, and a document coded by it: the dictionary's own codes, beside
 * the record's events and never among them. Which file holds what is told by its name, as the field names them
 * (`Phoenix.Countries.actors.txt`, `Phoenix.agents.txt`, `CAMEO.2.0.txt`, `Phoenix.discards.txt`).
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { AscribeError } from "../base/error.ts";
import type { Document } from "../document/schema.ts";
import type { Dictionary, DictionaryEvent, DictionaryFile } from "../engine/dictionary.ts";
import { readPetrarch } from "../packs/dictionaries/petrarch/code.ts";

/** What a dictionary codes in a document; `start` and `end` are those of the verb. */
export interface DictionaryCode extends Omit<DictionaryEvent, "verb"> {
  readonly start: number;
  readonly end: number;
}

const HOLDS = { actors: /actors/i, agents: /agents/i, verbs: /verbs|^CAMEO/i, discards: /discards/i } as const;

/** @throws {AscribeError} `missing-file` when there is no such folder, `bad-dictionary` when it holds no actors or no verbs */
export async function loadDictionary(folder: string): Promise<Dictionary> {
  const names = (await readdir(folder).catch(() => null))?.filter((name) => name.endsWith(".txt")).sort();
  if (!names)
    throw new AscribeError("missing-file", `there is no folder ${folder}; --dictionaries takes a folder of PETRARCH files`);
  const files = async (what: keyof typeof HOLDS): Promise<DictionaryFile[]> =>
    Promise.all(
      names
        .filter((name) => HOLDS[what].test(name))
        .map(async (name) => ({ name, text: await readFile(join(folder, name), "utf8") })),
    );
  const [actors, agents, [verbs], [discards]] = await Promise.all([
    files("actors"),
    files("agents"),
    files("verbs"),
    files("discards"),
  ]);
  if (actors.length === 0 || !verbs)
    throw new AscribeError(
      "bad-dictionary",
      `${folder} holds no *actors*.txt or no *verbs*.txt (or CAMEO*.txt); both are needed`,
    );
  return readPetrarch({ actors, agents, verbs, ...(discards && { discards }) }, folder);
}

/** Actors' codes are those of the day the document was published. */
export function codeDocument(dictionary: Dictionary, { text, tokens, sentences, meta }: Document): DictionaryCode[] {
  if (dictionary.discards(text) === "story") return [];
  const day = meta.published.value?.slice(0, 10) ?? null;
  return sentences.flatMap(({ start, end }) => {
    const from = tokens.findIndex((token) => token.start >= start);
    const own = from < 0 ? [] : tokens.slice(from).filter((token) => token.end <= end);
    if (own.length === 0 || dictionary.discards(text.slice(start, end)) === "sentence") return [];
    const words = own.map(({ start: at, end: to, lemma, upos, head, deprel }) => ({
      form: text.slice(at, to),
      lemma,
      upos,
      head: head < from || head >= from + own.length ? -1 : head - from,
      deprel,
    }));
    return dictionary.code(words, day).map(({ verb, ...event }) => ({ ...event, start: own[verb].start, end: own[verb].end }));
  });
}
