/** Where things stand on this machine: the package's own files, and the user's data. */
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The package's folder, from the sources and from the built files alike. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) {
    const up = dirname(folder);
    if (up === folder) return process.cwd();
    folder = up;
  }
  return folder;
}

export const packageVersion = (): string =>
  (JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8")) as { version: string }).version;

/** The user's data folder, by each system's custom. */
export function dataFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (env.ASCRIBE_HOME) return env.ASCRIBE_HOME;
  if (process.platform === "win32") return join(env.LOCALAPPDATA ?? join(homedir(), "AppData", "Local"), "ascribe");
  if (process.platform === "darwin") return join(homedir(), "Library", "Application Support", "ascribe");
  return join(env.XDG_DATA_HOME ?? join(homedir(), ".local", "share"), "ascribe");
}

export const defaultLedger = (): string => join(dataFolder(), "ledger.duckdb");
