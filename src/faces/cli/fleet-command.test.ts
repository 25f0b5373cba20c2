import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { runAscribe, temporaryFolder } from "../../../test/command.ts";

describe("ascribe fleet, as built", { timeout: 120_000 }, () => {
  const folder = temporaryFolder();
  const lake = join(folder, "lake");
  const fleet = (...args: string[]) => runAscribe(["fleet", ...args, "--lake", lake], { cwd: folder });

  beforeAll(() => {
    mkdirSync(join(folder, "texts"));
    const line = (id: string, text: string) => JSON.stringify({ id, text, published: "2021-08-11" });
    const lines = [
      line("a", "Russia and Uzbekistan held a joint exercise near Termez, the Uzbek defence ministry said on Tuesday."),
      line("b", "The pie must cool for an hour."),
      "{}",
    ];
    writeFileSync(join(folder, "texts", "few.jsonl"), lines.join("\n"));
    for (const name of ["map.jpg", "grid.ods", "README"]) writeFileSync(join(folder, "texts", name), "no document");
  });

  it("refuses a fleet without a lake, and a lake that is not there", async () => {
    const bare = await runAscribe(["fleet", "status"], { cwd: folder });
    expect([bare.code, bare.err]).toEqual([2, "bad-call: which lake? give --lake FOLDER, or set ASCRIBE_FLEET_LAKE\n"]);
    const none = await fleet("status");
    expect(none.code).toBe(1);
    expect(none.err).toMatch(/^no-lake: there is no lake at .*; make one with: ascribe fleet plan/);
  });

  it("plans, reads, tells how far it is, and loads a ledger", async () => {
    const planned = await fleet("plan", "texts", "--json");
    expect(JSON.parse(planned.out)).toMatchObject({
      shards: 1,
      queued: 0,
      leftOut: { ".jpg": 1, ".ods": 1, "about the folder": 1 },
    });
    expect((await fleet("plan", "texts")).out).toMatch(/in all; left out 3 files \(.*\.jpg 1.*\); read them with/);
    const worked = await fleet("work", "--until-done", "--json");
    expect([JSON.parse(worked.out), worked.code]).toEqual([{ shards: 1, documents: 2, rejected: 1, failed: 0 }, 0]);
    expect(JSON.parse((await fleet("status", "--json")).out)).toMatchObject({
      shards: { planned: 1, finished: 1 },
      documents: 2,
      secondsLeft: 0,
    });
    const loaded = await fleet("load", "--ledger", join(folder, "ledger.duckdb"), "--json");
    expect(JSON.parse(loaded.out)).toEqual({ documents: 2, added: 2 });
    expect(JSON.parse((await fleet("gather", "--workers", "2", "--region", "central-asia", "--json")).out)).toEqual({
      documents: 2,
      reports: 1,
      happenings: 1,
    });
    const ask = async (ledger: string) =>
      JSON.parse((await runAscribe(["engagement", "--state", "UZB", "--at", "2021-08-12", "--ledger", ledger, "--json"])).out);
    expect(await ask(lake)).toMatchObject({ events: 1, shares: [{ power: "RUS", share: 1 }] });
    expect(await ask(lake)).toEqual(await ask(join(folder, "ledger.duckdb")));
    expect(JSON.parse((await fleet("reconcile", "--deep", "--json")).out)).toMatchObject({ planned: 1, finished: 1, broken: [] });
  });
});
