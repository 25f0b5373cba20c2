import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Brought } from "../../operations/known-documents.ts";
import { serverNotePath } from "../../platform/server-note.ts";
import { connect } from "./connect.ts";

/** Ids of the documents in each body that came. */
const came: string[][] = [];
let folder: string;
let server: Server;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "ascribe-connect-"));
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { documents } = JSON.parse(Buffer.concat(chunks).toString()) as { documents: { id: string }[] };
    came.push(documents.map(({ id }) => id));
    response.end(JSON.stringify({ recorded: documents.map(({ id }) => ({ id, added: true, reread: false })) }));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
});

afterEach(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

it("sends a server long documents a few at a time, since it takes no body of over twenty megabytes", async () => {
  const ledger = join(folder, "held.duckdb");
  const { port } = server.address() as AddressInfo;
  // A note of our own process would be a leftover.
  writeFileSync(serverNotePath(ledger), JSON.stringify({ pid: process.ppid, url: `http://127.0.0.1:${port}` }));
  const connection = await connect(ledger);
  const brought = ["a", "b", "c", "d"].map((id) => ({ whole: () => ({ id, text: "x".repeat(4_000_000) }) }) as Brought);
  const recorded = await connection.record(brought);
  expect(recorded.map(({ id }) => id)).toEqual(["a", "b", "c", "d"]);
  expect(came).toEqual([
    ["a", "b"],
    ["c", "d"],
  ]);
});
