import { describe, expect, it } from "vitest";
import { madeUpWorld } from "../../fixtures/worlds/world.ts";
import { seeded, shuffled } from "../base/random.ts";
import { memoryStore } from "../packs/stores/memory/index.ts";
import { gatherAround } from "./around.ts";
import { blocksOf } from "./brief.ts";
import { type Group, gather, happeningId, NO_TIES, tellingsIn } from "./cluster.ts";
import { type Report, reportsOf } from "./report.ts";

/** Documents added some at a time, each time gathering around what is new alone. */
async function addedBy(batches: readonly (readonly Report[])[]): Promise<string[]> {
  const store = memoryStore();
  for (const fresh of batches) {
    const { before, groups } = await gatherAround(store, tellingsIn(fresh), NO_TIES, [], 0);
    const pool = new Map([...before, ...fresh].map((report) => [report.id, report]));
    const put = groups.flatMap(({ component, members }) =>
      members.map((id) => ({ ...(pool.get(id) as Report), component, happening: happeningId(members) })),
    );
    const blocks = groups.flatMap(({ tellings }) => tellings.flatMap(blocksOf));
    await store.commit({ reports: { remove: before.map(({ id }) => id), put, blocks }, log: [] });
  }
  const ids = batches.flat().map(({ id }) => id);
  return (await store.reports({ ids })).map(({ id, component, happening }) => `${id} ${component} ${happening}`);
}

const listed = (groups: readonly Group[]): string[] =>
  groups.flatMap(({ component, members }) => members.map((id) => `${id} ${component} ${happeningId(members)}`)).sort();

describe("gathering around what is added", () => {
  const { documents } = madeUpWorld({ happenings: 40, seed: 5 });
  const told = documents
    .map((document) => reportsOf(document).filter(({ counted, time }) => counted && time.end !== null))
    .filter((reports) => reports.length > 0);

  for (const [seed, batch] of [
    [1, 1],
    [2, 3],
    [3, 20],
  ])
    it(`makes what gathering all of it makes, ${batch} documents at a time`, async () => {
      const ordered = shuffled(told, seeded(seed));
      const batches = Array.from({ length: Math.ceil(ordered.length / batch) }, (_, nth) =>
        ordered.slice(nth * batch, (nth + 1) * batch).flat(),
      );
      expect(await addedBy(batches)).toEqual(listed(gather(told.flat())));
    });
});
