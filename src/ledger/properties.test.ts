import { describe, expect, it } from "vitest";
import { type Random, seeded, shuffled } from "../base/random.ts";
import { INSTRUMENTS } from "../document/schema.ts";
import { isoOf } from "./days.ts";
import { engagement, type Figure } from "./engagement.ts";
import { activities, onceEach, prepare, sharesOf } from "./evaluate.ts";
import type { Happening, Voice } from "./happening.ts";
import { withIntervals } from "./interval.ts";
import { type EvidenceClass, METHOD, withMethod } from "./method.ts";
import { evidenceWeight } from "./weight.ts";

const WORLDS = 300;
const DAY = 18_849;
const asked = { state: "UZB", at: isoOf(DAY) };
const POWERS = ["RUS", "USA", "CHN", "TUR"];
const CLASSES: EvidenceClass[] = ["official", "sourced", "unattributed", "unsourced"];
const pick = <T>(random: Random, items: readonly T[]): T => items[random.below(items.length)];

function voice(random: Random, name = `L${random.below(6)}`): Voice {
  const lineage = name;
  const report = `${lineage}-${random.below(1e6)}`;
  return {
    report,
    lineage,
    actor: null,
    evidence: pick(random, CLASSES),
    relays: random.below(3),
    rating: 1,
    sureness: 1,
    denies: false,
    issuer: lineage,
  };
}

function happening(random: Random, id: string, powers?: string[]): Happening {
  const own = powers ?? [...new Set([pick(random, POWERS), ...(random.next() < 0.2 ? [pick(random, POWERS)] : [])])];
  const end = DAY - random.below(200);
  return {
    id,
    type: pick(random, ["COOPERATE", "CONSULT", "ASSAULT", "AID"]),
    actors: [...own, "UZB"],
    recipients: [],
    reciprocal: true,
    instrument: pick(random, INSTRUMENTS),
    presence: 1,
    tone: random.next() * 20 - 10,
    start: end - random.below(10),
    end,
    dated: true,
    size: random.next() < 0.3 ? { value: random.next() * 5000, unit: "person" } : null,
    country: "UZB",
    voices: Array.from({ length: 1 + random.below(4) }, () => voice(random)),
    kinships: [],
  };
}

const world = (random: Random): Happening[] => Array.from({ length: 3 + random.below(30) }, (_, i) => happening(random, `h${i}`));
const sharesIn = (figure: Figure): Record<string, number> =>
  Object.fromEntries(figure.shares.map(({ power, share }) => [power, share ?? 0]));
function expectSame(a: Figure, b: Figure): void {
  const [one, other] = [sharesIn(a), sharesIn(b)];
  for (const power of new Set([...Object.keys(one), ...Object.keys(other)]))
    expect(other[power] ?? 0).toBeCloseTo(one[power] ?? 0, 9);
}
function inWorlds(check: (events: Happening[], random: Random, figure: Figure) => void): void {
  for (let seed = 0; seed < WORLDS; seed++) {
    const random = seeded(seed);
    const events = world(random);
    check(events, random, engagement(events, asked));
  }
}

