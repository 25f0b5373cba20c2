import type { Gazetteer } from "./mentions/index.ts";
import { openGazetteer } from "./mentions/places/gazetteer.ts";
import type { ModelSource } from "./models.ts";

export const PLACES = "places.bin";

/** Opens the gazetteer. A missing file is the caller's to forgive: reading goes on without places. */
export async function loadGazetteer(source: ModelSource): Promise<Gazetteer> {
  const ready = await source.ready?.(PLACES);
  return openGazetteer(ready ? (ready.value as Uint8Array) : await source.gunzip(await source.read(PLACES)));
}
