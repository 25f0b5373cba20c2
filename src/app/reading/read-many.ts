/**
 * Many articles read in their order, by one thread while they are few and by several once they are many. No more than a
 * few batches are held at a time, however many come.
 */
import { availableParallelism } from "node:os";
import { describeError } from "../../base/error.ts";
import type { Article } from "../../document/article.ts";
import type { Ascribe, Mode } from "../../operations/ascribe.ts";
import { createPool, type Pool } from "./pool.ts";
import type { Answer } from "./reader-worker.ts";

/** Threads take a second to load their weights; fewer articles than these are read before they would be ready. */
const FEW = 48;
const BATCH = 16;
/** Weights take some 200 MB a thread. */
const MOST_THREADS = 8;

export interface Outcome<Item> {
  readonly item: Item;
  /** Null for an item that carries no article. */
  readonly answer: Answer | null;
}

export async function* readMany<Item>(
  items: AsyncIterable<Item>,
  articleOf: (item: Item) => Article | null,
  ascribe: Pick<Ascribe, "reader">,
  mode: Mode,
  threads = usualThreads(),
  begin = createPool,
): AsyncGenerator<Outcome<Item>> {
  let begun = 0;
  let pool: Pool | null = null;
  const rest = items[Symbol.asyncIterator]();
  try {
    while (threads < 2 || begun < FEW) {
      const { value: item, done } = await rest.next();
      if (done) return;
      const article = articleOf(item);
      begun += article ? 1 : 0;
      yield { item, answer: article ? await readHere(article, ascribe, mode) : null };
    }
    const pooled = (): Pool => {
      pool ??= begin(mode, threads);
      return pool;
    };
    yield* readByPool({ [Symbol.asyncIterator]: () => rest }, articleOf, pooled, threads);
  } finally {
    await rest.return?.();
    await (pool as Pool | null)?.close();
  }
}

export const usualThreads = (): number => Math.min(availableParallelism(), MOST_THREADS);

/** All of them by the pool, which is asked for with the first and stays open. */
export async function* readByPool<Item>(
  items: AsyncIterable<Item>,
  articleOf: (item: Item) => Article | null,
  pool: () => Pool,
  threads: number,
): AsyncGenerator<Outcome<Item>> {
  let batch: Item[] = [];
  const underWay: Promise<Outcome<Item>[]>[] = [];
  const send = (): void => {
    underWay.push(readBatch(batch, articleOf, pool()));
    batch = [];
  };
  for await (const item of items) {
    batch.push(item);
    if (batch.length >= BATCH) send();
    // Two batches waiting for each thread keep it busy; more would only be held.
    if (underWay.length > threads * 3) yield* await (underWay.shift() as Promise<Outcome<Item>[]>);
  }
  if (batch.length > 0) send();
  for (const outcomes of underWay) yield* await outcomes;
}

async function readHere(article: Article, ascribe: Pick<Ascribe, "reader">, mode: Mode): Promise<Answer> {
  try {
    return JSON.stringify(await (await ascribe.reader(mode)).read(article));
  } catch (error) {
    return describeError(error);
  }
}

async function readBatch<Item>(
  batch: readonly Item[],
  articleOf: (item: Item) => Article | null,
  pool: Pool,
): Promise<Outcome<Item>[]> {
  const articles = batch.map(articleOf);
  const answers = await readAll(
    articles.filter((article) => article !== null),
    pool,
  );
  let next = 0;
  return batch.map((item, i) => ({ item, answer: articles[i] === null ? null : answers[next++] }));
}

/** A text on which a thread dies costs itself only: the others of its batch are read again, one by one. */
async function readAll(articles: readonly Article[], pool: Pool): Promise<readonly Answer[]> {
  try {
    return await pool.read(articles);
  } catch (error) {
    if (articles.length === 1) return [describeError(error)];
    const answers: Answer[] = [];
    for (const article of articles) answers.push(...(await readAll([article], pool)));
    return answers;
  }
}
