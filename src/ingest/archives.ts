/** Files that lie in an archive: which of them are documents, and what is said of the others. */
import { AscribeError } from "../base/error.ts";
import { standsBeside } from "./beside.ts";
import { megabytes } from "./file.ts";
import { type Found, refuse } from "./found.ts";

export interface Packed {
  /** Its path within the archive. */
  readonly name: string;
  /** @throws {AscribeError} when it cannot be unpacked, or holds too much */
  bytes(): Uint8Array;
}

export interface UnpackOptions {
  readonly onLeftOut?: (name: string) => void;
  /** How much may be unpacked in all; an archive that comes as a stream has no end to be held to. */
  readonly most?: number;
}

/** @param take what is made of one file's bytes, under its place in the archive */
export async function* takePacked(
  archive: string,
  entries: Iterable<Packed> | AsyncIterable<Packed>,
  take: (place: string, content: Uint8Array) => AsyncGenerator<Found>,
  { onLeftOut, most = Number.POSITIVE_INFINITY }: UnpackOptions = {},
): AsyncGenerator<Found> {
  let unpacked = 0;
  for await (const { name, bytes } of entries) {
    const place = `${archive}/${name}`;
    try {
      if (leavesFolder(name)) throw new AscribeError("path-traversal", "names a place outside its archive; the file is left out");
      if (/(^|\/)(\.|__MACOSX\/)/.test(name)) continue;
      if (standsBeside(name)) {
        onLeftOut?.(place);
        continue;
      }
      const content = bytes();
      unpacked += content.length;
      if (unpacked > most)
        throw new AscribeError("zip-bomb", `unpacks to more than ${megabytes(most)}; unpack it yourself if you trust it`);
      yield* take(place, content);
    } catch (error) {
      yield refuse(place, error);
      if (unpacked > most) return;
    }
  }
}

/** A name that leaves the archive's own folder. Nothing is written by it here, but such an archive means ill. */
const leavesFolder = (name: string): boolean => /^([\\/]|[A-Za-z]:)|(^|[\\/])\.\.([\\/]|$)|\0/.test(name);
