import { readFilled, readTsv } from "../../../base/tsv.ts";
import {
  type HolderRow,
  MENTION_WORD_KINDS,
  type MentionWordKind,
  type MentionWords,
  type QuantityWords,
  type SectorRow,
  type TimeWords,
} from "../../../engine/language.ts";
import { calledBy } from "../../../engine/mentions/coreference/called.ts";
import { linkMentions } from "../../../engine/mentions/coreference/index.ts";
import { withMovements } from "../../../engine/mentions/coreference/movements.ts";
import { findGroups } from "../../../engine/mentions/names/groups.ts";
import { holdersOf } from "../../../engine/mentions/names/holders.ts";
import { inLand } from "../../../engine/mentions/names/lands.ts";
import { ownNames } from "../../../engine/mentions/names/owned.ts";
import { officesOf } from "../../../engine/mentions/names/portfolios.ts";
import { publisherNamed } from "../../../engine/mentions/names/publisher.ts";
import { seatsOf } from "../../../engine/mentions/places/capitals.ts";
import { findTold } from "../../../engine/mentions/places/told.ts";
import { findQuantities } from "../../../engine/mentions/quantities.ts";
import { findQuotes } from "../../../engine/mentions/quotes.ts";
import { findTimes } from "../../../engine/mentions/times/index.ts";
import holderTable from "./lexicons/holders.packed.ts";
import wordTable from "./lexicons/mention-words.packed.ts";
import portfolioTable from "./lexicons/portfolios.packed.ts";
import quantityTable from "./lexicons/quantities.packed.ts";
import quoteTable from "./lexicons/quotes.packed.ts";
import sectorTable from "./lexicons/sectors.packed.ts";
import stateTable from "./lexicons/states.packed.ts";
import timeTable from "./lexicons/times.packed.ts";
import { named as names } from "./named.ts";

/** Where the month stands first in figures; of Canada's papers some do. */
const MONTH_FIRST = ["USA", "PHL", "FSM", "MHL", "PLW", "PRI", "GUM", "CAN"];

/** Slashed dates of English papers are month first in one half of the world; asked only when nothing in the text decides. */
export const quantities = quantityWords();

export const times: TimeWords = { classes: timeClasses(), slashOrder: "month-first", monthFirst: new Set(MONTH_FIRST) };

const words = readFilled<"kind" | "word">(wordTable, "mention-words.tsv", ["kind"]);
const quotes = readTsv<"kind" | "word">(quoteTable, "quotes.tsv");
const quoteWords = (kind: string): ReadonlySet<string> =>
  new Set(quotes.filter((row) => row.kind === kind).map(({ word }) => word));

const small = Object.fromEntries(
  MENTION_WORD_KINDS.map((kind) => [kind, new Set(words.filter((row) => row.kind === kind).map(({ word }) => word))]),
) as unknown as Record<MentionWordKind, ReadonlySet<string>>;

export const mentions: MentionWords = {
  names,
  sectors: readTsv<"form" | "sector" | "kind" | "class">(sectorTable, "sectors.tsv").flatMap(inflected),
  officeAt: officesOf(
    new Map(
      readTsv<"sector" | "portfolios">(portfolioTable, "portfolios.tsv").flatMap(({ sector, portfolios }) =>
        portfolios.split(";").map((name) => [name, sector] as const),
      ),
    ),
    small,
  ),
  words: small,
  holders: holdersOf(readTsv<"short" | keyof HolderRow>(holderTable, "holders.tsv")),
  findGroups,
  inLand,
  called: calledBy(
    new Map(readTsv<"word" | "states">(stateTable, "states.tsv").map(({ word, states }) => [word, new Set(states.split(" "))])),
    bodiesByWord(),
  ),
  findMovements: withMovements,
  linkMentions,
  ownNames,
  publisherNamed,
  findTold,
  seats: seatsOf(names),
  findQuantities,
  findQuotes,
  times,
  findTimes,
  quantities,
  quotes: {
    books: quoteWords("book"),
    seers: [...quoteWords("seer")],
    bookArticles: quoteWords("book-article"),
    works: quoteWords("work"),
    disowning: quoteWords("disowning"),
    saying: quoteWords("saying"),
  },
};

function timeClasses(): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const classes = new Map<string, Map<string, string>>();
  for (const { form, class: name, value } of readTsv<"form" | "class" | "value">(timeTable, "times.tsv")) {
    const known = classes.get(form) ?? new Map<string, string>();
    known.set(name, value);
    classes.set(form, known);
  }
  return classes;
}

/** The international bodies by each word in capitals of their longer names. */
function bodiesByWord(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { form, id, sense } of names) {
    if (sense !== "body" || !form.includes(" ")) continue;
    for (const word of form.split(" ")) if (/^\p{Lu}\p{Ll}/u.test(word)) found.set(word, (found.get(word) ?? new Set()).add(id));
  }
  return found;
}

/** A sector noun in its singular and plural; "minister of defense" takes the ending on its first noun. */
function inflected(row: Record<"form" | "sector" | "kind" | "class", string>): SectorRow[] {
  const { form, sector, kind } = row;
  const base = { sector, kind: kind as SectorRow["kind"], class: row.class as SectorRow["class"] };
  return [
    { ...base, form },
    { ...base, form: plural(form) },
  ];
}

function plural(form: string): string {
  const inner = /^(.*?)( (?:of|for|in|to) .*| general|-in-chief|-general)$/.exec(form);
  if (inner && !inner[1].includes("'")) return plural(inner[1]) + inner[2];
  if (/man$/.test(form) && !/human$/.test(form)) return `${form.slice(0, -3)}men`;
  if (/[^aeiou]y$/.test(form)) return `${form.slice(0, -1)}ies`;
  return /(?:s|x|ch|sh)$/.test(form) ? `${form}es` : `${form}s`;
}

function quantityWords(): QuantityWords {
  const peoples = names.flatMap(({ form, sense }) => (sense === "people" ? [form.toLowerCase()] : []));
  const rows = readTsv<"kind" | "form" | "value" | "factor">(quantityTable, "quantities.tsv");
  const table = <Value>(kind: string, read: (row: (typeof rows)[number]) => Value): Map<string, Value> =>
    new Map(rows.filter((row) => row.kind === kind).map((row) => [row.form, read(row)]));
  const set = (kind: string): Set<string> => new Set(table(kind, () => "").keys());
  return {
    // "six Mozambicans"
    units: new Map([
      ...peoples.map((form) => [form, { unit: "person", factor: 1 }] as const),
      ...table("unit", ({ value, factor }) => ({ unit: value, factor: Number(factor) })),
    ]),
    currencies: table("currency", ({ value }) => value),
    largeCurrencies: table("large-currency", ({ value }) => value),
    approximations: table("approximation", ({ value }) => value as "about"),
    loose: table("loose", ({ value }) => value.split("-").map(Number) as unknown as readonly [number, number]),
    casualties: table("casualty", ({ value }) => value),
    casualtyVerbs: table("casualty-verb", ({ value }) => value),
    joints: set("joint"),
    tolls: table("toll", ({ value }) => value),
    fractions: table("fraction", ({ value }) => Number(value)),
    shortScales: table("short-scale", ({ value }) => Number(value)),
    between: set("between"),
    possessives: set("possessive"),
    numbers: table("number", ({ value }) => Number(value)),
    scales: table("scale", ({ value }) => Number(value)),
    stops: set("stop"),
    auxiliaries: set("auxiliary"),
  };
}
