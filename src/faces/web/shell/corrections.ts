/** A person's corrections: kept in the ledger's log with who and why, or, for a text read in the page, with the page. */
import { useMemo, useSyncExternalStore } from "react";
import type { Span } from "../../../base/span.ts";
import type { Change, Correction } from "../../../document/corrected.ts";
import { client, FIGURES, refresh, useAnswer } from "./answer.tsx";
import { privateDocument } from "./private-reading.ts";

export interface Said {
  readonly document: string;
  readonly at: Span;
  readonly change: Change;
  readonly reason: string;
}

let name = localStorage.getItem("ascribe.name") ?? "";
/** What this page has said, newest last: each an act of one or more corrections, undone together. */
let acts: readonly (readonly number[])[] = [];
let own: readonly Correction[] = [];
const listeners = new Set<() => void>();

export const nameNow = (): string => name;
export function setName(now: string): void {
  name = now;
  localStorage.setItem("ascribe.name", now);
}

/** Corrections of a document, or of the whole ledger. */
export function useCorrections(document: string | null): readonly Correction[] {
  const isPrivate = document !== null && privateDocument(document) !== null;
  const kept = useAnswer(isPrivate ? null : `corrections ${document ?? ""}`, () => client.corrections(document ?? undefined));
  const here = useSyncExternalStore(listen, () => own);
  return useMemo(
    () => (isPrivate ? here.filter((one) => one.document === document) : (kept.value ?? [])),
    [isPrivate, here, document, kept.value],
  );
}

/** Says all of it in one act, which `undoLast` takes back whole. */
export async function correct(...said: readonly Said[]): Promise<void> {
  const act: number[] = [];
  for (const one of said) {
    if (privateDocument(one.document)) {
      const sequence = (own.at(-1)?.sequence ?? 0) + 1;
      own = [...own, { ...one, by: name || null, made: new Date().toISOString(), sequence }];
      act.push(-sequence);
    } else act.push(await client.correct(one, name || null));
  }
  acts = [...acts, act];
  changed();
}

export async function undo(sequence: number, document: string): Promise<void> {
  if (privateDocument(document)) own = own.filter((one) => one.sequence !== sequence);
  else await client.decide({ kind: "undo", sequence }, name || null);
  acts = acts.map((act) => act.filter((one) => Math.abs(one) !== sequence)).filter((act) => act.length > 0);
  changed();
}

/** @returns whether there was anything to take back */
export function undoLast(): boolean {
  const last = acts.at(-1);
  if (!last) return false;
  acts = acts.slice(0, -1);
  own = own.filter(({ sequence }) => !last.includes(-sequence));
  const kept = last.filter((sequence) => sequence > 0);
  void Promise.all(kept.map((sequence) => client.decide({ kind: "undo", sequence }, name || null))).then(changed);
  return true;
}

/** Any other decision of a person's, undone in the same way. */
export async function decide(decision: Readonly<Record<string, unknown>>): Promise<void> {
  acts = [...acts, [await client.decide(decision, name || null)]];
  changed();
}

function changed(): void {
  refresh("corrections", "views", ...FIGURES);
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
