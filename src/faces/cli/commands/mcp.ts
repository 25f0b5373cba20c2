/** `ascribe mcp`: the ledger for an assistant, over standard input and output. */
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { packageVersion } from "../../../platform/paths.ts";
import { createMcpServer } from "../../mcp/server.ts";
import type { Call } from "../command.ts";
import { connect, ledgerOf } from "../connect.ts";

export async function run({ options }: Call): Promise<number> {
  const connection = await connect(ledgerOf(options), { mustExist: true });
  const server = createMcpServer(packageVersion(), (operation, input) => connection.ask(operation, input), {
    mayPropose: Boolean(options.mayPropose),
  });
  const closed = new Promise<void>((resolve) => {
    server.server.onclose = resolve;
    process.stdin.once("end", resolve);
    process.once("SIGTERM", resolve);
  });
  await server.connect(new StdioServerTransport());
  await closed;
  await connection.close();
  return 0;
}
