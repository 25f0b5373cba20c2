/** Every command: its shape here, its code behind an import of its own, so that `--help` loads none of it. */
import type { CommandShape } from "./command.ts";

const LEDGER = ["--ledger <path>", "the ledger's file; otherwise ASCRIBE_LEDGER, or one in your data folder"] as const;
const JSON_OUT = ["--json", "print JSON"] as const;
const MODES = [
  ["--fast", "rules and small models: usual for many documents"],
  ["--accurate", "the best that was trained: usual for one document"],
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
const MAY_PROPOSE = ["--may-propose", "let assistants propose corrections, which wait for a person and enter no figure"] as const;
const QUESTION = [
  ["--state <name>", "the state dealt with, by name or ISO 3166-1 alpha-3"],
  INSTRUMENT,
  ["--at <day>", "the day it is asked for; the last the ledger knows of otherwise"],
  ["--from <day>", "leave out what ended before"],
] as const;
const FACETS = [
  ["--actor <name>", "with this actor, by name or code"],
  ["--type <name>", "with an event of this PLOVER type"],
  ["--evidence <class>", "with a claim of this class: official, sourced, unattributed, unsourced"],
  ["--source <name>", "going back to this speaker"],
  ["--place <name>", "with something that took place there"],
  ["--country <name>", "with something that took place in this state, by name or code"],
  INSTRUMENT,
  ["--from <day>", "from this day, month or year"],
  ["--to <day>", "until this day, month or year"],
  ["--publisher <name>", "of this publisher"],
  ["--language <code>", "in this language"],
] as const;
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
const ask = () => import("./commands/ask.ts");

/** How `--help` groups them, in the order a newcomer meets them; completion and the manual go by the same. */
const READ: readonly CommandShape[] = [
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
    load: () => import("./commands/read.ts"),
  },
  {
    name: "explain",
    args: "<file>",
    summary: "each field of an event, with the words it rests on and the rule that read them",
    about: ["For each field of an event: its value, the words it rests on, and the rule that read them."],
    options: [["--event <id>", "one event; all of them otherwise"], JSON_OUT, ...MODES, ...HINTS],
    examples: ["ascribe explain report.txt --event e1"],
    load: () => import("./commands/explain.ts"),
  },
];

const RECORD: readonly CommandShape[] = [
  {
    name: "init",
    words: ["central-asia", "south-caucasus", "western-balkans", "sahel", "none"],
    args: "[region]",
    summary: "begin a ledger, perhaps with a region: central-asia, south-caucasus, western-balkans, sahel",
    about: [
      "Not needed before `ascribe add`, which begins a ledger by itself. A region says which states are one neighbourhood: dealings among them are shown apart, and are no outside power's. A file of your own does the same: JSON with name and states, perhaps powers and camps of sources.",
    ],
    options: [LEDGER, JSON_OUT],
    examples: ["ascribe init central-asia --ledger central-asia.duckdb"],
    load: () => import("./commands/init.ts"),
  },
  {
    name: "add",
    args: "[files...]",
    summary: "read files, folders or archives of any format and record them; nothing is recorded twice",
    about: [
      "Formats: text, Markdown, HTML, MHTML, PDF, Word (docx), mail (eml, mbox), RSS, Atom, RDF and JSON Feed, JSON, JSONL, CSV, TSV, WARC (also .gz), PETRARCH XML, CSL-JSON (Zotero), GDELT, ACLED, POLECAT and ICEWS files, gzip, ZIP, and folders of any of these. A README or licence that a folder or an archive holds is left out, and said to be. Links in a folder are not followed, and no address inside a document is fetched.",
      "What cannot be read is said in one line, and the rest goes in. A summary ends it: added, kept as copy (the same text from another place), already there, refused and why. The original bytes are kept beside the ledger, read-only, with who states each thing about them.",
      "Adding again changes nothing. A reading in accurate mode is not replaced by a fast one unless --fast is given.",
    ],
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
    name: "import",
    args: "[files...]",
    summary: "the same as add, for tables and archives that others made: GDELT, ACLED, POLECAT, ICEWS, WARC, Zotero",
    about: [
      "Rows that others have coded (GDELT, POLECAT, ICEWS) become documents whose text is the row and whose event rests on its cells. They are shown and exported but not counted: the words they were coded from are not held. ACLED rows are read from their notes, like any text.",
    ],
    options: [
      LEDGER,
      ["--json", "print a line of JSON for each document"],
      ["--map <columns>", "which column of a table is which: text=body,published=day"],
      ...MODES,
      ...HINTS,
    ],
    examples: ["ascribe import 20210730.export.CSV", "ascribe import acled.csv --ledger central-asia.duckdb"],
    load: () => import("./commands/add.ts"),
  },
  {
    name: "watch",
    args: "[feeds...]",
    summary: "ask feeds and folders again and again, and record what is new",
    about: [
      "A feed is an address of RSS, Atom, RDF, JSON Feed or a sitemap, or a folder. One request to a host at a time, on condition, as robots.txt allows; a feed that fails waits twice as long each time and says so, and the others go on. A changed item goes in as a text of its own. What a feed gave is remembered beside the ledger once it is recorded, so a stop loses nothing.",
      "Pages that feed items link to are not fetched. Pages that a sitemap lists are: naming a sitemap asks for them.",
    ],
    options: [
      LEDGER,
      JSON_OUT,
      ["--every <time>", "30s, 15m, 2h; 15m otherwise"],
      ["--once", "one turn, and done"],
      ["--pause <time>", "between two requests to one host; 2s otherwise"],
      ["--allow-private", "ask addresses inside a private network too"],
      ...MODES,
    ],
    examples: ["ascribe watch https://example.org/feed.xml inbox/ --every 30m", "ascribe watch inbox/ --once"],
    load: () => import("./commands/watch.ts"),
  },
];

