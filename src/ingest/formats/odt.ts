/** An OpenDocument text: its headings and paragraphs, and the title and language its own properties state. */
import { AscribeError } from "../../base/error.ts";
import { firstStated, type StatedFields } from "../found.ts";
import { readXml, textsByName } from "./xml.ts";
import { type ZipEntry, zipEntries } from "./zip.ts";

const MIME = "application/vnd.oasis.opendocument.text";

/** Whether a ZIP's entries are an OpenDocument text, and not one of its sisters, a table or slides. */
export function isOdt(entries: readonly ZipEntry[]): boolean {
  const mime = entries.find(({ name }) => name === "mimetype");
  return mime !== undefined && entries.some(({ name }) => name === "content.xml") && decode(mime.bytes()).trim().startsWith(MIME);
}

/** @throws {AscribeError} `encrypted`, and what `zip` and `xml` refuse */
export function readOdt(bytes: Uint8Array): { text: string; fields: StatedFields } {
  const parts = new Map(zipEntries(bytes).map((entry) => [entry.name, entry]));
  const part = (name: string): string => decode(parts.get(name)?.bytes() ?? new Uint8Array());
  if (/<(\w+:)?encryption-data[\s/>]/.test(part("META-INF/manifest.xml")))
    throw new AscribeError("encrypted", "asks for a password; save it again without one");
  return { text: paragraphs(part("content.xml")), fields: properties(part("meta.xml")) };
}

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Beside the text, not of it: comments, what a tracked change took away, footnotes in the middle of a sentence. */
const ASIDE = new Set(["annotation", "tracked-changes", "note"]);

function paragraphs(xml: string): string {
  const out: string[] = [];
  // A frame with a paragraph of its own may stand within a paragraph, which goes on after it.
  const open: string[] = [];
  let aside = 0;
  for (const part of readXml(xml)) {
    if (part.kind !== "text" && ASIDE.has(part.name)) aside += part.kind === "open" ? 1 : -1;
    else if (aside > 0) continue;
    else if (part.kind === "text") {
      if (open.length > 0) open[open.length - 1] += part.text.replace(/[\t\r\n ]+/g, " ");
    } else if (part.kind === "close") {
      if (part.name === "p" || part.name === "h") out.push((open.pop() ?? "").trim());
    } else if (part.name === "p" || part.name === "h") open.push("");
    else if (open.length > 0) open[open.length - 1] += BLANKS[part.name]?.(Number(part.attributes.c ?? 1)) ?? "";
  }
  return out.filter((line) => line !== "").join("\n\n");
}

/** White space that is written as an element, since a run of it counts as one blank. */
const BLANKS: Readonly<Record<string, (count: number) => string>> = {
  s: (count) => " ".repeat(count > 0 && count < 1000 ? count : 1),
  tab: () => "\t",
  "line-break": () => "\n",
};

function properties(xml: string): StatedFields {
  const values = textsByName(xml);
  const title = firstStated([values.title, "OpenDocument property title"]);
  const byline = firstStated([values["initial-creator"], "OpenDocument property creator"]);
  const language = firstStated([values.language, "OpenDocument property language"]);
  // Its dates are when the file was begun and last saved, not when it was put out.
  return { ...(title && { title }), ...(byline && { byline }), ...(language && { language }) };
}
