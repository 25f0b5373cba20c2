/**
 * A read document as a person sees it in the terminal: what it is, who says so, its sentences with the operative
 * words marked by the class of claim, and what is told to have happened.
 */
import type { Span } from "../../base/span.ts";
import type { ChainLink, ClaimClass, Document, Event } from "../../document/schema.ts";
import { type Ink, plain } from "./ink.ts";
import { clip, type Piece, pad, widthOf, wrapPieces } from "./wrap.ts";

export interface ViewOptions {
  readonly ink: Ink;
  /** Columns of the terminal. */
  readonly columns: number;
  /** Every sentence and every event. */
  readonly all?: boolean;
  /** Only what is imputed, hypothetical or advocated: what no measure counts. */
  readonly imputed?: boolean;
}

const SHOWN_SENTENCES = 8;
const SHOWN_EVENTS = 6;
const NOT_COUNTED: readonly ClaimClass[] = ["imputed", "hypothetical", "prediction", "advocacy"];

export function viewDocument(document: Document, options: ViewOptions): string {
  const width = Math.max(60, Math.min(options.columns, 116));
  const parts = options.imputed
    ? [heading(document, options.ink, width), imputedClaims(document, options.ink, width)]
    : [
        heading(document, options.ink, width),
        ribbon(document, options.ink),
        sentences(document, options, width),
        happenings(document, options, width),
        footer(document, options.ink),
      ];
  return `\n${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join("\n"))
    .join("\n\n")}\n`;
}

function heading(document: Document, ink: Ink, width: number): string[] {
  const { meta } = document;
  const title = meta.title ? ink.bold(clip(plain(oneLine(meta.title.value)), width - 16)) : ink.dim("(no title)");
  const claim = document.claims.find(
    ({ start, end }) => meta.title?.span && start < meta.title.span.end && end > meta.title.span.start,
  );
  const kind = [meta.genre ?? "genre unknown", ...(meta.translated.value ? ["translated"] : [])].join(", ");
  const issuer = meta.issuer ? plain(oneLine(meta.issuer.name)) : "issuer unknown";
  return [
    claim ? `${title}   ${ink.hue(claim.class, `${ink.glyph(claim.class)} ${claimName(claim.class, claim.imputes)}`)}` : title,
    ink.dim(
      `${kind} · ${issuer}${meta.publisher && meta.publisher !== meta.issuer?.name ? ` · in ${plain(oneLine(meta.publisher))}` : ""}`,
    ),
    ink.dim(
      `${dated(meta.published)} · ${count(document.sentences.length, "sentence")} · ${document.id.slice(0, 15).replace(":", " ")}`,
    ),
  ];
}

const claimName = (name: ClaimClass, imputes: string | null): string =>
  name === "imputed" && imputes ? `imputed ${imputes}` : name;

function dated({ value, earliest, latest }: Document["meta"]["published"]): string {
  if (value) return value;
  if (earliest && latest) return `no date stated; ${earliest} to ${latest}, from the text`;
  return latest ? `no date stated; by ${latest}, from the text` : "no date stated";
}

/** The longest chain of any event that is told as fact, issuer at the left, root speaker at the right, each voice's stave beneath. */
function ribbon(document: Document, ink: Ink): string[] {
  const chain = longestChain(document.events);
  if (chain.length < 2) return [];
  const names = [...chain].reverse().map(({ who }) => clip(plain(who === "(issuer)" ? "issuer" : who), 32));
  if (document.meta.translated.value) names.unshift("translator");
  const label = "who says so   ";
  const starts: number[] = [];
  let at = label.length;
  for (const name of names) {
    starts.push(at);
    at += widthOf(name) + 3;
  }
  const end = at - 3;
  const top = names.map((name, i) => (i === names.length - 1 ? ink.bold(name) : name)).join(` ${ink.dim("▸")} `);
  const carried = sentencesOf(document, chain);
  const staves = names.map((_, i) => {
    const room = " ".repeat(starts[i]);
    const length = end - starts[i];
    if (i === names.length - 1) return `${room}${"━".repeat(length)} ${carried}`;
    const discount = i > 0 || !document.meta.translated.value ? " × .9" : "";
    return ink.dim(`${room}└${"─".repeat(length - 1)}${discount}`);
  });
  return [ink.dim(label) + top, ...staves];
}

function longestChain(events: readonly Event[]): readonly ChainLink[] {
  let longest: readonly ChainLink[] = [];
  for (const { chain, class: name } of events)
    if ((name === "report" || name === "quoted") && chain.length > longest.length) longest = chain;
  return longest;
}

