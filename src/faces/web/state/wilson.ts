/** How sure a count of `hits` in `of` leaves a part: Wilson's score interval at 90 %, which holds for few and for none. */
const Z = 1.645;

export function wilson(hits: number, of: number): readonly [low: number, high: number] | null {
  if (of === 0) return null;
  const part = hits / of;
  const base = 1 + Z ** 2 / of;
  const middle = (part + Z ** 2 / (2 * of)) / base;
  const reach = (Z / base) * Math.sqrt((part * (1 - part)) / of + Z ** 2 / (4 * of ** 2));
  return [Math.max(0, middle - reach), Math.min(1, middle + reach)];
}
