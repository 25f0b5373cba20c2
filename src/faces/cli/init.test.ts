import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runAscribe, temporaryFolder } from "../../../test/command.ts";

describe("ascribe init with a region of one's own", { timeout: 60_000 }, () => {
  const folder = temporaryFolder();
  const ledger = join(folder, "own.duckdb");

  it("takes the file that docs/ledger.md shows, its camps with it", async () => {
    const [, shown] = /```json\n([\s\S]*?)```/.exec(readFileSync("docs/ledger.md", "utf8"))!;
    writeFileSync(join(folder, "horn.json"), shown!);
    const { out, code } = await runAscribe(["init", join(folder, "horn.json"), "--ledger", ledger]);
    expect([code, out]).toEqual([0, expect.stringContaining("region Horn of Africa (ETH ERI DJI SOM)")]);
    const { views } = JSON.parse((await runAscribe(["views", "--json", "--ledger", ledger])).out);
    expect(views).toEqual([{ name: "camps", view: { camps: { government: ["ETH:GOV:FM"] } } }]);
  });

  it("says what is wrong with one", async () => {
    writeFileSync(join(folder, "wrong.json"), '{ "name": "x", "states": ["Ethiopia"] }');
    const wrong = await runAscribe(["init", join(folder, "wrong.json"), "--ledger", ledger]);
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining("states are not codes of three capitals")]);
    expect((await runAscribe(["init", "atlantis", "--ledger", ledger])).err).toContain("a file of your own");
  });
});
