/**
 * Whether two reports tell of one happening: the same parties and kind of act, at days and places that can be the same.
 * A wrong digit or a day's slip does not part them; a different place on the same day does.
 */
import { compare } from "./canonical.ts";
import { METHOD } from "./method.ts";
import { powerOf } from "./parties.ts";
import type { Report } from "./report.ts";
import type { BlockRow } from "./store.ts";
import { containment } from "./wording.ts";

/** From here up two reports are taken for one happening. bench/matching (seeds 21-23) is flat from .5 to .66 and loses recall at .7. */
export const SAME = 0.6;

/** Days by which two dated reports may differ. */
const SLIP_DAYS = 3;
/** Days for which an act without a date may have waited to be told. */
const TELLING_DAYS = 45;

/** 0 (cannot be one) … 1.2 (one, in the same words). */
export function sameness(a: Report, b: Report): number {
  if (a.document === b.document) return 0;
  const parties = partiesAlike(a, b);
  if (parties === 0 || (a.type ?? a.frame) !== (b.type ?? b.frame)) return 0;
  const time = timeAlike(a, b);
  if (time === 0) return 0;
  const place = placeAlike(a, b);
  if (place === null) return 0;
  const words = containment(a.wording, b.wording) > 0.3 ? 0.2 : 0;
  const frames = a.frame !== null && b.frame !== null && a.frame !== b.frame ? -0.05 : 0;
  const score = 0.45 * time + 0.25 * place + 0.15 * sizeAlike(a, b) + 0.15 * parties + words + frames;
  return place < 0.2 ? score / 2 : score;
}

/** Keys of which two matching reports share one, with the days between which they can match. */
export function blocksOf(report: Report): BlockRow[] {
  const { start, end } = report.time;
  if (end === null) return [];
  const parties = [...partiesIn(report)].sort(compare);
  const from = (start ?? end - TELLING_DAYS) - SLIP_DAYS;
  const to = end + SLIP_DAYS + (report.time.dated ? TELLING_DAYS : 0);
  return pairsOf(parties).map((pair) => ({ block: `${pair}|${report.type ?? report.frame}`, report: report.id, from, to }));
}

// All pairs of a few; of many, each with its neighbour, so that a summit does not fill a table.
function pairsOf(parties: readonly string[]): string[] {
  if (parties.length === 1) return [parties[0]];
  const pairs: string[] = [];
  for (let i = 0; i < parties.length; i++) {
    const last = parties.length > 4 ? Math.min(i + 1, parties.length - 1) : parties.length - 1;
    for (let j = i + 1; j <= last; j++) pairs.push(`${parties[i]}~${parties[j]}`);
  }
  return pairs;
}

const keyOf = (code: string): string => powerOf(code, METHOD) ?? code;

const partiesIn = (report: Report): Set<string> => new Set([...report.actors, ...report.recipients].map(keyOf));

// Two shared parties, or all of the one that names fewer; turned round only where the act is mutual.
function partiesAlike(a: Report, b: Report): number {
  const [one, other] = [partiesIn(a), partiesIn(b)];
  const shared = [...one].filter((party) => other.has(party)).length;
  if (shared < Math.min(2, Math.max(one.size, other.size))) return 0;
  if (!a.reciprocal && !b.reciprocal && turned(a, b)) return 0;
  return shared / (one.size + other.size - shared);
}

function turned(a: Report, b: Report): boolean {
  const actors = new Set(a.actors.map(keyOf));
  return b.actors.length > 0 && actors.size > 0 && !b.actors.some((code) => actors.has(keyOf(code)));
}

function timeAlike(a: Report, b: Report): number {
  const [one, other] = [a.time, b.time];
  if (one.end === null || other.end === null) return 0;
  // Undated news is of its own days: told within three, it is one piece of news; within a week, perhaps.
  if (!one.dated && !other.dated) {
    const apart = Math.abs(one.end - other.end);
    return apart <= 3 ? 0.6 : apart <= 7 ? 0.45 : 0;
  }
  if (one.dated !== other.dated) {
    const [dated, loose] = one.dated ? [one, other] : [other, one];
    const waited = (loose.end as number) - (dated.start as number);
    return waited >= -1 && waited <= TELLING_DAYS ? 0.45 : 0;
  }
  const gap = Math.max((one.start as number) - other.end, (other.start as number) - one.end);
  if (gap > SLIP_DAYS) return 0;
  if (gap > 0) return [0, 0.55, 0.35, 0.2][gap];
  if (one.start === other.start && one.end === other.end) return 1;
  const overlap = Math.min(one.end, other.end) - Math.max(one.start as number, other.start as number) + 1;
  const longer = Math.max(one.end - (one.start as number), other.end - (other.start as number)) + 1;
  return longer > 25 && overlap / longer < 0.5 ? 0.6 : 0.8 + 0.2 * (overlap / longer);
}

/** `null` where both name different states. */
function placeAlike(a: Report, b: Report): number | null {
  if (a.place === null || b.place === null) return 0.5;
  if (a.place.name === b.place.name) return 1;
  const [one, other] = [a.place, b.place];
  if (one.lat !== null && one.lon !== null && other.lat !== null && other.lon !== null) {
    const spread = (one.uncertaintyKm ?? 10) + (other.uncertaintyKm ?? 10);
    const apart = kilometres(one.lat, one.lon, other.lat, other.lon);
    if (apart <= Math.min(spread, 60) + 20) return 0.9;
    if (one.country === other.country) return spread > 100 ? 0.6 : 0.1;
    return apart <= spread + 100 ? 0.3 : null;
  }
  if (one.country === null || other.country === null) return 0.4;
  return one.country === other.country ? 0.6 : null;
}

/** Great-circle distance (haversine). */
export function kilometres(lat1: number, lon1: number, lat2: number, lon2: number): number {
  const rad = Math.PI / 180;
  const a =
    Math.sin(((lat2 - lat1) * rad) / 2) ** 2 +
    Math.cos(lat1 * rad) * Math.cos(lat2 * rad) * Math.sin(((lon2 - lon1) * rad) / 2) ** 2;
  return 12_742 * Math.asin(Math.min(1, Math.sqrt(a)));
}

function sizeAlike(a: Report, b: Report): number {
  let best: number | null = null;
  for (const one of a.sizes) {
    for (const other of b.sizes) {
      if (one.unit !== other.unit) continue;
      const [x, y] = [one.value ?? one.low ?? one.high, other.value ?? other.low ?? other.high];
      if (x === null || y === null || x <= 0 || y <= 0) continue;
      const ratio = Math.max(x, y) / Math.min(x, y);
      best = Math.max(best ?? 0, ratio < 1.01 ? 1 : ratio < 1.15 ? 0.8 : ratio < 2 ? 0.5 : 0.2);
    }
  }
  return best ?? 0.5;
}
