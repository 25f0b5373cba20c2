import { describe, expect, it } from "vitest";
import { dayOf } from "./days.ts";
import { engagement } from "./engagement.ts";
import type { Happening, Voice } from "./happening.ts";
import { METHOD, withMethod } from "./method.ts";
import { evidenceWeight } from "./weight.ts";

const voice = (lineage: string, evidence: Voice["evidence"], more: Partial<Voice> = {}): Voice => ({
  report: `${lineage}-${evidence}-${more.relays ?? 0}`,
  lineage,
  actor: null,
  evidence,
  relays: 0,
  rating: 1,
  sureness: 1,
  denies: false,
  issuer: lineage,
  ...more,
});

const drill = (
  id: string,
  powers: string[],
  from: string,
  to: string,
  voices: Voice[],
  more: Partial<Happening> = {},
): Happening => ({
  id,
  type: "COOPERATE",
  actors: [...powers, "UZB"],
  recipients: [],
  reciprocal: true,
  instrument: "military",
  presence: 1,
  tone: 9.5,
  start: dayOf(from),
  end: dayOf(to),
  dated: true,
  size: null,
  country: "UZB",
  voices,
  kinships: [],
  ...more,
});

const asked = { state: "UZB", at: "2021-08-10" };
const size = { value: 1500, unit: "person" };
const seed = { issuer: "movement" };
const russian = drill(
  "e1",
  ["RUS:MIL"],
  "2021-07-30",
  "2021-08-10",
  [voice("UZB:GOV:DEF", "sourced", { actor: "UZB:GOV:DEF", relays: 2, ...seed })],
  { size },
);
const turkish = drill("e4", ["TUR"], "2021-03-23", "2021-03-27", [voice("movement", "unsourced", seed)]);
const sharesOf = (events: Happening[], at = asked): Record<string, number | null> =>
  Object.fromEntries(engagement(events, at).shares.map(({ power, share }) => [power, share && Number(share.toFixed(3))]));

describe("the worked example", () => {
  it("gives Russia 73 and Turkey 27 in a hundred from the one document, with no interval", () => {
    const figure = engagement([russian, turkish], asked);
    expect(sharesOf([russian, turkish])).toEqual({ RUS: 0.727, TUR: 0.273 });
    expect(figure.shares[0].activity).toBeCloseTo(0.515, 3);
    expect(figure.shares[1].activity).toBeCloseTo(0.193, 3);
    expect(figure.shares.map(({ interval, why }) => [interval, why])).toEqual([
      [null, "one source"],
      [null, "one source"],
    ]);
    expect([figure.events, figure.lineages]).toEqual([2, 2]);
  });

  it("moves to 60 and 40 once the parties' own lines are added", () => {
    const more = {
      ...russian,
      voices: [...russian.voices, voice("RUS:GOV:DEF", "sourced", { actor: "RUS:GOV:DEF", relays: 1, issuer: "agency" })],
    };
    const line = voice("UZB:GOV:DEF", "sourced", { actor: "UZB:GOV:DEF", relays: 1, issuer: "agency" });
    const kinships = [{ a: "movement", b: "UZB:GOV:DEF", share: 0.5, why: "same state as owner" }];
    const both = { ...turkish, voices: [...turkish.voices, line], kinships };
    expect(evidenceWeight(more, METHOD)).toBeCloseTo(0.652, 3);
    expect(evidenceWeight(both, METHOD)).toBeCloseTo(0.598, 3);
    expect(sharesOf([more, both])).toEqual({ RUS: 0.599, TUR: 0.401 });
    const another = drill("e5", ["TUR"], "2021-08-01", "2021-08-05", [line]);
    expect(engagement([more, both, another], asked).shares[0].power).toBe("TUR");
  });
});

