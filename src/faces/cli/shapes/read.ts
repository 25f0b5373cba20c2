/** What needs no ledger. */
import type { CommandShape } from "../command.ts";
import { HINTS, JSON_OUT, MODES } from "./options.ts";

export const READ: readonly CommandShape[] = [
  {
    name: "read",
    args: "[files...]",
    summary: "read a document and show who did what to whom, and who says so; nothing is stored",
    about: [
      "Shown are the operative words of each sentence by the class of its claim: ■ reported with a named source, ▤ quoted, ◇ asserted without a source, ◌ imputed, ≈ hypothetical, foretold or advocated, ¶ scripture. Below stands what is told to have happened, and whether it may be counted.",
      "Any format goes in that `ascribe add` takes, one document a file; `-` is standard input. --json prints the record ascribe/document@1; --jsonl answers each line in its place, a bad one with its error, and its memory does not grow.",
    ],
    options: [
      JSON_OUT,
      ["--jsonl", "read a document a line, {id, text, …}, and write a record a line in the same order"],
      ["--all", "show every sentence and every event"],
      ["--imputed", "show only what is imputed, supposed, foretold or advocated"],
      ["--dictionaries <folder>", "code it by PETRARCH dictionaries too, beside its own events"],
      ...MODES,
      ...HINTS,
    ],
    examples: [
      "ascribe read report.txt",
      "ascribe read --json report.txt | jq .events",
      "ascribe read --jsonl < documents.jsonl > records.jsonl",
    ],
    load: () => import("../commands/read.ts"),
  },
  {
    name: "explain",
    args: "<file>",
    summary: "each field of an event, with the words it rests on and the rule that read them",
    about: ["For each field of an event: its value, the words it rests on, and the rule that read them."],
    options: [["--event <id>", "one event; all of them otherwise"], JSON_OUT, ...MODES, ...HINTS],
    examples: ["ascribe explain report.txt --event e1"],
    load: () => import("../commands/explain.ts"),
  },
];
