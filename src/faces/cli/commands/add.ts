/** `ascribe add`: files, folders and archives of any format, read and recorded; nothing is recorded twice. */
import { createAscribe } from "../../../app/ascribe.ts";
import { isRefused } from "../../../app/reading/forms.ts";
import { opened, type Posted, posted } from "../../../app/reading/posted.ts";
import { readMany } from "../../../app/reading/read-many.ts";
import { AscribeError } from "../../../base/error.ts";
import type { Document } from "../../../document/schema.ts";
import type { Ascribe, Mode } from "../../../operations/ascribe.ts";
import {
  type Came,
  type Found,
  type FoundArticle,
  type IntakeOptions,
  isFileOf,
  isOneText,
  isRefusal,
  keepOriginal,
  keepOriginals,
  type Places,
  placesOf,
  sizeBelow,
  takeIn,
  takeStream,
} from "../../../operations/intake.ts";
import { bring, knownDocuments, stampOf } from "../../../operations/known-documents.ts";
import { keepSmall } from "../../../platform/patience.ts";
import { type AddOutcome, addSummary } from "../add-summary.ts";
import type { Call } from "../command.ts";
import { type Connection, connect, ledgerOf } from "../connect.ts";
import { isUnread } from "../document-view.ts";
import { print, say } from "../output.ts";
import { trackProgress } from "../progress.ts";
import { heedStop } from "../stopping.ts";
import { idOf } from "../text-id.ts";
import { hintsOf, modeOf } from "./read.ts";

/** One act of recording: large enough that its cost is shared, small enough that a kill loses little reading. */
const BATCH = 128;

/** Adding asks for little of a ledger twice: held whole, as questions want it, it would make memory grow with the documents to some times this. */
const LEDGER_MEMORY = "160MB";

export async function run({ args, options }: Call): Promise<number> {
  if (args.length === 0) throw new AscribeError("bad-call", "add what? Give files, folders or archives: ascribe add report.txt");
  keepSmall();
  const ledgerPath = ledgerOf(options);
  const how = howToTake(options);
  const connection = await connect(ledgerPath, { memory: LEDGER_MEMORY });
  const ascribe = createAscribe({ ledgerPath: null });
  const isOne = args.length === 1 && (await isOneText(args[0]));
  const reading = { mode: modeOf(options, isOne ? "accurate" : "fast"), isAsked: Boolean(options.fast || options.accurate) };
  const summary = addSummary();
  const bytes = await bytesBehind(args, ledgerPath);
  const progress = trackProgress("recorded", { part: bytes.part });
  const tell = async (...outcomes: readonly AddOutcome[]): Promise<void> => {
    for (const outcome of outcomes) summary.count(outcome);
    if (options.json) await print(outcomes.map((outcome) => `${JSON.stringify(outcome)}\n`).join(""));
    for (const { name, error } of outcomes) if (error) say(sentenceOf(name, error));
  };
  const leftOut: string[] = [];
  const stop = heedStop();
  try {
    // The ledger is opened before a word is read: that another holds it should be said at once. One that is not there is begun by
    // what is recorded first, and by a mistyped name not at all.
    if (connection.isBegun()) await connection.ask(knownDocuments, { ids: [] });
    const places = await placesOf(ledgerPath);
    const recorder = createRecorder(connection, ledgerPath, places, tell);
    const hearing = {
      codeNamed: ascribe.codeNamed,
      onBytes: bytes.onBytes,
      onLeftOut: (name: string) => leftOut.push(name),
      isOwn: isFileOf(ledgerPath),
    };
    const items = skipSeen(takeAll(args, { ...how, ...hearing }), { connection, places, ascribe, ...reading });
    for await (const { item, answer } of readMany(items, articleOf, ascribe, reading.mode, { form: "brought" })) {
      progress.step();
      const { found, seenAs } = item;
      if (isRefusal(found)) await tell({ name: found.name, error: found.error });
      else if (seenAs !== null) await recorder.again(found, seenAs);
      // A record that came as one is not read.
      else if (answer === null) await recorder.take(found, posted(bring(found.document as Document)));
      else if (isRefused(answer)) await tell({ name: found.name, error: answer });
      else await recorder.take(found, answer);
      if (stop.signal.aborted) break;
    }
    await recorder.flush();
    for (const name of leftOut) await tell({ name, leftOut: true });
  } catch (error) {
    progress.end();
    if (summary.isBegun && !options.json) say(`${summary.words()} · ${ledgerPath}, and then:`);
    throw error;
  } finally {
    stop.forget();
    progress.end();
    await connection.close();
  }
  const place = connection.isBegun() ? ledgerPath : `no ledger was begun at ${ledgerPath}`;
  if (!options.json) await print(`${summary.words()} · ${place}\n`);
  if (stop.signal.aborted) {
    say("stopped: what was read is recorded; the same command again goes on from there");
    return STOPPED;
  }
  return summary.refused > 0 ? 1 : 0;
}

/** What a shell makes of a program that Ctrl-C ended. */
const STOPPED = 130;

const articleOf = ({ found, seenAs }: Item) => (seenAs !== null || isRefusal(found) || found.document ? null : found.article);

const sentenceOf = (name: string, { code, message }: { code: string; message: string }): string =>
  `${code}: ${message.includes(name) ? message : `${name} ${message}`}`;

