/**
 * The fixtures and what was expected of them: `fixtures/documents/<slug>/{article.json, expected.json}`. An expectation is written by
 * a person; `compare` answers with one check a field, each with an id that the list of known failures may name.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { overlaps, type Span } from "../src/base/span.ts";
import type { Article } from "../src/document/article.ts";
import type { Document, Event, Party } from "../src/document/schema.ts";

/** What a person read in a text. A field left out is not judged. */
export interface ExpectedEvent {
  /** Words of the text, each there once, that tell it. A reading matches when it rests on any of them. */
  readonly words: readonly string[];
  /** PLOVER types that a careful person could give it. */
  readonly type?: readonly string[];
  /** State or body (`RUS`, `IGO:UN`); `~M23` where the party has no code and the words must do. In any order. */
  readonly actors?: readonly string[];
  readonly recipients?: readonly string[];
  /** ISO 8601 day, month, year or interval; several where any of them would do. */
  readonly time?: string | readonly string[];
  readonly place?: string;
  readonly size?: number;
  readonly status?: string;
  /** In the root speaker's name, lower case. */
  readonly root?: string;
  /** true: must be found, and counted. false: may be found, must not be counted. Left out: either will do. */
  readonly counted?: boolean;
}

export interface Expected {
  /** Everything that may be counted; a counted event that rests on other words is false. */
  readonly events: readonly ExpectedEvent[];
}

export interface Fixture {
  readonly slug: string;
  readonly article: Article;
  readonly expected: Expected | null;
}

export interface Check {
  /** `<slug>: <field> of "<words>"`. */
  readonly id: string;
  readonly field: "event" | "type" | "parties" | "time" | "place" | "size" | "status" | "root" | "trap" | "false";
  readonly ok: boolean;
  readonly wanted: string;
  readonly got: string;
}

export const fixtureFolder = fileURLToPath(new URL("../fixtures/documents/", import.meta.url));

export function readFixtures(): Fixture[] {
  return readdirSync(fixtureFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((slug) => ({ slug, article: readJson<Article>(slug, "article")!, expected: readJson<Expected>(slug, "expected") }));
}

export function compare(slug: string, document: Document, expected: Expected): Check[] {
  const checks = expected.events.flatMap((wanted) => compareEvent(slug, document, wanted));
  const known = expected.events.flatMap((wanted) => rangesOf(document.text, wanted));
  const strays = document.events.filter((event) => event.counted && !rests(event, known));
  const falsely = strays.map((event): Check => {
    const words = document.text.slice(event.trigger.start, event.trigger.end);
    return { id: `${slug}: false of "${words}"`, field: "false", ok: false, wanted: "nothing counted", got: briefly(event) };
  });
  return [...checks, ...falsely];
}

function compareEvent(slug: string, document: Document, wanted: ExpectedEvent): Check[] {
  const ranges = rangesOf(document.text, wanted);
  const found = document.events.filter((event) => rests(event, ranges));
  const checks: Check[] = [];
  const check = (field: Check["field"], ok: boolean, want: unknown, got: unknown) =>
    checks.push({ id: `${slug}: ${field} of "${wanted.words[0]}"`, field, ok, wanted: String(want), got: String(got) });

  if (wanted.counted === false) {
    const counted = found.filter((event) => event.counted);
    check("trap", counted.length === 0, "not counted", counted.map(briefly).join("; "));
  }
  const best = bestOf(found, wanted);
  if (wanted.counted === true)
    check("event", best?.counted === true, "found and counted", best ? `not counted: ${best.why}` : "not found");
  if (!best) return checks;
  if (wanted.status) check("status", best.status === wanted.status, wanted.status, best.status);
  if (wanted.counted !== true) return checks;
  if (wanted.type) check("type", wanted.type.includes(best.plover.type ?? ""), wanted.type, best.plover.type);
  if (wanted.actors) {
    const sides = [partiesOf(document.text, best.actors), partiesOf(document.text, best.recipients)];
    // Where nobody acts on another (a pact, talks) it does not matter on which side a party was put.
    const mutual = wanted.actors.length > 1 && !wanted.recipients;
    const ok = mutual
      ? sameParties(wanted.actors, [...new Set(sides.flat())])
      : sameParties(wanted.actors, sides[0]!) && sameParties(wanted.recipients ?? [], sides[1]!);
    check("parties", ok, `${wanted.actors} → ${wanted.recipients ?? ""}`, `${sides[0]} → ${sides[1]}`);
  }
  if (wanted.time) check("time", [wanted.time].flat().includes(best.time.value ?? ""), wanted.time, best.time.value);
  if (wanted.place) check("place", (best.place?.name ?? "").includes(wanted.place), wanted.place, best.place?.name);
  if (wanted.size !== undefined) {
    const sizes = best.magnitudes.map((id) => document.quantities.find((quantity) => quantity.id === id)?.value);
    check("size", sizes.includes(wanted.size), wanted.size, sizes);
  }
  if (wanted.root) {
    const root = best.chain[0]?.who ?? "";
    check("root", root.toLowerCase().includes(wanted.root), wanted.root, root);
  }
  return checks;
}

// Of several readings of the same words the one that agrees most; the first of equals.
function bestOf(found: readonly Event[], wanted: ExpectedEvent): Event | null {
  const agreement = (event: Event) =>
    Number(event.counted) + 2 * Number(wanted.type?.includes(event.plover.type ?? "") ?? false) - Number(event.partOf !== null);
  return found.reduce<Event | null>((best, event) => (best && agreement(best) >= agreement(event) ? best : event), null);
}

function rangesOf(text: string, { words }: ExpectedEvent): Span[] {
  return words.map((phrase) => {
    const start = text.indexOf(phrase);
    if (start < 0) throw new Error(`expected words are not in the text: "${phrase}"`);
    return { start, end: start + phrase.length };
  });
}

const rests = (event: Event, ranges: readonly Span[]): boolean =>
  [event.trigger, ...event.mentions].some((span) => ranges.some((range) => overlaps(span, range)));

// A party by its state or body: the sector is the office's business, not the fixture's.
function partiesOf(text: string, parties: readonly Party[]): string[] {
  const names = parties.map(({ code, span }) => {
    if (code?.startsWith("IGO:")) return code.split(":").slice(0, 2).join(":");
    if (code && /^[A-Z]{3}(:|$)/.test(code)) return code.slice(0, 3);
    return `~${span ? text.slice(span.start, span.end) : (code ?? "")}`;
  });
  return [...new Set(names)];
}

function sameParties(wanted: readonly string[], got: readonly string[]): boolean {
  const names = (name: string, other: string) => (name.startsWith("~") ? other.includes(name.slice(1)) : name === other);
  return wanted.length === got.length && wanted.every((name) => got.some((other) => names(name, other)));
}

const briefly = (event: Event): string =>
  `${event.plover.type} ${event.actors.map(({ code }) => code)} → ${event.recipients.map(({ code }) => code)} (${event.status}, ${event.class})`;

function readJson<T>(slug: string, name: string): T | null {
  const path = `${fixtureFolder}${slug}/${name}.json`;
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : null;
}
