/**
 * All benches at once: each in its own process, so that one which breaks or runs out of memory spoils no other. Rows land in
 * bench/results/<date>-<commit>.json and in bench/README.md's table, under the bench's name with the options it was given, as one would
 * call it again. A bench not run now, or run with other options, keeps its last rows, under their date.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Row, round } from "./report.ts";

interface Measured extends Row {
  readonly bench: string;
  readonly date: string;
  readonly commit: string;
}

interface Results {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly commit: string;
  readonly machine: string;
  readonly rows: readonly Measured[];
  /** Benches that gave no figure this time, and why. */
  readonly unmeasured: readonly { readonly bench: string; readonly why: string }[];
}

const here = fileURLToPath(new URL(".", import.meta.url));
const readme = join(here, "README.md");
const folder = join(here, "results");
const MARKS = ["<!-- results -->", "<!-- /results -->"] as const;

/**
 * Runs the benches named, writes the results, and returns the exit code: 1 when one gave no figure.
 * @param names each may bring options: `gather --documents 100000`
 */
export async function runAll(names: readonly string[]): Promise<number> {
  const at = new Date().toISOString();
  const date = at.slice(0, 10);
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: here, encoding: "utf8" }).trim();
  const outcomes = names.map((bench) => ({ bench, ...runApart(bench) }));
  const rows = outcomes.flatMap(({ bench, rows }) => rows.map((row) => ({ bench, date, commit, ...row })));
  const unmeasured = outcomes.flatMap(({ bench, why }) => (why === null ? [] : [{ bench, why }]));
  const kept = latest().filter((row) => !names.includes(row.bench));
  const results = { at, commit, machine: machine(), rows: sorted([...kept, ...rows]), unmeasured };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${date}-${commit}.json`), `${JSON.stringify(results, null, 2)}\n`);
  writeTable(results);
  for (const { bench, why } of unmeasured) process.stderr.write(`bench ${bench} gave no figure: ${why}\n`);
  return unmeasured.length > 0 ? 1 : 0;
}

function runApart(bench: string): { rows: Row[]; why: string | null } {
  const [name, ...options] = bench.split(" ");
  const collector = join(tmpdir(), `ascribe-bench-${process.pid}-${name}.ndjson`);
  process.stderr.write(`bench ${bench}\n`);
  const command = ["--import", "tsx", join(here, "bench.ts"), name, ...options, "--rows", collector];
  const child = spawnSync(process.execPath, command, { stdio: ["ignore", "inherit", "pipe"], encoding: "utf8" });
  const lines = existsSync(collector) ? readFileSync(collector, "utf8").split("\n").filter(Boolean) : [];
  rmSync(collector, { force: true });
  const rows = lines.map((line): Row => JSON.parse(line));
  if (child.status === 0 && rows.length > 0) return { rows, why: null };
  return { rows, why: child.stderr.trim().split("\n")[0] || `it ended with ${child.status ?? child.signal} and no rows` };
}

// Each file carries forward what it did not measure, so the newest holds everything.
function latest(): readonly Measured[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .map((file): Results => JSON.parse(readFileSync(join(folder, file), "utf8")));
  return files.sort((a, b) => compare(a.at, b.at)).at(-1)?.rows ?? [];
}

function writeTable(results: Results): void {
  const [open, close] = MARKS;
  const page = readFileSync(readme, "utf8");
  const [before, after] = [page.indexOf(open) + open.length, page.indexOf(close)];
  const head = ["bench", "measure", "value", "peer", "target", "note", "measured"];
  const lines = results.rows.map((row) => [
    row.bench,
    row.measure,
    `${round(row.value)} ${row.unit}`,
    row.peer ?? "",
    row.target ?? "",
    row.note ?? "",
    `${row.date} ${row.commit}`,
  ]);
  const body = [head, head.map(() => "---"), ...lines].map((cells) => `| ${cells.map(asCell).join(" | ")} |`).join("\n");
  const missing = results.unmeasured.map(({ bench, why }) => `- **${bench}** gave no figure: ${why}`).join("\n");
  const said = `Last run ${results.at.slice(0, 10)} at ${results.commit}, on ${results.machine}.`;
  writeFileSync(readme, `${page.slice(0, before)}\n${[said, body, missing].filter(Boolean).join("\n\n")}\n${page.slice(after)}`);
}

const asCell = (cell: string): string => cell.replaceAll("|", "\\|");
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const sorted = (rows: Measured[]): Measured[] => rows.sort((a, b) => compare(a.bench, b.bench));
const machine = (): string => `${cpus().length} cores (${cpus()[0]?.model.trim() ?? "unknown"}), Node ${process.versions.node}`;