describe("edge cases", () => {
  it("has no share where nothing was reported", () => {
    const figure = engagement([], asked);
    expect([figure.shares, figure.withheld, figure.contest]).toEqual([[], "no reported moves", null]);
  });

  it("gives a lone draw-down no share and a negative trend", () => {
    const [row] = engagement(
      [drill("w", ["USA"], "2021-08-01", "2021-08-02", [voice("a", "sourced")], { presence: -1 })],
      asked,
    ).shares;
    expect(row.share).toBeNull();
    expect(row.trend).toBeLessThan(0);
  });

  it("counts nothing that is only imputed", () => {
    const imputed = drill("x", ["USA"], "2021-08-01", "2021-08-02", [voice("a", "none")]);
    expect(sharesOf([russian, turkish, imputed])).toEqual(sharesOf([russian, turkish]));
    expect(engagement([imputed], asked).withheld).toBe("no reported moves");
  });

  it("keeps members of the region in rows of their own", () => {
    const near = drill("n", ["TJK", "RUS"], "2021-08-01", "2021-08-02", [voice("a", "sourced")]);
    const figure = engagement([near], { ...asked, region: ["UZB", "TJK", "KGZ"] });
    expect(figure.shares.map(({ power, share }) => [power, share])).toEqual([["RUS", 1]]);
    expect(figure.regional.map(({ power, share }) => [power, share])).toEqual([["TJK", null]]);
  });

  it("gives an international body its own row and never its members'", () => {
    expect(sharesOf([drill("n", ["IGO:NATO"], "2021-08-01", "2021-08-02", [voice("a", "sourced")])])).toEqual({ "IGO:NATO": 1 });
  });

  it("makes no power of a movement nor of a group the text does not take apart", () => {
    expect(sharesOf([drill("n", ["AFG:REB", "group:neighbours"], "2021-08-01", "2021-08-02", [voice("a", "sourced")])])).toEqual(
      {},
    );
  });

  it("weighs a denied event by what is left after the denial", () => {
    const denied = { ...russian, voices: [...russian.voices, voice("b", "sourced", { denies: true })] };
    expect(evidenceWeight(denied, METHOD)).toBeCloseTo(0.486 * 0.4, 3);
  });

  it("does not count what has not begun", () => {
    expect(sharesOf([russian], { ...asked, at: "2021-07-29" })).toEqual({});
    expect(sharesOf([russian], { ...asked, at: "2021-07-30" })).toEqual({ RUS: 1 });
  });

  it("does not count what no day bounds", () => {
    expect(sharesOf([{ ...russian, start: null, end: null }])).toEqual({});
  });

  it("divides a summit among those who came", () => {
    const figure = engagement(
      [drill("s", ["RUS", "CHN", "TUR", "IRN"], "2021-08-01", "2021-08-02", [voice("a", "sourced")])],
      asked,
    );
    expect(figure.shares.map(({ share }) => share)).toEqual([0.25, 0.25, 0.25, 0.25]);
  });

  it("tells force from favour within a share", () => {
    const strike = drill("f", ["RUS"], "2021-08-01", "2021-08-02", [voice("a", "sourced")], {
      type: "ASSAULT",
      tone: -9,
      reciprocal: false,
      actors: ["RUS"],
      recipients: ["UZB"],
    });
    const [row] = engagement([russian, strike], asked).shares;
    expect(row.coercive).toBeGreaterThan(0);
    expect(row.cooperative).toBeGreaterThan(0);
    expect(row.cooperative + row.coercive).toBeCloseTo(row.activity, 12);
  });

  it("leaves the state's own one-sided acts out of a power's share, and shows who starts", () => {
    const own = drill("o", [], "2021-08-01", "2021-08-02", [voice("a", "sourced")], {
      actors: ["UZB"],
      recipients: ["TUR"],
      reciprocal: false,
    });
    expect(sharesOf([own])).toEqual({});
    expect(engagement([own], { ...asked }, withMethod({ direction: { from: 1 } })).shares[0]).toMatchObject({
      power: "TUR",
      share: 1,
      initiative: -1,
    });
  });
});
