/**
 * Feature hashing: a template's number and the values under it become one 32-bit number by integer
 * arithmetic alone, so the same feature finds the same weight in every engine. Multipliers are those of
 * xxHash and MurmurHash3 (Collet; Appleby; public domain): odd, with about half their bits set.
 */

/** One value under a template's number. */
export const mix1 = (template: number, a: number): number => finish(Math.imul(a ^ Math.imul(template, 0x9e3779b1), 0x85ebca77));

/** An ordered pair under a template's number. */
export function mix2(template: number, a: number, b: number): number {
  const h = Math.imul(a ^ Math.imul(template, 0x9e3779b1), 0x85ebca77);
  return finish(Math.imul((h ^ (h >>> 15)) + b, 0xc2b2ae3d));
}

/** An ordered triple under a template's number. */
export function mix3(template: number, a: number, b: number, c: number): number {
  let h = Math.imul(a ^ Math.imul(template, 0x9e3779b1), 0x85ebca77);
  h = Math.imul((h ^ (h >>> 15)) + b, 0xc2b2ae3d);
  return finish(Math.imul((h ^ (h >>> 13)) + c, 0x27d4eb2f));
}

function finish(h: number): number {
  const x = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return x ^ (x >>> 13);
}
