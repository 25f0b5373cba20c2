/**
 * Packs every lexicon and table under src/ (`*.tsv`) into a module beside it (`*.packed.ts`), a string that
 * loads anywhere, without the comment lines and without the columns that only people read. And the program that multiplies matrices.
 * Run: npm run pack
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { AscribeError } from "../src/base/error.ts";
import { assemble } from "./assemble.ts";
import { assembleSums } from "./assemble-sums.ts";

const FOR_PEOPLE = new Set(["example", "from", "note", "gloss"]);

// Rows that are alike stand together where pages load them: a sixth less to send. People read these tables by their words.
const TOGETHER: Readonly<Record<string, readonly string[]>> = {
  "triggers.tsv": ["frame", "shape", "pos"],
  "names.tsv": ["id"],
  "sectors.tsv": ["sector"],
  "loaded.tsv": ["class"],
  "quantities.tsv": ["value"],
};

// In these columns a cell that repeats the one above it is left out, and filled in by `readFilled`.
const DITTO: Readonly<Record<string, readonly string[]>> = {
  "classes.tsv": ["class"],
  "mention-words.tsv": ["kind"],
  "names.tsv": ["id", "sense"],
  "triggers.tsv": ["frame", "shape", "pos"],
};

let written = 0;
for (const path of listTables())
  write(path.replace(/\.tsv$/, ".packed.ts"), basename(path), pack(readFileSync(path, "utf8"), path));
write(
  "src/engine/parse/network/products.packed.ts",
  "scripts/assemble.ts",
  Buffer.from(await assemble("wholes")).toString("base64"),
);
write("src/classify/assembly.packed.ts", "scripts/assemble-sums.ts", Buffer.from(await assembleSums()).toString("base64"));
if (written > 0) console.log(`packed ${written} files`);

function write(target: string, from: string, text: string): void {
  const module = `// Made by npm run pack from ${from}. Do not edit.\nexport default ${JSON.stringify(text)};\n`;
  if (existsSync(target) && readFileSync(target, "utf8") === module) return;
  writeFileSync(target, module);
  written++;
}

function pack(text: string, path: string): string {
  const lines = text.split(/\r?\n/).filter((line) => line !== "" && !line.startsWith("#"));
  const columns = lines[0]?.split("\t") ?? [];
  if (columns.length === 0)
    throw new AscribeError("bad-lexicon", `${path} names no columns; its first line that is no comment must`);
  const kept = columns.flatMap((column, i) => (FOR_PEOPLE.has(column) ? [] : [i]));
  const [head, ...rows] = lines.map((line) => line.split("\t"));
  const by = TOGETHER[basename(path)]?.map((column) => columns.indexOf(column)) ?? [];
  // Stable: words of one kind keep the order in which they were written.
  const sorted = rows.sort((a, b) => {
    const at = by.find((column) => a[column] !== b[column]);
    return at === undefined ? 0 : a[at] < b[at] ? -1 : 1;
  });
  const repeating = DITTO[basename(path)]?.map((column) => columns.indexOf(column)) ?? [];
  const told = sorted.map((cells, i) =>
    cells.map((cell, at) => (repeating.includes(at) && cell === sorted[i - 1]?.[at] ? "" : cell)),
  );
  return [head, ...told].map((cells) => pickCells(cells, kept)).join("\n");
}

function pickCells(cells: string[], kept: number[]): string {
  // An empty cell at the end is read as one that is left out.
  return kept
    .map((i) => cells[i] ?? "")
    .join("\t")
    .replace(/\t+$/, "");
}

function listTables(): string[] {
  return readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".tsv"))
    .map((path) => join("src", path))
    .sort();
}
