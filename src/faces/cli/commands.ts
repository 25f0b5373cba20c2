/** Every command: its shape here, its code behind an import of its own, so that `--help` loads none of it. */
import type { CommandShape } from "./command.ts";

const LEDGER = ["--ledger <path>", "the ledger's file"] as const;
const JSON_OUT = ["--json", "print JSON"] as const;
const MODES = [
  ["--fast", "rules and small models"],
  ["--accurate", "the best that was trained"],
] as const;
const HINTS = [
  ["--published <date>", "when it was put out, ISO 8601"],
  ["--publisher <name>", "who printed it"],
  ["--url <address>", "where it stood; never fetched"],
  ["--title <words>", "its title, when it stands outside the text"],
  ["--language <code>", "BCP 47 language; found from the text otherwise"],
  ["--encoding <name>", "the file's encoding, when it is not UTF-8"],
] as const;

export const COMMANDS: readonly CommandShape[] = [
  {
    name: "read",
    args: "[files...]",
    summary: "read a document and show who did what to whom, and who says so; nothing is stored",
    options: [
      JSON_OUT,
      ["--jsonl", "read a document a line, {id, text, …}, and write a record a line in the same order"],
      ["--all", "show every sentence and every event"],
      ["--imputed", "show only what is imputed, supposed, foretold or advocated"],
      ...MODES,
      ...HINTS,
    ],
    examples: [
      "ascribe read report.txt",
      "ascribe read --json report.txt | jq .events",
      "ascribe read --jsonl < documents.jsonl > records.jsonl",
    ],
    load: () => import("./commands/read.ts"),
  },
  {
    name: "serve",
    summary: "open the app and the HTTP API on this machine",
    options: [
      LEDGER,
      ["--port <number>", "the port; 0 for any that is free"],
      ["--host <address>", "another address than 127.0.0.1; asks for ASCRIBE_TOKEN"],
      ["--demo", "with the bundled corpus read into a ledger of its own"],
    ],
    examples: ["ascribe serve --ledger central-asia.duckdb"],
    load: () => import("./commands/serve.ts"),
  },
];
