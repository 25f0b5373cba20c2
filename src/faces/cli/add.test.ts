import { appendFileSync, chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { runApart, runAscribe, startAscribe, temporaryFolder } from "../../../test/command.ts";
import { openDuckdbStore } from "../../packs/stores/duckdb/index.ts";

const TEXT = "Russia and Uzbekistan began a joint exercise near Termez on 30 July 2021, the Uzbek Ministry of Defense said.";
const TEXT_TWO = "Turkey and Uzbekistan held joint exercises at Termez from 23 to 27 March 2021, the ministry announced.";

function place(): { folder: string; ledger: string; file: (name: string, content: string | Uint8Array) => string } {
  const folder = temporaryFolder();
  const file = (name: string, content: string | Uint8Array): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  return { folder, ledger: join(folder, "ledger.duckdb"), file };
}

describe("ascribe add", () => {
  it("records once, and says so the second time", async () => {
    const { ledger, file } = place();
    const path = file("a.txt", TEXT);
    expect((await runApart(["add", path, "--ledger", ledger])).out).toMatch(/^added 1 \(\d+ events?\) · /);
    expect((await runAscribe(["add", path, "--ledger", ledger])).out).toMatch(/^added 0 · already there 1, unchanged · /);
    expect(JSON.parse((await runAscribe(["documents", "--json", "--ledger", ledger])).out).total).toBe(1);
  });

  it("takes what can be taken, says what cannot, and counts both", async () => {
    const { file, folder } = place();
    file("a.txt", TEXT);
    file("b.txt", "");
    file("c.jsonl", `${JSON.stringify({ id: "1", text: TEXT_TWO })}\nnot json\n${JSON.stringify({ id: "2", text: TEXT })}\n`);
    const { out, err, code } = await runAscribe(["add", folder, "--fast", "--ledger", join(temporaryFolder(), "other.duckdb")]);
    expect(out).toMatch(/^added 2 .*already there 1, unchanged · refused 2 \(empty 1, bad-line 1\)/);
    expect(
      err
        .trim()
        .split("\n")
        .map((line) => line.split(":")[0]),
    ).toEqual(["empty", "bad-line"]);
    expect(code).toBe(1);
  });

  it("begins no ledger for what cannot be read, and says so", async () => {
    const { ledger, file } = place();
    const { out, err, code } = await runAscribe(["add", `${ledger}.mistyped`, file("b.txt", ""), "--ledger", ledger]);
    expect(out).toMatch(/^added 0 · refused 2 \(missing-file 1, empty 1\) · no ledger was begun at [^\n]*\n$/);
    expect([err.split(":")[0], code, existsSync(ledger)]).toEqual(["missing-file", 1, false]);
    await runAscribe(["watch", `${ledger}.mistyped`, "--once", "--ledger", ledger]);
    expect(existsSync(ledger)).toBe(false);
  });

  it("leaves out what a folder says of itself, tells of it, and takes it when it is named", async () => {
    const { file, folder } = place();
    file("a.txt", TEXT);
    const readme = file("README.md", "These texts were collected by us.");
    file("LICENSE", "Do as you like.");
    file("license-talks.txt", TEXT_TWO);
    file("more.zip", zipSync({ "pack/README.txt": strToU8("A pack."), "pack/c.txt": strToU8(`${TEXT} It ended on Sunday.`) }));
    const ledger = join(temporaryFolder(), "other.duckdb");
    const { out, code } = await runAscribe(["add", folder, "--fast", "--ledger", ledger]);
    expect(out).toMatch(/^added 3 .* · left out 3 \(LICENSE, README\.md, README\.txt: about the folder\) · /);
    expect(code).toBe(0);
    expect((await runAscribe(["add", readme, "--fast", "--ledger", ledger])).out).toMatch(/^added 1 \(0 events\) · /);
  });

  it("keeps the original bytes read-only, and who states what", async () => {
    const { ledger, file } = place();
    const path = file("a.txt", TEXT);
    await runAscribe(["add", path, "--publisher", "Amu Courier", "--ledger", ledger]);
    const [origin] = readFileSync(join(`${ledger}.originals`, "origins.jsonl"), "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(origin).toMatchObject({
      name: path,
      transform: "text",
      fields: { publisher: { value: "Amu Courier", from: "given by the caller" } },
    });
    const hash = origin.original.replace("sha256:", "");
    const kept = join(`${ledger}.originals`, hash.slice(0, 2), hash);
    expect(readFileSync(kept, "utf8")).toBe(TEXT);
    expect(statSync(kept).mode & 0o222).toBe(0);
  });

  it("keeps the same text from another place as a copy, with that place, and the first one's publisher", async () => {
    const { ledger, file } = place();
    const run = (publisher: string) => runAscribe(["add", file("a.txt", TEXT), "--publisher", publisher, "--ledger", ledger]);
    await run("Amu Courier");
    expect((await run("Steppe Wire")).out).toMatch(/^added 0 · kept as copy 1 · /);
    expect((await run("Steppe Wire")).out).toMatch(/^added 0 · already there 1, unchanged · /);
    const [{ publisher }] = JSON.parse((await runAscribe(["documents", "--json", "--ledger", ledger])).out).documents;
    expect(publisher).toBe("Amu Courier");
    const origins = readFileSync(join(`${ledger}.originals`, "origins.jsonl"), "utf8")
      .trim()
      .split("\n");
    expect(origins.map((line) => JSON.parse(line).fields.publisher.value)).toEqual(["Amu Courier", "Steppe Wire"]);
  });

  it("makes good, when the text is added again, what a kill or a full disk has kept from its originals", async () => {
    const { ledger, file } = place();
    const path = file("a.txt", TEXT);
    const run = () => runAscribe(["add", path, "--ledger", ledger]);
    await run();
    const notes = join(`${ledger}.originals`, "origins.jsonl");
    const [origin] = readFileSync(notes, "utf8").trim().split("\n");
    const hash = JSON.parse(origin).original.replace("sha256:", "");
    const kept = join(`${ledger}.originals`, hash.slice(0, 2), hash);
    // A note cut in the middle of its line, and half of the bytes.
    chmodSync(kept, 0o644);
    writeFileSync(kept, TEXT.slice(0, 10));
    writeFileSync(notes, origin.slice(0, 40));
    expect(await run()).toMatchObject({ code: 0, err: "" });
    expect(readFileSync(kept, "utf8")).toBe(TEXT);
    const lines = readFileSync(notes, "utf8").trim().split("\n");
    expect(lines).toEqual([origin.slice(0, 40), origin]);
    await run();
    expect(readFileSync(notes, "utf8").trim().split("\n")).toEqual(lines);
    rmSync(notes);
    await run();
    expect(readFileSync(notes, "utf8").trim()).toBe(origin);
    appendFileSync(notes, "{");
    expect(await run()).toMatchObject({ code: 0, err: "" });
  });

  it("says of rows that others have coded that they enter no figure", async () => {
    const { ledger, file } = place();
    const rows = file("polecat.tsv", "Event ID\tEvent Type\tEvent Mode\tActor Country\nx1\tCONSULT\tmeet\tRUS\n");
    const { out } = await runAscribe(["add", rows, "--ledger", ledger]);
    expect(out).toMatch(/^added 1 \(1 event\) · of them rows that others have coded, which enter no figure: 1 · /);
  });

  it("says of a text in a language that is not read that it is not", async () => {
    const { ledger, file } = place();
    const path = file(
      "ru.txt",
      "Россия и Узбекистан начали совместные учения близ Термеза, сообщило министерство обороны Узбекистана.",
    );
    expect((await runAscribe(["read", "--fast", path])).out).toContain("not read: it is in Russian (ru)");
    const { out, code } = await runAscribe(["add", path, file("a.txt", TEXT), "--ledger", ledger]);
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/^added 2 \(\d events?\) · of them in languages that are not read: ru 1 · /),
    ]);
    const missing = await runAscribe(["watch", `${path}-none`, "--once", "--ledger", ledger]);
    expect(missing).toMatchObject({ code: 1, err: expect.stringMatching(/^missing-file: [^\n]*-none[^\n]*\n$/) });
  });

  it("takes a folder in which its own ledger lies", async () => {
    const { ledger, file, folder } = place();
    file("a.txt", TEXT);
    const run = () => runAscribe(["add", folder, "--fast", "--ledger", ledger]);
    expect(await run()).toMatchObject({ code: 0, err: "" });
    expect((await run()).out).toMatch(/^added 0 · already there 1, unchanged · /);
  });

  it("stopped by Ctrl-C, keeps what it has read, says how to go on, and goes on", async () => {
    const { ledger, file } = place();
    const lines = Array.from({ length: 2000 }, (_, i) => JSON.stringify({ id: String(i), text: `${TEXT} Dispatch ${i}.` }));
    const path = file("many.jsonl", lines.join("\n"));
    const child = startAscribe(["add", path, "--json", "--ledger", ledger]);
    const [out, err]: string[][] = [[], []];
    child.stdout.on("data", (data: Buffer) => {
      if (out.push(String(data)) === 1) child.kill("SIGINT");
    });
    child.stderr.on("data", (data: Buffer) => err.push(String(data)));
    const code = await new Promise((done) => child.on("close", done));
    expect([code, err.join("")]).toEqual([130, expect.stringMatching(/^stopped: [^\n]*again[^\n]*\n$/)]);
    const told = out.join("").trim().split("\n").length;
    expect(told).toBeLessThan(2000);
    const { total } = JSON.parse((await runAscribe(["documents", "--json", "--ledger", ledger])).out);
    expect(total).toBe(told);
  });

  it("reads lines from a pipe past what a file of text may hold, and refuses a map of columns that maps nothing", async () => {
    const { ledger, file } = place();
    const input = `${JSON.stringify({ id: "1", text: TEXT })}\n${JSON.stringify({ id: "2", text: `${"a ".repeat(200)}\n`.repeat(12_000), x: "y".repeat(20_000_000) })}\n${JSON.stringify({ id: "3", text: TEXT_TWO, x: "y".repeat(14_000_000) })}\n`;
    const piped = await runApart(["add", "-", "--fast", "--ledger", ledger], { input });
    expect(piped.out).toMatch(/^added 2 /);
    expect(piped.err).toMatch(/^line-too-long: [^\n]*\n$/);
    const table = file("a.csv", `was\n${TEXT}\n`);
    for (const map of ["text", "words=was", "text="])
      expect(await runAscribe(["add", table, "--map", map, "--ledger", ledger])).toMatchObject({
        code: 2,
        err: expect.stringMatching(/^bad-call: --map is /),
      });
  });

  it("does not put a fast reading in the place of an accurate one, unless that is asked for", async () => {
    const { ledger, file } = place();
    await runAscribe(["add", file("a.txt", TEXT), "--ledger", ledger]);
    const modeNow = async () =>
      JSON.parse((await runAscribe(["export", "records", "--ledger", ledger])).out.split("\n")[0]).stamp.mode;
    expect((await runAscribe(["add", file("a.txt", TEXT), file("b.txt", TEXT_TWO), "--ledger", ledger])).out).toMatch(
      /^added 1 .*already there 1, unchanged/,
    );
    expect(await modeNow()).toBe("accurate");
    expect((await runAscribe(["add", file("a.txt", TEXT), "--fast", "--ledger", ledger])).out).toMatch(/^added 0 · read again 1/);
    expect(await modeNow()).toBe("fast");
  });

  it("says who holds a ledger that another process has, and touches nothing", async () => {
    const { ledger, file } = place();
    const path = file("a.txt", TEXT);
    await runAscribe(["add", path, "--ledger", ledger]);
    const holder = await openDuckdbStore(ledger);
    try {
      const outcome = await runApart(["add", path, "--ledger", ledger]);
      expect(outcome.err).toMatch(/^ledger-busy: [^\n]*process \d+[^\n]*\n$/);
      expect(outcome.code).toBe(1);
    } finally {
      await holder.close();
    }
  });

  it("refuses a file that is no ledger, and leaves it as it was", async () => {
    const { file } = place();
    const path = file("notes.txt", TEXT);
    const outcome = await runAscribe(["documents", "--ledger", path]);
    expect(outcome.err).toMatch(/^ledger-unreadable: [^\n]*\n$/);
    expect(readFileSync(path, "utf8")).toBe(TEXT);
  });
});

