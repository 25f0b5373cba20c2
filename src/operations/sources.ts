import { z } from "zod";
import { operation } from "./operation.ts";
import { walkReports } from "./walk.ts";

const source = z.object({
  id: z.string(),
  name: z.string(),
  actor: z.string().nullable(),
  originates: z.number().describe("Reports that go back to it as root speaker."),
  relays: z.number().describe("Reports it puts out for another."),
  counted: z.number(),
  documents: z.number().describe("Documents it put out that are held."),
});

interface Tallied {
  id: string;
  name: string;
  actor: string | null;
  originates: number;
  relays: number;
  counted: number;
  documents: Set<string>;
}

/** Root speakers and issuers, by how much goes back to them. Never a score of trust. */
export const listSources = operation({
  name: "sources",
  summary: "List who says so: root speakers and issuers, with what each originates and what it relays. No score of trust.",
  http: { method: "get", path: "/api/sources" },
  writes: false,
  input: z.object({ limit: z.number().int().min(1).max(1000).default(200) }),
  output: z.object({ sources: z.array(source) }),
  run: async (ascribe, { limit }) => {
    const found = new Map<string, Tallied>();
    const at = (id: string, name: string, actor: string | null): Tallied => {
      const known = found.get(id) ?? { id, name, actor, originates: 0, relays: 0, counted: 0, documents: new Set<string>() };
      found.set(id, known);
      return known;
    };
    for await (const { reports } of walkReports(await ascribe.ledger())) {
      for (const { root, issuer, document, counted } of reports) {
        const speaker = at(root.lineage, root.name, root.actor);
        speaker.originates++;
        if (counted) speaker.counted++;
        const hand = at(issuer, issuer, null);
        hand.documents.add(document);
        if (issuer !== root.lineage) hand.relays++;
      }
    }
    const ranked = [...found.values()].sort(
      (a, b) => b.originates - a.originates || b.relays - a.relays || (a.id < b.id ? -1 : 1),
    );
    return { sources: ranked.slice(0, limit).map(({ documents, ...rest }) => ({ ...rest, documents: documents.size })) };
  },
});
