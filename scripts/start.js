// `npm start`: builds what is missing, then opens the app on this machine with the bundled corpus read into a ledger of
// its own. Plain JavaScript, so that it runs before anything is built.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

process.chdir(join(dirname(fileURLToPath(import.meta.url)), ".."));
const missing = [...(existsSync("dist/cli/main.js") ? [] : ["cli"]), ...(existsSync("dist/web/index.html") ? [] : ["web"])];
if (missing.length > 0) {
  run("scripts/pack.ts", []);
  run("scripts/build.ts", missing);
}
process.argv.splice(2, 0, "serve", "--demo");
await import("../bin/ascribe.js");

function run(script, args) {
  const { status } = spawnSync(process.execPath, ["--import", "tsx", script, ...args], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0) process.exit(status ?? 1);
}
