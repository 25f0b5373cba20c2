/**
 * A happening put together from its reports: whose voices it has, and for every field the value that most of the
 * evidence stands behind. What the others say is not lost; `statements.ts` lays it side by side.
 */
import { canonicalJson, compare } from "./canonical.ts";
import { happeningId } from "./cluster.ts";
import { type Decisions, NO_DECISIONS } from "./decisions.ts";
import type { Happening, Voice } from "./happening.ts";
import { lineagesOf } from "./lineage.ts";
import { METHOD, type Method } from "./method.ts";
import { stateOf } from "./parties.ts";
import type { Report, Size } from "./report.ts";
import { strongest } from "./weight.ts";

/** @param reports at least one */
export function assemble(reports: readonly Report[], decisions: Decisions = NO_DECISIONS, method: Method = METHOD): Happening {
  const ordered = [...reports].sort((a, b) => compare(a.id, b.id));
  const { descents, kinships } = lineagesOf(ordered, decisions, method);
  const lineages = new Map(descents.map(({ report, lineage }) => [report, lineage]));
  const documents = new Set(ordered.map(({ document }) => document));
  const voices = ordered.map((report) => voiceOf(report, lineages.get(report.id) as string, decisions, documents));
  const ids = ordered.map(({ id }) => id);
  // What was taken back speaks for no value, unless nothing else does.
  const standing = ordered.filter((_, index) => voices[index].left === undefined);
  const speaking = standing.length > 0 ? standing : ordered;
  const heard = speaking.map((report) => voices[ordered.indexOf(report)]);
  const pick = <T>(field: Field, read: (report: Report) => T, among: (report: Report) => boolean = () => true): T => {
    const chosen = decisions.choice(ids, field);
    const [own, voiced] = [speaking.filter(among), heard.filter((_, index) => among(speaking[index]))];
    const values = own.length > 0 ? weighed(own, voiced, method, read) : weighed(speaking, heard, method, read);
    return (values.find(({ key }) => key === chosen?.value) ?? values[0]).value;
  };
  const type = pick("type", (report) => report.type);
  // By what means and in what tone belongs to the kind of act: never those of another report's kind.
  const ofType = (report: Report): boolean => report.type === type;
  const sides = pick("parties", sidesOf);
  const time = pick("time", ({ time: { start, end, dated, stated } }) => ({ start, end, dated, stated }));
  return {
    id: happeningId(ids),
    type,
    ...sides,
    instrument: pick("instrument", ({ instrument }) => instrument, ofType),
    presence: pick("presence", ({ presence }) => presence, ofType),
    tone: pick("tone", ({ tone }) => tone, ofType),
    start: time.start,
    end: time.end,
    dated: time.dated,
    size: pick("size", ({ sizes }) => sizeOf(sizes, method)),
    country: pick("country", ({ place }) => place?.country ?? null),
    voices,
    kinships,
  };
}

/** Fields of a happening on which reports can differ. */
export const FIELDS = ["parties", "type", "instrument", "presence", "tone", "time", "size", "country"] as const;
export type Field = (typeof FIELDS)[number];

/** The value a report gives for a field, as it is compared and chosen. */
export function fieldOf(report: Report, field: Field, method: Method = METHOD): unknown {
  switch (field) {
    case "parties":
      return sidesOf(report);
    case "time": {
      const { start, end, dated, stated } = report.time;
      return { start, end, dated, stated };
    }
    case "size":
      return sizeOf(report.sizes, method);
    case "country":
      return report.place?.country ?? null;
    default:
      return report[field];
  }
}

function voiceOf(report: Report, lineage: string, decisions: Decisions, documents: ReadonlySet<string>): Voice {
  const ratings = [report.root.lineage, report.issuer].map((source) => decisions.rating(source)?.weight ?? 1);
  const left = leftOut(report, decisions, documents);
  return {
    report: report.id,
    lineage,
    actor: lineage === report.root.lineage ? report.root.actor : null,
    evidence: report.counted ? report.evidence : "none",
    relays: report.relays,
    rating: Math.min(...ratings),
    sureness: left === null ? 1 : 0,
    denies: report.denies,
    issuer: report.issuer,
    ...(left !== null && { left }),
  };
}

/** Why a report weighs nothing though it is held; `null` for one that stands. */
function leftOut({ id, document }: Report, decisions: Decisions, documents: ReadonlySet<string>): string | null {
  if (decisions.review(id) === false) return "a person has rejected this reading";
  const taken = decisions.retracted(document);
  if (taken === null) return null;
  if (taken.kind === "retraction") return `taken back: ${taken.reason}`;
  if (taken.kind === "version") return `replaced: ${taken.reason}`;
  // A correction puts right what it tells again, and leaves the rest.
  return taken.source !== null && documents.has(taken.source) ? `corrected: ${taken.reason}` : null;
}

const sidesOf = ({ actors, recipients, reciprocal }: Report): Pick<Happening, "actors" | "recipients" | "reciprocal"> => ({
  actors: [...actors].sort(compare),
  recipients: [...recipients].sort(compare),
  reciprocal,
});

/** The size that can be compared: of those in a unit the method knows, the largest. */
function sizeOf(sizes: readonly Size[], method: Method): Happening["size"] {
  let largest: Happening["size"] = null;
  for (const { value, low, high, unit } of sizes) {
    const middle = value ?? (low !== null && high !== null ? (low + high) / 2 : (low ?? high));
    if (middle === null || method.magnitude.reference[unit] === undefined) continue;
    if (largest === null || middle > largest.value) largest = { value: middle, unit };
  }
  return largest;
}

/**
 * Values by the evidence behind them, most first. Each lineage speaks once for a value, so a copy adds nothing. Saying
 * nothing of a field speaks for no value; what was realised outweighs what was announced, a day outweighs a bound.
 */
function weighed<T>(
  reports: readonly Report[],
  voices: readonly Voice[],
  method: Method,
  read: (report: Report) => T,
): { key: string; value: T }[] {
  const values = new Map<string, { value: T; voices: Voice[] }>();
  for (const [index, report] of reports.entries()) {
    const value = read(report);
    const key = canonicalJson(value);
    const known = values.get(key);
    if (known === undefined) values.set(key, { value, voices: [voices[index]] });
    else known.voices.push(voices[index]);
  }
  const ranked = Array.from(values, ([key, { value, voices: behind }]) => ({
    key,
    value,
    rank: rankOf(value),
    behind: strongest(behind, method).reduce((sum, { worth }) => sum + worth, 0),
  }));
  return ranked.sort((a, b) => b.rank - a.rank || b.behind - a.behind || compare(a.key, b.key));
}

function rankOf(value: unknown): number {
  if (value === null) return 0;
  if (typeof value !== "object" || !("dated" in value)) return 1;
  const time = value as { start: number | null; dated: boolean; stated: string | null };
  return 1 + (time.dated ? 2 : 0) + (time.stated === "realised" ? 1 : 0);
}

/** States of which a happening is part, for which it makes rows. */
export const statesIn = (happening: Happening, method: Method): string[] =>
  [
    ...new Set(
      [...happening.actors, ...happening.recipients].map((code) => stateOf(code, method)).filter((state) => state !== null),
    ),
  ].sort(compare);
