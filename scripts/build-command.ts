/** The command's bundle: one small piece that runs at once, and one for each command, loaded when it is called. */
import { build } from "esbuild";

export async function buildCommand(folder: string): Promise<void> {
  await build({
    bundle: true,
    format: "esm",
    target: "node20",
    platform: "node",
    minify: true,
    legalComments: "none",
    logLevel: "warning",
    entryPoints: { main: "src/faces/cli/main.ts", "reader-worker": "src/faces/worker/reader-worker.ts" },
    outdir: folder,
    splitting: true,
    // DuckDB is a native module; canvas is an option of linkedom that nothing here uses.
    external: ["@duckdb/node-api", "canvas"],
    // Some bundled packages are CommonJS and ask for Node's own modules by require.
    banner: { js: 'import{createRequire as __cr}from"node:module";const require=__cr(import.meta.url);' },
  });
}
