/** The reader as one script with its compiled code beside it (`platform/compiled.ts`): half of a one-page reading was the compiling of the reader. */
import { spawnSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build, type Plugin } from "esbuild";
import { ERRORS } from "../src/platform/compiled.ts";
import { NODE_TARGET } from "./node-target.ts";

export async function buildReader(folder: string): Promise<void> {
  const { outputFiles } = await build({
    bundle: true,
    write: false,
    format: "cjs",
    ...NODE_TARGET,
    minify: true,
    charset: "ascii",
    legalComments: "none",
    logLevel: "warning",
    entryPoints: ["src/app/open-reader.ts"],
    define: { "import.meta.url": "address" },
    plugins: [SHARED_ERRORS, TABLES_AT_ONCE],
  });
  const path = join(folder, "reader.cjs");
  // What esbuild leaves above 127 stands in regular expressions, where an escape means the same.
  const escaped = outputFiles[0].text.replace(/[\u0080-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
  await writeFile(path, escaped);
  const { status, stderr } = spawnSync(process.execPath, ["--import", "tsx", "scripts/keep-code.ts", path]);
  if (status !== 0) throw new Error(`the reader's code was not kept: ${stderr}`);
}

const SHARED_ERRORS: Plugin = {
  name: "shared-errors",
  setup: ({ onResolve }) => onResolve({ filter: /base\/error\.ts$/ }, () => ({ path: ERRORS, external: true })),
};

// A page loads the tables of the inventory when it needs them, by a wait that a script must not have.
const TABLES_AT_ONCE: Plugin = {
  name: "tables-at-once",
  setup: ({ onLoad }) =>
    onLoad({ filter: /src\/inventory\/\w+\.ts$/ }, async ({ path }) => ({
      loader: "ts",
      contents: (await readFile(path, "utf8")).replace(
        /const \{ default: (\w+) \} = await import\(("[^"]+")\);/g,
        "import $1 from $2;",
      ),
    })),
};
