/**
 * PLOVER, edition 2021 (openeventdata/PLOVER, manual 0.8): sixteen types, modes, contexts and scores. Not
 * derived through CAMEO: that route gave the gold type for five sentences fewer of 165.
 */
import { readTsv } from "../../../base/tsv.ts";
import { type Code, type Coded, contentOf, type Ontology, operatorKind } from "../../../engine/ontology.ts";
import { checkRules, readRules, ruleFor, told } from "../rules.ts";
import codesTable from "./codes.packed.ts";
import contextsTable from "./contexts.packed.ts";
import meansTable from "./means.packed.ts";
import modesTable from "./modes.packed.ts";
import rulesTable from "./rules.packed.ts";

type Columns = "type" | "mode" | "contexts";

const rules = readRules<Columns>(rulesTable, "plover/rules.tsv");
const scores = new Map(
  readTsv<string>(codesTable, "plover/codes.tsv").map((row) => [key(row.type, row.mode), Number(row.score)]),
);
const modes = new Map(readTsv<string>(modesTable, "plover/modes.tsv").map((row) => [row.content, row]));
const means = readTsv<"class" | "mode">(meansTable, "plover/means.tsv");
const contextOf = readTsv<"class" | "context">(contextsTable, "plover/contexts.tsv");

export const plover: Ontology = {
  name: "plover",
  edition: "2021",
  code,
  scoreOf: (type) => scores.get(key(type, "-")) ?? 0,
  check: () => [...checkRules(rules, "plover"), ...checkCodes()],
};

function code(event: Coded): Code {
  const rule = ruleFor(rules, event);
  if (!rule || rule.row.type === "none") {
    return { type: null, mode: null, contexts: [], score: 0, rule: rule ? `${told(event, rule, "plover")}: no event` : "" };
  }
  const { type } = rule.row;
  const wanted = modeOf(event, rule.row.mode);
  const mode = wanted !== null && scores.has(key(type, wanted)) ? wanted : null;
  const score = scores.get(key(type, mode ?? "-")) ?? 0;
  return { type, mode, contexts: contextsOf(event, rule.row.contexts), score, rule: told(event, rule, "plover") };
}

function modeOf(event: Coded, told: string): string | null {
  if (told === "theme") return means.find((row) => event.theme.has(row.class))?.mode ?? null;
  if (told !== "content") return told === "-" ? null : told;
  const kind = operatorKind(event);
  const mode = kind ? modes.get(contentOf(event) ?? "-")?.[kind] : undefined;
  return mode === undefined || mode === "-" ? null : mode;
}

// Contexts are united from the rule, from what is embedded and from the themes' classes, each once.
function contextsOf(event: Coded, told: string): string[] {
  const contexts = new Set<string>();
  const add = (list: string) => {
    for (const context of list.split(",")) if (!["-", "theme", "content"].includes(context)) contexts.add(context);
  };
  add(told);
  if (event.operators.length > 0) add(rules.get(event.frame.id)?.at(-1)?.row.contexts ?? "-");
  for (const row of contextOf) if (event.theme.has(row.class)) contexts.add(row.context);
  return [...contexts].sort();
}

function checkCodes(): string[] {
  const wrong: string[] = [];
  for (const [id, rows] of rules) {
    for (const { row } of rows) {
      if (row.type === "none") continue;
      if (!scores.has(key(row.type, "-"))) wrong.push(`plover: ${id} gives ${row.type}, which is no type`);
      const open = ["-", "theme", "content"].includes(row.mode);
      if (!open && !scores.has(key(row.type, row.mode)))
        wrong.push(`plover: ${id} gives ${row.type} the mode ${row.mode}, which it lacks`);
    }
  }
  return wrong;
}

function key(type: string, mode: string): string {
  return `${type}/${mode}`;
}
