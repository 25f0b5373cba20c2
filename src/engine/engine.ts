/**
 * The engine: an article in, the record out, one stage after another. It reads the same bytes from the same
 * text in Node and in a browser, opens nothing, and never throws on odd prose.
 */
import { inStep } from "../base/steps.ts";
import type { Article } from "../document/article.ts";
import type { Document } from "../document/schema.ts";
import { findAttributions } from "./attributions/index.ts";
import { boundPublication } from "./dating/index.ts";
import { findEvents } from "./events/index.ts";
import { judge } from "./judge/index.ts";
import type { Language } from "./language.ts";
import { link, type Ontologies } from "./link/index.ts";
import { findMentions, type Gazetteer } from "./mentions/index.ts";
import type { Models } from "./models.ts";
import { parse } from "./parse/index.ts";
import { segment } from "./segment/index.ts";
import { tag } from "./tag/index.ts";
import { tokenise } from "./tokenise/index.ts";

/** What a reading rests on; `app/` chooses it. */
export interface EngineParts {
  /** The engine's version, for the stamp. */
  readonly version: string;
  readonly language: Language;
  readonly models: Models;
  readonly ontologies: Ontologies;
  /** `null` leaves places without coordinates. */
  readonly places: Gazetteer | null;
}

export interface Engine {
  /** Reads one article. Deterministic, and total: of odd prose it finds less. */
  read(article: Article): Document;
  /** Several, each as it would be read alone, a fifth sooner. */
  readAll(articles: readonly Article[]): Document[];
}

export function createEngine({ version, language, models, ontologies, places }: EngineParts): Engine {
  const { plover } = ontologies;
  const stamp = {
    engine: version,
    mode: models.mode,
    models: { ...models.hashes },
    ontology: `${plover.name}-${plover.edition}`,
  };
  const readRun = (articles: readonly Article[]): Document[] => {
    const tokenised = articles.map((article) => segment(article, language)).map((text) => tokenise(text, language));
    const tagged = inStep(tokenised.map((text) => tag(text, models, language.tags)));
    const parsed = inStep(tagged.map((text) => parse(text, models, language.trees)));
    const mentioned = inStep(parsed.map((text) => findMentions(text, language, places)));
    const attributed = inStep(mentioned.map((text) => findAttributions(text, language, models.attributions)));
    const evented = inStep(attributed.map((text) => findEvents(text, language, models.events)));
    const judged = inStep(evented.map((text) => judge(text, language)));
    return judged.map((text) => link(boundPublication(text), ontologies, stamp));
  };
  return { read: (article) => readRun([article])[0], readAll: (articles) => runsOf(articles).flatMap(readRun) };
}

/**
 * So many letters gain what there is to gain by a stage going over several texts before the next begins. The machine code of all stages is ten
 * times what a core keeps close by; a page read alone has all of it fetched anew.
 */
export const TOGETHER = 16_384;

function runsOf(articles: readonly Article[]): Article[][] {
  const runs: Article[][] = [];
  let letters = TOGETHER;
  for (const article of articles) {
    if (letters >= TOGETHER) {
      runs.push([]);
      letters = 0;
    }
    runs[runs.length - 1].push(article);
    letters += article.text.length;
  }
  return runs;
}
