import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runAscribe, temporaryFolder } from "../../../test/command.ts";

const ACTORS = "NORLAND_ [NOR]\nSOUTHIA_ [STH 20000101-20101231] [STX >20110101]\nBREE [BRE\n";
const VERBS = `--- CRITICISE [110] ---
CRITICISE [110]
`;

function files(): { dictionaries: string; text: string } {
  const folder = temporaryFolder();
  const text = join(folder, "report.txt");
  writeFileSync(join(folder, "Test.actors.txt"), ACTORS);
  writeFileSync(join(folder, "Test.verbs.txt"), VERBS);
  writeFileSync(text, "Norland criticised Southia.\n");
  return { dictionaries: folder, text };
}

describe("ascribe read --dictionaries", () => {
  it("codes beside the record's own events with the codes of the day, and names the line it could not read", async () => {
    const { dictionaries, text } = files();
    const call = ["read", text, "--json", "--fast", "--dictionaries", dictionaries, "--published", "2005-06-01"];
    const { out, err, code } = await runAscribe(call);
    const events: Record<string, string>[] = JSON.parse(out).dictionary.events;
    expect(events.map(({ source, target, code }) => [source, target, code])).toEqual([["NOR", "STH", "110"]]);
    expect(err).toMatch(/bad-line: Test\.actors\.txt:3: /);
    expect(code).toBe(0);
  });

  it("shows them below the reading, with the line that decided", async () => {
    const { dictionaries, text } = files();
    const { out } = await runAscribe(["read", text, "--fast", "--dictionaries", dictionaries, "--published", "2015-06-01"]);
    expect(out).toMatch(/by the dictionaries\n\s+110\s+NOR → STX {3}"criticised" {3}Test\.verbs\.txt:2/);
  });

  it("says what the folder lacks", async () => {
    const { text } = files();
    const { err, code } = await runAscribe(["read", text, "--dictionaries", temporaryFolder()]);
    expect(err).toMatch(/bad-dictionary: .* both are needed/);
    expect(code).not.toBe(0);
  });
});
