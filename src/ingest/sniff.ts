/** What format bytes are in: by their own first words, and by the name only where those leave it open. */

import { isTarHead } from "./tar-head.ts";

export const FORMATS = [
  "text",
  "markdown",
  "html",
  "mhtml",
  "pdf",
  "docx",
  "odt",
  "mail",
  "mbox",
  "feed",
  "sitemap",
  "petrarch",
  "rtf",
  "json",
  "jsonl",
  "table",
  "warc",
  "gzip",
  "zip",
  "tar",
] as const;

export type Format = (typeof FORMATS)[number];

const HEAD = 4096;
const HEADER =
  /^(from|to|cc|date|subject|received|return-path|mime-version|message-id|delivered-to|reply-to|sender|content-type|x-[\w-]+|snapshot-content-location|dkim-signature|arc-[\w-]+):/i;

export function sniff(name: string, bytes: Uint8Array): Format {
  const lower = name.toLowerCase();
  const head = new TextDecoder("windows-1252").decode(bytes.subarray(0, HEAD)).replace(/^ï»¿/, "");
  if (head.startsWith("%PDF-")) return "pdf";
  if (head.startsWith("PK\x03\x04") || head.startsWith("PK\x05\x06"))
    return lower.endsWith(".docx") ? "docx" : lower.endsWith(".odt") ? "odt" : "zip";
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return /\.warc(\.gz)?$/.test(lower) ? "warc" : "gzip";
  if (head.startsWith("WARC/")) return "warc";
  if (isTarHead(bytes) || head.startsWith("ustar", 257)) return "tar";
  // With the hour, or a headline "From Doha to Kabul, 2021" would be one.
  if (/^From \S+ .*\d{1,2}:\d{2}.*\r?\n/.test(head) || (lower.endsWith(".mbox") && head.startsWith("From "))) return "mbox";
  const start = head.trimStart();
  if (start.startsWith("<")) return ofMarkup(start, lower);
  const first = start.slice(0, start.search(/[\r\n]|$/));
  if (HEADER.test(first) && looksLikeMail(start, lower))
    return /multipart\/related/i.test(head) && /snapshot-content-location|\.mht(ml)?$/im.test(head + lower) ? "mhtml" : "mail";
  if (start.startsWith("{\\rtf")) return "rtf";
  if (/\.(jsonl|ndjson)$/.test(lower)) return "jsonl";
  if (lower.endsWith(".json") || OPENS_JSON.test(start)) return isLines(start, first) ? "jsonl" : "json";
  if (/\.(csv|tsv|tab)$/.test(lower)) return "table";
  if (first.split("\t").length >= 8) return "table";
  if (/\.(md|markdown)$/.test(lower)) return "markdown";
  if (/\.html?$/.test(lower)) return "html";
  return "text";
}

function ofMarkup(start: string, name: string): Format {
  if (/^<!doctype html|^<html/i.test(start)) return "html";
  const open = start.replace(/^(<\?[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(\[[\s\S]*?\])?\s*>|\s)+/i, "");
  if (/^<(rss|rdf:RDF|feed|[\w]+:feed)[\s>]/i.test(open)) return "feed";
  if (/^<(urlset|sitemapindex)[\s>]/i.test(open)) return "sitemap";
  if (/^<Sentences[\s>]/.test(open)) return "petrarch";
  if (/\.(html?|xhtml)$/.test(name) || /<(html|head|body|article|div|p)[\s>]/i.test(start)) return "html";
  return /\.xml$|\.rss$|\.atom$/.test(name) ? "feed" : "text";
}

/** What JSON may begin with; prose begins with a bracket too: "[Kabul, 3 August]". */
const OPENS_JSON = /^(\{\s*["}]|\[\s*[[{\]"])/;

/** Two header lines at the top and a blank one after: one "Date: …" line may begin any text. */
const looksLikeMail = (start: string, name: string): boolean =>
  /\.(eml|mht|mhtml)$/.test(name) || start.split(/\r?\n/, 12).filter((line) => HEADER.test(line)).length >= 3;

/** A first line that is a whole object: a document a line. */
function isLines(start: string, first: string): boolean {
  if (!first.startsWith("{")) return false;
  if (first.length === start.length) return false;
  return first.trimEnd().endsWith("}") && /^\s*\{/.test(start.slice(first.length));
}
