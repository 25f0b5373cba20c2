/**
 * Threads that read, as many as asked for; each loads its own weights, and takes the next batch when it is free. One that
 * dies or does not end in time is replaced: its batch fails, the others go on.
 */
import { Worker } from "node:worker_threads";
import { AscribeError } from "../../base/error.ts";
import type { Article } from "../../document/article.ts";
import type { Mode } from "../../operations/ascribe.ts";
import type { Answer, Form } from "./forms.ts";

export interface Pool<F extends Form = "record"> {
  /** @throws {AscribeError} `reader-stopped`, `too-slow` */
  read(articles: readonly Article[]): Promise<readonly Answer<F>[]>;
  close(): Promise<void>;
}

interface Job<F extends Form> {
  readonly articles: readonly Article[];
  readonly done: (answers: readonly Answer<F>[]) => void;
  readonly failed: (error: Error) => void;
}

interface Thread<F extends Form> {
  readonly worker: Worker;
  job: Job<F> | null;
  timer: NodeJS.Timeout | null;
}

export interface PoolOptions<F extends Form = "record"> {
  /** What is wanted of each reading; its record, when nothing is said. */
  readonly form?: F;
  /** How long one batch may be read; without it, as long as it takes. */
  readonly limitMs?: number;
  /** Another thread's code than the reader's, for tests of the machinery around it. */
  readonly script?: URL;
}

export function createPool<F extends Form = "record">(mode: Mode, size: number, options: PoolOptions<F> = {}): Pool<F> {
  const { form = "record", limitMs, script = new URL("./reader-worker.js", import.meta.url) } = options;
  const waiting: Job<F>[] = [];
  let closed = false;
  const threads = new Set<Thread<F>>();
  for (let i = 0; i < size; i++) threads.add(begin());

  function begin(): Thread<F> {
    const worker = new Worker(script, { workerData: { mode, form } });
    const thread: Thread<F> = { worker, job: null, timer: null };
    worker.on("message", (answers: readonly Answer<F>[]) => {
      release(thread)?.done(answers);
      hand();
    });
    worker.on("error", (cause) => {
      replace(thread, new AscribeError("reader-stopped", `a reading thread stopped: ${cause.message}`, { cause }));
    });
    // A thread that waits for work should not keep the process from ending.
    worker.unref();
    return thread;
  }

  function release(thread: Thread<F>): Job<F> | null {
    if (thread.timer) clearTimeout(thread.timer);
    const { job } = thread;
    thread.job = null;
    thread.timer = null;
    thread.worker.unref();
    return job;
  }

  function replace(thread: Thread<F>, why: AscribeError): void {
    if (closed || !threads.delete(thread)) return;
    threads.add(begin());
    void thread.worker.terminate();
    release(thread)?.failed(why);
    hand();
  }

  function hand(): void {
    for (const thread of threads) {
      if (thread.job !== null) continue;
      const job = waiting.shift();
      if (!job) return;
      thread.job = job;
      thread.worker.ref();
      thread.worker.postMessage(job.articles);
      if (limitMs !== undefined) {
        const slow = new AscribeError("too-slow", `reading did not end within ${limitMs / 1000} s; split the text`);
        thread.timer = setTimeout(() => replace(thread, slow), limitMs);
      }
    }
  }

  return {
    read: (articles) =>
      new Promise((done, failed) => {
        waiting.push({ articles, done, failed });
        hand();
      }),
    close: async () => {
      closed = true;
      await Promise.all(Array.from(threads, ({ worker }) => worker.terminate()));
    },
  };
}
