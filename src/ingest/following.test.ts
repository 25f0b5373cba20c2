import { describe, expect, it } from "vitest";
import { telling } from "../../fixtures/worlds/telling.ts";
import type { Feed } from "./feed.ts";
import { openFollowing } from "./following.ts";

const article = (text: string) => ({ text });
const document = telling({ text: "Nothing much happened.", issuer: "One", published: "2021-08-11", events: [] });

/** Follows a feed that gives these texts once, and notes what was recorded. */
async function followed(texts: readonly string[], poll?: Feed["poll"]) {
  const recorded: string[] = [];
  const following = await openFollowing({
    feedFor: (name) => ({
      name,
      poll:
        poll ??
        (async (cursor) => ({
          found:
            Object.keys(cursor?.seen ?? {}).length > 0
              ? []
              : texts.map((text) => ({ name: text, article: article(text), fields: {} }) as never),
          cursor: { seen: { all: "1" } },
        })),
    }),
    read: async ({ text }) => ({ ...document, text }),
    record: async ({ text }) => {
      recorded.push(text);
      return true;
    },
    memory: null,
    everyMs: 60_000,
  });
  return { following, recorded };
}

const until = async (isSo: () => boolean): Promise<void> => {
  for (let i = 0; i < 200 && !isSo(); i++) await new Promise((done) => setTimeout(done, 10));
};

describe("a feed that is followed", () => {
  it("is read to its end, with how far and how fast, and says when it is asked again", async () => {
    const { following, recorded } = await followed(["one", "two"]);
    await following.follow("feed");
    await until(() => following.list()[0].next !== null);
    expect(recorded).toEqual(["one", "two"]);
    const [{ state, found, read, added, rate }] = following.list();
    expect([state, found, read, added, (rate ?? 0) > 0]).toEqual(["waiting", 2, 2, 2, true]);
    await following.close();
  });

  it("stands still while paused, and goes on where it was", async () => {
    const { following, recorded } = await followed(["one", "two", "three"]);
    await following.follow("feed");
    await until(() => recorded.length > 0);
    await following.tell("feed", "pause");
    const before = recorded.length;
    await new Promise((done) => setTimeout(done, 60));
    expect(recorded.length - before).toBeLessThanOrEqual(1);
    await following.tell("feed", "resume");
    await until(() => recorded.length === 3);
    expect(recorded).toEqual(["one", "two", "three"]);
    await following.close();
  });

  it("says what went wrong, waits longer, and keeps its place", async () => {
    const { following } = await followed([], async () => {
      throw new Error("no answer");
    });
    await following.follow("feed");
    await until(() => following.list()[0].state === "failed");
    const [{ error, next }] = following.list();
    expect([error?.message, Date.parse(next ?? "") - Date.now() > 60_000]).toEqual(["no answer", true]);
    await following.tell("feed", "leave");
    expect(following.list()).toEqual([]);
    await following.close();
  });
});
