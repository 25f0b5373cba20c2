/** The same happenings supposed otherwise: without a source, with something more. Whatever was added is marked. */
import type { Happening } from "./happening.ts";

export interface Supposition {
  /** Lineages or issuers left out. */
  readonly without?: readonly string[];
  /** Happenings that only might be; see `supposed` in `change.ts`. */
  readonly adding?: readonly Happening[];
}

export function suppose(happenings: readonly Happening[], { without = [], adding = [] }: Supposition): Happening[] {
  const gone = new Set(without);
  const heard = happenings.map((happening) => {
    const voices = happening.voices.filter(({ lineage, issuer }) => !gone.has(lineage) && !gone.has(issuer));
    return voices.length === happening.voices.length ? happening : { ...happening, voices };
  });
  return [...heard, ...adding.map((happening) => ({ ...happening, hypothetical: true }))];
}