/** The sentences that this chain's root speaker answers for: "s1, s2". */
function sentencesOf(document: Document, chain: readonly ChainLink[]): string {
  const root = chain[0]?.who;
  const found = new Set<number>();
  for (const event of document.events)
    if (event.chain[0]?.who === root && event.chain.length === chain.length)
      for (const mention of event.mentions) found.add(sentenceAt(document, mention.start) + 1);
  return [...found]
    .filter((n) => n > 0)
    .sort((a, b) => a - b)
    .map((n) => `s${n}`)
    .join(", ");
}

const sentenceAt = (document: Document, offset: number): number =>
  document.sentences.findIndex(({ start, end }) => start <= offset && offset < end);

function sentences(document: Document, { ink, all }: ViewOptions, width: number): string[] {
  const numbered = document.sentences.map((sentence, i) => ({ sentence, name: `s${i + 1}` }));
  const telling = numbered.filter(({ sentence }) => sentence.class !== "scripture" && bears(document, sentence));
  const shown = all ? numbered : (telling.length > 0 ? telling : numbered).slice(0, SHOWN_SENTENCES);
  const lines = shown.flatMap(({ sentence, name }) => {
    const wrapped = wrapPieces(pieces(document, sentence, ink), width - 9);
    const kept =
      all || sentence.class === "report" || wrapped.length <= 2
        ? wrapped
        : [...wrapped.slice(0, 2).slice(0, -1), `${wrapped[1]} …`];
    const gutter = `${ink.dim(name.padStart(4))}  ${ink.hue(sentence.class, ink.glyph(sentence.class))}  `;
    return kept.map((line, i) => (i === 0 ? gutter : " ".repeat(9)) + line);
  });
  const scripture = document.sentences.filter((sentence) => sentence.class === "scripture").length;
  const left = numbered.length - shown.length - (all ? 0 : scripture);
  if (all || (left <= 0 && scripture === 0)) return lines;
  const more = [
    ...(left > 0 ? [`${count(left, "more sentence")}`] : []),
    ...(scripture > 0 ? [`¶ ${count(scripture, "sentence")} of scripture set aside`] : []),
  ];
  return [...lines, ink.dim(`${" ".repeat(9)}${more.join(", and ")}     --all`)];
}

/** Whether something rests on this sentence. */
const bears = (document: Document, sentence: Span): boolean =>
  document.events.some(({ mentions }) => mentions.some(({ start }) => inside(start, sentence))) ||
  document.claims.some(({ start }) => inside(start, sentence));

const inside = (offset: number, { start, end }: Span): boolean => start <= offset && offset < end;

/** A sentence cut where its hand changes: operative words carry the class's line, cues and sources are bold. */
function pieces(document: Document, sentence: Span & { readonly class: ClaimClass }, ink: Ink): Piece[] {
  const { start, end } = sentence;
  const hands = new Uint8Array(end - start);
  const paint = (span: Span, hand: number) =>
    hands.fill(hand, Math.max(0, span.start - start), Math.max(0, Math.min(end, span.end) - start));
  for (const { cue, source } of document.attributions)
    for (const span of [...cue, ...source]) if (span.start < end && span.end > start) paint(span, 1);
  for (const span of operative(document)) if (span.start < end && span.end > start) paint(span, 2);
  const inks = [(text: string) => text, ink.bold, (text: string) => ink.mark(sentence.class, text)];
  const out: Piece[] = [];
  for (let from = 0; from < hands.length; ) {
    let to = from + 1;
    while (to < hands.length && hands[to] === hands[from]) to++;
    out.push({ text: plain(document.text.slice(start + from, start + to)), ink: inks[hands[from]] });
    from = to;
  }
  return out;
}

/** The words events and claims rest on. */
function operative(document: Document): Span[] {
  const times = new Map(document.times.map((time) => [time.id, time]));
  const quantities = new Map(document.quantities.map((quantity) => [quantity.id, quantity]));
  const ofEvents = document.events.flatMap((event) => [
    ...event.mentions,
    ...[...event.actors, ...event.recipients].flatMap(({ span }) => (span ? [span] : [])),
    ...(event.place?.span ? [event.place.span] : []),
    ...(event.time.time && times.has(event.time.time) ? [times.get(event.time.time) as Span] : []),
    ...event.magnitudes.flatMap((id) => quantities.get(id) ?? []),
  ]);
  return [...ofEvents, ...document.claims];
}

/** Of a language that is not read, only the words are kept. */
export const isUnread = (sentences: number, language: string): boolean => sentences === 0 && language !== "en";

