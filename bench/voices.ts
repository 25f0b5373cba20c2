/**
 * Who says so over whole documents: root speaker, whole chain and class of claims and events in fixtures/voices, whose chains
 * were written before any engine read them. Flags: --mode fast|accurate, --errors, --folder DIR (other documents of that shape).
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createReader } from "../src/app/reader.ts";
import type { Span } from "../src/base/span.ts";
import type { Article } from "../src/document/article.ts";
import type { ChainLink, Document } from "../src/document/schema.ts";
import { type Bench, type Row, report } from "./report.ts";

export const bench: Bench = { name: "voices", summary: "root speakers and chains over whole documents of our own", run };

export interface Voices {
  readonly slug: string;
  readonly article: Article;
  readonly told: readonly Told[];
  /** Nothing in it pushes: any loaded word, imputation, factive or call found is one too many. */
  readonly quiet?: boolean;
}

interface Told {
  readonly of: string;
  readonly chain?: readonly string[];
  readonly class?: string;
  readonly status?: string;
  /** The kind of finding that meets these words, and whose word that is. */
  readonly finding?: string;
  readonly holder?: string;
}

/** One judged chain, of a claim or of the event that rests on the same words; or one judged class, status or finding. */
export interface Check {
  readonly slug: string;
  readonly of: string;
  readonly field: "claim" | "event" | "class" | "status" | "finding";
  readonly root: boolean;
  readonly whole: boolean;
  readonly got: string;
}

const bundled = fileURLToPath(new URL("../fixtures/voices/", import.meta.url));

export function readVoices(folder = bundled): Voices[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
  return files.sort().map((file) => {
    const { publisher, published, paragraphs, told, quiet } = JSON.parse(readFileSync(join(folder, file), "utf8"));
    const article: Article = { text: paragraphs.join("\n\n"), language: "en", published, ...(publisher ? { publisher } : {}) };
    return { slug: file.replace(".json", ""), article, told, ...(quiet ? { quiet } : {}) };
  });
}

async function run(args: string[]): Promise<void> {
  const reader = await createReader(args.includes("accurate") ? "accurate" : "fast");
  const all = readVoices(args.includes("--folder") ? args[args.indexOf("--folder") + 1] : bundled);
  const checks = all.flatMap((voices) => checkVoices(voices, reader.read(voices.article)));
  if (args.includes("--errors"))
    for (const { slug, of, field, whole, got } of checks) if (!whole) console.log(`${slug}: ${field} of "${of}", got ${got}`);
  const of = (...fields: Check["field"][]): Check[] => checks.filter(({ field }) => fields.includes(field));
  const chains = of("claim", "event");
  const classes = of("class");
  const statuses = of("status");
  const findings = of("finding");
  const share = (part: readonly Check[], right: (check: Check) => boolean): number =>
    (100 * part.filter(right).length) / part.length;
  const note = `${chains.length} claims and events in ${all.length} documents`;
  const rows: Row[] = [
    { measure: "root speaker right, whole documents", value: share(chains, ({ root }) => root), unit: "%", note },
    { measure: "whole chain right, whole documents", value: share(chains, ({ whole }) => whole), unit: "%", note },
    {
      measure: "class right, whole documents",
      value: share(classes, ({ whole }) => whole),
      unit: "%",
      note: `${classes.length} judged`,
    },
    {
      measure: "status right, whole documents",
      value: share(statuses, ({ whole }) => whole),
      unit: "%",
      note: `${statuses.length} judged`,
    },
  ];
  if (findings.length > 0)
    rows.push({
      measure: "findings right, whole documents",
      value: share(findings, ({ whole }) => whole),
      unit: "%",
      note: `${findings.length} judged, with texts in which nothing pushes`,
    });
  report(rows, args);
}

export function checkVoices({ slug, told, quiet }: Voices, document: Document): Check[] {
  const checks = told.flatMap((wanted): Check[] => {
    const start = document.text.indexOf(wanted.of);
    const words = { start, end: start + wanted.of.length };
    const claim = claimOn(document, words);
    const event = document.events.find(({ trigger }) => shared(trigger, words) > 0);
    const sentence = document.sentences.find((one) => one.start <= start && start < one.end);
    const { of, chain } = wanted;
    const checks = chain ? [chainCheck(slug, of, chain, "claim", claim?.chain ?? [])] : [];
    if (event && chain) checks.push(chainCheck(slug, of, chain, "event", event.chain));
    const oneOf = (field: "class" | "status", got: readonly (string | undefined)[]): void => {
      const whole = got.includes(wanted[field]);
      if (wanted[field]) checks.push({ slug, of, field, root: whole, whole, got: got.join(", ") });
    };
    oneOf("class", [claim?.class, event?.class, sentence?.class]);
    oneOf("status", [claim?.status, event?.status]);
    if (wanted.finding) checks.push(findingCheck(slug, wanted, words, document));
    return checks;
  });
  return quiet ? [...checks, quietCheck(slug, document)] : checks;
}

function findingCheck(slug: string, { of, finding, holder }: Told, words: Span, document: Document): Check {
  const found = document.findings.filter((one) => one.kind === finding && shared(one, words) > 0);
  const whose = found.map((one) => holderName(document, one.holder));
  const whole = holder === undefined ? found.length > 0 : whose.some((name) => names(name, holder));
  return { slug, of, field: "finding", root: whole, whole, got: `${finding}: ${whose.join(", ") || "nothing"}` };
}

/** A holder is a mention's id, or a name. */
function holderName({ mentions, text }: Document, holder: string | null): string {
  const mention = mentions.find(({ id }) => id === holder);
  return mention ? text.slice(mention.start, mention.end) : (holder ?? "");
}

function quietCheck(slug: string, { findings, text }: Document): Check {
  const pushing = findings.filter(({ kind }) => PUSHES.has(kind));
  const got = pushing.map(({ kind, start, end }) => `${kind} "${text.slice(start, end)}"`).join(", ");
  return { slug, of: "(the whole text)", field: "finding", root: got === "", whole: got === "", got };
}

const PUSHES: ReadonlySet<string> = new Set(["loaded", "imputation", "factive", "call-to-action"]);

/** The claim that has most of the words, of equals the shortest. */
function claimOn({ claims }: Document, words: Span): Document["claims"][number] | undefined {
  const holding = claims.filter((claim) => shared(claim, words) > 0);
  return holding.sort((a, b) => shared(b, words) - shared(a, words) || a.end - a.start - (b.end - b.start))[0];
}

const shared = (a: Span, b: Span): number => Math.min(a.end, b.end) - Math.max(a.start, b.start);

function chainCheck(
  slug: string,
  of: string,
  chain: readonly string[],
  field: Check["field"],
  found: readonly ChainLink[],
): Check {
  const who = found.slice(0, -1).map((link) => link.who);
  const root = chain.length === 0 ? found.length === 1 : names(who[0], chain[0]);
  const whole = who.length === chain.length && chain.every((name, i) => names(who[i], name));
  return { slug, of, field, root, whole, got: found.map((link) => link.who).join(" > ") || "nothing" };
}

/** A longer form of the name is the same speaker. */
export const names = (found: string | undefined, wanted: string | undefined): boolean =>
  found !== undefined && wanted !== undefined && bare(found).includes(bare(wanted));

const bare = (name: string): string => name.toLowerCase().replace(/^(?:the|an?) /, "");
