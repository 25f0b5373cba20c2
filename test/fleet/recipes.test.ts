/** The recipes of docs/fleet.md, taken from the page as they stand and run on a real lake with what is to be had here. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { beforeAll, describe, expect, it } from "vitest";
import { planFleet } from "../../src/operations/fleet-plan.ts";
import { workFleet } from "../../src/operations/fleet-work.ts";
import { freshFolder, openFleet, writeArchive } from "./scene.ts";

const DOCUMENTS = 90;
const page = readFileSync("docs/fleet.md", "utf8");
const blocks = (language: string): string[] =>
  Array.from(page.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, "g")), ([, code]) => code!);
const python = [join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "ascribe-python/bin/python"), "python3"].find(
  (path) => runs(path, ["-c", "import pyarrow, pandas, duckdb"]),
);
const hasCommand = runs("duckdb", ["--version"]);
if (!python) console.warn("SKIPPED: recipes in Python need pyarrow, pandas and duckdb; run scripts/ensure-python.sh");
if (!hasCommand)
  console.warn("SKIPPED: the recipe in DuckDB's own command needs `duckdb` on the PATH; its SQL runs in DuckDB's library");

let lake: string;
/** The lake of the page, and the state of the test's events, which bear no country. */
const here = (recipe: string): string => recipe.replaceAll("/data/lake", lake).replaceAll("country = 'UZB'", "country IS NULL");

beforeAll(async () => {
  const root = freshFolder();
  lake = join(root, "lake");
  writeArchive(root, DOCUMENTS);
  const fleet = await openFleet(lake);
  await planFleet(fleet, { files: [join(root, "archive")], root, shardBytes: 4000 });
  await workFleet(fleet, {
    root: null,
    workers: 2,
    untilDone: true,
    maxTries: 3,
    stop: new AbortController().signal,
    watch: () => {},
  });
});

describe("the recipes of docs/fleet.md", { timeout: 60_000 }, () => {
  it("count the lake's events in DuckDB", async () => {
    const instance = await DuckDBInstance.create();
    const connection = await instance.connect();
    const [recipe] = blocks("sql");
    const rows = (await connection.runAndReadAll(here(recipe!))).getRowObjectsJson();
    expect(rows).toEqual([{ power: "RUS", events: String(DOCUMENTS) }]);
    connection.closeSync();
    instance.closeSync();
  });

  it.skipIf(!hasCommand)("count them in DuckDB's own command", () => {
    const printed = execFileSync("duckdb", ["-csv", "-c", here(blocks("sql")[0]!)], { encoding: "utf8" });
    expect(printed.trim().split("\n")).toEqual(["power,events", `RUS,${DOCUMENTS}`]);
  });

  it.skipIf(!python)("read a year of them in Python, with pyarrow, pandas and DuckDB alike", () => {
    const recipes = blocks("python");
    expect(recipes.length).toBe(3);
    for (const recipe of recipes) {
      const printed = execFileSync(python!, ["-c", here(recipe)], { encoding: "utf8" });
      expect([recipe, printed.trim()]).toEqual([recipe, `{'RUS': ${DOCUMENTS / 3}}`]);
    }
  });
});

function runs(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
