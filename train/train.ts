/**
 * Makes every weights file of the backbone from its gold, two jobs at a time. Seeded: the same gold gives the same bytes.
 * Run: npm run train -- en
 */
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { writeCards } from "./cards.ts";
import { FOLDS, folder } from "./jobs.ts";
import { thinModels } from "./thin.ts";

const language = process.argv[2] ?? "en";
if (language !== "en") {
  process.stderr.write(`there is gold for "en" only, not for "${language}"\n`);
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const began = Date.now();

// What a row needs, the rows above it have made; in a row, the longest comes first.
await together(["clusters"]);
await together([...Array.from({ length: FOLDS }, (_, fold) => `tags:${fold}`)]);
await together(["parse.beam", "tag", "parse.fast", "parse.back", "names"]);
await thinModels(folder, `models/${language}`);
writeCards(`models/${language}`);

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
