import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { MAIN, runApart, runAscribe, temporaryFolder } from "../../../test/command.ts";

const folder = temporaryFolder();

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
// "Россия направила войска." in windows-1251.
const cp1251 = Uint8Array.from("Россия направила войска в Узбекистан. ".repeat(20), (letter) => {
  const code = letter.codePointAt(0) ?? 0;
  return code >= 0x410 && code <= 0x44f ? code - 0x350 : code;
});
mkdirSync(join(folder, "a-folder"));

/** Each gets one line that starts with its code, and exit code 1 or 2; standard output stays empty. */
const REFUSED: readonly (readonly [what: string, code: string, exit: number, args: () => string[]])[] = [
  ["an empty file", "empty", 1, () => ["read", file("empty.txt", "")]],
  ["white space alone", "empty", 1, () => ["read", file("blank.txt", " \n\t\n")]],
  [
    "a picture",
    "binary",
    1,
    () => ["read", file("picture.txt", Uint8Array.from([0x89, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13]))],
  ],
  ["50 MB of text", "too-large", 1, () => ["read", file("huge.txt", Buffer.alloc(50_000_000, "Words. "))]],
  ["UTF-16", "bad-encoding", 1, () => ["read", file("wide.txt", utf16("Russia sent troops."))]],
  ["windows-1251", "bad-encoding", 1, () => ["read", file("cyrillic.txt", cp1251)]],
  [
    "a lone surrogate",
    "bad-encoding",
    1,
    () => ["read", file("half.txt", Buffer.from([0x41, 0x20, 0xed, 0xa0, 0xbd, 0x20, 0x42]))],
  ],
  ["a line of 1 MB", "line-too-long", 1, () => ["read", file("line.txt", "a ".repeat(524_288))]],
  ["a text without a sentence", "no-sentence", 1, () => ["read", file("none.txt", "... --- 12 34 !!!\n")]],
  ["a directory", "is-directory", 1, () => ["read", join(folder, "a-folder")]],
  ["a missing file", "missing-file", 1, () => ["read", join(folder, "nowhere.txt")]],
  ["an unknown option", "bad-call", 2, () => ["read", "--surprise", "x.txt"]],
  ["an unknown command", "bad-call", 2, () => ["reed", "x.txt"]],
  ["no file at all", "bad-call", 2, () => ["read"]],
  ["both modes at once", "bad-call", 2, () => ["read", "--fast", "--accurate", file("some.txt", "Russia sent troops.")]],
  ["a date that is none", "bad-call", 2, () => ["read", "--published", "yesterday", file("some.txt", "Russia sent troops.")]],
];

describe("ascribe read", () => {
  for (const [what, code, exit, args] of REFUSED) {
    it(`refuses ${what} in one clear line`, async () => {
      const outcome = await runAscribe(args());
      expect(outcome.out).toBe("");
      expect(outcome.err).toMatch(new RegExp(`^${code}: .{10,}\\n$`));
      expect(outcome.code).toBe(exit);
    });
  }

  it("names the encoding to ask for, and reads when it is asked for", async () => {
    const path = file("cyrillic.txt", cp1251);
    expect((await runAscribe(["read", path])).err).toContain("--encoding windows-1251");
    const outcome = await runAscribe(["read", "--json", "--fast", "--encoding", "windows-1251", path]);
    expect(outcome.code).toBe(0);
    expect(JSON.parse(outcome.out).text).toMatch(/^Россия направила войска/);
  });

  it("reads the rest when one of several files cannot be read", async () => {
    const outcome = await runAscribe([
      "read",
      "--json",
      "--fast",
      join(folder, "nowhere.txt"),
      file("good.txt", "Russia sent troops."),
    ]);
    expect(outcome.code).toBe(1);
    expect(outcome.err).toMatch(/^missing-file: [^\n]*\n$/);
    expect(JSON.parse(outcome.out).text).toBe("Russia sent troops.");
  });

  it("says that the disk is full", async () => {
    const { execFile } = await import("node:child_process");
    const path = file("good.txt", "Russia sent troops.");
    const err = await new Promise<string>((resolve) => {
      execFile(
        "sh",
        ["-c", `"${process.execPath}" ${MAIN} read --json --fast ${path} > /dev/full; echo "exit $?" >&2`],
        (_error, _out, stderr) => resolve(stderr),
      );
    });
    expect(err).toMatch(/^disk-full: [^\n]+\nexit 1\n$/);
  });
});

