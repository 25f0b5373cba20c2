/** `ascribe init`: a new ledger, perhaps with a region whose states stand apart from outside powers. */
import { existsSync, readFileSync } from "node:fs";
import { AscribeError } from "../../../base/error.ts";
import { decide, showLog } from "../../../operations/decide.ts";
import { listPresets, presetFrom } from "../../../operations/presets.ts";
import type { Call } from "../command.ts";
import { type Connection, connect, ledgerOf } from "../connect.ts";
import { print } from "../output.ts";

export async function run({ args, options }: Call): Promise<number> {
  const ledgerPath = ledgerOf(options);
  const isNew = !existsSync(ledgerPath);
  const connection = await connect(ledgerPath);
  try {
    const [wanted] = args;
    const region = wanted === undefined ? null : await regionOf(connection, wanted);
    const { entries } = (await connection.ask(showLog, { limit: 1 })) as { entries: unknown[] };
    if (region) await connection.ask(decide, { decision: { kind: "region", name: region.name, states: region.states } });
    if (region && Object.keys(region.camps).length > 0)
      await connection.ask(decide, { decision: { kind: "view", name: "camps", view: { camps: region.camps } } });
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

interface Region {
  readonly name: string;
  readonly states: readonly string[];
  readonly camps: Readonly<Record<string, readonly string[]>>;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new AscribeError("bad-call", `${path} is no file of a region: ${(cause as Error).message}`, { cause });
  }
}

/** One that is shipped, by its name, or one of the user's own, by its file. */
async function regionOf(connection: Connection, wanted: string): Promise<Region> {
  const { presets } = (await connection.ask(listPresets, {})) as { presets: { id: string; name: string; states: string[] }[] };
  const shipped = presets.find(({ id }) => id === wanted);
  if (shipped) return { ...shipped, camps: {} };
  if (existsSync(wanted)) return presetFrom(textOf(wanted));
  const names = presets.map(({ id }) => id).join(", ");
  throw new AscribeError(
    "bad-call",
    `there is no region "${wanted}"; there are: ${names}, or a file of your own (docs/ledger.md)`,
  );
}
