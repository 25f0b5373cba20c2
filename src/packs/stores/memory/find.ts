/** Happenings looked for by what is worked with of them: the plain reading of what `duckdb/find.ts` asks in SQL. */
import { compare, type Happening, type HappeningsWanted } from "../../../ledger/store.ts";

export function findAmong(happenings: readonly Happening[], wanted: HappeningsWanted) {
  const found = happenings.filter((happening) => fits(happening, wanted)).sort(inOrder);
  const { after, limit } = wanted;
  const rest = after ? found.filter(({ end, id }) => inOrder({ end, id }, { end: after.day, id: after.id }) > 0) : found;
  return { total: found.length, happenings: rest.slice(0, limit) };
}

function fits(happening: Happening, { parties, instrument, type, reports, from, to }: HappeningsWanted): boolean {
  const { start, end } = happening;
  return (
    parties.every((party) => hasPart(happening, party)) &&
    (reports === undefined || happening.voices.length >= reports) &&
    (instrument === undefined || happening.instrument === instrument) &&
    (type === undefined || happening.type === type) &&
    (from === undefined || (end !== null && end >= from)) &&
    (to === undefined || (end !== null && (start ?? end) <= to))
  );
}

/** `RUS` finds `RUS:MIL` too. */
export const hasPart = ({ actors, recipients }: Pick<Happening, "actors" | "recipients">, party: string): boolean =>
  [...actors, ...recipients].some((code) => code === party || code.startsWith(`${party}:`));

/** The latest first, those without a day last. */
function inOrder(a: Pick<Happening, "end" | "id">, b: Pick<Happening, "end" | "id">): number {
  if (a.end !== b.end) return a.end === null ? 1 : b.end === null ? -1 : b.end - a.end;
  return compare(a.id, b.id);
}
