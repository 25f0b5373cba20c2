/** Actors as people call them, and the codes of the ledger for these. */
import { actorRows, codeOn } from "../../inventory/actors.ts";
import { languages } from "./index.ts";

/** A name of two actors is the first's of these: Georgia the state, then a body, then who sits in a capital. */
const SENSES = ["country", "body", "movement", "force", "organ", "company", "region", "adjective", "capital"] as const;

/**
 * The code of an actor given by code in any letters, by id or by English name: `uzb`, `Uzbekistan` and `the Republic of
 * Uzbekistan` are all `UZB`.
 * @returns `null` when nobody is known as that
 */
export async function codeNamed(words: string): Promise<string | null> {
  const asked = words.trim().replace(/\s+/g, " ");
  const capitals = asked.toUpperCase();
  if (actorRows(capitals).length > 0) return codeOn(capitals, null);
  if (actorRows(asked).length > 0) return codeOn(asked, null);
  const plain = asked.toLowerCase().replace(/^the /, "");
  const { mentions } = await languages.en();
  const called = mentions.names.filter(({ form }) => form.toLowerCase().replace(/^the /, "") === plain);
  const rank = (sense: string): number => (SENSES as readonly string[]).indexOf(sense);
  const [first] = called.filter(({ sense }) => rank(sense) >= 0).sort((a, b) => rank(a.sense) - rank(b.sense));
  return first ? codeOn(first.id, null) : null;
}
