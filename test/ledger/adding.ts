/**
 * Run by kills.ts in a process of its own, to be killed: `add` adds numbered documents, saying each number once it is kept;
 * `reread ENGINE` reads all again, saying each as it is read; `hold` only holds the file.
 */
import { telling } from "../../fixtures/worlds/telling.ts";
import type { Document } from "../../src/document/schema.ts";
import { stampOf } from "../../src/ledger/entry.ts";
import { openLedger } from "../../src/ledger/ledger.ts";
import { openDuckdbStore } from "../../src/packs/stores/duckdb/index.ts";

const [path, job, engine] = process.argv.slice(2);
const ledger = openLedger(await openDuckdbStore(path));
process.stdout.write("open\n");

const document = (number: number) =>
  telling({
    text: `Soldiers of two states held drill number ${number} at Termez.`,
    published: "2021-08-10",
    issuer: `Outlet ${number % 3}`,
    events: [
      { words: `drill number ${number} at Termez`, actors: ["RUS", "UZB"], time: `2021-0${1 + (number % 7)}-1${number % 9}` },
    ],
  });

if (job === "hold") await new Promise(() => setInterval(() => undefined, 1000));
if (job === "reread") {
  const reading = (former: Document): Document => ({ ...former, stamp: { ...former.stamp, engine } });
  const read = (former: Document): Document => {
    process.stdout.write("read\n");
    return reading(former);
  };
  await ledger.reread(read, stampOf(reading(document(0))));
  process.stdout.write("swapped\n");
} else {
  for (let number = 0; number < 400; number++) {
    await ledger.record(document(number));
    process.stdout.write(`${number}\n`);
  }
}
await ledger.close();
