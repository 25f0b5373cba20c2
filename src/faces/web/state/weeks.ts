/** Documents by the week they were put out, so that more reports are never mistaken for more events. */
export interface Week {
  /** ISO 8601 day of its Monday. */
  readonly from: string;
  readonly n: number;
}

const DAY = 86_400_000;

export const dayNumber = (iso: string): number => Math.floor(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / DAY);
export const isoDay = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** Every week from the first to the last, empty ones too; `most` keeps a long range to one bar for several weeks. */
export function weeksOf(weeks: readonly Week[], most = 60): Week[] {
  if (weeks.length === 0) return [];
  const [first, last] = [dayNumber(weeks[0].from), dayNumber(weeks[weeks.length - 1].from)];
  const step = 7 * Math.ceil(((last - first) / 7 + 1) / most);
  const counts = new Map<number, number>();
  for (const { from, n } of weeks) {
    const bar = first + Math.floor((dayNumber(from) - first) / step) * step;
    counts.set(bar, (counts.get(bar) ?? 0) + n);
  }
  const found: Week[] = [];
  for (let day = first; day <= last; day += step) found.push({ from: isoDay(day), n: counts.get(day) ?? 0 });
  return found;
}
