/**
 * What every request passes first: the headers that keep a page from running anything but ours, the check that a
 * page elsewhere is not speaking through the reader's browser, and, away from loopback, a token and a rate.
 */
import { timingSafeEqual } from "node:crypto";
import type { Context, MiddlewareHandler, Next } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { AscribeError } from "../../base/error.ts";

// Documents are shown by the app but never become part of it: no inline script, no foreign origin, no frames.
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

export const safeHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.res.headers.has("Content-Security-Policy")) c.header("Content-Security-Policy", POLICY);
  c.header("X-Content-Type-Options", "nosniff");
  c.header("X-Frame-Options", "DENY");
  c.header("Referrer-Policy", "no-referrer");
  c.header("Cross-Origin-Opener-Policy", "same-origin");
  c.header("Cross-Origin-Resource-Policy", "same-origin");
  c.header("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
};

/**
 * Refuses a request that another site's page sent through the browser, and one whose Host is not ours (a name that
 * was made to point at this machine). CORS stays off: nothing here answers a preflight.
 */
export function sameSite(isLoopback: boolean): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header("host") ?? "";
    if (isLoopback && !/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host))
      throw new AscribeError("not-allowed", `this server answers on loopback only, not as "${host}"`);
    const origin = c.req.header("origin");
    if (origin && origin !== "null" && (!URL.canParse(origin) || new URL(origin).host !== host))
      throw new AscribeError("not-allowed", `a page of ${origin} may not use this server`);
    if (c.req.method !== "GET" && c.req.header("sec-fetch-site") === "cross-site")
      throw new AscribeError("not-allowed", "a page of another site may not use this server");
    await next();
  };
}

/** Asks for `Authorization: Bearer <token>`; `?token=` once leaves a cookie, so that a browser can come in. */
export function needToken(token: string): MiddlewareHandler {
  return async (c, next) => {
    const query = c.req.query("token");
    const given = c.req.header("authorization")?.replace(/^Bearer /, "") ?? query ?? getCookie(c, "ascribe") ?? "";
    if (!same(given, token))
      throw new AscribeError(
        "no-token",
        "this server asks for its token: send Authorization: Bearer <token>, or open /?token=<token>",
      );
    if (query) setCookie(c, "ascribe", token, { httpOnly: true, sameSite: "Strict", path: "/" });
    await next();
  };
}

function same(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
}

/** A bucket of `burst` requests for each caller, refilled at `perSecond`. */
export function limitRate({ perSecond = 20, burst = 60 } = {}): MiddlewareHandler {
  const buckets = new Map<string, { left: number; at: number }>();
  return async (c, next) => {
    const now = performance.now();
    const who = callerOf(c);
    const bucket = buckets.get(who) ?? { left: burst, at: now };
    bucket.left = Math.min(burst, bucket.left + ((now - bucket.at) / 1000) * perSecond);
    bucket.at = now;
    buckets.set(who, bucket);
    // Forget callers whose bucket is full again, so that the table does not grow with the callers ever seen.
    if (buckets.size > 10_000) for (const [key, { at }] of buckets) if (now - at > 60_000) buckets.delete(key);
    if (bucket.left < 1) throw new AscribeError("too-many", `more than ${perSecond} requests a second; wait a moment`);
    bucket.left -= 1;
    await next();
  };
}

/** The other end of the connection; "?" where there is none, as in a test without a network. */
export const callerOf = (c: Context): string =>
  (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket?.remoteAddress ?? "?";

/** At most `limit` requests that read at once; a reading fills a core, so more would only make all of them late. */
export function limitAtOnce(limit = 8): (c: Context, next: Next) => Promise<void> {
  let running = 0;
  return async (c, next) => {
    if (c.req.method === "GET") return next();
    if (running >= limit) throw new AscribeError("busy", `${limit} requests are being read already; try again in a moment`);
    running++;
    try {
      await next();
    } finally {
      running--;
    }
  };
}
