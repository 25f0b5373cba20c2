/**
 * Rows that others have coded (GDELT events and mentions, POLECAT, ICEWS): each becomes a document whose text is the row
 * as received and whose event rests on the row's own cells. None is counted: the words it was coded from are not held.
 */
import { sha256 } from "../../base/hash.ts";
import { type Document, type Event, type Party, SCHEMA } from "../../document/schema.ts";

export type CodedKind = "gdelt-events" | "gdelt-mentions" | "polecat" | "icews";

interface Layout {
  readonly dataset: string;
  /** The row's date, as in the cell. */
  readonly date: string;
  readonly actor: string;
  readonly recipient: string;
  readonly type?: string;
  readonly mode?: string;
  readonly cameo?: string;
  readonly tone?: string;
  readonly place?: string;
  readonly country?: string;
  readonly lat?: string;
  readonly lon?: string;
  readonly url?: string;
  readonly publisher?: string;
}

const LAYOUTS: Readonly<Record<Exclude<CodedKind, "gdelt-mentions">, Layout>> = {
  "gdelt-events": {
    dataset: "GDELT",
    date: "SQLDATE",
    actor: "Actor1CountryCode",
    recipient: "Actor2CountryCode",
    cameo: "EventCode",
    tone: "GoldsteinScale",
    place: "ActionGeo_FullName",
    lat: "ActionGeo_Lat",
    lon: "ActionGeo_Long",
    url: "SOURCEURL",
  },
  polecat: {
    dataset: "POLECAT",
    date: "Event Date",
    actor: "Actor Country",
    recipient: "Recipient Country",
    type: "Event Type",
    mode: "Event Mode",
    tone: "Intensity",
    place: "Placename",
    country: "Country",
    lat: "Latitude",
    lon: "Longitude",
    publisher: "Source",
  },
  icews: {
    dataset: "ICEWS",
    date: "Event Date",
    actor: "Source Country",
    recipient: "Target Country",
    cameo: "CAMEO Code",
    tone: "Intensity",
    place: "City",
    country: "Country",
    lat: "Latitude",
    lon: "Longitude",
    publisher: "Publisher",
  },
};

// GDELT 2.0's event file has no header; these are its columns (GDELT Event Codebook 2.0), 1.0 lacks the ADM2 ones.
const GEO = (prefix: string, second: boolean) => [
  ...["Type", "FullName", "CountryCode", "ADM1Code"].map((name) => `${prefix}Geo_${name}`),
  ...(second ? [`${prefix}Geo_ADM2Code`] : []),
  ...["Lat", "Long", "FeatureID"].map((name) => `${prefix}Geo_${name}`),
];
const ACTOR = (prefix: string) =>
  [
    "Code",
    "Name",
    "CountryCode",
    "KnownGroupCode",
    "EthnicCode",
    "Religion1Code",
    "Religion2Code",
    "Type1Code",
    "Type2Code",
    "Type3Code",
  ].map((name) => prefix + name);
export const gdeltColumns = (second: boolean): string[] => [
  ...["GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"],
  ...ACTOR("Actor1"),
  ...ACTOR("Actor2"),
  ...[
    "IsRootEvent",
    "EventCode",
    "EventBaseCode",
    "EventRootCode",
    "QuadClass",
    "GoldsteinScale",
    "NumMentions",
    "NumSources",
    "NumArticles",
    "AvgTone",
  ],
  ...GEO("Actor1", second),
  ...GEO("Actor2", second),
  ...GEO("Action", second),
  "DATEADDED",
  "SOURCEURL",
];
export const GDELT_MENTION_COLUMNS = 16;

/** What kind of coded rows these are, by their columns or by their number of cells; null when they are none. */
export function codedKind(header: readonly string[]): { kind: CodedKind; columns: readonly string[]; headed: boolean } | null {
  const has = (...names: string[]) => names.every((name) => header.includes(name));
  if (has("GLOBALEVENTID", "EventCode")) return { kind: "gdelt-events", columns: header, headed: true };
  if (has("Event Type", "Event Mode", "Actor Country")) return { kind: "polecat", columns: header, headed: true };
  if (has("CAMEO Code", "Source Country", "Target Country")) return { kind: "icews", columns: header, headed: true };
  if (!/^\d{5,}$/.test(header[0] ?? "")) return null;
  if (header.length === 61) return { kind: "gdelt-events", columns: gdeltColumns(true), headed: false };
  if (header.length === 58) return { kind: "gdelt-events", columns: gdeltColumns(false), headed: false };
  if (header.length === GDELT_MENTION_COLUMNS && /^\d{14}$/.test(header[1]))
    return { kind: "gdelt-mentions", columns: [], headed: false };
  return null;
}

/** What a row calls its parties; ICEWS has them in words ("Russian Federation"), and those must be looked up. */
export function partiesIn(kind: CodedKind, columns: readonly string[], cells: readonly string[]): string[] {
  if (kind === "gdelt-mentions") return [];
  const { actor, recipient } = LAYOUTS[kind];
  return [actor, recipient].map((column) => cells[columns.indexOf(column)] ?? "").filter((words) => /[a-z]/.test(words));
}

