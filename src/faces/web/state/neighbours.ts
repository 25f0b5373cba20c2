/** From state to state by arrow keys: the nearest whose middle lies in that direction. */
export interface Middle {
  readonly code: string;
  readonly x: number;
  readonly y: number;
}

const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

export const isArrow = (key: string): boolean => key in DIRECTIONS;

/** @returns `null` when nothing lies there; without a state to start from, the first */
export function neighbourOf(from: string | null, key: string, middles: readonly Middle[]): string | null {
  const start = middles.find(({ code }) => code === from);
  if (!start) return middles[0]?.code ?? null;
  const [dx, dy] = DIRECTIONS[key] ?? [0, 0];
  let best: { readonly code: string; readonly cost: number } | null = null;
  for (const { code, x, y } of middles) {
    const ahead = (x - start.x) * dx + (y - start.y) * dy;
    const aside = Math.abs((x - start.x) * dy) + Math.abs((y - start.y) * dx);
    // What lies more aside than ahead by far is another key's.
    if (code === from || ahead <= 0 || aside > ahead * 2.5) continue;
    const cost = Math.hypot(ahead, aside * 1.5);
    if (best === null || cost < best.cost) best = { code, cost };
  }
  return best?.code ?? null;
}
