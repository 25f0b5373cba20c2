/**
 * Happenings and lineages of very many documents, on one machine: generated, added to a DuckDB file in batches as a user adds
 * them, and measured against the truth. `--documents 100000 --batch 200`
 */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { madeUpWorld } from "../fixtures/worlds/world.ts";
import { openLedger } from "../src/ledger/ledger.ts";
import { openDuckdbStore } from "../src/packs/stores/duckdb/index.ts";
import { type Bench, report } from "./report.ts";
import { pairwise } from "./tellings.ts";

/** Happenings told by 6.5 outlets on the whole, a power and a state each, over ten years. */
const PER_WORLD = 500;
const POWERS =
  "RUS CHN USA TUR IRN IND JPN KOR DEU FRA GBR ITA POL UKR AZE GEO ARM PAK AFG SAU ARE QAT ISR EGY BRA ZAF IDN VNM MYS THA CAN AUS NLD BEL CHE AUT CZE HUN ROU SRB".split(
    " ",
  );

export const bench: Bench = {
  name: "lineages",
  summary: "Happenings and lineages of 100,000 documents on one machine (heavy)",
  async run(args: string[]): Promise<void> {
    const option = (name: string, fallback: number): number =>
      args.includes(`--${name}`) ? Number(args[args.indexOf(`--${name}`) + 1]) : fallback;
    const [wanted, batch] = [option("documents", 100_000), option("batch", 200)];
    const folder = mkdtempSync(join(tmpdir(), "ascribe-lineages-"));
    try {
      const path = join(folder, "ledger.duckdb");
      const ledger = openLedger(await openDuckdbStore(path));
      const truth = new Map<string, readonly [happening: string, lineage: string]>();
      let spent = 0;
      let last = 0;
      for (let seed = 1; truth.size < wanted; seed++) {
        const world = madeUpWorld({ happenings: PER_WORLD, seed, days: 3650, powers: POWERS });
        const documents = world.documents.slice(0, wanted - truth.size);
        for (const { id } of documents) {
          const happening = `${seed} ${world.happening.get(id)}`;
          truth.set(id, [happening, `${happening} ${world.lineage.get(id)}`]);
        }
        const start = performance.now();
        for (let at = 0; at < documents.length; at += batch) {
          const from = performance.now();
          await ledger.recordAll(documents.slice(at, at + batch));
          last = performance.now() - from;
        }
        spent += performance.now() - start;
      }
      const found: [string, string][] = [];
      const lines: [string, string][] = [];
      for (let after: number | null = 0; after !== null; ) {
        const page = await ledger.documents({ limit: 1000, after });
        const reports = await ledger.store.reports({ documents: page.entries.map(({ id }) => id) });
        const ids = [...new Set(reports.flatMap(({ happening }) => happening ?? []))];
        const voices = (await ledger.store.happenings(ids)).flatMap((one) => one.voices);
        const lineages = new Map(voices.map((voice) => [voice.report, voice.lineage]));
        for (const { id, document, happening } of reports) {
          const [trueHappening, trueLineage] = truth.get(document) as readonly [string, string];
          found.push([happening ?? id, trueHappening]);
          lines.push([`${happening} ${lineages.get(id)}`, trueLineage]);
        }
        after = page.next;
      }
      await ledger.close();
      const [happenings, lineages] = [pairwise(found), pairwise(lines)];
      const of = `${truth.size} generated documents, batches of ${batch}`;
      report(
        [
          { measure: "adding, happenings and lineages found", value: spent / 1000, unit: "s", note: of },
          { measure: "documents a second", value: truth.size / (spent / 1000), unit: "documents/s", note: of },
          { measure: "the last full batch", value: last, unit: "ms", note: `of ${batch}, so that growth would show` },
          { measure: "happenings, pairwise", value: happenings.f1, unit: "F1", target: "≥ .9", note: of },
          { measure: "lineages, pairwise", value: lineages.f1, unit: "F1", target: "≥ .95", note: of },
          { measure: "peak memory", value: process.resourceUsage().maxRSS / 1024, unit: "MB", target: "≤ 2048" },
          { measure: "file", value: statSync(path).size / 2 ** 20, unit: "MB" },
        ],
        args,
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
