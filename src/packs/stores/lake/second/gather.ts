/**
 * The second pass from beginning to end, by any number of processes and machines that see the lake. A stage begins when all tasks of the one
 * before have their markers. Each process takes its own share first; what the others leave undone too long, it takes as well.
 */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { AscribeError } from "../../../../base/error.ts";
import type { Gathered, GatherOptions, SecondPass } from "../../../../ledger/lake.ts";
import { readIfThere, whyNot, writeWhole } from "../files.ts";
import { generationInForce, generationOf, putInForce, refuseChanged, roomOf } from "./generation.ts";
import { joinLinks, link } from "./link.ts";
import { findRepeated } from "./repeated.ts";
import { place, settle } from "./settle.ts";
import { shelve } from "./shelve.ts";
import { readSuccessions, succeed } from "./succeed.ts";
import { tell } from "./tell.ts";
import type { Counts, Work } from "./work.ts";

const POLL_MS = 250;

interface Stage {
  readonly name: string;
  readonly tasks: number;
  run(task: number): Promise<Counts>;
}

export async function gatherLake(folder: string, pass: SecondPass, options: GatherOptions): Promise<Gathered> {
  const generation = await generationOf(folder, pass, options.taskDocuments);
  const standing = await generationInForce(folder);
  if (standing?.key === generation.key) return standing.gathered;
  const work: Work = { folder, generation, pass };
  try {
    for (const stage of stagesOf(work)) await runStage(work, stage, options);
    const gathered = await totals(work);
    const decisions = pass.decided(await readSuccessions(folder, generation.key, generation.tasks.length));
    await putInForce(folder, generation, { decisions, gathered, former: standing?.key ?? null });
    return gathered;
  } catch (error) {
    // Another process was quicker to the end, and has cleared away what this one still looked for.
    const ended = await generationInForce(folder);
    if (ended?.key === generation.key) return ended.gathered;
    await refuseChanged(folder, generation);
    throw whyNot(folder, error);
  }
}

function stagesOf(work: Work): Stage[] {
  const { tasks, buckets } = work.generation;
  return [
    { name: "repeated", tasks: 1, run: () => findRepeated(work) },
    { name: "tell", tasks: tasks.length, run: (nth) => tell(work, nth) },
    { name: "succeed", tasks: tasks.length, run: (nth) => succeed(work, nth) },
    { name: "link", tasks: buckets, run: (bucket) => link(work, bucket) },
    { name: "join", tasks: 1, run: () => joinLinks(work) },
    { name: "place", tasks: tasks.length, run: (nth) => place(work, nth) },
    { name: "settle", tasks: buckets, run: (bucket) => settle(work, bucket) },
    { name: "shelve", tasks: buckets, run: (shelf) => shelve(work, shelf) },
  ];
}

async function runStage(work: Work, stage: Stage, { share, patienceMs, isStopped, watch }: GatherOptions): Promise<void> {
  const all = Array.from({ length: stage.tasks }, (_, task) => task);
  const undone = async () => {
    const done = await markersOf(work, stage);
    return all.filter((task) => !done.has(task));
  };
  const run = async (task: number) => {
    const counts = await stage.run(task);
    await writeWhole(work.folder, markerOf(work, stage, task), `${JSON.stringify(counts)}\n`);
  };
  let [left, since] = [await undone(), performance.now()];
  while (left.length > 0) {
    if (isStopped()) throw new AscribeError("stopped", "the gathering was stopped; begun again, it goes on where it is");
    watch({ stage: stage.name, done: stage.tasks - left.length, of: stage.tasks });
    const own = left.find((task) => task % share.of === share.part);
    const abandoned = performance.now() - since > patienceMs();
    if (own !== undefined || abandoned) await run(own ?? left[share.part % left.length]!);
    else await sleep(POLL_MS);
    const now = await undone();
    if (now.length < left.length) since = performance.now();
    left = now;
  }
}

const markerOf = ({ generation }: Work, { name }: Stage, task: number): string =>
  `${roomOf(generation.key)}/done/${name}-${task}.json`;

async function markersOf({ folder, generation }: Work, { name }: Stage): Promise<Set<number>> {
  const found = await readdir(join(folder, roomOf(generation.key), "done")).catch(() => [] as string[]);
  return new Set(
    found.flatMap((file) => {
      const [stage, task] = file.replace(/\.json$/, "").split("-");
      return stage === name ? Number(task) : [];
    }),
  );
}

async function totals(work: Work): Promise<Gathered> {
  const sum = { documents: 0, reports: 0, happenings: 0 };
  for (const stage of stagesOf(work))
    for (let task = 0; task < stage.tasks; task++) {
      const counts: Counts = JSON.parse((await readIfThere(join(work.folder, markerOf(work, stage, task))))!);
      sum.documents += counts.documents;
      sum.reports += counts.reports;
      sum.happenings += counts.happenings;
    }
  return sum;
}
