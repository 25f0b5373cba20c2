/**
 * Speed of the whole reading, raw text to record, on one core: every fixture, in both modes, by the engine as it is built for
 * use; run from its sources by tsx, which gives every inner function its name at each call, it is a fifth slower. Many texts are read
 * several at a time, as `add` and a fleet do, and once more one by one, as they come to a server. PETRARCH2 publishes about
 * 2,000 sentences a CPU second for its coding stage alone, trees given; the parser before it, Stanford's, about 2,500
 * stories an hour. The figure beside ours is that stage's, the nearest thing published.
 */
import type * as Library from "../src/app/library/node.ts";
import type { Reader } from "../src/operations/ascribe.ts";
import { built } from "./built.ts";
import { clocked } from "./clock.ts";
import { readFixtures } from "./expected.ts";
import { type Bench, type Row, report } from "./report.ts";

const ROUNDS = 10;

const PEER = "PETRARCH2, trees given: about 2,000; with Stanford's parser 2,500 stories an hour";

const TARGETS = { fast: "≥ 1200", accurate: "≥ 500" } as const;

export const bench: Bench = {
  name: "reading-speed",
  summary: "sentences and documents a second from raw text to record, one core, fast and accurate",
  run: async (args) => {
    const rows: Row[] = [];
    const { openEngine } = await built<typeof Library>("src/app/library/node.ts");
    for (const mode of ["fast", "accurate"] as const) rows.push(...rowsOf(mode, await openEngine({ mode })));
    report(rows, args);
  },
};

function rowsOf(mode: keyof typeof TARGETS, reader: Reader): Row[] {
  const articles = readFixtures().map(({ article }) => article);
  const all = (): number => reader.readAll(articles).reduce((sum, one) => sum + one.sentences.length, 0);
  const oneByOne = (): number => articles.reduce((sum, one) => sum + reader.read(one).sentences.length, 0);
  const sentences = all();
  // In turn, so that both meet the same fast code and the machine's same moments.
  const rounds = Array.from({ length: ROUNDS }, () => [clocked(all).ms, clocked(oneByOne).ms]);
  const [together, alone] = [0, 1].map((way) => Math.min(...rounds.map((round) => round[way])) / 1000);
  const note = `${articles.length} documents, ${sentences} sentences; processor time of the best of ${ROUNDS} rounds`;
  return [
    {
      measure: `whole reading, ${mode}`,
      value: sentences / together,
      unit: "sentences/s",
      target: TARGETS[mode],
      peer: PEER,
      note,
    },
    { measure: `whole reading, ${mode}, documents`, value: articles.length / together, unit: "documents/s" },
    { measure: `whole reading, ${mode}, a text at a time`, value: sentences / alone, unit: "sentences/s" },
  ];
}
