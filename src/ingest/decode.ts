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
  return { text: reader.decode(bytes), encoding: reader.encoding, from };
}

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
];

function binaryKind(bytes: Uint8Array): string {
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  return MAGIC.find(([mark]) => head.startsWith(mark))?.[1] ?? "it holds bytes no text has";
}

/** ED A0..BF xx: a surrogate written as if it were a character. */
function isSurrogateBytes(bytes: Uint8Array): boolean {
  for (let i = 0; i + 2 < bytes.length; i++) {
    if (bytes[i] === 0xed && bytes[i + 1] >= 0xa0 && bytes[i + 1] <= 0xbf && (bytes[i + 2] & 0xc0) === 0x80) return true;
  }
  return false;
}

/**
 * The likeliest single-byte encoding. In windows-1251 Cyrillic letters fill C0-FF and words are runs of them; in
 * koi8-r the same, with lower case below upper; Western text has single high letters among ASCII ones.
 */
function legacyEncoding(bytes: Uint8Array): string {
  let high = 0;
  let beside = 0;
  let lower1251 = 0;
  let lowerKoi = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] < 0xc0) continue;
    high++;
    if (bytes[i + 1] >= 0xc0 || bytes[i - 1] >= 0xc0) beside++;
    if (bytes[i] >= 0xe0) lower1251++;
    else lowerKoi++;
  }
  if (high === 0 || beside < high * 0.6) return "windows-1252";
  return lower1251 >= lowerKoi ? "windows-1251" : "koi8-r";
}
