/**
 * Threads that read, as many as asked for; each loads its own weights, and takes the next batch when it is free. One that
 * dies or does not end in time is replaced: its batch fails, the others go on.
 */
import { Worker } from "node:worker_threads";
import { AscribeError } from "../../base/error.ts";
import type { Article } from "../../document/article.ts";
import type { Mode } from "../../operations/ascribe.ts";
import type { Answer } from "./reader-worker.ts";

export interface Pool {
  /** @throws {AscribeError} `reader-stopped`, `too-slow` */
  read(articles: readonly Article[]): Promise<readonly Answer[]>;
  close(): Promise<void>;
}

interface Job {
  readonly articles: readonly Article[];
  readonly done: (answers: readonly Answer[]) => void;
  readonly failed: (error: Error) => void;
}

interface Thread {
  readonly worker: Worker;
  job: Job | null;
  timer: NodeJS.Timeout | null;
}

export interface PoolOptions {
  /** How long one batch may be read; without it, as long as it takes. */
  readonly limitMs?: number;
  /** Another thread's code than the reader's, for tests of the machinery around it. */
  readonly script?: URL;
}

export function createPool(mode: Mode, size: number, options: PoolOptions = {}): Pool {
  const { limitMs, script = new URL("./reader-worker.js", import.meta.url) } = options;
  const waiting: Job[] = [];
  let closed = false;
  const threads = new Set<Thread>();
  for (let i = 0; i < size; i++) threads.add(begin());

  function begin(): Thread {
    const worker = new Worker(script, { workerData: { mode } });
    const thread: Thread = { worker, job: null, timer: null };
    worker.on("message", (answers: readonly Answer[]) => {
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

  function release(thread: Thread): Job | null {
    if (thread.timer) clearTimeout(thread.timer);
    const { job } = thread;
    thread.job = null;
    thread.timer = null;
    thread.worker.unref();
    return job;
  }

  function replace(thread: Thread, why: AscribeError): void {
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
