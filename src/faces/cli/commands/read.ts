/** `ascribe read`: one document or a stream of them, read and shown; nothing is stored. */
import { createReadStream } from "node:fs";
import { createAscribe } from "../../../app/ascribe.ts";
import { codeDocument, type DictionaryCode, loadDictionary } from "../../../app/dictionary.ts";
import { readMany } from "../../../app/reading/read-many.ts";
import { readIsoDay } from "../../../base/calendar.ts";
import { AscribeError, describeError } from "../../../base/error.ts";
import type { Article } from "../../../document/article.ts";
import type { Ascribe, Mode } from "../../../operations/ascribe.ts";
import { articlesOfLines, isBad, loadArticle, sizeBelow } from "../../../operations/intake.ts";
import { beInHurry } from "../../../platform/patience.ts";
import type { Call } from "../command.ts";
import { viewDocument } from "../document-view.ts";
import { createInk, wantsColour } from "../ink.ts";
import { print, say } from "../output.ts";
import { trackProgress } from "../progress.ts";

export async function run({ args, options }: Call): Promise<number> {
  const ascribe = createAscribe({ ledgerPath: null });
  const folder = typeof options.dictionaries === "string" ? options.dictionaries : null;
  if (folder && options.jsonl)
    throw new AscribeError("bad-call", "--dictionaries codes documents given as files; leave --jsonl out");
  if (options.jsonl) return readStream(ascribe, args, modeOf(options, "fast"));
  if (args.length === 0)
    throw new AscribeError("bad-call", "read what? Give a FILE, or - for standard input: ascribe read report.txt");
  const dictionary = folder ? await loadDictionary(folder) : null;
  for (const { file, line, message } of dictionary?.faults ?? []) say(`bad-line: ${file}:${line}: ${message}; read without it`);
  let code = 0;
  for (const path of args) {
    try {
      const article = await loadArticle(path, hintsOf(options), () => stdinBytes());
      const reader = await ascribe.reader(modeOf(options, "accurate"));
      if (args.length === 1) beInHurry();
      const document = reader.read(article);
      const coded = dictionary ? codeDocument(dictionary, document) : null;
      await print(
        options.json
          ? `${JSON.stringify(coded ? { ...document, dictionary: { name: folder, events: coded } } : document)}\n`
          : viewDocument(document, { ...terminal(), all: Boolean(options.all), imputed: Boolean(options.imputed) }),
      );
      if (coded && !options.json) await print(viewCodes(document.text, coded));
    } catch (error) {
      code = sayError(path, error);
    }
  }
  return code;
}

// "  151   DEU → RWA   "withdrew"   verbs.txt:74"
function viewCodes(text: string, codes: readonly DictionaryCode[]): string {
  const rows = codes.map(
    ({ code, source, target, start, end, rule }) =>
      `  ${code.padEnd(6)}${source} → ${target}   "${text.slice(start, end)}"   ${rule}`,
  );
  return `\n${["by the dictionaries", ...(rows.length > 0 ? rows : ["  nothing"])].join("\n")}\n`;
}

export function modeOf(options: Readonly<Record<string, unknown>>, otherwise: Mode): Mode {
  if (options.fast && options.accurate) throw new AscribeError("bad-call", "--fast and --accurate cannot both be; choose one");
  return options.fast ? "fast" : options.accurate ? "accurate" : otherwise;
}

/** One line that names the document; the message of an error may already begin with its name. */
export function sayError(path: string, error: unknown): number {
  if (error instanceof AscribeError && (error.code === "bad-call" || /^(disk-full|cannot-write)$/.test(error.code))) throw error;
  const { code, message } = describeError(error);
  say(`${code}: ${message.includes(path) ? message : `${path === "-" ? "standard input" : path} ${message}`}`);
  return 1;
}

export const terminal = () => ({ ink: createInk(wantsColour(process.stdout)), columns: process.stdout.columns ?? 100 });

export function hintsOf(options: Readonly<Record<string, unknown>>): Partial<Article> & { encoding?: string } {
  const out: Record<string, string> = {};
  for (const key of ["published", "publisher", "language", "url", "title", "encoding"])
    if (typeof options[key] === "string") out[key] = options[key];
  if (out.published && readIsoDay(out.published) === null)
    throw new AscribeError("bad-call", `--published is "${out.published}"; give a day there is, in ISO 8601: 2021-08-02`);
  return out;
}

async function readStream(ascribe: Ascribe, args: readonly string[], mode: Mode): Promise<number> {
  const sizes = await Promise.all(args.map((path) => sizeBelow(path)));
  const size = sizes.reduce((sum, one) => sum + one, 0);
  let behind = 0;
  const onBytes = (count: number): void => {
    behind += count;
  };
  const progress = trackProgress("read", { part: () => (size === 0 ? 0 : behind / size) });
  let bad = 0;
  let held = "";
  for (const path of args.length > 0 ? args : ["-"]) {
    try {
      const lines = articlesOfLines(path === "-" ? process.stdin : openFile(path, onBytes));
      for await (const { item, answer } of readMany(lines, (line) => (isBad(line) ? null : line), ascribe, mode, {
        form: "record",
      })) {
        if (typeof answer === "string") held += `${answer}\n`;
        else {
          bad++;
          const error = isBad(item) ? item.error : answer;
          held += `${JSON.stringify({ given: item.given ?? null, error })}\n`;
        }
        progress.step();
        // One write a document is slow, all at the end is unbounded.
        if (held.length > 65_536) {
          await print(held);
          held = "";
        }
      }
    } catch (error) {
      sayError(path, error);
      bad++;
    }
  }
  if (held !== "") await print(held);
  progress.end();
  if (bad > 0) say(`bad-lines: ${bad} could not be read; each has its error in the output, where it stood`);
  return bad > 0 ? 1 : 0;
}

async function* openFile(path: string, onBytes: (count: number) => void): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(path)) {
      yield chunk as Uint8Array;
      onBytes((chunk as Uint8Array).length);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw new AscribeError("missing-file", `there is no file ${path}; check the name`);
    if (code === "EISDIR") throw new AscribeError("is-directory", `${path} is a directory; give a JSONL file`);
    throw new AscribeError("unreadable", `${path} cannot be read: ${(error as Error).message}`);
  }
}

export async function stdinBytes(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Uint8Array);
    size += (chunk as Uint8Array).length;
    if (size > 32_000_000) throw new AscribeError("too-large", "standard input has more than 32 MB; give its documents as JSONL");
  }
  return Buffer.concat(chunks);
}
