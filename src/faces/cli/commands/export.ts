/** `ascribe export`: the ledger in the forms other tools read, to a file or to standard output. */
import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, rename, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { AscribeError } from "../../../base/error.ts";
import { COLUMNS, EXPORTS, type Exporter } from "../../../operations/export/index.ts";
import type { Call } from "../command.ts";
import { type Connection, connect, ledgerOf } from "../connect.ts";
import { print } from "../output.ts";
import { trackProgress } from "../progress.ts";

const BINARY = ["parquet", "sqlite"];

export async function run({ args, options }: Call): Promise<number> {
  const [name, target] = args;
  const forms = [...EXPORTS.map((one) => one.name), ...BINARY];
  if (name !== "all" && !forms.includes(name))
    throw new AscribeError("bad-call", `there is no export "${name}"; there are: ${[...forms, "all"].join(", ")}`);
  if (name === "all" && !target) throw new AscribeError("bad-call", "all of them go into a folder: ascribe export all out/");
  if (BINARY.includes(name) && !target)
    throw new AscribeError("bad-call", `${name} is no text; name a file: ascribe export ${name} reports.${name}`);
  const connection = await connect(ledgerOf(options), { mustExist: true });
  try {
    if (target === undefined) await printForm(connection, formNamed(name));
    else if (name === "all") await writeAll(connection, forms, resolve(target), Boolean(options.json));
    else await told(await writeForm(connection, name, resolve(target)), Boolean(options.json));
  } finally {
    await connection.close();
  }
  return 0;
}

interface Written {
  readonly form: string;
  readonly file: string;
  readonly bytes: number;
}

const formNamed = (name: string): Exporter => EXPORTS.find((one) => one.name === name) as Exporter;

async function printForm(connection: Connection, form: Exporter): Promise<void> {
  for await (const chunk of connection.export(form)) await print(chunk);
}

async function writeForm(connection: Connection, name: string, file: string): Promise<Written> {
  if (!(await stat(dirname(file)).catch(() => null))?.isDirectory())
    throw new AscribeError("cannot-write", `there is no folder ${dirname(file)}; make it first, or name another`);
  if ((await stat(file).catch(() => null))?.isDirectory())
    throw new AscribeError(
      "cannot-write",
      `${file} is a folder; name a file in it, or write all forms: ascribe export all ${file}`,
    );
  if (BINARY.includes(name)) await writeBinary(connection, formNamed("csv"), name, file);
  else await writeText(connection, formNamed(name), file);
  return { form: name, file, bytes: (await stat(file)).size };
}

/** Silent for people, as `cp` is. */
async function told(written: Written, json: boolean): Promise<void> {
  if (json) await print(`${JSON.stringify(written)}\n`);
}

async function writeAll(connection: Connection, forms: readonly string[], folder: string, json: boolean): Promise<void> {
  await makeFolder(folder);
  const progress = trackProgress("written", { total: forms.length });
  for (const name of forms) {
    const written = await writeForm(connection, name, join(folder, fileNameOf(name)));
    progress.step();
    if (json) await told(written, json);
    else await print(`${join(folder, fileNameOf(name))}  ${sizeOf(written.bytes)}  ${summaryOf(name)}\n`);
  }
  progress.end();
}

const fileNameOf = (name: string): string =>
  BINARY.includes(name) ? `reports.${name}` : `${NAMES[name] ?? name}.${formNamed(name).extension}`;

/** Under which names files go into a folder, where the form's own would say too little or be another's. */
const NAMES: Readonly<Record<string, string>> = { csv: "reports", html: "report", csl: "citations", bibtex: "citations" };

const summaryOf = (name: string): string =>
  BINARY.includes(name) ? `the table of reports, as ${name}` : formNamed(name).summary;

const sizeOf = (bytes: number): string => (bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${Math.round(bytes / 1e5) / 10} MB`);

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (cause) {
    throw new AscribeError("cannot-write", `${folder} cannot be made a folder: ${(cause as Error).message}`, { cause });
  }
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
