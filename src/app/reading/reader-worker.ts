/** A thread that reads: articles in, their readings out in the form that is wanted, in their order. */
import { parentPort, workerData } from "node:worker_threads";
import { describeError } from "../../base/error.ts";
import type { Article } from "../../document/article.ts";
import type { Mode } from "../../operations/ascribe.ts";
import { createReader } from "../reader.ts";
import { type Answer, FORMS, type Form } from "./forms.ts";

const { mode, form } = workerData as { mode: Mode; form: Form };
const parts = Promise.all([createReader(mode), FORMS[form]()]);

parentPort?.on("message", async (articles: readonly Article[]) => {
  const answers: Answer<Form>[] = [];
  for (const article of articles) {
    try {
      const [reader, formed] = await parts;
      answers.push(formed(reader.read(article)));
    } catch (error) {
      answers.push(describeError(error));
    }
  }
  parentPort?.postMessage(answers);
});