function happenings(document: Document, { ink, all }: ViewOptions, width: number): string[] {
  if (isUnread(document.sentences.length, document.meta.language)) {
    const language = new Intl.DisplayNames("en", { type: "language" }).of(document.meta.language);
    return [ink.dim(`not read: it is in ${language} (${document.meta.language}), and only English is read; give a translation`)];
  }
  if (document.events.length === 0) return [ink.dim("no happening found between named parties")];
  const ordered = [...document.events].sort((a, b) => Number(b.counted) - Number(a.counted));
  const shown = all ? ordered : ordered.slice(0, SHOWN_EVENTS);
  const rows = shown.map((event) => [
    ` ${ink.hue(event.class, ink.glyph(event.class))} ${event.id.toUpperCase()} ${parties(event)}  ${what(document, event)}`,
    when(document, event),
    who(event),
    event.counted ? ink.bold(event.factuality) : ink.dim(`${event.factuality} not counted`),
  ]);
  const columns = [0, 1, 2].map((i) => Math.min(i === 0 ? width - 60 : 26, Math.max(...rows.map((row) => widthOf(row[i])), 12)));
  const cell = (text: string, i: number) =>
    i < 3 ? pad(widthOf(text) > columns[i] ? clip(text, columns[i]) : text, columns[i] + 2) : text;
  const head = ["happenings", "when", "who says", "how firmly"].map(cell).join("");
  const left = ordered.length - shown.length;
  return [
    ink.dim(head),
    ink.dim("─".repeat(Math.min(width, widthOf(head) + 8))),
    ...rows.map((row) => row.map(cell).join("")),
    ...(left > 0 ? [ink.dim(`   ${left} more     --all`)] : []),
  ];
}

const parties = ({ actors, recipients, reciprocal }: Event): string => {
  const names = (list: Event["actors"]) => list.map(({ code }) => code ?? "?").join(" ") || "?";
  if (reciprocal)
    return names([...actors, ...recipients])
      .split(" ")
      .join(" ↔ ");
  return recipients.length > 0 ? `${names(actors)} → ${names(recipients)}` : names(actors);
};

function what(document: Document, event: Event): string {
  const done = event.frame ?? event.plover.type ?? plain(document.text.slice(event.trigger.start, event.trigger.end));
  const words = [...operatorsOf(event), done].join(": ").replace(/[-_]/g, " ").toLowerCase();
  const size = document.quantities.find(({ id }) => id === event.magnitudes[0]);
  return size?.value ? `${words}, ${size.approximate ? "~" : ""}${figure(size.value)}` : words;
}

// A withdrawal that is called for is none: what is said of the act stands before it, outermost first, as the rule tells.
function operatorsOf({ basis }: Event): string[] {
  const rule = basis.find(({ field, rule }) => field === "plover" && rule.includes(" > "))?.rule ?? "";
  return rule
    .replace(/^[^:]*:\s*/, "")
    .split(" > ")
    .slice(0, -1);
}

const COMPACT = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 2 });

/** Long figures are shortened: 1.4B. What is written with a sign of its own stays. */
const figure = (value: string | number): string => (Number(value) >= 1e5 ? COMPACT.format(Number(value)) : String(value));

function when(document: Document, { time }: Event): string {
  if (time.value) return time.value.replace("/", " … ");
  return document.meta.published.latest ? `undated, by ${document.meta.published.latest}` : "undated";
}

function who({ chain, class: name }: Event): string {
  const root = chain[0]?.who;
  if (!root || root === "(issuer)") return name === "report" ? "issuer" : "issuer, no source";
  return plain(oneLine(root));
}

function footer(document: Document, ink: Ink): string[] {
  const counts = NOT_COUNTED.map((name) => ({ name, n: document.claims.filter((claim) => claim.class === name).length })).filter(
    ({ n }) => n > 0,
  );
  if (counts.length === 0) return [];
  const words = counts.map(({ name, n }) => ink.hue(name, `${ink.glyph(name)} ${n} ${name}`)).join("  ");
  return [`${ink.dim("   not counted     ")}${words}${ink.dim("     --imputed")}`];
}

function imputedClaims(document: Document, ink: Ink, width: number): string[] {
  const claims = document.claims.filter((claim) => NOT_COUNTED.includes(claim.class));
  if (claims.length === 0) return [ink.dim("nothing imputed, supposed, foretold or advocated was found")];
  return claims.flatMap((claim) => {
    const words = plain(oneLine(document.text.slice(claim.start, claim.end)));
    const lines = wrapPieces([{ text: words, ink: (text) => ink.mark(claim.class, text) }], width - 9);
    const gutter = `${ink.dim(`s${sentenceAt(document, claim.start) + 1}`.padStart(4))}  ${ink.hue(claim.class, ink.glyph(claim.class))}  `;
    const said = claim.chain.length > 0 ? `, says ${claim.chain.map(({ who: name }) => plain(name)).join(" ▸ ")}` : "";
    return [
      ...lines.map((line, i) => (i === 0 ? gutter : " ".repeat(9)) + line),
      ink.dim(`${" ".repeat(9)}${claimName(claim.class, claim.imputes)}${said}`),
    ];
  });
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? "" : "s"}`;
