import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

interface Locked {
  readonly dev?: boolean;
  readonly license?: string;
}

// Licences that ask for no more than their notice. What only tests and builds use may be under others.
const PERMISSIVE =
  /^\(?(MIT|MIT-0|ISC|Apache-2\.0|BSD-2-Clause|BSD-3-Clause|0BSD|BlueOak-1\.0\.0|CC0-1\.0|Unlicense|Zlib|Python-2\.0)\b/;

describe("what ships", () => {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as { packages: Record<string, Locked> };
  const shipped = Object.entries(packages).filter(([path, { dev }]) => path !== "" && !dev);

  it("rests on permissively licensed packages alone", () => {
    expect(shipped.length).toBeGreaterThan(10);
    expect(
      shipped.filter(([, { license }]) => !PERMISSIVE.test(license ?? "")).map(([path, { license }]) => `${path}: ${license}`),
    ).toEqual([]);
  });

  const gold = ["seed/press-release.txt", "attribution/polnear.dev.jsonl", "events/gsr.dev.jsonl"].map(
    (path) => `../shared/gold/${path}`,
  );

  it.skipIf(!gold.every(existsSync))("holds no sentence of the gold texts (compared when ../shared/gold is there)", () => {
    const ours = ["fixtures", "docs"]
      .flatMap(filesUnder)
      .concat("README.md")
      .map((path) => readFileSync(path, "utf8"));
    const kept = new Set(ours.join("\n").match(SENTENCE)?.map(plain));
    const taken = gold
      .flatMap((path) => readFileSync(path, "utf8").match(SENTENCE)?.map(plain) ?? [])
      .filter((words) => kept.has(words));
    expect(kept.size).toBeGreaterThan(100);
    expect(taken).toEqual([]);
  });
});

const SENTENCE = /[^.!?\n"\\]{60,}[.!?]/g;
const plain = (sentence: string): string => sentence.trim();

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(json|md|txt|tsv)$/.test(path))
    .map((path) => join(folder, path));
