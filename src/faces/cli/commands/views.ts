/** `ascribe views`: searches kept under a name in the ledger's log, listed, run, kept, and put away. */
import type { z } from "zod";
import { AscribeError } from "../../../base/error.ts";
import { coerce } from "../../../operations/coerce.ts";
import { decide } from "../../../operations/decide.ts";
import { searchDocuments } from "../../../operations/search.ts";
import { listViews } from "../../../operations/views.ts";
import type { Call } from "../command.ts";
import { type Connection, connect, ledgerOf } from "../connect.ts";
import { print } from "../output.ts";
import { VIEWS } from "../views.ts";
import { terminal } from "./read.ts";

type Search = Readonly<Record<string, unknown>>;
type Kept = z.output<typeof listViews.output>["views"];

export async function run({ args, options }: Call): Promise<number> {
  const [first, name, ...words] = args;
  const { json, ledger: _, ...facets } = options;
  const connection = await connect(ledgerOf(options), { mustExist: true });
  try {
    if (first === undefined) await list(await kept(connection), Boolean(json));
    else if (first === "keep")
      await keep(connection, given(name), { ...(words.length > 0 && { q: words.join(" ") }), ...facets });
    else if (first === "drop") await drop(connection, given(name));
    else await show(connection, args.join(" "), facets, Boolean(json));
    return 0;
  } finally {
    await connection.close();
  }
}

const kept = async (connection: Connection): Promise<Kept> =>
  ((await connection.ask(listViews, {})) as z.output<typeof listViews.output>).views;

const searchIn = (view: Kept[number]["view"]): Search | null => (view.search as Search | undefined) ?? null;

async function list(views: Kept, json: boolean): Promise<void> {
  if (json) return print(`${JSON.stringify({ views })}\n`);
  const searches = views.filter(({ view }) => searchIn(view) !== null);
  const { ink } = terminal();
  if (searches.length === 0) return print(`${ink.dim("no search is kept; keep one with: ascribe views keep NAME WORDS…")}\n`);
  const lines = searches.map(({ name, view }) => `${ink.bold(name)}  ${wordsOf(searchIn(view) as Search)}`);
  return print(`${lines.join("\n")}\n`);
}

/** As one would ask it: words first, then facets. */
const wordsOf = ({ q = "", ...facets }: Search): string =>
  [String(q), ...Object.entries(facets).map(([facet, value]) => `--${facet} ${value}`)].filter(Boolean).join(" ");

async function keep(connection: Connection, name: string, search: Search): Promise<void> {
  if (Object.keys(search).length === 0)
    throw new AscribeError("bad-call", "keep which search? Give words, or facets as `search` has them");
  // Asked once now, so that nothing is kept that cannot be asked.
  await connection.ask(searchDocuments, coerce(searchDocuments.input, { ...search, limit: 1 }));
  await decided(connection, { kind: "view", name, view: { search } });
}

async function drop(connection: Connection, name: string): Promise<void> {
  await found(connection, name);
  await decided(connection, { kind: "view", name, view: null });
}

async function decided(connection: Connection, decision: object): Promise<void> {
  const { sequence } = (await connection.ask(decide, { decision })) as z.output<typeof decide.output>;
  await print(`kept as entry ${sequence}; taken back with: ascribe decide undo ${sequence}\n`);
}

/** What is said now goes before what was kept: `ascribe views drills --from 2022`. */
async function show(connection: Connection, name: string, facets: Search, json: boolean): Promise<void> {
  const search = { ...(await found(connection, name)), ...facets };
  const answer = await connection.ask(searchDocuments, coerce(searchDocuments.input, search));
  const view = VIEWS.search;
  await print(json || !view ? `${JSON.stringify(answer)}\n` : view(answer as never, terminal()));
}

async function found(connection: Connection, name: string): Promise<Search> {
  const view = (await kept(connection)).find((one) => one.name === name)?.view;
  const search = view ? searchIn(view) : null;
  if (search === null) throw new AscribeError("not-found", `no search is kept as "${name}"; see: ascribe views`);
  return search;
}

function given(name: string | undefined): string {
  if (name === undefined) throw new AscribeError("bad-call", "a name is missing; see: ascribe views --help");
  return name;
}
