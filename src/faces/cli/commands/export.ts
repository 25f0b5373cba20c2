/** `ascribe export`: the ledger in the forms other tools read, to a file or to standard output. */
import { createWriteStream } from "node:fs";
import { mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { AscribeError } from "../../../base/error.ts";
import { COLUMNS, EXPORTS, type Exporter } from "../../../operations/export/index.ts";
import type { Call } from "../command.ts";
import { type Connection, connect, ledgerOf } from "../connect.ts";
import { print } from "../output.ts";

const BINARY = ["parquet", "sqlite"];

export async function run({ args, options }: Call): Promise<number> {
  const [name, file] = args;
  const form = EXPORTS.find((one) => one.name === (BINARY.includes(name) ? "csv" : name));
  if (!form)
    throw new AscribeError(
      "bad-call",
      `there is no export "${name}"; there are: ${[...EXPORTS.map((one) => one.name), ...BINARY].join(", ")}`,
    );
  if (BINARY.includes(name) && !file)
    throw new AscribeError("bad-call", `${name} is no text; name a file: ascribe export ${name} reports.${name}`);
  const connection = await connect(ledgerOf(options));
  try {
    if (BINARY.includes(name)) await writeBinary(connection, form, name, resolve(file));
    else if (file) await writeText(connection, form, resolve(file));
    else
      for await (const chunk of connection.export(form))
        await print(typeof chunk === "string" ? chunk : Buffer.from(chunk).toString());
  } finally {
    await connection.close();
  }
  return 0;
}

/** Written beside its place and moved there whole, so that no half of a file is ever found. */
async function writeText(connection: Connection, form: Exporter, target: string): Promise<void> {
  const aside = `${target}.part`;
  try {
    await pipeline(Readable.from(connection.export(form)), createWriteStream(aside));
    await rename(aside, target);
  } catch (cause) {
    await rm(aside, { force: true });
    if (cause instanceof AscribeError) throw cause;
    const { code, message } = cause as NodeJS.ErrnoException;
    throw code === "ENOSPC"
      ? new AscribeError("disk-full", `no room left for ${target}; free some space and run it again`, { cause })
      : new AscribeError("cannot-write", `${target} cannot be written: ${message}`, { cause });
  }
}

async function writeBinary(connection: Connection, form: Exporter, name: string, target: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "ascribe-export-"));
  try {
    const table = join(folder, "reports.csv");
    await writeText(connection, form, table);
    const aside = join(dirname(target), `.${process.pid}.${name}.part`);
    const { parquetFrom, sqliteFrom } = await import("../../../app/export-tables.ts");
    if (name === "parquet") await parquetFrom(table, aside);
    else await sqliteFrom(table, COLUMNS, aside);
    await rename(aside, target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
