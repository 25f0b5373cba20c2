/**
 * The HTTP API: every operation at its own path, described in OpenAPI 3.1 from the same schemas that check it.
 * One error shape, `{code, message}`; GET answers carry an ETag.
 */
import { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { stream } from "hono/streaming";
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
  api.use("/api/*", limitAtOnce());
  api.use(
    "/api/*",
    bodyLimit({
      maxSize: options.maxBody ?? 20_000_000,
      onError: () => {
        throw new AscribeError("too-large", "the request's body is over 20 MB; send fewer documents at a time");
      },
    }),
  );

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
  api.all("/api/*", (c) => fail(c, new AscribeError("not-found", `there is no ${c.req.path}; GET /api lists what there is`)));
  return api;
}

const streamed = (c: Context, chunks: AsyncIterable<string | Uint8Array>): Response =>
  stream(c, async (out) => {
    for await (const chunk of chunks) {
      // Whoever asked has gone: no more is asked of the ledger.
      if (out.aborted) return;
      await out.write(chunk);
    }
  });

async function answer(c: Context, ascribe: Ascribe, operation: AnyOperation, options: ApiOptions): Promise<Response> {
  const input = await inputOf(c, operation);
  const field = c.req.header("accept")?.includes(ROWS_TYPE) ? rowsField(operation) : null;
  if (field !== null) {
    const rows = await rowsOf(ascribe, operation, field, input);
    c.header("Content-Type", ROWS_TYPE);
    return streamed(c, rows);
  }
  const record = (outcome: string) =>
    operation.writes &&
    options.audit?.({ operation: operation.name, from: callerOf(c), agent: c.req.header("user-agent") ?? "?", outcome });
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
  const input = coerce(operation.input, words);
  if (operation.http.method !== "post") return input;
  if (!/^application\/json\b/.test(c.req.header("content-type") ?? ""))
    throw new AscribeError("bad-input", "send JSON, with Content-Type: application/json");
  return { ...input, ...(await jsonBody(c)) };
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
