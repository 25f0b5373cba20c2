/**
 * The gazetteer: names of places to where they are, in one compact file made by scripts/gazetteer.ts from
 * GeoNames (CC BY 4.0) and our own aliases. Sorted names and typed arrays; nothing is unpacked but the names.
 */
import { AscribeError } from "../../../base/error.ts";
import { byForm } from "../../../classify/cache.ts";

/** One place a name may mean. */
export interface Candidate {
  readonly lat: number;
  readonly lon: number;
  /** ISO 3166-1 alpha-3; `null` on the sea and across borders. */
  readonly country: string | null;
  /** Name of the first-order division, or `null`. */
  readonly admin1: string | null;
  /** As GeoNames writes it: two letters in the United States. */
  readonly admin1Code: string;
  readonly kind: "town" | "seat" | "capital" | "division" | "district" | "country" | "area";
  readonly population: number;
  /** How far from the point the place reaches. */
  readonly radiusKm: number;
}

export interface Gazetteer {
  /** All places of a name, however its letters are marked; none when the name is unknown. */
  find(name: string): readonly Candidate[];
  /** The middle of a country, by ISO alpha-3; none or one. */
  findCountry(code: string): readonly Candidate[];
  readonly size: number;
}

export const PLACE_KINDS: readonly Candidate["kind"][] = ["town", "seat", "capital", "division", "district", "country", "area"];

/** The bytes after gunzip: signature, a JSON header's length, the header, the names, then one array after another. */
export const PLACES_SIGNATURE = "ASPL1\n";

export interface PlacesHeader {
  readonly places: number;
  readonly names: number;
  readonly nameBytes: number;
  readonly countries: readonly string[];
  /** Country's number, code, name of each division. */
  readonly divisions: readonly (readonly [string, string])[];
}

/**
 * @param bytes the file's content, already inflated
 * @throws {AscribeError} `bad-model` when it is no gazetteer
 */
