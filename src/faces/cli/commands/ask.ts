/** Every command that asks the ledger one thing: words to input, the operation, its answer shown or printed as JSON. */
import { AscribeError } from "../../../base/error.ts";
import { coerce } from "../../../operations/coerce.ts";
import { OPERATIONS } from "../../../operations/index.ts";
import type { Call } from "../command.ts";
import { connect, ledgerOf } from "../connect.ts";
import { print } from "../output.ts";
import { VIEWS } from "../views.ts";
import { terminal } from "./read.ts";

/** What the bare word after the command is, for each operation that takes one. */
const SUBJECT: Readonly<Record<string, string>> = {
  document: "id",
  origin: "id",
  happening: "id",
  lineage: "happening",
  why: "figure",
  search: "q",
  "check-quote": "text",
  moves: "document",
};

export async function run({ name, args, options }: Call): Promise<number> {
  const { json, ledger: _, ...rest } = options;
  const operation = OPERATIONS.find((one) => one.name === operationOf(name, args));
  if (!operation) throw new AscribeError("bad-call", `there is no ${name} here; see: ascribe --help`);
  const subject = SUBJECT[operation.name];
  const words = subject && args.length > 0 ? { ...rest, [subject]: args.join(" ") } : rest;
  if (!subject && args.length > 0)
    throw new AscribeError("bad-call", `${name} takes no word by itself ("${args[0]}"); see: ascribe ${name} --help`);
  const connection = await connect(ledgerOf(options), { mustExist: true });
  try {
    const answer = await connection.ask(operation, coerce(operation.input, words)).catch((error) => {
      throw inOptions(error, subject);
    });
    const view = VIEWS[operation.name];
    await print(json || !view ? `${JSON.stringify(answer)}\n` : view(answer as never, terminal()));
    return operation.name === "verify" && (answer as { faults: unknown[] }).faults.length > 0 ? 1 : 0;
  } finally {
    await connection.close();
  }
}

/** What an operation calls by its field's name, a person at the terminal gave as an option. */
function inOptions(error: unknown, subject: string | undefined): unknown {
  if (!(error instanceof AscribeError) || error.code !== "bad-input") return error;
  const [, field, rest] = /^([a-zA-Z]+)((?: is missing|:).*)$/s.exec(error.message) ?? [];
  if (field === undefined || field === subject) return error;
  const option = `--${field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  return new AscribeError("bad-call", `${option}${rest}`, { cause: error });
}

/** `documents ID`, `happenings ID` and `lineages ID` open one of what they list. */
function operationOf(name: string, args: readonly string[]): string {
  const one: Readonly<Record<string, string>> = { documents: "document", happenings: "happening", lineages: "lineage" };
  return args.length > 0 && one[name] ? one[name] : name;
}
