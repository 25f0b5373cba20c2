import { useCallback, useEffect, useState } from "react";
import { describeError } from "../../../base/error.ts";
import { createClient } from "../../client/client.ts";

export const client = createClient();

export type Answer<T> =
  | { readonly state: "loading"; readonly value: T | null }
  | { readonly state: "ready"; readonly value: T }
  | { readonly state: "error"; readonly value: null; readonly code: string; readonly message: string };

interface Kept {
  readonly value: unknown;
  /** By `performance.now()`; what is older than `FRESH_MS` is shown and asked for again. */
  readonly at: number;
}

const kept = new Map<string, Kept>();
/** From one screen to the next the ledger is the same, and a busy server should hear what is new to it first. */
const FRESH_MS = 3000;
/** Questions under way, so that what several parts of a page want to know is asked once. */
const asking = new Map<string, Promise<unknown>>();
const watchers = new Set<{ readonly key: string | null; readonly again: () => void }>();

/** Questions nobody answered: the first answer to any of them says that the server is back, and all are asked again. */
const unanswered = new Set<() => void>();

/** Asks again whatever is on the page of these beginnings; what was answered stays in view until the new answer comes. */
export function refresh(...prefixes: readonly string[]): void {
  const isMoved = (key: string) => prefixes.some((prefix) => key.startsWith(prefix));
  for (const [key, { value }] of kept) if (isMoved(key)) kept.set(key, { value, at: Number.NEGATIVE_INFINITY });
  for (const { key, again } of watchers) if (key !== null && isMoved(key)) again();
}

/** What any change of the ledger may move. */
export const FIGURES = ["engagement", "why", "happening", "contradictions", "assess", "without", "events", "uncounted", "source"];

/**
 * What the server says to one question. An answer had before is shown at once and, unless it came just now, asked for again; a
 * `null` key asks nothing.
 */
export function useAnswer<T>(key: string | null, ask: () => Promise<T>): Answer<T> & { readonly again: () => void } {
  const [turn, setTurn] = useState(0);
  const [answer, setAnswer] = useState<Answer<T> & { readonly key: string | null }>(() => start<T>(key));
  const again = useCallback(() => setTurn((n) => n + 1), []);

  useEffect(() => {
    const watcher = { key, again };
    watchers.add(watcher);
    return () => {
      watchers.delete(watcher);
    };
  }, [key, again]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for everything `ask` closes over; `turn` asks again.
  useEffect(() => {
    if (key === null) return;
    let isCurrent = true;
    setAnswer(start<T>(key));
    if (turn === 0 && isFresh(key)) return;
    shared(key, ask, turn > 0).then(
      (value) => {
        kept.set(key, { value, at: performance.now() });
        unanswered.delete(again);
        for (const askAgain of [...unanswered]) askAgain();
        unanswered.clear();
        if (isCurrent) setAnswer({ key, state: "ready", value });
      },
      (error: unknown) => {
        if (!isCurrent) return;
        const told = describeError(error);
        if (told.code === "offline") unanswered.add(again);
        setAnswer({ key, state: "error", value: null, ...told });
      },
    );
    return () => {
      isCurrent = false;
      unanswered.delete(again);
    };
  }, [key, turn]);

  return { ...(answer.key === key ? answer : start<T>(key)), again };
}

/** Asks what every screen wants to know, before one does. What nobody answers is asked again by the screen. */
export function askAhead<T>(key: string, ask: () => Promise<T>): void {
  if (kept.has(key) || asking.has(key)) return;
  shared(key, ask, false).then(
    (value) => kept.set(key, { value, at: performance.now() }),
    () => {},
  );
}

/** @param isAnew something changed since: an answer under way may be to the state before */
function shared<T>(key: string, ask: () => Promise<T>, isAnew: boolean): Promise<T> {
  const under = isAnew ? undefined : asking.get(key);
  if (under) return under as Promise<T>;
  const answer = ask();
  asking.set(key, answer);
  const done = () => {
    if (asking.get(key) === answer) asking.delete(key);
  };
  answer.then(done, done);
  return answer;
}

function start<T>(key: string | null): Answer<T> & { readonly key: string | null } {
  const had = key === null ? undefined : kept.get(key);
  return had === undefined ? { key, state: "loading", value: null } : { key, state: "ready", value: had.value as T };
}

function isFresh(key: string): boolean {
  const had = kept.get(key);
  return had !== undefined && performance.now() - had.at < FRESH_MS;
}
