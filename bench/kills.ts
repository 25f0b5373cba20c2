/** Whether a ledger outlives kill -9, twelve times while it adds and eight times while it reads again. `--adds 12 --rereads 8` */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { killAgainAndAgain } from "../test/ledger/kills.ts";
import { type Bench, HARNESS_FLAGS, report } from "./report.ts";

export const bench: Bench = {
  name: "kills",
  summary: "a ledger killed (-9) twenty times while it adds and reads again: what was lost, doubled or torn",
  run: async (args) => {
    const { values } = parseArgs({ args, options: { ...HARNESS_FLAGS, adds: { type: "string" }, rereads: { type: "string" } } });
    const [adds, rereads] = [Number(values.adds ?? 12), Number(values.rereads ?? 8)];
    const folder = mkdtempSync(join(tmpdir(), "ascribe-bench-kills-"));
    try {
      const { kept, lost, doubled, torn } = await killAgainAndAgain(join(folder, "ledger.duckdb"), { adds, rereads });
      const of = `${adds} kills while adding, ${rereads} while reading again; ${kept} documents, verified after each`;
      const row = (measure: string, value: number) => ({ measure, value, unit: "", target: "0", note: of });
      report(
        [
          row("acknowledged documents lost to kill -9", lost),
          row("documents doubled by kill -9", doubled),
          row("faults found after kill -9", torn.length),
        ],
        args,
      );
      if (lost + doubled + torn.length > 0) throw new Error(torn[0] ?? "documents were lost or doubled");
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
