/**
 * Threads that read, for whoever has many texts: as many as the machine has cores, each with its own weights.
 *
 *     const pool = openPool();
 *     for await (const { article, document, error } of pool.readAll(articles)) …
 *     await pool.close();
 */
import { AscribeError } from "../../base/error.ts";
import type { Article } from "../../document/article.ts";
import type { Document } from "../../document/schema.ts";
import type { Mode } from "../../operations/ascribe.ts";
import { createPool } from "../reading/pool.ts";
import { readByPool, usualThreads } from "../reading/read-many.ts";

export interface PoolOptions {
  readonly mode?: Mode;
  /** One for each core otherwise, eight at most: weights take some 200 MB a thread. */
  readonly threads?: number;
  /** How long some texts may be read at once before they are given up; without it, as long as they take. */
  readonly limitMs?: number;
}

export interface ReadOutcome {
  readonly article: Article;
  /** Null when it could not be read; `error` says why. */
  readonly document: Document | null;
  readonly error: { readonly code: string; readonly message: string } | null;
}

export interface ReadingPool {
  /** @throws {AscribeError} `too-slow`, `reader-stopped`: of this text alone, the others go on */
  read(article: string | Article): Promise<Document>;
  /** In the order of the articles, of which no more are held than the threads are busy with. */
  readAll(articles: Iterable<string | Article> | AsyncIterable<string | Article>): AsyncGenerator<ReadOutcome>;
  close(): Promise<void>;
}

export function openPool({ mode = "fast", threads = usualThreads(), limitMs }: PoolOptions = {}): ReadingPool {
  const pool = createPool(mode, threads, { limitMs });
  return {
    read: async (article) => {
      const [answer] = await pool.read([articleOf(article)]);
      if (typeof answer !== "string") throw new AscribeError(answer.code, answer.message);
      return JSON.parse(answer) as Document;
    },
    readAll: async function* (articles) {
      for await (const { item, answer } of readByPool(
        toArticles(articles),
        (one) => one,
        () => pool,
        threads,
      ))
        yield typeof answer === "string"
          ? { article: item, document: JSON.parse(answer) as Document, error: null }
          : { article: item, document: null, error: answer };
    },
    close: pool.close,
  };
}

const articleOf = (article: string | Article): Article => (typeof article === "string" ? { text: article } : article);

async function* toArticles(articles: Iterable<string | Article> | AsyncIterable<string | Article>): AsyncGenerator<Article> {
  for await (const article of articles) yield articleOf(article);
}