/**
 * @param cells the row's cells as they stand in the file
 * @param codeOf the code of a state in words
 */
export function documentOfRow(
  kind: CodedKind,
  columns: readonly string[],
  cells: readonly string[],
  codeOf: (words: string) => string | null = () => null,
): Document {
  const text = cells.join("\t");
  if (kind === "gdelt-mentions")
    return base(text, { dataset: "GDELT", published: day(cells[1]), url: cells[5] ?? null, publisher: cells[4] || null }, []);
  const layout = LAYOUTS[kind];
  const cell = cellReader(columns, cells);
  const date = cell(layout.date);
  const when = day(date?.text ?? "");
  const trigger = cell(layout.type) ?? cell(layout.cameo) ?? cell(columns[0]);
  const meta = {
    dataset: layout.dataset,
    published: null,
    url: cell(layout.url)?.text || null,
    publisher: cell(layout.publisher)?.text || null,
  };
  if (!trigger) return base(text, meta, []);
  const place = cell(layout.place) ?? cell(layout.country);
  const event: Event = {
    id: "e1",
    trigger: { start: trigger.start, end: trigger.end },
    span: { start: 0, end: text.length },
    frame: null,
    plover: {
      type: cell(layout.type)?.text.toUpperCase() || null,
      mode: cell(layout.mode)?.text.toLowerCase() || null,
      contexts: [],
    },
    cameo: { code: cell(layout.cameo)?.text || null },
    actors: parties(cell(layout.actor), codeOf),
    recipients: parties(cell(layout.recipient), codeOf),
    reciprocal: false,
    time: { value: when, time: when ? "t1" : null, stated: null },
    place: place?.text
      ? {
          name: place.text,
          country: null,
          admin1: null,
          lat: number(cell(layout.lat)?.text),
          lon: number(cell(layout.lon)?.text),
          uncertaintyKm: null,
          span: { start: place.start, end: place.end },
        }
      : null,
    magnitudes: [],
    status: "happened",
    factuality: "Uu",
    class: "report",
    chain: [{ who: layout.dataset }, { who: "(issuer)" }],
    instrument: "diplomatic",
    presence: 0,
    tone: number(cell(layout.tone)?.text) ?? 0,
    counted: false,
    why: `coded by ${layout.dataset}; the words it was coded from are not held`,
    partOf: null,
    mentions: [{ start: trigger.start, end: trigger.end }],
    basis: [{ field: "event", rule: `row of ${layout.dataset}`, span: { start: trigger.start, end: trigger.end } }],
  };
  const times =
    date && when
      ? [{ id: "t1", start: date.start, end: date.end, value: when, precision: "day", basis: `column ${layout.date}` }]
      : [];
  return { ...base(text, meta, [event]), times };
}

interface Cell {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function cellReader(columns: readonly string[], cells: readonly string[]): (name: string | undefined) => Cell | null {
  const starts: number[] = [];
  let at = 0;
  for (const cell of cells) {
    starts.push(at);
    at += cell.length + 1;
  }
  return (name) => {
    const i = name === undefined ? -1 : columns.indexOf(name);
    if (i < 0 || i >= cells.length || cells[i] === "") return null;
    return { text: cells[i], start: starts[i], end: starts[i] + cells[i].length };
  };
}

/** Country codes of three letters, of which POLECAT parts several by semicolons, or one state in words. */
function parties(cell: Cell | null, codeOf: (words: string) => string | null): Party[] {
  if (!cell) return [];
  const out: Party[] = [];
  for (const match of cell.text.matchAll(/[A-Z]{3}(?![A-Za-z])/g)) {
    const start = cell.start + match.index;
    out.push({ code: match[0], mention: null, span: { start, end: start + 3 } });
  }
  return out.length > 0 ? out : [{ code: codeOf(cell.text), mention: null, span: { start: cell.start, end: cell.end } }];
}

const number = (text: string | undefined): number | null =>
  text === undefined || text.trim() === "" || Number.isNaN(Number(text)) ? null : Number(text);

const day = (text: string): string | null => {
  const found = /^(\d{4})-?(\d{2})-?(\d{2})/.exec(text);
  return found ? `${found[1]}-${found[2]}-${found[3]}` : null;
};

function base(
  text: string,
  {
    dataset,
    published,
    url,
    publisher,
  }: { dataset: string; published: string | null; url: string | null; publisher: string | null },
  events: Event[],
): Document {
  return {
    schema: SCHEMA,
    id: `sha256:${sha256(text)}`,
    text,
    meta: {
      title: null,
      genre: null,
      issuer: { name: dataset, actor: null, span: null },
      published: {
        value: published,
        earliest: published,
        latest: published,
        basis: published ? "stated by the row" : "not stated",
      },
      language: "und",
      runs: [],
      translated: { value: false, span: null, from: null },
      url,
      publisher,
    },
    sentences: [],
    tokens: [],
    mentions: [],
    times: [],
    quantities: [],
    quotes: [],
    attributions: [],
    claims: [],
    events,
    findings: [],
    stamp: { engine: `rows of ${dataset}`, mode: "fast", models: {}, ontology: "as coded" },
  };
}
