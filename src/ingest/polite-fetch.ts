/**
 * Fetching as a guest: what robots.txt allows, one request to a host at a time and not too soon after the last, nothing
 * twice that has not changed, and never an address inside this machine's own network unless that is allowed.
 */
import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { AscribeError } from "../base/error.ts";
import type { Fetched } from "./feed.ts";

export interface FetchOptions {
  /** Whether loopback and private networks may be asked: for one's own feeds, and for tests. */
  readonly allowPrivate?: boolean;
  /** Between two requests to one host. */
  readonly pauseMs?: number;
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
  readonly agent?: string;
}

const MOST_REDIRECTS = 5;
/** Rules older than a day are asked for again (RFC 9309, 2.4). */
const ROBOTS_MS = 24 * 3_600_000;

export function createFetcher(
  options: FetchOptions = {},
): (address: string, conditions?: { etag?: string | null; modified?: string | null }) => Promise<Fetched> {
  const {
    allowPrivate = false,
    pauseMs = 2000,
    timeoutMs = 20_000,
    maxBytes = 16_000_000,
    agent = "ascribe (+offline reader of feeds)",
  } = options;
  const last = new Map<string, number>();
  const notBefore = new Map<string, number>();
  const robots = new Map<string, { readonly allowed: (path: string) => boolean; readonly at: number }>();

  async function get(address: URL, headers: Record<string, string>): Promise<Response> {
    await refusePrivate(address, allowPrivate);
    const until = notBefore.get(address.host) ?? 0;
    if (until > Date.now())
      throw new AscribeError(
        "asked-to-wait",
        `${address.host} asks to be left alone until ${new Date(until).toISOString().slice(0, 16)}Z; it is asked again after that`,
      );
    const wait = (last.get(address.host) ?? 0) + pauseMs - Date.now();
    if (wait > 0) await new Promise((done) => setTimeout(done, wait));
    last.set(address.host, Date.now());
    try {
      const response = await fetch(address, {
        redirect: "manual",
        headers: { "user-agent": agent, ...headers },
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (response.status === 429 || response.status === 503)
        notBefore.set(address.host, Date.now() + askedToWait(response.headers.get("retry-after")));
      return response;
    } catch (cause) {
      const why = (cause as Error).name === "TimeoutError" ? `gave no answer in ${timeoutMs / 1000} s` : "cannot be reached";
      throw new AscribeError("unreachable", `${address.href} ${why}; it is asked again at the next turn`, { cause });
    }
  }

  async function follow(start: URL, headers: Record<string, string>): Promise<Response> {
    let address = start;
    for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
      const response = await get(address, headers);
      const target = response.headers.get("location");
      if (response.status < 300 || response.status >= 400 || response.status === 304 || !target) return response;
      await response.body?.cancel();
      address = addressOf(new URL(target, address).href);
    }
    throw new AscribeError("redirects", `${start.href} leads on more than ${MOST_REDIRECTS} times; give the address it ends at`);
  }

  async function rulesOf(address: URL): Promise<(path: string) => boolean> {
    const response = await follow(new URL("/robots.txt", address), {});
    // RFC 9309: a host without rules allows all, one that cannot say what it allows is left alone for now.
    if (response.status >= 500) {
      await response.body?.cancel();
      throw new AscribeError(
        "unreachable",
        `${address.origin} cannot say what it allows (robots.txt answers ${response.status})`,
      );
    }
    if (!response.ok) {
      await response.body?.cancel();
      return () => true;
    }
    return readRobots(new TextDecoder().decode(await bodyOf(response, 512_000)), agent);
  }

  async function allowedBy(address: URL): Promise<(path: string) => boolean> {
    const known = robots.get(address.origin);
    if (known && Date.now() - known.at < ROBOTS_MS) return known.allowed;
    const allowed = await rulesOf(address);
    robots.set(address.origin, { allowed, at: Date.now() });
    return allowed;
  }

  return async (name, conditions = {}) => {
    const address = addressOf(name);
    // Said of what was asked for, before the host's rules are.
    await refusePrivate(address, allowPrivate);
    if (!(await allowedBy(address))(address.pathname + address.search))
      throw new AscribeError("robots", `${address.origin} asks robots not to fetch ${address.pathname}; it is left alone`);
    const headers: Record<string, string> = {};
    if (conditions.etag) headers["if-none-match"] = conditions.etag;
    if (conditions.modified) headers["if-modified-since"] = conditions.modified;
    const response = await follow(address, headers);
    const marks = { etag: response.headers.get("etag"), modified: response.headers.get("last-modified") };
    if (response.status === 304)
      return { unchanged: true, bytes: new Uint8Array(), etag: conditions.etag ?? null, modified: conditions.modified ?? null };
    if (!response.ok) {
      await response.body?.cancel();
      throw new AscribeError("unreachable", `${address.href} answers ${response.status}; it is asked again at the next turn`);
    }
    return { unchanged: false, bytes: await bodyOf(response, maxBytes), ...marks };
  };
}

/** RFC 9110, 10.2.3: seconds or a date; a day at most, since a slip of the host's must not end the watch. */
export function askedToWait(header: string | null): number {
  if (header === null) return 0;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? 0 : Math.min(Math.max(ms, 0), ROBOTS_MS);
}

function addressOf(name: string): URL {
  if (!URL.canParse(name))
    throw new AscribeError("bad-address", `"${name}" is no address; write it whole, like https://example.org/feed.xml`);
  const address = new URL(name);
  if (address.protocol !== "http:" && address.protocol !== "https:")
    throw new AscribeError("bad-address", `${name}: only http and https are fetched`);
  return address;
}

/** Every address a name stands for is looked at, so that a name cannot be made to point inside. */
async function refusePrivate(address: URL, allowPrivate: boolean): Promise<void> {
  if (allowPrivate) return;
  const host = address.hostname.replace(/^\[|\]$/g, "");
  const found = isIP(host) ? [{ address: host }] : await lookup(host, { all: true }).catch(() => []);
  if (found.length === 0)
    throw new AscribeError("unreachable", `${address.host} is not known; it is asked again at the next turn`);
  if (found.some((one) => isPrivate(one.address)))
    throw new AscribeError(
      "private-address",
      `${address.href} leads into a private network; allow that with --allow-private if it is meant`,
    );
}

export function isPrivate(address: string): boolean {
  const plain = address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, "");
  if (isIP(plain) === 4) {
    const [a, b] = plain.split(".").map(Number);
    return (
      a === 0 ||
      a === 10 ||
      a === 127 ||
      (a === 100 && b >= 64 && b < 128) ||
      (a === 169 && b === 254) ||
      (a === 172 && b >= 16 && b < 32) ||
      (a === 192 && (b === 168 || b === 0)) ||
      (a === 198 && (b === 18 || b === 19)) ||
      a >= 224
    );
  }
  return plain === "::" || plain === "::1" || /^(f[cd]|fe[89ab]|ff|::ffff:|64:ff9b:)/.test(plain);
}

