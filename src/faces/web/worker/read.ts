/** The engine in the page, off its main thread: a text is read here and goes nowhere. */

import { version } from "../../../../package.json";
import { describeError } from "../../../base/error.ts";
import type { Document } from "../../../document/schema.ts";
import { createEngine, type Engine } from "../../../engine/engine.ts";
import { loadModels } from "../../../engine/models.ts";
import { loadGazetteer } from "../../../engine/places.ts";
import { en } from "../../../packs/languages/en/index.ts";
import { cameo } from "../../../packs/ontologies/cameo/index.ts";
import { plover } from "../../../packs/ontologies/plover/index.ts";
import { modelFilesAt } from "../../../platform/browser.ts";

export type ReadAnswer =
  | { readonly turn: number; readonly document: Document }
  | { readonly turn: number; readonly code: string; readonly message: string };

let engine: Promise<Engine> | null = null;

// The small weights: a page waits for what it fetches.
async function open(): Promise<Engine> {
  const files = modelFilesAt("/models/");
  const [models, places] = await Promise.all([loadModels("fast", files), loadGazetteer(files)]);
  return createEngine({ version, language: en, models, places, ontologies: { plover, cameo } });
}

self.addEventListener("message", async ({ data }: MessageEvent<{ turn: number; text: string }>) => {
  let answer: ReadAnswer;
  try {
    engine ??= open();
    answer = { turn: data.turn, document: (await engine).read({ text: data.text }) };
  } catch (error) {
    engine = null;
    answer = { turn: data.turn, ...describeError(error) };
  }
  self.postMessage(answer);
});
