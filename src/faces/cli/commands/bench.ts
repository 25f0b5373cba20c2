/** `ascribe bench`: how fast this machine reads and records, on the bundled texts, in a ledger of its own that is gone after. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { createAscribe } from "../../../app/ascribe.ts";
import { readMany } from "../../../app/reading/read-many.ts";
import { AscribeError } from "../../../base/error.ts";
import type { Article } from "../../../document/article.ts";
import type { Document } from "../../../document/schema.ts";
import type { Mode } from "../../../operations/ascribe.ts";
import { ask } from "../../../operations/check.ts";
import { recordDocuments } from "../../../operations/record-documents.ts";
import { packageRoot } from "../../../platform/paths.ts";
import type { Call } from "../command.ts";
import { print } from "../output.ts";
import { trackProgress } from "../progress.ts";

const USUAL = 300;
const ACCURATE_PART = 5;
const BATCH = 64;

interface Figure {
  readonly measure: string;
  readonly perSecond: number;
  readonly documents: number;
}

export async function run({ options }: Call): Promise<number> {
  const count = Number(options.documents ?? USUAL);
  if (!Number.isInteger(count) || count < 1)
    throw new AscribeError("bad-call", `--documents is "${options.documents}"; give a number from 1`);
  const fast = await timeReading("fast", count);
  const accurate = await timeReading("accurate", Math.ceil(count / ACCURATE_PART));
  const figures = [fast.figure, accurate.figure, await timeRecording(fast.documents)];
  const cores = availableParallelism();
  const lines = figures.map(
    ({ measure, perSecond, documents }) =>
      `${measure.padEnd(22)}${perSecond.toFixed(1).padStart(9)} documents/s   of ${documents}`,
  );
  await print(
    options.json
      ? `${JSON.stringify({ cores, node: process.version, figures })}\n`
      : `${lines.join("\n")}\nthe bundled texts, start of the threads included; ${cores} cores, Node ${process.version}\n`,
  );
  return 0;
}

async function timeReading(mode: Mode, count: number): Promise<{ figure: Figure; documents: Document[] }> {
  const ascribe = createAscribe({ ledgerPath: null });
  const progress = trackProgress(`read, ${mode}`, { total: count });
  const documents: Document[] = [];
  const began = performance.now();
  for await (const { answer } of readMany(bundled(count), (article) => article, ascribe, mode, { form: "record" })) {
    if (typeof answer === "string") documents.push(JSON.parse(answer) as Document);
    progress.step();
  }
  const seconds = (performance.now() - began) / 1000;
  progress.end();
  return { figure: { measure: `read, ${mode}`, perSecond: documents.length / seconds, documents: documents.length }, documents };
}

async function timeRecording(documents: readonly Document[]): Promise<Figure> {
  const folder = mkdtempSync(join(tmpdir(), "ascribe-bench-"));
  const ascribe = createAscribe({ ledgerPath: join(folder, "ledger.duckdb") });
  try {
    await ascribe.ledger();
    const began = performance.now();
    for (let at = 0; at < documents.length; at += BATCH)
      await ask(ascribe, recordDocuments, { documents: documents.slice(at, at + BATCH) });
    const seconds = (performance.now() - began) / 1000;
    return { measure: "record", perSecond: documents.length / seconds, documents: documents.length };
  } finally {
    await ascribe.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The bundled texts over and over, no two alike. */
async function* bundled(count: number): AsyncGenerator<Article> {
  const folder = join(packageRoot(), "fixtures", "corpus");
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as Article);
  for (let i = 0; i < count; i++) {
    const { text, publisher, published } = texts[i % texts.length];
    const given = { ...(publisher && { publisher }), ...(published && { published }) };
    yield { text: i < texts.length ? text : `${text}\n\nDispatch number ${i}.`, ...given };
  }
}
