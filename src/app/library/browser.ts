/**
 * `import { read } from "ascribe/engine"`, in a browser: the same engine; weights are fetched from where the page serves
 * the package's `models/` folder. A language's words and the tables of codes are data too: they load beside the weights, from
 * files next to this.
 *
 *     const document = await read(text, { models: "/models/" });
 */
import type { Article } from "../../document/article.ts";
import type { Document } from "../../document/schema.ts";
import { createEngine, type Engine } from "../../engine/engine.ts";
import { loadModels } from "../../engine/models.ts";
import { loadGazetteer } from "../../engine/places.ts";
import type { Mode } from "../../operations/ascribe.ts";
import { languages } from "../../packs/languages/index.ts";
import { loadOntologies } from "../../packs/ontologies/load.ts";
import { modelFilesAt } from "../../platform/browser.ts";

export interface EngineOptions {
  readonly mode?: Mode;
  /** The address under which the files of `models/` are served, with its last slash. */
  readonly models: string;
}

/** The package's version, written in by the build. */
declare const ASCRIBE_VERSION: string;

const opened = new Map<string, Promise<Engine>>();

/** An engine whose `read` is synchronous; opened once for each mode and address. @throws {AscribeError} `no-model`, `bad-model` */
export function openEngine({ mode = "fast", models }: EngineOptions): Promise<Engine> {
  const key = `${mode} ${models}`;
  const engine = opened.get(key) ?? open(mode, models);
  opened.set(key, engine);
  return engine;
}

/** Reads one text or article. Never throws on odd prose: it finds less. */
export async function read(article: string | Article, options: EngineOptions): Promise<Document> {
  return (await openEngine(options)).read(typeof article === "string" ? { text: article } : article);
}

async function open(mode: Mode, address: string): Promise<Engine> {
  const files = modelFilesAt(address);
  const [language, ontologies, models, places] = await Promise.all([
    languages.en(),
    loadOntologies(),
    loadModels(mode, files),
    loadGazetteer(files),
  ]);
  return createEngine({ version: ASCRIBE_VERSION, language, models, places, ontologies });
}
