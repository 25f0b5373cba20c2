import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Cite } from "@citation-js/core";
import { DuckDBInstance } from "@duckdb/node-api";
import jsonld from "jsonld";
import "@citation-js/plugin-bibtex";
import { check as checkGeojson } from "@placemarkio/check-geojson";
import { parseHTML } from "linkedom";
import initSql from "sql.js";
import { beforeAll, describe, expect, it } from "vitest";
import { validateXML } from "xmllint-wasm";
import { runAscribe, temporaryFolder } from "../../../test/command.ts";
import { CONTEXT } from "./jsonld.ts";

const folder = temporaryFolder();
const ledger = join(folder, "ledger.duckdb");
let events = 0;

async function exported(form: string): Promise<string> {
  const { code, out, err } = await runAscribe(["export", form, "--ledger", ledger]);
  expect(err).toBe("");
  expect(code).toBe(0);
  return out;
}

async function inDuckdb(sql: string): Promise<Record<string, unknown>[]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const rows = (await connection.runAndReadAll(sql)).getRowObjects() as Record<string, unknown>[];
  connection.closeSync();
  instance.closeSync();
  return rows;
}

beforeAll(async () => {
  const { code } = await runAscribe(["add", "fixtures/corpus", "--fast", "--ledger", ledger]);
  expect(code).toBe(0);
  let cursor: string | null = "";
  while (cursor !== null) {
    const on: string[] = cursor === "" ? [] : ["--cursor", cursor];
    const { out } = await runAscribe(["events", "--json", "--limit", "500", ...on, "--ledger", ledger]);
    const page: { events: unknown[]; next: string | null } = JSON.parse(out);
    events += page.events.length;
    cursor = page.next;
  }
  expect(events).toBeGreaterThan(20);
});

