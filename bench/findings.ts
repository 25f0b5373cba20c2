/**
 * Chains, classes and words that push: on passages of our own (fixtures/passages) and, for loaded words, on BASIL dev, whose
 * annotators marked lexical bias in US news. Flags: --mode fast|accurate, --errors.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createReader } from "../src/app/reader.ts";
import type { Document } from "../src/document/schema.ts";
import { type Bench, gold, type Row, report } from "./report.ts";

export const bench: Bench = {
  name: "findings",
  summary: "chains, classes and words that push: our passages, and BASIL dev",
  run,
};

interface Passage {
  readonly id: string;
  readonly text: string;
  readonly of: string;
  readonly chain: readonly string[];
  readonly class: string;
}

interface Biased {
  readonly text: string;
  readonly spans: readonly { readonly span: readonly [number, number]; readonly bias: string }[];
}

async function run(args: string[]): Promise<void> {
  const reader = await createReader(args.includes("accurate") ? "accurate" : "fast");
  const told = lines<Passage>("../fixtures/passages/told.jsonl");
  const none = lines<{ text: string }>("../fixtures/passages/none.jsonl");
  const misses: string[] = [];
  let roots = 0;
  let chains = 0;
  let classes = 0;
  for (const { id, text, of, chain, class: wanted } of told) {
    const document = reader.read({ text, language: "en" });
    const found = chainOf(document, of);
    const root = chain.length === 0 ? found.length === 0 : names(found[0], chain[0]);
    const whole = found.length === chain.length && chain.every((who, i) => names(found[i], who));
    const got = document.sentences.at(-1)?.class ?? "none";
    if (root) roots++;
    if (whole) chains++;
    if (got === wanted) classes++;
    if (!whole || got !== wanted)
      misses.push(`${id}: chain ${JSON.stringify(found)} for ${JSON.stringify(chain)}, class ${got} for ${wanted}`);
  }
  const silent = none.filter(({ text }) => {
    const { attributions, findings } = reader.read({ text, language: "en" });
    if (attributions.length + findings.length > 0)
      misses.push(`none: ${text} ${JSON.stringify([attributions[0]?.cue, findings[0]])}`);
    return attributions.length + findings.length === 0;
  });
  if (args.includes("--errors")) console.log(misses.join("\n"));
  const of = (part: number, all: number): number => (100 * part) / all;
  const rows: Row[] = [
    { measure: "root speaker right, our passages", value: of(roots, told.length), unit: "%", note: `${told.length} passages` },
    { measure: "whole chain right, our passages", value: of(chains, told.length), unit: "%" },
    { measure: "class of the sentence right, our passages", value: of(classes, told.length), unit: "%" },
    {
      measure: "nothing found where nothing is, our passages",
      value: of(silent.length, none.length),
      unit: "%",
      note: `${none.length} passages`,
    },
    ...loadedOn(lines<Biased>(gold("loaded/basil.dev.jsonl")), (text) => reader.read({ text, language: "en" })),
  ];
  report(rows, args);
}

function lines<T>(path: string): T[] {
  const file = path.startsWith("..") ? fileURLToPath(new URL(path, import.meta.url)) : path;
  return readFileSync(file, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/** Speakers of the narrowest claim that holds the words, root first, without the issuer. */
function chainOf({ text, claims, events }: Document, words: string): string[] {
  const start = text.indexOf(words);
  const holding = [...claims, ...events.map(({ span, chain }) => ({ ...span, chain }))].filter(
    (claim) => claim.start <= start && start < claim.end,
  );
  const narrowest = holding.sort((a, b) => a.end - a.start - (b.end - b.start))[0];
  return narrowest ? narrowest.chain.slice(0, -1).map(({ who }) => who) : [];
}

// A longer or a shorter form of the name is the same speaker: "The ministry" for "the ministry".
const names = (found: string | undefined, wanted: string): boolean =>
  found !== undefined &&
  (found.toLowerCase().includes(wanted.toLowerCase()) || wanted.toLowerCase().includes(found.toLowerCase()));

function loadedOn(articles: readonly Biased[], read: (text: string) => Document): Row[] {
  let marked = 0;
  let right = 0;
  let held = 0;
  let met = 0;
  for (const { text, spans } of articles) {
    const lexical = spans.filter(({ bias }) => bias === "lex").map(({ span: [start, end] }) => ({ start, end }));
    const loaded = read(text).findings.filter(({ kind }) => kind === "loaded");
    const touches = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
      a.start < b.end && b.start < a.end;
    marked += loaded.length;
    right += loaded.filter((finding) => lexical.some((span) => touches(finding, span))).length;
    held += lexical.length;
    met += lexical.filter((span) => loaded.some((finding) => touches(finding, span))).length;
  }
  return [
    {
      measure: "loaded words that BASIL's annotators marked too",
      value: (100 * right) / marked,
      unit: "%",
      note: `${marked} marked in ${articles.length} articles`,
    },
    { measure: "BASIL's lexical bias spans met", value: (100 * met) / held, unit: "%", note: `${held} spans` },
  ];
}
