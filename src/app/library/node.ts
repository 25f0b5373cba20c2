/**
 * `import { read } from "ascribe/engine"`, in Node: the reader as a library. Weights come from the package's own folder.
 *
 *     const document = await read("Russia and Uzbekistan began a joint exercise near Termez on 30 July 2021.");
 *     document.events[0].actors; // [{ code: "RUS", span: {…} }, …]
 */
import type { Article } from "../../document/article.ts";
import type { Document } from "../../document/schema.ts";
import type { Engine } from "../../engine/engine.ts";
import type { Mode } from "../../operations/ascribe.ts";
import { createReader } from "../reader.ts";

export type { Article } from "../../document/article.ts";
export type { Document, Event } from "../../document/schema.ts";
export type { Engine } from "../../engine/engine.ts";
export { openPool, type PoolOptions, type ReadingPool, type ReadOutcome } from "./pool.ts";

export interface EngineOptions {
  readonly mode?: Mode;
}

const opened = new Map<Mode, Promise<Engine>>();

/** An engine whose `read` is synchronous; opened once for each mode. @throws {AscribeError} `bad-model` */
export function openEngine({ mode = "fast" }: EngineOptions = {}): Promise<Engine> {
  const engine = opened.get(mode) ?? createReader(mode);
  opened.set(mode, engine);
  return engine;
}

/** Reads one text or article. Never throws on odd prose: it finds less. */
export async function read(article: string | Article, options?: EngineOptions): Promise<Document> {
  return (await openEngine(options)).read(typeof article === "string" ? { text: article } : article);
}
