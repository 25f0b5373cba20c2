import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync, gzipSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../../test/folder.ts";
import { documentSchema } from "../document/schema.ts";
import { type Found, isRefusal } from "./found.ts";
import { takeBytes, takeIn, takeStream } from "./intake.ts";
import { isFileOf } from "./originals.ts";

const BODY =
  "Soldiers of two states began a joint exercise near Termez on Friday, the defence ministry said in a statement. About 1,500 soldiers take part, and the exercise lasts until 10 August, according to the ministry's press office.";
const MORE =
  "A second paragraph tells that the exercise was planned since spring and that observers of neighbouring states were invited to follow it.";

const PAGE = `<!doctype html><html lang="en-GB"><head><title>Exercise begins | Amu Courier</title>
<link rel="canonical" href="https://amu.example/news/1"><meta property="og:site_name" content="Amu Courier">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Exercise begins near Termez","datePublished":"2021-07-30T09:00:00+05:00","author":{"@type":"Person","name":"Staff"}}</script>
</head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Exercise begins near Termez</h1><p>${BODY}</p><p>${MORE}</p><script>document.write("never run")</script></article>
<aside><h2>Read more</h2><ul><li><a href="/2">Ten recipes for summer</a></li></ul></aside><footer>All rights reserved</footer></body></html>`;

const MAIL = `From: Press Office <press@mod.example>\r\nSubject: =?utf-8?q?Exercise_begins?=\r\nDate: Fri, 30 Jul 2021 09:00:00 +0500\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${BODY}\r\n`;

const RSS = `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Steppe Wire</title><link>https://wire.example</link><description>d</description>
<item><title>Exercise begins</title><link>https://wire.example/1</link><pubDate>Fri, 30 Jul 2021 04:00:00 GMT</pubDate><dc:creator>Staff</dc:creator><description>&lt;p&gt;${BODY}&lt;/p&gt;</description></item></channel></rss>`;

const DOCX = zipSync({
  "word/document.xml": strToU8(
    `<?xml version="1.0"?><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>${BODY}</w:t></w:r></w:p><w:p><w:r><w:delText>deleted</w:delText><w:t xml:space="preserve">Fish &amp; ships.</w:t></w:r></w:p></w:body></w:document>`,
  ),
  "docProps/core.xml": strToU8(
    `<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>Exercise begins</dc:title><dc:creator>Press Office</dc:creator></cp:coreProperties>`,
  ),
});

