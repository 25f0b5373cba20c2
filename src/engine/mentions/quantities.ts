/**
 * Quantities: troops, casualties, money, weapons, vehicles, distances. What is counted, how many at least and at
 * most, and whether the text only says about how many. Works on the text, block by block.
 */
import { startsUpper } from "../../base/letters.ts";
import type { Span } from "../../base/span.ts";
import type { Quantity } from "../../document/schema.ts";
import type { QuantityWords } from "./words.ts";

type Found = Omit<Quantity, "id">;

interface Word extends Span {
  readonly form: string;
  readonly value: number;
  readonly capital: boolean;
  /** No space before it. */
  readonly joined: boolean;
}

interface Amount {
  readonly to: number;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

// Groups: a figure, and what is written onto it.
const SHAPE =
  /(?:US|HK|NZ|NT|[ACS])\$|[$€£¥₽₴₸₺₹₩]|(\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d.,]*\d)|\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)((?:st|nd|rd|th|s)(?!\p{L}))?|\p{L}[\p{L}\p{N}]*(?:['’]\p{L}+)*\.?(?:\p{L}\.)*|%|[^\s]/gu;

export type FindQuantities = typeof findQuantities;

/** @param taken stretches that are times already: "23 March", "two weeks" */
export function findQuantities(text: string, stretches: readonly Span[], words: QuantityWords, taken: readonly Span[]): Found[] {
  return stretches.map((stretch) => cut(text, stretch, words)).flatMap((cuts) => quantitiesIn(cuts, words, taken));
}

function cut(text: string, { start, end }: Span, words: QuantityWords): Word[] {
  const found: Word[] = [];
  let last = -1;
  const stretch = text.slice(start, end);
  SHAPE.lastIndex = 0;
  for (let match = SHAPE.exec(stretch); match !== null; match = SHAPE.exec(stretch)) {
    const [whole, figure, tail] = match;
    const at = start + match.index;
    const form = whole.toLowerCase();
    const plain =
      whole.endsWith(".") && /\p{L}\.$/u.test(whole) && !words.currencies.has(form) && !words.units.has(form)
        ? form.slice(0, -1)
        : form;
    const value = figure && !tail ? Number(figure.replace(/[^\d.]/g, "")) : (words.numbers.get(plain) ?? Number.NaN);
    found.push({
      start: at,
      end: at + (plain.length < form.length ? whole.length - 1 : whole.length),
      form: plain,
      value,
      capital: startsUpper(whole),
      joined: at === last,
    });
    last = at + whole.length;
  }
  return found;
}

function quantitiesIn(words: readonly Word[], lexicon: QuantityWords, taken: readonly Span[]): Found[] {
  const found: Found[] = [];
  for (let i = 0; i < words.length; ) {
    const one = quantityAt(words, i, lexicon, taken);
    if (one) found.push(one.quantity);
    i = one ? Math.max(one.to, i + 1) : i + 1;
  }
  return found;
}

function quantityAt(
  words: readonly Word[],
  i: number,
  lexicon: QuantityWords,
  taken: readonly Span[],
): { quantity: Found; to: number } | null {
  if (Number.isNaN(words[i].value) && !openersOf(lexicon).opening.has(words[i].form)) return null;
  const approximation = approximationAt(words, i, lexicon);
  const sign = lexicon.currencies.get(words[approximation.to]?.form ?? "");
  const at = sign === undefined ? approximation.to : approximation.to + 1;
  if (sign === undefined && isModel(words, at)) return null;
  const between = lexicon.between.has(words[at]?.form ?? "");
  const amount = between ? betweenAt(words, at + 1, lexicon) : isYear(words, at, lexicon) ? null : amountAt(words, at, lexicon);
  if (!amount || taken.some((span) => span.start < words[amount.to - 1].end && words[at].start < span.end)) return null;
  if (i < at && approximation.to > i && !approximation.kind && sign === undefined) return null;
  const money = sign ?? (between ? lexicon.currencies.get(words[at + 1].form) : undefined);
  const isLarge = money === undefined && (amount.value ?? amount.low ?? 0) >= LARGE;
  const large = isLarge ? lexicon.largeCurrencies.get(words[amount.to]?.form ?? "") : undefined;
  const counted =
    (money ?? large) === undefined
      ? (countedAfter(words, amount.to, lexicon) ?? countedBefore(words, i, amount.to, lexicon))
      : { unit: (money ?? large) as string, of: null, factor: 1, to: money === undefined ? amount.to + 1 : amount.to };
  if (!counted) return null;
  const done = counted.unit === "person" ? lexicon.casualtyVerbs.get(words[i - 1]?.form ?? "") : undefined;
  if (done !== undefined)
    return { quantity: written(words, i, amount, { ...counted, unit: done }, approximation.kind), to: counted.to };
  return { quantity: written(words, i, amount, counted, approximation.kind), to: counted.to };
}

function written(words: readonly Word[], i: number, amount: Amount, counted: Counted, kind: Approximation): Found {
  const times = (n: number | null): number | null => (n === null ? null : Math.round(n * counted.factor * 1000) / 1000);
  const value = times(amount.value);
  return {
    start: words[i].start,
    end: words[counted.to - 1].end,
    value,
    low: kind === "least" || kind === "more" ? value : times(amount.low),
    high: kind === "most" || kind === "less" ? value : times(amount.high),
    approximate: kind !== null || amount.low !== null,
    unit: counted.unit,
    of: counted.of,
  };
}

type Approximation = "about" | "least" | "most" | "more" | "less" | null;

// "about", "at least", "more than", "as many as": up to three words before the figure.
function approximationAt(words: readonly Word[], i: number, lexicon: QuantityWords): { kind: Approximation; to: number } {
  if (!openersOf(lexicon).approximating.has(words[i].form)) return { kind: null, to: i };
  for (let size = 3; size >= 1; size--) {
    const form = words
      .slice(i, i + size)
      .map((word) => word.form)
      .join(" ");
    const kind = lexicon.approximations.get(form);
    if (kind !== undefined) return { kind, to: i + size };
  }
  return { kind: null, to: i };
}

interface Openers {
  /** The words that approximations begin with. */
  readonly approximating: ReadonlySet<string>;
  /** All words, but numerals, that an amount may begin with. */
  readonly opening: ReadonlySet<string>;
}

const openers = new WeakMap<QuantityWords, Openers>();

function openersOf(lexicon: QuantityWords): Openers {
  let known = openers.get(lexicon);
  if (!known) {
    const { approximations, currencies, between, loose, fractions } = lexicon;
    const approximating = new Set(Array.from(approximations.keys(), (form) => form.split(" ")[0]));
    const opening = new Set([...approximating, ...currencies.keys(), ...between, ...loose.keys(), ...fractions.keys()]);
    known = { approximating, opening };
    openers.set(lexicon, known);
  }
  return known;
}

/** Of what is money by the million and a weight by the hundred. */
const LARGE = 1_000_000;

// "its 2011 sanctions act"
const isYear = (words: readonly Word[], i: number, { possessives, units }: QuantityWords): boolean =>
  /^(?:19|20)\d\d$/.test(words[i]?.form ?? "") &&
  possessives.has(words[i - 1]?.form ?? "") &&
  units.get(words[i + 1]?.form ?? "")?.unit !== "person";

// "F-16", "S-400", "G20": the figure belongs to a name.
const isModel = (words: readonly Word[], i: number): boolean =>
  /^\d/.test(words[i]?.form ?? "") &&
  words[i].joined &&
  (words[i - 1]?.form === "-"
    ? words[i - 1].joined && /^\p{L}/u.test(words[i - 2]?.form ?? "")
    : /^\p{L}/u.test(words[i - 1]?.form ?? ""));

// "between 30 and 40"
function betweenAt(words: readonly Word[], i: number, lexicon: QuantityWords): Amount | null {
  const sign = (at: number): number => (lexicon.currencies.has(words[at]?.form ?? "") ? at + 1 : at);
  const first = numberAt(words, sign(i), lexicon);
  if (!first || words[first.to]?.form !== "and") return null;
  const last = numberAt(words, sign(first.to + 1), lexicon);
  if (!last || last.value <= first.value) return null;
  const low = last.scale > 1 && first.scale === 1 ? first.value * last.scale : first.value;
  return low < last.value ? { to: last.to, value: null, low, high: last.value } : null;
}

function amountAt(words: readonly Word[], i: number, lexicon: QuantityWords): Amount | null {
  const loose = looseAt(words, i, lexicon);
  if (loose) return loose;
  const first = numberAt(words, i, lexicon);
  if (!first) return null;
  const joint = words[first.to]?.form;
  if (joint === "to" || joint === "-" || joint === "–" || joint === "or") {
    const sign = lexicon.currencies.has(words[first.to + 1]?.form ?? "") ? 1 : 0;
    const last = numberAt(words, first.to + 1 + sign, lexicon);
    if (last && last.value > first.value) {
      // "3 to 5 million" scales both ends.
      const low = last.scale > 1 && first.scale === 1 ? first.value * last.scale : first.value;
      if (low < last.value) return { to: last.to, value: null, low, high: last.value };
    }
  }
  return { to: first.to, value: first.value, low: null, high: null };
}

// "dozens of", "hundreds of thousands of", "several hundred"
function looseAt(words: readonly Word[], i: number, lexicon: QuantityWords): Amount | null {
  const loose = lexicon.loose.get(words[i]?.form ?? "");
  if (!loose) return null;
  let [low, high] = loose;
  let to = i + 1;
  const scale = lexicon.scales.get(words[to]?.form ?? "");
  if (scale !== undefined) {
    [low, high] = [low * scale, high * scale];
    to++;
  }
  if (words[to]?.form === "of") {
    const second = lexicon.loose.get(words[to + 1]?.form ?? "");
    if (second) {
      // Tens of thousands are some tens of thousand, not of many thousands.
      const base = 10 ** Math.floor(Math.log10(second[0]));
      [low, high] = [low * base, high * base];
      to += 2;
    }
    if (words[to]?.form === "of") to++;
    if (words[to]?.form === "the") to++;
  }
  return { to, value: null, low, high };
}

function numberAt(
  words: readonly Word[],
  i: number,
  lexicon: QuantityWords,
): { value: number; scale: number; to: number } | null {
  const fraction = fractionAt(words, i, lexicon);
  if (fraction) return fraction;
  const first = words[i];
  if (!first || Number.isNaN(first.value)) return null;
  // "a hundred", but not "a soldier": an article counts only before a scale.
  if (first.value === 1 && first.form.length <= 2 && !/^\d/.test(first.form) && !lexicon.scales.has(words[i + 1]?.form ?? ""))
    return null;
  let [sum, value, to, scaled] = [0, first.value, i + 1, 1];
  const isFigure = /^\d/.test(first.form);
  for (;;) {
    const word = words[to];
    // "$40m", "$1.2tn", "a $100-million loan"
    const dashed = word?.form === "-" && lexicon.scales.has(words[to + 1]?.form ?? "");
    const short = word?.joined && isFigure ? lexicon.shortScales.get(word.form) : undefined;
    const money = lexicon.currencies.has(words[i - 1]?.form ?? "");
    const scale =
      short !== undefined && (money || word.form.length > 1)
        ? short
        : lexicon.scales.get(words[dashed ? to + 1 : to]?.form ?? "");
    if (scale !== undefined) {
      if (dashed) to++;
      value *= scale;
      scaled *= scale;
      if (scale >= 1000 && !isFigure) {
        sum += value;
        value = 0;
      }
      to++;
      continue;
    }
    const next = word?.form === "-" || word?.form === "and" ? words[to + 1] : word;
    const step = next === word ? 1 : 2;
    if (isFigure || !next || Number.isNaN(next.value) || /^\d/.test(next.form)) break;
    // "twenty-five", "two hundred and ten": each next numeral fits under the last.
    if (!(value === 0 || (value % 100 === 0 && next.value < 100) || (value % 10 === 0 && value % 100 !== 10 && next.value < 10)))
      break;
    if (word.form === "and" && value < 100 && sum === 0) break;
    value += next.value;
    to += step;
  }
  return { value: sum + value, scale: scaled, to };
}

// "half a million", "a quarter of a million"
function fractionAt(words: readonly Word[], i: number, lexicon: QuantityWords): ReturnType<typeof numberAt> {
  const at = words[i]?.value === 1 && words[i].form.length <= 2 ? i + 1 : i;
  const part = lexicon.fractions.get(words[at]?.form ?? "");
  if (part === undefined) return null;
  const article = words[at + 1]?.form === "of" ? at + 2 : at + 1;
  const scale = lexicon.scales.get(words[article + 1]?.form ?? "");
  if (scale === undefined || words[article]?.value !== 1) return null;
  return { value: part * scale, scale, to: article + 2 };
}

interface Counted {
  readonly unit: string;
  readonly of: string | null;
  readonly factor: number;
  readonly to: number;
}

// Between the figure and what it counts stand a few adjectives: "1,500 well-armed Russian soldiers".
const ADJECTIVES = 4;

function countedAfter(words: readonly Word[], i: number, lexicon: QuantityWords): Counted | null {
  // "a 500-bed hospital" counts beds; "a 300-km range" is one.
  if (words[i]?.form === "-" && words[i].joined) {
    const unit = lexicon.units.get(words[i + 1]?.form ?? "");
    return unit && unit.unit !== "building" ? { unit: unit.unit, of: words[i + 1].form, factor: unit.factor, to: i + 2 } : null;
  }
  // "40 of its 60 vehicles"
  if (words[i]?.form === "of") {
    const at = lexicon.possessives.has(words[i + 1]?.form ?? "") ? i + 2 : i + 1;
    const whole = numberAt(words, at, lexicon);
    const counted = countedAfter(words, whole?.to ?? at, lexicon);
    // "200 of its soldiers"
    if (whole === null) return at > i + 1 ? counted : null;
    return counted ? { ...counted, to: i } : null;
  }
  const casualty = casualtyAfter(words, i, lexicon);
  const money = currencyAt(words, i, lexicon);
  if (money) return money;
  let reach = i + ADJECTIVES;
  for (let k = i; k <= reach && k < words.length; k++) {
    const word = words[k];
    // "600 Canadian, Spanish and Danish soldiers"
    if (k > i && words[k - 1].capital && words[k + 1]?.capital && (word.form === "," || lexicon.joints.has(word.form))) {
      reach += 2;
      continue;
    }
    const pair = lexicon.units.get(`${word.form} ${words[k + 1]?.form}`);
    const unit = pair ?? lexicon.units.get(word.form);
    const to = pair ? k + 2 : k + 1;
    if (unit) {
      const after = words[to];
      const measure =
        unit.unit !== "person" && after?.form === "of" && words[to + 1] && /^\p{L}/u.test(words[to + 1].form)
          ? words[to + 1]
          : null;
      const of = measure ? measure.form : pair ? `${word.form} ${words[k + 1].form}` : word.form;
      const killed = unit.unit === "person" ? casualtyAfter(words, to, lexicon) : null;
      return { unit: killed ? killed.unit : unit.unit, of, factor: unit.factor, to: measure ? to + 2 : to };
    }
    if (k === i && casualty) return casualty;
    // "twelve F-16 fighter jets"
    const model = word.capital && words[k + 1]?.form === "-" && isModel(words, k + 2);
    if (model && k + 2 < i + ADJECTIVES) {
      k += 2;
      continue;
    }
    // "14 Leopard 2 tanks"
    if (k > i && words[k - 1].capital && /^\d{1,2}$/.test(word.form) && lexicon.units.has(words[k + 1]?.form ?? "")) continue;
    if (!/^[\p{L}-]+$/u.test(word.form) || lexicon.stops.has(word.form) || !Number.isNaN(word.value)) return null;
  }
  return null;
}

// "dollars", "US dollars", "Hong Kong dollars": whose they are, where it is said, is part of the currency's name.
function currencyAt(words: readonly Word[], i: number, { currencies }: QuantityWords): Counted | null {
  let name = "";
  let found: Counted | null = null;
  for (let to = i; to < Math.min(i + 3, words.length); to++) {
    name += `${to > i ? " " : ""}${words[to].form}`;
    const unit = currencies.get(name);
    if (unit !== undefined) found = { unit, of: null, factor: 1, to: to + 1 };
  }
  return found;
}

// "five killed", "82 were wounded", "at least 30 people have been injured"
function casualtyAfter(words: readonly Word[], i: number, lexicon: QuantityWords): Counted | null {
  for (let k = i; k < i + 4 && k < words.length; k++) {
    const unit = lexicon.casualties.get(words[k].form);
    // "17 militants killed five": they are not the dead.
    const acts =
      k === i && (!Number.isNaN(words[k + 1]?.value ?? Number.NaN) || lexicon.possessives.has(words[k + 1]?.form ?? ""));
    if (unit !== undefined) return acts && lexicon.casualtyVerbs.has(words[k].form) ? null : { unit, of: null, factor: 1, to: i };
    if (!lexicon.auxiliaries.has(words[k].form)) return null;
  }
  return null;
}

// How far a toll may stand before its figure: "the death toll from the quake had risen to 112".
const TOLL = 8;

// "killing seven", "wounding 20", "the death toll rose to 112": what was done stands before a bare figure.
function countedBefore(words: readonly Word[], i: number, to: number, lexicon: QuantityWords): Counted | null {
  const next = words[to]?.form ?? ".";
  const ends = !/^\p{L}/u.test(next) || lexicon.stops.has(next) || lexicon.auxiliaries.has(next);
  if (!ends || next === "-" || next === "%") return null;
  const done = lexicon.casualtyVerbs.get(words[i - 1]?.form ?? "");
  if (done !== undefined) return { unit: done, of: null, factor: 1, to };
  for (let k = i - 1; k >= Math.max(0, i - TOLL) && words[k].form !== "."; k--) {
    const unit = lexicon.tolls.get(words[k].form);
    if (unit !== undefined) return { unit, of: null, factor: 1, to };
    if (!Number.isNaN(words[k].value) && /^\d/.test(words[k].form)) return null;
  }
  return null;
}
