/** `ascribe explain FILE --event e1`: each field of an event with the words it rests on and the rule that read them. */
import { createAscribe } from "../../../app/ascribe.ts";
import { AscribeError } from "../../../base/error.ts";
import type { Document, Event } from "../../../document/schema.ts";
import { loadArticle } from "../../../operations/intake.ts";
import type { Call } from "../command.ts";
import { type Ink, plain } from "../ink.ts";
import { print } from "../output.ts";
import { pad } from "../wrap.ts";
import { hintsOf, modeOf, stdinBytes, terminal } from "./read.ts";

export async function run({ args, options }: Call): Promise<number> {
  if (args.length !== 1) throw new AscribeError("bad-call", "explain one document: ascribe explain report.txt --event e1");
  const reader = await createAscribe({ ledgerPath: null }).reader(modeOf(options, "accurate"));
  const document = reader.read(await loadArticle(args[0], hintsOf(options), stdinBytes));
  const wanted = options.event as string | undefined;
  const events = document.events.filter(({ id }) => wanted === undefined || id === wanted.toLowerCase());
  if (events.length === 0)
    throw new AscribeError(
      "no-event",
      wanted
        ? `${args[0]} has no event ${wanted}; it has: ${document.events.map(({ id }) => id).join(", ") || "none"}`
        : `${args[0]} tells of no event`,
    );
  if (options.json) await print(`${JSON.stringify(events.map((event) => explanation(document, event)))}\n`);
  else await print(events.map((event) => view(document, event, terminal().ink)).join("\n"));
  return 0;
}

interface Line {
  readonly field: string;
  readonly value: string;
  readonly rule: string | null;
  readonly words: string | null;
}

function explanation(
  document: Document,
  event: Event,
): { event: string; words: string; counted: boolean; why: string; fields: Line[] } {
  const { start, end } = event.span;
  return {
    event: event.id,
    words: document.text.slice(start, end),
    counted: event.counted,
    why: event.why,
    fields: fieldsOf(document, event),
  };
}

function fieldsOf(document: Document, event: Event): Line[] {
  const slice = (span: { start: number; end: number } | null) => span && document.text.slice(span.start, span.end);
  const names = (parties: Event["actors"]) =>
    parties.map(({ code, span }) => `${code ?? "?"}${span ? ` "${slice(span)}"` : ""}`).join(", ") || "none";
  const values: readonly (readonly [string, string])[] = [
    ["trigger", slice(event.trigger) ?? ""],
    ["frame", event.frame ?? "none fits: the clause classifier proposes the type"],
    ["plover", [event.plover.type, event.plover.mode, ...event.plover.contexts].filter(Boolean).join(" · ") || "none"],
    ["cameo", event.cameo.code ?? "none"],
    ["actors", names(event.actors)],
    ["recipients", names(event.recipients)],
    ["time", event.time.value ?? "not stated"],
    ["place", event.place?.name ?? "not stated"],
    ["magnitudes", sizesOf(document, event)],
    ["instrument", event.instrument],
    ["tone", String(event.tone)],
    ["status", event.status],
    ["factuality", event.factuality],
    ["class", event.class],
    ["chain", event.chain.map(({ who }) => who).join(" ▸ ")],
    ["counted", `${event.counted ? "yes" : "no"}: ${event.why}`],
  ];
  const known = values.map(([field, value]) => {
    const basis = event.basis.find((one) => one.field === field);
    return { field, value, rule: basis?.rule ?? null, words: slice(basis?.span ?? null) };
  });
  const others = event.basis.filter(({ field }) => !values.some(([name]) => name === field));
  return [...known, ...others.map(({ field, rule, span }) => ({ field, value: "", rule, words: slice(span) }))];
}

function sizesOf({ quantities }: Document, { magnitudes }: Event): string {
  const told = magnitudes.flatMap((id) => quantities.find((quantity) => quantity.id === id) ?? []);
  return told.map(({ value, low, high, unit, of }) => `${value ?? `${low}-${high}`} ${of ?? unit}`).join(", ") || "not stated";
}

function view(document: Document, event: Event, ink: Ink): string {
  const { words, fields } = explanation(document, event);
  const lines = fields.map(({ field, value, rule, words: own }) => {
    const why = [...(own ? [`"${plain(own.replace(/\s+/g, " "))}"`] : []), ...(rule ? [rule] : [])].join(" — ");
    return `  ${ink.dim(pad(field, 12))}${plain(value.replace(/\s+/g, " "))}${why ? `\n  ${" ".repeat(12)}${ink.dim(why)}` : ""}`;
  });
  return `${ink.hue(event.class, ink.glyph(event.class))} ${ink.bold(event.id.toUpperCase())}  ${plain(words.replace(/\s+/g, " "))}\n${lines.join("\n")}\n`;
}
