/** Texts read in the page and kept nowhere else: gone when the page is closed, and never sent. */
import { AscribeError } from "../../../base/error.ts";
import type { Document } from "../../../document/schema.ts";
import type { ReadAnswer } from "../worker/read.ts";

const kept = new Map<string, Document>();
const waiting = new Map<number, (answer: ReadAnswer) => void>();
let worker: Worker | null = null;
let turn = 0;

export const privateDocument = (id: string): Document | null => kept.get(id) ?? null;

/**
 * Reads a text here, without the server.
 * @returns its id, by which the reader opens it
 * @throws {AscribeError} what the engine says when its weights cannot be had
 */
export async function readPrivately(text: string): Promise<string> {
  worker ??= startWorker();
  const mine = ++turn;
  const answer = await new Promise<ReadAnswer>((resolve) => {
    waiting.set(mine, resolve);
    worker?.postMessage({ turn: mine, text });
  });
  if (!("document" in answer)) throw new AscribeError(answer.code, answer.message);
  kept.set(answer.document.id, answer.document);
  return answer.document.id;
}

function startWorker(): Worker {
  const started = new Worker(new URL("../worker/read.ts", import.meta.url), { type: "module" });
  started.addEventListener("message", ({ data }: MessageEvent<ReadAnswer>) => {
    waiting.get(data.turn)?.(data);
    waiting.delete(data.turn);
  });
  started.addEventListener("error", () => {
    for (const [at, resolve] of waiting) resolve({ turn: at, code: "no-engine", message: "no-engine" });
    waiting.clear();
    worker = null;
  });
  return started;
}