/** A body that never ends is cut off at its limit. */
async function bodyOf(response: Response, max: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  if (!response.body) return new Uint8Array();
  for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > max) throw new AscribeError("too-large", `${response.url} sends more than ${max / 1e6} MB; it is left alone`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** RFC 9309: the longest rule that fits decides, and allowing wins a tie. */
export function readRobots(text: string, agent: string): (path: string) => boolean {
  const groups: { agents: string[]; rules: { allow: boolean; path: string }[] }[] = [];
  let open = false;
  for (const line of text.split(/\r?\n/)) {
    const [, key, value] = /^\s*([\w-]+)\s*:\s*([^#]*)/.exec(line) ?? [];
    if (key === undefined) continue;
    const name = key.toLowerCase();
    if (name === "user-agent") {
      if (!open) groups.push({ agents: [], rules: [] });
      groups[groups.length - 1].agents.push(value.trim().toLowerCase());
      open = true;
    } else if (name === "allow" || name === "disallow") {
      open = false;
      if (value.trim() !== "") groups.at(-1)?.rules.push({ allow: name === "allow", path: value.trim() });
    }
  }
  const own = agent.split(/[\s/]/)[0].toLowerCase();
  const named = groups.filter(({ agents }) => agents.includes(own));
  const rules = (named.length > 0 ? named : groups.filter(({ agents }) => agents.includes("*"))).flatMap((group) => group.rules);
  return (path) => {
    const fitting = rules
      .filter((rule) => fits(rule.path, path))
      .sort((a, b) => b.path.length - a.path.length || Number(b.allow) - Number(a.allow));
    return fitting[0]?.allow ?? true;
  };
}

const fits = (rule: string, path: string): boolean =>
  new RegExp(
    `^${rule
      .replace(/[.+?^{}()|[\]\\]/g, "\\$&")
      .replace(/\*/g, ".*")
      .replace(/\\?\$$/, "$")}`,
  ).test(path);
