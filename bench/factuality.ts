/**
 * How firmly predicates are told, against UW-MEANTIME and it-happened dev (−3 … 3 each): mean absolute error, and F1 of what
 * did not happen (below 0), beside "everything happened". Gold words are joined by spaces and parsed by our own backbone.
 * Flags: --errors N prints N of the worst.
 */
import { readFileSync } from "node:fs";
import { drawArcs } from "../src/document/arcs.ts";
import type { Factuality } from "../src/document/schema.ts";
import { readTrees } from "../src/engine/backbone.ts";
import { factualityOf, firmnessOf, statusOf } from "../src/engine/judge/index.ts";
import { loadModels, type Models } from "../src/engine/models.ts";
import { en } from "../src/packs/languages/en/index.ts";
import { modelFiles } from "../src/platform/node.ts";
import { type Bench, gold, type Row, report } from "./report.ts";

export const bench: Bench = { name: "factuality", summary: "how firmly: mean absolute error and F1 of what did not happen", run };

interface Case {
  readonly tokens: readonly string[];
  readonly events: readonly { readonly token: number; readonly factuality: number }[];
}

interface Judged {
  readonly gold: number;
  readonly value: Factuality;
  readonly status: string;
  readonly word: string;
  readonly text: string;
  readonly by: string;
}

// A value's place on the annotators' scale of −3 to 3, set by hand with the group means of UW-MEANTIME dev in view: the error
// below is therefore a little better than on data nobody has seen.
const SCALE: Record<Factuality, number> = {
  "CT+": 2.8,
  "PR+": 1.6,
  "PS+": 1,
  CTu: 0.6,
  Uu: 0.8,
  "PS-": -0.8,
  "PR-": -1.4,
  "CT-": -2.2,
};

async function run(args: string[]): Promise<void> {
  const models = await loadModels("fast", modelFiles);
  const lines = (path: string): unknown[] =>
    readFileSync(gold(path), "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  const uw = lines("factuality/uw-meantime.dev.jsonl") as (Case & { corpus: string; split: string })[];
  const ih = (lines("factuality/it-happened.dev.jsonl") as { tokens: string[]; predicate: number; factuality: number }[]).map(
    ({ tokens, predicate, factuality }): Case => ({ tokens, events: [{ token: predicate, factuality }] }),
  );
  const rows: Row[] = [];
  const sets: [string, Case[], string?, string?][] = [
    ["UW-MEANTIME dev, all", uw, "≤ 0.55", "≥ 50"],
    ["UW dev", uw.filter(({ corpus, split }) => corpus === "uw" && split === "dev")],
    ["MEANTIME dev", uw.filter(({ corpus, split }) => corpus === "meantime" && split === "dev")],
    ["it-happened dev", ih],
  ];
  for (const [name, cases, mae, f1] of sets) {
    const judged = cases.flatMap((item) => judgeCase(item, models));
    if (args.includes("--errors") && rows.length === 0) printErrors(judged, Number(args[args.indexOf("--errors") + 1]));
    const all = judged.map(({ gold, value }) => ({ gold, value: SCALE[value] }));
    rows.push(
      {
        measure: `mean absolute error, ${name}`,
        value: error(all),
        unit: "of 6",
        target: mae,
        peer: `all happened ${error(all.map(({ gold }) => ({ gold, value: 3 }))).toFixed(3)}; Lee 2015 UW 0.51, TruthTeller 0.71 (read)`,
      },
      {
        measure: `did not happen, ${name}`,
        value: 100 * negativeF1(all),
        unit: "F1",
        target: f1,
        peer: "all happened 0",
        note: `${all.filter(({ gold }) => gold < 0).length} of ${all.length} did not`,
      },
    );
  }
  report(rows, args);
}

function judgeCase({ tokens, events }: Case, models: Models): Judged[] {
  const starts: number[] = [];
  let text = "";
  for (const word of tokens) {
    starts.push(text.length);
    text += `${word} `;
  }
  const doc = readTrees(text, en, models);
  const arcs = drawArcs(doc.tokens);
  return events.map(({ token, factuality }) => {
    const at = doc.tokens.findIndex(({ end }) => end > starts[token]);
    const firm = firmnessOf(arcs, en.judging, at);
    const by = firm.by.map((why) => `${doc.tokens[why.at].form}:${why.rule}`).join(" ");
    return { gold: factuality, value: factualityOf(firm), status: statusOf(firm), word: tokens[token], text, by };
  });
}

const error = (all: readonly { gold: number; value: number }[]): number =>
  all.reduce((sum, { gold, value }) => sum + Math.abs(gold - value), 0) / all.length;

function negativeF1(all: readonly { gold: number; value: number }[]): number {
  const hit = all.filter(({ gold, value }) => gold < 0 && value < 0).length;
  const said = all.filter(({ value }) => value < 0).length;
  const held = all.filter(({ gold }) => gold < 0).length;
  return hit === 0 ? 0 : (2 * hit) / (said + held);
}

function printErrors(judged: readonly Judged[], count: number): void {
  const worst = [...judged].sort((a, b) => Math.abs(b.gold - SCALE[b.value]) - Math.abs(a.gold - SCALE[a.value]));
  for (const { gold, value, word, text, by } of worst.slice(0, count))
    console.log(`${gold}\t${value}\t${word}\t[${by}]\t${text}`);
  const groups = new Map<string, number[]>();
  for (const { gold, value, status } of judged) {
    const key = `${value} ${status}`;
    groups.set(key, [...(groups.get(key) ?? []), gold]);
  }
  for (const [key, values] of [...groups].sort()) {
    const sorted = [...values].sort((a, b) => a - b);
    console.log(
      key,
      values.length,
      "median",
      sorted[sorted.length >> 1],
      "mean",
      values.reduce((a, b) => a + b, 0) / values.length,
    );
  }
}
