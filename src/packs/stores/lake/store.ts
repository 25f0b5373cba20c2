/**
 * A ledger's store over a gathered lake: every question a ledger can be asked, answered from the lake's files as they stand, which DuckDB
 * reads only as far as a question needs. Nothing is written: what people decide belongs to a ledger of their own.
 */
import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { AscribeError } from "../../../base/error.ts";
import type { Document } from "../../../document/schema.ts";
import { compare, type Happening, type KeptReport, type Store } from "../../../ledger/store.ts";
import { type Connection, connect } from "../duckdb/connection.ts";
import { storeOver } from "../duckdb/index.ts";
import { movesAmong, movesIn, statesNamed } from "../duckdb/measure.ts";
import { generationInForce, type InForce, roomOf } from "./second/generation.ts";
import { bucketOf, numberOf } from "./second/numbers.ts";
import { readyPath } from "./second/shelve.ts";
import { parquet, quote } from "./segment-writer.ts";
import { recordIn, toldFiles, viewTables } from "./told.ts";

export interface LakeStoreOptions {
  /** DuckDB's own form, `1GB`. */
  readonly memory?: string;
  readonly threads?: number;
}

/** @throws {AscribeError} `lake-not-gathered`; `ledger-read-only` from every change */
export async function openLakeStore(path: string, { memory = "1GB", threads = 2 }: LakeStoreOptions = {}): Promise<Store> {
  const folder = resolve(path);
  const inForce = await generationInForce(folder);
  if (inForce === null)
    throw new AscribeError(
      "lake-not-gathered",
      `the lake ${folder} holds readings, but no happenings were made of them yet; make them with: ascribe fleet gather --lake ${folder}`,
    );
  const shelves = shelvesOf(folder, inForce);
  const moves = await filesOfMoves(folder, inForce);
  const connection = await connect(":memory:", { memory, threads, address: null });
  try {
    await viewTables(connection, {
      ...toldFiles(folder, inForce.key, inForce.tasks.length),
      reports: shelves.files("reports"),
      happenings: shelves.files("happenings"),
      moves: [...moves.values()],
    });
    await connection.transaction(async (writer) => {
      for (const entry of inForce.decisions)
        await writer.run(`insert into log values (${entry.sequence}, ${quote(entry.kind)}, ${quote(JSON.stringify(entry))})`);
    });
  } catch (error) {
    connection.close();
    throw error;
  }
  const store = storeOver(connection, (state) => {
    const file = moves.get(state);
    return file === undefined ? "(select * from moves limit 0)" : parquet([file]);
  });
  const lookUp = lookUpIn(connection, shelves);
  return {
    ...store,
    keepsLog: false,
    document: (id) => recordIn(folder, connection, id),
    readings: async (ids) => {
      const found: Document[] = [];
      for (const id of ids) found.push(...[(await recordIn(folder, connection, id)) ?? []].flat());
      return found;
    },
    happenings: async (ids) => {
      const found = ids.length > FEW ? store.happenings(ids) : lookUp<Happening>("happenings", "id", "happening", ids);
      return (await found).sort((a, b) => compare(a.id, b.id));
    },
    reports: async (of) => {
      if (!("happenings" in of) || of.happenings.length > FEW) return store.reports(of);
      const found = await lookUp<KeptReport>("reports", "happening", "report", of.happenings);
      return found.sort((a, b) => compare(a.id, b.id));
    },
    moves: async (ids) => {
      if (ids.length > FEW) return store.moves(ids);
      const told = await lookUp<Happening>("happenings", "id", "happening", ids);
      const asked = [...new Set(told.flatMap(statesNamed))].flatMap((state) => {
        const file = moves.get(state);
        const own = told.filter((happening) => statesNamed(happening).includes(state));
        return file === undefined ? [] : `select * from ${parquet([file])} where ${movesAmong(own)}`;
      });
      return asked.length === 0 ? [] : movesIn(await connection.all(asked.join(" union all ")));
    },
    commit: async () => {
      throw new AscribeError(
        "ledger-read-only",
        `the lake ${folder} is read by many and changed by its workers alone; take it into a ledger with: ascribe fleet load --ledger FILE`,
      );
    },
  };
}

/** More names than these are found sooner by reading the shelves through. */
const FEW = 200;

interface Shelves {
  files(table: "reports" | "happenings"): string[];
  /** The one file in which a happening stands, and its reports. */
  file(table: "reports" | "happenings", happening: string): string;
}

function shelvesOf(folder: string, { key, buckets }: InForce): Shelves {
  const path = (table: "reports" | "happenings", shelf: number): string => join(folder, readyPath(roomOf(key), table, shelf));
  return {
    files: (table) => Array.from({ length: buckets }, (_, shelf) => path(table, shelf)),
    file: (table, happening) => path(table, bucketOf(numberOf(happening), buckets)),
  };
}

/** By state, the file of its moves. */
async function filesOfMoves(folder: string, { key }: InForce): Promise<Map<string, string>> {
  const room = join(folder, roomOf(key), "ready/moves");
  // A lake in which nobody deals with anybody has none.
  const names = await readdir(room).catch(() => []);
  return new Map(names.sort().map((name) => [name.slice(0, -".parquet".length), join(room, name)]));
}

/** Name by name: of a sorted file the statistics leave one row group to read for each, where a list of names would have them all read. */
function lookUpIn({ all }: Connection, shelves: Shelves) {
  return async <T>(table: "reports" | "happenings", key: string, column: string, ids: readonly string[]): Promise<T[]> => {
    const own = ids.filter((id) => NAME.test(id));
    if (own.length === 0) return [];
    const one = (id: string): string =>
      `select ${column} as found from ${parquet([shelves.file(table, id)])} where ${key} = ${quote(id)}`;
    return (await all(own.map(one).join(" union all "))).map(({ found }) => JSON.parse(String(found)) as T);
  };
}

const NAME = /^h[0-9a-f]{16}$/;
