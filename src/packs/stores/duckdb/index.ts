/** A ledger's store in one DuckDB file. */
import type { DuckDBBlobValue, DuckDBValue } from "@duckdb/node-api";
import { AscribeError } from "../../../base/error.ts";
import {
  compare,
  type Entry,
  type Happening,
  type KeptReport,
  type LogEntry,
  RECORD_KINDS,
  type ReportsOf,
  type Store,
} from "../../../ledger/store.ts";
import { among, pieces } from "./among.ts";
import { type Connection, connect } from "./connection.ts";
import { findHappenings, HAS_PART } from "./find.ts";
import { dropIndexes, leftByKill } from "./indexes.ts";
import { lineagesIn } from "./lineages.ts";
import { heaviestMoves, movesAmong, movesIn, scope, tallyMoves } from "./measure.ts";
import { PUBLISHED_BY, publishersIn } from "./publishers.ts";
import { recordOf } from "./record.ts";
import { roomFor } from "./room.ts";
import { INDEXES, SCHEMA_VERSION, TABLES } from "./schema.ts";
import { searchDocuments } from "./search.ts";
import { sourcesIn } from "./sources.ts";
import { write } from "./write.ts";

export { type Holder, holderOf } from "./connection.ts";
export { openFormer } from "./former.ts";

export interface DuckdbOptions {
  /** For pages, beside the indexes: `192MB`, `1GB`. Above it, DuckDB spills to disk beside the file. */
  readonly memory?: string;
  readonly threads?: number;
  /** Told to a second process that asks for the file. */
  readonly address?: string | null;
}

export interface DuckdbStore extends Store {
  /** Lays the moves out by state and day, so that a figure reads only its own; worth doing after some millions were added. */
  tidy(): Promise<void>;
}

/**
 * @param path a file, made when it is not there, or `:memory:`
 * @throws {AscribeError} `ledger-busy` when another process holds it, `ledger-unreadable` when it is no ledger of ours,
 * `ledger-old` when an earlier version wrote it
 */
export async function openDuckdbStore(path: string, options: DuckdbOptions = {}): Promise<DuckdbStore> {
  const { memory = "1GB", threads = 2, address = null } = options;
  const wasKilled = leftByKill(path);
  const connection = await connect(path, { memory, threads, address });
  try {
    await prepare(connection, path, wasKilled);
    const widen = await roomFor(connection, memory);
    const store = storeOver(connection);
    return {
      ...store,
      commit: async (change) => {
        await store.commit(change);
        await widen();
      },
    };
  } catch (error) {
    connection.close();
    throw error;
  }
}

async function prepare({ all, transaction }: Connection, path: string, wasKilled: boolean): Promise<void> {
  // Before anything else: whatever version this file is of, closing it would spoil them.
  if (wasKilled) await dropIndexes(all);
  const version = await versionOf(all);
  if (version !== null && version !== SCHEMA_VERSION) throw ofAnotherVersion(path, version);
  await transaction(async (writer) => {
    await writer.run(TABLES);
    await writer.run(INDEXES);
    await writer.run("insert or ignore into about values ('schema', ?)", [SCHEMA_VERSION]);
  });
}

/** Looked at before anything is made: a file of another version is left as it is. */
async function versionOf(all: Connection["all"]): Promise<string | null> {
  const [{ n }] = await all("select count(*)::integer as n from duckdb_tables() where table_name = 'about'");
  if (n === 0) return null;
  const [row] = await all("select value from about where key = 'schema'");
  return row === undefined ? null : String(row.value);
}

function ofAnotherVersion(path: string, version: string): AscribeError {
  const what = `${path} was written by another version of Ascribe (tables ${version}, here ${SCHEMA_VERSION})`;
  if (Number(version) > Number(SCHEMA_VERSION))
    return new AscribeError("ledger-unreadable", `${what}; read it with that version`);
  return new AscribeError("ledger-old", `${what}; bring it up to date with: ascribe renew --ledger ${path}`);
}

