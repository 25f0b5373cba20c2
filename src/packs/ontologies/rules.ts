/** Rules of an ontology, grouped by frame in the order of their rows. */
import { readTsv } from "../../base/tsv.ts";
import { type Coded, type Condition, compileCondition } from "../../engine/ontology.ts";
import { frames } from "../../inventory/frames.ts";

export interface Rule<Columns extends string> {
  readonly when: string;
  readonly holds: Condition | null;
  readonly row: Readonly<Record<Columns | "frame" | "when", string>>;
}

export type Rules<Columns extends string> = ReadonlyMap<string, readonly Rule<Columns>[]>;

export function readRules<Columns extends string>(table: string, name: string): Rules<Columns> {
  const byFrame = new Map<string, Rule<Columns>[]>();
  for (const row of readTsv<Columns | "frame" | "when">(table, name)) {
    const rules = byFrame.get(row.frame) ?? [];
    rules.push({ when: row.when, holds: compileCondition(row.when), row });
    byFrame.set(row.frame, rules);
  }
  return byFrame;
}

/** The rule for the outermost frame that holds. `null` only in a pack whose check fails. */
export function ruleFor<Columns extends string>(rules: Rules<Columns>, event: Coded): Rule<Columns> | null {
  const outer = event.operators[0] ?? event.frame;
  return rules.get(outer.id)?.find((rule) => rule.holds?.(event)) ?? null;
}

/** A rule in words: which row, and what it embeds. */
export const told = (event: Coded, rule: Rule<string>, pack: string): string => {
  const path = [...event.operators, event.frame].map((frame) => frame.id).join(" > ");
  return `${pack}: ${path}${rule.when === "-" ? "" : ` when ${rule.when}`}`;
};

/** Frames without a rule, rules without a frame, tests outside the vocabulary, a last row with a condition. */
export function checkRules(rules: Rules<string>, pack: string): string[] {
  const wrong: string[] = [];
  for (const id of frames.keys()) if (!rules.has(id)) wrong.push(`${pack}: frame ${id} has no rule`);
  for (const [id, rows] of rules) {
    if (!frames.has(id)) wrong.push(`${pack}: a rule names the frame ${id}, which does not exist`);
    for (const rule of rows) if (!rule.holds) wrong.push(`${pack}: ${id}: "${rule.when}" is no condition`);
    if (rows[rows.length - 1].when !== "-") wrong.push(`${pack}: the last rule of ${id} must be unconditional`);
    const early = rows.slice(0, -1).some((rule) => rule.when === "-");
    if (early) wrong.push(`${pack}: ${id} has a rule that is never reached`);
  }
  return wrong;
}
