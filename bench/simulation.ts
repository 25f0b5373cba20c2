/**
 * Whether the 90% interval is honest, in worlds whose truth is known: four powers, lineages that each lean to some powers
 * (sd of the bias on the logit), and perhaps a lean that some of them share. Coverage is of the leading power's true share.
 * `--worlds 200 --draws 300 --json`
 */
import { type Random, seeded } from "../src/base/random.ts";
import { isoOf } from "../src/ledger/days.ts";
import { engagement } from "../src/ledger/engagement.ts";
import type { Happening, Voice } from "../src/ledger/happening.ts";
import { withIntervals } from "../src/ledger/interval.ts";
import { withMethod } from "../src/ledger/method.ts";
import { report } from "./report.ts";

interface Setting {
  readonly lineages: number;
  readonly events: number;
  readonly bias: number;
  /** Part of the lineages that lean alike, besides their own lean. */
  readonly sharing: number;
  /** Days over which the happenings fall; 0 puts all on one day, so that nothing has faded. */
  readonly days: number;
}

const SETTINGS: readonly Setting[] = [
  { lineages: 3, events: 40, bias: 0, sharing: 0, days: 0 },
  { lineages: 3, events: 40, bias: 1, sharing: 0, days: 0 },
  { lineages: 5, events: 12, bias: 1, sharing: 0, days: 0 },
  { lineages: 5, events: 40, bias: 1, sharing: 0, days: 0 },
  { lineages: 5, events: 40, bias: 1, sharing: 0, days: 700 },
  { lineages: 8, events: 40, bias: 1, sharing: 0, days: 0 },
  { lineages: 8, events: 120, bias: 0.5, sharing: 0, days: 700 },
  { lineages: 12, events: 40, bias: 1, sharing: 0, days: 300 },
  { lineages: 6, events: 40, bias: 0.7, sharing: 0.33, days: 0 },
  { lineages: 10, events: 40, bias: 0.7, sharing: 0.3, days: 300 },
];

const RATES = [0.45, 0.3, 0.15, 0.1];
const POWERS = ["RUS", "USA", "CHN", "TUR"];
const AT = 18_900;

export const bench = {
  name: "simulation",
  summary: "Coverage of the 90% interval in worlds whose truth is known (80-97 is asked)",
  async run(args: string[]): Promise<void> {
    const option = (name: string, fallback: number): number =>
      args.includes(`--${name}`) ? Number(args[args.indexOf(`--${name}`) + 1]) : fallback;
    const [worlds, draws] = [option("worlds", 200), option("draws", 300)];
    const rows = SETTINGS.map((setting) => ({ ...setting, ...coverage(setting, worlds, draws) }));
    report(
      rows.map(({ lineages, events, bias, sharing, days, coverage: of, width }) => ({
        measure: `coverage of the 90% interval: ${lineages} lineages, ${events} events, bias ${bias}, shared ${sharing}, ${days} days`,
        value: 100 * of,
        unit: "%",
        target: "80-97",
        note: `mean width ${width}; ${worlds} worlds, ${draws} draws`,
      })),
      args,
    );
    const outside = rows.filter(({ coverage: of }) => of < 0.8 || of > 0.97);
    if (outside.length > 0) throw new Error(`${outside.length} of ${rows.length} settings lie outside 80-97%`);
  },
};

export function coverage(setting: Setting, worlds: number, draws: number): { coverage: number; width: number; error: number } {
  const method = withMethod({ bootstrap: { draws } });
  const question = { state: "UZB", at: isoOf(AT) };
  let [hits, made, width, error] = [0, 0, 0, 0];
  for (let seed = 0; seed < worlds; seed++) {
    const happenings = worldOf(setting, seeded(seed * 7919 + setting.lineages * 131 + setting.events));
    const figure = withIntervals(engagement(happenings, question, method), happenings, question, method);
    const row = figure.shares.find(({ power }) => power === POWERS[0]);
    if (!row?.interval) continue;
    made++;
    if (row.interval[0] <= RATES[0] && RATES[0] <= row.interval[1]) hits++;
    width += row.interval[1] - row.interval[0];
    error += figure.shares.reduce((sum, { power, share }) => sum + Math.abs((share ?? 0) - RATES[POWERS.indexOf(power)]), 0) / 2;
  }
  const mean = (sum: number): number => Math.round((1000 * sum) / made) / 1000;
  return { coverage: mean(hits), width: mean(width), error: mean(error) };
}

function worldOf({ lineages, events, bias, sharing, days }: Setting, random: Random): Happening[] {
  const common = POWERS.map(() => normal(random) * bias);
  const leans = Array.from({ length: lineages }, (_, lineage) =>
    POWERS.map((_, power) => normal(random) * bias + (lineage < sharing * lineages ? common[power] : 0)),
  );
  return Array.from({ length: events }, (_, index): Happening[] => {
    const power = drawn(random);
    const end = AT - (days === 0 ? 0 : random.below(days));
    const voices = leans.flatMap((lean, lineage): Voice[] => {
      if (random.next() >= 1 / (1 + Math.exp(0.4 - lean[power]))) return [];
      const outlets = 1 + random.below(10);
      return Array.from({ length: outlets }, (_, copy): Voice => {
        const name = `lineage-${lineage}`;
        const report = `${index}-${lineage}-${copy}`;
        return {
          report,
          lineage: name,
          actor: null,
          evidence: "sourced",
          relays: Math.min(copy, 1),
          rating: 1,
          sureness: 1,
          denies: false,
          issuer: `${name}-${copy}`,
        };
      });
    });
    if (voices.length === 0) return [];
    const shared = {
      type: "COOPERATE",
      recipients: [],
      reciprocal: true,
      instrument: "military" as const,
      presence: 1,
      tone: 5,
      dated: true,
      size: null,
    };
    return [
      { ...shared, id: `h${index}`, actors: [POWERS[power], "UZB"], start: end, end, country: "UZB", voices, kinships: [] },
    ];
  }).flat();
}

function drawn(random: Random): number {
  let left = random.next();
  for (const [power, rate] of RATES.entries()) {
    left -= rate;
    if (left < 0) return power;
  }
  return RATES.length - 1;
}

/** Box and Muller's normal deviate. */
const normal = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
