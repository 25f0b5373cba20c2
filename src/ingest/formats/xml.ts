/**
 * A reader of XML that gives tags and text one after another and builds no tree. It knows the five entities every XML
 * has and numbers; a document that declares its own is refused, since that is how a kilobyte becomes a gigabyte.
 */
import { AscribeError } from "../../base/error.ts";

export type XmlPart =
  | {
      readonly kind: "open";
      readonly name: string;
      readonly attributes: Readonly<Record<string, string>>;
      readonly empty: boolean;
    }
  | { readonly kind: "close"; readonly name: string }
  | { readonly kind: "text"; readonly text: string };

// No format read here nests deeper than a few dozen.
const MAX_DEPTH = 512;

/** What stands within elements that hold text and no more, by name: the parts of a package's own description. */
export function textsByName(source: string): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  let name = "";
  for (const part of readXml(source)) {
    if (part.kind === "open") name = part.name;
    else if (part.kind === "close") name = "";
    else if (name !== "") values[name] = part.text;
  }
  return values;
}

/** Names come without their prefix: `w:p` as `p`. @throws {AscribeError} `xml-entities`, `bad-xml` */
export function* readXml(source: string): Generator<XmlPart> {
  if (/<!ENTITY/i.test(source))
    throw new AscribeError("xml-entities", "declares entities of its own, which may unfold without end; remove its DOCTYPE");
  let at = 0;
  let depth = 0;
  while (at < source.length) {
    const open = source.indexOf("<", at);
    if (open < 0) {
      if (source.slice(at).trim() !== "") yield { kind: "text", text: decodeEntities(source.slice(at)) };
      return;
    }
    if (open > at) yield { kind: "text", text: decodeEntities(source.slice(at, open)) };
    if (source.startsWith("<![CDATA[", open)) {
      const end = endOf(source, "]]>", open);
      yield { kind: "text", text: source.slice(open + 9, end) };
      at = end + 3;
      continue;
    }
    if (source.startsWith("<!--", open)) {
      at = endOf(source, "-->", open) + 3;
      continue;
    }
    const end = endOf(source, ">", open);
    const inside = source.slice(open + 1, end);
    at = end + 1;
    if (inside.startsWith("?") || inside.startsWith("!")) continue;
    if (inside.startsWith("/")) {
      depth--;
      yield { kind: "close", name: local(inside.slice(1).trim()) };
      continue;
    }
    const empty = inside.endsWith("/");
    const name = /^[^\s/>]+/.exec(inside)?.[0] ?? "";
    if (!empty && ++depth > MAX_DEPTH)
      throw new AscribeError("too-deep", `nests more than ${MAX_DEPTH} levels; no document does`);
    yield { kind: "open", name: local(name), attributes: attributesOf(inside.slice(name.length)), empty };
    if (empty) yield { kind: "close", name: local(name) };
  }
}

function endOf(source: string, mark: string, from: number): number {
  const end = source.indexOf(mark, from);
  if (end < 0)
    throw new AscribeError("bad-xml", `breaks off inside a tag at character ${from}; take it again from where it came`);
  return end;
}

const local = (name: string): string => name.slice(name.indexOf(":") + 1);

function attributesOf(inside: string): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [, name, double, single] of inside.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    out[local(name)] = decodeEntities(double ?? single ?? "");
  return out;
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|\w+);/g, (whole, name: string) => {
    if (!name.startsWith("#")) return NAMED[name] ?? whole;
    const code = name[1] === "x" ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : "\ufffd";
  });
}
