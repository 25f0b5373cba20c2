/**
 * What each report says of each field of a happening, side by side: who agrees, who is only more exact, who contradicts,
 * and by how much. Merging reports never hides that they differ.
 */
import type { Place } from "../document/schema.ts";
import { FIELDS, type Field, fieldOf } from "./assemble.ts";
import { canonicalJson, compare } from "./canonical.ts";
import { grouped } from "./grouped.ts";
import type { Happening } from "./happening.ts";
import { kilometres } from "./match.ts";
import { METHOD, type Method } from "./method.ts";
import { powerOf } from "./parties.ts";
import type { Report, Size } from "./report.ts";

export interface Statement {
  readonly value: unknown;
  readonly key: string;
  /** Whether the happening works with this value. */
  readonly working: boolean;
  readonly reports: readonly string[];
  readonly lineages: readonly string[];
}

export type Relation = "same" | "refines" | "announced" | "contradicts";

export interface Difference {
  /** Keys of the two statements; in `refines` the first is the more exact. */
  readonly a: string;
  readonly b: string;
  readonly relation: Relation;
  /** How far apart: days, a ratio, kilometres, in words. */
  readonly note: string;
}

export interface FieldStatements {
  readonly field: Field | "place";
  readonly statements: readonly Statement[];
  readonly differences: readonly Difference[];
}

/** Fields of which something is said; those told alike by all have no differences. */
export function statementsOf(happening: Happening, reports: readonly Report[], method: Method = METHOD): FieldStatements[] {
  const lineages = new Map(happening.voices.map(({ report, lineage }) => [report, lineage]));
  const fields: (Field | "place")[] = [...FIELDS.filter((field) => field !== "presence" && field !== "tone"), "place"];
  return fields.flatMap((field) => {
    const said = reports.filter((report) => saysOf(report, field));
    if (said.length === 0) return [];
    const groups = grouped(said, (report) => canonicalJson(read(report, field, method)));
    const working = canonicalJson(workingValue(happening, field));
    const statements = Array.from(
      groups,
      ([key, of]): Statement => ({
        value: read(of[0], field, method),
        key,
        working: key === working,
        reports: of.map(({ id }) => id).sort(compare),
        lineages: [...new Set(of.map(({ id }) => lineages.get(id) ?? id))].sort(compare),
      }),
    ).sort((a, b) => b.lineages.length - a.lineages.length || compare(a.key, b.key));
    const differences = statements.flatMap((one, i) =>
      statements.slice(i + 1).map((other) => {
        const [a, b] = [groups.get(one.key)?.[0] as Report, groups.get(other.key)?.[0] as Report];
        return differ(field, a, b, one.key, other.key, method);
      }),
    );
    return [{ field, statements, differences: differences.filter(({ relation }) => relation !== "same") }];
  });
}

/** Whether any field is told in ways that cannot both be so. */
export const contradicted = (fields: readonly FieldStatements[]): boolean =>
  fields.some(({ differences }) => differences.some(({ relation }) => relation === "contradicts"));

const read = (report: Report, field: Field | "place", method: Method): unknown =>
  field === "place" ? (report.place?.name ?? null) : field === "size" ? report.sizes : fieldOf(report, field, method);

function saysOf(report: Report, field: Field | "place"): boolean {
  if (field === "size") return report.sizes.length > 0;
  if (field === "time") return report.time.dated;
  if (field === "place") return report.place !== null;
  if (field === "country") return report.place?.country != null;
  return field !== "type" || report.type !== null;
}

function workingValue(happening: Happening, field: Field | "place"): unknown {
  if (field === "parties") {
    const { actors, recipients, reciprocal } = happening;
    return { actors, recipients, reciprocal };
  }
  if (field === "time") return undefined;
  return field === "place" ? undefined : happening[field];
}

function differ(field: Field | "place", a: Report, b: Report, keyA: string, keyB: string, method: Method): Difference {
  const as = (relation: Relation, note: string, turned = false): Difference =>
    turned ? { a: keyB, b: keyA, relation, note } : { a: keyA, b: keyB, relation, note };
  switch (field) {
    case "time":
      return timesDiffer(a, b, as);
    case "size":
      return sizesDiffer(a.sizes, b.sizes, as);
    case "place":
      return placesDiffer(a, b, as);
    case "parties":
      return partiesDiffer(a, b, method, as);
    default:
      return as("contradicts", "told differently");
  }
}

