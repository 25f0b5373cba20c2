/**
 * Events against PLOVER's gold standard records (../shared/gold/events/gsr.dev.jsonl, one event a sentence) by the shared
 * scorer, and against PLV's labelled pairs (plv.dev.jsonl). `--errors FILE` writes what was read of each sentence.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { AscribeError } from "../src/base/error.ts";
import { overlaps, type Span } from "../src/base/span.ts";
import type { Document, Event } from "../src/document/schema.ts";
import { createEngine } from "../src/engine/engine.ts";
import { loadModels } from "../src/engine/models.ts";
import { en } from "../src/packs/languages/en/index.ts";
import { cameo } from "../src/packs/ontologies/cameo/index.ts";
import { plover } from "../src/packs/ontologies/plover/index.ts";
import { modelFiles } from "../src/platform/node.ts";
import { packageVersion } from "../src/platform/paths.ts";
import { type Bench, gold, HARNESS_FLAGS, type Row, report } from "./report.ts";

export const bench: Bench = {
  name: "events",
  summary:
    "type, parties and strict F1 on PLOVER's gold records, type on PLV pairs; --mode fast|accurate, --set gsr|plv, --frames-only, --errors FILE",
  run: async (args) => {
    const { values } = parseArgs({
      args,
      options: {
        ...HARNESS_FLAGS,
        mode: { type: "string", default: "accurate" },
        set: { type: "string" },
        // The clause classifier learnt from these very sentences; without it the figures are those of frames alone.
        "frames-only": { type: "boolean" },
        errors: { type: "string" },
      },
    });
    const loaded = await loadModels(values.mode === "fast" ? "fast" : "accurate", modelFiles);
    const models = values["frames-only"] ? { ...loaded, events: null } : loaded;
    const reader = createEngine({ version: packageVersion(), language: en, models, ontologies: { plover, cameo }, places: null });
    const log: string[] = [];
    const rows: Row[] = [];
    if (values.set !== "plv") rows.push(...gsr((text) => reader.read({ text }), log));
    if (values.set !== "gsr") rows.push(...plv((text) => reader.read({ text }), log));
    if (values.errors) writeFileSync(values.errors, `${log.join("\n")}\n`);
    report(rows, args);
  },
};

type Read = (text: string) => Document;

interface Gsr {
  readonly id: string;
  readonly text: string;
  readonly event: string;
  readonly sources: readonly { readonly code: string | null }[];
  readonly targets: readonly { readonly code: string | null }[];
}

function gsr(read: Read, log: string[]): Row[] {
  const records = lines<Gsr>(gold("events/gsr.dev.jsonl"));
  let found = 0;
  const predictions = records.map((record) => {
    const { events } = read(record.text);
    const hit = events.some(({ plover }) => plover.type === record.event);
    if (hit) found++;
    const codes = (all: Gsr["sources"]) => all.map(({ code }) => code).join(",");
    const wanted = `${record.event} ${codes(record.sources)} > ${codes(record.targets)}`;
    log.push(
      [`${hit ? "hit" : "MISS"} ${wanted} | ${record.text}`, ...events.map((event) => `     ${told(record.text, event)}`)].join(
        "\n",
      ),
    );
    return { id: record.id, events: events.map(scored) };
  });
  const scores = score("events/gsr.dev.jsonl", predictions);
  const f1 = (key: string) => scores[key]?.F1 ?? 0;
  const n = `${records.length} sentences`;
  return [
    { measure: "events, type, GSR dev", value: f1("type"), unit: "F1", target: "≥ .66", peer: "UniversalPetrarch .412", note: n },
    {
      measure: "events, source country, GSR dev",
      value: f1("source-country"),
      unit: "F1",
      target: "≥ .72",
      peer: "UniversalPetrarch .399",
    },
    {
      measure: "events, recipient country, GSR dev",
      value: f1("target-country"),
      unit: "F1",
      target: "≥ .65",
      peer: "UniversalPetrarch .447",
    },
    {
      measure: "events, strict, GSR dev",
      value: f1("event-strict"),
      unit: "F1",
      target: "≥ .38",
      peer: "UniversalPetrarch .139",
    },
    {
      measure: "events, gold type among those found, GSR dev",
      value: found / records.length,
      unit: "",
      target: "≥ .85",
      peer: "UniversalPetrarch .50",
    },
  ];
}

const scored = ({ plover, actors, recipients }: Event) => {
  const codes = (parties: Event["actors"]) => parties.flatMap(({ code }) => (code ? [code] : []));
  return { type: plover.type, sources: codes(actors), targets: codes(recipients) };
};

function told(text: string, event: Event): string {
  const { plover, cameo, frame, actors, recipients, trigger, counted } = event;
  const codes = (parties: Event["actors"]) => parties.map(({ code }) => code).join(",");
  const words = text.slice(trigger.start, trigger.end);
  return `${plover.type} ${cameo.code} ${frame} "${words}" ${codes(actors)} > ${codes(recipients)}${counted ? "" : ` (${event.why})`}`;
}

interface Plv {
  readonly id: string;
  readonly text: string;
  readonly sourceText: string;
  readonly sourceStart: number;
  readonly targetText: string;
  readonly targetStart: number;
  /** Fifteen classes: CONCEDE and RETREAT are one. */
  readonly event15: string;
}

