/** Reports' names as numbers in flat files: a name is a letter and 16 hexadecimal digits. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { writeWhole } from "../files.ts";

export const numberOf = (id: string): bigint => BigInt(`0x${id.slice(1)}`);

export const digitsOf = (number: bigint): string => number.toString(16).padStart(16, "0");

/** Even parts of all names, in order: names are hashes. */
export const bucketOf = (number: bigint, buckets: number): number => (Number(number >> 56n) * buckets) >> 8;

/** A file's numbers two by two, the first as key. */
export function pairsIn(numbers: BigUint64Array): Map<bigint, bigint> {
  const pairs = new Map<bigint, bigint>();
  for (let at = 0; at < numbers.length; at += 2) pairs.set(numbers[at]!, numbers[at + 1]!);
  return pairs;
}

export const writeNumbers = (folder: string, path: string, numbers: readonly bigint[]): Promise<void> =>
  writeWhole(folder, path, new Uint8Array(BigUint64Array.from(numbers).buffer));

export async function readNumbers(folder: string, path: string): Promise<BigUint64Array> {
  const bytes = await readFile(join(folder, path));
  return new BigUint64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}
