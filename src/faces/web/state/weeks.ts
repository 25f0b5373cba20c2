/** Documents by the week they were put out, so that more reports are never mistaken for more events. */
export interface Week {
  /** ISO 8601 day of its Monday. */
  readonly from: string;
  readonly n: number;
}

const DAY = 86_400_000;

export const dayNumber = (iso: string): number => Math.floor(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / DAY);
export const isoDay = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);
/** Monday of a day's week: 1 Jan 1970 was a Thursday. */
export const monday = (day: number): number => day - ((((day + 3) % 7) + 7) % 7);

/** Every week from the first to the last day, empty ones too; `most` keeps a long range to one bar for several weeks. */
export function weeksOf(days: readonly string[], most = 60): Week[] {
  const numbers = days.map(dayNumber).filter((day) => Number.isFinite(day));
  if (numbers.length === 0) return [];
  const first = monday(Math.min(...numbers));
  const last = monday(Math.max(...numbers));
  const weeks = (last - first) / 7 + 1;
  const step = 7 * Math.ceil(weeks / most);
  const counts = new Map<number, number>();
  for (const day of numbers) {
    const bar = first + Math.floor((day - first) / step) * step;
    counts.set(bar, (counts.get(bar) ?? 0) + 1);
  }
  const found: Week[] = [];
  for (let day = first; day <= last; day += step) found.push({ from: isoDay(day), n: counts.get(day) ?? 0 });
  return found;
}