describe("a ledger's place that is none", () => {
  const text = () => file("some.txt", "Russia sent troops.");
  for (const [where, code, exit] of [
    ["", "bad-call", 2],
    [":memory:", "bad-call", 2],
    [folder, "ledger-unreadable", 1],
    ["/proc/nowhere/ledger.duckdb", "ledger-unreadable", 1],
  ] as const)
    it(`is said to be none, and nothing is lost in it: "${where === folder ? "a folder" : where}"`, async () => {
      const { err, code: ended } = await runApart(["add", text(), "--fast", "--ledger", where]);
      expect([err, ended]).toEqual([expect.stringMatching(new RegExp(`^${code}: [^\\n]+\\n$`)), exit]);
    });
});

describe("a call that names what is not there, or is another thing", () => {
  const ledger = join(folder, "small.duckdb");
  const lake = () => file("no-lake.txt", "A file.");
  for (const [args, code, exit] of [
    [() => ["decide", "retract", "zzz", "--reason", "a slip", "--ledger", ledger], "no-document", 1],
    [() => ["decide", "undo", "first", "--ledger", ledger], "bad-call", 2],
    [() => ["export", "parquet", join(folder, "a-folder"), "--ledger", ledger], "cannot-write", 1],
    [() => ["fleet", "status", "--lake", lake()], "no-lake", 1],
    [() => ["fleet", "plan", lake(), "--lake", lake()], "no-lake", 1],
    [() => ["fleet", "status", "--config", file("null.json", "null")], "bad-call", 2],
  ] as const)
    it(`is refused in one clear line: ${args().slice(0, 2).join(" ")}, ${code}`, async () => {
      if (!existsSync(ledger))
        await runAscribe(["add", file("small.txt", "Russia sent troops to Tajikistan."), "--ledger", ledger]);
      const outcome = await runAscribe(args());
      expect([outcome.out, outcome.err, outcome.code]).toEqual([
        "",
        expect.stringMatching(new RegExp(`^${code}: [^\\n]+\\n$`)),
        exit,
      ]);
    });
});

describe("a ledger that is not there", () => {
  const nowhere = join(folder, "typo.duckdb");
  for (const args of [
    ["engagement", "--state", "UZB"],
    ["search", "exercise"],
    ["export", "csl"],
  ])
    it(`is not taken for an empty one, nor made, by ${args[0]}`, async () => {
      const outcome = await runAscribe([...args, "--ledger", nowhere]);
      expect(outcome).toMatchObject({ code: 1, out: "" });
      expect(outcome.err).toMatch(/^no-ledger: [^\n]*typo\.duckdb[^\n]*ascribe add[^\n]*\n$/);
      expect(existsSync(nowhere)).toBe(false);
    });
});

describe("ascribe read --jsonl", () => {
  it("answers every line in its order, and a bad one with its error", async () => {
    const lines = [
      '{"id":"a","text":"Russia sent troops."}',
      "not json",
      '{"id":"b"}',
      '{"id":"c","text":"half \\ud83d of it"}',
      "",
      '{"id":"d","text":"","published":"2021-08-02"}',
      '{"id":"e","text":"Uzbekistan agreed.","published":"2021-08-02","publisher":"KUN.UZ","url":"https://kun.uz/1","language":"en"}',
      "[1,2]",
      '{"id":"f","text":"Tajikistan agreed.","published":"2 August"}',
    ];
    const outcome = await runApart(["read", "--jsonl"], { input: lines.join("\n") });
    const records = outcome.out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(records.map(({ given, error }) => [given, error?.code ?? "read"])).toEqual([
      ["a", "read"],
      [null, "bad-line"],
      ["b", "bad-line"],
      ["c", "bad-text"],
      ["d", "empty"],
      ["e", "read"],
      [null, "bad-line"],
      ["f", "bad-line"],
    ]);
    expect(records[5].meta).toMatchObject({ publisher: "KUN.UZ", url: "https://kun.uz/1" });
    expect(outcome.err).toMatch(/^bad-lines: 6 /);
    expect(outcome.code).toBe(1);
  });

  it("goes past a line too long to hold", async () => {
    const long = `{"id":"long","text":"${"a ".repeat(13_000_000)}"}`;
    const outcome = await runApart(["read", "--jsonl"], { input: `${long}\n{"id":"after","text":"Russia sent troops."}\n` });
    const records = outcome.out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(records.map(({ given, error }) => [given, error?.code])).toEqual([
      [null, "line-too-long"],
      ["after", undefined],
    ]);
  });

  it("stops quietly when its reader has seen enough", async () => {
    const { execFile } = await import("node:child_process");
    const path = file("many.jsonl", '{"id":"a","text":"Russia sent troops to the border with Afghanistan."}\n'.repeat(3000));
    const outcome = await new Promise<string>((resolve) => {
      execFile("sh", ["-c", `"${process.execPath}" ${MAIN} read --jsonl ${path} | head -1 | cut -c1-9`], (_error, out, err) =>
        resolve(out + err),
      );
    });
    expect(outcome).toBe('{"schema"\n');
  });
});
