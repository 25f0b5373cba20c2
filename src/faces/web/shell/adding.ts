/**
 * What is being added: one file or text after another, each sent whole, none twice. Outlives the screen that shows it,
 * and, kept by the browser, the page: whatever was still waiting goes on when it is opened again.
 */
import { describeError } from "../../../base/error.ts";
import type { FileAdded } from "../../client/answers.ts";
import { client, FIGURES, refresh } from "./answer.tsx";
import { keep, keptEntries, release } from "./kept-queue.ts";

export interface Entry {
  readonly key: number;
  readonly name: string;
  readonly size: number;
  readonly state: "waiting" | "reading" | "done" | "failed";
  readonly documents: FileAdded["documents"];
  readonly refused: FileAdded["refused"];
  readonly message: string | null;
}

/** What documents leave out and the person knows. */
export interface Unsaid {
  readonly published?: string;
  readonly publisher?: string;
}

interface Given {
  readonly name: string;
  readonly body: Blob;
}

const PAUSED = "ascribe.paused";
let entries: readonly Entry[] = [];
let ends: readonly number[] = [];
let isPaused = localStorage.getItem(PAUSED) === "1";
let isRunning = false;
let unsaid: Unsaid = {};
const bodies = new Map<number, Blob>();
const listeners = new Set<() => void>();

export const entriesNow = (): readonly Entry[] => entries;
export const endsNow = (): readonly number[] => ends;
export const isPausedNow = (): boolean => isPaused;

export function listenToAdding(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const enqueueText = (text: string): void => enqueue([{ name: "", body: new Blob([text], { type: "text/plain" }) }]);
export const enqueueFiles = (files: readonly File[]): void =>
  enqueue(files.map((file) => ({ name: file.webkitRelativePath || file.name, body: file })));

function enqueue(given: readonly Given[]): void {
  // Later than anything kept from before, whatever page kept it.
  let key = Math.max(Date.now() * 1000, (entries.at(-1)?.key ?? 0) + 1);
  const added = given.map(({ name, body }) => {
    const entry = waiting(key++, name, body);
    void keep({ key: entry.key, name, body });
    return entry;
  });
  set([...entries, ...added]);
  void run();
}

/** What an earlier page left waiting. */
export async function goOn(): Promise<void> {
  const kept = await keptEntries();
  const known = new Set(entries.map(({ key }) => key));
  const left = kept.filter(({ key }) => !known.has(key)).map(({ key, name, body }) => waiting(key, name, body));
  if (left.length === 0) return;
  set([...left, ...entries]);
  void run();
}

function waiting(key: number, name: string, body: Blob): Entry {
  bodies.set(key, body);
  return { key, name, size: body.size, state: "waiting", documents: [], refused: [], message: null };
}

export function pause(isNow: boolean): void {
  isPaused = isNow;
  localStorage.setItem(PAUSED, isNow ? "1" : "0");
  set([...entries]);
  if (!isNow) void run();
}

type Added = FileAdded["documents"][number];

/** In a language of which only the words are kept. */
export const isUnread = ({ sentences, language }: Pick<Added, "sentences" | "language">): boolean =>
  sentences === 0 && language !== "en";

/** A day would date nothing in a text that is not read. */
export const isUndated = (row: Added): boolean => row.published === null && row.latest === null && !isUnread(row);

/** Those that bear no date, once more, with what the person says of them. */
export function addAgain(now: Unsaid): void {
  unsaid = now;
  set(
    entries.map((entry) =>
      entry.state === "done" && bodies.has(entry.key) && entry.documents.some(isUndated)
        ? { ...entry, state: "waiting", documents: [] }
        : entry,
    ),
  );
  void run();
}

export function leaveOut(key: number): void {
  settle(key);
  set(entries.filter((entry) => entry.key !== key));
}

export function retry(key: number): void {
  patch(key, { state: "waiting", message: null });
  void run();
}

async function run(): Promise<void> {
  if (isRunning) return;
  isRunning = true;
  ends = [];
  for (;;) {
    const entry = isPaused ? undefined : entries.find(({ state }) => state === "waiting");
    const body = entry && bodies.get(entry.key);
    if (!entry || !body) break;
    patch(entry.key, { state: "reading" });
    try {
      const { documents, refused } = await client.addFile(entry.name || "pasted.txt", await base64(body), unsaid);
      const isNothing = documents.length === 0 && refused.length > 0;
      void release(entry.key);
      // A text that bears no date is held until the person has said one, or the page is closed.
      if (!documents.some(isUndated)) bodies.delete(entry.key);
      patch(entry.key, isNothing ? { state: "failed", message: refused[0].message } : { state: "done", documents, refused });
    } catch (error) {
      patch(entry.key, { state: "failed", message: describeError(error).message });
      // Nobody answers: the rest would fail alike, and waits for the server to come back.
      if (describeError(error).code === "offline") {
        patch(entry.key, { state: "waiting", message: null });
        pause(true);
      }
    }
    ends = [...ends.slice(-40), Date.now()];
    refresh("documents", ...FIGURES);
  }
  isRunning = false;
}

function settle(key: number): void {
  bodies.delete(key);
  void release(key);
}

async function base64(body: Blob): Promise<string> {
  const bytes = new Uint8Array(await body.arrayBuffer());
  let letters = "";
  // In stretches: a whole file would be too many arguments for one call.
  for (let at = 0; at < bytes.length; at += 0x8000) letters += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(letters);
}

function patch(key: number, part: Partial<Entry>): void {
  set(entries.map((entry) => (entry.key === key ? { ...entry, ...part } : entry)));
}

function set(now: readonly Entry[]): void {
  entries = now;
  for (const listener of listeners) listener();
}
