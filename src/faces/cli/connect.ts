/**
 * Where a command's question goes: to the server that holds the ledger when one runs, and otherwise to an Ascribe of
 * our own that opens the file. The answer is the same.
 */
import { existsSync } from "node:fs";
import { AscribeError } from "../../base/error.ts";
import type { Ascribe } from "../../operations/ascribe.ts";
import type { Exporter } from "../../operations/export/index.ts";
import type { Brought } from "../../operations/known-documents.ts";
import type { AnyOperation } from "../../operations/operation.ts";
import { recordDocuments } from "../../operations/record-documents.ts";
import { defaultLedger } from "../../platform/paths.ts";
import { findServer, type ServerNote } from "../../platform/server-note.ts";

export interface Recorded {
  readonly id: string;
  readonly added: boolean;
  readonly reread: boolean;
}

export interface Connection {
  readonly ledgerPath: string;
  /** True when a running server answers. */
  readonly remote: boolean;
  /** Whether there is a ledger yet; what is recorded first begins one. */
  isBegun(): boolean;
  ask(operation: AnyOperation, input: Record<string, unknown>): Promise<unknown>;
  /** Documents this very process has read, in one act. A ledger of our own takes what they bring as it is; a server makes it of their records again. */
  record(brought: readonly Brought[]): Promise<readonly Recorded[]>;
  /** The ledger in one of the forms of `EXPORTS`, as it is made. */
  export(form: Exporter): AsyncIterable<string | Uint8Array>;
  close(): Promise<void>;
}

/** @throws {AscribeError} `bad-call` for a name that is none: what is recorded there would be gone with the process */
export function ledgerOf(options: Readonly<Record<string, unknown>>): string {
  const given = options.ledger as string | undefined;
  if (given !== undefined && (given.trim() === "" || given === ":memory:"))
    throw new AscribeError("bad-call", `--ledger is "${given}"; name a file, or leave it out for the one in your data folder`);
  return given ?? (process.env.ASCRIBE_LEDGER || defaultLedger());
}

export interface ConnectOptions {
  /** Whether a ledger that is not there is refused, and not begun. */
  readonly mustExist?: boolean;
  /** What a ledger of our own may hold of its pages in memory: `160MB`. */
  readonly memory?: string;
}

export async function connect(ledgerPath: string, { mustExist = false, memory }: ConnectOptions = {}): Promise<Connection> {
  const server = await findServer(ledgerPath);
  if (server)
    return {
      ledgerPath,
      remote: true,
      isBegun: () => true,
      ask: (operation, input) => askServer(server, operation, input),
      record: async (brought) => {
        const recorded: Recorded[] = [];
        for (const records of loadsOf(brought.map(({ whole }) => JSON.stringify(whole())))) {
          // They are JSON already.
          const body = `{"documents":[${records.join(",")}]}`;
          const answer = (await call(server, recordDocuments.http.path, "POST", body)) as { recorded: readonly Recorded[] };
          recorded.push(...answer.recorded);
        }
        return recorded;
      },
      export: (form) => exportFrom(server, form),
      close: async () => {},
    };
  let opened: Promise<Ascribe> | null = null;
  const open = (): Promise<Ascribe> => {
    opened ??= import("../../app/ascribe.ts").then(({ createAscribe }) => createAscribe({ ledgerPath, mustExist, memory }));
    return opened;
  };
  return {
    ledgerPath,
    remote: false,
    isBegun: () => existsSync(ledgerPath),
    ask: async (operation, input) => {
      const [{ ask }, ascribe] = await Promise.all([import("../../operations/check.ts"), open()]);
      return ask(ascribe, operation, input);
    },
    record: async (brought) => (await (await open()).ledger()).recordBrought(brought),
    export: async function* (form) {
      yield* form.write(await (await open()).ledger());
    },
    close: async () => {
      if (opened) await (await opened).close();
    },
  };
}

/** A server takes bodies of twenty megabytes: long documents go there a few at a time. */
const LOAD_BYTES = 10_000_000;

function loadsOf(records: readonly string[]): string[][] {
  const loads: string[][] = [];
  let room = 0;
  for (const record of records) {
    const size = Buffer.byteLength(record);
    if (size > room || loads.length === 0) {
      loads.push([]);
      room = LOAD_BYTES;
    }
    loads[loads.length - 1].push(record);
    room -= size;
  }
  return loads;
}

async function askServer(server: ServerNote, operation: AnyOperation, input: Record<string, unknown>): Promise<unknown> {
  const rest = new Map(Object.entries(input).filter(([, value]) => value !== undefined));
  const path = operation.http.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(rest.get(name) ?? "");
    rest.delete(name);
    return encodeURIComponent(value);
  });
  const isPost = operation.http.method === "post";
  const query = new URLSearchParams();
  if (!isPost)
    for (const [key, value] of rest) for (const one of Array.isArray(value) ? value : [value]) query.append(key, String(one));
  const body = isPost ? JSON.stringify(Object.fromEntries(rest)) : null;
  return call(server, `${path}${query.size > 0 ? `?${query}` : ""}`, operation.http.method.toUpperCase(), body);
}

async function call(server: ServerNote, path: string, method: string, body: string | null): Promise<unknown> {
  const headers: Record<string, string> = { "content-type": "application/json", "user-agent": "ascribe-cli" };
  if (server.token) headers.authorization = `Bearer ${server.token}`;
  const response = await send(`${server.url}${path}`, { method, headers, body }, server);
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok || answer === null) throw errorFrom(answer, response.status);
  return answer;
}

function errorFrom(answer: unknown, status: number): AscribeError {
  const { code, message } = (answer ?? {}) as { code?: string; message?: string };
  return new AscribeError(
    code ?? "internal",
    message ?? `the server that holds this ledger answered ${status} without saying why`,
  );
}

async function* exportFrom(server: ServerNote, form: Exporter): AsyncGenerator<Uint8Array> {
  const headers: Record<string, string> = server.token ? { authorization: `Bearer ${server.token}` } : {};
  const response = await send(`${server.url}/api/export/${form.name}`, { headers }, server);
  if (!response.ok || !response.body) throw errorFrom(await response.json().catch(() => null), response.status);
  try {
    yield* response.body as unknown as AsyncIterable<Uint8Array>;
  } catch (cause) {
    throw new AscribeError("broken-off", "the server broke off in the middle; what came is not whole, ask it again", { cause });
  }
}

async function send(url: string, request: RequestInit, server: ServerNote): Promise<Response> {
  try {
    return await fetch(url, request);
  } catch (cause) {
    throw new AscribeError(
      "server-silent",
      `the server that holds this ledger (${server.url}, process ${server.pid}) does not answer; stop it and try again`,
      { cause },
    );
  }
}
