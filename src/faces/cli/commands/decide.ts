/** A person's decisions, each by a word of its own: what it does is said back with the number by which it is undone. */
import type { z } from "zod";
import { AscribeError } from "../../../base/error.ts";
import { coerce } from "../../../operations/coerce.ts";
import { decide } from "../../../operations/decide.ts";
import type { Call } from "../command.ts";
import { connect, ledgerOf } from "../connect.ts";
import { print } from "../output.ts";

export async function run({ args, options }: Call): Promise<number> {
  const [kind = "", ...words] = args;
  const make = MAKERS[kind];
  if (!make) throw new AscribeError("bad-call", `decide what? One of: ${Object.keys(MAKERS).join(", ")}`);
  const decision = make(words, options as Options);
  const connection = await connect(ledgerOf(options), { mustExist: true });
  try {
    const made = (await connection.ask(
      decide,
      coerce(decide.input, { decision, ...(options.by ? { by: options.by } : {}) }),
    )) as z.output<typeof decide.output>;
    const { sequence } = made;
    await print(
      options.json
        ? `${JSON.stringify(made)}\n`
        : `${kind} kept as entry ${sequence}; taken back with: ascribe decide undo ${sequence}\n`,
    );
    return 0;
  } finally {
    await connection.close();
  }
}

type Options = Readonly<Record<string, string | undefined>>;

const MAKERS: Readonly<Record<string, (words: readonly string[], options: Options) => object>> = {
  merge: (words) => ({ kind: "merge", happenings: exactly(words, 2, "two happenings") }),
  split: ([happening, ...reports]) => ({
    kind: "split",
    happening: given(happening, "a happening"),
    reports: reports.length > 0 ? reports : given(undefined, "the reports that are another happening"),
  }),
  rate: (words, { grade, weight, reason }) => ({
    kind: "rate",
    source: given(words.join(" "), "a source"),
    grade: grade?.toUpperCase() ?? null,
    weight: Number(weight ?? 1),
    reason: given(reason, "--reason"),
  }),
  owner: (words, { owner, reason }) => ({
    kind: "owner",
    source: given(words.join(" "), "a source"),
    owner: owner ?? null,
    reason: given(reason, "--reason"),
  }),
  accept: ([report], { reason }) => ({ kind: "review", report: given(report, "a report"), accepted: true, reason: reason ?? "" }),
  reject: ([report], { reason }) => ({
    kind: "review",
    report: given(report, "a report"),
    accepted: false,
    reason: given(reason, "--reason"),
  }),
  retract: ([document], { reason }) => ({
    kind: "retract",
    document: given(document, "a document"),
    as: "retraction",
    reason: given(reason, "--reason"),
  }),
  undo: ([sequence]) => {
    if (!/^\d+$/.test(given(sequence, "an entry's number; see: ascribe log")))
      throw new AscribeError("bad-call", `"${sequence}" is no entry's number; see: ascribe log`);
    return { kind: "undo", sequence: Number(sequence) };
  },
};

function given<T>(value: T | undefined | "", what: string): T {
  if (value === undefined || value === "") throw new AscribeError("bad-call", `${what} is missing; see: ascribe decide --help`);
  return value;
}

function exactly(words: readonly string[], count: number, what: string): readonly string[] {
  if (words.length !== count) throw new AscribeError("bad-call", `give ${what}; see: ascribe decide --help`);
  return words;
}
