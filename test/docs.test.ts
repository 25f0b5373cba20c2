/** What the docs show is what happens: their commands are run as they stand, and their code. */
import { execFile } from "node:child_process";
import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { buildEngine } from "../scripts/build-engine.ts";
import { COMMANDS } from "../src/faces/cli/commands.ts";
import { OPERATIONS } from "../src/operations/index.ts";
import { runAscribe } from "./command.ts";
import { temporaryFolder } from "./folder.ts";

/** The fenced blocks of one language in a page. */
const blocks = (page: string, language: string): string[] =>
  Array.from(readFileSync(join("docs", page), "utf8").matchAll(/```(\w+)\n([\s\S]*?)```/g)).flatMap(([, name, code]) =>
    name === language ? [code] : [],
  );

/** The package's own name is known within the package only: the built library is put in its place. */
function outputOf(code: string, script: string, library: string): Promise<string> {
  writeFileSync(script, code.replace("ascribe/engine", resolve(library, "node.js")));
  return new Promise((done, failed) => {
    execFile(process.execPath, [script], (error, stdout, stderr) => (error ? failed(new Error(stderr)) : done(stdout)));
  });
}

describe("docs/cli.md", () => {
  it("leads from a folder to files, line by line", async () => {
    const folder = temporaryFolder();
    symlinkSync(resolve("fixtures"), join(folder, "fixtures"));
    for (const line of blocks("cli.md", "sh")[0].trim().split("\n")) {
      const [name, ...args] = line.split(" ");
      expect(name).toBe("ascribe");
      const { code, err } = await runAscribe(args, { cwd: folder });
      expect([line, code, err]).toEqual([line, 0, ""]);
    }
  });

  it("names every command", () => {
    const page = readFileSync("docs/cli.md", "utf8");
    for (const { name } of COMMANDS) expect([name, page.includes(`\`${name}`)]).toEqual([name, true]);
  });
});

describe("docs/api.md", () => {
  it("has code that runs", async () => {
    const folder = temporaryFolder();
    await buildEngine(folder);
    const outs = await Promise.all(
      blocks("api.md", "js").map((code, i) => outputOf(code, join(folder, `example-${i}.mjs`), folder)),
    );
    for (const words of ["RUS", "2021-07-30", "joint exercise"]) expect(outs[0]).toContain(words);
    expect(outs[1].trim().split("\n")).toEqual([
      expect.stringContaining("Russia sent troops to Tajikistan."),
      expect.stringContaining("Turkey lent Tajikistan $20 million."),
      "1",
    ]);
  });

  it("names the path of everything that can be asked", () => {
    const page = readFileSync("docs/api.md", "utf8");
    const missing = OPERATIONS.filter(({ http }) => !page.includes(http.path.replace(/\/\{.*/, "").replace(/.*\/api/, "/api")));
    expect(missing.map(({ name }) => name)).toEqual([]);
  });
});
