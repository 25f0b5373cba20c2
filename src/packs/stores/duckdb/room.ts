/**
 * What a ledger's store may hold in memory: so much for pages that were read, which may be dropped again, and what its indexes need besides,
 * which grow with the reports and may not. With one measure for both, pages would fill what a large ledger needs for its indexes.
 */
import type { Connection } from "./connection.ts";

/** Of a report's five entries with its happening's and its document's: 237 in a ledger of 92,000 reports, and half as much again for a page half full. */
const INDEX_BYTES = 360;
/** A thousand documents come in these commits or fewer, and bring some six thousand reports: two megabytes. */
const COMMITS = 8;

/** Sets the measure, and gives what sets it anew when a commit has been made. */
export async function roomFor({ all }: Pick<Connection, "all">, pages: string): Promise<() => Promise<void>> {
  const base = megabytesOf(pages);
  let commits = 0;
  let granted = 0;
  const widen = async (): Promise<void> => {
    if (commits++ % COMMITS !== 0) return;
    const [row] = await all("select estimated_size::bigint as reports from duckdb_tables() where table_name = 'reports'");
    const wanted = base + Math.ceil((Number(row?.reports ?? 0) * INDEX_BYTES) / 1e6);
    if (wanted <= granted) return;
    granted = wanted;
    await all(`set memory_limit = '${wanted}MB'`);
  };
  await widen();
  return widen;
}

function megabytesOf(words: string): number {
  const [, count, unit] = /^(\d+)\s*(MB|GB)$/.exec(words) ?? [];
  if (count === undefined) throw new TypeError(`a store's memory is "${words}"; write 192MB or 1GB`);
  return Number(count) * (unit === "GB" ? 1000 : 1);
}
