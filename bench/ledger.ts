/**
 * The ledger's speed with many happenings: `--millions 20` generated moves of 200 states, 30 powers, ten years. Needs some
 * 6 GB of disk under the temporary folder and some minutes; not for CI. `--keep PATH` uses, or makes and keeps, a file.
 * The same five states' shares are summed in SQLite beside it, where its command is installed, with an index on the state, and the
 * same questions are put to a lake that holds the same.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { DuckDBInstance } from "@duckdb/node-api";
import { madeUpWorld } from "../fixtures/worlds/world.ts";
import { daysOf, engagement } from "../src/ledger/engagement.ts";
import { withIntervals } from "../src/ledger/interval.ts";
import { type Ledger, openLedger } from "../src/ledger/ledger.ts";
import { METHOD } from "../src/ledger/method.ts";
import type { Question } from "../src/ledger/tally.ts";
import { openDuckdbStore } from "../src/packs/stores/duckdb/index.ts";
import { openLakeStore } from "../src/packs/stores/lake/store.ts";
import { type Bench, type Row, report } from "./report.ts";
import { layOut } from "./whole-lake.ts";

export const ASKED = ["UZB", "KAZ", "KGZ", "TJK", "TKM"];
const AT = "2021-12-01";

export const bench: Bench = {
  name: "ledger",
  summary: "Engagement, intervals, explanation and adding over 20 million events, beside SQLite (heavy)",
  async run(args: string[]): Promise<void> {
    const value = (name: string): string | undefined =>
      args.includes(`--${name}`) ? args[args.indexOf(`--${name}`) + 1] : undefined;
    const millions = Number(value("millions") ?? 20);
    const making = value("make");
    if (making !== undefined) return generate(making, millions);
    const folder = mkdtempSync(join(tmpdir(), "ascribe-bench-"));
    const path = value("keep") ?? join(folder, "ledger.duckdb");
    try {
      // Made by a process of its own, so that the peak below is that of asking and adding.
      if (!existsSync(path)) {
        const self = fileURLToPath(new URL("bench.ts", import.meta.url));
        const made = spawnSync(
          process.execPath,
          ["--import", "tsx", self, "ledger", "--make", path, "--millions", String(millions)],
          {
            stdio: ["ignore", "ignore", "inherit"],
          },
        );
        if (made.status !== 0) throw new Error(`the ledger could not be made: exit ${made.status}`);
      }
      const rows = await measured(path);
      const peak = process.resourceUsage().maxRSS / 1024;
      report(
        [
          ...rows,
          ...(await besideSqlite(path, folder)),
          ...(await fromLake(path, folder)),
          { measure: "peak memory of asking and adding", value: peak, unit: "MB", target: "≤ 2048" },
          { measure: "file", value: statSync(path).size / 2 ** 20, unit: "MB", note: `${millions} million moves` },
        ],
        args,
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The best of three, after one that warms: other processes share the machine. */
async function best(work: () => Promise<unknown>): Promise<number> {
  await work();
  const times = [await timed(work), await timed(work), await timed(work)];
  return Math.min(...times);
}

/** Figures of a lake that holds the same. */
async function fromLake(path: string, folder: string): Promise<Row[]> {
  const lake = await layOut(path, join(folder, "lake"));
  const opened = async () => openLedger(await openLakeStore(lake));
  const first = await timed(async () => {
    const ledger = await opened();
    await ledger.engagement({ state: "UZB", at: AT });
    await ledger.close();
  });
  const ledger = await opened();
  const five = await best(() => fiveStates(ledger));
  const shown = await ledger.engagement({ state: "UZB", at: AT });
  const opening = await best(() => ledger.explain({ state: "UZB", at: AT }, { limit: 20, figure: shown }));
  const month = await best(() => drawn(ledger, { state: "UZB", at: AT, from: "2021-11-01" }));
  await ledger.close();
  const note = "64 shelves, a file of moves for each state; best of three";
  return [
    { measure: "whole lake: first figure, opening it and all", value: first, unit: "ms" },
    { measure: "whole lake: engagement of five states, explanation ready", value: five, unit: "ms", target: "≤ 600", note },
    { measure: "whole lake: a figure opened to its sentences", value: opening, unit: "ms", target: "≤ 60", note },
    { measure: "whole lake: a month of one state, with intervals", value: month, unit: "ms", target: "≤ 1000", note },
  ];
}

