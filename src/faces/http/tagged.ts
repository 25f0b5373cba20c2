/** A body with the mark of its content, and nothing where the caller holds the same already. */
import { createHash } from "node:crypto";
import type { Context } from "hono";

/** @param cache as it stands, the caller may keep it but asks each time whether it still holds */
export function tagged(c: Context, body: string | Uint8Array<ArrayBuffer>, type: string, cache = "no-cache"): Response {
  const tag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  c.header("Content-Type", type);
  c.header("ETag", tag);
  c.header("Cache-Control", cache);
  return c.req.header("if-none-match") === tag ? c.body(null, 304) : c.body(body);
}

export const JSON_TYPE = "application/json; charset=utf-8";
