import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { readFixtures } from "../../../bench/expected.ts";
import { readVoices } from "../../../bench/voices.ts";
import { createReader } from "../../app/reader.ts";
import type { Article } from "../../document/article.ts";
import type { Document } from "../../document/schema.ts";
import type { Reader } from "../../operations/ascribe.ts";

const read = <T>(name: string): T[] =>
  readFileSync(fileURLToPath(new URL(`../../../fixtures/passages/${name}`, import.meta.url)), "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));

const told = read<{ id: string; text: string }>("told.jsonl");
const none = read<{ text: string }>("none.jsonl");

// Exchanged both ways at once. Equal in length, letter for letter or not: only structure and class are held against each other.
const EXCHANGES: readonly (readonly [string, string])[] = [
  // Whole official names first: half of one exchanged is the name of no state.
  ["People's Republic of China", "Russian Federation"],
  ["Russian", "Chinese"],
  ["Russia", "China"],
  ["Moscow", "Beijing"],
  ["Turkish", "Iranian"],
  ["Turkey", "Iran"],
  ["Ethiopian", "Egyptian"],
  ["Ethiopia", "Egypt"],
  ["Addis Ababa", "Cairo"],
  ["Jordanian", "Syrian"],
  ["Jordan", "Syria"],
  ["Alliance", "League"],
  ["Muslim", "Christian"],
  ["Imam", "Bishop"],
  ["imam", "bishop"],
  ["mosque", "church"],
  ["Islam", "Judaism"],
];

// A near thing of the tagger's: whether "agreed with" is a stance turns on a capital of two words for one of one.
const KNOWN = new Set(["energy-deal-azerbaijan"]);

let reader: Reader;
beforeAll(async () => {
  reader = await createReader("fast");
});

function exchange(text: string): string {
  const other = new Map(EXCHANGES.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]));
  return text.replace(
    new RegExp([...other.keys()].map((word) => `\\b${word}\\b`).join("|"), "g"),
    (word) => other.get(word) ?? word,
  );
}

/** All of a reading but the names: kinds, nesting, classes, statuses, how many of everything. What the clause classifier alone proposes is left out: it has no frame and is never counted. */
function shape({ attributions, events, sentences, findings, claims }: Document): string {
  return JSON.stringify({
    attributions: attributions.map(({ kind, quoted, parent, polarity, source, content }) => [
      kind,
      quoted,
      parent,
      polarity,
      source.length,
      content.length,
    ]),
    events: events
      .filter(({ frame }) => frame !== null)
      .map(({ frame, status, factuality, class: claim, chain, counted }) => [
        frame,
        status,
        factuality,
        claim,
        chain.length,
        counted,
      ]),
    sentences: sentences.map(({ class: claim }) => claim),
    findings: findings.map(({ kind, note }) => [kind, note.split(", of ")[0]]),
    claims: claims.map(({ class: claim, status, factuality, chain }) => [claim, status, factuality, chain.length]),
  });
}

/** Every text of the fixtures that names one of the exchanged. */
const texts = (): { id: string; article: Article }[] =>
  [
    ...told.map(({ id, text }) => ({ id, article: { text, language: "en" } })),
    ...none.map(({ text }) => ({ id: text, article: { text, language: "en" } })),
    ...readVoices().map(({ slug, article }) => ({ id: slug, article })),
    ...readFixtures().map(({ slug, article }) => ({ id: slug, article })),
  ].filter(({ article }) => exchange(article.text) !== article.text);

const exchanged = (article: Article): Article => ({
  ...article,
  text: exchange(article.text),
  ...(article.title ? { title: exchange(article.title) } : {}),
  ...(article.publisher ? { publisher: exchange(article.publisher) } : {}),
});

describe("passages", () => {
  it("finds nothing where nobody says anything and no word pushes", () => {
    const heard = none.filter(({ text }) => {
      const { attributions, findings } = reader.read({ text, language: "en" });
      return attributions.length + findings.length > 0;
    });
    // One in twenty: a tagger that reads "planed" as "planned" is no reason to take "plan" from the lexicon.
    expect(heard.length).toBeLessThanOrEqual(none.length / 20);
  });

  it("reads the same when powers, parties and faiths change places", () => {
    const swapped = texts();
    expect(swapped.length).toBeGreaterThan(40);
    const unlike = swapped.filter(({ article }) => shape(reader.read(article)) !== shape(reader.read(exchanged(article))));
    expect(unlike.map(({ id }) => id).filter((id) => !KNOWN.has(id))).toEqual([]);
  });
});
