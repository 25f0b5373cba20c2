/** What is being added: one text after another, each sent whole, none twice. Outlives the screen that shows it. */
import { AscribeError, describeError } from "../../../base/error.ts";
import type { Document } from "../../../document/schema.ts";
import { client, forget } from "./answer.tsx";

export interface Entry {
  readonly key: number;
  readonly name: string;
  readonly text: string | null;
  readonly state: "waiting" | "reading" | "done" | "known" | "failed";
  readonly document: Document | null;
  /** The document's id once it has been read. */
  readonly message: string | null;
}

interface Given {
  readonly name: string;
  readonly text?: string;
  readonly file?: File;
}

let entries: readonly Entry[] = [];
let isPaused = false;
let isRunning = false;
let next = 1;
const listeners = new Set<() => void>();

export const entriesNow = (): readonly Entry[] => entries;
export const isPausedNow = (): boolean => isPaused;

export function listenToAdding(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function enqueue(given: readonly Given[]): void {
  const files = new Map<number, File>();
  const added = given.map(({ name, text, file }): Entry => {
    const key = next++;
    if (file) files.set(key, file);
    return { key, name, text: text ?? null, state: "waiting", document: null, message: null };
  });
  set([...entries, ...added]);
  for (const [key, file] of files)
    decode(file)
      .then(
        (text) => patch(key, { text }),
        (error: unknown) => patch(key, { state: "failed", message: describeError(error).message }),
      )
      .then(run);
  run();
}

export function pause(isNow: boolean): void {
  isPaused = isNow;
  set([...entries]);
  if (!isNow) run();
}

export function leaveOut(key: number): void {
  set(entries.filter((entry) => entry.key !== key));
}

export function retry(key: number): void {
  patch(key, { state: "waiting", message: null });
  run();
}

async function run(): Promise<void> {
  if (isRunning) return;
  isRunning = true;
  for (;;) {
    const entry = isPaused ? undefined : entries.find(({ state, text }) => state === "waiting" && text !== null);
    if (!entry || entry.text === null) break;
    patch(entry.key, { state: "reading" });
    try {
      const { document, added } = await client.add({ text: entry.text });
      patch(entry.key, { state: added ? "done" : "known", document });
      forget("documents");
      forget("happenings");
    } catch (error) {
      patch(entry.key, { state: "failed", message: describeError(error).message });
    }
  }
  isRunning = false;
}

/** Text of a file: UTF-8, or UTF-16 and windows-1251 where its bytes say so. */
async function decode(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  if (bytes.subarray(0, 8192).includes(0)) throw new AscribeError("not-text", "not-text");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1251").decode(bytes);
  }
}

function patch(key: number, part: Partial<Entry>): void {
  set(entries.map((entry) => (entry.key === key ? { ...entry, ...part } : entry)));
}

function set(now: readonly Entry[]): void {
  entries = now;
  for (const listener of listeners) listener();
}
