import { describe, expect, it } from "vitest";
import type { Article } from "../../document/article.ts";
import { createPool } from "./pool.ts";
import { readMany } from "./read-many.ts";

/** A thread that gives back the words it was sent, dies of "die" and never ends on "hang". */
const ECHO = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from "node:worker_threads";
    parentPort.on("message", (articles) => {
      if (articles[0].text === "die") throw new Error("out of memory");
      if (articles[0].text === "hang") for (;;);
      parentPort.postMessage(articles.map(({ text }) => text));
    });`)}`,
);
const asked = (pool: ReturnType<typeof createPool>, text: string) =>
  pool.read([{ text }]).then(
    ([answer]) => answer,
    ({ code }) => code,
  );

describe("createPool", () => {
  it("reads more batches than it has threads", async () => {
    const pool = createPool("fast", 2, { script: ECHO });
    const texts = Array.from({ length: 9 }, (_, i) => `text ${i}`);
    expect(await Promise.all(texts.map((text) => asked(pool, text)))).toEqual(texts);
    await pool.close();
  });

  it("gives up a text that does not end, and a thread that dies, and goes on with the others", async () => {
    const pool = createPool("fast", 1, { script: ECHO, limitMs: 3000 });
    const texts = ["a", "hang", "b", "die", "c"];
    expect(await Promise.all(texts.map((text) => asked(pool, text)))).toEqual(["a", "too-slow", "b", "reader-stopped", "c"]);
    await pool.close();
  });
});

describe("readMany", () => {
  it("loses one text where a thread dies of it, and none beside it", async () => {
    const texts = Array.from({ length: 90 }, (_, i) => (i === 64 ? "die" : `text ${i}`));
    async function* articles(): AsyncGenerator<Article> {
      for (const text of texts) yield { text };
    }
    const ascribe = { reader: async () => ({ read: ({ text }: Article) => text }) } as never;
    const begin = () => createPool("fast", 2, { script: ECHO });
    const answers: unknown[] = [];
    for await (const { answer } of readMany(articles(), (one) => one, ascribe, "fast", { form: "record", threads: 2, begin }))
      answers.push(answer);
    const told = answers.map((answer) =>
      typeof answer === "string" ? answer.replaceAll('"', "") : (answer as { code: string }).code,
    );
    expect(told).toEqual(texts.map((text) => (text === "die" ? "reader-stopped" : text)));
  });
});
