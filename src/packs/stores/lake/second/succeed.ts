/** Which documents take back which: later versions, corrections, retractions, found over the index that all tasks have told. */
import { join } from "node:path";
import type { Succession } from "../../../../ledger/lake.ts";
import { readIfThere, writeWhole } from "../files.ts";
import { parquet } from "../segment-writer.ts";
import { openIndex } from "../told.ts";
import { roomOf } from "./generation.ts";
import { type Counts, NOTHING, type Work } from "./work.ts";

const fileOf = (key: string, nth: number): string => `${roomOf(key)}/succeed/${nth}.json`;

/** What the documents of one task take back, or are taken back by; a pair in two tasks is found by both. */
export async function succeed({ folder, generation, pass }: Work, nth: number): Promise<Counts> {
  const { key, tasks } = generation;
  const index = await openIndex(folder, key, tasks.length);
  try {
    const own = parquet([join(folder, roomOf(key), "tell", String(nth), "index.parquet")]);
    const rows = await index.all(
      `select i.id, list(k.key) as keys, list(k.shared) as shared
       from ${own} i join (select key, sequence, count(*) over (partition by key) > 1 as shared from keys) k using (sequence)
       group by i.id order by i.id`,
    );
    const found: Succession[] = [];
    for (const { id, keys, shared } of rows) {
      const [names, several] = [itemsOf(keys).map(String), itemsOf(shared)];
      if (!pass.mayTakeBack(names, (name) => several[names.indexOf(name)] === true)) continue;
      const document = await index.store.document(String(id));
      if (document !== null) found.push(...(await pass.successions(index.store, document)));
    }
    await writeWhole(folder, fileOf(key, nth), `${JSON.stringify(found)}\n`);
    return NOTHING;
  } finally {
    index.close();
  }
}

const itemsOf = (list: unknown): readonly unknown[] => (list as { items: readonly unknown[] }).items;

/** Of all tasks, each once, in an order that follows from them alone. */
export async function readSuccessions(folder: string, key: string, tasks: number): Promise<Succession[]> {
  const found = new Map<string, Succession>();
  for (let nth = 0; nth < tasks; nth++) {
    const told: Succession[] = JSON.parse((await readIfThere(join(folder, fileOf(key, nth)))) ?? "[]");
    for (const one of told) found.set(`${one.document} ${one.source}`, one);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}
