/** What an operator is handed is what the command knows: every file is read as its own tools read it, every call and setting in it is one there is. */
import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { fleetSettings } from "../src/faces/cli/fleet-config.ts";
import { SERVE } from "../src/faces/cli/shapes/serve.ts";
import { MAIN, runAscribe } from "./command.ts";
import { temporaryFolder } from "./folder.ts";

const fleet = SERVE.find(({ name }) => name === "fleet")!;
const manifests = ["compose.yaml", "kubernetes.yaml"].map((name) => join("deploy", name));

/** A manifest as YAML's own reader has it. */
const documentsIn = (path: string): unknown[] =>
  parseAllDocuments(readFileSync(path, "utf8"), { merge: true }).map((document) => {
    expect(document.errors).toEqual([]);
    return document.toJS();
  });

/** Whatever stands anywhere in a value and is wanted. */
function* within(value: unknown): Generator<unknown> {
  yield value;
  if (typeof value === "object" && value !== null) for (const part of Object.values(value)) yield* within(part);
}

describe("deploy/", () => {
  it("calls the command as it can be called", () => {
    const options = fleet.options.map(([flags]) => flags.split(" ")[0]);
    for (const path of manifests) {
      const calls = [...within(documentsIn(path))].filter(
        (value): value is string[] => Array.isArray(value) && value[0] === "fleet",
      );
      expect(calls.length).toBeGreaterThan(3);
      for (const [, step, ...rest] of calls) {
        expect(fleet.words).toContain(step);
        for (const word of rest.filter((one) => one.startsWith("--"))) expect(options).toContain(word);
      }
    }
  });

  it("sets what the command heeds", () => {
    for (const path of manifests) {
      const text = readFileSync(path, "utf8");
      const given = new Set(Array.from(text.matchAll(/ASCRIBE_FLEET_\w+/g), ([name]) => name));
      expect(given.size).toBeGreaterThan(2);
      const known = Object.keys(fleetSettings({ lake: "lake" }, {}));
      for (const name of given)
        expect(known).toContain(
          name
            .slice("ASCRIBE_FLEET_".length)
            .toLowerCase()
            .replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
        );
    }
  });

  it("has services and workloads that name what they need", () => {
    const [compose] = documentsIn(manifests[0]) as [{ services: Record<string, { image?: string; depends_on?: string[] }> }];
    for (const { image, depends_on = [] } of Object.values(compose.services)) {
      expect(image).toMatch(/^(ascribe|nats:.*)$/);
      for (const other of depends_on) expect(Object.keys(compose.services)).toContain(other);
    }
    const objects = documentsIn(manifests[1]) as { kind: string; metadata: { name: string } }[];
    expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual(
      expect.arrayContaining([
        "ConfigMap fleet",
        "StatefulSet nats",
        "Deployment worker",
        "Job plan",
        "CronJob reconcile",
        "Job gather",
      ]),
    );
    const asked = [...within(objects)].flatMap(
      (value) => (value as { configMapRef?: { name: string } } | null)?.configMapRef?.name ?? [],
    );
    expect(new Set(asked)).toEqual(new Set(["fleet"]));
  });

  it("reads and gathers an archive by a Slurm array, whose tasks need no queue", { timeout: 120_000 }, async () => {
    const folder = temporaryFolder();
    const [texts, lake, bin] = ["texts", "lake", "bin"].map((name) => join(folder, name));
    for (const one of [texts, bin]) mkdirSync(one);
    for (const place of ["Termez", "Osh", "Khujand"]) {
      const text = `Russia and Uzbekistan held a joint exercise near ${place} on 10 August 2021, the Uzbek defence ministry said.`;
      writeFileSync(join(texts, `${place}.jsonl`), `${JSON.stringify({ id: place, text, published: "2021-08-11" })}\n`);
    }
    // The script asks npx for the command; here it is the one that was built for the tests.
    writeFileSync(join(bin, "npx"), `#!/bin/sh\nshift 2\nexec "${process.execPath}" "${MAIN}" "$@"\n`);
    chmodSync(join(bin, "npx"), 0o755);
    expect((await runAscribe(["fleet", "plan", texts, "--root", texts, "--lake", lake, "--shard-bytes", "1000"])).code).toBe(0);
    const task = (part: number, step = {}) =>
      new Promise((done) => {
        const env = { PATH: [bin, process.env.PATH].join(delimiter), HOME: folder, LAKE: lake, ...step };
        const slurm = { SLURM_ARRAY_TASK_ID: String(part), SLURM_ARRAY_TASK_COUNT: "2" };
        const child = execFile("bash", [resolve("deploy/slurm.sh")], { env: { ...env, ...slurm } }, (_, __, stderr) =>
          done([child.exitCode, child.exitCode === 0 ? "" : stderr]),
        );
      });
    const both = (step = {}) => Promise.all([0, 1].map((part) => task(part, step)));
    expect(await both()).toEqual([
      [0, ""],
      [0, ""],
    ]);
    const { out } = await runAscribe(["fleet", "status", "--lake", lake, "--json"]);
    const { shards, documents } = JSON.parse(out) as { shards: { planned: number; finished: number }; documents: number };
    expect([shards.finished, documents]).toEqual([shards.planned, 3]);
    expect(await both({ STEP: "gather" })).toEqual([
      [0, ""],
      [0, ""],
    ]);
    const asked = await runAscribe(["engagement", "--state", "UZB", "--at", "2021-08-12", "--ledger", lake, "--json"]);
    expect(JSON.parse(asked.out)).toMatchObject({ shares: [{ power: "RUS", share: 1 }] });
  });
});
