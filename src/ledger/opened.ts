/** A happening opened: all that stands behind it, from the reports the ledger keeps. */
import { type Credibility, credibilityOf } from "./credibility.ts";
import { citationCircles } from "./cycles.ts";
import type { Decisions } from "./decisions.ts";
import type { Happening } from "./happening.ts";
import { type Descent, lineagesOf } from "./lineage.ts";
import type { Method } from "./method.ts";
import { type FieldStatements, statementsOf } from "./statements.ts";
import type { KeptReport, Store } from "./store.ts";
import { type Hop, translationHops } from "./translation.ts";

/** Its reports, what they say of each field, whom they go back to, how well it is borne out. */
export interface OpenedHappening {
  readonly happening: Happening;
  readonly reports: readonly KeptReport[];
  readonly statements: readonly FieldStatements[];
  readonly descents: readonly Descent[];
  readonly credibility: Credibility;
  /** Issuers that cite each other in a circle, with nobody who holds the thing itself. */
  readonly circles: readonly (readonly string[])[];
  readonly hops: readonly Hop[];
}

export async function openHappening(
  store: Store,
  id: string,
  decisions: Decisions,
  method: Method,
): Promise<OpenedHappening | null> {
  const happening = await present(store, id);
  if (happening === null) return null;
  const reports = await store.reports({ happenings: [happening.id] });
  return {
    happening,
    reports,
    statements: statementsOf(happening, reports, method),
    descents: lineagesOf(reports, decisions, method).descents,
    credibility: credibilityOf(happening, method),
    circles: citationCircles(reports),
    hops: translationHops(reports),
  };
}

/** A happening by any name it has had: that of any report it holds. */
export async function present(store: Store, id: string): Promise<Happening | null> {
  const [found] = await store.happenings([id]);
  if (found !== undefined) return found;
  const [report] = await store.reports({ ids: [`r${id.slice(1)}`] });
  if (report === undefined || report.happening === null) return null;
  return (await store.happenings([report.happening]))[0] ?? null;
}
