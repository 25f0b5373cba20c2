/**
 * Happenings and lineages found again in made-up presses whose truth is known: pairwise precision, recall and F1, and
 * whether the order of arrival changes anything. `--happenings 300 --seed 11`
 */
import { madeUpWorld } from "../fixtures/worlds/world.ts";
import { seeded, shuffled } from "../src/base/random.ts";
import { openLedger } from "../src/ledger/ledger.ts";
import { memoryStore } from "../src/packs/stores/memory/index.ts";
import { report } from "./report.ts";

export const bench = {
  name: "matching",
  summary: "Happenings and lineages found again in made-up presses",
  async run(args: string[]): Promise<void> {
    const option = (name: string, fallback: number): number => {
      const at = args.indexOf(`--${name}`);
      return at < 0 ? fallback : Number(args[at + 1]);
    };
    const happenings = option("happenings", 200);
    const rows = [];
    for (const seed of [option("seed", 11), option("seed", 11) + 1, option("seed", 11) + 2]) {
      rows.push(await measure(happenings, seed));
    }
    report(
      rows.flatMap(({ seed, documents, happeningF1, lineageF1, orderMatters }) => [
        {
          measure: `happenings, pairwise, made-up press ${seed}`,
          value: happeningF1,
          unit: "F1",
          target: "≥ .9",
          note: `${documents} documents of random words: an upper bound`,
        },
        {
          measure: `lineages, pairwise, made-up press ${seed}`,
          value: lineageF1,
          unit: "F1",
          target: "≥ .95",
          note: `order of arrival ${orderMatters ? "matters" : "changes nothing"}`,
        },
      ]),
      args,
    );
  },
};

export async function measure(happenings: number, seed: number) {
  const world = madeUpWorld({ happenings, seed });
  const found = await gatheredFrom(world.documents);
  const again = await gatheredFrom(shuffled(world.documents, seeded(seed + 100)));
  const happening = f1(world.documents.map(({ id }) => [found.happening.get(id) ?? id, String(world.happening.get(id))]));
  const lineage = f1(
    world.documents.map(({ id }) => [
      `${found.happening.get(id)} ${found.lineage.get(id)}`,
      `${world.happening.get(id)} ${world.lineage.get(id)}`,
    ]),
  );
  const same = world.documents.every(
    ({ id }) => found.happening.get(id) === again.happening.get(id) && found.lineage.get(id) === again.lineage.get(id),
  );
  return {
    seed,
    documents: world.documents.length,
    happeningF1: happening.f1,
    precision: happening.precision,
    recall: happening.recall,
    lineageF1: lineage.f1,
    orderMatters: !same,
  };
}

async function gatheredFrom(documents: ReturnType<typeof madeUpWorld>["documents"]) {
  const ledger = openLedger(memoryStore());
  for (let at = 0; at < documents.length; at += 50) await ledger.recordAll(documents.slice(at, at + 50));
  const happening = new Map<string, string>();
  const lineage = new Map<string, string>();
  const reports = await ledger.store.reports({ documents: documents.map(({ id }) => id) });
  const all = await ledger.store.happenings([...new Set(reports.map(({ happening: of }) => of ?? ""))]);
  const voices = new Map(all.flatMap((each) => each.voices.map((voice) => [voice.report, voice.lineage])));
  for (const report of reports) {
    happening.set(report.document, report.happening ?? report.id);
    lineage.set(report.document, voices.get(report.id) ?? report.id);
  }
  return { happening, lineage };
}

/** Pairwise, by how many pairs are together in each. */
function f1(labels: readonly (readonly [found: string, true_: string])[]) {
  const pairs = (keys: readonly string[]): number => {
    const counts = new Map<string, number>();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return [...counts.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  };
  const both = pairs(labels.map(([found, truth]) => `${found}|${truth}`));
  const precision = both / Math.max(1, pairs(labels.map(([found]) => found)));
  const recall = both / Math.max(1, pairs(labels.map(([, truth]) => truth)));
  const round = (value: number): number => Math.round(value * 1000) / 1000;
  return {
    precision: round(precision),
    recall: round(recall),
    f1: round((2 * precision * recall) / Math.max(1e-9, precision + recall)),
  };
}
