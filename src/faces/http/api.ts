/**
 * The HTTP API: every operation at its own path, described in OpenAPI 3.1 from the same schemas that check it.
 * One error shape, `{code, message}`; GET answers carry an ETag.
 */
import { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { AscribeError, describeError } from "../../base/error.ts";
import type { Ascribe } from "../../operations/ascribe.ts";
import { ask } from "../../operations/check.ts";
import { coerce } from "../../operations/coerce.ts";
import { EXPORTS } from "../../operations/export/index.ts";
import { OPERATIONS } from "../../operations/index.ts";
import type { AnyOperation } from "../../operations/operation.ts";
import { callerOf, limitAtOnce, limitRate, needToken, safeHeaders, sameSite } from "./guard.ts";
import { describeApi } from "./openapi.ts";
import { ROWS_TYPE, rowsField, rowsOf } from "./rows.ts";
import { retryAfter, statusOf } from "./status.ts";
import { JSON_TYPE, tagged } from "./tagged.ts";

/** Who asked for which change, from where, and what came of it. */
export interface AuditEntry {
  readonly operation: string;
  readonly from: string;
  readonly agent: string;
  readonly outcome: string;
}

export interface ApiOptions {
  /** False when the server can be reached from other machines. */
  readonly isLoopback: boolean;
  readonly token?: string;
  /** Bytes a request's body may have: the longest text allowed, four bytes a character. */
  readonly maxBody?: number;
  /** Called for every change, with what was asked and what came of it. */
  readonly audit?: (entry: AuditEntry) => void;
}

export function createApi(ascribe: Ascribe, options: ApiOptions): OpenAPIHono {
  const api = new OpenAPIHono();
  api.onError((error, c) => fail(c, error));
  api.use(safeHeaders);
  api.use(sameSite(options.isLoopback));
  if (!options.isLoopback) api.use(limitRate());
  if (options.token) api.use(needToken(options.token));
  const atMost = bodyLimit({
    maxSize: options.maxBody ?? 20_000_000,
    onError: () => {
      throw new AscribeError("too-large", "the request's body is over 20 MB; send fewer documents at a time");
    },
  });
  api.use("/api/*", limitAtOnce(), atMost);
  // An assistant asks many small things together, and its readings wait in line like all others.
  api.use("/mcp", limitAtOnce(32), atMost);

  for (const operation of OPERATIONS) {
    if (operation.onThisMachineOnly && !options.isLoopback) continue;
    const path = operation.http.path.replace(/\{(\w+)\}/g, ":$1");
    api.on(operation.http.method.toUpperCase(), path, (c) => answer(c, ascribe, operation, options));
  }
  describeApi(api, ascribe.version);
  api.get("/api/export/:form", async (c) => {
    const form = EXPORTS.find(({ name }) => name === c.req.param("form"));
    if (!form)
      throw new AscribeError(
        "not-found",
        `there is no export "${c.req.param("form")}"; there are: ${EXPORTS.map(({ name }) => name).join(", ")}`,
      );
    c.header("Content-Type", `${form.type}; charset=utf-8`);
    c.header("Content-Disposition", `attachment; filename="ascribe-${form.name}.${form.extension}"`);
    return streamed(c, form.write(await ascribe.ledger()));
  });
  api.get("/api/health", (c) => c.json({ name: "ascribe", version: ascribe.version, ledger: ascribe.ledgerPath }));
  api.all("/api/*", (c) => fail(c, nothingAt(c)));
  return api;
}

/**
 * Chunks as they are made. What goes wrong before the first is an answer like any other; later it breaks the connection off, since an
 * end in order would make a part look like the whole.
 */
async function streamed(c: Context, chunks: AsyncIterable<string | Uint8Array>): Promise<Response> {
  const rest = chunks[Symbol.asyncIterator]();
  let next = await rest.next();
  const body = new ReadableStream<Uint8Array>({
    pull: async (out) => {
      try {
        if (next.done) out.close();
        else {
          out.enqueue(typeof next.value === "string" ? new TextEncoder().encode(next.value) : next.value);
          next = await rest.next();
        }
      } catch (error) {
        console.error(error);
        // Left to itself, the server beneath would write the error as the last of the answer, and end it in order.
        (c.env as { outgoing?: { destroy(): void } } | undefined)?.outgoing?.destroy();
        out.error(error);
      }
    },
    // Whoever asked has gone: no more is asked of the ledger.
    cancel: async () => void (await rest.return?.()),
  });
  return c.body(body);
}

export const whoAsks = (c: Context): Pick<AuditEntry, "from" | "agent"> => ({
  from: callerOf(c),
  agent: c.req.header("user-agent") ?? "?",
});

/** A path that answers to another method says to which. */
function nothingAt(c: Context): AscribeError {
  const path = (pattern: string) => new RegExp(`^${pattern.replace(/\{\w+\}/g, "[^/]+")}$`).test(c.req.path);
  const methods = OPERATIONS.filter(({ http }) => path(http.path)).map(({ http }) => http.method.toUpperCase());
  if (methods.length === 0) return new AscribeError("not-found", `there is no ${c.req.path}; GET /api lists what there is`);
  c.header("Allow", methods.join(", "));
  return new AscribeError("bad-method", `${c.req.path} is asked by ${methods.join(" or ")}, not ${c.req.method}`);
}

async function answer(c: Context, ascribe: Ascribe, operation: AnyOperation, options: ApiOptions): Promise<Response> {
  const input = await inputOf(c, operation);
  const field = c.req.header("accept")?.includes(ROWS_TYPE) ? rowsField(operation) : null;
  if (field !== null) {
    const rows = await rowsOf(ascribe, operation, field, input);
    c.header("Content-Type", ROWS_TYPE);
    return streamed(c, rows);
  }
  const record = (outcome: string) => operation.writes && options.audit?.({ operation: operation.name, outcome, ...whoAsks(c) });
  try {
    const output = await ask(ascribe, operation, input);
    record("done");
    return send(c, operation, output);
  } catch (error) {
    record(describeError(error).code);
    throw error;
  }
}

/** Path, query and body as one input, the words among them brought to their types. */
async function inputOf(c: Context, operation: AnyOperation): Promise<Record<string, unknown>> {
  const words: Record<string, unknown> = { ...c.req.param() };
  for (const [key, values] of Object.entries(c.req.queries())) {
    // An empty value is a field of a form that was left empty.
    const given = values.filter((value) => value !== "");
    if (key !== "token" && given.length > 0) words[key] = given.length > 1 ? given : given[0];
  }
  const input = known(operation, coerce(operation.input, words));
  if (operation.http.method !== "post") return input;
  if (!/^application\/json\b/.test(c.req.header("content-type") ?? ""))
    throw new AscribeError("bad-input", "send JSON, with Content-Type: application/json");
  return { ...input, ...known(operation, await jsonBody(c)) };
}

/** A field that is not known would be left out in silence, and a misspelt filter answer for all. @throws {AscribeError} `bad-input` */
function known(operation: AnyOperation, input: Record<string, unknown>): Record<string, unknown> {
  const names = Object.keys(operation.input.shape);
  const strange = Object.keys(input).find((name) => !names.includes(name));
  if (strange === undefined) return input;
  const there = names.length > 0 ? `there are: ${names.join(", ")}` : "it takes none";
  throw new AscribeError("bad-input", `there is no "${strange.slice(0, 60)}" in ${operation.name}; ${there}`);
}

async function jsonBody(c: Context): Promise<Record<string, unknown>> {
  let body: unknown;
  try {
    body = await c.req.json();
  } catch (cause) {
    if (cause instanceof AscribeError) throw cause;
    throw new AscribeError("bad-input", "the body is not JSON", { cause });
  }
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw new AscribeError("bad-input", "the body must be a JSON object");
  return body as Record<string, unknown>;
}

function send(c: Context, operation: AnyOperation, output: unknown): Response {
  const body = JSON.stringify(output);
  if (operation.http.method === "get") return tagged(c, body, JSON_TYPE);
  c.header("Content-Type", JSON_TYPE);
  c.header("Cache-Control", "no-store");
  return c.body(body);
}

function fail(c: Context, error: unknown): Response {
  const shape = describeError(error);
  const status = statusOf(shape.code);
  // What went wrong inside is for the operator's log; a caller is told only that it did.
  if (shape.code === "internal") console.error(error);
  const message = shape.code === "internal" ? "something went wrong here; the server's log says what" : shape.message;
  const seconds = retryAfter(shape.code);
  if (seconds !== null) c.header("Retry-After", String(seconds));
  c.header("Content-Type", JSON_TYPE);
  return c.body(JSON.stringify({ code: shape.code, message }), status as 400);
}
