/** Words of the text format of WebAssembly that programs are put together from. */
export const get = (name: string): string => `(local.get $${name})`;
export const set = (name: string, value: string): string => `(local.set $${name} ${value})`;
export const int = (value: number): string => `(i32.const ${value | 0})`;
export const plus = (a: string, b: string): string => `(i32.add ${a} ${b})`;
export const minus = (a: string, b: string): string => `(i32.sub ${a} ${b})`;
export const times = (a: string, b: string): string => `(i32.mul ${a} ${b})`;
export const left = (a: string, by: string | number): string => `(i32.shl ${a} ${typeof by === "number" ? int(by) : by})`;
export const right = (a: string, by: string | number): string => `(i32.shr_u ${a} ${typeof by === "number" ? int(by) : by})`;
export const parameters = (names: string): string => declared("param", names);
export const locals = (names: string): string => declared("local", names);

const declared = (kind: string, names: string): string =>
  names
    .split(" ")
    .map((name) => `(${kind} $${name} i32)`)
    .join(" ");
