/** The reader of a mode, from the code that the build has compiled where there is such, from its modules otherwise. */
import type { Mode, Reader } from "../operations/ascribe.ts";
import { openCompiled } from "../platform/compiled.ts";
import { beInNoHurry } from "../platform/patience.ts";

/** @throws {AscribeError} `bad-model`, `model-version` */
export async function createReader(mode: Mode): Promise<Reader> {
  beInNoHurry();
  const { openReader } = openCompiled<typeof import("./open-reader.ts")>("reader") ?? (await import("./open-reader.ts"));
  return openReader(mode);
}
