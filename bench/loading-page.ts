/** What `bench -- loading` runs in a page: the weights are fetched first, as the network is not what is measured. */
import { loadModels } from "../src/engine/models.ts";
import { modelFilesFrom } from "../src/platform/browser.ts";

Object.assign(globalThis, {
  async loadOnce(names: readonly string[]): Promise<number> {
    const read = async (name: string) => [name, await (await fetch(`/models/${name}`)).arrayBuffer()] as const;
    const files = modelFilesFrom(Object.fromEntries(await Promise.all(names.map(read))));
    const began = performance.now();
    await loadModels("fast", files);
    return performance.now() - began;
  },
});
