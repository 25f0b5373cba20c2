/**
 * Lineages: which reports of a happening go back to one speaker or one text. A stated root decides; where none is
 * stated, a report in another's words is that other's, and whoever was earlier is the parent.
 */
import { compare } from "./canonical.ts";
import type { Decisions } from "./decisions.ts";
import { grouped } from "./grouped.ts";
import type { Kinship } from "./happening.ts";
import type { Method } from "./method.ts";
import { powerOf } from "./parties.ts";
import { isNamed, type Report, type Root } from "./report.ts";
import { wordsOf } from "./terms.ts";
import { containment, likeness } from "./wording.ts";

/** One report's place in its lineage. */
export interface Descent {
  readonly report: string;
  readonly lineage: string;
  /** The report whose words it repeats; `null` when it has its own. */
  readonly parent: string | null;
  readonly why: string;
}

export interface Lineages {
  readonly descents: readonly Descent[];
  readonly kinships: readonly Kinship[];
}

/** Half of a sentence's five-word runs in common is a copy; of a short one, names and titles alone may be so many. */
const COPIED_SENTENCE = 0.5;
const COPIED_SHORT = 0.55;
/**
 * Of whole texts (Jaccard of shingles): above the first nearly the same text, above the second a rewriting. In six labelled corpora copies
 * stand at .27 to .54 and texts of their own on one happening below .07, but a press of few phrases makes chance alike up to .4.
 */
const COPIED_TEXT = 0.4;
const REWRITTEN_TEXT = 0.3;

export function lineagesOf(reports: readonly Report[], decisions: Decisions, method: Method): Lineages {
  const ordered = [...reports].sort(byPublication);
  const descents: Descent[] = [];
  const lineages = new Map<string, string>();
  const follow = (report: Report, asking: readonly Report[]): string => {
    const known = lineages.get(report.id);
    if (known !== undefined) return known;
    const others = ordered.filter((other) => other !== report && !asking.includes(other));
    const cited = citedIn(report, others);
    const fuller = cited ? null : fullerIn(report, others);
    const named = cited || fuller ? null : namedIn(report, others);
    const parent = cited ?? fuller ?? named;
    const descent = parent
      ? {
          report: report.id,
          lineage: follow(parent, [...asking, report]),
          parent: parent.id,
          why: cited
            ? `cites ${report.root.name}, whose own report is held`
            : fuller
              ? `${report.root.name} is ${parent.root.name}, as another report calls it in full`
              : `names no source here, but ${parent.root.name} elsewhere in the text`,
        }
      : descentOf(
          report,
          // What another line of the same text has from elsewhere, its headline has too.
          ordered.filter((other) => other.document === report.document && !isNamed(other.root, other.issuer)),
          ordered.slice(0, ordered.indexOf(report)).filter((other) => !asking.includes(other)),
          ordered,
          (parent) => follow(parent, [...asking, report]),
        );
    lineages.set(report.id, descent.lineage);
    descents.push(descent);
    return descent.lineage;
  };
  for (const report of ordered) follow(report, []);
  return { descents, kinships: kinshipsOf(ordered, lineages, decisions, method) };
}

// Undated texts come last: nothing shows that they were there first.
const byPublication = (a: Report, b: Report): number =>
  (a.published?.end ?? Infinity) - (b.published?.end ?? Infinity) ||
  Number(b.root.stated) - Number(a.root.stated) ||
  compare(a.id, b.id);

/** The report of the outlet that this one names as its source: "the news site Amu Courier" names Amu Courier. */
function citedIn({ root }: Report, others: readonly Report[]): Report | null {
  if (!root.stated || root.actor !== null) return null;
  const name = ` ${root.lineage} `;
  return others.find(({ issuer }) => issuer.length >= 4 && name.includes(` ${issuer} `)) ?? null;
}

/**
 * The report whose speaker bears this one's name and more: "the presidential press service" of one paper is "the Uzbek presidential
 * press service" of another, where nobody else is called so. A code stands; names alone may be short for another's.
 */