describe("ascribe read --jsonl by several threads", () => {
  it("answers in the order it was asked, the same bytes as one by one", async () => {
    const lines = Array.from({ length: 90 }, (_, i) =>
      JSON.stringify({ id: String(i), text: `${i % 2 ? TEXT : TEXT_TWO} Dispatch ${i}.` }),
    );
    lines[70] = "not json";
    const many = (await runApart(["read", "--jsonl"], { input: lines.join("\n") })).out.trimEnd().split("\n");
    expect(many.map((line) => JSON.parse(line).given)).toEqual(lines.map((_, i) => (i === 70 ? null : String(i))));
    const alone = await runApart(["read", "--jsonl"], { input: lines[85] });
    expect(many[85]).toBe(alone.out.trimEnd());
  });
});

describe("fixtures", () => {
  it("are read by the person's view without a line too many", async () => {
    const [name] = readdirSync("fixtures/corpus").filter((one) => one.endsWith(".json"));
    const outcome = await runApart(["read", "--fast", join("fixtures/corpus", name)], { env: { NO_COLOR: "1" } });
    expect(outcome.code).toBe(0);
    expect(outcome.out).not.toContain("\u001b");
    expect(outcome.out).toMatch(/ {2}s\d+ {2}[■▤◇◌≈¶] /);
  });
});
