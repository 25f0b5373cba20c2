/** The table of reports as a Parquet file or a SQLite database: binary forms, made by the libraries that own them. */
import { readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { AscribeError } from "../base/error.ts";
import { cellsOf } from "../ingest/formats/csv.ts";

/** @param table the export `csv`, as a file @throws {AscribeError} `cannot-write` */
export async function parquetFrom(table: string, target: string): Promise<void> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    const quoted = (path: string) => `'${path.replaceAll("'", "''")}'`;
    // Ids and days are words; only what is a number in every row is one.
    await connection.run(
      `copy (select * from read_csv(${quoted(table)}, header = true, quote = '"', escape = '"', types = {'report': 'VARCHAR', 'happening': 'VARCHAR', 'event': 'VARCHAR', 'cameo': 'VARCHAR', 'time': 'VARCHAR', 'published': 'VARCHAR'})) to ${quoted(target)} (format parquet, compression zstd)`,
    );
  } catch (cause) {
    throw new AscribeError("cannot-write", `${target} cannot be written: ${(cause as Error).message.split("\n")[0]}`, { cause });
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

const NUMBERS = new Set(["start", "end", "lat", "lon", "uncertainty_km", "tone"]);

/** Tables `reports` and `dictionary`, ready for Datasette. @param table the export `csv`, as a file */
export async function sqliteFrom(
  table: string,
  meanings: readonly { name: string; meaning: string }[],
  target: string,
): Promise<void> {
  const require = createRequire(import.meta.url);
  const { default: start } = await import("sql.js");
  const folder = dirname(require.resolve("sql.js"));
  const SQL = await start({ locateFile: (name) => join(folder, name) });
  const database = new SQL.Database();
  try {
    const rows = cellsOf(await readFile(table, "utf8"), ",");
    const columns = rows.next().value as string[];
    const typed = columns.map(
      (name) => `"${name}" ${NUMBERS.has(name) ? "real" : "text"}${name === "report" ? " primary key" : ""}`,
    );
    database.run(`create table reports (${typed.join(", ")})`);
    database.run('create table dictionary ("column" text primary key, meaning text)');
    database.run("begin");
    for (const { name, meaning } of meanings) database.run("insert into dictionary values (?, ?)", [name, meaning]);
    const insert = database.prepare(`insert into reports values (${columns.map(() => "?").join(", ")})`);
    for (const cells of rows)
      insert.run(cells.map((cell, i) => (cell === "" ? null : NUMBERS.has(columns[i]) ? Number(cell) : cell)));
    insert.free();
    database.run("commit");
    database.run('create index reports_document on reports ("document")');
    await writeFile(target, database.export());
  } catch (cause) {
    await rm(target, { force: true });
    throw new AscribeError("cannot-write", `${target} cannot be written: ${(cause as Error).message}`, { cause });
  } finally {
    database.close();
  }
}
