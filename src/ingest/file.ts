/** A file's bytes, or one sentence on why there are none. */
import { readFile, stat } from "node:fs/promises";
import { AscribeError } from "../base/error.ts";

/** 32 MB: a large saved page or PDF. A text of five million characters is at most 20 MB. */
export const MAX_FILE = 32_000_000;

/** @throws {AscribeError} `missing-file`, `is-directory`, `no-permission`, `too-large`, `unreadable` */
export async function readBytes(path: string, { max = MAX_FILE } = {}): Promise<Uint8Array> {
  try {
    const found = await stat(path);
    if (found.isDirectory())
      throw new AscribeError(
        "is-directory",
        `${path} is a directory; give its files, or record it whole with: ascribe add ${path}`,
      );
    if (found.size > max)
      throw new AscribeError(
        "too-large",
        `${path} has ${megabytes(found.size)}, more than ${megabytes(max)}; split it, or give its documents as JSONL`,
      );
    return await readFile(path);
  } catch (error) {
    throw error instanceof AscribeError ? error : whyNot(path, error);
  }
}

export const megabytes = (bytes: number): string => `${Math.round(bytes / 1e5) / 10} MB`;

/** What the system says of a path, in words a person can act on. */
export function whyNot(path: string, error: unknown): AscribeError {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ENOENT" || code === "ENOTDIR")
    return new AscribeError("missing-file", `there is no file or folder ${path}; check the name`, { cause: error });
  if (code === "EACCES" || code === "EPERM")
    return new AscribeError("no-permission", `${path} may not be read by you; change its permissions`, { cause: error });
  return new AscribeError("unreadable", `${path} cannot be read: ${message}`, { cause: error });
}