/** At once, as a map asks for them. */
const fiveStates = (ledger: Ledger): Promise<unknown> =>
  Promise.all(
    ASKED.flatMap((state) => [
      ledger.engagement({ state, at: AT }),
      ledger.store.heaviest({ state, at: AT }, { at: 18_962, from: null }, METHOD, 50),
    ]),
  );

async function measured(path: string): Promise<Row[]> {
  const ledger = openLedger(await openDuckdbStore(path));
  const rows: Row[] = [];
  const ms = (measure: string, value: number, more: Partial<Row> = {}): void => {
    rows.push({ measure, value, unit: "ms", ...more });
  };
  ms("engagement of one state, first asked", await timed(() => ledger.engagement({ state: "UZB", at: AT })));
  ms("engagement of five states, explanation ready", await best(() => fiveStates(ledger)), {
    target: "≤ 600",
    note: "asked at once, as a map does; best of three",
  });
  const military = () => ledger.engagement({ state: "UZB", at: AT, instrument: "military" });
  ms("engagement of one state, one instrument", await best(military), { note: "best of three" });
  const shown = await ledger.engagement({ state: "UZB", at: AT });
  const opening = () => ledger.explain({ state: "UZB", at: AT }, { limit: 20, figure: shown });
  ms("a figure opened to its sentences", await best(opening), { target: "≤ 60", note: "20 happenings; best of three" });
  const month: Question = { state: "UZB", at: AT, from: "2021-11-01" };
  const events = (await ledger.engagement(month)).events;
  ms("a month of one state, with intervals", await best(() => drawn(ledger, month)), {
    target: "≤ 1000",
    note: `1,000 draws over ${events} happenings; best of three`,
  });
  ms("the same with all that would change it", await timed(() => ledger.assess(month)), { note: "once" });
  const seed = 77 + (await ledger.documents()).total;
  const documents = madeUpWorld({ happenings: 12, seed, most: 3 }).documents;
  const adding: number[] = [];
  for (const document of documents) adding.push(await timed(() => ledger.record(document)));
  const ordered = adding.slice(1).sort((a, b) => a - b);
  ms("one document added, median", ordered[ordered.length >> 1], { target: "≤ 100", note: `of ${ordered.length}, one by one` });
  ms("one document added, slowest", ordered[ordered.length - 1]);
  await ledger.close();
  return rows;
}

/** The figure with its intervals: what is shown before anybody asks what would change it. */
async function drawn(ledger: Ledger, question: Question): Promise<unknown> {
  const happenings = await ledger.store.happeningsOf(question, daysOf(question));
  return withIntervals(engagement(happenings, question), happenings, question);
}

/** The five states' shares from the same rows in SQLite; nothing when its command is not there. */
async function besideSqlite(path: string, folder: string): Promise<Row[]> {
  const csv = join(folder, "moves.csv");
  const file = join(folder, "moves.sqlite");
  const instance = await DuckDBInstance.create(path, { access_mode: "READ_ONLY", threads: "2", memory_limit: "1GB" });
  const connection = await instance.connect();
  await connection.run(
    `copy (select state, power, instrument, part, strength, day_from, day_to from moves) to '${csv}' (header false)`,
  );
  connection.closeSync();
  instance.closeSync();
  const sqlite = (input: string): boolean => spawnSync("sqlite3", [file], { input }).status === 0;
  const made =
    sqlite(`create table moves (state text, power text, instrument text, part real, strength real, day_from integer, day_to integer);

.mode csv
.import ${csv} moves
create index by_state on moves (state, day_from);`);
  rmSync(csv, { force: true });
  if (!made) return [];
  const halves = Object.entries(METHOD.halfLifeDays).map(([instrument, days]) => `when '${instrument}' then ${days}`);
  const query = `select state, power, sum(strength * part * pow(2.0, -max(0, 18962 - day_to) * 1.0 / (case instrument ${halves.join(" ")} end)))
    from moves where state in ('${ASKED.join("','")}') and day_from <= 18962 group by state, power;`;
  const value = await best(async () => sqlite(query));
  return [
    {
      measure: "SQLite: five states' shares alone",
      value,
      unit: "ms",
      note: "indexed by state; best of three, process start included",
    },
  ];
}

