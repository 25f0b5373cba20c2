/**
 * Places against linked toponyms of news (GeoWebNews, TR-News, LGL development halves): how many named places we put
 * on the map, and how many of those within 161 km. Run: npm run -s bench -- places [--misses]
 */
import { existsSync, readFileSync } from "node:fs";
import { readTrees } from "../src/engine/backbone.ts";
import { findMentions } from "../src/engine/mentions/index.ts";
import { distanceKm, resolvePlaces } from "../src/engine/mentions/places/resolve.ts";
import { loadModels } from "../src/engine/models.ts";
import { loadGazetteer } from "../src/engine/places.ts";
import { en } from "../src/packs/languages/en/index.ts";
import { modelFiles } from "../src/platform/node.ts";

const GOLD = "../shared/gold/places/toponyms.dev.jsonl";

interface Line {
  readonly corpus: string;
  readonly text: string;
  readonly toponyms: readonly {
    span: readonly [number, number];
    name: string;
    lat: number | null;
    lon: number | null;
    type: string | null;
  }[];
}

export const bench = {
  name: "places",
  summary: "named places put on the map, within 161 km",
  run: async (args: string[]): Promise<void> => {
    if (!existsSync(GOLD)) return void console.log(`no gold at ${GOLD}: nothing measured`);
    const lines = readFileSync(GOLD, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Line);
    const result = await measure(lines, args.includes("--misses"));
    if (args.includes("--json")) console.log(JSON.stringify(result));
    else for (const [corpus, score] of Object.entries(result)) console.log(describe(corpus, score));
  },
};

interface Score {
  gold: number;
  linked: number;
  near: number;
  /** Given the gold spans, so that only the choice among namesakes is asked. */
  chosen: number;
  errors: number[];
}

const describe = (corpus: string, { gold, linked, near, chosen, errors }: Score): string => {
  const sorted = [...errors].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return `${corpus.padEnd(12)} ${gold} linked in gold; ours ${linked} (${percent(linked, gold)}); within 161 km ${percent(near, linked)} of ours, ${percent(near, gold)} of all; median error ${median.toFixed(0)} km; gold spans given: ${percent(chosen, gold)}`;
};

const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)}%`;

async function measure(lines: readonly Line[], misses: boolean): Promise<Record<string, Score>> {
  const models = await loadModels("fast", modelFiles);
  const gazetteer = await loadGazetteer(modelFiles);
  const scores: Record<string, Score> = {};
  for (const { corpus, text, toponyms } of lines) {
    const doc = findMentions(readTrees(text, en, models), en, gazetteer);
    const gold = toponyms.filter(
      ({ lat, type }) => lat !== null && (type === null || type.startsWith("Literal") || type === "Mixed"),
    );
    const states = new Map<string, number>();
    for (const { actor } of doc.mentions)
      if (actor !== null && /^[A-Z]{3}/.test(actor)) states.set(actor.slice(0, 3), (states.get(actor.slice(0, 3)) ?? 0) + 1);
    const given = resolvePlaces(
      gold.map(({ name, span }) => ({ name: text.slice(...span) || name, start: span[0], within: null })),
      gazetteer,
      { states },
    );
    for (const [i, { span, lat, lon }] of gold.entries()) {
      const at = { lat: lat!, lon: lon! };
      const place =
        doc.mentions.find((mention) => mention.place && mention.start < span[1] && span[0] < mention.end)?.place ?? null;
      for (const key of [corpus, "all"]) {
        scores[key] ??= { gold: 0, linked: 0, near: 0, chosen: 0, errors: [] };
        const score = scores[key];
        score.gold++;
        const candidate = given[i];
        if (candidate && distanceKm(candidate, at) <= 161) score.chosen++;
        if (!place) continue;
        const error = distanceKm({ lat: place.lat!, lon: place.lon! }, at);
        score.linked++;
        score.errors.push(error);
        if (error <= 161) score.near++;
      }
      const words = text.slice(...span);
      if (misses && !place)
        console.log(`missed\t${corpus}\t${words}\t${text.slice(Math.max(0, span[0] - 40), span[1] + 30).replace(/\s+/g, " ")}`);
      else if (misses && place && distanceKm({ lat: place.lat!, lon: place.lon! }, at) > 161)
        console.log(
          `far\t${corpus}\t${words}\tours ${place.name} ${place.country} ${place.admin1} ${place.lat},${place.lon}\tgold ${at.lat},${at.lon}\t${text.slice(Math.max(0, span[0] - 40), span[1] + 30).replace(/\s+/g, " ")}`,
        );
    }
  }
  return scores;
}
