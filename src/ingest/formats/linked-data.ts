/** What a page's JSON-LD states of its article. Pages break it in every way; what cannot be read is passed over. */

export interface LinkedData {
  readonly headline?: string;
  readonly published?: string;
  readonly publisher?: string;
  readonly author?: string;
  readonly provider?: string;
  readonly url?: string;
  readonly language?: string;
}

const ARTICLE = /(Article|NewsArticle|Report|BlogPosting|OpinionNewsArticle|PressRelease|Posting)$/;

export function linkedData(document: Document): LinkedData {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const article = findArticle(parse(script.textContent ?? ""), 0);
    if (article) return stated(article);
  }
  return {};
}

type Node = Readonly<Record<string, unknown>>;

function parse(source: string): unknown {
  try {
    return JSON.parse(source.replace(/^\s*(<!--|\/\/<!\[CDATA\[)|(-->|\/\/\]\]>)\s*$/g, ""));
  } catch {
    return null;
  }
}

function findArticle(value: unknown, depth: number): Node | null {
  if (depth > 8 || typeof value !== "object" || value === null) return null;
  if (Array.isArray(value)) {
    for (const one of value) {
      const found = findArticle(one, depth + 1);
      if (found) return found;
    }
    return null;
  }
  const node = value as Node;
  const types = Array.isArray(node["@type"]) ? node["@type"] : [node["@type"]];
  if (types.some((type) => typeof type === "string" && ARTICLE.test(type))) return node;
  return findArticle(node["@graph"], depth + 1) ?? findArticle(node.mainEntity, depth + 1);
}

function stated(node: Node): LinkedData {
  const url = text(node.url) ?? text(node.mainEntityOfPage);
  const entries: readonly (readonly [keyof LinkedData, string | undefined])[] = [
    ["headline", text(node.headline) ?? text(node.name)],
    ["published", text(node.datePublished)],
    ["publisher", text(node.publisher)],
    ["author", text(node.author)],
    ["provider", text(node.provider) ?? text(node.sourceOrganization)],
    ["url", url],
    ["language", text(node.inLanguage)],
  ];
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** A string, a thing's name or id, or several joined. */
function text(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) {
    const all = value.map(text).filter((one) => one !== undefined);
    return all.length > 0 ? all.join(", ") : undefined;
  }
  if (typeof value !== "object" || value === null) return undefined;
  const node = value as Node;
  return text(node.name) ?? (typeof node["@id"] === "string" ? node["@id"] : undefined);
}
