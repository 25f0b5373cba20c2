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

const PAGE = [
  ["--limit <number>", "at most this many"],
  ["--cursor <mark>", "go on from where the page before ended"],
] as const;
const INSTRUMENT = ["--instrument <name>", "military, diplomatic, economic or informational"] as const;
const QUESTION = [
  ["--state <code>", "the state dealt with, ISO 3166-1 alpha-3"],
  INSTRUMENT,
  ["--at <day>", "the day it is asked for; the last the ledger knows of otherwise"],
  ["--from <day>", "leave out what ended before"],
] as const;
const ask = () => import("./commands/ask.ts");

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
    name: "add",
    args: "[files...]",
    summary: "read files, folders or archives of any format and record them; nothing is recorded twice",
    options: [
      LEDGER,
      ["--json", "print a line of JSON for each document"],
      ["--map <columns>", "which column of a table is which: text=body,published=day"],
      ...MODES,
      ...HINTS,
    ],
    examples: [
      "ascribe add report.txt --published 2021-08-02",
      "ascribe add archive/ feed.xml pages.warc.gz --ledger central-asia.duckdb",
      "ascribe add table.csv --map text=body,title=headline,published=day",
    ],
    load: () => import("./commands/add.ts"),
  },
  {
    name: "documents",
    args: "[id]",
    summary: "list the documents recorded, or show one",
    options: [LEDGER, JSON_OUT, ...PAGE],
    examples: ["ascribe documents", "ascribe documents a4b74fd5"],
    load: ask,
  },
  {
    name: "events",
    summary: "list what documents tell, report by report, with the words",
    options: [
      LEDGER,
      JSON_OUT,
      ["--document <id>", "of one document"],
      ["--actor <code>", "with this actor"],
      ["--type <name>", "of this PLOVER type"],
      ...PAGE,
    ],
    examples: ["ascribe events --actor RUS --json"],
    load: ask,
  },
  {
    name: "happenings",
    args: "[id]",
    summary: "list what happened, each once however many tell it, or open one",
    options: [
      LEDGER,
      JSON_OUT,
      ["--state <code>", "with this state"],
      ["--power <code>", "with this power"],
      INSTRUMENT,
      ["--type <name>", "of this PLOVER type"],
      ...PAGE,
    ],
    examples: ["ascribe happenings --state UZB --instrument military"],
    load: ask,
  },
  {
    name: "lineages",
    args: "[happening]",
    summary: "list whom reports go back to, or the lineages of one happening",
    options: [LEDGER, JSON_OUT, ["--limit <number>", "at most this many"]],
    examples: ["ascribe lineages"],
    load: ask,
  },
  {
    name: "sources",
    summary: "list who says so, with what each originates and relays",
    options: [LEDGER, JSON_OUT, ["--limit <number>", "at most this many"]],
    examples: ["ascribe sources"],
    load: ask,
  },
  {
    name: "engagement",
    summary: "each outside power's share of the reported dealings with a state, and how sure it is",
    options: [LEDGER, JSON_OUT, ...QUESTION],
    examples: ["ascribe engagement --state UZB --instrument military --at 2021-08-10"],
    load: ask,
  },
  {
    name: "why",
    args: "<figure>",
    summary: "open a figure: the words it rests on, and the arithmetic",
    options: [LEDGER, JSON_OUT, ["--at <day>", "the day it is asked for"], ["--limit <number>", "at most this many happenings"]],
    examples: ["ascribe why uzb.military@2021-08-10", "ascribe why uzb.military.rus"],
    load: ask,
  },
  {
    name: "whatif",
    summary: "a figure with a source left out, or other half-lives or weights",
    options: [
      LEDGER,
      JSON_OUT,
      ...QUESTION,
      ["--without <source...>", "leave out these sources"],
      ["--half-life <setting...>", "days, like military=180"],
      ["--weight <setting...>", "of an instrument, like military=2"],
    ],
    examples: ["ascribe whatif --state UZB --without kun.uz --half-life military=180"],
    load: ask,
  },
  {
    name: "explain",
    args: "<file>",
    summary: "each field of an event, with the words it rests on and the rule that read them",
    options: [["--event <id>", "one event; all of them otherwise"], JSON_OUT, ...MODES, ...HINTS],
    examples: ["ascribe explain report.txt --event e1"],
    load: () => import("./commands/explain.ts"),
  },
  {
    name: "contradictions",
    summary: "list what is told in two ways, field by field",
    options: [LEDGER, JSON_OUT, ["--limit <number>", "at most this many"]],
    examples: ["ascribe contradictions"],
    load: ask,
  },
  {
    name: "search",
    args: "[words...]",
    summary: "find documents by their words, best first",
    options: [
      LEDGER,
      JSON_OUT,
      ["--actor <code>", "with this actor"],
      ["--publisher <name>", "of this publisher"],
      ["--language <code>", "in this language"],
      ["--limit <number>", "at most this many"],
    ],
    examples: ["ascribe search Termez exercise"],
    load: ask,
  },
  {
    name: "check-quote",
    args: "<words...>",
    summary: "is this wording in any text held, by whom, since when; not held is not false",
    options: [LEDGER, JSON_OUT, ["--speaker <name>", "who is said to have said it"], ["--limit <number>", "at most this many"]],
    examples: ['ascribe check-quote "cannot be left under Russian control" --speaker "Strobe Talbott"'],
    load: ask,
  },
  {
    name: "verify",
    summary: "check that the ledger holds together: hashes, spans, log, figures",
    options: [LEDGER, JSON_OUT],
    examples: ["ascribe verify --ledger central-asia.duckdb"],
    load: ask,
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
  {
    name: "fleet",
    args: "<action> [files...]",
    summary: "read with many machines: plan | work | status | reconcile | compact",
    options: [
      ["--lake <folder>", "where segments and their manifest stand, on a disk that all machines see"],
      ["--nats <addresses>", "NATS servers, with commas between; without, the queue is within this process"],
      ["--root <folder>", "where this machine sees the files; the folder that paths start from"],
      ["--config <file>", "these options as JSON; ASCRIBE_FLEET_* variables go before it"],
      ["--workers <number>", "shards read at once by this process"],
      ["--shard-bytes <number>", "how much a shard holds"],
      ["--until-done", "work: end when every planned shard is finished or given up"],
      ["--max-tries <number>", "work: give a shard up after so many"],
      ["--claim-seconds <number>", "work: a worker silent for so long is taken for dead"],
      ["--document-seconds <number>", "work: a document may be read for so long"],
      ["--replicas <number>", "copies of the queue among NATS servers"],
      ["--health-port <port>", "work: serve /healthz, /readyz and /metrics"],
      ["--log <form>", "work: text or json"],
      ["--deep", "reconcile: read every byte of every segment"],
      ["--keep-given-up", "reconcile: leave alone what was given up"],
      JSON_OUT,
      ...MODES,
    ],
    examples: [
      "ascribe fleet plan archive/ --lake lake && ascribe fleet work --workers 2 --until-done --lake lake",
      "ascribe fleet work --lake /mnt/lake --nats nats://n1:4222,nats://n2:4222,nats://n3:4222",
      "ascribe fleet reconcile --deep --lake /mnt/lake --nats nats://n1:4222",
    ],
    load: () => import("./commands/fleet.ts"),
  },
];