/**
 * A store over tables, or views, of `schema.ts`'s names and columns.
 * @param movesOf the relation in which a state's moves stand
 */
export function storeOver(connection: Connection, movesOf: (state: string) => string = () => "moves"): DuckdbStore {
  const { all, columns, transaction } = connection;
  const one = async <T>(column: string, sql: string, values?: DuckDBValue[]): Promise<T[]> =>
    (await all(sql, values)).map((row) => JSON.parse(String(row[column])) as T);
  const happenings = (ids: readonly string[]): Promise<Happening[]> =>
    one("happening", `select happening from happenings where ${among("id", ids)} order by id`);
  const reports = async (column: string, ids: readonly string[]): Promise<KeptReport[]> => {
    const found: KeptReport[] = [];
    for (const some of pieces(ids))
      found.push(...(await one<KeptReport>("report", `select report from reports where ${among(column, some)}`)));
    return found.sort((a, b) => compare(a.id, b.id));
  };
  return {
    commit: (change) => transaction((writer) => write(writer, change)),

    document: async (id) => recordOf(await all("select record from documents where id = ?", [id])),
    readings: async (ids) => {
      const rows = await all(`select id, record from documents where ${among("id", ids)}`);
      const found = new Map(rows.map((row) => [String(row.id), recordOf([row])]));
      return ids.flatMap((id) => found.get(id) ?? []);
    },
    documentIds: async (prefix, limit) => {
      const rows = await all("select id from documents where starts_with(id, ?) order by id limit ?", [prefix, limit]);
      return rows.map(({ id }) => String(id));
    },
    entries: (ids) => one<Entry>("entry", `select entry from documents where ${among("id", ids)} order by sequence`),
    documents: (after, limit) =>
      one<Entry>("entry", "select entry from documents where sequence > ? order by sequence limit ?", [after, limit]),
    documentsBy: (publisher, limit) =>
      one<Entry>("entry", `select entry from documents where ${PUBLISHED_BY} = ? order by sequence desc limit ?`, [
        publisher,
        limit,
      ]),
    count: async () => Number((await all("select count(*)::integer as n from documents"))[0].n),
    days: async () => {
      const rows = await all(
        "select published as day, count(*)::integer as n from documents group by day order by day nulls last",
      );
      return rows.map(({ day, n }) => ({ day: day === null ? null : Number(day), documents: Number(n) }));
    },

    reports: (of) => {
      if ("voices" in of) {
        const voiced = `${among("lineage", of.voices)} or ${among("issuer", of.voices)}`;
        return one<KeptReport>("report", `select report from reports where ${voiced} order by id`);
      }
      if ("apart" in of)
        return one<KeptReport>(
          "report",
          `select report from reports where happening is null and ${HAS_PART} order by day_to desc nulls last, id limit ${Math.trunc(of.limit)}`,
          [of.apart, of.apart],
        );
      const [column, ids] = selected(of);
      return reports(column, ids);
    },
    sizes: async (components) => {
      if (components.length === 0) return new Map();
      const rows = await all(
        `select component, count(*)::integer as n from reports where ${among("component", components)} group by component`,
      );
      return new Map(rows.map(({ component, n }) => [String(component), Number(n)]));
    },
    candidates: async (blocks) => {
      const asked = new Set(blocks.map(({ block, from, to }) => JSON.stringify({ block, first: from, last: to })));
      const [block = [], report, from, to, brief] = await columns(
        `select block, report, day_from, day_to, brief from blocks
          semi join (select unnest(from_json(?, '[{"block":"VARCHAR","first":"INTEGER","last":"INTEGER"}]'), recursive := true)) asked
          on blocks.block = asked.block and day_from <= last and day_to >= first`,
        [`[${[...asked].join(",")}]`],
      );
      return block.map((name, row) => ({
        block: name as string,
        report: report[row] as string,
        from: from[row] as number,
        to: to[row] as number,
        brief: (brief[row] as DuckDBBlobValue).bytes,
      }));
    },
    happenings,
    findHappenings: (wanted) => findHappenings(connection, wanted),
    happeningsOf: (question, days, limit) => {
      const [where, values] = scope(question, days);
      const most = limit === undefined ? "" : `limit ${Math.trunc(limit)}`;
      const ids = `select distinct happening from ${movesOf(question.state)} where ${where}`;
      return one<Happening>("happening", `select happening from happenings where id in (${ids}) order by id ${most}`, values);
    },
    happeningsOver: async ({ state, instrument }, days, limit) => {
      const rows = await all(
        `select happening, max(day_to) as last from reports where country = ? and happening is not null
          and not contains(actors, '|' || country || '|') and not contains(actors, '|' || country || ':')
          and day_from <= ${days.at} ${instrument ? "and instrument = ?" : ""} ${days.from === null ? "" : `and day_to >= ${days.from}`}
        group by happening order by last desc, happening limit ${Math.trunc(limit)}`,
        instrument ? [state, instrument] : [state],
      );
      const ids = rows.map(({ happening }) => String(happening));
      return one<Happening>("happening", `select happening from happenings where ${among("id", ids)} order by id`);
    },
    moves: async (ids) => movesIn(await all(`select * from moves where ${movesAmong(await happenings(ids))}`)),
    tally: (question, days, method) => tallyMoves(connection, movesOf(question.state), question, days, method),
    heaviest: (question, days, method, limit, power) =>
      heaviestMoves(connection, movesOf(question.state), question, days, method, limit, power),

    publishers: (limit) => publishersIn(connection, limit),
    sources: (limit) => sourcesIn(connection, limit),
    lineages: (limit) => lineagesIn(connection, limit),

    keyed: (keys) =>
      one<Entry>(
        "entry",
        `select entry from documents where sequence in (select sequence from keys where ${among("key", keys)}) order by sequence`,
      ),
    sharingMarks: async (marks, least) => {
      if (marks.length === 0) return [];
      const rows = await all(
        `select d.id, s.shared from (select sequence, count(distinct mark)::integer as shared from marks
          where mark in (${marks.map(Number).join(", ")}) group by sequence having shared >= ${Math.trunc(least)}) s
        join documents d using (sequence) order by s.shared desc, d.id`,
      );
      return rows.map(({ id, shared }) => ({ document: String(id), shared: Number(shared) }));
    },
    search: (wanted) => searchDocuments(connection, wanted),

    log: (after, limit) =>
      one<LogEntry>("entry", "select entry from log where sequence > ? order by sequence limit ?", [after, limit]),
    logHead: async () => (await one<LogEntry>("entry", "select entry from log order by sequence desc limit 1"))[0] ?? null,
    decisions: () => one<LogEntry>("entry", `select entry from log where not (${among("kind", RECORD_KINDS)}) order by sequence`),

    staged: async () => {
      const rows = await all("select id, stamp from staged order by id");
      return rows.map(({ id, stamp }) => ({ id: String(id), stamp: String(stamp) }));
    },
    stagedDocument: async (id) => recordOf(await all("select record from staged where id = ?", [id])),

    tidy: () =>
      transaction(async (writer) => {
        await writer.run("create or replace table tidied as select * from moves order by state, day_to, happening");
        await writer.run("delete from moves");
        await writer.run("insert into moves select * from tidied");
        await writer.run("drop table tidied");
      }),
    keepsLog: true,
    close: async () => connection.close(),
  };
}

function selected(
  of: Exclude<ReportsOf, { readonly voices: readonly string[] } | { readonly apart: string }>,
): [column: string, ids: readonly string[]] {
  if ("ids" in of) return ["id", of.ids];
  if ("documents" in of) return ["document", of.documents];
  if ("components" in of) return ["component", of.components];
  return ["happening", of.happenings];
}
