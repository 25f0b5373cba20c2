import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { runAscribe, temporaryFolder } from "../../../test/command.ts";

describe("ascribe views", { timeout: 60_000 }, () => {
  const ledger = join(temporaryFolder(), "views.duckdb");
  const views = (...words: string[]) => runAscribe(["views", ...words, "--ledger", ledger]);

  beforeAll(async () => {
    const files = ["termez-wire", "termez-communique"].map((slug) => `fixtures/corpus/${slug}.json`);
    await runAscribe(["add", ...files, "--ledger", ledger]);
  });

  it("keeps a search, asks it again, narrowed where wanted, and drops it", async () => {
    expect((await views()).out).toContain("no search is kept");
    expect((await views("keep", "drills", "exercise", "--country", "UZB")).code).toBe(0);
    expect((await views()).out).toContain("drills  exercise --country UZB");
    const asked = JSON.parse((await views("drills", "--json")).out);
    const same = await runAscribe(["search", "exercise", "--country", "UZB", "--ledger", ledger, "--json"]);
    expect(asked.total).toBeGreaterThan(0);
    expect(asked).toEqual(JSON.parse(same.out));
    expect(JSON.parse((await views("drills", "--from", "2030", "--json")).out).total).toBe(0);
    expect((await views("drop", "drills")).out).toContain("decide undo");
    expect(await views("drills")).toMatchObject({ code: 1, err: expect.stringContaining("no search is kept as") });
  });

  it("keeps nothing that cannot be asked", async () => {
    expect((await views("keep", "wrong", "--from", "whenever")).err).toContain("whenever");
    expect((await views("keep", "empty")).code).toBe(2);
    expect((await views()).out).toContain("no search is kept");
  });
});
