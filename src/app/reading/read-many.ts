/**
 * Many articles read in their order, by one thread while they are few and by several once they are many. No more than a
 * few batches are held at a time, however many come.
 */
import { availableParallelism } from "node:os";
import { describeError } from "../../base/error.ts";
import type { Article } from "../../document/article.ts";
import type { Ascribe, Mode } from "../../operations/ascribe.ts";
import { type Answer, FORMS, type Form } from "./forms.ts";
import { createPool, type Pool } from "./pool.ts";

/** Threads take a second to load their weights; fewer articles than these are read before they would be ready. */
const FEW = 48;
/** So many that come within this time are the first of many, and threads are begun at once; what trickles in is read as it comes. */
const AT_ONCE_MS = 200;
const BATCH = 16;
/** Weights take some 200 MB a thread. */
const MOST_THREADS = 8;

export interface Outcome<Item, F extends Form = "record"> {
  readonly item: Item;
  /** Null for an item that carries no article. */
  readonly answer: Answer<F> | null;
}

export interface HowMany<F extends Form> {
  /** What is wanted of each reading. */
  readonly form: F;
  readonly threads?: number;
  readonly begin?: typeof createPool<F>;
}

export async function* readMany<Item, F extends Form>(
  items: AsyncIterable<Item>,
  articleOf: (item: Item) => Article | null,
  ascribe: Pick<Ascribe, "reader">,
  mode: Mode,
  { form, threads = usualThreads(), begin = createPool }: HowMany<F>,
): AsyncGenerator<Outcome<Item, F>> {
  let pool: Pool<F> | null = null;
  const rest = lookingAhead(items);
  try {
    let begun = threads > 1 && (await rest.holds(FEW, (item) => articleOf(item) !== null)) ? FEW : 0;
    while (threads < 2 || begun < FEW) {
      const { value: item, done } = await rest.next();
      if (done) return;
      const article = articleOf(item);
      begun += article ? 1 : 0;
      yield { item, answer: article ? await readHere(article, ascribe, mode, form) : null };
    }
    const pooled = (): Pool<F> => {
      pool ??= begin(mode, threads, { form });
      return pool;
    };
    yield* readByPool({ [Symbol.asyncIterator]: () => rest }, articleOf, pooled, threads);
  } finally {
    await rest.end();
    await (pool as Pool<F> | null)?.close();
  }
}

/** Items one by one, of which the first may be looked at before they are taken. */
function lookingAhead<Item>(items: AsyncIterable<Item>) {
  const source = items[Symbol.asyncIterator]();
  const held: Promise<IteratorResult<Item>>[] = [];
  return {
    next: () => held.shift() ?? source.next(),
    end: () => source.return?.(),
    holds: async (count: number, counts: (item: Item) => boolean): Promise<boolean> => {
      const late = new Promise<null>((tell) => setTimeout(tell, AT_ONCE_MS, null).unref());
      for (let found = 0; found < count; ) {
        const next = source.next();
        // It is told to whoever takes it, who may come later than the error.
        next.catch(() => undefined);
        held.push(next);
        const came = await Promise.race([next, late]);
        if (came === null || came.done) return false;
        if (counts(came.value)) found++;
      }
      return true;
    },
  };
}

export const usualThreads = (): number => Math.min(availableParallelism(), MOST_THREADS);

/** All of them by the pool, which is asked for with the first and stays open. */
export async function* readByPool<Item, F extends Form>(
  items: AsyncIterable<Item>,
  articleOf: (item: Item) => Article | null,
  pool: () => Pool<F>,
  threads: number,
): AsyncGenerator<Outcome<Item, F>> {
  let batch: Item[] = [];
  const underWay: Promise<Outcome<Item, F>[]>[] = [];
  const send = (): void => {
    underWay.push(readBatch(batch, articleOf, pool()));
    batch = [];
  };
  for await (const item of items) {
    batch.push(item);
    if (batch.length >= BATCH) send();
    // Two batches waiting for each thread keep it busy; more would only be held.
    if (underWay.length > threads * 3) yield* await (underWay.shift() as Promise<Outcome<Item, F>[]>);
  }
  if (batch.length > 0) send();
  for (const outcomes of underWay) yield* await outcomes;
}

async function readHere<F extends Form>(
  article: Article,
  ascribe: Pick<Ascribe, "reader">,
  mode: Mode,
  form: F,
): Promise<Answer<F>> {
  try {
    const [reader, formed] = await Promise.all([ascribe.reader(mode), FORMS[form]()]);
    return formed(await reader.read(article)) as Answer<F>;
  } catch (error) {
    return describeError(error);
  }
}

async function readBatch<Item, F extends Form>(
  batch: readonly Item[],
  articleOf: (item: Item) => Article | null,
  pool: Pool<F>,
): Promise<Outcome<Item, F>[]> {
  const articles = batch.map(articleOf);
  const answers = await readAll(
    articles.filter((article) => article !== null),
    pool,
  );
  let next = 0;
  return batch.map((item, i) => ({ item, answer: articles[i] === null ? null : answers[next++] }));
}

/** A text on which a thread dies costs itself only: the others of its batch are read again, one by one. */
async function readAll<F extends Form>(articles: readonly Article[], pool: Pool<F>): Promise<readonly Answer<F>[]> {
  try {
    return await pool.read(articles);
  } catch (error) {
    if (articles.length === 1) return [describeError(error)];
    const answers: Answer<F>[] = [];
    for (const article of articles) answers.push(...(await readAll([article], pool)));
    return answers;
  }
}
