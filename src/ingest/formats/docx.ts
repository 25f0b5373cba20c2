/** A Word document: its paragraphs, and the title and dates its own properties state. */
import { AscribeError } from "../../base/error.ts";
import { firstDate, firstStated, type StatedFields } from "../found.ts";
import { readXml, textsByName } from "./xml.ts";
import { zipEntries } from "./zip.ts";

/** @throws {AscribeError} `bad-docx`, and what `zip` and `xml` refuse */
export function readDocx(bytes: Uint8Array): { text: string; fields: StatedFields } {
  const parts = new Map(zipEntries(bytes).map((entry) => [entry.name, entry]));
  const body = parts.get("word/document.xml");
  if (!body) throw new AscribeError("bad-docx", "is a ZIP without word/document.xml, so no Word document; give the file itself");
  const core = parts.get("docProps/core.xml");
  return { text: paragraphs(decode(body.bytes())), fields: core ? properties(decode(core.bytes())) : {} };
}

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

function paragraphs(xml: string): string {
  const out: string[] = [];
  let line = "";
  let inText = false;
  // Deleted words of a tracked change stand in `delText`, which is passed over; so is a picture's fallback.
  for (const part of readXml(xml)) {
    if (part.kind === "text") {
      if (inText) line += part.text;
    } else if (part.kind === "open") {
      if (part.name === "t") inText = true;
      else if (part.name === "tab") line += "\t";
      else if (part.name === "br" || part.name === "cr") line += "\n";
    } else if (part.name === "t") inText = false;
    else if (part.name === "p") {
      if (line.trim() !== "") out.push(line.trim());
      line = "";
    }
  }
  if (line.trim() !== "") out.push(line.trim());
  return out.join("\n\n");
}

function properties(xml: string): StatedFields {
  const values = textsByName(xml);
  const title = firstStated([values.title, "Word property title"]);
  const byline = firstStated([values.creator, "Word property creator"]);
  const language = firstStated([values.language, "Word property language"]);
  // `created` is when the file was begun, not when it was put out; only a stated date of issue is one.
  const published = firstDate([values.issued, "Word property issued"]);
  return { ...(title && { title }), ...(byline && { byline }), ...(language && { language }), ...(published && { published }) };
}
