/** Threads that read, as many as asked for; each loads its own weights, and takes the next batch when it is free. */
import { Worker } from "node:worker_threads";
import { AscribeError } from "../../base/error.ts";
import type { Article } from "../../document/article.ts";
import type { Mode } from "../../operations/ascribe.ts";
import type { Answer } from "./reader-worker.ts";

export interface Pool {
  read(articles: readonly Article[]): Promise<readonly Answer[]>;
  close(): Promise<void>;
}

interface Job {
  readonly id: number;
  readonly articles: readonly Article[];
  readonly done: (answers: readonly Answer[]) => void;
  readonly failed: (error: Error) => void;
}

export function createPool(mode: Mode, size: number): Pool {
  const waiting: Job[] = [];
  const running = new Map<number, Job>();
  let next = 0;
  const threads = Array.from({ length: size }, () => {
    const worker = new Worker(new URL("./reader-worker.js", import.meta.url), { workerData: { mode } });
    const thread = { worker, job: null as Job | null };
    worker.on("message", ({ id, answers }: { id: number; answers: readonly Answer[] }) => {
      running.get(id)?.done(answers);
      running.delete(id);
      thread.job = null;
      hand();
    });
    worker.on("error", (cause) => {
      const error = new AscribeError("reader-stopped", `a reading thread stopped: ${cause.message}`, { cause });
      for (const job of [...running.values(), ...waiting.splice(0)]) job.failed(error);
      running.clear();
    });
    return thread;
  });

  function hand(): void {
    for (const thread of threads) {
      if (thread.job !== null) continue;
      const job = waiting.shift();
      if (!job) return;
      thread.job = job;
      running.set(job.id, job);
      thread.worker.postMessage({ id: job.id, articles: job.articles });
    }
  }

  return {
    read: (articles) =>
      new Promise((done, failed) => {
        waiting.push({ id: next++, articles, done, failed });
        hand();
      }),
    close: async () => {
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}
