/** Who a person is by the office he held on the day of the text, where the text leaves it open. */
import { sectorOf, stateUnder } from "../../../inventory/actors.ts";
import type { HolderIndex, HolderRow } from "../words.ts";

/**
 * @param name as written, without honorifics and the office
 * @param sector of the office that stands beside the name, `null` for none
 * @param day ISO day of the text; `null` takes the latest
 */
export function heldOn(name: string, sector: string | null, day: string | null, holders: HolderIndex): string | null {
  const key = plain(name);
  const known = holders.alone.get(key) ?? likeOf(key, holders) ?? (sector === null ? undefined : holders.titled.get(key));
  const past = sector === "ELI";
  const rows = (known ?? []).filter(({ since, code }) => (day === null || since <= day) && fits(code, sector));
  const holding = past ? [] : rows.filter(({ until }) => until === "" || (day !== null && day.slice(0, 7) <= until));
  const codes = new Set(holding.length > 0 ? holding.map(({ code }) => code) : rows.map(({ code }) => outOfOffice(code)));
  const [code] = codes;
  return codes.size === 1 ? code : null;
}

/** Whether a word alone says who is meant. */
export const isHolder = (word: string, { alone }: HolderIndex): boolean => alone.has(plain(word));

// First names are spelt in many ways, mostly with one first letter.
function likeOf(key: string, { alone }: HolderIndex): readonly HolderRow[] | undefined {
  const last = key.slice(key.lastIndexOf(" ") + 1);
  return last === key ? undefined : alone.get(last)?.filter(({ name }) => plain(name)[0] === key[0]);
}

// "Foreign Minister Li" is not the Li who is premier.
function fits(code: string, sector: string | null): boolean {
  const own = sectorOf(code);
  return (
    sector === null || sector === "ELI" || sector === "MIL" || own === "" || own.startsWith(sector) || sector.startsWith(own)
  );
}

function outOfOffice(code: string): string {
  const state = stateUnder(code);
  return state === null ? code : `${state}:ELI`;
}

const plain = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[\s-]+/g, " ")
    .toLowerCase();
