/** How near a reading of a cue comes to what the gold has for it. */
import type { Run } from "../src/engine/attributions/draft.ts";

interface Told {
  readonly source: readonly Run[];
  readonly cue: readonly Run[];
  readonly content: readonly Run[];
}

export interface Judged {
  /** The nearer, the more; only its order counts. */
  readonly worth: number;
  /** Whether it would count as found by the lenient measure. */
  readonly right: boolean;
}

const NONE: Judged = { worth: 0, right: false };

/** Against the gold attributions whose cue meets this one, the nearest. */
export function judge(gold: readonly Told[], cue: Run, reading: Pick<Told, "source" | "content">): Judged {
  let best = NONE;
  for (const told of gold) {
    if (common(told.cue, [cue]) === 0) continue;
    const source = likeness(reading.source, told.source);
    const content = likeness(reading.content, told.content);
    const right = source > 0 && content >= 0.5;
    const worth =
      (right ? 1 : 0) +
      (source === 1 && content === 1 ? 1 : 0) +
      0.5 * (source + content) +
      (content === 1 ? 0.5 : 0) +
      (source === 1 ? 0.25 : 0);
    if (worth > best.worth) best = { worth, right };
  }
  return best;
}

/** Tokens in both of those in either; 1 where neither has any. */
function likeness(a: readonly Run[], b: readonly Run[]): number {
  const both = common(a, b);
  const either = size(a) + size(b) - both;
  return either === 0 ? 1 : both / either;
}

const size = (runs: readonly Run[]): number => runs.reduce((sum, { from, to }) => sum + to - from, 0);

function common(a: readonly Run[], b: readonly Run[]): number {
  let count = 0;
  for (const x of a) for (const y of b) count += Math.max(0, Math.min(x.to, y.to) - Math.max(x.from, y.from));
  return count;
}
