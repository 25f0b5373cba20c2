/**
 * How firmly predicates are told, against UW-MEANTIME and it-happened dev (−3 … 3 each): mean absolute error, and F1 of what
 * did not happen (below 0), beside "everything happened" (3 throughout). Gold words are joined by spaces and parsed by our own backbone.
 * Flags: --errors N prints N of the worst.
 */
import { readFileSync } from "node:fs";
import { drawArcs } from "../src/document/arcs.ts";
import type { Factuality, Status } from "../src/document/schema.ts";
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
  /** Ours on the scale of the gold. */
  readonly ours: number;
  readonly value: Factuality;
  readonly status: Status;
  readonly word: string;
  readonly text: string;
  readonly by: string;
}

// UW and MEANTIME ask how far the author commits himself to it: a value's place on their scale, by the medians of the even
// cases of UW-MEANTIME dev, the half that was read. The odd half, unread, has a row of its own.
const COMMITTED: Record<Factuality, number> = {
  "CT+": 3,
  "PR+": 2,
  "PS+": 1.4,
  CTu: 1.4,
  Uu: 1.1,
  "PS-": -1.4,
  "PR-": -1.8,
  "CT-": -1.8,
};

// it-happened asks whether it has happened by then, so that a plan has not: a status's place, by the medians of its even cases.
const HAPPENED: Record<Status, number> = {
  happened: 2.6,
  ongoing: 2.3,
  habitual: 2.3,
  hypothetical: 0.4,
  possible: -0.5,
  planned: -1.5,
  denied: -1.5,
  hoped: -1.9,
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
  const unread = uw.filter((_, i) => i % 2 === 1);
  const sets: [string, Case[], string?, string?][] = [
    ["UW-MEANTIME dev, all", uw, "≤ 0.55", "≥ 50"],
    ["UW-MEANTIME dev, unread half", unread],
    ["UW dev", uw.filter(({ corpus, split }) => corpus === "uw" && split === "dev")],
    ["MEANTIME dev", uw.filter(({ corpus, split }) => corpus === "meantime" && split === "dev")],
    ["it-happened dev", ih],
  ];
  for (const [name, cases, mae, f1] of sets) {
    const all = cases.flatMap((item) => judgeCase(item, models, name.startsWith("it-happened")));
    if (args.includes("--errors") && rows.length === 0) printErrors(all, Number(args[args.indexOf("--errors") + 1]));
    rows.push(
      {
        measure: `mean absolute error, ${name}`,
        value: error(all),
        unit: "of 6",
        target: mae,
        peer: `all happened ${error(all.map(({ gold }) => ({ gold, ours: 3 }))).toFixed(3)}; Lee 2015 UW 0.51, TruthTeller 0.71 (read)`,
      },
      {
        measure: `did not happen, ${name}`,
        value: negativeF1(all),
        unit: "F1",
        target: f1,
        peer: "all happened 0",
        note: `${all.filter(({ gold }) => gold < 0).length} of ${all.length} did not`,
      },
    );
  }
  report(rows, args);
}

function judgeCase({ tokens, events }: Case, models: Models, happened: boolean): Judged[] {
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
    const [value, status] = [factualityOf(firm), statusOf(firm)];
    const ours = happened ? HAPPENED[status] : COMMITTED[value];
    return { gold: factuality, ours, value, status, word: tokens[token], text, by };
  });
}

type Pair = Pick<Judged, "gold" | "ours">;

const error = (all: readonly Pair[]): number => all.reduce((sum, { gold, ours }) => sum + Math.abs(gold - ours), 0) / all.length;

function negativeF1(all: readonly Pair[]): number {
  const hit = all.filter(({ gold, ours }) => gold < 0 && ours < 0).length;
  const said = all.filter(({ ours }) => ours < 0).length;
  const held = all.filter(({ gold }) => gold < 0).length;
  return hit === 0 ? 0 : (200 * hit) / (said + held);
}

function printErrors(judged: readonly Judged[], count: number): void {
  const worst = [...judged].sort((a, b) => Math.abs(b.gold - b.ours) - Math.abs(a.gold - a.ours));
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
