/** The engine as a library, for Node and for a browser; `exports` in package.json chooses. */
import { readFileSync } from "node:fs";
import { build } from "esbuild";
import { rolldown } from "rolldown";
import { NODE_TARGET } from "./node-target.ts";

export async function buildEngine(folder: string): Promise<void> {
  const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
  const common = { bundle: true, format: "esm", minify: true, legalComments: "none", logLevel: "warning" } as const;
  await Promise.all([
    build({
      ...common,
      ...NODE_TARGET,
      // Threads that read share all but their first lines with the library.
      entryPoints: { node: "src/app/library/node.ts", "reader-worker": "src/app/reading/reader-worker.ts" },
      outdir: folder,
      splitting: true,
      chunkNames: "node-[name]-[hash]",
    }),
    buildForPages(folder, version),
  ]);
}

// For pages every byte counts: rolldown's code is a thirtieth smaller than esbuild's. A language's words come in a chunk of their own, loaded beside
// the weights.
async function buildForPages(folder: string, version: string): Promise<void> {
  const bundle = await rolldown({
    input: { browser: "src/app/library/browser.ts" },
    platform: "browser",
    transform: { target: "es2022", define: { ASCRIBE_VERSION: JSON.stringify(version) } },
  });
  await bundle.write({
    dir: folder,
    format: "esm",
    minify: true,
    comments: { legal: false },
    entryFileNames: "[name].js",
    chunkFileNames: "[name]-[hash].js",
  });
  await bundle.close();
}
