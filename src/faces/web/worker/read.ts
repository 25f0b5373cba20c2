/**
 * The engine in the page, off its main thread: a text is read here and goes nowhere. It listens before it loads anything: what a page
 * sends while a module still waits for its tables would be lost.
 */
import { describeError } from "../../../base/error.ts";
import type { Document } from "../../../document/schema.ts";
import type { Engine } from "../../../engine/engine.ts";

export type ReadAnswer =
  | { readonly turn: number; readonly document: Document }
  | { readonly turn: number; readonly code: string; readonly message: string };

let engine: Promise<Engine> | null = null;

self.addEventListener("message", async ({ data }: MessageEvent<{ turn: number; text: string }>) => {
  let answer: ReadAnswer;
  try {
    engine ??= import("./open.ts").then(({ openEngine }) => openEngine());
    answer = { turn: data.turn, document: (await engine).read({ text: data.text }) };
  } catch (error) {
    engine = null;
    answer = { turn: data.turn, ...describeError(error) };
  }
  self.postMessage(answer);
});
