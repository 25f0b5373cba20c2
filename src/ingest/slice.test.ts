import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { isBad } from "./jsonl.ts";
import { articlesOf, joinSlices, type Placed, slicesOf } from "./slice.ts";

const folder = mkdtempSync(join(tmpdir(), "ascribe-slice-"));
const lines = Array.from({ length: 40 }, (_, i) => JSON.stringify({ id: `d${i}`, text: "ў".repeat(i % 9) + i }));
writeFileSync(join(folder, "a.jsonl"), `${lines.join("\n")}\n`);
writeFileSync(join(folder, "b.jsonl.gz"), gzipSync(lines.join("\r\n")));
writeFileSync(join(folder, "c.txt"), "A text of its own.");
writeFileSync(join(folder, "d.jpg"), "no text");
writeFileSync(join(folder, "README.md"), "What these texts are.");
mkdirSync(join(folder, ".git"));
writeFileSync(join(folder, ".git", "note.txt"), "Nobody meant this.");
const page =
  "<html><head><title>Drill ends</title></head><body><article><p>Soldiers of both armies left the training ground.</p></article></body></html>";
const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${page}`;
const record = (url: string, length = http.length) =>
  `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: ${url}\r\nContent-Length: ${length}\r\n\r\n${http}\r\n\r\n`;
writeFileSync(
  join(folder, "e.warc.gz"),
  gzipSync(record("https://one.example/a") + record("https://two.example/b") + record("https://cut.example/c", 9999)),
);
writeFileSync(join(folder, "empty.jsonl"), "");

async function read(bytes: number, name: string): Promise<string[]> {
  const given: string[] = [];
  for (const slice of await slicesOf([join(folder, name)], folder, bytes))
    for await (const { article } of articlesOf(folder, slice)) given.push(article.given ?? "");
  return given;
}

describe("files cut into slices", () => {
  const all = lines.map((_, i) => `d${i}`);

  it("give every line once, wherever the cuts fall", async () => {
    for (const bytes of [1, 2, 3, 7, 30, 31, 32, 100, 1_000_000])
      expect(await read(bytes, "a.jsonl"), `${bytes} bytes`).toEqual(all);
  });

  it("leave what is packed, or is one document, in one piece", async () => {
    expect(await read(10, "b.jsonl.gz")).toEqual(all);
    expect(await read(10, "c.txt")).toEqual(["c.txt"]);
  });

  it("give every page of a web archive, and say where it breaks off", async () => {
    const [slice] = await slicesOf([join(folder, "e.warc.gz")], folder, 10);
    const pages: Placed[] = [];
    for await (const placed of articlesOf(folder, slice!)) pages.push(placed);
    expect(pages.map(({ offset }) => offset)).toEqual([0, 1, 2]);
    expect(pages.map(({ article }) => (isBad(article) ? article.error.code : article.url))).toEqual([
      "https://one.example/a",
      "https://two.example/b",
      "truncated",
    ]);
  });

  it("take from a folder what can be read, in order, and pass by what is empty", async () => {
    const leftOut: string[] = [];
    const slices = await slicesOf([folder], folder, 1_000_000, ({ path, why }) => leftOut.push(`${why} ${basename(path)}`));
    expect(slices.map(({ path }) => path)).toEqual(["a.jsonl", "b.jsonl.gz", "c.txt", "e.warc.gz"]);
    expect(leftOut.sort()).toEqual(["beside README.md", "kind d.jpg"]);
    // What is named by itself is meant.
    expect(await slicesOf([join(folder, "d.jpg"), join(folder, "README.md")], folder, 1_000_000)).toHaveLength(2);
  });

  it("are joined until they weigh enough, and never cut again", () => {
    const slice = (path: string, size: number) => ({ path, from: 0, to: null, size });
    const groups = joinSlices([slice("a", 40), slice("b", 50), slice("c", 200), slice("d", 1)], 100);
    expect(groups.map((group) => group.map(({ path }) => path))).toEqual([["a", "b"], ["c"], ["d"]]);
  });

  it("say which offset a line stands at, so that it can be found again", async () => {
    const [slice] = await slicesOf([join(folder, "a.jsonl")], folder, 1_000_000);
    const offsets: number[] = [];
    for await (const { offset } of articlesOf(folder, slice!)) offsets.push(offset);
    expect(offsets.slice(0, 2)).toEqual([0, Buffer.byteLength(lines[0]!) + 1]);
  });

  it("refuse a file that changed since it was planned, and one outside the root", async () => {
    const [slice] = await slicesOf([join(folder, "c.txt")], folder, 100);
    const changed = articlesOf(folder, { ...slice!, size: 3 });
    await expect(changed.next()).rejects.toMatchObject({ code: "changed-file" });
    await expect(slicesOf([folder], join(folder, "inner"), 100)).rejects.toMatchObject({ code: "outside-root" });
  });
});
