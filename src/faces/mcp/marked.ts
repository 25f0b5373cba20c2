/** Answers with every stretch of a document's own words marked as data, and the citations they call for. */

/** Fields that hold words from documents or from whoever handed them in. */
const FROM_DOCUMENTS = new Set([
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
  "value",
]);

export interface DocumentText {
  readonly documentText: string;
  readonly isData: true;
}

/** Every string under such a field becomes `{documentText, isData: true}`; numbers, codes and ids stay. */
export function markDocumentText(value: unknown, isMarked = false): unknown {
  if (typeof value === "string") return isMarked ? ({ documentText: value, isData: true } satisfies DocumentText) : value;
  if (Array.isArray(value)) return value.map((one) => markDocumentText(one, isMarked));
  if (typeof value !== "object" || value === null) return value;
  // Words and trees are for programs that read the record itself; they would fill an assistant's window.
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== "tokens")
      .map(([key, member]) => [
        key,
        markDocumentText(
          member,
          FROM_DOCUMENTS.has(key) || (isMarked && typeof member === "string" && !/^(id|document|event|code|kind)$/.test(key)),
        ),
      ]),
  );
}

/** `sha256:…#start-end` of each document an answer rests on, once each, in the order they come. */
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
