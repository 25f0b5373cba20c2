/**
 * Builds what ships: the command (dist/cli, every command a piece of its own, loaded only when called), the engine
 * for a page or a script (dist/engine), the web app (dist/web), and the link that lets `npx ascribe` run in a
 * checkout without a network. Run: npm run build [-- cli|web]
 */
import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BuildOptions, build } from "esbuild";

const common: BuildOptions = {
  bundle: true,
  format: "esm",
  target: "node20",
  minify: true,
  keepNames: false,
  legalComments: "none",
  logLevel: "warning",
  metafile: false,
};

const asked = process.argv.slice(2);
const wants = (part: string) => asked.length === 0 || asked.includes(part);
if (wants("cli")) await buildCommand();
if (wants("web") && existsSync("src/faces/web/index.html")) await buildWeb();
linkCommand();

async function buildCommand(): Promise<void> {
  rmSync("dist/cli", { recursive: true, force: true });
  await build({
    ...common,
    platform: "node",
    entryPoints: { main: "src/faces/cli/main.ts" },
    outdir: "dist/cli",
    splitting: true,
    // DuckDB is a native module; canvas is an option of linkedom that nothing here uses.
    external: ["@duckdb/node-api", "canvas"],
    // Some bundled packages are CommonJS and ask for Node's own modules by require.
    banner: { js: 'import{createRequire as __cr}from"node:module";const require=__cr(import.meta.url);' },
  });
}

async function buildWeb(): Promise<void> {
  const { build: viteBuild } = await import("vite");
  await viteBuild({
    root: "src/faces/web",
    logLevel: "warn",
    build: { outDir: join(process.cwd(), "dist/web"), emptyOutDir: true },
  });
}

/** npm links the bins of what a package depends on, never its own; `npx ascribe` in a checkout needs this one. */
function linkCommand(): void {
  const folder = "node_modules/.bin";
  mkdirSync(folder, { recursive: true });
  if (process.platform === "win32") {
    writeFileSync(join(folder, "ascribe.cmd"), '@node "%~dp0\\..\\..\\bin\\ascribe.js" %*\r\n');
    return;
  }
  chmodSync("bin/ascribe.js", 0o755);
  rmSync(join(folder, "ascribe"), { force: true });
  symlinkSync("../../bin/ascribe.js", join(folder, "ascribe"));
}
