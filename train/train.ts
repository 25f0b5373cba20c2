/**
 * Makes every weights file from its gold: the backbone two jobs at a time, then what learns on the backbone's trees.
 * Seeded: the same gold gives the same bytes.
 * Run: npm run train -- en [attribution] [events]   (named: only those, on the backbone as it stands)
 *      npm run train -- en --check                  (the backbone once more, beside what ships: fails where a byte differs)
 */
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { writeCards } from "./cards.ts";
import { FOLDS, folder, WORKSHOP } from "./jobs.ts";
import { SHIPPED, thinModels } from "./thin.ts";

const args = process.argv.slice(2);
const check = args.includes("--check");
const [language = "en", ...named] = args.filter((arg) => arg !== "--check");
if (language !== "en") {
  process.stderr.write(`there is gold for "en" only, not for "${language}"\n`);
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const began = Date.now();

const LATER: Readonly<Record<string, () => Promise<unknown>>> = {
  attribution: async () => (await import("./attribution.ts")).trainAttribution(language, console.log),
  events: () => import("./events.ts"),
};
const unknown = named.filter((task) => !(task in LATER));
if (unknown.length > 0) {
  process.stderr.write(`there is no training "${unknown.join('", "')}" by itself; there are: ${Object.keys(LATER).join(", ")}\n`);
  process.exit(2);
}

if (named.length === 0) {
  // What a row needs, the rows above it have made; in a row, the longest comes first.
  await together(["words"]);
  await together([...Array.from({ length: FOLDS }, (_, fold) => `tags:${fold}`)]);
  await together(["parse.beam", "tag", "parse.fast", "parse.back", "names"]);
  const shipped = `models/${language}`;
  const made = check ? `${WORKSHOP}/again` : shipped;
  await thinModels(folder, made);
  if (check) compare(made, shipped);
  else writeCards(shipped);
}
if (!check) for (const task of named.length > 0 ? named : Object.keys(LATER)) await LATER[task]();

/** Tells of each file whether it was made again byte for byte, and fails when one was not. */
function compare(made: string, shipped: string): void {
  for (const name of SHIPPED) {
    const same = readFileSync(`${made}/${name}.bin`).equals(readFileSync(`${shipped}/${name}.bin`));
    console.log(`${same ? "same bytes" : "DIFFERS   "}  ${name}.bin`);
    if (!same) process.exitCode = 1;
  }
}

/** Runs jobs in processes of their own, two at a time, and ends the training when one fails. */
async function together(jobs: readonly string[]): Promise<void> {
  const waiting = jobs.slice();
  const worker = async (): Promise<void> => {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      await run(job);
      console.log(`${((Date.now() - began) / 1000).toFixed(0).padStart(5)} s  ${job}`);
    }
  };
  await Promise.all([worker(), worker()]);
}

function run(job: string): Promise<void> {
  const command = ["--import", "tsx", "--max-old-space-size=6000", fileURLToPath(new URL("./job.ts", import.meta.url)), job];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, { stdio: "inherit" });
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`training job ${job} ended with ${code}`))));
  });
}