const ASK: readonly CommandShape[] = [
  {
    name: "documents",
    args: "[id]",
    summary: "list the documents recorded, or show one",
    about: ["Given an id, or its first digits, it shows that document as `read` does."],
    options: [LEDGER, JSON_OUT, ...PAGE],
    examples: ["ascribe documents", "ascribe documents a4b74fd5", "ascribe documents --json | jq -r .documents[].title"],
    load: ask,
  },
  {
    name: "events",
    summary: "list what documents tell, report by report, with the words",
    options: [
      LEDGER,
      JSON_OUT,
      ["--document <id>", "of one document"],
      ["--actor <name>", "with this actor, by name or code"],
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
      ["--state <name>", "with this state, by name or code"],
      ["--power <name>", "with this power, by name or code"],
      INSTRUMENT,
      ["--type <name>", "of this PLOVER type"],
      ["--from <day>", "still going on on this day, or later"],
      ["--to <day>", "begun by this day"],
      ...PAGE,
    ],
    examples: ["ascribe happenings --state UZB --instrument military", "ascribe happenings --power Russia --from 2021-07-01"],
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
    about: [
      "A share of reported, traceable moves: not of influence, effect or covert action. Without enough lineages there is no interval, and the reason stands in its place.",
    ],
    options: [LEDGER, JSON_OUT, ...QUESTION],
    examples: ["ascribe engagement --state UZB --instrument military --at 2021-08-10"],
    load: ask,
  },
  {
    name: "why",
    args: "<figure>",
    summary: "open a figure: the words it rests on, and the arithmetic",
    about: [
      "A figure is named STATE[.INSTRUMENT][.POWER][@DAY], states and powers by code or name. Each happening is shown with its arithmetic (evidence × intensity × size × recency), and under it the sentences with their operative words marked.",
    ],
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
      ["--adding <happening...>", "happenings that only might be, like TUR.military=2"],
    ],
    examples: ["ascribe whatif --state UZB --without kun.uz --half-life military=180"],
    load: ask,
  },
  {
    name: "contradictions",
    summary: "list what is told in two ways, field by field",
    options: [
      LEDGER,
      JSON_OUT,
      ["--state <name>", "with this state, by name or code"],
      ["--power <name>", "with this power, by name or code"],
      ["--limit <number>", "at most this many"],
    ],
    examples: ["ascribe contradictions --state UZB"],
    load: ask,
  },
  {
    name: "search",
    args: "[words...]",
    summary: "find documents by their words, best first",
    options: [LEDGER, JSON_OUT, ...FACETS, ["--limit <number>", "at most this many"]],
    examples: ["ascribe search Termez exercise", "ascribe search --actor CHN --place Dushanbe --from 2021-10 --to 2021-12"],
    load: ask,
  },
  {
    name: "views",
    words: ["keep", "drop"],
    args: "[name] [words...]",
    summary: "searches kept under a name: list them, ask one again, keep or drop one",
    about: [
      "views lists · views NAME asks it again, and a facet given now goes before the kept one · views keep NAME WORDS… keeps · views drop NAME puts away. Kept in the ledger's log, and undone like any decision.",
    ],
    options: [LEDGER, JSON_OUT, ...FACETS, ["--limit <number>", "at most this many"]],
    examples: [
      "ascribe views keep drills joint exercise --country UZB --instrument military",
      "ascribe views drills --from 2021-08",
      "ascribe views",
    ],
    load: () => import("./commands/views.ts"),
  },
  {
    name: "moves",
    args: "<document>",
    summary: "from a document to the figures it moves, event by event, and why where it moves none",
    options: [LEDGER, JSON_OUT, ["--start <character>", "only of words from here"], ["--end <character>", "to here"]],
    examples: ["ascribe moves a4b74fd5"],
    load: ask,
  },
  {
    name: "check-quote",
    args: "<words...>",
    summary: "is this wording in any text held, by whom, since when; not held is not false",
    about: [
      "Looks in every text held for the wording or one near it: each place with its speaker as that text names them, its language, and how many of the words stand there in order. Since when is the earliest stated date among them. Not held is not false; held is not true.",
    ],
    options: [LEDGER, JSON_OUT, ["--speaker <name>", "who is said to have said it"], ["--limit <number>", "at most this many"]],
    examples: ['ascribe check-quote "cannot be left under Russian control" --speaker "Strobe Talbott"'],
    load: ask,
  },
];

