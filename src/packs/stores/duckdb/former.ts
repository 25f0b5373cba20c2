/** The file of a ledger that an earlier version wrote, only read: its documents, its log, and the names of its reports. */
import { existsSync } from "node:fs";
import { AscribeError } from "../../../base/error.ts";
import type { Entry, FormerLedger, LogEntry, Report } from "../../../ledger/store.ts";
import { among } from "./among.ts";
import { connect } from "./connection.ts";
import { dropIndexes, leftByKill } from "./indexes.ts";
import { recordOf } from "./record.ts";
import { SCHEMA_VERSION } from "./schema.ts";

const PAGE = 100;

/**
 * @returns `null` when the file is of this version already
 * @throws {AscribeError} `ledger-busy`, `ledger-unreadable`
 */
export async function openFormer(path: string): Promise<FormerLedger | null> {
  if (!existsSync(path)) throw new AscribeError("ledger-unreadable", `there is no ledger ${path}`);
  const wasKilled = leftByKill(path);
  const { all, close } = await connect(path, { memory: "1GB", threads: 2, address: null });
  try {
    // Their own version makes them again.
    if (wasKilled) await dropIndexes(all);
    const [about] = await all("select value from about where key = 'schema'");
    const version = String(about?.value);
    if (version === SCHEMA_VERSION) {
      close();
      return null;
    }
    if (!(Number(version) < Number(SCHEMA_VERSION)))
      throw new AscribeError("ledger-unreadable", `${path} was written by a later version of Ascribe (tables ${version})`);
    return {
      version,
      documents: async function* () {
        for (let after = 0; ; ) {
          const rows = await all("select id, entry, record from documents where sequence > ? order by sequence limit ?", [
            after,
            PAGE,
          ]);
          if (rows.length === 0) return;
          const ids = rows.map(({ id }) => String(id));
          // Not by the index: a version that knew less of kills may have left it without rows.
          const told = (await all(`select report from reports where ${among("(document || '')", ids)} order by id`)).map(
            ({ report }): Report => JSON.parse(String(report)),
          );
          for (const row of rows) {
            const { sequence, added }: Entry = JSON.parse(String(row.entry));
            const document = recordOf([row]);
            if (document === null) throw new AscribeError("ledger-unreadable", `${path} has lost the reading of ${row.id}`);
            yield { document, sequence, added, reports: told.filter((report) => report.document === document.id) };
            after = sequence;
          }
        }
      },
      log: async function* () {
        for (let after = 0; ; ) {
          const rows = await all("select entry from log where sequence > ? order by sequence limit 1000", [after]);
          if (rows.length === 0) return;
          for (const { entry } of rows) {
            const kept: LogEntry = JSON.parse(String(entry));
            yield kept;
            after = kept.sequence;
          }
        }
      },
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}
