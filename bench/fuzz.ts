/**
 * Mutated inputs of every format through intake and the fast reader: no crash, no hang over five seconds, and each either
 * whole documents whose spans hold or a refusal with its code.
 */
import { gzipSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { createAscribe } from "../src/app/ascribe.ts";
import { AscribeError } from "../src/base/error.ts";
import { type Random, seeded } from "../src/base/random.ts";
import { gdeltColumns } from "../src/ingest/formats/coded.ts";
import { isRefusal } from "../src/ingest/found.ts";
import { takeBytes } from "../src/ingest/intake.ts";
import { type Bench, report } from "./report.ts";

/** Of the processor, so that what else a machine does is not held against an input. */
const LIMIT_MS = 5000;
const PROSE =
  "Soldiers of Russia and Uzbekistan began a joint exercise near Termez on 30 July 2021, the ministry said. About 1,500 soldiers take part.";
const PAGE = `<!doctype html><html lang="en"><head><title>T</title><meta property="og:site_name" content="A"></head><body><nav><a href="/">x</a></nav><article><h1>T</h1><p>${PROSE}</p><p>${PROSE}</p></article></body></html>`;
const MAIL = `From: A <a@b.example>\r\nSubject: =?utf-8?q?T?=\r\nDate: Fri, 30 Jul 2021 09:00:00 +0500\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=B\r\n\r\n--B\r\nContent-Type: text/plain\r\n\r\n${PROSE}\r\n--B--\r\n`;
const HTTP = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${PAGE}`;

const WARC = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nContent-Length: ${HTTP.length}\r\n\r\n${HTTP}\r\n\r\n`;

const SEEDS: readonly (readonly [name: string, bytes: Uint8Array])[] = [
  ["a.txt", strToU8(PROSE)],
  ["a.md", strToU8(`---\ntitle: T\n---\n# T\n\n${PROSE}`)],
  ["a.html", strToU8(PAGE)],
  ["a.eml", strToU8(MAIL)],
  ["a.mbox", strToU8(`From a@b.example Fri Jul 30 09:00:00 2021\n${MAIL}`)],
  [
    "a.mhtml",
    strToU8(
      `From: <S>\r\nSnapshot-Content-Location: https://a.example/\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="B"\r\n\r\n--B\r\nContent-Type: text/html\r\n\r\n${PAGE}\r\n--B--\r\n`,
    ),
  ],
  [
    "a.xml",
    strToU8(
      `<?xml version="1.0"?><rss version="2.0"><channel><title>A</title><item><title>T</title><pubDate>Fri, 30 Jul 2021 04:00:00 GMT</pubDate><description>&lt;p&gt;${PROSE}&lt;/p&gt;</description></item></channel></rss>`,
    ),
  ],
  ["b.xml", strToU8(`<Sentences><Sentence date="20210730" id="1" source="A"><Text>${PROSE}</Text></Sentence></Sentences>`)],
  ["a.json", strToU8(JSON.stringify({ text: PROSE, published: "2021-07-30" }))],
  ["a.jsonl", strToU8(`${JSON.stringify({ id: "1", text: PROSE })}\n${JSON.stringify({ id: "2", text: PROSE })}\n`)],
  ["a.csv", strToU8(`id,text,date\n1,"${PROSE}",2021-07-30\n`)],
  [
    "a.tsv",
    strToU8(
      "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tActor Country\tRecipient Country\tSource\nX\t2021-07-30\tCOOPERATE\tm\t5\tRUS\tUZB\tA\n",
    ),
  ],
  ["a.warc", strToU8(WARC)],
  ["a.warc.gz", gzipSync(WARC)],
  ["a.txt.gz", gzipSync(PROSE)],
  [
    "a.atom",
    strToU8(
      `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><title>T</title><id>1</id><updated>2021-07-30T00:00:00Z</updated><content type="html">&lt;p&gt;${PROSE}&lt;/p&gt;</content></entry></feed>`,
    ),
  ],
  [
    "feed.json",
    strToU8(
      JSON.stringify({
        version: "https://jsonfeed.org/version/1.1",
        title: "A",
        items: [{ id: "1", content_html: `<p>${PROSE}</p>`, date_published: "2021-07-30T00:00:00Z" }],
      }),
    ),
  ],
  [
    "library.json",
    strToU8(
      JSON.stringify([{ id: "k", type: "article", title: "T", abstract: PROSE, issued: { "date-parts": [[2021, 7, 30]] } }]),
    ),
  ],
  ["acled.csv", strToU8(`event_id_cnty,event_date,source,notes,fatalities\nUZB1,30 July 2021,Amu Courier,"${PROSE}",0\n`)],
  [
    "20210730.export.CSV",
    strToU8(
      `${gdeltColumns(true)
        .map((_, i) => (i === 0 ? "1000001" : i === 1 ? "20210730" : "1"))
        .join("\t")}\n`,
    ),
  ],
  ["mentions.CSV", strToU8(`1000001\t20210730000000\t20210730001500\t1\tA\thttps://a.example/\t${"1\t".repeat(9)}1\n`)],
  [
    "icews.tab",
    strToU8(
      "Event ID\tEvent Date\tSource Name\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget Country\tPublisher\n1\t2021-07-30\tA\tRUS\tConsult\t040\t1\tUZB\tB\n",
    ),
  ],
  ["sitemap.xml", strToU8("<urlset><url><loc>https://a.example/1</loc><lastmod>2021-07-30</lastmod></url></urlset>")],
  ["a.zip", zipSync({ "a.txt": strToU8(PROSE), "b.html": strToU8(PAGE) })],
  [
    "a.docx",
    zipSync({
      "word/document.xml": strToU8(
        `<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>${PROSE}</w:t></w:r></w:p></w:body></w:document>`,
      ),
    }),
  ],
  [
    "a.odt",
    zipSync({
      mimetype: strToU8("application/vnd.oasis.opendocument.text"),
      "content.xml": strToU8(`<o:text xmlns:o="o" xmlns:t="t"><t:p>${PROSE}<t:s t:c="2"/></t:p></o:text>`),
    }),
  ],
  ["a.tar", tarOf("a.txt", PROSE)],
  [
    "a.pdf",
    strToU8(
      `%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>\nendobj\n4 0 obj\n<< /Length 60 >>\nstream\nBT /F1 12 Tf 72 720 Td (Russia met Uzbekistan at Termez.) Tj ET\nendstream\nendobj\n5 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF`,
    ),
  ],
];

/** One file in a tar archive, its head with the sum of itself. */
function tarOf(name: string, content: string): Uint8Array {
  const bytes = new Uint8Array(1024 + Math.ceil(content.length / 512) * 512);
  bytes.set(strToU8(name), 0);
  bytes.set(strToU8(`${content.length.toString(8).padStart(11, "0")}\0`), 124);
  bytes.set(strToU8("        0"), 148);
  const sum = bytes.subarray(0, 512).reduce((all, byte) => all + byte, 0);
  bytes.set(strToU8(`${sum.toString(8).padStart(6, "0")}\0 `), 148);
  bytes.set(strToU8(content), 512);
  return bytes;
}

export const bench: Bench = { name: "fuzz", summary: "mutated inputs of every format: crashes, hangs, partial records", run };

async function run(args: string[]): Promise<void> {
  const wanted = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 20_000);
  const reader = await createAscribe({ ledgerPath: null }).reader("fast");
  const random = seeded(20210730);
  const counts = { documents: 0, refusals: 0, crashes: 0, hangs: 0, broken: 0 };
  const codes = new Map<string, number>();
  let slowest = 0;
  for (let i = 0; i < wanted; i++) {
    const [name, seed] = SEEDS[i % SEEDS.length];
    const bytes = mutate(seed, random);
    const began = process.cpuUsage();
    try {
      for await (const found of takeBytes(name, bytes)) {
        if (isRefusal(found)) {
          counts.refusals++;
          codes.set(found.error.code, (codes.get(found.error.code) ?? 0) + 1);
          if (found.error.code === "internal") console.error(`${i} ${name}: ${found.error.message}`);
        } else {
          const document = found.document ?? reader.read(found.article);
          counts.documents++;
          if (!holds(document, document.text.length)) counts.broken++;
        }
      }
    } catch (error) {
      counts.crashes++;
      console.error(`${i} ${name}`, error);
    }
    const { user, system } = process.cpuUsage(began);
    const took = (user + system) / 1000;
    slowest = Math.max(slowest, took);
    if (took > LIMIT_MS) counts.hangs++;
  }
  const note = `${wanted} inputs over ${SEEDS.length} formats: ${counts.documents} documents, ${counts.refusals} refusals in ${codes.size} codes`;
  report(
    [
      { measure: "fuzz, crashes", value: counts.crashes, unit: "inputs", target: "0", note },
      { measure: "fuzz, refusals without a code of their own", value: codes.get("internal") ?? 0, unit: "inputs", target: "0" },
      { measure: "fuzz, over 5 s", value: counts.hangs, unit: "inputs", target: "0" },
      { measure: "fuzz, records with a broken span", value: counts.broken, unit: "documents", target: "0" },
      { measure: "fuzz, slowest input", value: slowest, unit: "ms", target: "≤ 5000" },
    ],
    args,
  );
  if (counts.crashes + counts.hangs + counts.broken > 0)
    throw new AscribeError("fuzz", `${counts.crashes} crashes, ${counts.hangs} hangs, ${counts.broken} broken records`);
}

