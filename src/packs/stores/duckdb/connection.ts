/**
 * One DuckDB file, opened by one process. A second process is told who holds it, from a note the holder keeps beside
 * the file; DuckDB's own lock decides, the note only names.
 */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { type DuckDBConnection, DuckDBInstance, type DuckDBResultReader, type DuckDBValue } from "@duckdb/node-api";
import { AscribeError, describeError } from "../../../base/error.ts";

/** Who has a ledger's file open, as that process says. */
export interface Holder {
  readonly pid: number;
  /** Where it answers, when it serves: `http://127.0.0.1:8642`. */
  readonly address: string | null;
}

export type Row = Readonly<Record<string, DuckDBValue>>;

export interface Connection {
  /** Rows of one statement. */
  all(sql: string, values?: DuckDBValue[]): Promise<Row[]>;
  /** The same, column by column: of ten thousand rows none is made a thing of its own. */
  columns(sql: string, values?: DuckDBValue[]): Promise<DuckDBValue[][]>;
  /** Runs `work` between begin and commit; any error rolls back. */
  transaction<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T>;
  close(): void;
}

/** @throws {AscribeError} `ledger-busy`, `ledger-unreadable` */
export async function connect(
  path: string,
  settings: { memory: string; threads: number; address: string | null },
): Promise<Connection> {
  const { instance, joined } = await open(path, settings);
  // A state's moves are often one row group, which one thread reads: questions asked together go side by side.
  const readers = await Promise.all(Array.from({ length: settings.threads }, () => readerOf(joined)));
  const writer = await joined();
  const note = path === ":memory:" ? null : notePath(path);
  if (note !== null) leaveNote(note, { pid: process.pid, address: settings.address });
  const writing = queue();
  const asked = (sql: string, values?: DuckDBValue[]): Promise<DuckDBResultReader> =>
    readers
      .reduce((least, one) => (one.waiting() < least.waiting() ? one : least))
      .ask(sql, values)
      .catch((cause) => {
        throw isFull(cause) ? diskFull(path, cause) : cause;
      });
  return {
    all: async (sql, values) => (await asked(sql, values)).getRowObjects() as Row[],
    columns: async (sql, values) => (await asked(sql, values)).getColumns(),
    transaction: (work) => writing(() => inTransaction(writer, path, work)),
    close: () => {
      for (const reader of readers) reader.close();
      writer.closeSync();
      instance.closeSync();
      if (note !== null) rmSync(note, { force: true });
    },
  };
}

/** A disk that is full, or a folder that is not ours, keeps no note: the lock holds without it. */
function leaveNote(path: string, holder: Holder): void {
  try {
    writeFileSync(path, JSON.stringify(holder));
  } catch {
    rmSync(path, { force: true });
  }
}

const isFull = (error: unknown): boolean => /no space left|ENOSPC|disk full/i.test(describeError(error).message);

const diskFull = (path: string, cause: unknown): AscribeError =>
  new AscribeError(
    "disk-full",
    `no room left on the disk of ${path}; what was recorded before is safe: free some space and run the same again`,
    { cause },
  );

interface Reader {
  ask(sql: string, values?: DuckDBValue[]): Promise<DuckDBResultReader>;
  /** Statements asked and not yet answered. */
  waiting(): number;
  close(): void;
}

async function readerOf(joined: Opened["joined"]): Promise<Reader> {
  const connection = await joined();
  const inTurn = queue();
  let waiting = 0;
  return {
    ask: (sql, values) => {
      waiting++;
      return inTurn(() => connection.runAndReadAll(sql, values)).finally(() => waiting--);
    },
    waiting: () => waiting,
    close: () => connection.closeSync(),
  };
}

/** Who holds `path`, by the note beside it; `null` when there is no note or its writer has died. */
export function holderOf(path: string): Holder | null {
  try {
    const holder: Holder = JSON.parse(readFileSync(notePath(path), "utf8"));
    process.kill(holder.pid, 0);
    return holder;
  } catch {
    return null;
  }
}

const notePath = (path: string): string => `${path}.holder`;

/**
 * The log of writes is worked into the tables when it is so large, and every table's last group of rows is then written again, whole: with
 * DuckDB's own sixteen megabytes and groups of 122,880 rows, most of what a long run wrote was written for that, and ever more of it.
 */
const LOG_OF_WRITES = "64MB";
const GROUP_ROWS = 8192;

interface Opened {
  readonly instance: DuckDBInstance;
  /** A connection to the file. */
  joined(): Promise<DuckDBConnection>;
}

async function open(path: string, { memory, threads }: { memory: string; threads: number }): Promise<Opened> {
  // How many rows a group has is said of a file only where it is attached to another.
  const instance = await DuckDBInstance.create(":memory:", {
    threads: String(threads),
    memory_limit: memory,
    checkpoint_threshold: LOG_OF_WRITES,
    // No network, no files but its own, and nothing fetched at the first use of a function it lacks.
    autoinstall_known_extensions: "false",
    ...(path !== ":memory:" && { temp_directory: `${path}.tmp` }),
  });
  const joined = async (): Promise<DuckDBConnection> => {
    const connection = await instance.connect();
    await connection.run("use ledger");
    return connection;
  };
  try {
    const connection = await instance.connect();
    await connection.run(`attach '${path.replaceAll("'", "''")}' as ledger (row_group_size ${GROUP_ROWS})`);
    connection.closeSync();
    return { instance, joined };
  } catch (cause) {
    instance.closeSync();
    const { message } = describeError(cause);
    if (/lock|being used by another process/i.test(message)) throw busy(path, message, cause);
    if (isFull(cause)) throw diskFull(path, cause);
    if (/read-only file system|permission denied/i.test(message))
      throw new AscribeError(
        "ledger-read-only",
        `${path} may not be written by you; copy it to a folder of yours and name that`,
        {
          cause,
        },
      );
    throw new AscribeError("ledger-unreadable", `${path} cannot be opened as a ledger: ${message.split("\n")[0]}`, { cause });
  }
}

function busy(path: string, message: string, cause: unknown): AscribeError {
  const holder = holderOf(path);
  const pid = holder?.pid ?? /PID (\d+)/.exec(message)?.[1] ?? null;
  const where = holder?.address ? `, which answers at ${holder.address}` : "";
  const who = pid === null ? "another process" : `process ${pid}${where}`;
  return new AscribeError("ledger-busy", `${path} is held by ${who}; stop it, ask it, or name another file with --ledger`, {
    cause,
  });
}

async function inTransaction<T>(
  writer: DuckDBConnection,
  path: string,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  await writer.run("begin");
  try {
    const result = await work(writer);
    await writer.run("commit");
    return result;
  } catch (error) {
    // A failed commit has rolled back already, and then there is nothing to roll back.
    await writer.run("rollback").catch(() => undefined);
    if (error instanceof AscribeError) throw error;
    if (isFull(error)) throw diskFull(path, error);
    const reason = describeError(error).message.split("\n")[0];
    throw new AscribeError("ledger-write", `nothing of this was recorded, the ledger is as it was: ${reason}`, { cause: error });
  }
}

// One after another: a DuckDB connection serves one statement at a time.
function queue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
}
