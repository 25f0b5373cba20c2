/**
 * Happenings and lineages of a ledger against tellings judged by hand or made with the text: pairwise precision, recall and F1
 * over the reports read, and how many of all pairs of texts that tell one thing were brought together.
 */
import type { Telling } from "../fixtures/worlds/press.ts";
import type { Document } from "../src/document/schema.ts";
import { openLedger } from "../src/ledger/ledger.ts";
import type { KeptReport } from "../src/ledger/store.ts";
import { memoryStore } from "../src/packs/stores/memory/index.ts";

export interface Scores {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Pairs together in truth. */
  readonly pairs: number;
}

export interface Match {
  readonly reports: number;
  readonly happenings: Scores;
  readonly lineages: Scores;
  /** Of the pairs of texts that tell one thing, how many have reports in one happening: reading and matching together. */
  readonly together: { readonly found: number; readonly of: number };
  /** Each report with what it was gathered with and what it tells. */
  readonly units: readonly Unit[];
}

export interface Unit {
  readonly report: KeptReport;
  readonly found: string;
  readonly lineage: string;
  readonly truth: string;
  readonly trueLineage: string;
}

/** @param documents one for each article that the tellings speak of, in that order */
export async function matched(documents: readonly Document[], tellings: readonly Telling[]): Promise<Match> {
  const ledger = openLedger(memoryStore());
  for (let at = 0; at < documents.length; at += 50) await ledger.recordAll(documents.slice(at, at + 50));
  const reports = await ledger.store.reports({ documents: documents.map(({ id }) => id) });
  const happenings = await ledger.store.happenings([...new Set(reports.flatMap(({ happening }) => happening ?? []))]);
  const lineages = new Map(happenings.flatMap(({ voices }) => voices.map((voice) => [voice.report, voice.lineage])));
  const number = new Map(documents.map(({ id }, index) => [id, index]));
  const units = reports.flatMap((report): Unit[] => {
    if (report.happening === null) return [];
    const article = number.get(report.document) as number;
    const telling = tellingOf(
      report,
      documents[article],
      tellings.filter((one) => one.article === article),
    );
    if (telling?.happening === null) return [];
    return [
      {
        report,
        found: report.happening,
        lineage: `${report.happening} ${lineages.get(report.id)}`,
        truth: telling?.happening ?? report.id,
        trueLineage: `${telling?.happening ?? report.id} ${telling?.lineage}`,
      },
    ];
  });
  return {
    reports: units.length,
    happenings: pairwise(units.map(({ found, truth }) => [found, truth])),
    lineages: pairwise(units.map(({ lineage, trueLineage }) => [lineage, trueLineage])),
    together: together(units, tellings, number),
    units,
  };
}

// The event may be told at several places of the text; its trigger decides, then any other.
function tellingOf(report: KeptReport, document: Document, tellings: readonly Telling[]): Telling | undefined {
  const event = document.events.find(({ id }) => id === report.event);
  for (const place of [report.trigger, ...(event?.mentions ?? [])]) {
    const telling = tellings.find(({ start, end }) => start <= place.start && place.end <= end);
    if (telling !== undefined) return telling;
  }
  return undefined;
}

export function pairwise(labels: readonly (readonly [found: string, truth: string])[]): Scores {
  const pairs = (keys: readonly string[]): number => {
    const counts = new Map<string, number>();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return [...counts.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  };
  const both = pairs(labels.map(([found, truth]) => `${found}|${truth}`));
  const [found, truth] = [pairs(labels.map(([key]) => key)), pairs(labels.map(([, key]) => key))];
  const [precision, recall] = [both / Math.max(1, found), both / Math.max(1, truth)];
  return { precision, recall, f1: (2 * precision * recall) / Math.max(1e-9, precision + recall), pairs: truth };
}

function together(
  units: readonly Unit[],
  tellings: readonly Telling[],
  number: ReadonlyMap<string, number>,
): { found: number; of: number } {
  const tellers = new Map<string, Set<number>>();
  for (const { happening, article } of tellings) {
    if (happening !== null) tellers.set(happening, (tellers.get(happening) ?? new Set()).add(article));
  }
  let [found, of] = [0, 0];
  for (const [happening, articles] of tellers) {
    of += (articles.size * (articles.size - 1)) / 2;
    const told = units.filter(({ truth }) => truth === happening);
    const pairs = new Set<string>();
    for (const one of told) {
      for (const other of told) {
        const [a, b] = [number.get(one.report.document) as number, number.get(other.report.document) as number];
        if (a < b && one.found === other.found) pairs.add(`${a} ${b}`);
      }
    }
    found += pairs.size;
  }
  return { found, of };
}
