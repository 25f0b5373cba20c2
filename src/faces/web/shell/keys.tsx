import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { CHORDS, keyOf } from "../state/keys.ts";

/** What a key does; `false` hands it on to the layer beneath. */
// biome-ignore lint/suspicious/noConfusingVoidType: a handler that returns nothing has dealt with its key.
export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void | boolean>>;

const layers: { current: KeyMap }[] = [];
let isChord = false;
/** Letters for a line that has been asked for and does not stand yet; `null` when none has. */
let early: string | null = null;

/** From now on letters belong to a line that is about to open, whatever else they do on the page. */
export const keepTyping = (): void => {
  early = "";
};

/**
 * The words of such a line: what was typed before it stood, up to the moment when it does. Between its first drawing and that moment a slow
 * machine has time for some letters more.
 * @param given what it holds instead
 */
export function useEarlyWords(given: string | null = null): [words: string, set: (words: string) => void] {
  const [words, setWords] = useState(given ?? early ?? "");
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the line stands.
  useLayoutEffect(() => {
    if (given === null && early) setWords(early);
    early = null;
  }, []);
  return [words, setWords];
}

/** Keys of a component while it is shown. What was shown last hears a key first. */
export function useKeys(keys: KeyMap): void {
  const layer = useRef(keys);
  layer.current = keys;
  useEffect(() => {
    layers.push(layer);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
    };
  }, []);
}

/** One listener for the page; `go` is what the `g` chords call. */
export function listenForKeys(go: (view: (typeof CHORDS)[string]) => void): () => void {
  const hear = (event: KeyboardEvent) => {
    // A dialog is on top: its keys are its own, and Esc closes it and nothing beneath.
    if (document.querySelector("dialog[open]")) return;
    const target = event.target as HTMLElement;
    const isTyping = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
    if (early !== null && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      if (event.key === "Escape") early = null;
      else if (event.key === "Backspace") early = early.slice(0, -1);
      else if (event.key.length === 1) early += event.key;
      return;
    }
    const key = keyOf({ key: event.key, ctrlKey: event.ctrlKey, metaKey: event.metaKey, altKey: event.altKey, isTyping });
    if (key === null) return;
    if (isChord) {
      isChord = false;
      const view = CHORDS[key];
      if (view) {
        event.preventDefault();
        go(view);
      }
      return;
    }
    if (key === "g") {
      isChord = true;
      return;
    }
    for (const layer of [...layers].reverse()) {
      const act = layer.current[key];
      if (act && act(event) !== false) {
        event.preventDefault();
        return;
      }
    }
    // Nothing was open: out of the line, so that keys are keys again.
    if (key === "Esc" && isTyping) target.blur();
  };
  window.addEventListener("keydown", hear);
  return () => window.removeEventListener("keydown", hear);
}
