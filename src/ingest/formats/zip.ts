/**
 * Files inside a ZIP, one at a time. Sizes the archive states are not believed: a file is unpacked only as far as its
 * limit, whatever it claims, so that a bomb costs its limit and no more.
 */
import { inflateRawSync } from "node:zlib";
import { AscribeError } from "../../base/error.ts";
import { megabytes } from "../file.ts";

export interface ZipEntry {
  readonly name: string;
  /** @throws {AscribeError} `zip-bomb`, `encrypted`, `bad-zip` */
  bytes(): Uint8Array;
}

const MAX_ENTRIES = 100_000;
/** No prose packs better than 40 to 1; a hundred is a bomb, or a file of one letter. */
const MAX_RATIO = 100;

/** @throws {AscribeError} `bad-zip` when there is no directory to read */
export function zipEntries(archive: Uint8Array, { maxFile = 32_000_000 } = {}): ZipEntry[] {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = directoryEnd(view);
  const count = view.getUint16(end + 10, true);
  // Both fields are full when the directory stands in the form for more than 65,535 files or four gigabytes.
  if (count === 0xffff || view.getUint32(end + 16, true) === 0xffffffff)
    throw new AscribeError("too-large", "is a ZIP of the largest kind (ZIP64), which is not read; unpack it and give its folder");
  if (count > MAX_ENTRIES)
    throw new AscribeError("zip-bomb", `holds ${count} files, more than ${MAX_ENTRIES}; unpack it and give its folder`);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (at + 46 > archive.length || view.getUint32(at, true) !== 0x02014b50) throw broken();
    const nameLength = view.getUint16(at + 28, true);
    const flags = view.getUint16(at + 8, true);
    const name = new TextDecoder(flags & 0x800 ? "utf-8" : "windows-1252").decode(
      archive.subarray(at + 46, at + 46 + nameLength),
    );
    const place = {
      name,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
      encrypted: (flags & 1) === 1,
    };
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (!name.endsWith("/")) entries.push({ name, bytes: () => unpack(archive, view, place, maxFile) });
  }
  return entries;
}

/** Documents of other programs that are ZIPs within: taken apart, they would be a heap of markup. */
const FOREIGN: readonly (readonly [mark: RegExp, what: string])[] = [
  [/^xl\/workbook\.xml$/, "a spreadsheet (.xlsx); save it as CSV"],
  [/^ppt\/presentation\.xml$/, "a presentation (.pptx); save it as PDF"],
  [/^META-INF\/container\.xml$/, "an e-book (.epub); save it as text or HTML"],
  [/^META-INF\/manifest\.xml$/, "an OpenDocument table or slides (.ods, .odp); save a table as CSV, slides as PDF"],
];

/** @returns what to say of it and to do, or null of a plain archive */
export const foreignKind = (entries: readonly ZipEntry[]): string | null =>
  FOREIGN.find(([mark]) => entries.some(({ name }) => mark.test(name)))?.[1] ?? null;

interface Place {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly offset: number;
  readonly encrypted: boolean;
}

function unpack(archive: Uint8Array, view: DataView, place: Place, maxFile: number): Uint8Array {
  const { offset, packed } = place;
  if (place.encrypted) throw new AscribeError("encrypted", "asks for a password; unpack it first");
  if (offset + 30 > archive.length || view.getUint32(offset, true) !== 0x04034b50) throw broken();
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const data = archive.subarray(start, start + packed);
  if (data.length < packed) throw broken();
  if (place.method === 0) return data;
  if (place.method !== 8)
    throw new AscribeError("bad-zip", `is packed by method ${place.method}, which is not read here; pack it plainly`);
  const limit = Math.min(maxFile, Math.max(1_000_000, packed * MAX_RATIO));
  try {
    return inflateRawSync(data, { maxOutputLength: limit });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE")
      throw new AscribeError("zip-bomb", `unpacks to more than ${megabytes(limit)}; unpack it yourself if you trust it`);
    throw broken();
  }
}

function directoryEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0 && at > view.byteLength - 65_558; at--)
    if (view.getUint32(at, true) === 0x06054b50) return at;
  throw broken();
}

const broken = (): AscribeError => new AscribeError("bad-zip", "is a damaged ZIP; take it again from where it came");
