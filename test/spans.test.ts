import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { createReader } from "../src/app/reader.ts";
import { type Document, documentSchema } from "../src/document/schema.ts";
import type { Mode, Reader } from "../src/operations/ascribe.ts";

// Reading takes anything for text: what must hold of every reading is held here against text that nobody would write.

const SEED = 20211124;
const RUNS = Number(process.env.SPANS_RUNS ?? 1500);

// One or two letters of scripts that join, stack, run right to left, have no case or no spaces.
const SCRIPTS = "Aaßıİ Жўқғҳ Ως אבּ عَلَيْ ﴿﴾ ނ हिन्दी ไทย ქა Հայ 한국 漢字 かな ᠮᠣ ‮‏‎ 👨‍👩‍👧🇺🇿 𝔘𝒩 é ﬁ".split(" ");
const MARKS = [
  "“",
  "”",
  "«",
  "»",
  '"',
  "'",
  "’",
  "(",
  ")",
  "[",
  "—",
  "–",
  "-",
  "…",
  ".",
  "!",
  "?",
  ":",
  ";",
  ",",
  "%",
  "$",
  "#",
  "*",
  "/",
  "\\",
  "<",
  ">",
  "&amp;",
];
const BREAKS = [
  "\n",
  "\n\n",
  "\r\n",
  "\t",
  " ",
  "\u00a0",
  "\u2028",
  "\u200b",
  "\ufeff",
  "\u0000",
  "\u0007",
  "\u001b[31m",
  "\ud83d",
  "\udc00",
  "\ufffd",
];
// What sets rules going: names, cues, numbers, dates, verbs of acts, all at the wrong places.
const WORDS =
  "Russia Uzbek ministry of Defense said according to that will not may if accused attacked withdrew exercise 1,500 soldiers July 30 31/07/2021 2021-13-45 99999999999999 1e309 -0 “We Press Release (Translated) U.S. Dr. don't 's http://a.b/c?d=e www. @x 8:24 [TMQ about between and or the".split(
    " ",
  );

const piece = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 2, arbitrary: fc.constantFrom(...SCRIPTS) },
  { weight: 2, arbitrary: fc.constantFrom(...MARKS) },
  { weight: 2, arbitrary: fc.constantFrom(...BREAKS) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 8 }) },
  // Any UTF-16 code units at all, halves of surrogate pairs among them.
  {
    weight: 1,
    arbitrary: fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 6 }).map((units) => String.fromCharCode(...units)),
  },
);
const joiner = fc.constantFrom("", " ", " ", " ", "\n\n");
const oddText = fc.array(fc.tuple(piece, joiner), { maxLength: 60 }).map((pairs) => pairs.flat().join(""));

describe.each<Mode>(["fast", "accurate"])("reading in %s mode", (mode) => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await createReader(mode);
  });

  it("never throws, alters nothing, keeps every span inside the text and the record in its schema", () => {
    fc.assert(
      fc.property(oddText, (text) => holds(text, reader.read({ text }))),
      { seed: SEED, numRuns: RUNS },
    );
  });

  it("holds for text that is nothing, or one thing many times over", () => {
    for (const text of [
      "",
      " ",
      "\n\n\n",
      "\ud800",
      "\udfff".repeat(9),
      ".",
      "”".repeat(300),
      "(".repeat(300),
      "said ".repeat(300),
      "\u202e".repeat(50),
    ])
      holds(text, reader.read({ text }));
    for (const text of [
      "a".repeat(20_000),
      "Russia and ".repeat(400),
      "He said “".repeat(300),
      "1,".repeat(2000),
      "No. ".repeat(1000),
    ])
      holds(text, reader.read({ text }));
  });

  it("gives the same bytes when it reads again", () => {
    fc.assert(
      fc.property(oddText, (text) => {
        expect(JSON.stringify(reader.read({ text }))).toBe(JSON.stringify(reader.read({ text })));
      }),
      { seed: SEED + 1, numRuns: Math.ceil(RUNS / 10) },
    );
  });
});

function holds(text: string, document: Document): void {
  expect(document.text).toBe(text);
  const checked = documentSchema.safeParse(document);
  expect(checked.error?.issues ?? []).toEqual([]);
  expect(badSpans(document, text.length)).toEqual([]);
  expect(danglingIds(document)).toEqual([]);
}

/** Every `{start, end}` anywhere in the record that does not lie in the text. */
function badSpans(value: unknown, length: number, path = "document"): string[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, part]) => badSpans(part, length, `${path}.${key}`));
  if (!("start" in value) || !("end" in value)) return inner;
  const { start, end } = value as { start: number; end: number };
  const good = Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end <= length;
  return good ? inner : [...inner, `${path} ${start}-${end} of ${length}`];
}

/** Ids that name nothing, and ids given twice. */
function danglingIds({ mentions, times, quantities, quotes, attributions, events, tokens }: Document): string[] {
  const given = [mentions, times, quantities, quotes, attributions, events].flatMap((part) => part.map(({ id }) => id));
  const known = new Set(given);
  const named = [
    ...mentions.map(({ sameAs }) => sameAs),
    ...quotes.map(({ speaker }) => speaker).filter((speaker) => speaker !== "(issuer)"),
    ...attributions.map(({ parent }) => parent),
    ...events.flatMap((event) => [
      ...[...event.actors, ...event.recipients].map(({ mention }) => mention),
      ...event.magnitudes,
      event.time.time,
      event.partOf,
      ...event.chain.map(({ attribution }) => attribution ?? null),
    ]),
  ].filter((id) => id !== null);
  const twice = given.filter((id, i) => given.indexOf(id) !== i);
  const heads = tokens.flatMap(({ head }, i) => (head < tokens.length && head !== i ? [] : [`head of token ${i}`]));
  return [...named.filter((id) => !known.has(id)), ...twice.map((id) => `${id} twice`), ...heads];
}