/** Documents to the ledger in batches, their originals beside it, and what became of each told. */
function createRecorder(
  connection: Connection,
  ledgerPath: string,
  places: Places,
  tell: (...outcomes: readonly AddOutcome[]) => Promise<void>,
) {
  let batch: { brought: Posted; found: FoundArticle }[] = [];

  async function again(found: FoundArticle, id: string): Promise<void> {
    const copy = places.isCopy(id, found.fields);
    // New even of a text that is no copy, when a kill or a full disk came between recording it and keeping its original.
    if (places.put(id, found.fields)) await keepOriginal(ledgerPath, id, found);
    await tell({ name: found.name, id, added: false, reread: false, copy });
  }

  async function flush(): Promise<void> {
    if (batch.length === 0) return;
    const taken = batch;
    batch = [];
    const recorded = await connection.record(taken.map(({ brought }) => opened(brought)));
    const came: Came[] = [];
    const outcomes: AddOutcome[] = [];
    for (const [i, { added, reread }] of recorded.entries()) {
      const { brought, found } = taken[i];
      const { id, sentences, language, events } = brought.row;
      const isThere = !added && !reread;
      const copy = isThere && places.isCopy(id, found.fields);
      if (places.put(id, found.fields)) came.push({ document: id, found });
      const isCoded = found.document !== undefined && sentences === 0;
      const what = isCoded ? { coded: true } : isUnread(sentences, language) ? { unread: language } : {};
      outcomes.push({ name: found.name, id, added, reread, copy, ...(!isThere && { events, ...what }) });
    }
    await keepOriginals(ledgerPath, came);
    await tell(...outcomes);
  }

  return {
    again,
    flush,
    take: async (found: FoundArticle, brought: Posted): Promise<void> => {
      batch.push({ brought, found });
      if (batch.length >= BATCH) await flush();
    },
  };
}

/** How far a run is, by the bytes of its files; of standard input nothing is known. */
async function bytesBehind(
  paths: readonly string[],
  ledgerPath: string,
): Promise<{ part: () => number; onBytes: (count: number) => void }> {
  let read = 0;
  const sizes =
    process.stderr.isTTY === true ? await Promise.all(paths.map((path) => sizeBelow(path, { isOwn: isFileOf(ledgerPath) }))) : [];
  const size = sizes.reduce((sum, one) => sum + one, 0);
  return {
    part: () => (size === 0 ? 0 : read / size),
    onBytes: (count) => {
      read += count;
    },
  };
}

async function* takeAll(paths: readonly string[], how: IntakeOptions): AsyncGenerator<Found> {
  for (const path of paths) {
    if (path === "-") yield* takeStream("standard input", process.stdin, how);
    else yield* takeIn(path, how);
  }
}

function howToTake(options: Readonly<Record<string, unknown>>): IntakeOptions {
  const { encoding, ...given } = hintsOf(options);
  return { given, columns: columnsOf(options.map), ...(encoding && { encoding }) };
}

const FIELDS = ["id", "text", "title", "published", "publisher", "url", "language"];

/** @throws {AscribeError} `bad-call` for what maps nothing */
function columnsOf(map: unknown): Record<string, string> {
  const pairs = ((map as string | undefined)?.split(",") ?? []).map((pair) => pair.split("=", 2).map((word) => word.trim()));
  for (const [field, column] of pairs)
    if (!FIELDS.includes(field) || !column)
      throw new AscribeError(
        "bad-call",
        `--map is "${map}"; write FIELD=COLUMN,…, where a field is one of: ${FIELDS.join(", ")}`,
      );
  return Object.fromEntries(pairs);
}

interface Item {
  readonly found: Found;
  /** Its id, when the ledger has it and it need not be read. */
  readonly seenAs: string | null;
}

interface Reading {
  readonly connection: Connection;
  readonly places: Places;
  readonly ascribe: Ascribe;
  readonly mode: Mode;
  /** The caller named the mode. */
  readonly isAsked: boolean;
}

/**
 * Texts that the ledger has in this same reading are not read again: that is what makes a second run quick. Nor are those
 * it has in a better one, unless that is asked for, or from another place, whose publisher would take the first one's.
 */
async function* skipSeen(
  items: AsyncIterable<Found>,
  { connection, places, ascribe, mode, isAsked }: Reading,
): AsyncGenerator<Item> {
  let stamp: string | null = null;
  let held: Found[] = [];
  const settle = async function* (): AsyncGenerator<Item> {
    const ids = held.map((one) => (isRefusal(one) || one.document ? null : idOf(one.article.text)));
    const wanted = ids.filter((id) => id !== null);
    const ask = (more: object) =>
      connection.ask(knownDocuments, { ids: wanted, ...more }) as Promise<{
        known: { id: string; stamp: string; mode?: Mode }[];
      }>;
    let { known } = wanted.length > 0 && connection.isBegun() ? await ask({}) : { known: [] };
    if (known.length > 0) {
      stamp ??= stampOf(await (await ascribe.reader(mode)).read({ text: "A stamp." }));
      if (known.some((one) => one.stamp !== stamp)) ({ known } = await ask({ stamp }));
    }
    const serves = known.filter((one) => one.stamp === stamp || (one.mode === "accurate" && mode === "fast" && !isAsked));
    const serving = new Set(serves.map(({ id }) => id));
    const there = new Set(known.map(({ id }) => id));
    for (const [i, found] of held.entries()) {
      const id = ids[i];
      const isSeen = id !== null && !isRefusal(found) && (serving.has(id) || (there.has(id) && places.isCopy(id, found.fields)));
      yield { found, seenAs: isSeen ? id : null };
    }
    held = [];
  };
  for await (const found of items) {
    held.push(found);
    if (held.length >= BATCH) yield* settle();
  }
  yield* settle();
}
