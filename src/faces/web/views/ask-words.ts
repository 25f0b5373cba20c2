/** The words of a language that questions are read by: its own names of states, and the lists in its strings. */
import type { AskWords } from "../state/ask.ts";
import { INTENTS } from "../state/ask.ts";
import { monthName } from "../state/format.ts";
import { allStates, nameOf } from "../state/names.ts";
import type { Translate } from "../state/strings.ts";
import { INSTRUMENTS } from "../state/weights.ts";

export function wordsOf(language: string, t: Translate): AskWords {
  const list = (key: string) =>
    t(key)
      .split("|")
      .map((word) => word.trim())
      .filter((word) => word !== "");
  const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}\s-]/gu, " ");
  const actors = new Map(allStates().map((code) => [plain(nameOf(code, language)), code] as const));
  for (const pair of list("ask.words.actors")) {
    const [name, code] = pair.split("=");
    actors.set(name, code);
  }
  const table = <T extends string>(keys: readonly T[]) =>
    new Map(keys.flatMap((key) => list(`ask.words.${key}`).map((word) => [word, key] as const)));
  return {
    actors,
    instruments: table(INSTRUMENTS),
    intents: table(INTENTS),
    months: Array.from({ length: 12 }, (_, i) =>
      new Intl.DateTimeFormat(language, { month: "long" }).format(new Date(2021, i, 15)).toLowerCase(),
    ).flatMap((name, i) => name || monthName(i + 1, language)),
    since: list("ask.words.since"),
    until: list("ask.words.until"),
    ignored: new Set(list("ask.words.ignored")),
  };
}
