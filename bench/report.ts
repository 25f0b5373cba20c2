/**
 * What every bench is, and how it reports. A row is one measured figure that a command remakes. Rows go to
 * the screen as a table, as JSON with `--json`, and to a file when `bench --all` collects them.
 */
import { appendFileSync, existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { AscribeError } from "../src/base/error.ts";

export interface Bench {
  /** As in `bench/<name>.ts`. */
  readonly name: string;
  /** One line for `--list`: what is measured, on what. */
  readonly summary: string;
  /** `args` are what followed the name; with none it measures what belongs in the table, on its defaults. */
  readonly run: (args: string[]) => Promise<void>;
}

export interface Row {
  /** What was measured, on which data: "UAS, EWT dev, raw text". */
  readonly measure: string;
  readonly value: number;
  /** "%", "F1", "words/s", "MB", "ms" … */
  readonly unit: string;
  /** Who else was measured the same way, and what they reached: "UDPipe 1.2 80.5 (read)". */
  readonly peer?: string;
  /** What we aim for: "≥ 84". */
  readonly target?: string;
  /** What a reader of the figure must know: how many cases, what was left out. */
  readonly note?: string;
}

/** Flags that belong to the harness; a bench that parses its own arguments must let them pass. */
export const HARNESS_FLAGS = { json: { type: "boolean" }, rows: { type: "string" } } as const;

/** Prints the rows (JSON with `--json`), and hands them to `bench --all`, which passes `--rows FILE`. */
export function report(rows: readonly Row[], args: readonly string[]): void {
  const collector = args[args.indexOf("--rows") + 1];
  if (args.includes("--rows") && collector) appendFileSync(collector, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  process.stdout.write(args.includes("--json") ? `${JSON.stringify(rows, null, 2)}\n` : table(rows));
}

/**
 * The absolute path of gold data that lives beside the repository, `gold("trees/en_ewt-ud-dev.conllu")`.
 * @throws {AscribeError} `no-gold` when it is absent, which the harness prints and counts: a figure that could not
 * be measured must never look like one that was.
 */
export function gold(path: string): string {
  const file = fileURLToPath(new URL(`../../shared/gold/${path}`, import.meta.url));
  if (existsSync(file)) return file;
  throw new AscribeError(
    "no-gold",
    `NOT MEASURED: gold data ../shared/gold/${path} is not here, so this figure cannot be remade`,
  );
}

function table(rows: readonly Row[]): string {
  const lines = rows.map((row) => [
    row.measure,
    `${round(row.value)} ${row.unit}`,
    row.target ? `target ${row.target}` : "",
    row.peer ? `peer ${row.peer}` : "",
    row.note ?? "",
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...lines.map((line) => line[column]!.length)));
  return lines
    .map(
      (line) =>
        `${line
          .map((cell, i) => cell.padEnd(widths[i] ?? 0))
          .join("  ")
          .trimEnd()}\n`,
    )
    .join("");
}

/** Four significant digits below a thousand, whole numbers above: finer than any of our noise. */
export const round = (value: number): string =>
  Math.abs(value) >= 1000 ? value.toFixed(0) : String(Number(value.toPrecision(4)));
