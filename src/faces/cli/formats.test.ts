/** Formats through the built command: what bundling breaks, tests of the sources do not see. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { runAscribe, temporaryFolder } from "../../../test/command.ts";

const TOLD = "Soldiers of two states began a joint exercise near Termez on Friday, the defence ministry said in a statement.";
const LINKS = Array.from({ length: 30 }, (_, i) => `<li><a href="/${i}">Section ${i}</a></li>`).join("");
const PAGE = (words: string) =>
  `<!doctype html><html lang="en"><head><title>T</title></head><body><nav><ul>${LINKS}</ul></nav><article><h1>Exercise begins</h1><p>TASHKENT, July 30 (Steppe Wire) - ${words}</p><p>${TOLD}</p></article><aside><ul>${LINKS}</ul></aside><footer>All rights reserved</footer></body></html>`;
const MAIL = (words: string) =>
  `From: A <a@b.example>\r\nSubject: S\r\nDate: Fri, 30 Jul 2021 09:00:00 +0500\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n${words}\r\n`;
const HTTP = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${PAGE("archived words, it said.")}`;

const FILES: Readonly<Record<string, string | Uint8Array>> = {
  "a.html": PAGE("page words, it said."),
  "b.mhtml": `From: <S>\r\nSnapshot-Content-Location: https://a.example/\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="B"\r\n\r\n--B\r\nContent-Type: text/html\r\n\r\n${PAGE("saved words, it said.")}\r\n--B--\r\n`,
  "c.eml": MAIL("Mail words, it said."),
  "d.mbox": `From a@b.example Fri Jul 30 09:00:00 2021\n${MAIL("Box words, it said.").replaceAll("\r", "")}`,
  "e.rss": `<?xml version="1.0"?><rss version="2.0"><channel><title>A</title><item><title>T</title><description>&lt;p&gt;Feed words, it said.&lt;/p&gt;</description></item></channel></rss>`,
  "f.docx": zipSync({
    "word/document.xml": strToU8(
      `<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>Word words, it said.</w:t></w:r></w:p></w:body></w:document>`,
    ),
  }),
  "g.pdf": `%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>\nendobj\n4 0 obj\n<< /Length 49 >>\nstream\nBT /F1 12 Tf 72 720 Td (Pdf words, it said.) Tj ET\nendstream\nendobj\n5 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF`,
  "h.warc.gz": gzipSync(
    `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nContent-Length: ${HTTP.length}\r\n\r\n${HTTP}\r\n\r\n`,
  ),
  "i.csv": "id,body\n1,Table words it said.\n",
  "j.zip": zipSync({ "in.txt": strToU8("Packed words, it said.") }),
};

describe("ascribe add, as it ships", () => {
  it("takes the words of every format, and of a page its article alone", async () => {
    const folder = temporaryFolder();
    const ledger = join(temporaryFolder(), "ledger.duckdb");
    for (const [name, content] of Object.entries(FILES)) writeFileSync(join(folder, name), content);
    const added = await runAscribe(["add", folder, "--map", "text=body", "--ledger", ledger]);
    expect(added.err).toBe("");
    const texts = (await runAscribe(["export", "records", "--ledger", ledger])).out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).text as string);
    expect(texts).toHaveLength(Object.keys(FILES).length);
    for (const word of "page saved Mail Box Feed Word Pdf archived Table Packed".split(" "))
      expect([word, texts.filter((text) => text.includes(`${word} words`)).length]).toEqual([word, 1]);
    expect(texts.filter((text) => /Section|rights reserved/.test(text))).toEqual([]);
  });
});
