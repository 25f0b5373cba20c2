/** Input checked against an operation's schema, with one plain sentence when it does not fit. */
import type { z } from "zod";
import { readIsoDay } from "../base/calendar.ts";
import { AscribeError } from "../base/error.ts";
import type { Ascribe } from "./ascribe.ts";
import { withCodes } from "./named.ts";
import type { AnyOperation, Operation } from "./operation.ts";

type Issue = z.core.$ZodIssue;

/** @throws {AscribeError} `bad-input` naming the field and what it should be. */
export async function ask(ascribe: Ascribe, operation: AnyOperation, given: unknown): Promise<unknown> {
  const input = await withCodes(ascribe, given);
  const checked = operation.input.safeParse(input);
  if (!checked.success) throw new AscribeError("bad-input", sentenceOf(checked.error.issues[0], input, operation));
  const backwards = daysBackwards(checked.data);
  if (backwards !== null) throw new AscribeError("bad-input", backwards);
  return (operation as Operation).run(ascribe, checked.data);
}

/** Of a window that ends before it begins the honest answer is nothing, which looks as if nothing had been told. */
function daysBackwards({ from, to, at }: Readonly<Record<string, unknown>>): string | null {
  const [name, end] = to === undefined ? ["at", at] : ["to", to];
  if (typeof from !== "string" || typeof end !== "string" || !(readIsoDay(from) && readIsoDay(end)) || from <= end) return null;
  return `from: give a day that is not after ${name} (${end}), not ${shown(from)}`;
}

function sentenceOf(issue: Issue, input: unknown, operation: AnyOperation): string {
  const where = issue.path.join(".") || "input";
  const given = valueAt(input, issue.path);
  if (given === undefined && issue.code === "invalid_type") {
    const field = operation.input.shape[where] as z.ZodType | undefined;
    return `${where} is missing: ${field?.description ?? `give ${kindOf(issue.expected)}`}`;
  }
  const wanted = wantedBy(issue);
  return wanted === null ? `${where}: ${issue.message}` : `${where}: ${wanted}, not ${shown(given)}`;
}

function wantedBy(issue: Issue): string | null {
  if (issue.code === "invalid_type") return `give ${kindOf(issue.expected)}`;
  if (issue.code === "invalid_value") return `give ${issue.values.join(", ").replace(/, ([^,]*)$/, " or $1")}`;
  if (issue.code === "too_small" && issue.origin === "number") return `give ${issue.minimum} at least`;
  if (issue.code === "too_big" && issue.origin === "number") return `give ${issue.maximum} at most`;
  if (issue.code === "too_small" && issue.origin === "string") return `give ${issue.minimum} characters at least`;
  if (issue.code === "too_big" && issue.origin === "string") return `give ${issue.maximum} characters at most`;
  return null;
}

const kindOf = (expected: string): string => (/^[aeiou]/.test(expected) ? `an ${expected}` : `a ${expected}`);

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key], input);

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
};