const LEAVE: readonly CommandShape[] = [
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
    load: () => import("./commands/export.ts"),
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
    load: () => import("./commands/decide.ts"),
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
    load: () => import("./commands/renew.ts"),
  },
];

const SERVE: readonly CommandShape[] = [
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
    load: () => import("./commands/serve.ts"),
  },
  {
    name: "completion",
    words: ["bash", "zsh", "fish"],
    args: "<shell>",
    summary: "print what a shell needs to complete this command: bash, zsh or fish",
    options: [],
    examples: ["source <(ascribe completion bash)"],
    load: () => import("./commands/completion.ts"),
  },
  {
    name: "mcp",
    summary: "answer an assistant over standard input and output (Model Context Protocol), read-only unless told otherwise",
    about: [
      "Nine tools and three resources that only read, and with --may-propose a tenth, by which an assistant proposes a correction: it waits in the review queue for a person, and no figure knows of it. Words of documents come marked as data, since documents may hold instructions, and every answer lists what must be cited.",
    ],
    options: [LEDGER, MAY_PROPOSE],
    examples: ["ascribe mcp --ledger central-asia.duckdb"],
    load: () => import("./commands/mcp.ts"),
  },
  {
    name: "bench",
    summary: "how fast this machine reads and records, on the bundled texts",
    about: [
      "Figures of this machine at this moment. What the reading reaches on gold data is in bench/README.md of the project.",
    ],
    options: [["--documents <number>", "how many texts to read in fast mode; 300 otherwise"], JSON_OUT],
    examples: ["ascribe bench"],
    load: () => import("./commands/bench.ts"),
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
    load: () => import("./commands/fleet.ts"),
  },
];

export const GROUPS: readonly (readonly [heading: string, commands: readonly CommandShape[]])[] = [
  ["Read", READ],
  ["Record", RECORD],
  ["Ask", ASK],
  ["Take out and check", LEAVE],
  ["Serve", SERVE],
];

export const COMMANDS: readonly CommandShape[] = GROUPS.flatMap(([, commands]) => commands);
