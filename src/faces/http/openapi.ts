/** The API's description, OpenAPI 3.1, from the operations' own schemas: `GET /api/openapi.json`. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { OPERATIONS } from "../../operations/index.ts";
import type { AnyOperation } from "../../operations/operation.ts";

const failure = z.object({ code: z.string(), message: z.string() });

export function describeApi(api: OpenAPIHono, version: string): void {
  for (const operation of OPERATIONS) api.openAPIRegistry.registerPath(pathOf(operation));
  const info = {
    title: "Ascribe",
    version,
    description: "Reads what others published about the dealings of states: who did what to whom, and who says so.",
  };
  api.get("/api/openapi.json", (c) => c.json(api.getOpenAPI31Document({ openapi: "3.1.0", info })));
  api.get("/api", (c) =>
    c.json({
      openapi: "/api/openapi.json",
      operations: OPERATIONS.map(({ name, summary, http }) => ({ name, summary, ...http })),
    }),
  );
}

function pathOf(operation: AnyOperation) {
  const inPath = new Set(Array.from(operation.http.path.matchAll(/\{(\w+)\}/g), ([, name]) => name));
  const names = Object.keys(operation.input.shape);
  const pick = (wanted: (name: string) => boolean) =>
    z.object(Object.fromEntries(names.filter(wanted).map((name) => [name, operation.input.shape[name] as z.ZodType])));
  const params = inPath.size > 0 ? { params: pick((name) => inPath.has(name)) } : {};
  const json = (schema: z.ZodType) => ({ content: { "application/json": { schema } } });
  const request =
    operation.http.method === "post"
      ? { ...params, body: { ...json(pick((name) => !inPath.has(name))), required: true } }
      : { ...params, query: pick((name) => !inPath.has(name)) };
  return {
    method: operation.http.method,
    path: operation.http.path,
    operationId: operation.name,
    summary: operation.summary,
    request,
    responses: {
      200: { description: "Done.", ...json(operation.output) },
      default: { description: "What was wrong, and what to do.", ...json(failure) },
    },
  };
}
