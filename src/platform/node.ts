/** Trained weights from the package's folder, for Node. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { openLaidOut } from "../base/laid-out.ts";
import { packageRoot } from "./paths.ts";

const inflate = promisify(gunzip);

const placeOf = (name: string): string => join(packageRoot(), "models", name);

/** Beside the built program; there is none beside the sources, whose tables may change from one run to the next. */
const readyPlace = (name: string): string => join(dirname(fileURLToPath(import.meta.url)), "weights", `${name}.ready`);

/** What the build writes: of which file it was made, and that file's weights as they lie in memory. */
export interface LaidOutFile {
  readonly size: number;
  readonly changedMs: number;
  readonly digest: string;
  readonly value: unknown;
}

/** Read at once, not by turns with other work: what is inflated on other threads waits for it. */
export const modelFiles = {
  read: async (name: string): Promise<Uint8Array> => readFileSync(placeOf(name)),
  async ready(name: string): Promise<LaidOutFile | null> {
    const place = readyPlace(name);
    if (!existsSync(place)) return null;
    const [laidOut, { size, mtimeMs }] = [openLaidOut(readFileSync(place)) as LaidOutFile, statSync(placeOf(name))];
    // Weights that were trained or fetched since the build are read from their own file. A copy into an image may keep no parts of seconds.
    return laidOut.size === size && seconds(laidOut.changedMs) === seconds(mtimeMs) ? laidOut : null;
  },
  gunzip: (bytes: Uint8Array): Promise<Uint8Array> => inflate(bytes, { chunkSize: inflatedSize(bytes) }),
  digest: (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex"),
};

const seconds = (ms: number): number => Math.floor(ms / 1000);

// gzip ends with the length of what it holds (RFC 1952, ISIZE): taken in one piece, not in hundreds of sixteen kilobytes that
// are joined afterwards. A damaged file may say anything, so it is believed only within reason.
function inflatedSize(bytes: Uint8Array): number {
  const said = bytes.length < 4 ? 0 : new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4).getUint32(0, true);
  return Math.min(Math.max(said, 64), 64_000_000);
}
