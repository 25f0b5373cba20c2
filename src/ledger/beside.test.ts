/** What stands beside a figure: camps, grade, credibility, asymmetry, what would change it, and the method it was made with. */
import { describe, expect, it } from "vitest";
import { telling } from "../../fixtures/worlds/telling.ts";
import { asymmetries } from "./asymmetry.ts";
import { byCamp } from "./camps.ts";
import { whatWouldChange } from "./change.ts";
import { credibilityOf } from "./credibility.ts";
import { dayOf } from "./days.ts";
import { engagement } from "./engagement.ts";
import { gradeOf } from "./grade.ts";
import type { Happening, Voice } from "./happening.ts";
import { METHOD, withMethod } from "./method.ts";
import { reportsOf } from "./report.ts";
import { translationHops } from "./translation.ts";

const voice = (lineage: string, more: Partial<Voice> = {}): Voice => ({
  report: `report-${lineage}`,
  lineage,
  actor: null,
  evidence: "sourced",
  relays: 0,
  rating: 1,
  sureness: 1,
  denies: false,
  issuer: lineage,
  ...more,
});

const act = (id: string, power: string, day: string, voices: Voice[], more: Partial<Happening> = {}): Happening => ({
  id,
  type: "COOPERATE",
  actors: [power, "UZB"],
  recipients: [],
  reciprocal: true,
  instrument: "military",
  presence: 1,
  tone: 5,
  start: dayOf(day),
  end: dayOf(day),
  dated: true,
  size: null,
  country: "UZB",
  voices: voices.map((one) => ({ ...one, report: `${one.report}-${id}` })),
  kinships: [],
  ...more,
});

const asked = { state: "UZB", at: "2021-08-10" };
const [north, south, river] = [voice("north"), voice("south"), voice("river")];

describe("camps", () => {
  const events = [act("a", "RUS", "2021-08-01", [north]), act("b", "TUR", "2021-08-01", [south])];

  it("each give the figure as they alone would have it, and say when they disagree", () => {
    const balance = byCamp(events, asked, { N: ["north"], S: ["south"] }, METHOD);
    expect(balance.camps.map(({ shares }) => shares)).toEqual([{ RUS: 1 }, { TUR: 1 }]);
    expect(balance.balanced).toEqual({ RUS: 0.5, TUR: 0.5 });
    expect([balance.spread, balance.disagree]).toEqual([1, true]);
  });

  it("have no spread where only one of them speaks", () => {
    const balance = byCamp(events, asked, { N: ["north"], S: ["nobody"] }, METHOD);
    expect([balance.spread, balance.disagree]).toEqual([null, false]);
  });
});

describe("an evidence grade", () => {
  const graded = (events: Happening[]) => gradeOf(engagement(events, asked), events, dayOf(asked.at) as number, METHOD);

  it("is none where nothing was reported", () => expect(graded([])).toEqual({ grade: null, steps: [] }));

  it("says every step, and one interest and a denial each cost one", () => {
    const plain = graded([act("a", "RUS", "2021-01-01", [north, south, river])]);
    const denied = graded([act("a", "RUS", "2021-01-01", [north, south, river, voice("hill", { denies: true })])]);
    expect(plain.steps[0].reason).toBe("starts at high: 3 lineages");
    expect(denied.steps.map(({ reason }) => reason)).toContain("some of it is denied");
    const sum = (steps: typeof plain.steps): number => steps.reduce((all, { change }) => all + change, 0);
    expect(sum(denied.steps)).toBe(sum(plain.steps) - 1);
    const alone = graded([act("a", "RUS", "2021-01-01", [voice("x", { actor: "RUS:MIL" }), voice("y", { actor: "RUS:GOV" })])]);
    expect(alone.steps.map(({ reason }) => reason)).toContain("all who say so have one interest");
  });
});

describe("credibility", () => {
  const grade = (...voices: Voice[]): number => credibilityOf(act("a", "RUS", "2021-08-01", voices)).grade;
  const denies = { denies: true };

  it("goes from 1 to 6 by corroboration", () => {
    expect(grade(north, south)).toBe(1);
    expect(grade(voice("m", { actor: "RUS:MIL" }), voice("g", { actor: "RUS:GOV" }))).toBe(2);
    expect(grade(north)).toBe(3);
    expect(grade(north, south, voice("hill", denies))).toBe(4);
    expect(grade(north, voice("hill", denies), voice("dale", denies))).toBe(5);
    expect(grade(voice("north", { evidence: "none" }))).toBe(6);
  });

  it("does not ask how anybody is rated", () =>
    expect(grade(voice("north", { rating: 0.2 }), voice("south", { rating: 0.2 }))).toBe(1));
});

