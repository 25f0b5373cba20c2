/** What makes a ledger, and adds to it. */
import type { CommandShape } from "../command.ts";
import { HINTS, JSON_OUT, LEDGER, MODES } from "./options.ts";

const ADDING: CommandShape["options"] = [
  LEDGER,
  ["--json", "print a line of JSON for each document"],
  ["--map <columns>", "which column of a table is which: text=body,published=day"],
  ...MODES,
  ...HINTS,
];

export const RECORD: readonly CommandShape[] = [
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
    load: () => import("../commands/init.ts"),
  },
  {
    name: "add",
    args: "[files...]",
    summary: "read files, folders or archives of any format and record them; nothing is recorded twice",
    about: [
      "Formats: text, Markdown, HTML, MHTML, PDF, Word (docx), OpenDocument (odt), mail (eml, mbox), RSS, Atom, RDF and JSON Feed, JSON, JSONL, CSV, TSV, WARC (also .gz), PETRARCH XML, CSL-JSON (Zotero), GDELT, ACLED, POLECAT and ICEWS files, gzip, ZIP, tar, and folders of any of these. A README or licence that a folder or an archive holds is left out, and said to be. Links in a folder are not followed, and no address inside a document is fetched.",
      "What cannot be read is said in one line, and the rest goes in. A summary ends it: added, kept as copy (the same text from another place), already there, refused and why. The original bytes are kept beside the ledger, read-only, with who states each thing about them.",
      "Adding again changes nothing. A reading in accurate mode is not replaced by a fast one unless --fast is given.",
    ],
    options: ADDING,
    examples: [
      "ascribe add report.txt --published 2021-08-02",
      "ascribe add archive/ feed.xml pages.warc.gz --ledger central-asia.duckdb",
      "ascribe add table.csv --map text=body,title=headline,published=day",
    ],
    load: () => import("../commands/add.ts"),
  },
  {
    name: "import",
    args: "[files...]",
    summary: "the same as add, for tables and archives that others made: GDELT, ACLED, POLECAT, ICEWS, WARC, Zotero",
    about: [
      "Rows that others have coded (GDELT, POLECAT, ICEWS) become documents whose text is the row and whose event rests on its cells. They are shown and exported but not counted: the words they were coded from are not held. ACLED rows are read from their notes, like any text.",
    ],
    options: ADDING,
    examples: ["ascribe import 20210730.export.CSV", "ascribe import acled.csv --ledger central-asia.duckdb"],
    load: () => import("../commands/add.ts"),
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
    load: () => import("../commands/watch.ts"),
  },
];
