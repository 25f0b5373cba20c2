import { describe, expect, it } from "vitest";
import { connect } from "./connection.ts";
import { roomFor } from "./room.ts";
import { TABLES } from "./schema.ts";

/** A ledger of so many reports, and the megabytes it may hold. */
async function limitOf(reports: number, pages: string): Promise<number> {
  const { all, transaction, close } = await connect(":memory:", { memory: "1GB", threads: 1, address: null });
  await transaction((writer) => writer.run(TABLES));
  await all(
    `insert into reports select 'r' || n, 'd', 'c', null, null, 'none', 'l', 'i', null, 'military', 0, 0, '', '{}' from range(${reports}) t(n)`,
  );
  await roomFor({ all }, pages);
  const [{ words }] = await all("select current_setting('memory_limit') as words");
  close();
  const [, count, unit] = /^([\d.]+) (MiB|GiB)$/.exec(String(words)) ?? [];
  return (Number(count) * (unit === "GiB" ? 1024 : 1) * 1024 ** 2) / 1e6;
}

describe("what a store may hold in memory", () => {
  it("is the room for pages, of a ledger just begun", async () => expect(await limitOf(0, "160MB")).toBeCloseTo(160, 0));
  it("is more by what the indexes of many reports need", async () => expect(await limitOf(100_000, "160MB")).toBeCloseTo(196, 0));
  it("is said in megabytes or gigabytes, and nothing else", async () =>
    await expect(limitOf(0, "much")).rejects.toThrow(/write 192MB or 1GB/));
});
