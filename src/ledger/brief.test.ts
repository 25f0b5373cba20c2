import { describe, expect, it } from "vitest";
import { madeUpWorld } from "../../fixtures/worlds/world.ts";
import { seeded } from "../base/random.ts";
import { briefOf, mayBeOne } from "./brief.ts";
import { tellingsIn } from "./cluster.ts";
import { SAME, sameness } from "./match.ts";
import { reportsOf } from "./report.ts";
import type { Telling } from "./telling.ts";

const { documents } = madeUpWorld({ happenings: 60, seed: 11 });
const { tellings } = tellingsIn(
  documents.flatMap((document) => reportsOf(document)).filter(({ counted, time }) => counted && time.end !== null),
);

/** What `other` tells, of the parties of `one` and of a day near its own: so that they share a block, as those do that are compared. */
function nearTo(one: Telling, other: Telling, days: number): Telling {
  const { start, end } = other.time;
  const moved = (one.time.end as number) - (end as number) + days;
  return {
    ...other,
    parties: one.parties,
    actors: one.actors,
    time: { ...other.time, start: start === null ? null : start + moved, end: (end as number) + moved },
  };
}

describe("a telling's brief", () => {
  const random = seeded(3);
  const any = () => tellings[random.below(tellings.length)];
  const pairs = Array.from({ length: 4000 }, () => {
    const one = any();
    // One in three tells the same of another day.
    const other = nearTo(one, random.below(3) === 0 ? { ...one, document: any().document } : any(), random.below(20) - 10);
    const isSame = sameness(one, other) >= SAME;
    return { isSame, isOpen: mayBeOne(one, briefOf(other)), isOther: one.document !== other.document };
  });

  it("never leaves out what is one happening", () => {
    expect(pairs.filter(({ isSame }) => isSame).length).toBeGreaterThan(400);
    expect(pairs.filter(({ isSame, isOpen }) => isSame && !isOpen)).toEqual([]);
  });

  it("leaves out most of what is not", () => {
    const others = pairs.filter(({ isSame, isOther }) => isOther && !isSame);
    expect(others.filter(({ isOpen }) => isOpen).length / others.length).toBeLessThan(0.4);
  });
});
