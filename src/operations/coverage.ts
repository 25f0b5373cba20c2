import { z } from "zod";
import { isoOf } from "../ledger/days.ts";
import { lastOf } from "./figure.ts";
import { operation } from "./operation.ts";

const WEEK = 7;
/** Monday of a day's week: 1 January 1970 was a Thursday. */
const mondayOf = (day: number): number => day - ((((day + 3) % WEEK) + WEEK) % WEEK);

export const showCoverage = operation({
  name: "coverage",
  summary:
    "How many documents there are and in which weeks they were put out: what every figure rests on, and from when to when.",
  http: { method: "get", path: "/api/coverage" },
  writes: false,
  input: z.object({}),
  output: z.object({
    documents: z.number(),
    undated: z.number().describe("Of them, those of which nothing says when they were put out, or that bear a day to come."),
    last: z.string().describe("The day figures are for when none is named: the last by which any document was put out."),
    weeks: z
      .array(z.object({ from: z.string().describe("Its Monday."), n: z.number().describe("Documents put out in it.") }))
      .describe("Those in which any was put out, in order."),
  }),
  run: async (ascribe) => {
    const days = await (await ascribe.ledger()).store.days();
    const last = lastOf(days.flatMap(({ day }) => day ?? []));
    const weeks = new Map<number, number>();
    let [all, undated] = [0, 0];
    for (const { day, documents } of days) {
      all += documents;
      if (day === null || day > last) undated += documents;
      else weeks.set(mondayOf(day), (weeks.get(mondayOf(day)) ?? 0) + documents);
    }
    return {
      documents: all,
      undated,
      last: isoOf(last),
      weeks: Array.from(weeks, ([monday, n]) => ({ from: isoOf(monday), n })),
    };
  },
});