/**
 * A ledger with a real corpus of some hundreds of documents, and generated moves laid beside; those of the five asked
 * states have happenings and reports too, which point into the real documents.
 */
export async function generate(path: string, millions: number): Promise<void> {
  const ledger = openLedger(await openDuckdbStore(path));
  const { documents } = madeUpWorld({ happenings: 60, seed: 1 });
  for (let at = 0; at < documents.length; at += 100) await ledger.recordAll(documents.slice(at, at + 100));
  await ledger.close();
  const instance = await DuckDBInstance.create(path, { threads: "2", memory_limit: "1GB", preserve_insertion_order: "false" });
  const connection = await instance.connect();
  const pick = (salt: number, of: number): string => `(hash(i + ${salt * 1_000_003}) % ${of})::bigint`;
  await connection.run(`create or replace table names as
    select row_number() over () - 1 as n, code from (select unnest(['${ASKED.join("','")}']) as code
    union all select 'X' || chr((65 + i // 26)::integer) || chr((65 + i % 26)::integer) from range(195) t(i))`);
  const rows = millions * 1_000_000;
  await connection.run(`insert into moves select 'h' || printf('%016x', hash(i)), names.code, 'P' || ${pick(2, 30)}, false,
    ['military', 'economic', 'diplomatic', 'informational'][1 + ${pick(3, 4)}], 'with', 'cooperative', 1.0, (${pick(4, 20)}::double - 8) / 1,
    0.2 + ${pick(5, 1000)} / 1500.0, day, day + ${pick(6, 10)}::integer, true, ['L' || ${pick(7, 400)}, 'L' || ${pick(8, 400)}],
    'L' || ${pick(7, 400)}, '*'
    from (select i, ${pick(1, 200)} as s, (15310 + ${pick(9, 3650)})::integer as day from range(${rows}) r(i)) g
    join names on names.n = g.s order by code, day`);
  const asked = `state in ('${ASKED.join("','")}') and starts_with(lead, 'L')`;
  await connection.run(`insert into happenings select happening, 'COOPERATE', instrument, day_from, day_to, '|' || power || '|' || state || '|', 2, to_json({id: happening, type: 'COOPERATE', actors: [power, state],
      recipients: []::varchar[], reciprocal: true, instrument: instrument, presence: 1, tone: tone, start: day_from, "end": day_to, dated: true,
      size: null, country: state, voices: [
        {report: 'r' || happening || 'a', lineage: lineages[1], actor: null, evidence: 'sourced', relays: 1, rating: 1, sureness: 1, denies: false, issuer: 'one'},
        {report: 'r' || happening || 'b', lineage: lineages[2], actor: null, evidence: 'unattributed', relays: 0, rating: 1, sureness: 1, denies: false, issuer: 'two'}],
      kinships: []::varchar[]}) from moves where ${asked}`);
  await connection.run(`insert into reports select 'r' || happening || v, d.id, happening, happening, 'COOPERATE', 'sourced', lineages[1], 'one', state,
      instrument, day_from, day_to, '|' || power || '|' || state || '|',
      to_json({id: 'r' || happening || v, document: d.id, component: happening, happening: happening, event: 'e1',
        trigger: {start: 12, "end": 23}, span: {start: 10, "end": 60}, words: 'a joint drill on the river', type: 'COOPERATE',
        frame: 'joint-exercise', instrument: instrument, presence: 1, tone: tone, actors: [power, state], recipients: []::varchar[],
        reciprocal: true, time: {start: day_from, "end": day_to, value: null, stated: 'realised', dated: true}, place: null,
        sizes: []::varchar[], status: 'happened', claim: 'report', evidence: 'sourced', denies: false,
        root: {lineage: lineages[1], name: lineages[1], actor: null, stated: true}, lead: null, chain: [lineages[1]], relays: 1,
        issuer: 'one', published: {start: day_to, "end": day_to}, language: 'en', wording: []::bigint[], retold: []::bigint[], topic: []::bigint[],
        names: []::bigint[], sketch: []::bigint[], counted: true, why: ''})
    from (select *, hash(happening) % ${documents.length} + 1 as s from moves where ${asked}) m, (select unnest(['a', 'b']) as v)
    join documents d on d.sequence = s`);
  await connection.run("drop table names");
  await connection.run("checkpoint");
  connection.closeSync();
  instance.closeSync();
}
