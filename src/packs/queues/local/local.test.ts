import { describe, expect, it } from "vitest";
import { localQueue } from "./index.ts";

const shard = (id: string) => ({ id, slices: [] });

describe("the local queue", () => {
  it("hands shards out in order, each once", async () => {
    const queue = localQueue();
    expect(await queue.publish([shard("a"), shard("b"), shard("a")])).toBe(2);
    expect((await queue.claim(0))?.shard.id).toBe("a");
    expect((await queue.claim(0))?.shard.id).toBe("b");
    expect(await queue.claim(0)).toBeNull();
  });

  it("does not take a shard that is being worked on, and takes one that is finished", async () => {
    const queue = localQueue();
    await queue.publish([shard("a")]);
    const claim = await queue.claim(0);
    expect(await queue.publish([shard("a")])).toBe(0);
    expect(await queue.depth()).toEqual({ waiting: 0, claimed: 1 });
    await claim!.finish();
    expect(await queue.publish([shard("a")])).toBe(1);
  });

  it("hands out again what was put back, and counts", async () => {
    const queue = localQueue();
    await queue.publish([shard("a")]);
    await (await queue.claim(0))!.release(0);
    expect((await queue.claim(1000))?.tries).toBe(2);
  });

  it("wakes whoever waits", async () => {
    const queue = localQueue();
    const waiting = queue.claim(5000);
    await queue.publish([shard("late")]);
    expect((await waiting)?.shard.id).toBe("late");
  });
});
