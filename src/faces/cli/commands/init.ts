/** `ascribe init`: a new ledger, perhaps with a region whose states stand apart from outside powers. */
import { existsSync } from "node:fs";
import { AscribeError } from "../../../base/error.ts";
import { decide, showLog } from "../../../operations/decide.ts";
import { listPresets } from "../../../operations/presets.ts";
import type { Call } from "../command.ts";
import { connect, ledgerOf } from "../connect.ts";
import { print } from "../output.ts";

export async function run({ args, options }: Call): Promise<number> {
  const ledgerPath = ledgerOf(options);
  const isNew = !existsSync(ledgerPath);
  const connection = await connect(ledgerPath);
  try {
    const { presets } = (await connection.ask(listPresets, {})) as { presets: { id: string; name: string; states: string[] }[] };
    const [wanted] = args;
    const region = presets.find(({ id }) => id === wanted);
    if (wanted !== undefined && !region)
      throw new AscribeError("bad-call", `there is no region "${wanted}"; there are: ${presets.map(({ id }) => id).join(", ")}`);
    const { entries } = (await connection.ask(showLog, { limit: 1 })) as { entries: unknown[] };
    if (region) await connection.ask(decide, { decision: { kind: "region", name: region.name, states: region.states } });
    const state = isNew || entries.length === 0 ? "a new ledger" : "the ledger that was there, unchanged";
    await print(
      options.json
        ? `${JSON.stringify({ ledger: ledgerPath, new: isNew || entries.length === 0, region: region ?? null })}\n`
        : `${ledgerPath}: ${state}${region ? `, region ${region.name} (${region.states.join(" ")})` : ""}\nnext: ascribe add FILE…\n`,
    );
    return 0;
  } finally {
    await connection.close();
  }
}
