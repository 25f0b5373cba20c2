/**
 * Happenings and lineages found again: in the bundled corpus and in nine others against what a person read in them, in presses that
 * write prose, and in presses of random words. `--corpus`, `--second`, `--third`, `--fourth`, `--fifth`, `--sixth`, `--seventh`, `--eighth`, `--ninth`, `--tenth`, `--press`, `--words` for one of them; `--happenings 120 --seed 11 --errors`
 */
import { readdirSync, readFileSync } from "node:fs";
import { madeUpPress, type Telling } from "../fixtures/worlds/press.ts";
import { madeUpWorld } from "../fixtures/worlds/world.ts";
import { createReader } from "../src/app/reader.ts";
import { seeded, shuffled } from "../src/base/random.ts";
import { readTsv } from "../src/base/tsv.ts";
import type { Article } from "../src/document/article.ts";
import type { Document } from "../src/document/schema.ts";
import type { Bench, Row } from "./report.ts";
import { report } from "./report.ts";
import { type Match, matched } from "./tellings.ts";

/** Option, folder, and what the table calls it. */
const LABELLED = [
  ["corpus", "corpus", "bundled corpus"],
  ["second", "second-corpus", "second corpus"],
  ["third", "third-corpus", "third corpus"],
  ["fourth", "fourth-corpus", "fourth corpus"],
  ["fifth", "fifth-corpus", "fifth corpus"],
  ["sixth", "sixth-corpus", "sixth corpus"],
  ["seventh", "seventh-corpus", "seventh corpus"],
  ["eighth", "eighth-corpus", "eighth corpus"],
  ["ninth", "ninth-corpus", "ninth corpus"],
  ["tenth", "tenth-corpus", "tenth corpus"],
] as const;

export const bench: Bench = {
  name: "matching",
  summary: "Happenings and lineages found again: ten labelled corpora, made-up presses in prose and in random words",
  async run(args: string[]): Promise<void> {
    const option = (name: string, fallback: number): number => {
      const at = args.indexOf(`--${name}`);
      return at < 0 ? fallback : Number(args[at + 1]);
    };
    const parts = [...LABELLED.map(([part]) => part), "press", "words"].filter((part) => args.includes(`--${part}`));
    const wanted = (part: string): boolean => parts.length === 0 || parts.includes(part);
    const [happenings, seed] = [option("happenings", 120), option("seed", 11)];
    for (const [part, folder, what] of LABELLED) {
      if (!wanted(part)) continue;
      const { articles, tellings } = labelledCorpus(folder);
      await tell(what, await read(articles, "accurate"), tellings, args);
    }
    if (wanted("press")) {
      for (const number of [seed, seed + 1]) {
        const { articles, tellings } = madeUpPress({ happenings, seed: number });
        await tell(`prose press ${number}`, await read(articles, "fast"), tellings, args);
      }
    }
    if (wanted("words")) {
      for (const number of [seed, seed + 1]) {
        const world = madeUpWorld({ happenings, seed: number });
        const tellings = world.documents.map(({ id, text }, article): Telling => {
          const [happening, lineage] = [String(world.happening.get(id)), String(world.lineage.get(id))];
          return { article, start: 0, end: text.length, happening, lineage };
        });
        await tell(`random words ${number}`, world.documents, tellings, args);
      }
    }
  },
};

/** A folder of articles with the tellings a person found in them. */
export function labelledCorpus(name: (typeof LABELLED)[number][1]): { articles: Article[]; tellings: Telling[] } {
  const folder = new URL(`../fixtures/${name}/`, import.meta.url);
  const slugs = readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.slice(0, -".json".length));
  const articles = slugs.map((slug): Article => {
    const { about, ...article } = JSON.parse(readFileSync(new URL(`${slug}.json`, folder), "utf8"));
    return article;
  });
  const table = readTsv<"happening" | "slug" | "words" | "lineage">(
    readFileSync(new URL(`../${name}-happenings.tsv`, folder), "utf8"),
  );
  const tellings = table.map(({ happening, slug, words, lineage }): Telling => {
    const article = slugs.indexOf(slug);
    const start = articles[article].text.indexOf(words);
    return { article, start, end: start + words.length, happening: happening.startsWith("?") ? null : happening, lineage };
  });
  return { articles, tellings };
}

async function read(articles: readonly Article[], mode: "fast" | "accurate"): Promise<Document[]> {
  const reader = await createReader(mode);
  return articles.map((article) => reader.read(article));
}

async function tell(name: string, documents: readonly Document[], tellings: readonly Telling[], args: string[]): Promise<void> {
  const found = await matched(documents, tellings);
  const order = shuffled(
    documents.map((_, index) => index),
    seeded(5),
  );
  const again = await matched(
    order.map((index) => documents[index]),
    tellings.map((telling) => ({ ...telling, article: order.indexOf(telling.article) })),
  );
  report(rowsOf(name, documents.length, found, sameGroups(found, again)), args);
  if (args.includes("--errors")) showErrors(found);
}

function rowsOf(name: string, documents: number, found: Match, orderFree: boolean): Row[] {
  const { happenings, lineages, together, reports } = found;
  const order = `order of arrival ${orderFree ? "changes nothing" : "MATTERS"}`;
  return [
    {
      measure: `happenings, pairwise, ${name}`,
      value: happenings.f1,
      unit: "F1",
      target: "≥ .9",
      note: `precision ${happenings.precision.toFixed(3)}, recall ${happenings.recall.toFixed(3)}; ${reports} reports read in ${documents} texts, ${happenings.pairs} true pairs; ${order}`,
    },
    {
      measure: `lineages, pairwise, ${name}`,
      value: lineages.f1,
      unit: "F1",
      target: "≥ .95",
      note: `precision ${lineages.precision.toFixed(3)}, recall ${lineages.recall.toFixed(3)}; ${lineages.pairs} true pairs`,
    },
    {
      measure: `pairs of texts on one thing brought together, ${name}`,
      value: (100 * together.found) / Math.max(1, together.of),
      unit: "%",
      note: `reading and matching together: ${together.found} of ${together.of}`,
    },
  ];
}

function sameGroups(one: Match, other: Match): boolean {
  const key = ({ units }: Match): string =>
    JSON.stringify(units.map(({ report: { id }, found, lineage }) => [id, found, lineage]).sort());
  return key(one) === key(other);
}

/** Pairs wrongly together or apart, for whoever mends the matcher. */
export function showErrors({ units }: Match): void {
  for (const [i, a] of units.entries()) {
    for (const b of units.slice(i + 1)) {
      const [found, truth] = [a.found === b.found, a.truth === b.truth];
      const lineage = found && truth && (a.lineage === b.lineage) !== (a.trueLineage === b.trueLineage);
      if (found === truth && !lineage) continue;
      const what = found === truth ? "LINEAGE " : found ? "TOGETHER" : "APART   ";
      process.stdout.write(`${what} ${tellingLine(a)}\n         ${tellingLine(b)}\n`);
    }
  }
}

const tellingLine = ({ report: r, lineage, trueLineage }: Match["units"][number]): string =>
  `${r.frame} ${r.type} ${r.actors}→${r.recipients} ${r.time.value ?? `(${r.time.end})`} ${r.place?.name ?? ""} «${r.words.slice(0, 90)}» ${lineage.split(" ").slice(1).join(" ")} / ${trueLineage}`;
