/** Trained weights from the package's folder, for Node. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { packageRoot } from "./paths.ts";

const inflate = promisify(gunzip);

export const modelFiles = {
  read: (name: string): Promise<Uint8Array> => readFile(join(packageRoot(), "models", name)),
  gunzip: (bytes: Uint8Array): Promise<Uint8Array> => inflate(bytes, { chunkSize: inflatedSize(bytes) }),
  digest: (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex"),
};

// gzip ends with the length of what it holds (RFC 1952, ISIZE): taken in one piece, not in hundreds of sixteen kilobytes that
// are joined afterwards. A damaged file may say anything, so it is believed only within reason.
function inflatedSize(bytes: Uint8Array): number {
  const said = bytes.length < 4 ? 0 : new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4).getUint32(0, true);
  return Math.min(Math.max(said, 64), 64_000_000);
}
