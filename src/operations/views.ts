import { z } from "zod";
import { operation } from "./operation.ts";

export const listViews = operation({
  name: "views",
  summary: "List what people have saved under a name: searches, and which sources they hold to be of which camp.",
  http: { method: "get", path: "/api/views" },
  writes: false,
  input: z.object({}),
  output: z.object({ views: z.array(z.object({ name: z.string(), view: z.record(z.string(), z.unknown()) })) }),
  run: async (ascribe) => {
    const { views } = await (await ascribe.ledger()).decisions();
    return {
      views: [...views].flatMap(([name, { view }]) => (view ? [{ name, view: { ...(view as Record<string, unknown>) } }] : [])),
    };
  },
});
