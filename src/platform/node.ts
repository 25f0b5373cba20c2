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
  gunzip: (bytes: Uint8Array): Promise<Uint8Array> => inflate(bytes),
  digest: (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex"),
};
