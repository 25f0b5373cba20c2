/** What takes things out of a ledger, checks it, and decides. */
import type { CommandShape } from "../command.ts";
import { JSON_OUT, LEDGER } from "./options.ts";

const ask = () => import("../commands/ask.ts");

const FORMS = [
  "all",
  "plover",
  "gdelt",
  "polecat",
  "csv",
  "dictionary",
  "jsonld",
  "geojson",
  "graphml",
  "html",
  "csl",
  "bibtex",
  "records",
  "parquet",
  "sqlite",
];

export const LEAVE: readonly CommandShape[] = [
  {
    name: "export",
    words: FORMS,
    args: "<form> [file]",
    summary: "write the ledger in a form other tools open, or `all` of them into a folder",
    about: [
      "Forms: plover (JSON lines), gdelt and polecat (tab-separated), csv with dictionary (what its columns mean), jsonld (claims, PROV, annotations), geojson, graphml, html (a report in one file), csl and bibtex (citations), records (everything), parquet, sqlite (for Datasette). `all` writes each into a folder.",
      "Without a file, text goes to standard output. A file is written beside its place and moved there whole.",
    ],
    options: [LEDGER, ["--json", "with a file: print what was written as JSON"]],
    examples: [
      "ascribe export all out/",
      "ascribe export csv > reports.csv",
      "ascribe export parquet reports.parquet",
      "ascribe export html report.html",
    ],
    load: () => import("../commands/export.ts"),
  },
  {
    name: "verify",
    summary: "check that the ledger holds together: hashes, spans, log, figures",
    about: [
      "Every text against its hash, every span against its text, the log's chain, and the figures against the reports they are made of. Exit code 1 when something does not hold.",
    ],
    options: [LEDGER, JSON_OUT],
    examples: ["ascribe verify --ledger central-asia.duckdb"],
    load: ask,
  },
  {
    name: "decide",
    words: ["merge", "split", "rate", "owner", "accept", "reject", "retract", "undo"],
    args: "<what> [names...]",
    summary: "merge or split happenings, rate a source, accept or reject a reading, take a document back, undo",
    about: [
      "merge HAPPENING HAPPENING · split HAPPENING REPORT… · rate SOURCE · owner SOURCE · accept REPORT · reject REPORT · retract DOCUMENT · undo ENTRY. Each is an entry of the log, in force at once and after every new reading; undo takes it back, and nothing is ever taken out of the log.",
      "A grade (A to F) is shown; only the weight (0 to 1) enters a figure.",
    ],
    options: [
      LEDGER,
      JSON_OUT,
      ["--reason <words>", "why; needed by rate, owner, reject and retract"],
      ["--grade <letter>", "of a source, A to F"],
      ["--weight <number>", "of a source, 0 to 1; 1 otherwise"],
      ["--owner <code>", "who owns a source"],
      ["--by <name>", "whose decision it is"],
    ],
    examples: [
      "ascribe decide merge h0a91b2c3d4e5f607 h7788990011223344",
      'ascribe decide rate "steppe wire" --grade B --weight .8 --reason "two errors in a year"',
      "ascribe decide undo 41",
    ],
    load: () => import("../commands/decide.ts"),
  },
  {
    name: "log",
    summary: "what was added, read again and decided, in order, each entry with its hash",
    options: [LEDGER, JSON_OUT, ["--after <number>", "after this entry"], ["--limit <number>", "at most this many"]],
    examples: ["ascribe log --after 40"],
    load: ask,
  },
  {
    name: "reread",
    summary: "read every document again with this version, and say what changed",
    about: [
      "The old readings answer until there is a new one for every document; then all are replaced in one act. Killed in the middle, it goes on where it was. Decisions and names of reports stay.",
    ],
    options: [LEDGER, JSON_OUT, ["--mode <name>", "fast, or accurate, which it is otherwise"]],
    examples: ["ascribe reread --ledger central-asia.duckdb"],
    load: ask,
  },
  {
    name: "renew",
    summary: "bring a ledger that an earlier version wrote up to date",
    about: [
      "Documents, log and decisions stay as they are; what is derived from them is derived again, in a new file that takes the old one's place in one step. The old file stays beside it.",
    ],
    options: [LEDGER, JSON_OUT],
    examples: ["ascribe renew --ledger central-asia.duckdb"],
    load: () => import("../commands/renew.ts"),
  },
];
