/**
 * Code that is compiled once, by the build. Node 20 compiles modules anew at every start, which for the reader takes longer than the reading of a page;
 * a script it takes as V8 compiled it before. Code of another V8, or for other settings of it, V8 refuses, and compiles the script itself.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { constants, Script } from "node:vm";
import * as errors from "../base/error.ts";

/** A script asks for this by name, so that an error it throws is one to whoever called it. */
export const ERRORS = "ascribe:errors";

const besideUs = (name: string): URL => new URL(`./${name}.cjs`, import.meta.url);

/** What a script beside the built program exports; `null` where there is none, as beside the sources. */
export function openCompiled<Exports>(name: string): Exports | null {
  const place = besideUs(name);
  return existsSync(place) ? (run(place).exports as Exports) : null;
}

/** Keeps the code of all that was called while `use` ran, for every later `openCompiled`. */
export async function keepCode<Exports>(place: URL, use: (exports: Exports) => Promise<void>): Promise<void> {
  const { script, exports } = run(place);
  await use(exports as Exports);
  writeFileSync(codeOf(place), script.createCachedData());
}

function run(place: URL): { script: Script; exports: unknown } {
  const filename = fileURLToPath(place);
  const code = codeOf(place);
  // Every letter is below 128: the build sees to it, since a text of bytes is taken as it is.
  const script = new Script(`(function(module, exports, require, address) {${readFileSync(place, "latin1")}\n})`, {
    filename,
    ...(existsSync(code) && { cachedData: readFileSync(code) }),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const module = { exports: {} };
  const require = createRequire(place);
  const body = script.runInThisContext() as (...given: unknown[]) => void;
  body(module, module.exports, (asked: string) => (asked === ERRORS ? errors : require(asked)), place.href);
  return { script, exports: module.exports };
}

const codeOf = (place: URL): URL => new URL(`${place.href}.code`);
