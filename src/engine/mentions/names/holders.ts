/** Who a person is by the office he held on the day of the text, where the text leaves it open. */
import { sectorOf, stateUnder } from "../../../inventory/actors.ts";
import type { HolderRow, Holders } from "../words.ts";

/** Names in lower case without marks on letters, to the offices of whoever bears them. */
interface HolderIndex {
  /** By the full name, or by a short one that is nobody else's. */
  readonly alone: ReadonlyMap<string, readonly HolderRow[]>;
  /** By the short name, beside the office. */
  readonly titled: ReadonlyMap<string, readonly HolderRow[]>;
}

/** @param short what each is called beside the office, `*` behind it when that says who is meant by itself */
export function holdersOf(rows: readonly (HolderRow & { readonly short: string })[]): Holders {
  const [alone, titled] = [new Map<string, HolderRow[]>(), new Map<string, HolderRow[]>()];
  const add = (index: Map<string, HolderRow[]>, form: string, row: HolderRow): void => {
    const key = plain(form);
    index.set(key, [...(index.get(key) ?? []), row]);
  };
  for (const row of rows) {
    const { name, short } = row;
    add(alone, name, row);
    const called = short.replace("*", "") || name.slice(name.lastIndexOf(" ") + 1);
    add(titled, called, row);
    if (short.endsWith("*")) add(alone, called, row);
  }
  const index = { alone, titled };
  return { codeOf: (name, sector, day) => heldOn(name, sector, day, index), isAlone: (word) => alone.has(plain(word)) };
}

function heldOn(name: string, sector: string | null, day: string | null, holders: HolderIndex): string | null {
  const key = plain(name);
  const named = holders.alone.get(key) ?? holders.alone.get(withoutArticle(key)) ?? likeOf(key, holders);
  // "Attorney General Abbott" is no prime minister.
  const isOffice = ({ code }: HolderRow): boolean => sector === "ELI" || !sector?.startsWith(`${sectorOf(code)}:`);
  const known = named ?? (sector === null ? undefined : holders.titled.get(key)?.filter(isOffice));
  const past = sector === "ELI";
  const rows = (known ?? []).filter(({ since, code }) => (day === null || since <= day) && fits(code, sector));
  // Where nobody knows the day, the text's own word for the office says that he holds it.
  const isHeld = ({ until }: HolderRow): boolean => until === "" || (day === null ? sector !== null : day.slice(0, 7) <= until);
  const holding = past ? [] : rows.filter(isHeld);
  const codes = new Set(holding.length > 0 ? holding.map(({ code }) => code) : rows.map(({ code }) => outOfOffice(code)));
  const [code] = codes;
  return codes.size === 1 ? code : null;
}

// "President el-Sisi", "al-Sudani"
const withoutArticle = (key: string): string => key.replace(/^[ae]l /, "");

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
    .toLowerCase()
    // "Berdimuhamedow", "Berdimuhamedov"
    .replace(/w(?!\p{L})/gu, "v")
    // "Zelensky", "Zelenskyy", "Zelenskiy"
    .replace(/(?:yy|iy|ij)(?!\p{L})/gu, "y");
