/** A typed caller of Ascribe's HTTP API, for a page, a script, or a command that finds a server running. */
import { AscribeError } from "../../base/error.ts";
import type { Change, Correction } from "../../document/corrected.ts";
import type { Document } from "../../document/schema.ts";
import type {
  Assessed,
  Contradiction,
  Coverage,
  DocumentPage,
  DocumentRow,
  Engagement,
  Evidence,
  FileAdded,
  Followed,
  Happenings,
  HappeningsQuery,
  Leaning,
  MethodAnswer,
  Preset,
  Proposal,
  Publishers,
  Source,
  SourcePage,
  TextInput,
  ToldEvent,
  ToldHappening,
  Uncounted,
  WhatIf,
} from "./answers.ts";

export interface Client {
  /** @param options.publisher only its documents, the latest added first */
  documents(options?: { limit?: number; cursor?: string | null; publisher?: string }): Promise<DocumentPage>;
  coverage(): Promise<Coverage>;
  document(id: string): Promise<Document>;
  /** Reads a text; nothing is stored. */
  read(input: TextInput): Promise<Document>;
  /** Reads a text and records it. */
  add(input: TextInput): Promise<{ readonly id: string; readonly added: boolean; readonly document: Document }>;
  /** Takes the documents out of a file of any format the server knows, and records them. */
  addFile(name: string, bytes: string, unsaid?: { readonly published?: string; readonly publisher?: string }): Promise<FileAdded>;
  /** @param query.intervals `false` sums the shares alone, at once */
  engagement(query: FigureQuery & { readonly intervals?: boolean }): Promise<Engagement>;
  why(
    figure: string,
    region?: readonly string[],
    weight?: readonly string[],
    from?: string | null,
    limit?: number,
  ): Promise<Evidence>;
  /** The latest of those that fit, at most 500, and how many fit. */
  happenings(query?: HappeningsQuery): Promise<Happenings>;
  happening(id: string): Promise<ToldHappening>;
  /** What a document tells, event by event. */
  events(document: string): Promise<readonly ToldEvent[]>;
  search(words: string): Promise<readonly DocumentRow[]>;
  presets(): Promise<readonly Preset[]>;
  /** A figure with sources left out. */
  whatIf(query: FigureQuery & { readonly without: readonly string[] }): Promise<WhatIf>;
  publishers(): Promise<Publishers>;
  sources(): Promise<readonly Source[]>;
  source(id: string): Promise<SourcePage>;
  /** A figure with its grade, what each source moves, each camp's own figure, and what would change it. */
  assess(query: FigureQuery & { readonly weight?: readonly string[]; readonly camp?: readonly string[] }): Promise<Assessed>;
  /** In one document, or in all. */
  corrections(document?: string): Promise<readonly Correction[]>;
  /** @returns the number by which it is undone */
  correct(
    correction: Pick<Correction, "document" | "at" | "reason"> & { readonly change: Change },
    by: string | null,
  ): Promise<number>;
  decide(decision: Readonly<Record<string, unknown>>, by?: string | null): Promise<number>;
  /** Happenings whose reports differ: of a large ledger, among the latest. */
  contradictions(query?: { readonly state?: string; readonly power?: string }): Promise<readonly Contradiction[]>;
  /** What is said of a state and counts for nothing. */
  uncounted(state: string): Promise<readonly Uncounted[]>;
  views(): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>>;
  feeds(): Promise<readonly Followed[]>;
  follow(name: string): Promise<Followed>;
  tellFeed(name: string, what: "pause" | "resume" | "now" | "leave"): Promise<readonly Followed[]>;
  asymmetry(query: {
    readonly states: readonly string[];
    readonly from: string | null;
    readonly at: string;
  }): Promise<readonly Leaning[]>;
  proposals(): Promise<readonly Proposal[]>;
  method(): Promise<MethodAnswer>;
  /** Any other path, for what is newer than this file. */
  get<T>(path: string, query?: Query): Promise<T>;
}

export interface FigureQuery {
  readonly state: string;
  readonly instrument?: string | null;
  /** What ended before this day is left out. */
  readonly from?: string | null;
  readonly at?: string | null;
  /** States that are no outside powers to each other. */
  readonly region?: readonly string[];
}

type Query = Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>>;

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
  const decide = async (decision: Readonly<Record<string, unknown>>, by: string | null = null) =>
    (await ask<{ sequence: number }>("POST", "/api/decisions", { decision, by })).sequence;
  return {
    get,
    documents: ({ limit = 500, cursor, publisher } = {}) => get("/api/documents", { limit, cursor, publisher }),
    coverage: () => get("/api/coverage"),
    document: (id) => get(`/api/documents/${encodeURIComponent(id)}`),
    read: (input) => ask("POST", "/api/read", input),
    add: (input) => ask("POST", "/api/documents", input),
    addFile: (name, bytes, unsaid = {}) => ask("POST", "/api/files", { name, bytes, ...unsaid }),
    engagement: (query) => get("/api/engagement", { ...query }),
    why: (figure, region, weight, from, limit) => get("/api/why", { figure, region, weight, from, limit }),
    happenings: (query = {}) => get("/api/happenings", { ...query }),
    happening: (id) => get(`/api/happenings/${encodeURIComponent(id)}`),
    events: async (document) => (await get<{ events: ToldEvent[] }>("/api/events", { document, limit: 500 })).events,
    search: async (words) => (await get<{ documents: DocumentRow[] }>("/api/search", { q: words })).documents,
    presets: async () => (await get<{ presets: Preset[] }>("/api/presets")).presets,
    whatIf: (query) => get("/api/whatif", { ...query }),
    publishers: () => get("/api/publishers", { limit: 1000 }),
    sources: async () => (await get<{ sources: Source[] }>("/api/sources")).sources,
    source: (id) => get(`/api/sources/${encodeURIComponent(id)}`),
    assess: (query) => get("/api/assess", { ...query }),
    corrections: async (document) => (await get<{ corrections: Correction[] }>("/api/corrections", { document })).corrections,
    correct: (correction, by) => decide({ kind: "correct", ...correction }, by),
    decide,
    contradictions: async (query = {}) =>
      (await get<{ contradictions: Contradiction[] }>("/api/contradictions", { limit: 500, ...query })).contradictions,
    uncounted: async (state) => (await get<{ reports: Uncounted[] }>("/api/uncounted", { state, limit: 500 })).reports,
    views: async () => {
      const { views } = await get<{ views: { name: string; view: Record<string, unknown> }[] }>("/api/views");
      return new Map(views.map(({ name, view }) => [name, view]));
    },
    feeds: async () => (await get<{ feeds: Followed[] }>("/api/feeds")).feeds,
    follow: (name) => ask("POST", "/api/feeds", { name }),
    tellFeed: async (name, what) => (await ask<{ feeds: Followed[] }>("POST", "/api/feeds/tell", { name, what })).feeds,
    asymmetry: async (query) => (await get<{ rows: Leaning[] }>("/api/asymmetry", { ...query })).rows,
    proposals: async () => (await get<{ proposals: Proposal[] }>("/api/proposals")).proposals,
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
