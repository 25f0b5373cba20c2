/** What one report is worth alone, from the method the server states: base of its class, less for each hand. */
import type { Event, Meta } from "../../../document/schema.ts";
import { type Family, familyOf } from "./families.ts";

export interface Worth {
  readonly evidence: string;
  readonly family: Family;
  readonly base: number;
  readonly relay: number;
  readonly value: number;
  /** The base, then what is left after each hand, root side first. */
  readonly steps: readonly { readonly value: number; readonly who: string | null }[];
}

/** @returns `null` when the method does not say, or gives this class nothing. */
export function worthOf(
  event: Event,
  meta: Meta,
  method: { readonly base?: Readonly<Record<string, number>>; readonly relay?: number },
): Worth | null {
  const { base, relay } = method;
  if (!base || relay === undefined) return null;
  const evidence = evidenceOf(event);
  const start = base[evidence] ?? 0;
  if (start <= 0) return null;
  // The root speaker hands on to the next; each hand after it costs one relay. The last is the document held.
  const hands = event.chain.slice(1).map(({ who }) => (who === "(issuer)" ? (meta.issuer?.name ?? meta.publisher ?? who) : who));
  let value = start;
  const steps: { value: number; who: string | null }[] = [{ value, who: null }];
  for (const who of hands) {
    value *= relay;
    steps.push({ value, who });
  }
  return { evidence, family: familyOf(event.class), base: start, relay, value, steps };
}

function evidenceOf(event: Event): string {
  if (event.class === "report" || event.class === "quoted") return event.chain.length > 1 ? "sourced" : "unattributed";
  if (event.class === "unsourced" || event.class === "presupposed" || event.class === "background") return event.class;
  return "none";
}