describe("an engagement share, in random worlds,", () => {
  it("sums to one over the powers", () =>
    inWorlds((_, __, figure) => expect(figure.shares.reduce((sum, { share }) => sum + (share ?? 0), 0)).toBeCloseTo(1, 9)));

  it("does not move when a report is told twice", () =>
    inWorlds((events, _, figure) =>
      expectSame(
        figure,
        engagement(
          events.map((e) => ({ ...e, voices: [...e.voices, ...e.voices] })),
          asked,
        ),
      ),
    ));

  it("does not move when an outlet copies", () =>
    inWorlds((events, _, figure) => {
      const copied = events.map((e) => ({
        ...e,
        voices: [...e.voices, { ...e.voices[0], report: "copy", issuer: "copier", relays: e.voices[0].relays + 1 }],
      }));
      expectSame(figure, engagement(copied, asked));
    }));

  it("does not depend on the order of anything", () =>
    inWorlds((events, random, figure) =>
      expect(
        engagement(
          shuffled(events, random).map((e) => ({ ...e, voices: shuffled(e.voices, random) })),
          asked,
        ),
      ).toEqual(figure),
    ));

  it("names powers without caring which is which", () =>
    inWorlds((events, _, figure) => {
      const swap = (code: string): string => (code === "RUS" ? "USA" : code === "USA" ? "RUS" : code);
      const swapped = sharesIn(
        engagement(
          events.map((e) => ({ ...e, actors: e.actors.map(swap) })),
          asked,
        ),
      );
      for (const [power, share] of Object.entries(sharesIn(figure))) expect(swapped[swap(power)]).toBeCloseTo(share, 9);
    }));

  it("is never lowered by one more happening with that power alone", () =>
    inWorlds((events, random, figure) => {
      for (const power of POWERS) {
        const more = engagement([...events, happening(random, "more", [power])], asked);
        expect(sharesIn(more)[power] ?? 0).toBeGreaterThanOrEqual((sharesIn(figure)[power] ?? 0) - 1e-12);
      }
    }));

  it("is untouched by a power that did nothing, and by what is only imputed", () =>
    inWorlds((events, random, figure) => {
      const imputed = { ...happening(random, "imputed", ["IRN"]), voices: [{ ...voice(random), evidence: "none" as const }] };
      expectSame(figure, engagement([...events, imputed], asked));
    }));

  it("moves with the days when all days move", () =>
    inWorlds((events, _, figure) => {
      const later = events.map((e) => ({ ...e, start: (e.start ?? 0) + 77, end: (e.end ?? 0) + 77 }));
      expectSame(figure, engagement(later, { ...asked, at: isoOf(DAY + 77) }));
    }));

  it("stays within its range whatever weights the instruments get", () =>
    inWorlds((events, random, figure) => {
      // Instruments with few happenings are weighed as one.
      const few = random.next() * 5;
      const count = (instrument: string): number => events.filter((e) => e.instrument === instrument).length;
      const weights = Object.fromEntries(
        INSTRUMENTS.map((i) => [i, count(i) >= METHOD.minPerInstrument ? random.next() * 5 + 0.01 : few + 0.01]),
      );
      const other = sharesIn(engagement(events, asked, withMethod({ weights })));
      for (const { power, range } of figure.shares) {
        expect(other[power]).toBeGreaterThanOrEqual((range?.[0] ?? 0) - 1e-9);
        expect(other[power]).toBeLessThanOrEqual((range?.[1] ?? 1) + 1e-9);
      }
    }));

  it("is the same by the sums a bootstrap makes", () =>
    inWorlds((events, _, figure) => {
      const ready = prepare(events, asked, METHOD);
      const shares = sharesOf(activities(ready, onceEach(ready)));
      for (const [i, power] of ready.powers.entries()) expect(shares?.[i]).toBeCloseTo(sharesIn(figure)[power], 9);
    }));
});

describe("evidence weight", () => {
  it("is never lowered by one more report, and never depends on their order", () => {
    const random = seeded(5);
    for (let round = 0; round < 2000; round++) {
      const names = Array.from({ length: 1 + random.below(5) }, (_, i) => `L${i}`);
      const kinships = [...names, "new"].flatMap((a, i, all) =>
        all.slice(i + 1).map((b) => ({ a, b, share: random.next() < 0.5 ? 0 : random.next(), why: "" })),
      );
      const base = { ...happening(random, "h"), voices: names.map((name) => voice(random, name)), kinships };
      const q = evidenceWeight(base, METHOD);
      expect(evidenceWeight({ ...base, voices: [...base.voices, voice(random, "new")] }, METHOD)).toBeGreaterThanOrEqual(
        q - 1e-12,
      );
      expect(evidenceWeight({ ...base, voices: [...base.voices].reverse() }, METHOD)).toBeCloseTo(q, 12);
    }
  });
});

describe("an interval", () => {
  const events = Array.from({ length: 30 }, (_, i) => happening(seeded(900 + i), `h${i}`));

  it("is the same for the same seed and holds the share", () => {
    const method = withMethod({ bootstrap: { draws: 300 } });
    const figure = engagement(events, asked, method);
    const one = withIntervals(figure, events, asked, method);
    expect(withIntervals(figure, [...events].reverse(), asked, method)).toEqual(one);
    for (const { share, interval } of one.shares) {
      expect(interval?.[0]).toBeLessThanOrEqual(share ?? 0);
      expect(interval?.[1]).toBeGreaterThanOrEqual(share ?? 0);
    }
    expect(one.shares.reduce((sum, { leads }) => sum + (leads ?? 0), 0)).toBeCloseTo(1, 1);
  });

  it("is withheld where there are few lineages or few happenings", () => {
    const thin = events.slice(0, 4);
    expect(withIntervals(engagement(thin, asked), thin, asked).shares[0]).toMatchObject({ interval: null, why: "too few" });
  });
});