describe("exports, each read by a reader that is not ours", () => {
  it("plover: a line for each report", async () => {
    const lines = (await exported("plover"))
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.length).toBe(events);
    expect(
      lines.every(
        ({ actor, recipient, ascribe }) => Array.isArray(actor) && Array.isArray(recipient) && ascribe.chain.length > 0,
      ),
    ).toBe(true);
  });

  it("csv: DuckDB finds as many rows as the ledger has reports, and every span in its document", async () => {
    const path = join(folder, "reports.csv");
    expect((await runAscribe(["export", "csv", path, "--ledger", ledger])).code).toBe(0);
    const [{ n, wrong }] = await inDuckdb(
      `select count(*)::int n, count(*) filter (where "end" - "start" <> length(text) and length(text) = strlen(text))::int wrong from read_csv('${path}', header = true, quote = '"', escape = '"')`,
    );
    expect([n, wrong]).toEqual([events, 0]);
  });

  it("parquet: DuckDB reads it", async () => {
    const path = join(folder, "reports.parquet");
    expect((await runAscribe(["export", "parquet", path, "--ledger", ledger])).code).toBe(0);
    const [{ n }] = await inDuckdb(`select count(*)::int n from '${path}' where actors is not null or true`);
    expect(n).toBe(events);
  });

  it("sqlite: SQLite reads it, with the meaning of every column", async () => {
    const path = join(folder, "reports.sqlite");
    expect((await runAscribe(["export", "sqlite", path, "--ledger", ledger])).code).toBe(0);
    const SQL = await initSql();
    const database = new SQL.Database(readFileSync(path));
    expect(database.exec("select count(*) from reports")[0].values[0][0]).toBe(events);
    expect(database.exec("select count(*) from dictionary where meaning = ''")[0].values[0][0]).toBe(0);
    expect(database.exec("pragma integrity_check")[0].values[0][0]).toBe("ok");
  });

  it("gdelt and polecat: DuckDB reads as many columns as those schemes have", async () => {
    for (const [form, columns] of [
      ["gdelt", 58],
      ["polecat", 17],
    ] as const) {
      const path = join(folder, `${form}.tsv`);
      expect((await runAscribe(["export", form, path, "--ledger", ledger])).code).toBe(0);
      const rows = await inDuckdb(
        `select * from read_csv('${path}', delim = '\t', header = true, quote = '', all_varchar = true)`,
      );
      // An event of several pairs takes several of GDELT's rows.
      const named = new Set(rows.map((row) => String(Object.values(row)[0]).split("-")[0]));
      expect(named.size).toBe(events);
      expect(Object.keys(rows[0]).length).toBe(columns);
    }
  });

  it("gdelt: actors go by CAMEO's codes, and only states have a country", async () => {
    const [head, ...lines] = (await exported("gdelt"))
      .trimEnd()
      .split("\n")
      .map((line) => line.split("\t"));
    const of = (name: string) => lines.map((line) => line[head.indexOf(name)]);
    const [codes, countries] = [of("Actor1Code"), of("Actor1CountryCode")];
    expect(codes.some((code) => code === "IGOCST")).toBe(true);
    expect(codes.every((code, at) => countries[at] === (/^(IGO|NGO|IMG|$)/.test(code) ? "" : code.slice(0, 3)))).toBe(true);
  });

  it("gdelt: what two do together stands from either side", async () => {
    const [head, ...lines] = (await exported("gdelt"))
      .trimEnd()
      .split("\n")
      .map((line) => line.split("\t"));
    const pair = (line: readonly string[]) => ["Actor1Code", "Actor2Code"].map((name) => line[head.indexOf(name)]);
    const exercises = lines.filter((line) => line[head.indexOf("EventCode")] === "062").map(pair);
    expect(exercises).toContainEqual(["RUS", "UZB"]);
    expect(exercises).toContainEqual(["UZB", "RUS"]);
  });

  it("jsonld: a processor makes triples of it", async () => {
    const document = JSON.parse(await exported("jsonld"));
    const quads = (await jsonld.toRDF({ ...document, "@context": CONTEXT })) as unknown as {
      predicate: { value: string };
      object: { value: string };
    }[];
    const claims = quads.filter(({ object }) => object.value === "https://schema.org/Claim");
    expect(claims.length).toBe(events);
    expect(quads.some(({ predicate }) => predicate.value === "http://www.w3.org/ns/prov#wasAttributedTo")).toBe(true);
  });

  it("jsonld: each claim has its words by place and by quotation, and a review that rates nothing", async () => {
    const { "@graph": nodes } = JSON.parse(await exported("jsonld"));
    const reviews = nodes.filter(({ type }: { type: string[] }) => type.includes("schema:ClaimReview"));
    expect(reviews.length).toBe(events);
    expect(JSON.stringify(nodes)).not.toContain("reviewRating");
    expect(JSON.stringify(nodes).match(/oa:TextQuoteSelector/g)?.length).toBe(events);
  });

  it("geojson: a checker of RFC 7946 takes it, and every point says how far off it may be", async () => {
    const { features } = checkGeojson(await exported("geojson")) as unknown as { features: { properties: object }[] };
    expect(features.length).toBeGreaterThan(3);
    for (const { properties } of features) expect("uncertaintyKm" in properties).toBe(true);
  });

  it("graphml: libxml2 finds it valid by GraphML's rules, and would not if an edge led nowhere", async () => {
    const graph = await exported("graphml");
    const schema = readFileSync("src/operations/export/graphml.xsd", "utf8");
    const check = (xml: string) => validateXML({ xml: [{ fileName: "graph.xml", contents: xml }], schema });
    expect((await check(graph)).errors).toEqual([]);
    expect(graph.match(/<edge /g)?.length).toBeGreaterThan(3);
    expect((await check(graph.replace(/target="[^"]+"/, 'target="nowhere"'))).valid).toBe(false);
  });

  it("html: one file that fetches and runs nothing, where each figure leads to its words", async () => {
    const page = await exported("html");
    expect(page).toContain("Content-Security-Policy");
    expect(page).not.toMatch(/<script|\ssrc=|\shref="[^#]|url\(/i);
    const { document } = parseHTML(page);
    const targets = [...document.querySelectorAll("a[href]")].map((link) => link.getAttribute("href")?.slice(1) ?? "");
    expect(targets.length).toBeGreaterThan(0);
    for (const target of targets) expect(document.getElementById(target)?.querySelector("blockquote")).toBeTruthy();
  });

  it("csl and bibtex: a reader of citations finds each document, with its title and its day", async () => {
    const { total, documents } = JSON.parse(
      (await runAscribe(["documents", "--json", "--limit", "500", "--ledger", ledger])).out,
    );
    for (const form of ["csl", "bibtex"]) {
      const { data } = new Cite(await exported(form));
      expect([form, data.length]).toEqual([form, total]);
      expect(data.every(({ title }) => title)).toBe(true);
      const dated = data.filter(({ issued }) => issued?.["date-parts"][0].length === 3);
      expect(dated.length).toBe(documents.filter(({ published }: { published: string | null }) => published).length);
    }
  });

  it("refuses a form there is not, and one that needs a file", async () => {
    expect(await runAscribe(["export", "xlsx", "--ledger", ledger])).toMatchObject({ code: 2 });
    expect(await runAscribe(["export", "parquet", "--ledger", ledger])).toMatchObject({ code: 2 });
    expect(await runAscribe(["export", "csl", join(folder, "none", "x.json"), "--ledger", ledger])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^cannot-write: there is no folder [^\n]*\n$/),
    });
    expect(await runAscribe(["search", "exercise", "--from", "yesterday", "--ledger", ledger])).toMatchObject({ code: 2 });
    expect((await runAscribe(["check-quote", "no", "--ledger", ledger])).err).toMatch(/^bad-input: [^\n]*3 characters at least/);
  });
});
