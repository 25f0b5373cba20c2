/** A thread that reads: articles in, records as JSON out, in their order. */
import { parentPort, workerData } from "node:worker_threads";
import { describeError } from "../../base/error.ts";
import type { Article } from "../../document/article.ts";
import type { Mode } from "../../operations/ascribe.ts";
import { createReader } from "../reader.ts";

/** A record as JSON, or why there is none. */
export type Answer = string | { readonly code: string; readonly message: string };

const { mode } = workerData as { mode: Mode };
const reader = createReader(mode);

parentPort?.on("message", async (articles: readonly Article[]) => {
  const answers: Answer[] = [];
  for (const article of articles) {
    try {
      answers.push(JSON.stringify((await reader).read(article)));
    } catch (error) {
      answers.push(describeError(error));
    }
  }
  parentPort?.postMessage(answers);
});
