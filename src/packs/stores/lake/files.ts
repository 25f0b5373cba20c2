/** Files that stand whole or not at all: written to a temporary name in the lake, made fast on the disk, renamed. */
import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { link, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { AscribeError } from "../../../base/error.ts";

/** Below the lake, so that a rename never crosses file systems. */
export const TEMPORARY = "tmp";

export const temporaryIn = (folder: string): string => join(folder, TEMPORARY, randomUUID());

/** Replaces what stood there in one step. */
export async function writeWhole(folder: string, path: string, content: string | Uint8Array): Promise<void> {
  const temporary = temporaryIn(folder);
  try {
    await writeFast(temporary, content);
    await moveIn(folder, temporary, path);
  } catch (error) {
    throw await cleared(temporary, error);
  }
}

/** Writes it unless something stands there. @returns whether it was we who wrote it. */
export async function writeOnce(folder: string, path: string, content: string): Promise<boolean> {
  const temporary = temporaryIn(folder);
  try {
    await writeFast(temporary, content);
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await link(temporary, join(folder, path));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw whyNot(folder, error);
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Gives a finished temporary file its name. */
export async function moveIn(folder: string, temporary: string, path: string): Promise<void> {
  const target = join(folder, path);
  await mkdir(dirname(target), { recursive: true });
  await rename(temporary, target);
  await syncFolder(dirname(target));
}

export async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

/** A file's bytes onto the disk: a marker must not outlive what it marks. */
export async function syncFile(path: string): Promise<void> {
  const file = await open(path, "r+");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

export function whyNot(folder: string, error: unknown): Error {
  if (error instanceof AscribeError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const { code } = error as NodeJS.ErrnoException;
  if (code === "ENOSPC" || code === "EDQUOT" || /no space left|disk quota|ENOSPC/i.test(message))
    return new AscribeError("disk-full", `no room left in the lake ${folder}; free some and start the worker again`, {
      cause: error,
    });
  return new AscribeError("lake-unwritable", `the lake ${folder} cannot be written: ${message}`, { cause: error });
}

async function writeFast(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, "w");
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  // Some network file systems refuse to sync a folder; their renames are durable by themselves.
  const folder = await open(path, "r").catch(() => null);
  await folder?.sync().catch(() => {});
  await folder?.close();
}

async function cleared(temporary: string, error: unknown): Promise<Error> {
  await rm(temporary, { force: true }).catch(() => {});
  return whyNot(dirname(dirname(temporary)), error);
}
