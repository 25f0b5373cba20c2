/**
 * PETRARCH's own unit records with its Validate dictionaries, read through our pack over our trees: how many of the
 * expected (source, target, code) triples come out. Run: npm run -s bench -- petrarch [--misses]
 */
import { readFileSync } from "node:fs";
import { readTrees } from "../src/engine/backbone.ts";
import { loadModels } from "../src/engine/models.ts";
import { readPetrarch } from "../src/packs/dictionaries/petrarch/code.ts";
import { en } from "../src/packs/languages/en/index.ts";
import { modelFiles } from "../src/platform/node.ts";
import { gold, report } from "./report.ts";

const GOLD = "../shared/gold/events";

interface Record {
  readonly id: string;
  readonly date: string;
  readonly category: string;
  readonly text: string;
  readonly expected: readonly { source: string | null; target: string | null; code: string }[];
}

export const bench = {
  name: "petrarch",
  summary: "PETRARCH's unit records with its Validate dictionaries",
  run: async (args: string[]): Promise<void> => {
    gold("events/petr_unit.jsonl");
    const file = (name: string) => ({ name, text: readFileSync(`${GOLD}/petrarch-validate/PETR.Validate.${name}.txt`, "utf8") });
    const dictionary = readPetrarch({
      actors: [file("actors")],
      agents: [file("agents")],
      verbs: file("verbs"),
      discards: file("discards"),
    });
    const models = await loadModels(args.includes("--accurate") ? "accurate" : "fast", modelFiles);
    const records = readFileSync(`${GOLD}/petr_unit.jsonl`, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record);
    let [right, expected, extra] = [0, 0, 0];
    for (const { id, date, text, expected: wanted } of records) {
      const day = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6, 8)}`;
      const doc = readTrees(text, en, models);
      const thrown = dictionary.discards(text) !== null;
      const found = thrown
        ? []
        : dictionary.code(
            doc.tokens.map((token) => token),
            day,
          );
      const left = found.map(({ source, target, code }) => `${source} ${target} ${code}`);
      expected += wanted.length;
      const missed: string[] = [];
      for (const { source, target, code } of wanted) {
        const at = left.indexOf(`${source} ${target} ${code}`);
        if (at < 0) missed.push(`${source} ${target} ${code}`);
        else {
          right++;
          left.splice(at, 1);
        }
      }
      extra += left.length;
      if (args.includes("--misses") && (missed.length > 0 || left.length > 0))
        console.log(`${id}\t${text}\n   missed ${missed.join("; ")}   extra ${left.join("; ")}`);
    }
    report(
      [
        {
          measure: "codes of PETRARCH's unit records, its own dictionaries",
          value: right,
          unit: `of ${expected}`,
          target: "≥ 250",
          peer: "PETRARCH2 142 of 359, UniversalPetrarch 191 of 275",
          note: `${extra} besides; ${dictionary.faults.length} lines unread`,
        },
      ],
      args,
    );
    if (args.includes("--misses"))
      for (const { file, line, message } of dictionary.faults) console.log(`${file}:${line}: ${message}`);
  },
};
