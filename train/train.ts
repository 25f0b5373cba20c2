/**
 * Makes every weights file from its gold: the backbone two jobs at a time, then what learns on the backbone's trees.
 * Seeded: the same gold gives the same bytes.
 * Run: npm run train -- en [names] [network] [fast] [attribution] [events]   (named: only those, on the backbone as it ships)
 *      npm run train -- en [names] [network] [fast] --check   (the backbone, or those, once more beside what ships: fails where a byte differs)
 */
import { spawn } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { writeCards } from "./cards.ts";
import { FOLDS, folder, WORKSHOP } from "./jobs.ts";
import { thinModels } from "./thin.ts";

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
const made = check ? `${WORKSHOP}/again` : shipped;

/** What news is read with, beside the words and the fast parser. */
const READ_WITH = ["tag", "names", "parse.network"];

/** What may be made by itself, on the backbone as it ships. */
const ALONE: Readonly<Record<string, () => Promise<unknown>>> = {
  async names() {
    standOn(shipped, ["words"]);
    await honestTags();
    await together(["names"]);
    await finish(["names"]);
  },
  async network() {
    standOn(shipped, ["words"]);
    await honestTags();
    await together(["parse.network"]);
    await finish(["parse.network"]);
  },
  async fast() {
    standOn(shipped, ["words"]);
    await honestTags();
    await fastParser(shipped);
  },
  attribution: async () => (await import("./attribution.ts")).trainAttribution(language, console.log),
  events: () => import("./events.ts"),
};
const may = check ? ["names", "network", "fast"] : Object.keys(ALONE);
const unknown = named.filter((task) => !may.includes(task));
if (unknown.length > 0) {
  process.stderr.write(`there is no training "${unknown.join('", "')}" by itself; there are: ${may.join(", ")}\n`);
  process.exit(2);
}

if (named.length === 0) {
  await together(["words"]);
  await honestTags();
  // The longest comes first.
  await together(["parse.network", "tag", "names"]);
  await finish(["words", ...READ_WITH]);
  await fastParser(made);
}
for (const task of named.length > 0 ? named : check ? [] : ["attribution", "events"]) await ALONE[task]();

/** Files lying in another folder, laid into the workshop as if just made. */
function standOn(from: string, names: readonly string[]): void {
  for (const name of names) copyFileSync(`${from}/${name}.bin`, `${folder}/${name}.bin`);
}

/**
 * The fast parser learns from the gold, then anew from the gold and from news that it has read together with the network.
 * @param from where the other weights of the backbone lie as they ship
 */
async function fastParser(from: string): Promise<void> {
  standOn(from, ["words", ...READ_WITH]);
  for (const job of ["parse.first", "news", "parse.fast"]) await together([job]);
  await finish(["parse.fast"]);
}

/** What the parsers learn under. */
async function honestTags(): Promise<void> {
  await together(Array.from({ length: FOLDS }, (_, fold) => `tags:${fold}`));
}

/** Writes what ships; or beside it, and tells of each file whether it is the same byte for byte, and fails when one is not. */
async function finish(names: readonly string[]): Promise<void> {
  await thinModels(folder, made, names);
  if (!check) return writeCards(shipped);
  for (const name of names) {
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
