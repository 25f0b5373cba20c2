/** What the API answers of the sample corpus, by the ledger's own sums over a store in memory. */
import type { Document, Instrument } from "../../src/document/schema.ts";
import { parseFigure } from "../../src/faces/web/state/figure.ts";
import { openLedger } from "../../src/ledger/ledger.ts";
import type { KeptReport } from "../../src/ledger/store.ts";
import { memoryStore } from "../../src/packs/stores/memory/index.ts";
import type { Answers } from "./stub-server.ts";

export async function ledgerAnswers(documents: readonly Document[]): Promise<Answers> {
  const ledger = openLedger(memoryStore());
  await ledger.recordAll(documents);
  const byId = new Map(documents.map((document) => [document.id, document]));
  const told = (report: KeptReport) => {
    const document = byId.get(report.document);
    return {
      ...report,
      title: document?.meta.title?.value ?? null,
      publisher: document?.meta.publisher ?? null,
      words: document?.text.slice(report.span.start, report.span.end) ?? null,
    };
  };
  const reports = (await ledger.store.reports({ documents: documents.map(({ id }) => id) })).map(told);
  const ids = [...new Set(reports.flatMap(({ happening }) => happening ?? []))];
  const happenings = (await ledger.store.happenings(ids)).map((happening) => {
    const own = reports.filter((report) => report.happening === happening.id);
    const detail = {
      ...happening,
      frame: own[0]?.frame ?? null,
      reports: own,
      lineages: new Set(own.map(({ root }) => root.lineage)).size,
    };
    return { detail, row: { ...detail, reports: own.length } };
  });
  return {
    "/api/engagement": (query: URLSearchParams) =>
      ledger.engagement({
        state: query.get("state") ?? "",
        at: query.get("at") ?? "2021-12-31",
        instrument: (query.get("instrument") as Instrument | null) ?? null,
      }),
    "/api/why": (query: URLSearchParams) => {
      const name = parseFigure(query.get("figure") ?? "");
      if (!name) return undefined;
      return ledger.explain(
        { state: name.state, at: name.at, instrument: name.instrument as Instrument | null },
        name.power ? { power: name.power } : {},
      );
    },
    "/api/happenings": { happenings: happenings.map(({ row }) => row), next: null },
    ...Object.fromEntries(happenings.map(({ detail }) => [`/api/happenings/${detail.id}`, detail])),
  };
}
