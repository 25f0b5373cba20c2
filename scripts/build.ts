/**
 * Builds what ships: the command (dist/cli), the engine as a library (dist/engine), the web app (dist/web), and the link that lets `npx ascribe` run in a
 * checkout without a network. Run: npm run build [-- cli|engine|web]
 */
import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildWholeCommand } from "./build-command.ts";
import { buildEngine } from "./build-engine.ts";

const asked = process.argv.slice(2);
const wants = (part: string) => asked.length === 0 || asked.includes(part);
if (wants("cli")) {
  rmSync("dist/cli", { recursive: true, force: true });
  await buildWholeCommand("dist/cli");
}
if (wants("engine")) {
  rmSync("dist/engine", { recursive: true, force: true });
  await buildEngine("dist/engine");
}
if (wants("web") && existsSync("src/faces/web/index.html")) await buildWeb();
linkCommand();

async function buildWeb(): Promise<void> {
  const { build } = await import("vite");
  await build({ root: "src/faces/web", logLevel: "warn", build: { outDir: join(process.cwd(), "dist/web"), emptyOutDir: true } });
}

/**
 * npm links the bins of what a package depends on, never its own. (Were `bin` in package.json, npx would install the
 * checkout into its cache at the first call, which asks the network; so a release adds it when it packs.)
 */
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
