/** `ascribe watch`: feeds and folders, asked again and again; what is new is read and recorded. */
import { createAscribe } from "../../../app/ascribe.ts";
import { watchFeeds } from "../../../app/watch.ts";
import { AscribeError, describeError } from "../../../base/error.ts";
import type { Document } from "../../../document/schema.ts";
import { isFileOf, isRefusal, keepOriginal } from "../../../operations/intake.ts";
import { bring, knownDocuments } from "../../../operations/known-documents.ts";
import type { Call } from "../command.ts";
import { connect, ledgerOf } from "../connect.ts";
import { print, say } from "../output.ts";
import { heedStop } from "../stopping.ts";
import { modeOf } from "./read.ts";

export async function run({ args, options }: Call): Promise<number> {
  if (args.length === 0)
    throw new AscribeError(
      "bad-call",
      "watch what? Give folders or addresses of feeds: ascribe watch https://example.org/feed.xml inbox/",
    );
  const ledgerPath = ledgerOf(options);
  const connection = await connect(ledgerPath);
  const reader = await createAscribe({ ledgerPath: null }).reader(modeOf(options, "fast"));
  const stop = heedStop();
  let code = 0;
  try {
    // That another process holds the ledger should be said before anything is fetched.
    if (connection.isBegun()) await connection.ask(knownDocuments, { ids: [] });
    const news = watchFeeds(args, {
      memory: `${ledgerPath}.watch.json`,
      everyMs: durationOf("--every", options.every, 15 * 60_000),
      pauseMs: durationOf("--pause", options.pause, 2000),
      once: Boolean(options.once),
      allowPrivate: Boolean(options.allowPrivate),
      signal: stop.signal,
      isOwn: isFileOf(ledgerPath),
    });
    for await (const one of news) {
      if (one.kind === "failed") {
        code = 1;
        say(
          `${one.error.code}: ${one.error.message}${options.once ? "" : ` (again in ${Math.round(one.againMs / 60_000)} min)`}`,
        );
        continue;
      }
      const documents: Document[] = [];
      const taken = [];
      for (const found of one.found) {
        if (isRefusal(found)) {
          code = 1;
          say(`${found.error.code}: ${found.name} ${found.error.message}`);
          continue;
        }
        try {
          documents.push(found.document ?? reader.read(found.article));
          taken.push(found);
        } catch (error) {
          code = 1;
          say(`${describeError(error).code}: ${found.name} ${describeError(error).message}`);
        }
      }
      let added = 0;
      for (let at = 0; at < documents.length; at += 100) {
        const recorded = await connection.record(documents.slice(at, at + 100).map((document) => bring(document)));
        for (const [i, { added: isNew }] of recorded.entries()) {
          if (!isNew) continue;
          added++;
          await keepOriginal(ledgerPath, documents[at + i].id, taken[at + i]);
        }
      }
      await one.done();
      if (added > 0 || options.once)
        await print(
          options.json
            ? `${JSON.stringify({ feed: one.feed, found: one.found.length, added })}\n`
            : `${one.feed}: ${added} new of ${one.found.length}\n`,
        );
    }
  } finally {
    stop.forget();
    await connection.close();
  }
  return code;
}

const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 };

/** @throws {AscribeError} `bad-call` */
function durationOf(option: string, given: unknown, otherwise: number): number {
  if (given === undefined) return otherwise;
  const [, number, unit] = /^(\d+)(s|m|h)$/.exec(String(given)) ?? [];
  if (number === undefined || (option === "--every" && Number(number) === 0))
    throw new AscribeError("bad-call", `${option} is "${given}"; write 30s, 15m or 2h`);
  return Number(number) * UNITS[unit];
}