export function openGazetteer(bytes: Uint8Array): Gazetteer {
  const head = new TextDecoderLike(bytes);
  if (head.text(0, PLACES_SIGNATURE.length) !== PLACES_SIGNATURE) {
    throw new AscribeError("bad-model", "places.bin is not a gazetteer; make it again with: npx tsx scripts/gazetteer.ts");
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getUint32(PLACES_SIGNATURE.length, true);
  let at = PLACES_SIGNATURE.length + 4;
  const header = JSON.parse(head.text(at, at + length)) as PlacesHeader;
  at += length;
  const names = linesOf(bytes, head, at, header);
  at += header.nameBytes;
  const column = (size: number, count: number): number => {
    const start = at;
    at += size * count;
    return start;
  };
  const firsts = column(4, header.names + 1);
  const members = column(4, view.getUint32(firsts + header.names * 4, true));
  const lats = column(4, header.places);
  const lons = column(4, header.places);
  const divisions = column(2, header.places);
  const countries = column(1, header.places);
  const kinds = column(1, header.places);
  const sizes = column(1, header.places);
  const radii = column(1, header.places);

  const candidate = (i: number): Candidate => {
    const country = header.countries[view.getUint8(countries + i)];
    const division = header.divisions[view.getUint16(divisions + i * 2, true)];
    return {
      lat: view.getInt32(lats + i * 4, true) / 1e4,
      lon: view.getInt32(lons + i * 4, true) / 1e4,
      country: country === "" ? null : country,
      admin1: division[1] === "" ? null : division[1],
      admin1Code: division[0],
      kind: PLACE_KINDS[view.getUint8(kinds + i)],
      population: unscale(view.getUint8(sizes + i)),
      radiusKm: unscale(view.getUint8(radii + i)),
    };
  };
  const countryKind = PLACE_KINDS.indexOf("country");
  let middles: Map<string, Candidate> | null = null;
  const findMiddles = (): Map<string, Candidate> => {
    const found = new Map<string, Candidate>();
    for (let i = 0; i < header.places; i++) {
      if (bytes[kinds + i] === countryKind) found.set(header.countries[bytes[countries + i]], candidate(i));
    }
    return found;
  };
  return {
    size: header.places,
    findCountry(code) {
      middles ??= findMiddles();
      const middle = middles.get(code);
      return middle ? [middle] : [];
    },
    find(name) {
      const i = search(names, foldName(name));
      if (i < 0) return [];
      const found: Candidate[] = [];
      for (let k = view.getUint32(firsts + i * 4, true); k < view.getUint32(firsts + i * 4 + 4, true); k++) {
        found.push(candidate(view.getUint32(members + k * 4, true)));
      }
      return found;
    },
  };
}

const memories = new WeakMap<Gazetteer, Gazetteer>();

/** The same gazetteer with what it was asked before: one text asks for its few names again and again, and the next for many of them. */
export function remembering(gazetteer: Gazetteer): Gazetteer {
  let memory = memories.get(gazetteer);
  if (!memory) {
    const find = byForm((name) => gazetteer.find(name));
    memory = { size: gazetteer.size, findCountry: (code) => gazetteer.findCountry(code), find };
    memories.set(gazetteer, memory);
  }
  return memory;
}

/** Large numbers in a byte, an eighth of a doubling a step; zero stays zero. */
export const scale = (value: number): number => (value <= 0 ? 0 : Math.min(255, 1 + Math.round(Math.log2(value) * 8)));
const unscale = (byte: number): number => (byte === 0 ? 0 : Math.round(2 ** ((byte - 1) / 8)));

/** A name without what spellings differ in: case, marks, apostrophes, hyphens, "Saint". */
export function foldName(name: string): string {
  // Most names are one plain word, which has none of these.
  if (/^[A-Za-z]+$/.test(name)) return name.toLowerCase();
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’ʻʼ`´.]/gu, "")
    .replace(/[\s\u00a0-]+/gu, " ")
    .replace(/^st (?=\p{L})/u, "saint ")
    .replace(/^the /u, "")
    .trim();
}

interface Lines {
  readonly count: number;
  at(line: number): string;
}

/** Lines that become text when they are asked for, once each: one document asks for a few hundred of a hundred thousand. */
function linesOf(bytes: Uint8Array, head: TextDecoderLike, start: number, { names, nameBytes }: PlacesHeader): Lines {
  const begins = new Int32Array(names + 1);
  const told = new Array<string | undefined>(names);
  let line = 0;
  begins[0] = start;
  for (let i = start; i < start + nameBytes; i++) if (bytes[i] === 10) begins[++line] = i + 1;
  // The last line ends without a break.
  begins[++line] = start + nameBytes + 1;
  return {
    count: line,
    at: (i) => {
      told[i] ??= head.text(begins[i], begins[i + 1] - 1);
      return told[i];
    },
  };
}

function search(names: Lines, wanted: string): number {
  let [low, high] = [0, names.count - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const name = names.at(middle);
    if (name === wanted) return middle;
    if (name < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** UTF-8 to text without the platform's decoder, which the core may not name. */
class TextDecoderLike {
  readonly #bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }
  text(start: number, end: number): string {
    const bytes = this.#bytes;
    const parts: string[] = [];
    let units: number[] = [];
    for (let i = start; i < end; ) {
      const a = bytes[i];
      let code = a;
      if (a < 0x80) i += 1;
      else if (a < 0xe0) {
        code = ((a & 31) << 6) | (bytes[i + 1] & 63);
        i += 2;
      } else if (a < 0xf0) {
        code = ((a & 15) << 12) | ((bytes[i + 1] & 63) << 6) | (bytes[i + 2] & 63);
        i += 3;
      } else {
        code = ((a & 7) << 18) | ((bytes[i + 1] & 63) << 12) | ((bytes[i + 2] & 63) << 6) | (bytes[i + 3] & 63);
        i += 4;
      }
      if (code > 0xffff) units.push(0xd800 + ((code - 0x10000) >> 10), 0xdc00 + ((code - 0x10000) & 0x3ff));
      else units.push(code);
      if (units.length > 8000) {
        parts.push(String.fromCharCode(...units));
        units = [];
      }
    }
    parts.push(String.fromCharCode(...units));
    return parts.join("");
  }
}
