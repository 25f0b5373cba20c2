/** Names of reports outlive their readings, since what people have decided goes by them. */

interface Named {
  readonly id: string;
  readonly document: string;
  readonly trigger: { readonly start: number; readonly end: number };
}

/** A report read again keeps its name when it is told by the same words, though the reading has changed. */
export function keepNames<T extends Named>(fresh: readonly T[], former: readonly Named[]): T[] {
  const free = new Set(former.map(({ id }) => id));
  const exact = new Set(fresh.filter(({ id }) => free.delete(id)).map(({ id }) => id));
  return fresh.map((report) => {
    if (exact.has(report.id)) return report;
    const before = former.find(
      (other) =>
        free.has(other.id) &&
        other.document === report.document &&
        other.trigger.start < report.trigger.end &&
        report.trigger.start < other.trigger.end,
    );
    if (before === undefined) return report;
    free.delete(before.id);
    return { ...report, id: before.id };
  });
}
