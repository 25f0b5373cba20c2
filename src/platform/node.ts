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
  // Weights unpack to about twice their size; in the usual chunks of 16 kB that is hundreds of trips to another thread.
  gunzip: (bytes: Uint8Array): Promise<Uint8Array> => inflate(bytes, { chunkSize: Math.max(1 << 16, bytes.length * 3) }),
  digest: (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex"),
};
