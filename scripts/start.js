// `npm start`: builds what is missing or older than its sources, then opens the app on this machine with the bundled corpus read into a ledger of
// its own. Plain JavaScript, so that it runs before anything is built.
import { spawnSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

process.chdir(join(dirname(fileURLToPath(import.meta.url)), ".."));
const written = newestBelow("src");
const stale = [
  ...(madeAt("dist/cli/main.js") > written ? [] : ["cli"]),
  ...(madeAt("dist/web/index.html") > written ? [] : ["web"]),
];
if (stale.length > 0) {
  run("scripts/pack.ts", []);
  run("scripts/build.ts", stale);
}
process.argv.splice(2, 0, "serve", "--demo");
await import("../bin/ascribe.js");

/** Milliseconds since 1970; before everything where there is no such file. */
function madeAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function newestBelow(folder) {
  const names = readdirSync(folder, { recursive: true }).filter((name) => !name.endsWith(".packed.ts"));
  return Math.max(...names.map((name) => madeAt(join(folder, name))));
}

function run(script, args) {
  const { status } = spawnSync(process.execPath, ["--import", "tsx", script, ...args], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0) process.exit(status ?? 1);
}
