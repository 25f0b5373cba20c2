/** MCP over HTTP at one path, stateless: each request has a server of its own, so nothing is kept between callers. */
import { WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js";
import type { Hono } from "hono";
import type { Ascribe } from "../../operations/ascribe.ts";
import { askDirectly, createMcpServer, type McpOptions } from "./server.ts";

export function serveMcp(app: Pick<Hono, "all">, ascribe: Ascribe, options: McpOptions = {}): void {
  app.all("/mcp", async (c) => {
    const transport = new WebStandardStreamableHTTPServerTransport({ sessionIdGenerator: undefined, enableJsonResponse: true });
    await createMcpServer(ascribe.version, askDirectly(ascribe), options).connect(transport);
    return transport.handleRequest(c.req.raw);
  });
}
