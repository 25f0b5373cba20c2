/** What answers others: the app, assistants, shells, many machines. */
import type { CommandShape } from "../command.ts";
import { JSON_OUT, LEDGER, MAY_PROPOSE, MODES } from "./options.ts";

export const SERVE: readonly CommandShape[] = [
  {
    name: "serve",
    summary: "open the app and the HTTP API on this machine",
    about: [
      "The app, the HTTP API (/api/docs) and MCP (/mcp) on one address. While it runs, every command that names the same ledger goes through it by itself.",
      "Loopback asks for no password. Any other --host needs ASCRIBE_TOKEN, a secret of at least 16 characters, and then every request must carry it. Each change leaves a line in LEDGER.audit.jsonl.",
    ],
    options: [
      LEDGER,
      ["--port <number>", "the port; 0 for any that is free"],
      ["--host <address>", "another address than 127.0.0.1; asks for ASCRIBE_TOKEN"],
      MAY_PROPOSE,
      ["--demo", "with the bundled corpus read into a ledger of its own"],
      ["--json", "print the address as JSON"],
    ],
    examples: ["ascribe serve --ledger central-asia.duckdb"],
    load: () => import("../commands/serve.ts"),
  },
  {
    name: "completion",
    words: ["bash", "zsh", "fish"],
    args: "<shell>",
    summary: "print what a shell needs to complete this command: bash, zsh or fish",
    options: [],
    examples: ["source <(ascribe completion bash)"],
    load: () => import("../commands/completion.ts"),
  },
  {
    name: "mcp",
    summary: "answer an assistant over standard input and output (Model Context Protocol), read-only unless told otherwise",
    about: [
      "Nine tools and three resources that only read, and with --may-propose a tenth, by which an assistant proposes a correction: it waits in the review queue for a person, and no figure knows of it. Words of documents come marked as data, since documents may hold instructions, and every answer lists what must be cited.",
    ],
    options: [LEDGER, MAY_PROPOSE],
    examples: ["ascribe mcp --ledger central-asia.duckdb"],
    load: () => import("../commands/mcp.ts"),
  },
  {
    name: "bench",
    summary: "how fast this machine reads and records, on the bundled texts",
    about: [
      "Figures of this machine at this moment. What the reading reaches on gold data is in bench/README.md of the project.",
    ],
    options: [["--documents <number>", "how many texts to read in fast mode; 300 otherwise"], JSON_OUT],
    examples: ["ascribe bench"],
    load: () => import("../commands/bench.ts"),
  },
  {
    name: "fleet",
    words: ["plan", "work", "status", "reconcile", "compact", "gather", "load"],
    args: "<action> [files...]",
    summary: "read with many machines: plan | work | status | reconcile | compact | gather | load",
    options: [
      ["--lake <folder>", "where segments and their manifest stand, on a disk that all machines see"],
      ["--nats <addresses>", "NATS servers, with commas between; without, the queue is within this process"],
      ["--root <folder>", "where this machine sees the files; the folder that paths start from"],
      ["--config <file>", "these options as JSON; ASCRIBE_FLEET_* variables go before it"],
      ["--workers <number>", "shards read at once by this process"],
      ["--ledger <path>", "load: the ledger to take the lake's documents into"],
      ["--share <part/of>", "work without NATS, and gather: take one part of the work: 0/8 to 7/8"],
      ["--shard-bytes <number>", "how much a shard holds"],
      ["--until-done", "work: end when every planned shard is finished or given up"],
      ["--max-tries <number>", "work: give a shard up after so many"],
      ["--claim-seconds <number>", "work: a worker silent for so long is taken for dead"],
      ["--document-seconds <number>", "work: a document may be read for so long"],
      ["--replicas <number>", "copies of the queue among NATS servers"],
      ["--health-port <port>", "work: serve /healthz, /readyz and /metrics"],
      ["--log <form>", "work: text or json"],
      ["--region <name>", "gather: a region whose states' own dealings stand apart: central-asia, sahel …"],
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
    load: () => import("../commands/fleet.ts"),
  },
];
