/** CAMEO 1.1b3 codes with Goldstein's values. What an operator embeds decides 132 of its 293 codes below the roots. */
import { readTsv } from "../../../base/tsv.ts";
import { type Code, type Coded, contentOf, type Ontology, operatorKind } from "../../../engine/ontology.ts";
import { checkRules, readRules, ruleFor, told } from "../rules.ts";
import codesTable from "./codes.packed.ts";
import operatorsTable from "./operators.packed.ts";
import rulesTable from "./rules.packed.ts";

const rules = readRules<"code">(rulesTable, "cameo/rules.tsv");
const scores = new Map(readTsv<string>(codesTable, "cameo/codes.tsv").map((row) => [row.code, Number(row.score) || 0]));
const operators = new Map(readTsv<string>(operatorsTable, "cameo/operators.tsv").map((row) => [row.content, row]));

export const cameo: Ontology = {
  name: "cameo",
  edition: "1.1b3",
  code,
  scoreOf: (type) => scores.get(type) ?? 0,
  check: () => [...checkRules(rules, "cameo"), ...checkCodes()],
};

function code(event: Coded): Code {
  const rule = ruleFor(rules, event);
  if (!rule) return { type: null, mode: null, contexts: [], score: 0, rule: "" };
  const type = rule.row.code === "op" ? embedded(event) : rule.row.code;
  const how = told(event, rule, "cameo");
  if (type === "none") return { type: null, mode: null, contexts: [], score: 0, rule: `${how}: no code` };
  return { type, mode: null, contexts: [], score: scores.get(type) ?? 0, rule: how };
}

// A content class without a code of its own under this operator takes the operator's bare code.
function embedded(event: Coded): string {
  const kind = operatorKind(event) ?? "promise";
  for (const content of [contentOf(event) ?? "-", "-"]) {
    const found = operators.get(content)?.[kind];
    if (found && found !== "-") return found;
  }
  return "none";
}

function checkCodes(): string[] {
  const wrong: string[] = [];
  const known = (found: string) => scores.has(found) || found === "op" || found === "none" || found === "-";
  for (const [id, rows] of rules)
    for (const { row } of rows) if (!known(row.code)) wrong.push(`cameo: ${id} gives ${row.code}, which is no code`);
  for (const row of operators.values())
    for (const kind of ["promise", "appeal", "demand", "refuse", "threaten"])
      if (!known(row[kind])) wrong.push(`cameo: ${kind} over ${row.content} gives ${row[kind]}, which is no code`);
  return wrong;
}
