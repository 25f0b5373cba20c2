/** `ascribe add`: files, folders and archives of any format, read and recorded; nothing is recorded twice. */
import { createHash } from "node:crypto";
import { createAscribe } from "../../../app/ascribe.ts";
import { AscribeError } from "../../../base/error.ts";
import type { Document } from "../../../document/schema.ts";
import type { Ascribe } from "../../../operations/ascribe.ts";
import { type Found, isRefusal, keepOriginal, takeBytes, takeIn } from "../../../operations/intake.ts";
import { knownDocuments } from "../../../operations/known-documents.ts";
import { recordDocuments } from "../../../operations/record-documents.ts";
import { readMany } from "../../worker/read-many.ts";
import type { Call } from "../command.ts";
import { type Connection, connect, ledgerOf } from "../connect.ts";
import { print, say } from "../output.ts";
import { trackProgress } from "../progress.ts";
import { hintsOf, modeOf, stdinBytes } from "./read.ts";

/** One act of recording: large enough that its cost is shared, small enough that a kill loses little reading. */
const BATCH = 64;

interface Summary {
  added: number;
  reread: number;
  seen: number;
  refused: number;
  events: number;
}

export async function run({ args, options }: Call): Promise<number> {
  if (args.length === 0) throw new AscribeError("bad-call", "add what? Give files, folders or archives: ascribe add report.txt");
  const ledgerPath = ledgerOf(options);
  const connection = await connect(ledgerPath);
  const ascribe = createAscribe({ ledgerPath: null });
  const mode = modeOf(options, args.length === 1 && !options.jsonl ? "accurate" : "fast");
  const summary: Summary = { added: 0, reread: 0, seen: 0, refused: 0, events: 0 };
  const reasons = new Map<string, number>();
  const progress = trackProgress("recorded");
  let batch: { document: Document; found: Exclude<Found, { error: unknown }> }[] = [];
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    const { recorded } = (await connection.ask(recordDocuments, { documents: batch.map(({ document }) => document) })) as {
      recorded: { added: boolean; reread: boolean }[];
    };
    for (const [i, { added, reread }] of recorded.entries()) {
      const { document, found } = batch[i];
      if (added) summary.added++;
      else if (reread) summary.reread++;
      else summary.seen++;
      if (added) summary.events += document.events.length;
      if (added) await keepOriginal(ledgerPath, document.id, found);
      if (options.json) await print(`${JSON.stringify({ name: found.name, id: document.id, added, reread })}\n`);
    }
    batch = [];
  };
  try {
    // The ledger is opened before a word is read: that another holds it should be said at once.
    await connection.ask(knownDocuments, { ids: [] });
    const found = skipSeen(takeAll(args, options), connection, ascribe, mode);
    for await (const { item, answer } of readMany(
      found,
      ({ found: one, seen }) => (seen || isRefusal(one) || one.document ? null : one.article),
      ascribe,
      mode,
    )) {
      progress.step();
      if (item.seen) {
        summary.seen++;
        if (options.json) await print(`${JSON.stringify({ name: item.found.name, id: item.id, added: false, reread: false })}\n`);
        continue;
      }
      const refusal = isRefusal(item.found) ? item.found.error : typeof answer === "object" && answer !== null ? answer : null;
      if (refusal || isRefusal(item.found)) {
        summary.refused++;
        const { code, message } = refusal as { code: string; message: string };
        reasons.set(code, (reasons.get(code) ?? 0) + 1);
        if (options.json) await print(`${JSON.stringify({ name: item.found.name, error: { code, message } })}\n`);
        say(`${code}: ${message.includes(item.found.name) ? message : `${item.found.name} ${message}`}`);
        continue;
      }
      const document = item.found.document ?? (JSON.parse(answer as string) as Document);
      batch.push({ document, found: item.found });
      if (batch.length >= BATCH) await flush();
    }
    await flush();
  } finally {
    progress.end();
    await connection.close();
  }
  if (!options.json) await print(describe(summary, reasons, ledgerPath));
  return summary.refused > 0 ? 1 : 0;
}

interface Item {
  readonly found: Found;
  readonly id: string | null;
  readonly seen: boolean;
}

async function* takeAll(paths: readonly string[], options: Readonly<Record<string, unknown>>): AsyncGenerator<Found> {
  const { encoding, ...given } = hintsOf(options);
  const columns = Object.fromEntries(((options.map as string | undefined)?.split(",") ?? []).map((pair) => pair.split("=", 2)));
  const how = { given, columns, ...(encoding && { encoding }) };
  for (const path of paths) {
    if (path === "-") yield* takeBytes("standard input", await stdinBytes(), how);
    else yield* takeIn(path, how);
  }
}

/** Texts that the ledger has in this same reading are not read again: that is what makes a second run quick. */
async function* skipSeen(
  items: AsyncIterable<Found>,
  connection: Connection,
  ascribe: Ascribe,
  mode: "fast" | "accurate",
): AsyncGenerator<Item> {
  let stamp: string | null = null;
  let held: Found[] = [];
  const settle = async function* (): AsyncGenerator<Item> {
    const ids = held.map((one) => (isRefusal(one) || one.document ? null : idOf(one.article.text)));
    const wanted = ids.filter((id) => id !== null);
    const { known } = (wanted.length > 0 ? await connection.ask(knownDocuments, { ids: wanted }) : { known: [] }) as {
      known: { id: string; stamp: string }[];
    };
    const stamps = new Map(known.map((one) => [one.id, one.stamp]));
    if (stamps.size > 0) stamp ??= await stampNow(ascribe, mode);
    for (const [i, found] of held.entries()) {
      const id = ids[i];
      yield { found, id, seen: id !== null && stamps.get(id) === stamp };
    }
    held = [];
  };
  for await (const found of items) {
    held.push(found);
    if (held.length >= BATCH) yield* settle();
  }
  yield* settle();
}

const idOf = (text: string): string => `sha256:${createHash("sha256").update(Buffer.from(text)).digest("hex")}`;

async function stampNow(ascribe: Ascribe, mode: "fast" | "accurate"): Promise<string> {
  const { stampOf } = await import("../../../operations/known-documents.ts");
  return stampOf(await (await ascribe.reader(mode)).read({ text: "A stamp." }));
}

function describe(
  { added, reread, seen, refused, events }: Summary,
  reasons: ReadonlyMap<string, number>,
  ledger: string,
): string {
  const parts = [
    `added ${added}${added > 0 ? ` (${events} events)` : ""}`,
    ...(reread > 0 ? [`read again ${reread}`] : []),
    ...(seen > 0 ? [`already there ${seen}, unchanged`] : []),
    ...(refused > 0 ? [`refused ${refused} (${Array.from(reasons, ([code, n]) => `${code} ${n}`).join(", ")})`] : []),
  ];
  return `${parts.join(" · ")} · ${ledger}\n`;
}
