import type { Gazetteer } from "./mentions/index.ts";
import { openGazetteer } from "./mentions/places/gazetteer.ts";
import type { ModelSource } from "./models.ts";

/** Opens the gazetteer. A missing file is the caller's to forgive: reading goes on without places. */
export async function loadGazetteer(source: ModelSource): Promise<Gazetteer> {
  return openGazetteer(await source.gunzip(await source.read("places.bin")));
}
