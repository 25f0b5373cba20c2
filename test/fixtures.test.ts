import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fixtureFolder, readFixtures } from "../bench/expected.ts";
import { checkAll, failures } from "../bench/fixtures.ts";
import { readTsv } from "../src/base/tsv.ts";
import type { Article } from "../src/document/article.ts";

const known = new Map(
  readFileSync("fixtures/known-failures.tsv", "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#") && !line.startsWith("id\t"))
    .map((line) => line.split("\t") as [string, string]),
);

describe("the fixtures", () => {
  const fixtures = readFixtures();

  it("each has an article, an expectation and a page that says whose text it is", () => {
    for (const { slug, article, expected } of fixtures) {
      expect(article.given, slug).toBe(slug);
      expect(expected, `${slug} has no expected.json; make one: npm run fixture -- ${slug} FILE`).not.toBeNull();
      expect(existsSync(`${fixtureFolder}${slug}/README.md`), `${slug} has no README.md`).toBe(true);
    }
  });

  it("each expectation names words that stand in its text once", () => {
    for (const { slug, article, expected } of fixtures)
      for (const words of expected?.events.flatMap(({ words }) => words) ?? [])
        expect(article.text.split(words).length - 1, `${slug}: "${words}"`).toBe(1);
  });

  it("fail nowhere but where it is known and said why", async () => {
    const failing = failures(await checkAll());
    const unknown = failing
      .filter(({ id }) => !known.has(id))
      .map(({ id, wanted, got }) => `${id}: wanted ${wanted}, got ${got}`);
    const mended = [...known.keys()].filter((id) => !failing.some((check) => check.id === id));
    if (mended.length > 0)
      console.warn(`known failures that no longer fail; drop them: npm run fixture -- --shrink\n  ${mended.join("\n  ")}`);
    expect(unknown).toEqual([]);
    // Two hundred texts take a busy machine more than a minute.
  }, 240_000);

  it("every known failure gives its reason", () => {
    expect([...known].filter(([, reason]) => !reason)).toEqual([]);
  });
});

describe("the bundled corpus", () => {
  const texts = readdirSync("fixtures/corpus")
    .filter((file) => file.endsWith(".json"))
    .map((file) => JSON.parse(readFileSync(`fixtures/corpus/${file}`, "utf8")) as Article & { about: Record<string, unknown> });

  it("says of each text that it was written for the project, by which camp it is told and what it rests on", () => {
    for (const { given, about } of texts) {
      expect(about.written, given).toBe("for Ascribe");
      expect(about.camp, given).toEqual(expect.any(String));
      expect(about.facts, given).not.toHaveLength(0);
    }
  });

  it("is short texts at addresses that belong to nobody", () => {
    for (const { given, url, text } of texts) {
      expect(new URL(url!).hostname, given).toMatch(/\.example$/);
      const words = text.split(/\s+/).length;
      expect(words, given).toBeGreaterThan(110);
      expect(words, given).toBeLessThan(360);
    }
  });

  it("holds every telling that is judged, word for word", () => {
    const rows = readTsv<"happening" | "slug" | "words" | "lineage">(readFileSync("fixtures/corpus-happenings.tsv", "utf8"));
    expect(rows.length).toBeGreaterThan(0);
    for (const { slug, words, lineage } of rows) {
      expect(texts.find(({ given }) => given === slug)?.text, `${slug}: "${words}"`).toContain(words);
      expect(lineage, `${slug}: "${words}"`).not.toBe("");
    }
  });
});
