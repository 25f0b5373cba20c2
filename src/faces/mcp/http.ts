/** MCP over HTTP at one path, stateless: each request has a server of its own, so nothing is kept between callers. */
import { WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js";
import type { Context, Hono } from "hono";
import { AscribeError, describeError } from "../../base/error.ts";
import type { Ascribe } from "../../operations/ascribe.ts";
import { askDirectly, createMcpServer, type McpOptions } from "./server.ts";
import type { Ask } from "./tools.ts";

export interface McpHttpOptions extends McpOptions {
  /** Told of every change an assistant asks for, and of what came of it. */
  readonly audit?: (change: { readonly operation: string; readonly outcome: string }, request: Context) => void;
}

export function serveMcp(app: Pick<Hono, "all">, ascribe: Ascribe, { audit, ...options }: McpHttpOptions = {}): void {
  const ask = askDirectly(ascribe);
  app.all("/mcp", async (c) => {
    // There is nothing to listen to between two requests, and no session to end.
    if (c.req.method !== "POST") {
      c.header("Allow", "POST");
      throw new AscribeError("bad-method", "assistants ask here by POST (MCP over HTTP, without sessions)");
    }
    const transport = new WebStandardStreamableHTTPServerTransport({ sessionIdGenerator: undefined, enableJsonResponse: true });
    const asking: Ask = async (operation, input) => {
      const record = (outcome: string): void => {
        if (operation.writes) audit?.({ operation: operation.name, outcome }, c);
      };
      try {
        const answer = await ask(operation, input);
        record("done");
        return answer;
      } catch (error) {
        record(describeError(error).code);
        throw error;
      }
    };
    await createMcpServer(ascribe.version, asking, options).connect(transport);
    return transport.handleRequest(c.req.raw);
  });
}
