/**
 * The second pass over a lake: from readings to happenings and lineages, by two processes of the command as built. Made-up readings, 1 to 4
 * tellings a happening, a third of them copies; how often a dyad deals follows Zipf's law, since linking is by dyad. Ten years, whatever the size.
 */
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { telling } from "../fixtures/worlds/telling.ts";
import { type Random, seeded } from "../src/base/random.ts";
import type { Document } from "../src/document/schema.ts";
import { isoOf } from "../src/ledger/days.ts";
import type { Lake } from "../src/ledger/lake.ts";
import { openLedger } from "../src/ledger/ledger.ts";
import { openLake } from "../src/packs/stores/lake/index.ts";
import { openLakeStore } from "../src/packs/stores/lake/store.ts";
import { packageVersion } from "../src/platform/paths.ts";
import { sample } from "./processes.ts";
import { type Bench, HARNESS_FLAGS, type Row, report } from "./report.ts";

export const bench: Bench = {
  name: "gather",
  summary: "happenings made of a lake by two processes; --documents 10000,100000,1000000 for more than the first",
  run: async (args) => {
    const { values } = parseArgs({ args, options: { ...HARNESS_FLAGS, documents: { type: "string" } } });
    for (const documents of (values.documents ?? "10000").split(",").map(Number)) report(await gathering(documents), args);
  },
};

const command = fileURLToPath(new URL("../bin/ascribe.js", import.meta.url));

async function gathering(documents: number): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "ascribe-bench-gather-"));
  try {
    const lake = await openLake(folder, { mode: "fast", engine: packageVersion() }, packageVersion());
    await fill(lake, documents);
    await lake.compact({ targetBytes: 64_000_000 });
    const began = performance.now();
    const spent = sample().cpuSeconds;
    const gather = [command, "fleet", "gather", "--lake", folder, "--workers", "2", "--json"];
    const { stdout } = await promisify(execFile)(process.execPath, gather);
    const seconds = (performance.now() - began) / 1000;
    const cores = sample().cpuSeconds - spent;
    const { happenings } = JSON.parse(stdout);
    const figure = await timed(async () => {
      const ledger = openLedger(await openLakeStore(folder));
      await ledger.engagement({ state: "UZB", at: "2021-12-31" });
      await ledger.close();
    });
    const of = documents.toLocaleString("en");
    return [
      {
        measure: `documents a second, ${of} gathered`,
        value: documents / seconds,
        unit: "docs/s",
        note: `${happenings} happenings`,
      },
      {
        measure: `core-seconds a thousand documents, ${of} gathered`,
        value: (1000 * cores) / documents,
        unit: "s",
        note: "of all processes; what stays the same when other work takes the machine's turns",
      },
      {
        measure: `bytes a document of what was gathered, ${of}`,
        value: sizeOf(join(folder, "gathered")) / documents,
        unit: "bytes",
      },
      { measure: `first figure from the lake, ${of}`, value: figure, unit: "ms", note: "opening it and all" },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const PER_SHARD = 2000;

async function fill(lake: Lake, documents: number): Promise<void> {
  const press = tellingsBy(seeded(7));
  for (let first = 0; first < documents; first += PER_SHARD) {
    const writer = await lake.segmentWriter({ id: String(first / PER_SHARD).padStart(8, "0"), slices: [] });
    for (let offset = first; offset < Math.min(documents, first + PER_SHARD); offset++)
      writer.document({ path: "press.jsonl", offset }, press());
    await writer.finish();
  }
}

const STATES =
  "RUS USA CHN TUR UZB KAZ KGZ TJK TKM AFG IRN PAK IND FRA GBR DEU UKR POL BLR GEO ARM AZE ISR SYR IRQ SAU ARE EGY LBY SDN ETH ERI SOM KEN UGA RWA COD MLI NER BFA TCD NGA DZA MAR TUN SRB BIH HRV ALB MKD GRC CYP ITA ESP PRT JPN KOR PRK PHL VNM IDN AUS NZL CAN MEX COL VEN BRA ARG CHL PER CUB".split(
    " ",
  );
const TYPES = ["COOPERATE", "CONSULT", "AGREE", "AID", "ACCUSE", "MOBILIZE", "REQUEST", "SANCTION"];
const OUTLETS = 400;
const FIRST_DAY = 16_800;

/** One document after another; the tellings of a happening come one behind the other. */
function tellingsBy(random: Random): () => Document {
  const zipf = (count: number) => Math.floor(count ** random.next()) - 1;
  let left = 0;
  let next = () => telling({ text: "" });
  let told = 0;
  return () => {
    if (left-- <= 0) {
      left = random.below(4);
      const [power, state] = [STATES[zipf(STATES.length)]!, STATES[random.below(STATES.length)]!];
      const [type, day] = [TYPES[random.below(TYPES.length)]!, FIRST_DAY + random.below(3650)];
      let former: string | null = null;
      next = () => {
        const isCopy = former !== null && random.next() < 0.33;
        const words: string = isCopy ? former! : sentence(random);
        former ??= words;
        const relays = random.next() < 0.4;
        return telling({
          text: `${words}. Told as number ${told++} with ${sentence(random)}.`,
          issuer: `Outlet ${random.below(OUTLETS)}`,
          published: isoOf(day + random.below(3)),
          events: [
            {
              words,
              type,
              actors: [power],
              recipients: [state === power ? "UZB" : state],
              time: random.next() < 0.8 ? isoOf(day) : null,
              chain: relays ? [{ who: `Ministry of ${power}`, actor: `${power}:GOV:DEF` }] : [],
            },
          ],
        });
      };
    }
    return next();
  };
}

const sentence = (random: Random): string => Array.from({ length: 40 }, () => `word${random.below(5000)}`).join(" ");

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