/** One to eight small harms: bytes changed, cut, repeated, moved, or words that formats stumble over. */
function mutate(seed: Uint8Array, random: Random): Uint8Array {
  let bytes = Buffer.from(seed);
  const words = [
    "\0",
    "\ufeff",
    "<![CDATA[",
    "<!ENTITY a 'b'>",
    "%%",
    '"',
    "\r\n\r\n",
    "]]>",
    "\ud83d",
    "﴿",
    "-1",
    "99999999999",
    "../",
    "<div>".repeat(50),
    "\t".repeat(60),
  ];
  for (let harms = 1 + random.below(8); harms > 0; harms--) {
    const at = random.below(bytes.length + 1);
    const length = random.below(64);
    switch (random.below(6)) {
      case 0:
        if (at < bytes.length) bytes[at] = random.below(256);
        break;
      case 1:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
        break;
      case 2:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.max(0, at - length)), bytes.subarray(at)]);
        break;
      case 3:
        bytes = Buffer.from(bytes.subarray(0, Math.max(1, at)));
        break;
      case 4:
        bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from(words[random.below(words.length)]), bytes.subarray(at)]);
        break;
      default:
        for (let i = at; i < Math.min(bytes.length, at + length); i++) bytes[i] ^= 1 << random.below(8);
    }
  }
  return bytes;
}

/** Whether every span of the record lies inside its text. */
function holds(value: unknown, length: number): boolean {
  if (Array.isArray(value)) return value.every((one) => holds(one, length));
  if (typeof value !== "object" || value === null) return true;
  const { start, end } = value as { start?: unknown; end?: unknown };
  if (typeof start === "number" && typeof end === "number" && !(start >= 0 && start <= end && end <= length)) return false;
  return Object.values(value).every((one) => holds(one, length));
}
