import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { telling } from "../../../../fixtures/worlds/telling.ts";
import { temporaryFolder } from "../../../../test/folder.ts";
import { seeded } from "../../../base/random.ts";
import type { Document } from "../../../document/schema.ts";
import { openLedger } from "../../../ledger/ledger.ts";
import { openDuckdbStore } from "./index.ts";

const folder = join(temporaryFolder(), "small");
mkdirSync(folder);
const path = join(folder, "ledger.duckdb");
const canMount = mounted("size=4m");

function mounted(options: string): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

beforeAll(() => {
  if (!canMount) console.warn("a disk of four megabytes cannot be mounted here: full disks are not tested");
});
afterAll(() => {
  if (canMount) execFileSync("umount", [folder]);
});

// Only who may mount can have so small a disk.
describe.runIf(canMount)("a ledger on a disk that is full", () => {
  it("says so, keeps what was recorded before, and goes on when there is room", async () => {
    const ledger = openLedger(await openDuckdbStore(path));
    let recorded = 0;
    const fill = async (): Promise<void> => {
      for (; ; recorded += 4) await ledger.recordAll(Array.from({ length: 4 }, (_, i) => wordy(recorded + i)));
    };
    await expect(fill()).rejects.toMatchObject({ code: "disk-full" });
    await ledger.close().catch(() => undefined);
    const kept = join(temporaryFolder(), "roomy.duckdb");
    copyFileSync(path, kept);
    if (existsSync(`${path}.wal`)) copyFileSync(`${path}.wal`, `${kept}.wal`);
    const roomy = openLedger(await openDuckdbStore(kept));
    expect((await roomy.documents()).total).toBe(recorded);
    expect(await roomy.verify()).toEqual([]);
    await roomy.close();
  });

  it("is refused in the same word when there is no room to begin or to open one", async () => {
    try {
      writeFileSync(join(folder, "fill"), Buffer.alloc(8_000_000));
    } catch {
      // That is what was wanted.
    }
    await expect(openDuckdbStore(join(folder, "new.duckdb"))).rejects.toMatchObject({ code: "disk-full" });
  });

  it("is refused where nothing may be written", async () => {
    execFileSync("mount", ["-o", "remount,ro", folder]);
    await expect(openDuckdbStore(path)).rejects.toMatchObject({ code: "ledger-read-only" });
  });
});

/** A text of many words that no other has, which packs badly. */
function wordy(seed: number): Document {
  const random = seeded(seed + 1);
  const words = Array.from({ length: 3000 }, () => Math.floor(random.next() * 1e12).toString(36));
  return telling({ text: `Notice ${seed}: ${words.join(" ")}.` });
}
