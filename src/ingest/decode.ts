/**
 * Bytes to text. UTF-8 is taken as it stands; anything else only when something says what it is — a caller, a
 * header, a page's own declaration — since a guess that reads plausibly is worse than a refusal that says what to do.
 */
import { AscribeError } from "../base/error.ts";

export interface Decoded {
  readonly text: string;
  /** As the Encoding Standard names it. */
  readonly encoding: string;
  /** Who said so. */
  readonly from: "bytes" | "declared" | "asked";
}

/**
 * @param declared an encoding's name as a header or a page gave it
 * @param asked an encoding's name as the caller gave it; it wins
 * @throws {AscribeError} `empty`, `binary`, `bad-encoding` (with the likely encoding and the option that names it), `unknown-encoding`
 */
export function decodeText(
  bytes: Uint8Array,
  { declared, asked }: { declared?: string | null; asked?: string | null } = {},
): Decoded {
  if (bytes.length === 0) throw new AscribeError("empty", "is empty; give a document with words in it");
  const named = asked ?? declared;
  if (named) return decodeAs(bytes, named, asked ? "asked" : "declared");
  const wide = wideEncoding(bytes);
  if (wide) throw notUtf8(wide);
  if (isBinary(bytes))
    throw new AscribeError(
      "binary",
      `is not text (${binaryKind(bytes)}); give the document's words, or a format listed under: ascribe add --help`,
    );
  try {
    return { text: decoder("utf-8", true).decode(bytes), encoding: "utf-8", from: "bytes" };
  } catch {
    throw isSurrogateBytes(bytes) ? brokenPair() : notUtf8(legacyEncoding(bytes));
  }
}

function decodeAs(bytes: Uint8Array, name: string, from: "declared" | "asked"): Decoded {
  let reader: TextDecoder;
  try {
    reader = decoder(name, false);
  } catch {
    throw new AscribeError(
      "unknown-encoding",
      `"${name}" is no encoding known here; try utf-8, utf-16le, windows-1251, windows-1252`,
    );
  }
  const text = reader.decode(bytes);
  return { text: reader.encoding === "windows-1252" ? westernOf(text) : text, encoding: reader.encoding, from };
}

/** What windows-1252 has at 80 to 9F: curly quotation marks and dashes above all. */
const AT_80 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

/** Node until version 24 takes windows-1252 for ISO 8859-1, which has control characters there that no text uses. */
export const westernOf = (text: string): string => text.replace(/[\x80-\x9f]/g, (letter) => AT_80[letter.charCodeAt(0) - 0x80]);

// A byte-order mark is not part of the text: TextDecoder drops it unless told otherwise.
const decoder = (name: string, fatal: boolean) => new TextDecoder(name, { fatal });

const notUtf8 = (likely: string) =>
  new AscribeError(
    "bad-encoding",
    `is not UTF-8, most likely ${likely}; say so with --encoding ${likely}, or convert it first: iconv -f ${likely} -t utf-8`,
  );

const brokenPair = () =>
  new AscribeError(
    "bad-encoding",
    "holds half of a surrogate pair, so it was cut or wrongly converted; take it again from where it came",
  );

/** UTF-16 or UTF-32, by mark or by the zero bytes that Latin text in it has at every second place. */
function wideEncoding(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const seen = Math.min(bytes.length & ~1, 4096);
  if (seen < 8) return null;
  const zeros = [0, 0];
  for (let i = 0; i < seen; i++) if (bytes[i] === 0) zeros[i & 1]++;
  // Nine in ten code units of Latin text have a zero half; Cyrillic text still has its spaces and stops.
  const isText = (zero: number, other: number) => zeros[zero] > seen * 0.08 && zeros[other] < seen * 0.005;
  if (isText(1, 0)) return "utf-16le";
  if (isText(0, 1)) return "utf-16be";
  return null;
}

/** A zero byte, or more control characters than any text has. */
export function isBinary(bytes: Uint8Array): boolean {
  const seen = Math.min(bytes.length, 65_536);
  let controls = 0;
  for (let i = 0; i < seen; i++) {
    const byte = bytes[i];
    if (byte === 0) return true;
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) controls++;
  }
  return controls > seen * 0.02;
}

const MAGIC: readonly (readonly [string, string])[] = [
  ["\x89PNG", "a PNG picture"],
  ["\xff\xd8\xff", "a JPEG picture"],
  ["GIF8", "a GIF picture"],
  ["\x7fELF", "a program"],
  ["MZ", "a program"],
  ["%PDF", "a PDF"],
  ["PK\x03\x04", "a ZIP archive"],
  ["\x1f\x8b", "compressed with gzip"],
  ["SQLite format 3", "a SQLite database"],
  ["\xd0\xcf\x11\xe0", "an Office file of the old kind, .doc or .xls; save it as .docx or CSV"],
  ["PAR1", "a Parquet table"],
  ["Rar!", "a RAR archive"],
  ["7z\xbc\xaf", "a 7z archive"],
  ["BZh", "compressed with bzip2"],
  ["\xfd7zXZ", "compressed with xz"],
  ["\x28\xb5\x2f\xfd", "compressed with zstd"],
];

