/** What a person said of findings, in this browser: apart from the record, newest last, each undoable. */
import { useSyncExternalStore } from "react";
import { type Correction, parseCorrections, type Verdict, verdictOf, withCorrection, withoutLast } from "../state/corrections.ts";

const KEY = "ascribe.corrections";
const listeners = new Set<() => void>();
let corrections: readonly Correction[] = parseCorrections(localStorage.getItem(KEY));

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function set(now: readonly Correction[]): void {
  corrections = now;
  localStorage.setItem(KEY, JSON.stringify(now));
  for (const listener of listeners) listener();
}

export const correctionsNow = (): readonly Correction[] => corrections;
export const useAllCorrections = (): readonly Correction[] => useSyncExternalStore(listen, correctionsNow);
export const judgeItem = (document: string, item: string, verdict: Verdict): void =>
  set(withCorrection(corrections, { document, item, verdict, at: new Date().toISOString() }));
export const undoLast = (): void => set(withoutLast(corrections));

export function useCorrections(document: string, item: string) {
  const all = useAllCorrections();
  return {
    verdict: verdictOf(all, document, item),
    judge: (verdict: Verdict) => judgeItem(document, item, verdict),
    undo: undoLast,
  };
}
