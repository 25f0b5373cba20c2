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

/** A text without a title is cited by its first words, as archives do. */
function titleFor({ meta, text }: Document): string {
  if (meta.title) return meta.title.value;
  const words = text.trim().split(/\s+/).slice(0, 12);
  return `[${words.join(" ")}${words.length === 12 ? " …" : ""}]`;
}

function cslOf(document: Document): Record<string, unknown> {
  const { id, meta } = document;
  const day = firstDay(meta.published.value);
  return {
    id,
    type: meta.language === "und" ? "dataset" : meta.genre === "report" ? "report" : "article-newspaper",
    title: titleFor(document),
    ...(meta.publisher && { "container-title": meta.publisher }),
    ...(meta.issuer && { author: [{ literal: meta.issuer.name }] }),
    ...(day && { issued: { "date-parts": [day.split("-").map(Number)] } }),
    ...(meta.url && { URL: meta.url }),
    language: meta.language,
    note: `text ${id}${meta.translated.value ? "; a translation" : ""}`,
  };
}

function bibtexOf(document: Document): string {
  const { id, meta } = document;
  const [year = "", month = "", day = ""] = firstDay(meta.published.value).split("-");
  const fields: readonly (readonly [string, string])[] = [
    ["title", titleFor(document)],
    ["author", meta.issuer?.name ?? ""],
    ["howpublished", meta.publisher ?? ""],
    ["year", year],
    ["month", month],
    ["day", day],
    ["url", meta.url ?? ""],
    ["language", meta.language],
    ["note", `text ${id}`],
  ];
  const lines = fields.filter(([, value]) => value !== "").map(([name, value]) => `  ${name} = {${texOf(name, value)}}`);
  return `@misc{ascribe${id.slice(7, 19)},\n${lines.join(",\n")}\n}\n\n`;
}

/** Braces of a text's own would unbalance the entry; an issuer stands in braces, so that it is not parted into names. */
function texOf(name: string, value: string): string {
  const plain = value.replace(/[{}]/g, "").replace(/\s+/g, " ");
  if (name === "url") return plain;
  const escaped = plain.replace(/[\\&%$#_~^]/g, (mark) => TEX[mark] ?? `\\${mark}`);
  return name === "author" ? `{${escaped}}` : escaped;
}

const TEX: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};