function binaryKind(bytes: Uint8Array): string {
  const head = String.fromCharCode(...bytes.subarray(0, 262));
  if (head.startsWith("DUCK", 8)) return "a DuckDB file; name a ledger with --ledger";
  return MAGIC.find(([mark]) => head.startsWith(mark))?.[1] ?? "it holds bytes no text has";
}

/** ED A0..BF xx: a surrogate written as if it were a character. */
function isSurrogateBytes(bytes: Uint8Array): boolean {
  for (let i = 0; i + 2 < bytes.length; i++) {
    if (bytes[i] === 0xed && bytes[i + 1] >= 0xa0 && bytes[i + 1] <= 0xbf && (bytes[i + 2] & 0xc0) === 0x80) return true;
  }
  return false;
}

/** The letters an alphabet uses most, as the bytes each encoding writes them with: about half of any text is made of them. */
const COMMON: Readonly<Record<string, readonly number[]>> = {
  // о е а и н т с р
  "windows-1251": [0xee, 0xe5, 0xe0, 0xe8, 0xed, 0xf2, 0xf1, 0xf0],
  "koi8-r": [0xcf, 0xc5, 0xc1, 0xc9, 0xce, 0xd4, 0xd3, 0xd2],
  "iso-8859-5": [0xde, 0xd5, 0xd0, 0xd8, 0xdd, 0xe2, 0xe1, 0xe0],
  // ا ل ي م ن و ر ه
  "windows-1256": [0xc7, 0xe1, 0xed, 0xe3, 0xe4, 0xe6, 0xd1, 0xe5],
  // י ו ה ל א ת ר מ
  "windows-1255": [0xe9, 0xe5, 0xe4, 0xec, 0xe0, 0xfa, 0xf8, 0xee],
  // α ο ι ε ν τ σ ς
  "windows-1253": [0xe1, 0xef, 0xe9, 0xe5, 0xed, 0xf4, 0xf3, 0xf2],
};

/** Of fewer high letters nothing can be told: the two of "Größe" stand side by side as Arabic's do. */
const FEWEST = 8;

/**
 * The likeliest encoding that is not Unicode. Western text has single high letters among ASCII ones; other alphabets have runs of
 * them, and are told apart by their commonest; Chinese, Japanese and Korean fit few other rules than their own.
 */
function legacyEncoding(bytes: Uint8Array): string {
  const seen = bytes.subarray(0, 65_536);
  const eastern = easternEncoding(seen);
  if (eastern) return eastern;
  const counts = new Array<number>(256).fill(0);
  let high = 0;
  let beside = 0;
  for (let i = 0; i < seen.length; i++) {
    if (seen[i] < 0xc0) continue;
    high++;
    counts[seen[i]]++;
    if (seen[i + 1] >= 0xc0 || seen[i - 1] >= 0xc0) beside++;
  }
  if (high < FEWEST || beside < high * 0.6) return "windows-1252";
  const shareOf = (name: string): number => COMMON[name].reduce((sum, byte) => sum + counts[byte], 0);
  return Object.keys(COMMON).reduce((best, name) => (shareOf(name) > shareOf(best) ? name : best));
}

/** Two bytes a letter, hardly a space between: each of these is tried whole, and believed when its own script comes out. */
const EASTERN: readonly (readonly [encoding: string, script: RegExp, share: number])[] = [
  ["shift_jis", /[\u3041-\u30ff]/g, 0.15],
  ["euc-jp", /[\u3041-\u30ff]/g, 0.15],
  ["euc-kr", /[\uac00-\ud7a3]/g, 0.8],
  ["gb18030", /[\u4e00-\u9fa5]/g, 0.5],
  ["big5", /[\u4e00-\u9fa5]/g, 0.5],
];

function easternEncoding(bytes: Uint8Array): string | null {
  let high = 0;
  for (const byte of bytes) if (byte >= 0x80) high++;
  if (high < bytes.length * 0.25) return null;
  // Simplified Chinese of the usual kind has both bytes above A0; in Big5 every second one has its other below.
  const low = bytes.reduce((n, byte, i) => n + Number(i > 0 && bytes[i - 1] > 0xa0 && byte >= 0x40 && byte <= 0x7e), 0);
  for (const [encoding, script, share] of EASTERN) {
    if (encoding === "gb18030" && low > high * 0.1) continue;
    let text: string;
    try {
      text = decoder(encoding, true).decode(bytes, { stream: true });
    } catch {
      continue;
    }
    const foreign = text.match(/[^\0-\x7f]/g)?.length ?? 0;
    if ((text.match(script)?.length ?? 0) >= foreign * share && foreign > 0) return encoding;
  }
  return null;
}
