/**
 * Makes every weights file from its gold: the backbone two jobs at a time, then what learns on the backbone's trees.
 * Seeded: the same gold gives the same bytes.
 * Run: npm run train -- en [network] [attribution] [events]   (named: only those, on the backbone as it stands)
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

const shipped = `models/${language}`;

/** What may be made by itself. */
const ALONE: Readonly<Record<string, () => Promise<unknown>>> = {
  async network() {
    await honestTags();
    await together(["parse.network"]);
    await thinModels(folder, shipped, ["parse.network"]);
    writeCards(shipped);
  },
  attribution: async () => (await import("./attribution.ts")).trainAttribution(language, console.log),
  events: () => import("./events.ts"),
};
const unknown = named.filter((task) => !(task in ALONE));
if (unknown.length > 0) {
  process.stderr.write(`there is no training "${unknown.join('", "')}" by itself; there are: ${Object.keys(ALONE).join(", ")}\n`);
  process.exit(2);
}

if (named.length === 0) {
  await honestTags();
  // The longest comes first.
  await together(["parse.network", "tag", "parse.fast", "names"]);
  const made = check ? `${WORKSHOP}/again` : shipped;
  await thinModels(folder, made);
  if (check) compare(made, shipped);
  else writeCards(shipped);
}
if (!check) for (const task of named.length > 0 ? named : ["attribution", "events"]) await ALONE[task]();

/** What the parsers learn under; it needs the words, and leaves both in the workshop. */
async function honestTags(): Promise<void> {
  await together(["words"]);
  await together(Array.from({ length: FOLDS }, (_, fold) => `tags:${fold}`));
}

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