/** An OpenDocument text, of what stands in its body. */
const odt = (body: string, more: Readonly<Record<string, string>> = {}): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries({
        mimetype: "application/vnd.oasis.opendocument.text",
        "content.xml": `<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
        "META-INF/manifest.xml": "<m/>",
        ...more,
      }).map(([name, content]) => [name, strToU8(content)]),
    ),
  );

/** A tar archive of some files, by hand. */
function tar(files: Readonly<Record<string, string>>): Uint8Array {
  const blocks = Object.entries(files).flatMap(([name, content]) => {
    const body = strToU8(content);
    const head = new Uint8Array(512);
    const put = (at: number, words: string) => head.set(strToU8(words), at);
    put(0, name);
    put(100, "0000644\0");
    put(124, `${body.length.toString(8).padStart(11, "0")}\0`);
    put(148, "        ");
    put(156, "0");
    put(257, "ustar\x0000");
    const sum = head.reduce((all, byte) => all + byte, 0);
    put(148, `${sum.toString(8).padStart(6, "0")}\0 `);
    return [head, body, new Uint8Array((512 - (body.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, new Uint8Array(1024)]);
}

/** A PDF of one page, by hand. */
function pdf(words: string): Uint8Array {
  const stream = `BT /F1 12 Tf 72 720 Td (${words}) Tj ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    "<< /Title (Exercise begins) /Author (Press Office) >>",
  ];
  let out = "%PDF-1.4\n";
  const offsets = objects.map((object, i) => {
    const at = out.length;
    out += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const xref = out.length;
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("")}`;
  return strToU8(`${out}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n${xref}\n%%EOF`);
}

function warc(body: string, { cut = 0 } = {}): Uint8Array {
  const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${body}`;
  const record = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://amu.example/news/1\r\nWARC-Date: 2022-01-01T00:00:00Z\r\nContent-Length: ${strToU8(http).length}\r\n\r\n${http}\r\n\r\n`;
  const bytes = strToU8(record);
  return bytes.subarray(0, bytes.length - cut);
}

async function all(name: string, content: string | Uint8Array, options = {}): Promise<Found[]> {
  const out: Found[] = [];
  for await (const found of takeBytes(name, typeof content === "string" ? strToU8(content) : content, options)) out.push(found);
  return out;
}

/** What was found, or the code of the refusal. */
const told = (found: readonly Found[]) =>
  found.map((one) =>
    isRefusal(one)
      ? one.error.code
      : {
          text: one.article.text.slice(0, 24),
          ...Object.fromEntries(Object.entries(one.fields).map(([field, { value, from }]) => [field, `${value} (${from})`])),
        },
  );

const START = BODY.slice(0, 24);

describe("takeBytes", () => {
  it("refuses a second text under one id, and takes the same text again", async () => {
    const line = (id: string, text: string) => JSON.stringify({ id, text });
    const lines = [line("1", BODY), line("1", MORE), line("1", BODY), line("2", MORE)].join("\n");
    expect(told(await all("a.jsonl", lines)).map((one) => (typeof one === "string" ? one : "taken"))).toEqual([
      "taken",
      "duplicate-id",
      "taken",
      "taken",
    ]);
    const table = `id,text\n7,${JSON.stringify(BODY)}\n7,${JSON.stringify(MORE)}\n`;
    expect(told(await all("a.csv", table)).at(-1)).toBe("duplicate-id");
  });

  it("takes the agency from the dateline of the text", async () => {
    const [found] = await all("a.txt", `Exercise begins\n\nTASHKENT, July 30 (Steppe Wire) - ${BODY}`);
    expect(told([found])[0]).toMatchObject({ agency: "Steppe Wire (dateline)" });
  });

  it("takes a page's article without its menus, and says who states what", async () => {
    const [found] = await all("page.html", PAGE);
    expect(told([found])).toEqual([
      {
        text: START,
        title: "Exercise begins near Termez (JSON-LD headline)",
        published: "2021-07-30T04:00:00Z (JSON-LD datePublished)",
        publisher: "Amu Courier (meta og:site_name)",
        byline: "Staff (JSON-LD author)",
        url: "https://amu.example/news/1 (link rel=canonical)",
        language: "en (html lang)",
      },
    ]);
    const text = isRefusal(found) ? "" : found.article.text;
    expect(text).toContain(MORE);
    expect(text).not.toMatch(/Sport|recipes|rights reserved|never run/);
  });

  it("takes a mail, a mailbox and a saved page", async () => {
    expect(told(await all("a.eml", MAIL))).toEqual([
      {
        text: START,
        title: "Exercise begins (Subject header)",
        published: "2021-07-30T04:00:00Z (Date header)",
        publisher: "Press Office (From header)",
      },
    ]);
    const box = `From press@mod.example Fri Jul 30 09:00:00 2021\n${MAIL.replaceAll("\r", "")}\nFrom press@mod.example Fri Jul 30 10:00:00 2021\n${MAIL.replaceAll("\r", "")}`;
    expect(await all("box.mbox", box)).toHaveLength(2);
    const mhtml = `From: <Saved>\r\nSnapshot-Content-Location: https://amu.example/news/1\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="B"\r\n\r\n--B\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: https://amu.example/news/1\r\n\r\n${PAGE}\r\n--B--\r\n`;
    expect(told(await all("page.mhtml", mhtml))[0]).toMatchObject({
      text: START,
      title: "Exercise begins near Termez (JSON-LD headline)",
    });
  });

  it("takes the curly marks of a western mail and page", async () => {
    const marks = Buffer.from(`${BODY} \x93It\x92s a drill,\x94 he said.`, "latin1");
    const mail = MAIL.replace("charset=utf-8", "charset=windows-1252")
      .replace(BODY, "|||")
      .replace("Exercise_begins", "x")
      .split("|||");
    const page = PAGE.replace("<head>", '<head><meta charset="iso-8859-1">').replace(BODY, "|||").split("|||");
    for (const [name, [head, ...rest]] of [
      ["a.eml", mail],
      ["a.html", page],
    ] as const) {
      const [found] = await all(name, Buffer.concat([Buffer.from(head), marks, Buffer.from(rest.join("|||"))]));
      expect(isRefusal(found) ? found : found.article.text).toContain("“It’s a drill,” he said.");
    }
  });

  it("takes the items of feeds", async () => {
    const expected = {
      text: START,
      title: "Exercise begins (feed item title)",
      published: "2021-07-30T04:00:00Z (feed item date)",
      publisher: "Steppe Wire (feed title)",
      url: "https://wire.example/1 (feed item link)",
    };
    expect(told(await all("feed.xml", RSS))[0]).toMatchObject(expected);
    const atom = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Steppe Wire</title><id>x</id><updated>2021-07-30T04:00:00Z</updated><entry><title>Exercise begins</title><id>1</id><link href="https://wire.example/1"/><published>2021-07-30T04:00:00Z</published><updated>2021-07-30T04:00:00Z</updated><content type="html">&lt;p&gt;${BODY}&lt;/p&gt;</content></entry></feed>`;
    expect(told(await all("feed.xml", atom))[0]).toMatchObject(expected);
    const json = JSON.stringify({
      version: "https://jsonfeed.org/version/1.1",
      title: "Steppe Wire",
      items: [
        {
          id: "1",
          url: "https://wire.example/1",
          title: "Exercise begins",
          date_published: "2021-07-30T04:00:00Z",
          content_text: BODY,
        },
      ],
    });
    expect(told(await all("feed.json", json))[0]).toMatchObject(expected);
  });

  it("takes Word and PDF", async () => {
    const [word] = await all("a.docx", DOCX);
    expect(told([word])).toEqual([
      { text: START, title: "Exercise begins (Word property title)", byline: "Press Office (Word property creator)" },
    ]);
    expect(isRefusal(word) ? "" : word.article.text).toMatch(/\n\nFish & ships\.$/);
    expect(told(await all("a.pdf", pdf("Soldiers of two states met near Termez."))).at(0)).toEqual({
      text: "Soldiers of two states m",
      title: "Exercise begins (PDF property Title)",
      byline: "Press Office (PDF property Author)",
    });
  });

  it("takes an OpenDocument text without comments, footnotes and what was struck out", async () => {
    const body = `<text:tracked-changes><text:p>struck out</text:p></text:tracked-changes><text:h>Exercise begins</text:h><text:p>${BODY}</text:p>
      <text:p>Fish<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>a footnote</text:p></text:note-body></text:note> &amp;<text:s text:c="1"/><text:span>ships<office:annotation><text:p>a remark</text:p></office:annotation>.</text:span></text:p>`;
    const meta = `<office:document-meta xmlns:office="o" xmlns:dc="d" xmlns:meta="m"><office:meta><dc:title>Drill</dc:title><meta:initial-creator>Press Office</meta:initial-creator></office:meta></office:document-meta>`;
    for (const name of ["a.odt", "a.zip"]) {
      const [found] = await all(name, odt(body, { "meta.xml": meta }));
      expect(isRefusal(found) ? found.error : found.article.text).toBe(`Exercise begins\n\n${BODY}\n\nFish & ships.`);
      expect(told([found])[0]).toMatchObject({
        title: "Drill (OpenDocument property title)",
        byline: "Press Office (OpenDocument property creator)",
      });
    }
  });

  it("takes tables by their columns' usual names, or by those it is told", async () => {
    const csv = `id,headline,body,published\r\n7,"Exercise, begins","${BODY}",2021-07-30\r\n`;
    expect(told(await all("a.csv", csv))).toEqual([
      { text: START, title: "Exercise, begins (column headline)", published: "2021-07-30 (column published)" },
    ]);
    expect(
      told(
        await all("a.csv", `was;wann\r\n${BODY.replaceAll(";", "")};2021-07-30\r\n`, {
          columns: { text: "was", published: "wann" },
        }),
      ),
    ).toEqual([{ text: START, published: "2021-07-30 (column wann)" }]);
    const acled = `event_id_cnty,event_date,source,notes\nUZB1,30 July 2021,Amu Courier,"${BODY}"\n`;
    expect(told(await all("acled.csv", acled))[0]).toMatchObject({
      published: "2021-07-30 (column event_date)",
      publisher: "Amu Courier (column source)",
    });
  });

  it("takes what others coded as documents that rest on their own cells, and counts none", async () => {
    const gdelt = Array.from({ length: 58 }, () => "");
    Object.assign(gdelt, {
      0: "123456789",
      1: "20210730",
      7: "RUS",
      17: "UZB",
      26: "0622",
      30: "7.4",
      57: "https://amu.example/1",
    });
    const polecat =
      "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tActor Country\tRecipient Country\tSource\nX1\t2021-07-30\tCOOPERATE\tmilitary\t5\tRUS;TUR\tUZB\tAmu Courier\n";
    const icews =
      "Event ID\tEvent Date\tSource Country\tTarget Country\tCAMEO Code\tIntensity\tPublisher\tCity\n9\t2021-07-30\tRUS\tUZB\t0622\t7.4\tAmu Courier\tTermez\n";
    for (const [name, content] of [
      ["20210730.export.CSV", gdelt.join("\t")],
      ["polecat.txt", polecat],
      ["icews.tab", icews],
    ] as const) {
      const [found] = await all(name, content);
      const document = isRefusal(found) ? null : found.document;
      expect(documentSchema.safeParse(document).error).toBeUndefined();
      const [event] = document?.events ?? [];
      expect(event.counted).toBe(false);
      expect(event.time.value).toBe("2021-07-30");
      for (const { code, span } of [...event.actors, ...event.recipients])
        expect(document?.text.slice(span?.start, span?.end)).toBe(code);
    }
  });

  it("looks up states that ICEWS has in words", async () => {
    const rows =
      "Event ID\tEvent Date\tSource Country\tTarget Country\tCAMEO Code\n9\t2021-07-30\tRussian Federation\tUzbekistan\t0622\n10\t2021-07-30\tRussian Federation\tNowhere\t0622\n";
    const asked: string[] = [];
    const codeNamed = async (words: string) => {
      asked.push(words);
      return { "Russian Federation": "RUS", Uzbekistan: "UZB" }[words] ?? null;
    };
    const codes: unknown[] = [];
    for await (const found of takeBytes("icews.tab", new TextEncoder().encode(rows), { codeNamed })) {
      const [event] = (isRefusal(found) ? null : found.document)?.events ?? [];
      codes.push([...event.actors, ...event.recipients].map(({ code }) => code));
    }
    expect(codes).toEqual([
      ["RUS", "UZB"],
      ["RUS", null],
    ]);
    expect(asked).toEqual(["Russian Federation", "Uzbekistan", "Nowhere"]);
  });

  it("takes JSONL, CSL-JSON, PETRARCH sentences, Markdown and WARC", async () => {
    expect(told(await all("a.jsonl", `{"id":"1","text":"${BODY}","published":"2021-07-30"}\nnot json\n`))).toEqual([
      { text: START, published: '2021-07-30 (field "published")' },
      "bad-line",
    ]);
    const csl = [
      {
        id: "z1",
        type: "article-newspaper",
        title: "Exercise begins",
        abstract: BODY,
        issued: { "date-parts": [[2021, 7, 30]] },
      },
      { id: "z2", title: "Only a title" },
    ];
    expect(told(await all("zotero.json", JSON.stringify(csl)))).toEqual([
      { text: START, title: "Exercise begins (CSL title)", published: "2021-07-30 (CSL issued)" },
      "no-text",
    ]);
    const petrarch = `<Sentences><Sentence date="20210730" id="s1" source="AFP" sentence="TRUE"><Text>\n${BODY}\n</Text></Sentence></Sentences>`;
    expect(told(await all("in.xml", petrarch))).toEqual([
      { text: START, published: "2021-07-30 (attribute date)", publisher: "AFP (attribute source)" },
    ]);
    expect(told(await all("a.md", `---\ntitle: "Exercise begins"\ndate: 2021-07-30\n---\n${BODY}`))).toEqual([
      { text: START, title: "Exercise begins (front matter title)", published: "2021-07-30 (front matter date)" },
    ]);
    for (const bytes of [warc(PAGE), gzipSync(warc(PAGE))])
      expect(told(await all("a.warc.gz", bytes))[0]).toMatchObject({
        text: START,
        published: "2021-07-30T04:00:00Z (JSON-LD datePublished)",
      });
  });

  it("takes what an archive holds, and what a folder holds, without following links", async () => {
    const zip = zipSync({
      "b.txt": strToU8(BODY),
      "a/page.html": strToU8(PAGE),
      "deep.zip": zipSync({ "c.txt": strToU8(BODY) }),
    });
    expect((await all("all.zip", zip)).map(({ name }) => name)).toEqual([
      "all.zip/a/page.html",
      "all.zip/b.txt",
      "all.zip/deep.zip/c.txt",
    ]);
    const names = (found: readonly Found[]) => found.map(({ name }) => name);
    expect(
      names(await all("all.tar", tar({ "b.txt": BODY, "./in/page.html": PAGE, ".git/config": BODY, README: BODY }))),
    ).toEqual(["all.tar/b.txt", "all.tar/in/page.html"]);
    const folder = temporaryFolder();
    mkdirSync(join(folder, "in"));
    writeFileSync(join(folder, "in", "b.txt"), BODY);
    writeFileSync(join(folder, "in", "a.txt.gz"), gzipSync(BODY));
    writeFileSync(join(folder, ".hidden"), BODY);
    symlinkSync(folder, join(folder, "in", "ring"));
    const taken: string[] = [];
    for await (const { name } of takeIn(folder)) taken.push(name.slice(folder.length));
    expect(taken).toEqual(["/in/a.txt", "/in/b.txt"]);
  });

  it.each(["ustar", "gnu", "pax", "v7"])("takes what tar packs, in its form %s", async (form) => {
    const folder = temporaryFolder();
    // Longer than a head has room for, where the form knows how to write it elsewhere.
    const place = form === "v7" ? "in" : `${"long".repeat(20)}/${"er".repeat(25)}`;
    mkdirSync(join(folder, "from", place), { recursive: true });
    writeFileSync(join(folder, "from", place, "b.txt"), BODY);
    const packed = join(folder, "all.tar.gz");
    execFileSync("tar", ["-czf", packed, `--format=${form}`, "-C", join(folder, "from"), "."]);
    const taken: string[] = [];
    for await (const { name } of takeIn(packed)) taken.push(name.slice(packed.length + 1));
    expect(taken).toEqual([`${place}/b.txt`]);
  });
});

describe("takeBytes tells prose from data", () => {
  for (const [what, words] of [
    ["a dateline in brackets", `[Kabul, 3 August] ${BODY}`],
    ["a headline that goes from one place to another", `From Doha to Kabul: a chronicle of 2021\n\n${BODY}`],
    ["a note in braces", `{Translated from Dari} ${BODY}`],
  ] as const)
    it(what, async () => expect(told(await all("a.txt", words))).toEqual([{ text: words.slice(0, 24) }]));

  it("a table whose first line names its mark, as Excel writes it", async () => {
    const table = `sep=;\r\nheadline;body\r\nExercise, begins;${BODY.replaceAll(";", ",")}\r\n`;
    expect(told(await all("a.csv", table))).toEqual([{ text: START, title: "Exercise, begins (column headline)" }]);
  });
});

describe("takeIn", () => {
  it("passes over pipes, and the files of the ledger it is taken into", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "a.txt"), BODY);
    const ledger = join(folder, "own.duckdb");
    mkdirSync(`${ledger}.originals`);
    for (const path of [ledger, `${ledger}.wal`, join(`${ledger}.originals`, "origins.jsonl")]) writeFileSync(path, "{}\n");
    execFileSync("mkfifo", [join(folder, "pipe")]);
    const names: string[] = [];
    for await (const { name } of takeIn(folder, { isOwn: isFileOf(ledger) })) names.push(name.slice(folder.length));
    expect(names).toEqual(["/a.txt"]);
  });

  it("takes the lines before the place where their packing breaks off, and says so", async () => {
    const path = join(temporaryFolder(), "many.jsonl.gz");
    const lines = Array.from({ length: 3000 }, (_, i) => JSON.stringify({ id: String(i), text: `${BODY} ${Math.sin(i)}` }));
    const packed = gzipSync(lines.join("\n"));
    writeFileSync(path, packed.subarray(0, packed.length >> 1));
    const found: Found[] = [];
    for await (const one of takeIn(path)) found.push(one);
    const refused = found.filter(isRefusal).map(({ error }) => error.code);
    expect(found.length).toBeGreaterThan(1000);
    expect(refused).toEqual(["truncated"]);
  });
});

describe("takeStream", () => {
  const taken = async (...chunks: Uint8Array[]): Promise<Found[]> => {
    const out: Found[] = [];
    for await (const one of takeStream("standard input", chunked(chunks))) out.push(one);
    return out;
  };
  async function* chunked(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
    yield* chunks;
  }

  it("takes lines as they come, however many bytes they are, and anything else whole", async () => {
    const line = strToU8(`${JSON.stringify({ id: "1", text: BODY })}\n`);
    const million = Array.from({ length: 400 }, () =>
      strToU8(JSON.stringify({ text: `${BODY} ${"word ".repeat(20_000)}` }).concat("\n")),
    );
    expect(told(await taken(line.subarray(0, 7), line.subarray(7)))).toEqual([{ text: START }]);
    expect((await taken(...million)).filter(isRefusal)).toEqual([]);
    expect(told(await taken(strToU8(PAGE.slice(0, 50)), strToU8(PAGE.slice(50))))[0]).toMatchObject({ text: START });
    expect(told(await taken(...Array.from({ length: 40 }, () => strToU8("Words. ".repeat(150_000)))))).toEqual(["too-large"]);
    expect(told(await taken())).toEqual(["empty"]);
  });
});

/** A ZIP whose directory claims one size and whose data has another. */
function bomb(size: number): Uint8Array {
  const zip = Buffer.from(zipSync({ "a.txt": strToU8("x".repeat(100)) }));
  const packed = deflateRawSync(Buffer.alloc(size, 65));
  const head = Buffer.from(zip.subarray(0, 30 + 5));
  head.writeUInt32LE(packed.length, 18);
  const at = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  const directory = Buffer.from(zip.subarray(at));
  directory.writeUInt32LE(packed.length, 20);
  directory.writeUInt32LE(head.length + packed.length, directory.length - 6);
  return Buffer.concat([head, packed, directory]);
}

/** Each refused with its own code, and what stands beside it goes in. */
const REFUSED: readonly (readonly [what: string, name: string, content: string | Uint8Array, codes: unknown[]])[] = [
  ["a ZIP bomb", "bomb.zip", bomb(200_000_000), ["zip-bomb"]],
  [
    "a path out of the archive",
    "slip.zip",
    zipSync({ "../../etc/passwd": strToU8(BODY), "ok.txt": strToU8(BODY) }),
    ["path-traversal", { text: START }],
  ],
  ["a damaged ZIP", "cut.zip", zipSync({ "a.txt": strToU8(BODY) }).subarray(0, 60), ["bad-zip"]],
  ["gzip of gzip of gzip of gzip", "deep.gz", gzipSync(gzipSync(gzipSync(gzipSync(gzipSync(BODY))))), ["too-deep"]],
  ["gzip that breaks off", "cut.gz", gzipSync(BODY).subarray(0, 40), ["bad-gzip"]],
  ["a gzip bomb", "bomb.gz", gzipSync(Buffer.alloc(64_000_000, 65)), ["zip-bomb"]],
  [
    "XML that unfolds",
    "bomb.xml",
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel><title>&b;</title></channel></rss>',
    ["xml-entities"],
  ],
  ["a page of 10,000 levels", "deep.html", `<!doctype html><html><body>${"<div>".repeat(10_000)}${BODY}`, ["too-deep"]],
  ["a page of 30 MB", "large.html", `<!doctype html><html><body><p>${"word ".repeat(6_000_000)}`, ["too-large"]],
  ["a page without words", "empty.html", "<!doctype html><html><body><img src=x></body></html>", ["no-article"]],
  ["a damaged PDF", "bad.pdf", "%PDF-1.4\nnothing here", ["bad-pdf"]],
  ["a PDF of pictures", "scan.pdf", pdf(""), ["no-text"]],
  [
    "a web archive that breaks off",
    "cut.warc",
    Buffer.concat([warc(PAGE), warc(PAGE, { cut: 400 })]),
    [expect.objectContaining({ text: START }), "truncated"],
  ],
  ["a table without text", "bad.csv", "when,where\n2021-07-30,Termez\n", ["bad-columns"]],
  [
    "a row with too many cells",
    "rows.csv",
    `text,date\n"${BODY}",2021-07-30,surplus\n"${BODY}",2021-07-30\n`,
    ["bad-row", expect.objectContaining({ text: START })],
  ],
  ["a quotation mark that never closes", "quote.csv", `text\n"${BODY}\n`, ["bad-table"]],
  [
    "a coded row cut short",
    "20210730.export.CSV",
    `${["123456789", ...Array.from({ length: 57 }, () => "x")].join("\t")}\n123456790\t20210730\n`,
    [expect.anything(), "bad-row"],
  ],
  ["a feed that is none", "feed.xml", "<?xml version='1.0'?><rss><chan", ["bad-feed"]],
  ["a mail without words", "a.eml", "From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\n", ["no-text"]],
  ["a sitemap", "sitemap.xml", '<?xml version="1.0"?><urlset><url><loc>https://a.example/</loc></url></urlset>', ["no-text"]],
  ["JSON that is none", "a.json", '{"text": ', ["bad-json"]],
  ["a text of a word processor's own", "a.rtf", "{\\rtf1\\ansi Soldiers of two states\\par}", ["other-format"]],
  [
    "an OpenDocument table",
    "a.ods",
    zipSync({ mimetype: strToU8("application/vnd.oasis.opendocument.spreadsheet"), "META-INF/manifest.xml": strToU8("<m/>") }),
    ["other-format"],
  ],
  [
    "an OpenDocument text with a password",
    "a.odt",
    odt("\x01\x02", {
      "META-INF/manifest.xml": '<manifest:manifest xmlns:manifest="m"><manifest:encryption-data/></manifest:manifest>',
    }),
    ["encrypted"],
  ],
  ["a spreadsheet", "a.xlsx", zipSync({ "xl/workbook.xml": strToU8("<w/>") }), ["other-format"]],
  ["a damaged tar archive", "a.tar", Buffer.concat([Buffer.alloc(257), Buffer.from("ustar"), Buffer.alloc(500)]), ["bad-tar"]],
  [
    "a tar archive that breaks off",
    "a.tar",
    tar({ "a.txt": BODY, "b.txt": BODY }).subarray(0, 1600),
    [expect.objectContaining({ text: START }), "truncated"],
  ],
  [
    "a tar archive that leaves its folder",
    "a.tar",
    tar({ "../a.txt": BODY, "b.txt": BODY }),
    ["path-traversal", expect.objectContaining({ text: START })],
  ],
  [
    "a file of an archive that is too large",
    "a.tar",
    tar({ "a.txt": "a ".repeat(17_000_000), "b.txt": BODY }),
    ["too-large", expect.objectContaining({ text: START })],
  ],
  ["lines in UTF-16", "a.jsonl", Buffer.from(`\ufeff${JSON.stringify({ text: BODY })}\n`.repeat(3), "utf16le"), ["bad-encoding"]],
  [
    "a line put out on a day there is not",
    "a.jsonl",
    `${JSON.stringify({ text: BODY, published: "2021-02-30" })}\n${JSON.stringify({ text: BODY, published: "2021-13" })}\n${JSON.stringify({ text: BODY, published: "2021-02" })}\n`,
    ["bad-line", "bad-line", expect.objectContaining({ text: START })],
  ],
];

describe("takeBytes refuses", () => {
  for (const [what, name, content, codes] of REFUSED) it(what, async () => expect(told(await all(name, content))).toEqual(codes));

  it("a PDF with a password", async () => {
    const locked = Buffer.from(pdf(BODY))
      .toString("latin1")
      .replace(
        "/Info 6 0 R",
        "/Info 6 0 R /Encrypt << /Filter /Standard /V 1 /R 2 /O (01234567890123456789012345678901) /U (01234567890123456789012345678901) /P -4 >> /ID [<00> <00>]",
      );
    expect(told(await all("locked.pdf", Buffer.from(locked, "latin1")))).toEqual(["encrypted"]);
  });
});