describe("asymmetry", () => {
  it("is what the state has of the power less what the power has of the state, and sums to nought over a region", () => {
    const other = (event: Happening): Happening => ({ ...event, actors: [event.actors[0], "TJK"] });
    const [a, b, c] = ["a", "b", "c"].map((id) => act(id, id === "c" ? "TUR" : "RUS", "2021-08-01", [north]));
    const figures = [engagement([a, c], asked), engagement([other(b)], { ...asked, state: "TJK" })];
    const rows = asymmetries(figures);
    const of = (state: string, power: string) => rows.find((row) => row.state === state && row.power === power);
    expect(of("UZB", "RUS")).toMatchObject({ dependence: 0.5, attention: 0.5, asymmetry: 0 });
    expect(of("UZB", "TUR")).toMatchObject({ dependence: 0.5, attention: 1, asymmetry: -0.5 });
    expect(of("TJK", "RUS")).toMatchObject({ dependence: 1, attention: 0.5, asymmetry: 0.5 });
    expect(rows.reduce((sum, { asymmetry }) => sum + asymmetry, 0)).toBeCloseTo(0, 9);
  });
});

describe("what would change an order", () => {
  // One leads by what is old and well told, the other by what is new.
  const events = [
    act("old", "RUS", "2020-08-10", [north, south, river]),
    act("older", "RUS", "2020-06-10", [north, south]),
    act("new", "TUR", "2021-08-10", [north]),
    act("trade", "TUR", "2021-08-10", [south], { instrument: "economic", voices: [voice("south", { relays: 3 })] }),
  ];
  const lead = (method = METHOD): number => {
    const { shares } = engagement(events, asked, method);
    const of = (power: string): number => shares.find((row) => row.power === power)?.share ?? 0;
    return of("RUS") - of("TUR");
  };
  const change = whatWouldChange(events, asked, METHOD);

  it("names a half-life at which the two draw level", () => {
    const days = change?.halfLifeDays as number;
    expect(days).toBeGreaterThan(30);
    const halfLifeDays = { military: days, economic: days, diplomatic: days, informational: days };
    expect(lead(withMethod({ halfLifeDays }))).toBeCloseTo(0, 6);
  });

  it("names the weights of an instrument at which they do", () => {
    expect(change?.weights.length).toBeGreaterThan(0);
    for (const { instrument, weight } of change?.weights ?? [])
      expect(lead(withMethod({ weights: { [instrument]: weight } as typeof METHOD.weights }))).toBeCloseTo(0, 6);
  });

  it("counts the happenings that would bring the second level, and one fewer would not", () => {
    const { count, weight } = change?.events ?? { count: 0, weight: 0 };
    const figure = engagement(events, asked);
    const gap = figure.shares[0].activity - figure.shares[1].activity;
    expect(count * weight).toBeGreaterThanOrEqual(gap);
    expect((count - 1) * weight).toBeLessThan(gap);
  });
});

describe("a method", () => {
  it("is on every figure by its hash, and one changed constant is another method", () => {
    const events = [act("a", "RUS", "2021-08-01", [north])];
    const [own, changed] = [engagement(events, asked), engagement(events, asked, withMethod({ relay: 0.8 }))];
    expect(own.method.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(changed.method.hash).not.toBe(own.method.hash);
    expect(changed.method.version).not.toBe(own.method.version);
    expect(engagement(events, asked, withMethod({ relay: METHOD.relay })).method).toEqual(own.method);
  });
});

describe("one utterance in several languages", () => {
  const told = (issuer: string, language: string, published: string, who: string | null) =>
    reportsOf(
      telling({
        text: `${issuer} on the drill.`,
        issuer,
        language,
        published,
        events: [{ words: "the drill", actors: ["RUS", "UZB"], chain: who === null ? [] : [{ who, actor: "UZB:GOV:DEF" }] }],
      }),
    );

  it("is listed once a language, earliest first, and not where nobody is named", () => {
    const reports = [
      ...told("Steppe Wire", "ru", "2021-08-02", "министерство обороны"),
      ...told("Amu Courier", "en", "2021-08-03", "the defence ministry"),
      ...told("Oasis Daily", "en", "2021-08-04", "the ministry"),
      ...told("Hill Weekly", "uz", "2021-08-04", null),
    ];
    const [hop, ...others] = translationHops(reports);
    expect(others).toEqual([]);
    expect(hop.lineage).toBe("UZB:GOV:DEF");
    expect(hop.wordings.map(({ language, report }) => [language, report])).toEqual([
      ["ru", reports[0].id],
      ["en", reports[1].id],
    ]);
  });
});
