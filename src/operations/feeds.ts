import { z } from "zod";
import { AscribeError } from "../base/error.ts";
import type { Following } from "../ingest/following.ts";
import type { Ascribe } from "./ascribe.ts";
import { operation } from "./operation.ts";

const followed = z.object({
  name: z.string(),
  state: z.enum(["waiting", "asking", "reading", "paused", "failed"]),
  found: z.number().describe("Documents the present round has to give."),
  read: z.number().describe("Of those, how many are read."),
  added: z.number().describe("New to the ledger, over all rounds."),
  refused: z.number(),
  rate: z.number().nullable().describe("Documents a minute."),
  next: z.string().nullable().describe("When it is asked again, ISO 8601."),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
});

export const listFeeds = operation({
  name: "feeds",
  summary: "List the feeds and folders this server follows: what each gives, how far it is read, how fast, and when next.",
  http: { method: "get", path: "/api/feeds" },
  writes: false,
  input: z.object({}),
  output: z.object({ feeds: z.array(followed) }),
  run: async (ascribe) => ({ feeds: ascribe.following ? [...(await ascribe.following()).list()] : [] }),
});

export const followFeed = operation({
  name: "follow",
  summary: "Follow a feed's address or a folder of this machine: what it gives is read and recorded, now and from time to time.",
  http: { method: "post", path: "/api/feeds" },
  writes: true,
  onThisMachineOnly: true,
  input: z.object({ name: z.string().min(1).max(2000) }),
  output: followed,
  run: async (ascribe, { name }) => (await followingOf(ascribe)).follow(name),
});

export const tellFeed = operation({
  name: "tell-feed",
  summary: "Pause a feed that is followed, let it go on, ask it now, or leave it.",
  http: { method: "post", path: "/api/feeds/tell" },
  writes: true,
  onThisMachineOnly: true,
  input: z.object({ name: z.string(), what: z.enum(["pause", "resume", "now", "leave"]) }),
  output: z.object({ feeds: z.array(followed) }),
  run: async (ascribe, { name, what }) => {
    const following = await followingOf(ascribe);
    await following.tell(name, what);
    return { feeds: [...following.list()] };
  },
});

function followingOf(ascribe: Ascribe): Promise<Following> {
  if (!ascribe.following) throw new AscribeError("no-feeds", "nothing is followed here; use: ascribe watch");
  return ascribe.following();
}
