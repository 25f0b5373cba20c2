/** A PDF's words, page after page. A scan has none; one with a password is not opened. */
import { AscribeError } from "../../base/error.ts";
import { firstStated, type StatedFields } from "../found.ts";

const MAX_PAGES = 2_000;

/** @throws {AscribeError} `encrypted`, `bad-pdf`, `no-text`, `too-large` */
export async function readPdf(bytes: Uint8Array): Promise<{ text: string; fields: StatedFields; transform: string }> {
  const { extractText, getDocumentProxy } = await import("unpdf");
  // pdf.js keeps what it is given and may change it; it gets a copy of its own.
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { isEvalSupported: false, verbosity: 0, stopAtErrors: false }).catch(
    (cause: Error) => {
      if (cause.name === "PasswordException")
        throw new AscribeError("encrypted", "asks for a password; save it again without one");
      throw new AscribeError("bad-pdf", "is a damaged PDF; take it again from where it came", { cause });
    },
  );
  try {
    if (pdf.numPages > MAX_PAGES)
      throw new AscribeError("too-large", `has ${pdf.numPages} pages, more than ${MAX_PAGES}; split it`);
    const { text: pages } = await extractText(pdf, { mergePages: false });
    const text = pages
      .map(flow)
      .filter((page) => page !== "")
      .join("\n\n");
    if (text === "")
      throw new AscribeError("no-text", "is a PDF of pictures without words in it; recognise its text (OCR) first");
    const { info } = await pdf.getMetadata();
    // Letters of a right-to-left script are stored as they are drawn; the words are there, their order may not be.
    const visual = /[\u0590-\u08ff]{3}/.test(text);
    return {
      text,
      fields: fieldsOf(info as Record<string, unknown>),
      transform: visual ? "pdf: right-to-left text may be in the order it was drawn" : "pdf",
    };
  } catch (cause) {
    if (cause instanceof AscribeError) throw cause;
    throw new AscribeError("bad-pdf", "is a damaged PDF; take it again from where it came", { cause });
  } finally {
    await pdf.destroy().catch(() => {});
  }
}

/** Lines of a page joined to paragraphs: a line that ends a sentence and is shorter than most ends its paragraph. */
function flow(page: string): string {
  const lines = page.split("\n").map((line) => line.replace(/\s+/g, " ").trim());
  const lengths = lines
    .filter((line) => line !== "")
    .map((line) => line.length)
    .sort((a, b) => a - b);
  const usual = lengths[Math.floor(lengths.length * 0.75)] ?? 0;
  let out = "";
  for (const line of lines) {
    if (line === "") {
      out = `${out.trimEnd()}\n\n`;
      continue;
    }
    const joined = /\p{Ll}-$/u.test(out) && /^\p{Ll}/u.test(line);
    out = joined ? out.slice(0, -1) + line : out + (out === "" || out.endsWith("\n") ? "" : " ") + line;
    if (/[.!?:"”»)]$/.test(line) && line.length < usual * 0.8) out += "\n\n";
  }
  return out.trim();
}

function fieldsOf(info: Readonly<Record<string, unknown>>): StatedFields {
  const title = firstStated([info.Title, "PDF property Title"]);
  const byline = firstStated([info.Author, "PDF property Author"]);
  // Titles that a word processor made of its file's name say nothing.
  const isName = title && /\.(docx?|pdf|indd|qxd|rtf)$|^(untitled|microsoft word)/i.test(title.value);
  // CreationDate is when the file was made, which may be years after its words were put out: no date is better.
  return { ...(title && !isName && { title }), ...(byline && { byline }) };
}
