/** What a map and its table are about: the states looked at and the outside powers, in the user's own order. */
export interface Scope {
  readonly states: readonly string[];
  /** In the order their hues are given out; beyond four they are told apart by name only. */
  readonly powers: readonly string[];
}

// The preset the bundled corpus is about. Powers stand in the order of their codes, so that no order is ours.
export const DEFAULT_SCOPE: Scope = { states: ["KAZ", "KGZ", "TJK", "TKM", "UZB"], powers: ["CHN", "RUS", "TUR", "USA"] };

/**
 * The powers that get the four hues: those of the scope with a part in the most happenings, whatever figure is shown,
 * so that a hue never changes hands between two pictures of one ledger. They stand in the order of the scope.
 */
export function huesOf(
  powers: readonly string[],
  happenings: readonly { readonly actors: readonly string[]; readonly recipients: readonly string[] }[],
): string[] {
  const counts = new Map(powers.map((power) => [power, 0]));
  for (const { actors, recipients } of happenings)
    for (const code of new Set([...actors, ...recipients].map((one) => one.split(":")[0]))) {
      const n = counts.get(code);
      if (n !== undefined) counts.set(code, n + 1);
    }
  const most = [...powers].sort((a, b) => counts.get(b)! - counts.get(a)! || powers.indexOf(a) - powers.indexOf(b)).slice(0, 4);
  return powers.filter((power) => most.includes(power));
}

/** Which of the four hues a power has, 1 to 4; 0 for none. */
export function slotOf(power: string, hues: readonly string[]): number {
  const place = hues.indexOf(power);
  return place >= 0 && place < 4 ? place + 1 : 0;
}

export type Grade = "none" | "pending" | "veryLow" | "low" | "moderate";

interface Footing {
  readonly lineages: number;
  readonly events: number;
  /** `why` says why there is no interval; one that has neither is still being drawn. */
  readonly shares?: readonly { readonly interval: readonly [number, number] | null; readonly why?: string | null }[];
}

/** An interval wider than half the scale says little of who leads; one over most of it says nothing. */
const WIDE = 0.5;
const USELESS = 0.8;

/**
 * How much stands behind a figure: five lineages make a hue firm, three make it fair, fewer leave it grey; and no
 * number of lineages makes firm what the interval leaves open. Until the interval is drawn nobody knows, and nothing is
 * shown surer than it may turn out.
 */
export function gradeOf({ lineages, events, shares = [] }: Footing): Grade {
  if (events === 0 || lineages === 0) return "none";
  const interval = shares[0]?.interval ?? null;
  if (shares.length > 0 && interval === null && shares[0].why === null) return "pending";
  const width = interval ? interval[1] - interval[0] : 0;
  if (lineages < 3 || events < 5 || width > USELESS) return "veryLow";
  return lineages < 5 || width > WIDE ? "low" : "moderate";
}

/** The fill of a state or a swatch: certain hues full, fair ones half, thin ones one grey, none a hatch. */
export function fillOf(slot: number, grade: Grade): string {
  if (grade === "none") return "hatch";
  if (grade === "veryLow" || grade === "pending" || slot === 0) return "thin";
  return grade === "low" ? `p${slot}-mid` : `p${slot}`;
}