function fullerIn(report: Report, others: readonly Report[]): Report | null {
  const { root } = report;
  if (isCode(root)) return null;
  const own = stemsOf(root.name);
  if (own.size < FEWEST_STEMS) return null;
  const fuller = others.filter((other) => {
    const isPlain = other.root.stated && !isNamed(other.root, other.issuer);
    // Of two papers one name may hold the other's by chance.
    if (other.root.lineage === root.lineage || isPlain || !(root.stated || isCode(other.root))) return false;
    const theirs = stemsOf(other.root.name);
    if (isIn(own, theirs)) return isCode(other.root) || theirs.size > own.size;
    const isParty = [...report.actors, ...report.recipients].some(
      (code) => code.split(":")[0] === other.root.lineage.split(":")[0],
    );
    return isCode(other.root) && theirs.size >= (isParty ? FEWEST_STEMS : FEWEST_STEMS + 1) && isIn(theirs, own);
  });
  return new Set(fuller.map(({ root: { lineage } }) => lineage)).size === 1 ? fuller[0] : null;
}

/** "The ministry", "officials" are anybody's. */
const FEWEST_STEMS = 2;

const isCode = ({ lineage, actor }: Root): boolean => actor !== null && lineage === actor;

const isIn = (few: ReadonlySet<string>, many: ReadonlySet<string>): boolean => [...few].every((stem) => many.has(stem));

/** Of each longer word what its kin begin with: "presidential" and "president", "defense" and "defence". */
const stemsOf = (name: string): Set<string> =>
  new Set(
    wordsOf(name)
      .filter(({ length }) => length > 3)
      .map((word) => word.slice(0, 5)),
  );

/** A headline or a lead that names no source rests on whom its own text names for the same thing: the first it names. */
function namedIn(report: Report, others: readonly Report[]): Report | null {
  if (isNamed(report.root, report.issuer)) return null;
  const { document, denies } = report;
  const own = others.filter(
    (other) => other.document === document && isNamed(other.root, other.issuer) && other.denies === denies,
  );
  return own.sort((a, b) => a.trigger.start - b.trigger.start)[0] ?? null;
}

function descentOf(
  told: Report,
  own: readonly Report[],
  before: readonly Report[],
  all: readonly Report[],
  lineageOf: (report: Report) => string,
): Descent {
  const { id: report, root, document, sketch } = told;
  const born = { report, lineage: root.lineage, parent: null };
  if (isNamed(root, told.issuer)) return { ...born, why: `names ${root.name} as its source` };
  if (told.lead !== null)
    return { ...born, lineage: told.lead, why: `a headline or lead, of which a further line goes back to ${told.lead}` };
  for (const parent of before) {
    if (parent.document === document) continue;
    const theirs = all.filter((other) => other.document === parent.document);
    const sentence = Math.max(copiedTogether(own, theirs), ...own.map((line) => copiedLine(line, parent)));
    const whole = likeness(sketch, parent.sketch);
    if (sentence < COPIED_SENTENCE && whole < COPIED_TEXT) continue;
    const percent = Math.round(100 * Math.max(sentence, whole));
    const what = sentence >= COPIED_SENTENCE ? "of its sentence" : "of its text";
    return { report, lineage: lineageOf(parent), parent: parent.id, why: `${percent}% ${what} stands in an earlier report` };
  }
  return { ...born, why: root.stated ? `lets ${root.name} speak without a name` : "gives no source and has its own words" };
}

/** How much of one sentence stands in the other; of short ones, headlines above all, chance makes many alike. */
function copiedPart(one: readonly number[], other: readonly number[]): number {
  const few = Math.min(one.length, other.length);
  const part = few < LEAST_SHINGLES ? 0 : containment(one, other);
  return few < SHORT_SHINGLES && part < COPIED_SHORT ? 0 : part;
}

const copiedLine = (one: Report, other: Report): number => copiedPart(lineOf(one), lineOf(other));

// A headline tells what its lead tells, in words that anybody could find.
const lineOf = ({ wording, retold }: Report): readonly number[] => (retold.length > 0 ? retold : wording);

