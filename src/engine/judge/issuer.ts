/** Which actor the issuer is, when the text names it as one. */
import type { Evented } from "../../document/stages.ts";

/** A ministry's own page names the ministry: the actor of the mention that is the issuer's name, or the most of it. */
export function withIssuer(doc: Evented): Evented {
  const { issuer } = doc.meta;
  if (!issuer || issuer.actor !== null) return doc;
  const name = bare(issuer.name);
  // "the Ministry of Defence" of "the Ministry of Defence of Ghana"; no "Ghana", and no "Defence".
  const MOST = 0.6;
  const found = doc.mentions.find(({ kind, actor, start, end }) => {
    const text = bare(doc.text.slice(start, end));
    const known = actor !== null && kind !== "country" && kind !== "place";
    return known && (text === name || (kind !== "person" && name.startsWith(`${text} `) && text.length >= MOST * name.length));
  });
  return found ? { ...doc, meta: { ...doc.meta, issuer: { ...issuer, actor: found.actor } } } : doc;
}

const bare = (name: string): string => name.trim().toLowerCase().replace(/^the /, "");
