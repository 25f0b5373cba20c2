/** Run by kill.test.ts in a process of its own, to be killed: adds numbered documents, saying each number once it is kept. */
import { telling } from "../../../../fixtures/worlds/telling.ts";
import { openLedger } from "../../../ledger/ledger.ts";
import { openDuckdbStore } from "./index.ts";

const [path, job] = process.argv.slice(2);
const ledger = openLedger(await openDuckdbStore(path));
process.stdout.write("open\n");

const document = (number: number, engine: string) =>
  telling({
    text: `Soldiers of two states held drill number ${number} at Termez.`,
    published: "2021-08-10",
    issuer: `Outlet ${number % 3}`,
    engine,
    events: [
      { words: `drill number ${number} at Termez`, actors: ["RUS", "UZB"], time: `2021-0${1 + (number % 7)}-1${number % 9}` },
    ],
  });

if (job === "hold") await new Promise(() => setInterval(() => undefined, 1000));
for (let number = 0; number < 400; number++) {
  await ledger.record(document(number, job === "reread" ? "0.2.0" : "0.1.0"));
  process.stdout.write(`${number}\n`);
}
await ledger.close();
