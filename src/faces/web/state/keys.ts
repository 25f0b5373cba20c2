/** Every key and what it does, in the order the key sheet lists them. */
import type { View } from "./address.ts";

export interface KeyRow {
  readonly keys: readonly string[];
  /** String of the interface that says what it does. */
  readonly does: string;
}

export const CHORDS: Readonly<Record<string, View>> = {
  r: "reader",
  m: "map",
  t: "timeline",
  d: "dyads",
  s: "sources",
  c: "compare",
  a: "ask",
};

export const SHEET: readonly { readonly group: string; readonly rows: readonly KeyRow[] }[] = [
  {
    group: "keys.anywhere",
    rows: [
      { keys: ["g", "r m t d s c a"], does: "keys.go" },
      { keys: ["/"], does: "keys.search" },
      { keys: ["⌘K", "Ctrl K"], does: "keys.palette" },
      { keys: ["o"], does: "keys.add" },
      { keys: ["e"], does: "keys.evidence" },
      { keys: ["D"], does: "keys.theme" },
      { keys: ["Esc"], does: "keys.close" },
      { keys: ["?"], does: "keys.sheet" },
    ],
  },
  {
    group: "keys.adding",
    rows: [
      { keys: ["p"], does: "keys.paste" },
      { keys: ["o", "⇧ O"], does: "keys.files" },
    ],
  },
  {
    group: "keys.reader",
    rows: [
      { keys: ["j", "k"], does: "keys.claim" },
      { keys: ["n", "p"], does: "keys.event" },
      { keys: ["[", "]"], does: "keys.document" },
      { keys: ["f"], does: "keys.fact" },
      { keys: ["w"], does: "keys.loaded" },
      { keys: ["c"], does: "keys.elsewhere" },
      { keys: ["y"], does: "keys.cite" },
    ],
  },
  {
    group: "keys.review",
    rows: [
      { keys: ["a"], does: "keys.accept" },
      { keys: ["x"], does: "keys.reject" },
      { keys: ["t"], does: "keys.type" },
      { keys: ["r"], does: "keys.roles" },
      { keys: ["s"], does: "keys.span" },
      { keys: ["m"], does: "keys.merge" },
      { keys: ["s"], does: "keys.later" },
      { keys: ["u"], does: "keys.undo" },
    ],
  },
  {
    group: "keys.map",
    rows: [
      { keys: ["i"], does: "keys.instrument" },
      { keys: ["w"], does: "keys.weights" },
      { keys: ["b"], does: "keys.camps" },
      { keys: ["l"], does: "keys.without" },
      { keys: ["v"], does: "keys.pair" },
      { keys: ["+", "-"], does: "keys.zoom" },
      { keys: ["←", "→"], does: "keys.week" },
      { keys: ["⇧ ←", "⇧ →"], does: "keys.windowStart" },
      { keys: ["f"], does: "keys.follow" },
      { keys: ["↑ ↓ ← →"], does: "keys.neighbour" },
    ],
  },
];

/** A key event as the sheet writes it, or `null` for what is none of ours: a modifier is held, or someone is typing. */
export function keyOf(event: {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  isTyping: boolean;
}): string | null {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") return "⌘K";
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (event.key === "Escape") return "Esc";
  if (event.isTyping) return null;
  if (event.key === "ArrowLeft") return "←";
  if (event.key === "ArrowRight") return "→";
  return event.key.length === 1 ? event.key : null;
}