/** All lines together: of two short sentences neither alone is a copy, both are; one that anybody could write is none beside others. */
function copiedTogether(own: readonly Report[], theirs: readonly Report[]): number {
  const there = wordingOf(theirs);
  const copied = own.filter(
    (one) =>
      (one.part !== "title" || one.retold.length > 0) && lineOf(one).length > 0 && partIn(lineOf(one), there) >= COPIED_SENTENCE,
  );
  return wordingOf(copied).length < LEAST_SHINGLES ? 0 : copiedPart(wordingOf(own), there);
}

function partIn(few: readonly number[], many: readonly number[]): number {
  const known = new Set(many);
  return few.filter((shingle) => known.has(shingle)).length / few.length;
}

const wordingOf = (reports: readonly Report[]): number[] => [...new Set(reports.flatMap(lineOf))];

/** Ten words, and sixteen. */
const LEAST_SHINGLES = 6;
const SHORT_SHINGLES = 12;

function kinshipsOf(
  reports: readonly Report[],
  lineages: ReadonlyMap<string, string>,
  decisions: Decisions,
  method: Method,
): Kinship[] {
  const found = new Map<string, Kinship>();
  const note = (one: string, other: string, share: number, why: string): void => {
    if (one === other) return;
    const [a, b] = one < other ? [one, other] : [other, one];
    const known = found.get(`${a}|${b}`);
    if (known === undefined || known.share < share) found.set(`${a}|${b}`, { a, b, share, why });
  };
  for (const [i, one] of reports.entries()) {
    for (const other of reports.slice(0, i)) {
      const [a, b] = [lineages.get(one.id) as string, lineages.get(other.id) as string];
      if (a === b) continue;
      if (!one.root.stated && !other.root.stated && likeness(one.sketch, other.sketch) > REWRITTEN_TEXT) {
        note(a, b, method.kinship.copy, "one text rewritten from the other, no source named");
      }
      if (sameOwner(one, other, decisions, method)) note(a, b, method.kinship.owner, "same owner, or the same state behind both");
    }
  }
  for (const [one, other, what] of sharedOddities(reports)) {
    note(
      lineages.get(one.id) as string,
      lineages.get(other.id) as string,
      method.kinship.copy,
      `both give ${what}, which nobody else does`,
    );
  }
  return [...found.values()].sort((x, y) => compare(x.a, y.a) || compare(x.b, y.b));
}

/**
 * Fingerprints: two reports without a source that share a date, a number or a spelling of the place against what most
 * others say have it from one another or from one place.
 */
function sharedOddities(reports: readonly Report[]): [Report, Report, string][] {
  const fields: [(report: Report) => string | null, string][] = [
    [({ time }) => (time.dated ? `${time.start}/${time.end}` : null), "the same days"],
    [({ sizes }) => sizes.find(({ value }) => value !== null)?.value?.toString() ?? null, "the same number"],
    [({ place }) => place?.name ?? null, "the same name of the place"],
  ];
  return fields.flatMap(([read, what]) => {
    const told = grouped(
      reports.filter((report) => read(report) !== null),
      read,
    );
    const usual = Math.max(0, ...[...told.values()].map(({ length }) => length));
    const odd = [...told.values()].filter(({ length }) => length > 1 && length < usual);
    return odd.flatMap((group) => {
      const unsourced = group.filter(({ root }) => !root.stated);
      return unsourced.flatMap((one, i) => unsourced.slice(i + 1).map((other): [Report, Report, string] => [one, other, what]));
    });
  });
}

// Owners are what a user has recorded; none are shipped. Two organs of one state are told by their codes (`weight.ts`).
function sameOwner(one: Report, other: Report, decisions: Decisions, method: Method): boolean {
  const owners = [one, other].map(({ root }) => decisions.owner(root.lineage) ?? root.actor ?? root.lineage);
  const hasRecord = [one, other].some(({ root }) => decisions.owner(root.lineage) !== null);
  if (!hasRecord) return false;
  const [a, b] = owners.map((owner) => powerOf(owner, method) ?? owner);
  return a === b;
}
