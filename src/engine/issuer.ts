/**
 * Which actor puts a text out, where only its address says so: "Ministry of Defence of Japan" as a publisher is read as the name it
 * is, and failing that by the office in it. A paper that bears the name of a town or a country is nobody's organ.
 */
import type { Mentioned } from "../document/stages.ts";

export interface NameReader {
  /** Reads a name as a text of its own. */
  read(name: string): Mentioned;
  /** The office a name is of, and the share of its letters that say so. */
  officeOf(name: string): { readonly office: string | null; readonly told: number } | null;
}

export function issuerFinder(reader: NameReader): <T extends Mentioned>(doc: T) => T {
  const known = new Map<string, string | null>();
  return (doc) => {
    const { issuer } = doc.meta;
    if (!issuer || issuer.actor !== null) return doc;
    const name = issuer.name.trim();
    const actor = known.has(name) ? (known.get(name) ?? null) : actorNamed(reader, name);
    if (known.size < MANY) known.set(name, actor);
    return actor === null ? doc : { ...doc, meta: { ...doc.meta, issuer: { ...issuer, actor } } };
  };
}

/** Publishers remembered by one reader. */
const MANY = 10_000;

/** Of a publisher's name, so much must be the actor's: "Embassy of China in Tajikistan", and no "Army of Niger Fan Club Weekly". */
const MOST = 0.5;
/** And so much of it words for an office and a state, where they are read one by one: "MFA Russia", "Ministry of Foreign Affairs, Taipei". */
const NEARLY_ALL = 0.75;

function actorNamed({ read, officeOf }: NameReader, name: string): string | null {
  const found = actorIn(read(name));
  if (found !== null) return found;
  const home = officeOf(name);
  return home !== null && home.told >= NEARLY_ALL ? home.office : null;
}

function actorIn({ text, mentions }: Mentioned): string | null {
  const first = /^the\s/i.exec(text)?.[0].length ?? 0;
  const found = mentions.find(
    ({ kind, actor, start, end }) =>
      actor !== null &&
      kind !== "country" &&
      kind !== "place" &&
      !actor.endsWith(":CVL") &&
      (start <= first || /,\s*$/.test(text.slice(0, start))) &&
      end - start >= MOST * text.length,
  );
  return found?.actor ?? null;
}
