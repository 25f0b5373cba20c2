/** PETRARCH's verbs file: blocks of verbs with a code, patterns of words around them, sets of synonyms. */
import type { DictionaryFault, DictionaryFile } from "../../../engine/dictionary.ts";
import { linesOf, wordsOf } from "./lines.ts";

/** One word of a pattern, or a sign: `$` source, `+` target, `^` some actor, `%` an actor that is both. */
export interface Element {
  readonly word: string;
  /** Nothing may stand between it and the element before. */
  readonly joined: boolean;
}

export interface Pattern {
  readonly before: readonly Element[];
  readonly after: readonly Element[];
  /** No word between the verb and what stands before it. */
  readonly tightBefore: boolean;
  readonly codes: readonly [string, string | null];
  readonly line: number;
}

export interface VerbBlock {
  readonly codes: readonly [string, string | null] | null;
  readonly line: number;
  readonly patterns: readonly Pattern[];
}

/** A verb's form: its own words, and which of them is the verb. */
export interface VerbForm {
  readonly words: readonly string[];
  readonly at: number;
  readonly block: VerbBlock;
}

export interface Verbs {
  readonly forms: ReadonlyMap<string, readonly VerbForm[]>;
  readonly synonyms: ReadonlyMap<string, readonly (readonly string[])[]>;
}

interface OpenBlock {
  codes: VerbBlock["codes"];
  line: number;
  patterns: Pattern[];
}

export function readVerbs({ name, text }: DictionaryFile, faults: DictionaryFault[]): Verbs {
  const forms = new Map<string, VerbForm[]>();
  const synonyms = new Map<string, string[][]>();
  let block: OpenBlock | null = null;
  let set: { words: string[][]; plural: boolean } | null = null;
  for (const { text: raw, number } of linesOf(text)) {
    const line = raw.trim();
    const head = /^---\s*(.*?)\s*(?:\[([^\]]*)\])?\s*---$/.exec(line);
    if (head) {
      set = null;
      block = { codes: codesOf(head[2] ?? "---"), line: number, patterns: [] };
    } else if (line.startsWith("&")) {
      const title = line.split(/\s+/)[0];
      set = { words: [], plural: !title.endsWith("_") };
      synonyms.set(title.replace(/_$/, ""), set.words);
    } else if (set && line.startsWith("+")) {
      const words = wordsOf(line.slice(1).trim());
      set.words.push(words);
      if (set.plural) set.words.push([...words.slice(0, -1), `${words[words.length - 1]}S`]);
    } else if (line.startsWith("- ")) {
      const pattern = patternOf(line.slice(2), number);
      if (!pattern) faults.push({ file: name, line: number, message: "a pattern needs one * and a code in brackets" });
      else if (!block) faults.push({ file: name, line: number, message: "a pattern stands before any verb" });
      else block.patterns.push(pattern);
    } else if (block) {
      set = null;
      const own = /\[([^\]]*)\]/.exec(line);
      const target: OpenBlock = own ? { codes: codesOf(own[1]), line: number, patterns: block.patterns } : block;
      for (const form of formsOf(line.replace(/\[[^\]]*\]/, ""))) {
        const words = form.map((word) => word.replace(/^\+/, ""));
        const at = Math.max(
          0,
          form.findIndex((word) => word.startsWith("+")),
        );
        const known = forms.get(words[at]);
        const entry = { words, at, block: target };
        if (known) known.push(entry);
        else forms.set(words[at], [entry]);
      }
    } else faults.push({ file: name, line: number, message: "neither a block, a verb, a pattern nor a synonym" });
  }
  for (const list of forms.values()) list.sort((a, b) => b.words.length - a.words.length);
  for (const list of synonyms.values()) list.sort((a, b) => b.length - a.length);
  return { forms, synonyms };
}

function codesOf(inside: string): VerbBlock["codes"] {
  const [first, second] = inside.split(":").map((code) => code.trim());
  return /^[-+#]*$/.test(first) ? null : [first, second === undefined || second === "" ? null : second];
}

/** A verb with its forms: those in braces, or the regular ones. */
function formsOf(line: string): string[][] {
  const braces = /\{([^}]*)\}/.exec(line);
  const base = line.replace(/\{[^}]*\}?/, "").trim();
  const phrases = [base, ...(braces ? braces[1].trim().split(/\s+/).filter(Boolean) : regular(base))];
  return phrases.map((phrase) => phrase.toUpperCase().split("_"));
}

function regular(base: string): string[] {
  const words = base.split("_");
  const at = Math.max(
    0,
    words.findIndex((word) => word.startsWith("+")),
  );
  const stem = words[at];
  const e = stem.endsWith("E");
  const y = /[^AEIOU]Y$/i.test(stem);
  const endings = [
    y ? `${stem.slice(0, -1)}IES` : /(?:S|X|CH|SH)$/i.test(stem) ? `${stem}ES` : `${stem}S`,
    y ? `${stem.slice(0, -1)}IED` : e ? `${stem}D` : `${stem}ED`,
    e ? `${stem.slice(0, -1)}ING` : `${stem}ING`,
    `${stem}${stem.slice(-1)}ED`,
    `${stem}${stem.slice(-1)}ING`,
  ];
  return endings.map((form) => [...words.slice(0, at), form, ...words.slice(at + 1)].join("_"));
}

function patternOf(line: string, number: number): Pattern | null {
  const parts = /^(.*?)\[([^\]]*)\]/.exec(line);
  const star = parts?.[1].indexOf("*") ?? -1;
  if (!parts || star < 0) return null;
  const codes = codesOf(parts[2]) ?? (["", null] as const);
  const left = parts[1].slice(0, star);
  const right = parts[1].slice(star + 1);
  return {
    before: elements(left),
    after: elements(right, right.startsWith("_")),
    tightBefore: /\S_$/.test(left),
    codes,
    line: number,
  };
}

function elements(side: string, firstJoined = false): Element[] {
  const found: Element[] = [];
  let joined = firstJoined;
  for (const match of side.toUpperCase().matchAll(/_+|\s+|[$+^%]|&\w+?(?=_|\s|$)|[^\s_$+^%]+/g)) {
    const part = match[0];
    if (/^_+$/.test(part)) joined = true;
    else if (/^\s+$/.test(part)) joined = found.length === 0 ? joined && firstJoined : false;
    else {
      for (const [k, word] of (part.startsWith("&") ? [part] : wordsOf(part)).entries())
        found.push({ word, joined: k > 0 || joined });
      joined = false;
    }
  }
  return found;
}
