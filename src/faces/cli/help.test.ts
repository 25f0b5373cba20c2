import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { runAscribe, startAscribe } from "../../../test/command.ts";
import { EXPORTS } from "../../operations/export/index.ts";
import { COMMANDS } from "./commands.ts";
import { describeProgress } from "./progress.ts";

describe("ascribe --help", () => {
  it("names every command the project promises", () =>
    expect(COMMANDS.map(({ name }) => name)).toEqual(
      expect.arrayContaining(
        "init add read watch documents events happenings lineages engagement why whatif check-quote search export import serve mcp verify bench".split(
          " ",
        ),
      ),
    ));

  it("explains each with its options and an example that calls it", async () => {
    for (const { name, summary, options, examples } of COMMANDS) {
      expect(examples.some((line) => line.includes(`ascribe ${name}`))).toBe(true);
      expect(summary.length).toBeGreaterThan(20);
      for (const [flags, description] of options) expect([name, flags, description.length > 3]).toEqual([name, flags, true]);
    }
    const { out, code } = await runAscribe(["help", "add"]);
    expect(code).toBe(0);
    for (const part of ["Usage: ascribe add", "Formats:", "--map <columns>", "Examples"]) expect(out).toContain(part);
  });

  it("stops quietly when the reader of a pipe has seen enough", async () => {
    const child = startAscribe(["help", "read"]);
    child.stdout.destroy();
    const err: Buffer[] = [];
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    const code = await new Promise((done) => child.on("close", done));
    expect([code, Buffer.concat(err).toString()]).toEqual([0, ""]);
  });

  it("gives JSON from every command that answers", () => {
    const silent = ["mcp", "completion"];
    for (const { name, options } of COMMANDS)
      expect([name, options.some(([flags]) => flags === "--json")]).toEqual([name, !silent.includes(name)]);
  });

  it("completes commands, options and forms in a real shell", async () => {
    const script = (await runAscribe(["completion", "bash"])).out;
    const complete = (...words: string[]) =>
      execFileSync("bash", [
        "-c",
        `${script}\nCOMP_WORDS=(${words.join(" ")}); COMP_CWORD=${words.length - 1}; _ascribe; echo "\${COMPREPLY[*]}"`,
      ])
        .toString()
        .trim();
    expect(complete("ascribe", "check")).toBe("check-quote");
    expect(complete("ascribe", "export", "geo")).toBe("geojson");
    expect(complete("ascribe", "engagement", "--inst")).toBe("--instrument");
    const forms = COMMANDS.find(({ name }) => name === "export")?.words ?? [];
    expect(forms).toEqual(expect.arrayContaining(EXPORTS.map(({ name }) => name)));
  });
});

describe("a call that is wrong", () => {
  const CASES: readonly (readonly [args: string[], message: RegExp])[] = [
    [["engagement"], /^bad-call: --state is missing: The state/],
    [
      ["engagement", "--state", "Usbekistan"],
      /^bad-call: --state: nobody is known as "Usbekistan"; give an English name or a code/,
    ],
    [["engagement", "--state", "UZB", "--instrument", "hope"], /^bad-call: --instrument: give military, .* not "hope"/],
    [["events", "--limit", "many"], /^bad-call: --limit: give a number, not "many"/],
    [["events", "--limit", "0"], /^bad-call: --limit: give 1 at least, not 0/],
    [["export"], /^bad-call: missing required argument 'form'; see: ascribe export --help/],
    [["export", "all"], /^bad-call: all of them go into a folder/],
    [["bench", "--documents", "none"], /^bad-call: --documents is "none"/],
  ];
  for (const [args, message] of CASES)
    it(`ascribe ${args.join(" ")}: says what is wrong in the words of the call`, async () => {
      const { err, out, code } = await runAscribe(args);
      expect(err).toMatch(message);
      expect([out, code]).toEqual(["", 2]);
    });
});

describe("describeProgress", () => {
  it("tells the pace, and what is left once enough is behind", () => {
    expect(describeProgress("read", 20, 0, 4)).toBe("read 20, 5 a second");
    expect(describeProgress("read", 300, 0.25, 10)).toBe("read 300, 30 a second, 25%, 30 s left");
    expect(describeProgress("read", 9000, 0.1, 900)).toBe("read 9000, 10 a second, 10%, 2.3 h left");
  });
});
