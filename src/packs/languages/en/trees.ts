/** English for the parser: the words that dates are made of, and arcs that no sentence of it has. */
import type { ParseWords } from "../../../engine/language.ts";
import { newExactness } from "../../../engine/parse/exactness.ts";
import { newSettler } from "../../../engine/parse/settle.ts";
import { events } from "./events.ts";
import { quantities, times } from "./mentions.ts";

// An hour is seldom a date's only word, and a second is mostly the one behind the first.
const SHORT = /^(?:S|MI|H)$/;

const { by, between, following, preceding } = events.words;

const dates = formsOf(
  (classes) => ["month", "weekday", "part", "meridiem"].some((name) => classes.has(name)) || isLong(classes.get("unit")),
);

export const trees: ParseWords = {
  days: formsOf((classes) => classes.has("weekday") || /^-?\d$/.test(classes.get("deictic") ?? "")),
  dates,
  near: formsOf((classes) => classes.has("shift")),
  countInexact: newExactness({
    approximations: new Set(quantities.approximations.keys()),
    articles: new Set(["a", "an"]),
    numbers: new Set(quantities.numbers.keys()),
    between,
    and: "and",
    to: "to",
    from: "from",
    dates,
  }),
  settle: newSettler({
    perfect: new Set(["have"]),
    by,
    between,
    of: new Set(["of"]),
    plans: new Set([...events.classes].flatMap(([lemma, classes]) => (classes.includes("plan") ? [lemma] : []))),
    that: new Set(["that"]),
    opening: new Set([...following, ...preceding, "since", "until"]),
    joining: new Set([...following, ...preceding, "since", "until", "as", "while"]),
    calendar: formsOf((classes) => classes.has("month") || classes.has("weekday")),
    measures: formsOf((classes) => isLong(classes.get("unit"))),
  }),
};

function formsOf(fits: (classes: ReadonlyMap<string, string>) => boolean): ReadonlySet<string> {
  return new Set([...times.classes].filter(([, classes]) => fits(classes)).map(([form]) => form));
}

function isLong(unit: string | undefined): boolean {
  return unit !== undefined && !SHORT.test(unit);
}
