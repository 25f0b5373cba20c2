/** A thread that reads: articles in, their readings out in the form that is wanted, in their order. */
import { parentPort, workerData } from "node:worker_threads";
import { describeError } from "../../base/error.ts";
import type { Article } from "../../document/article.ts";
import type { Mode } from "../../operations/ascribe.ts";
import { severally } from "../../operations/severally.ts";
import { createReader } from "../reader.ts";
import { type Answer, FORMS, type Form } from "./forms.ts";

const { mode, form } = workerData as { mode: Mode; form: Form };
const parts = Promise.all([createReader(mode), FORMS[form]()]);

parentPort?.on("message", async (articles: readonly Article[]) => {
  const answers: Answer<Form>[] = await parts.then(
    ([reader, formed]) => severally<Answer<Form>>(articles, (some) => reader.readAll(some).map((document) => formed(document))),
    (error) => articles.map(() => describeError(error)),
  );
  parentPort?.postMessage(answers);
});
