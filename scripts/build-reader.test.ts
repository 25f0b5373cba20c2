import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createReader } from "../src/app/reader.ts";
import type { Article } from "../src/document/article.ts";
import { temporaryFolder } from "../test/folder.ts";
import { buildWholeCommand } from "./build-command.ts";

it("reads from kept code what the sources read", async () => {
  const folder = temporaryFolder();
  await buildWholeCommand(folder);
  expect(existsSync(join(folder, "reader.cjs.code"))).toBe(true);
  expect(/^[\0-\x7f]*$/.test(readFileSync(join(folder, "reader.cjs"), "utf8"))).toBe(true);
  const path = "fixtures/corpus/termez-movement.json";
  const read = (...args: string[]) => spawnSync(process.execPath, [join(folder, "main.js"), "read", "--json", path, ...args]);
  const { given, ...article } = JSON.parse(readFileSync(path, "utf8")) as Article & { given: string };
  for (const mode of ["fast", "accurate"] as const) {
    const { stdout } = read(`--${mode}`);
    expect(stdout.toString()).toBe(`${JSON.stringify((await createReader(mode)).read(article))}\n`);
  }
});
