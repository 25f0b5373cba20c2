/**
 * A value with typed arrays in it, laid out so that opening it copies nothing: JSON for all that is not an array of numbers, then the arrays
 * one after another as they lie in memory. For this machine alone: numbers are in its own order of bytes.
 */
const KINDS = { Int8Array, Uint8Array, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array } as const;
type Kind = keyof typeof KINDS;
type Numbers = InstanceType<(typeof KINDS)[Kind]>;

/** An array's place in the value, its kind, where its bytes begin after the JSON, and how many numbers it has. */
type Placed = readonly [path: readonly string[], kind: Kind, at: number, length: number];

const ALIGN = 8;
const aligned = (at: number): number => Math.ceil(at / ALIGN) * ALIGN;

export function layOut(value: unknown): Uint8Array {
  const arrays: Numbers[] = [];
  const placed: Placed[] = [];
  let size = 0;
  const strip = (part: unknown, path: readonly string[]): unknown => {
    if (isNumbers(part)) {
      placed.push([path, kindOf(part), size, part.length]);
      arrays.push(part);
      size = aligned(size + part.byteLength);
      return null;
    }
    if (Array.isArray(part)) return part.map((one, i) => strip(one, [...path, String(i)]));
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, one]) => [key, strip(one, [...path, key])]));
  };
  const json = JSON.stringify({ value: strip(value, []), placed });
  // Letters as numbers below 128, so that they are read without decoding.
  const plain = json.replace(/[\u0080-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const start = aligned(ALIGN + plain.length);
  const out = new Uint8Array(start + size);
  new DataView(out.buffer).setUint32(0, plain.length, true);
  for (let i = 0; i < plain.length; i++) out[ALIGN + i] = plain.charCodeAt(i);
  for (const [i, [, , at]] of placed.entries()) {
    const { buffer, byteOffset, byteLength } = arrays[i];
    out.set(new Uint8Array(buffer, byteOffset, byteLength), start + at);
  }
  return out;
}

/** @param bytes as `layOut` made them; the arrays of the value lie in them, and they must not change */
export function openLaidOut(bytes: Uint8Array): unknown {
  const whole = bytes.byteOffset % ALIGN === 0 ? bytes : bytes.slice();
  const { buffer, byteOffset } = whole;
  const length = new DataView(buffer, byteOffset).getUint32(0, true);
  let json = "";
  for (let at = ALIGN; at < ALIGN + length; at += 8192)
    json += String.fromCharCode.apply(null, whole.subarray(at, Math.min(at + 8192, ALIGN + length)) as unknown as number[]);
  const { value, placed } = JSON.parse(json) as { value: unknown; placed: Placed[] };
  const holder = { value } as Record<string, unknown>;
  const start = byteOffset + aligned(ALIGN + length);
  for (const [path, kind, at, count] of placed) {
    const way = ["value", ...path];
    const last = way.pop() as string;
    const parent = way.reduce((one, key) => one[key] as Record<string, unknown>, holder);
    parent[last] = new KINDS[kind](buffer as ArrayBuffer, start + at, count);
  }
  return holder.value;
}

const isNumbers = (part: unknown): part is Numbers => ArrayBuffer.isView(part) && !(part instanceof DataView);

// Node's own buffers are a kind of `Uint8Array`.
const kindOf = (part: Numbers): Kind => (Object.keys(KINDS) as Kind[]).find((kind) => part instanceof KINDS[kind]) as Kind;
