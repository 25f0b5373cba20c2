/** The fixtures as a measure: how much of what a person read in them the engine reads, field by field. */
import { parseArgs } from "node:util";
import { createReader } from "../src/app/reader.ts";
import { type Check, compare, readFixtures } from "./expected.ts";
import { type Bench, HARNESS_FLAGS, type Row, report } from "./report.ts";

export const bench: Bench = {
  name: "fixtures",
  summary: "events, roles, dates and roots on the texts written for the project (--failures lists what is wrong)",
  run: async (args) => {
    const options = { ...HARNESS_FLAGS, failures: { type: "boolean" }, mode: { type: "string" } } as const;
    const { values } = parseArgs({ args, options });
    const checks = await checkAll(values.mode === "fast" ? "fast" : "accurate");
    if (values.failures)
      for (const { id, wanted, got } of failures(checks)) console.log(`${id}\n    wanted ${wanted}\n    got    ${got}`);
    report(rowsOf(checks), args);
  },
};

export async function checkAll(mode: "fast" | "accurate" = "accurate"): Promise<Check[]> {
  const reader = await createReader(mode);
  return readFixtures().flatMap(({ slug, article, expected }) => (expected ? compare(slug, reader.read(article), expected) : []));
}

export const failures = (checks: readonly Check[]): Check[] => checks.filter(({ ok }) => !ok);

function rowsOf(checks: readonly Check[]): Row[] {
  const of = (field: Check["field"]) => checks.filter((check) => check.field === field);
  const [events, traps, strays] = [of("event"), of("trap"), of("false")];
  const right = events.filter(({ ok }) => ok).length;
  const wrong = strays.length + failures(traps).length;
  const note = (part: readonly Check[]) => `${part.length} judged`;
  const share = (part: readonly Check[]) => (part.length === 0 ? 0 : (100 * (part.length - failures(part).length)) / part.length);
  const others = fixtureKinds();
  const noise = strays.filter(({ id }) => id.startsWith("none-")).length;
  return [
    {
      measure: "counted events, precision",
      value: (100 * right) / Math.max(1, right + wrong),
      unit: "%",
      note: `${right} right, ${wrong} wrong`,
    },
    { measure: "counted events, recall", value: share(events), unit: "%", note: note(events) },
    { measure: "traps not counted", value: share(traps), unit: "%", note: note(traps) },
    { measure: "events counted in texts of other kinds", value: noise, unit: "events", target: "0", note: `${others} texts` },
    ...(["type", "parties", "time", "place", "size", "status", "root"] as const).map((field) => {
      const part = of(field);
      return { measure: `${field}, of events found`, value: share(part), unit: "%", note: note(part) };
    }),
  ];
}

const fixtureKinds = (): number => readFixtures().filter(({ expected }) => expected?.events.length === 0).length;
