/** Input checked against an operation's schema, with one plain sentence when it does not fit. */
import { AscribeError } from "../base/error.ts";
import type { Ascribe } from "./ascribe.ts";
import type { AnyOperation, Operation } from "./operation.ts";

/** @throws {AscribeError} `bad-input` naming the field and what it should be. */
export async function ask(ascribe: Ascribe, operation: AnyOperation, input: unknown): Promise<unknown> {
  const checked = operation.input.safeParse(input);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    const where = issue.path.join(".") || "input";
    throw new AscribeError("bad-input", `${where}: ${issue.message}`);
  }
  return (operation as Operation).run(ascribe, checked.data);
}
