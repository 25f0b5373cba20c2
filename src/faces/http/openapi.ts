/** The API's description, OpenAPI 3.1, from the operations' own schemas: `GET /api/openapi.json`, and `/api/docs` to read. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { EXPORTS } from "../../operations/export/index.ts";
import { OPERATIONS } from "../../operations/index.ts";
import type { AnyOperation } from "../../operations/operation.ts";
import { API_STYLE, type ApiDescription, apiPage, PAGE_POLICY } from "./api-page.ts";
import { ROWS_TYPE, rowsField } from "./rows.ts";
import { JSON_TYPE, tagged } from "./tagged.ts";

const failure = z.object({
  code: z.string().describe("Stable, for programs."),
  message: z.string().describe("For people: what was wrong, and what to do."),
});

const json = (schema: z.ZodType) => ({ content: { "application/json": { schema } } });

/** What is answered a page at a time may be asked for whole: a row a line. */
function withRows(operation: AnyOperation) {
  const answers = responses(operation.output);
  if (rowsField(operation) === null) return answers;
  const content = { ...answers[200].content, [ROWS_TYPE]: { schema: z.string().describe("Every row, a line of JSON each.") } };
  return { ...answers, 200: { ...answers[200], content } };
}
const responses = (schema: z.ZodType) => ({
  200: { description: "Done.", ...json(schema) },
  default: { description: "What was wrong, and what to do.", ...json(failure) },
});

export function describeApi(api: OpenAPIHono, version: string): void {
  for (const operation of OPERATIONS) api.openAPIRegistry.registerPath(pathOf(operation));
  describeRest(api);
  api.openAPIRegistry.registerComponent("securitySchemes", "token", {
    type: "http",
    scheme: "bearer",
    description: "Only on an address other than loopback: the secret the server was started with.",
  });
  const info = {
    title: "Ascribe",
    version,
    description: "Reads what others published about the dealings of states: who did what to whom, and who says so.",
    license: { name: "Apache-2.0", identifier: "Apache-2.0" },
  };
  let described: ApiDescription | null = null;
  const description = (): ApiDescription => {
    described ??= api.getOpenAPI31Document({
      openapi: "3.1.0",
      info,
      servers: [{ url: "/" }],
      security: [{}, { token: [] }],
    }) as unknown as ApiDescription;
    return described;
  };
  api.get("/api/openapi.json", (c) => tagged(c, JSON.stringify(description()), JSON_TYPE));
  api.get("/api/docs", (c) => {
    c.header("Content-Security-Policy", PAGE_POLICY);
    return tagged(c, apiPage(description()), "text/html; charset=utf-8");
  });
  api.get("/api/docs.css", (c) => tagged(c, API_STYLE, "text/css; charset=utf-8"));
  api.get("/api", (c) => {
    const operations = OPERATIONS.map(({ name, summary, http }) => ({ name, summary, ...http }));
    const about = { docs: "/api/docs", openapi: "/api/openapi.json", operations };
    return tagged(c, JSON.stringify(about), JSON_TYPE);
  });
}

function pathOf(operation: AnyOperation) {
  const inPath = new Set(Array.from(operation.http.path.matchAll(/\{(\w+)\}/g), ([, name]) => name));
  const names = Object.keys(operation.input.shape);
  const pick = (wanted: (name: string) => boolean) =>
    z.object(Object.fromEntries(names.filter(wanted).map((name) => [name, operation.input.shape[name] as z.ZodType])));
  const params = inPath.size > 0 ? { params: pick((name) => inPath.has(name)) } : {};
  const request =
    operation.http.method === "post"
      ? { ...params, body: { ...json(pick((name) => !inPath.has(name))), required: true } }
      : { ...params, query: pick((name) => !inPath.has(name)) };
  return {
    method: operation.http.method,
    path: operation.http.path,
    operationId: operation.name,
    summary: operation.summary,
    tags: [operation.writes ? "change" : "ask"],
    request,
    responses: withRows(operation),
  };
}

/** What answers at a path of its own and is no operation. */
function describeRest(api: OpenAPIHono): void {
  const forms = EXPORTS.map(({ name, summary }) => `${name}: ${summary}`).join("; ");
  api.openAPIRegistry.registerPath({
    method: "get",
    path: "/api/export/{form}",
    operationId: "export",
    summary: `The whole ledger in one form, streamed as it is made. ${forms}.`,
    tags: ["export"],
    request: { params: z.object({ form: z.enum(EXPORTS.map(({ name }) => name) as [string, ...string[]]) }) },
    responses: {
      200: {
        description: "The export.",
        content: Object.fromEntries(EXPORTS.map(({ type }) => [type, { schema: z.string() }])),
      },
      default: { description: "What was wrong, and what to do.", ...json(failure) },
    },
  });
  api.openAPIRegistry.registerPath({
    method: "get",
    path: "/api/health",
    operationId: "health",
    summary: "Whether the server is there, and which ledger it holds.",
    tags: ["ask"],
    responses: responses(z.object({ name: z.string(), version: z.string(), ledger: z.string().nullable() })),
  });
}
