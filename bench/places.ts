/**
 * Places against linked toponyms of news (GeoWebNews, TR-News, LGL development halves): how many named places we put
 * on the map, and how many of those within 161 km. Run: npm run -s bench -- places [--misses]
 */
import { readFileSync } from "node:fs";
import { alone } from "../src/base/steps.ts";
import { readTrees } from "../src/engine/backbone.ts";
import { findMentions } from "../src/engine/mentions/index.ts";
import { distanceKm, divisionsNamed, resolvePlaces } from "../src/engine/mentions/places/resolve.ts";
import { loadModels } from "../src/engine/models.ts";
import { loadGazetteer } from "../src/engine/places.ts";
import { en } from "../src/packs/languages/en/index.ts";
import { modelFiles } from "../src/platform/node.ts";
import { gold, type Row, report } from "./report.ts";

const GOLD = "../shared/gold/places/toponyms.dev.jsonl";

/** Adjectives and names of peoples, by our own table of names. */
const PEOPLES = new Set(
  en.mentions.names
    .filter(({ sense }) => sense === "adjective" || sense === "people" || sense === "regional")
    .map(({ form }) => form),
);

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
    gold("places/toponyms.dev.jsonl");
    const lines = readFileSync(GOLD, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Line);
    const result = await measure(lines, args.includes("--misses"));
    report(
      Object.entries(result).flatMap(([corpus, score]) => rowsOf(corpus, score)),
      args,
    );
  },
};

interface Score {
  gold: number;
  /** Of the gold, what names a place and not its people: "Georgian" and "Russians" are linked in LGL and TR-News, and we never place them. */
  named: number;
  linked: number;
  near: number;
  /** Given the gold spans, so that only the choice among namesakes is asked. */
  chosen: number;
  errors: number[];
}

function rowsOf(corpus: string, { gold, named, linked, near, chosen, errors }: Score): Row[] {
  const sorted = [...errors].sort((a, b) => a - b);
  const part = (of: number, whole: number): number => (100 * of) / Math.max(1, whole);
  return [
    {
      measure: `places within 161 km, of those we place, ${corpus}`,
      value: part(near, linked),
      unit: "%",
      target: "≥ 84",
      note: `${linked} of ${gold} placed`,
    },
    { measure: `places within 161 km, of all linked in gold, ${corpus}`, value: part(near, gold), unit: "%" },
    {
      measure: `places within 161 km, of all linked but names of peoples, ${corpus}`,
      value: part(near, named),
      unit: "%",
      target: "≥ 60",
      note: `${named} of ${gold}`,
    },
    { measure: `places within 161 km, gold spans given, ${corpus}`, value: part(chosen, gold), unit: "%" },
    { measure: `median error of those we place, ${corpus}`, value: sorted[Math.floor(sorted.length / 2)] ?? 0, unit: "km" },
  ];
}

async function measure(lines: readonly Line[], misses: boolean): Promise<Record<string, Score>> {
  const models = await loadModels("fast", modelFiles);
  const gazetteer = await loadGazetteer(modelFiles);
  const scores: Record<string, Score> = {};
  for (const { corpus, text, toponyms } of lines) {
    const doc = alone(findMentions(readTrees(text, en, models), en, gazetteer));
    const gold = toponyms.filter(
      ({ lat, type }) => lat !== null && (type === null || type.startsWith("Literal") || type === "Mixed"),
    );
    const states = new Map<string, number>();
    for (const { actor } of doc.mentions)
      if (actor !== null && /^[A-Z]{3}/.test(actor)) states.set(actor.slice(0, 3), (states.get(actor.slice(0, 3)) ?? 0) + 1);
    const given = resolvePlaces(
      gold.map(({ name, span }) => ({ name: text.slice(...span) || name, start: span[0], within: null })),
      gazetteer,
      { states, divisions: () => divisionsNamed(text, gazetteer) },
    );
    for (const [i, { span, lat, lon }] of gold.entries()) {
      const at = { lat: lat!, lon: lon! };
      const place =
        doc.mentions.find((mention) => mention.place && mention.start < span[1] && span[0] < mention.end)?.place ?? null;
      for (const key of [corpus, "all"]) {
        scores[key] ??= { gold: 0, named: 0, linked: 0, near: 0, chosen: 0, errors: [] };
        const score = scores[key];
        score.gold++;
        if (!PEOPLES.has(text.slice(...span))) score.named++;
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
