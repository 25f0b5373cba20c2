/**
 * Actors in no language: what there is, since and until when. A part of an
 * actor is its code with a sector: `UZB` + `GOV:DEF` = `UZB:GOV:DEF`.
 */
import { readTsv } from "../base/tsv.ts";
import sectorTable from "./sectors.packed.ts";

// A table and no code: in a page it comes in a file of its own, beside the words of the language.
const { default: actorTable } = await import("./actors.packed.ts");

export type ActorKind =
  | "state"
  | "territory"
  | "entity"
  | "international"
  | "nongovernmental"
  | "movement"
  | "organisation"
  | "force";

/** One actor over one period. */
export interface ActorRow {
  readonly id: string;
  /** What the record calls it: `RUS`, `AFG:REB`, `IGO:NATO`. */
  readonly code: string;
  readonly kind: ActorKind;
  /** The state or body it belongs to; empty when it stands alone. */
  readonly parent: string;
  /** ISO days for which `code` is right, both included; empty where open. */
  readonly since: string;
  readonly until: string;
  readonly iso2: string;
}

export interface Sector {
  readonly id: string;
  readonly cameo: string;
  readonly plover: string;
}

export const actors: readonly ActorRow[] = readTsv<keyof ActorRow>(actorTable, "actors.tsv").map((row) => ({
  ...row,
  kind: row.kind as ActorKind,
  // The code of most states is their id.
  code: row.code === "=" ? row.id : row.code,
}));

export const sectors: ReadonlyMap<string, Sector> = new Map(
  readTsv<keyof Sector>(sectorTable, "sectors.tsv").map((row) => [row.id, row]),
);

const byId = new Map<string, ActorRow[]>();
for (const row of actors) byId.set(row.id, [...(byId.get(row.id) ?? []), row]);

const statesByIso2 = new Map(actors.filter((row) => row.iso2 !== "").map((row) => [row.iso2, row.id]));

/** The rows of one id, in time; empty when the inventory has none. */
export const actorRows = (id: string): readonly ActorRow[] => byId.get(id) ?? [];

/**
 * The code of an actor on a day. An id outside the inventory is a code already (`RUS:GOV`).
 * @param day ISO day; `null` when the text gives none: then the latest row holds
 */
export function codeOn(id: string, day: string | null): string {
  const rows = byId.get(id);
  if (!rows) return id;
  if (day === null || rows.length === 1) return rows[rows.length - 1].code;
  const valid = rows.find((row) => (row.since === "" || row.since <= day) && (row.until === "" || day <= row.until));
  return (valid ?? rows[rows.length - 1]).code;
}

/** ISO 3166-1 alpha-3 of an alpha-2 code, or `null`. */
export const stateOfIso2 = (iso2: string): string | null => statesByIso2.get(iso2) ?? null;

/** The state, territory or body a code stands under: `UZB` of `UZB:GOV:DEF`, `IGO:NATO` of `IGO:NATO:MIL`; `null` for a group. */
export function holderOf(code: string): string | null {
  const colon = code.indexOf(":");
  const first = colon < 0 ? code : code.slice(0, colon);
  if (first === "group") return null;
  if (colon !== 3 || !SHARED.has(first)) return first;
  const next = code.indexOf(":", 4);
  return next < 0 ? code : code.slice(0, next);
}

/** The state or territory a code stands under: `UZB` of `UZB:GOV:DEF`; `null` for bodies of many states and for groups. */
export function stateUnder(code: string): string | null {
  const holder = holderOf(code);
  return holder !== null && holder.length === 3 && /^[A-Z]{3}$/.test(holder) ? holder : null;
}

// International bodies and movements of no one country share a first part and differ in the second.
const SHARED: ReadonlySet<string> = new Set(["IGO", "NGO", "NGM", "IMG"]);

/** The sector of a code: `GOV:DEF` of `UZB:GOV:DEF`; empty for the whole actor. */
export function sectorOf(code: string): string {
  const holder = holderOf(code);
  return holder === null || code === holder ? "" : code.slice(holder.length + 1);
}
