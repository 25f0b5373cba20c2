/** The head of a file in a tar archive: a block whose own sum stands in it, by which it is known with or without the later writers' mark. */
export const TAR_BLOCK = 512;
const SUM = 148;

export function isTarHead(bytes: Uint8Array): boolean {
  if (bytes.length < TAR_BLOCK || bytes[0] === 0) return false;
  const told = /^ *([0-7]{1,7})[ \0]/.exec(String.fromCharCode(...bytes.subarray(SUM, SUM + 8)));
  if (!told) return false;
  let sum = 0;
  // The sum is made as if blanks stood in its own place.
  for (let i = 0; i < TAR_BLOCK; i++) sum += i >= SUM && i < SUM + 8 ? 32 : bytes[i];
  return sum === Number.parseInt(told[1], 8);
}