type Tell = (relation: Relation, note: string, turned?: boolean) => Difference;

function timesDiffer(a: Report, b: Report, as: Tell): Difference {
  const [s1, e1, s2, e2] = [a.time.start, a.time.end, b.time.start, b.time.end] as number[];
  if (s1 === s2 && e1 === e2) return as("same", "");
  if (a.time.stated !== b.time.stated && a.time.stated !== null && b.time.stated !== null) {
    return as("announced", "announced for other days than it is reported for");
  }
  if (s1 >= s2 && e1 <= e2) return as("refines", "days within days");
  if (s2 >= s1 && e2 <= e1) return as("refines", "days within days", true);
  const days = Math.max(Math.abs(s1 - s2), Math.abs(e1 - e2));
  return as("contradicts", days === 1 ? "1 day" : `${days} days`);
}

// The interval a size allows; "about" is taken as a tenth either way.
function boundsOf({ value, low, high, approximate }: Size): [number, number] | null {
  if (low !== null || high !== null) return [low ?? 0, high ?? Infinity];
  if (value === null) return null;
  return approximate ? [value * 0.9, value * 1.1] : [value, value];
}

function sizesDiffer(a: readonly Size[], b: readonly Size[], as: Tell): Difference {
  for (const one of a) {
    for (const other of b) {
      const [x, y] = [boundsOf(one), boundsOf(other)];
      if (one.unit !== other.unit || x === null || y === null) continue;
      if (x[0] === y[0] && x[1] === y[1]) return as("same", "");
      if (x[0] >= y[0] && x[1] <= y[1]) return as("refines", `${one.unit}: within what the other says`);
      if (y[0] >= x[0] && y[1] <= x[1]) return as("refines", `${one.unit}: within what the other says`, true);
      if (x[0] <= y[1] && y[0] <= x[1]) return as("same", "");
      const ratio = Math.max(x[0], y[0]) / Math.max(1, Math.min(x[1], y[1]));
      return as("contradicts", `${one.unit}: ${ratio.toFixed(2)} times`);
    }
  }
  return as("same", "");
}

function placesDiffer(a: Report, b: Report, as: Tell): Difference {
  const [one, other] = [a.place, b.place];
  if (one === null || other === null || one.name === other.name) return as("same", "");
  if (one.lat === null || one.lon === null || other.lat === null || other.lon === null) {
    return one.country === other.country ? as("refines", "one state, two names") : as("contradicts", "two states");
  }
  // A state's point is its middle, far from most of its towns, and holds them all the same.
  if (one.country === other.country && (isState(one) || isState(other))) return as("refines", "within the state", isState(one));
  const apart = kilometres(one.lat, one.lon, other.lat, other.lon);
  const [near, far] = [one.uncertaintyKm ?? 10, other.uncertaintyKm ?? 10];
  if (apart <= near + far) return as("refines", `${Math.round(apart)} km, within what is meant`, near > far);
  return as("contradicts", `${Math.round(apart)} km`);
}

/** From here up a place of no province is the state itself; a border or a desert is less. */
const STATE_KM = 200;

const isState = ({ country, admin1, uncertaintyKm }: Place): boolean =>
  country !== null && admin1 === null && (uncertaintyKm ?? 0) >= STATE_KM;

function partiesDiffer(a: Report, b: Report, method: Method, as: Tell): Difference {
  const states = (report: Report): Set<string> =>
    new Set([...report.actors, ...report.recipients].map((code) => powerOf(code, method) ?? code));
  const [one, other] = [states(a), states(b)];
  const within = (small: Set<string>, large: Set<string>): boolean => [...small].every((state) => large.has(state));
  if (within(one, other) && within(other, one)) return as("refines", "one names the body, one the state");
  if (within(other, one)) return as("refines", "names more who took part");
  if (within(one, other)) return as("refines", "names more who took part", true);
  return as("contradicts", "other parties");
}
