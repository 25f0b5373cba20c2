/**
 * Answers with every stretch of words that may be a document's own marked as data, and the citations they call for. What
 * has the form of a code, a number or a day stays as it is; of words, only those that Ascribe itself has written do.
 */

/** Fields whose words are ours: explanations made of fixed phrases and numbers. */
const OURS = new Set(["why", "arithmetic", "about", "measures", "withheld", "verdict", "basis", "method"]);

/** Fields that hold a document's words even where these are a single one: a speaker called "Ignore". */
const THEIRS = new Set([
  "text",
  "title",
  "name",
  "who",
  "issuer",
  "publisher",
  "chain",
  "note",
  "speaker",
  "words",
  "lineage",
  "lineages",
  "label",
  "source",
  "root",
]);

/** Codes, ids, days, addresses of spans: nothing that could be a sentence. */
const IS_CODE = /^[\p{L}\p{N}_:.@#+/±-]{1,100}$/u;

export interface DocumentText {
  readonly documentText: string;
  readonly isData: true;
}

export function markDocumentText(value: unknown, key = ""): unknown {
  if (typeof value === "string") {
    if (OURS.has(key)) return value;
    return !THEIRS.has(key) && IS_CODE.test(value) ? value : ({ documentText: value, isData: true } satisfies DocumentText);
  }
  if (Array.isArray(value)) return value.map((one) => markDocumentText(one, key));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, markDocumentText(member, name)]));
}

/** `sha256:…#start-end` of the words an answer rests on, once each, in the order they come; a document's id where no span is. */
export function citationsIn(value: unknown): string[] {
  const found = new Set<string>();
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const one of node) walk(one);
    if (typeof node !== "object" || node === null || Array.isArray(node)) return;
    const { document, id, start, end } = node as Record<string, unknown>;
    if (typeof document === "string" && document.startsWith("sha256:"))
      found.add(typeof start === "number" && typeof end === "number" ? `${document}#${start}-${end}` : document);
    else if (typeof id === "string" && id.startsWith("sha256:")) found.add(id);
    for (const member of Object.values(node)) walk(member);
  };
  walk(value);
  return [...found];
}