function plv(read: Read, log: string[]): Row[] {
  const records = lines<Plv>(gold("events/plv.dev.jsonl"));
  let any = 0;
  let between = 0;
  let pairs = 0;
  for (const record of records) {
    const { events } = read(record.text);
    const source = { start: record.sourceStart, end: record.sourceStart + record.sourceText.length };
    const target = { start: record.targetStart, end: record.targetStart + record.targetText.length };
    const hits = (event: Event) => folded(event.plover.type) === record.event15;
    const paired = events.filter((event) => joins(event, source, target));
    if (events.some(hits)) any++;
    if (paired.length > 0) pairs++;
    if (paired.some(hits)) between++;
    const mark = events.some(hits) ? "hit" : events.length > 0 ? "WRONG" : "NONE";
    log.push(
      [
        `${mark} ${record.event15} [${record.sourceText}] > [${record.targetText}] | ${record.text}`,
        ...events.map((event) => `     ${told(record.text, event)}`),
      ].join("\n"),
    );
  }
  const n = `${records.length} sentences`;
  return [
    { measure: "events, gold type among those found, PLV dev", value: any / records.length, unit: "", target: "≥ .80", note: n },
    {
      measure: "events, gold type where an event joins the pair, PLV dev",
      value: between / Math.max(1, pairs),
      unit: "",
      note: `${pairs} joined`,
    },
  ];
}

const folded = (type: string | null): string | null => (type === "CONCEDE" || type === "RETREAT" ? "YIELD" : type);

/** Whether the event has a party, or its trigger's own clause, at both labelled spans. */
function joins({ actors, recipients, span }: Event, source: Span, target: Span): boolean {
  const at = (place: Span) => [...actors, ...recipients].some((party) => party.span && overlaps(party.span, place));
  return (at(source) || overlaps(span, source)) && (at(target) || overlaps(span, target));
}

function score(file: string, predictions: readonly unknown[]): Record<string, { F1: number }> {
  const folder = mkdtempSync(join(tmpdir(), "ascribe-events-"));
  const path = join(folder, "predictions.jsonl");
  writeFileSync(path, predictions.map((line) => JSON.stringify(line)).join("\n"));
  const scorer = new URL("../../shared/score/score_events.py", import.meta.url).pathname;
  const run = spawnSync("python3", [scorer, gold(file), path, "--json"], { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  if (run.status !== 0) throw new AscribeError("no-gold", `NOT MEASURED: the shared scorer did not run (${run.stderr})`);
  return JSON.parse(run.stdout).metrics;
}

const lines = <T>(path: string): T[] =>
  readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as T);
