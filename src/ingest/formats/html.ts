/**
 * A page: its article without menus, adverts and related links, and what the page states about it. Nothing of a page is
 * run or fetched; the tree is only read.
 */
import { AscribeError } from "../../base/error.ts";
import { firstDate, firstStated, overLimit, type StatedFields } from "../found.ts";
import { type LinkedData, linkedData } from "./linked-data.ts";
import { textOf } from "./page-text.ts";

export interface Page {
  readonly text: string;
  readonly fields: StatedFields;
  readonly transform: string;
}

/** Eight million characters: ten times the largest news page seen. */
const MAX_PAGE = 8_000_000;
/** Pages made by hand or machine nest a few dozen levels; readers of trees recurse. */
const MAX_DEPTH = 400;

/**
 * @param url where the page stood, when known; never fetched
 * @throws {AscribeError} `too-large`, `too-deep`, `no-article`
 */
export async function readHtml(source: string, url: string | null = null): Promise<Page> {
  if (source.length > MAX_PAGE) throw overLimit(`is a page of ${source.length} characters`, `${MAX_PAGE}`);
  if (depthOf(source) > MAX_DEPTH)
    throw new AscribeError("too-deep", `nests its tags more than ${MAX_DEPTH} levels; no page does: save it again as text`);
  const { parseHTML } = await import("linkedom");
  const { document } = parseHTML(source);
  if (!document.documentElement) throw noArticle();
  const fields = fieldsOf(document, url);
  const { content, transform } = await articleOf(document, source, addressIn(url));
  const text = content.trim();
  if (text === "") throw noArticle();
  return { text, fields, transform };
}

const noArticle = (): AscribeError =>
  new AscribeError("no-article", "is a page without an article's text; save the article itself, or give its words");

/** An address that is one, or nothing: readers of pages complain loudly of any other. */
const addressIn = (url: string | null): string | null => (url && /^https?:/.test(url) && URL.canParse(url) ? url : null);

/** Words of a fragment, as feeds carry them; never refused for being short. */
export async function textOfFragment(source: string): Promise<string> {
  if (!/[<&]/.test(source)) return source.trim();
  if (source.length > MAX_PAGE || depthOf(source) > MAX_DEPTH)
    throw new AscribeError("too-deep", "holds a page too large or too deep to read");
  const { parseHTML } = await import("linkedom");
  const { document } = parseHTML(`<!doctype html><html><body>${source}</body></html>`);
  return textOf(document.body as unknown as Element);
}

async function articleOf(
  document: Document,
  source: string,
  url: string | null,
): Promise<{ content: string; transform: string }> {
  const { parseHTML } = await import("linkedom");
  const parts = (html: string) =>
    textOf(parseHTML(`<!doctype html><html><body>${html}</body></html>`).document.body as unknown as Element);
  const whole = textOf(document.body as unknown as Element);
  const { Defuddle, Readability } = await import("./article-finders.ts");
  const attempt = async (): Promise<string> => {
    try {
      const { content } = await Defuddle(parseHTML(source).document as unknown as Document, url ?? "", { useAsync: false });
      return parts(content ?? "");
    } catch {
      return "";
    }
  };
  const first = await attempt();
  // Less than a twentieth of the page's words is a miss, unless the page is nearly all menu.
  if (first.length >= 200 && first.length * 20 >= whole.length) return { content: first, transform: "html: defuddle" };
  const second = safely(() => new Readability(parseHTML(source).document as unknown as Document).parse()?.content ?? "");
  const other = second === "" ? "" : parts(second);
  if (other.length > first.length && other.length >= 100) return { content: other, transform: "html: readability" };
  if (first.length >= 80) return { content: first, transform: "html: defuddle" };
  return { content: whole, transform: "html: whole body" };
}

function safely(run: () => string): string {
  try {
    return run();
  } catch {
    return "";
  }
}

function fieldsOf(document: Document, url: string | null): StatedFields {
  const data: LinkedData = linkedData(document);
  const meta = (name: string): string | null =>
    document.querySelector(`meta[property="${name}"], meta[name="${name}"], meta[itemprop="${name}"]`)?.getAttribute("content") ??
    null;
  const attribute = (selector: string, name: string) => document.querySelector(selector)?.getAttribute(name) ?? null;
  const title = firstStated(
    [data.headline, "JSON-LD headline"],
    [meta("og:title"), "meta og:title"],
    [meta("citation_title"), "meta citation_title"],
    [document.querySelector("h1")?.textContent, "h1"],
    [document.querySelector("title")?.textContent, "title"],
  );
  const published = firstDate(
    [data.published, "JSON-LD datePublished"],
    [meta("article:published_time"), "meta article:published_time"],
    [meta("datePublished"), "meta datePublished"],
    [meta("date"), "meta date"],
    [meta("DC.date"), "meta DC.date"],
    [attribute("article time[datetime], main time[datetime], time[datetime]", "datetime"), "time element"],
  );
  const publisher = firstStated(
    [data.publisher, "JSON-LD publisher"],
    [meta("og:site_name"), "meta og:site_name"],
    [meta("application-name"), "meta application-name"],
  );
  const byline = firstStated(
    [data.author, "JSON-LD author"],
    [meta("author"), "meta author"],
    [meta("article:author"), "meta article:author"],
  );
  const agency = firstStated([data.provider, "JSON-LD provider"], [meta("syndication-source"), "meta syndication-source"]);
  const canonical = firstStated(
    [attribute('link[rel="canonical"]', "href"), "link rel=canonical"],
    [meta("og:url"), "meta og:url"],
    [data.url, "JSON-LD url"],
    [url, "the address it was taken from"],
  );
  const language = firstStated([data.language, "JSON-LD inLanguage"], [attribute("html", "lang"), "html lang"]);
  const isAddress = canonical && /^https?:\/\//.test(canonical.value);
  return {
    ...(title && { title }),
    ...(published && { published }),
    ...(publisher && { publisher }),
    ...(byline && !/^https?:/.test(byline.value) && { byline }),
    ...(agency && { agency }),
    ...(isAddress && { url: canonical }),
    ...(language &&
      /^[A-Za-z]{2,3}(-|$)/.test(language.value) && {
        language: { ...language, value: language.value.split(/[-_]/)[0].toLowerCase() },
      }),
  };
}

const LEAVES =
  /^(area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|td|th|tr|dt|dd|option|thead|tbody|tfoot)$/;

/** How deep open tags nest at most, by counting; elements that close themselves are left out. */
function depthOf(source: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [tag, slash, name] of source.matchAll(/<(\/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*>/g)) {
    if (LEAVES.test(name.toLowerCase()) || tag.endsWith("/>")) continue;
    depth = slash ? Math.max(0, depth - 1) : depth + 1;
    if (depth > deepest) deepest = depth;
  }
  return deepest;
}
