/** The command's bundle: one small piece that runs at once, and one for each command, loaded when it is called. */
import { build } from "esbuild";
import { buildReader } from "./build-reader.ts";
import { buildWeights } from "./build-weights.ts";
import { NODE_TARGET } from "./node-target.ts";

/** The command as it ships: with weights laid out and the reader's code kept, for a quick start. */
export async function buildWholeCommand(folder: string): Promise<void> {
  await buildCommand(folder);
  await buildWeights(`${folder}/weights`);
  await buildReader(folder);
}

/** @param more further pieces, by name, that share what they import with the command */
export async function buildCommand(folder: string, more: Readonly<Record<string, string>> = {}): Promise<void> {
  await build({
    bundle: true,
    format: "esm",
    ...NODE_TARGET,
    minify: true,
    legalComments: "none",
    logLevel: "warning",
    entryPoints: { main: "src/faces/cli/main.ts", "reader-worker": "src/app/reading/reader-worker.ts", ...more },
    outdir: folder,
    splitting: true,
    // DuckDB is a native module, sql.js finds its WebAssembly beside itself; canvas is an option of linkedom not used here.
    external: ["@duckdb/node-api", "sql.js", "canvas"],
    // Some bundled packages are CommonJS and ask for Node's own modules by require.
    banner: { js: 'import{createRequire as __cr}from"node:module";const require=__cr(import.meta.url);' },
  });
}
