/** The documents themselves, for a reference manager: CSL-JSON and BibTeX. What is not stated is left out. */
import type { Document } from "../../document/schema.ts";
import { type Exporter, exportDocuments, firstDay } from "./rows.ts";

export const csl: Exporter = {
  name: "csl",
  summary: "documents as citations, CSL-JSON (Zotero, pandoc)",
  extension: "json",
  type: "application/vnd.citationstyles.csl+json",
  write: async function* (ledger) {
    yield "[";
    let first = true;
    for await (const document of exportDocuments(ledger)) {
      yield `${first ? "" : ","}\n${JSON.stringify(cslOf(document))}`;
      first = false;
    }
    yield "\n]\n";
  },
};

export const bibtex: Exporter = {
  name: "bibtex",
  summary: "documents as citations, BibTeX",
  extension: "bib",
  type: "application/x-bibtex",
  write: async function* (ledger) {
    for await (const document of exportDocuments(ledger)) yield bibtexOf(document);
  },
};

function cslOf({ id, meta }: Document): Record<string, unknown> {
  const day = firstDay(meta.published.value);
  return {
    id,
    type: meta.genre === "report" ? "report" : "article-newspaper",
    title: meta.title?.value ?? "",
    ...(meta.publisher && { "container-title": meta.publisher }),
    ...(meta.issuer && { author: [{ literal: meta.issuer.name }] }),
    ...(day && { issued: { "date-parts": [day.split("-").map(Number)] } }),
    ...(meta.url && { URL: meta.url }),
    language: meta.language,
    note: `text ${id}${meta.translated.value ? "; a translation" : ""}`,
  };
}

function bibtexOf({ id, meta }: Document): string {
  const [year = "", month = "", day = ""] = firstDay(meta.published.value).split("-");
  const fields: readonly (readonly [string, string])[] = [
    ["title", meta.title?.value ?? ""],
    ["author", meta.issuer ? `{${meta.issuer.name}}` : ""],
    ["howpublished", meta.publisher ?? ""],
    ["year", year],
    ["month", month],
    ["day", day],
    ["url", meta.url ?? ""],
    ["language", meta.language],
    ["note", `text ${id}`],
  ];
  const lines = fields
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `  ${name} = {${escapeTex(value, name === "author")}}`);
  return `@misc{ascribe${id.slice(7, 19)},\n${lines.join(",\n")}\n}\n\n`;
}

const escapeTex = (text: string, braces: boolean): string =>
  (braces ? text : text.replace(/[{}]/g, "")).replace(/\s+/g, " ").replace(/([&%$#_])/g, "\\$1");
