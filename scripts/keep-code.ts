/**
 * Reads the bundled corpus with a built reader and keeps the code that was compiled for it. A process of its own, with V8's settings of the command: code is
 * kept for these. Run: tsx scripts/keep-code.ts dist/cli/reader.cjs
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Article } from "../src/document/article.ts";
import { keepCode } from "../src/platform/compiled.ts";
import { beInNoHurry, sweepSeldom } from "../src/platform/patience.ts";

const TEXTS = 12;
const corpus = join("fixtures", "corpus");

sweepSeldom();
beInNoHurry();
await keepCode<typeof import("../src/app/open-reader.ts")>(pathToFileURL(process.argv[2]), async ({ openReader }) => {
  const articles = readdirSync(corpus)
    .sort()
    .filter((name) => name.endsWith(".json"))
    .slice(0, TEXTS)
    .map((name) => JSON.parse(readFileSync(join(corpus, name), "utf8")) as Article);
  for (const mode of ["fast", "accurate"] as const) {
    const { read } = await openReader(mode);
    for (const article of articles) read(article);
  }
});
