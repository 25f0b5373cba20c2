/** A typed caller of Ascribe's HTTP API, for a page, a script, or a command that finds a server running. */
import { AscribeError } from "../../base/error.ts";
import type { Document } from "../../document/schema.ts";
import type {
  DocumentPage,
  DocumentRow,
  Engagement,
  Evidence,
  Happening,
  MethodAnswer,
  Preset,
  Source,
  TextInput,
  ToldEvent,
  ToldHappening,
  WhatIf,
} from "./answers.ts";

export interface Client {
  documents(options?: { limit?: number; cursor?: string | null }): Promise<DocumentPage>;
  document(id: string): Promise<Document>;
  /** Reads a text; nothing is stored. */
  read(input: TextInput): Promise<Document>;
  /** Reads a text and records it. */
  add(input: TextInput): Promise<{ readonly id: string; readonly added: boolean; readonly document: Document }>;
  engagement(query: FigureQuery): Promise<Engagement>;
  why(figure: string, region?: readonly string[]): Promise<Evidence>;
  happenings(query?: { state?: string | null; limit?: number }): Promise<readonly Happening[]>;
  happening(id: string): Promise<ToldHappening>;
  /** What a document tells, event by event. */
  events(document: string): Promise<readonly ToldEvent[]>;
  search(words: string): Promise<readonly DocumentRow[]>;
  presets(): Promise<readonly Preset[]>;
  /** A figure with sources left out. */
  whatIf(query: FigureQuery & { readonly without: readonly string[] }): Promise<WhatIf>;
  sources(): Promise<readonly Source[]>;
  method(): Promise<MethodAnswer>;
  /** Any other path, for what is newer than this file. */
  get<T>(path: string, query?: Query): Promise<T>;
}

export interface FigureQuery {
  readonly state: string;
  readonly instrument?: string | null;
  readonly at?: string | null;
  /** States that are no outside powers to each other. */
  readonly region?: readonly string[];
}

type Query = Readonly<Record<string, string | number | readonly string[] | null | undefined>>;

export interface ClientOptions {
  /** Where the server answers; empty for the page's own origin. */
  readonly base?: string;
  readonly token?: string;
  readonly fetch?: typeof fetch;
}

/**
 * @throws {AscribeError} from every call: the server's own code and message, or `offline` when none answers.
 */
export function createClient({ base = "", token, fetch: call = fetch }: ClientOptions = {}): Client {
  const ask = async <T>(method: "GET" | "POST", path: string, body?: unknown): Promise<T> => {
    const headers: Record<string, string> = { Accept: "application/json" };
    if (body !== undefined) headers["Content-Type"] = "application/json";
    if (token) headers.Authorization = `Bearer ${token}`;
    let response: Response;
    try {
      response = await call(base + path, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
    } catch (cause) {
      throw new AscribeError("offline", "the server does not answer; start it again with: npm start", { cause });
    }
    const answer: unknown = await response.json().catch(() => null);
    if (!response.ok) throw errorFrom(answer, response.status);
    return answer as T;
  };
  const get = <T>(path: string, query: Query = {}) => ask<T>("GET", path + queryText(query));
  return {
    get,
    documents: ({ limit = 500, cursor } = {}) => get("/api/documents", { limit, cursor }),
    document: (id) => get(`/api/documents/${encodeURIComponent(id)}`),
    read: (input) => ask("POST", "/api/read", input),
    add: (input) => ask("POST", "/api/documents", input),
    engagement: (query) => get("/api/engagement", { ...query }),
    why: (figure, region) => get("/api/why", { figure, region }),
    happenings: async (query = {}) => (await get<{ happenings: Happening[] }>("/api/happenings", query)).happenings,
    happening: (id) => get(`/api/happenings/${encodeURIComponent(id)}`),
    events: async (document) => (await get<{ events: ToldEvent[] }>("/api/events", { document, limit: 500 })).events,
    search: async (words) => (await get<{ documents: DocumentRow[] }>("/api/search", { q: words })).documents,
    presets: async () => (await get<{ presets: Preset[] }>("/api/presets")).presets,
    whatIf: (query) => get("/api/whatif", { ...query }),
    sources: async () => (await get<{ sources: Source[] }>("/api/sources")).sources,
    method: () => get("/api/method"),
  };
}

function errorFrom(answer: unknown, status: number): AscribeError {
  const { code, message } = (answer ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === "string" && typeof message === "string") return new AscribeError(code, message);
  return new AscribeError("bad-answer", `the server answered ${status} without saying why`);
}

function queryText(query: Query): string {
  const words = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const one of values) if (one !== null && one !== undefined && one !== "") words.append(key, String(one));
  }
  const text = words.toString();
  return text && `?${text}`;
}
