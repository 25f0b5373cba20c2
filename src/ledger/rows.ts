/** A happening as rows of the table that figures are summed from: one for each state and each power it dealt with. */
import { statesIn } from "./assemble.ts";
import { compare } from "./canonical.ts";
import type { Happening } from "./happening.ts";
import type { Method } from "./method.ts";
import type { MoveRow } from "./store.ts";
import { counts, leadOf, movesOf } from "./tally.ts";
import { evidenceWeight, intensity, magnitude } from "./weight.ts";

/** None when it weighs nothing or no day bounds it. */
export function moveRows(happening: Happening, region: readonly string[], method: Method): MoveRow[] {
  const { end, instrument, tone } = happening;
  const strength = evidenceWeight(happening, method) * intensity(happening.type, method) * magnitude(happening.size, method);
  if (end === null || !(strength > 0)) return [];
  const heard = happening.voices.filter(({ evidence, denies }) => !denies && method.base[evidence] > 0);
  const issuers = new Set(heard.map(({ issuer }) => issuer));
  const shared = {
    happening: happening.id,
    instrument,
    tone,
    strength,
    start: happening.start ?? end,
    end,
    lineages: [...new Set(heard.map(({ lineage }) => lineage))].sort(compare),
    lead: leadOf(happening, method),
    issuer: issuers.size === 1 ? [...issuers][0] : "*",
  };
  return statesIn(happening, method).flatMap((state) => {
    const moves = movesOf(happening, state, region.includes(state) ? region : [], method);
    const first = moves.findIndex((move) => !move.regional && counts(move, method) > 0);
    return moves.map((move, index): MoveRow => ({ ...shared, ...move, state, head: index === first }));
  });
}
