/** A sitemap (sitemaps.org): the pages a site lists, and the further sitemaps of an index, each with when it last changed. */
import { isoDate } from "../found.ts";
import { readXml } from "./xml.ts";

export interface Listed {
  readonly pages: readonly ListedAddress[];
  /** Of an index. */
  readonly maps: readonly ListedAddress[];
}

export interface ListedAddress {
  readonly address: string;
  /** ISO 8601; null when the site does not say. */
  readonly changed: string | null;
}

/** As the protocol allows. */
const MOST_ADDRESSES = 50_000;

/** @throws {AscribeError} `xml-entities`, `bad-xml`, `too-deep` */
export function readSitemap(source: string): Listed {
  const pages: ListedAddress[] = [];
  const maps: ListedAddress[] = [];
  let entry: { address: string; changed: string } | null = null;
  let field = "";
  for (const part of readXml(source)) {
    if (part.kind === "open") {
      if (part.name === "url" || part.name === "sitemap") entry = { address: "", changed: "" };
      field = part.name;
    } else if (part.kind === "text") {
      // `image:loc` and its like stand in elements of their own, after the page's own.
      if (entry && field === "loc" && entry.address === "") entry.address = part.text.trim();
      if (entry && field === "lastmod") entry.changed = part.text.trim();
    } else {
      field = "";
      if (entry && (part.name === "url" || part.name === "sitemap")) {
        const one = { address: entry.address, changed: isoDate(entry.changed) };
        if (/^https?:\/\//.test(one.address)) (part.name === "url" ? pages : maps).push(one);
        entry = null;
        if (pages.length + maps.length >= MOST_ADDRESSES) break;
      }
    }
  }
  return { pages, maps };
}
