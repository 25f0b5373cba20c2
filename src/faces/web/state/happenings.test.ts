import { describe, expect, it } from "vitest";
import type { Report } from "../../client/answers.ts";
import en from "../strings/en-screens.json";
import { dyadOf, ends, lineagesOf, oneToDocument, rowOf, sizesInWords, whenOf } from "./happenings.ts";
import { translator } from "./strings.ts";
import { isoDay } from "./weeks.ts";

const t = translator("en", en);

const report = (
  id: string,
  lineage: string,
  time: string | null,
  people: number | null = null,
  place: string | null = null,
): Report => ({
  id,
  document: id,
  trigger: { start: 0, end: 4 },
  event: "e1",
  title: id,
  publisher: id,
  put: null,
  text: "",
  start: 0,
  end: 0,
  lineage,
  chain: [lineage, "(issuer)"],
  evidence: "sourced",
  counted: true,
  why: "",
  time,
  stated: "announced",
  place,
  size: people === null ? null : { value: people, unit: "person", approximate: true },
  status: "happened",
});

describe("rowOf", () => {
  const days = (...values: (string | null)[]) =>
    rowOf(
      "announced",
      values.map((value, i) => report(`r${i}`, "a", value)),
    ).map(({ agreement, by }) => [agreement, by]);
  it("calls the same days the same", () =>
    expect(days("2021-07-30/2021-08-10", "2021-07-30/2021-08-10")).toEqual([
      ["first", null],
      ["same", null],
    ]));
  it("calls days within the window a refinement", () =>
    expect(days("2021-07-30/2021-08-10", "2021-08-02/2021-08-06")[1]).toEqual(["inside", null]));
  it("counts the days of a contradiction", () =>
    expect(days("2021-03-22/2021-03-27", "2021-03-23/2021-03-28")[1]).toEqual(["differs", 1]));
  it("takes an end left open for less said, not for something else", () => {
    expect(days("2021-07-30/2021-08-10", "../2021-08-10")[1]).toEqual(["holds", null]);
    expect(days("2021-07-30/..", "2021-07-30/2021-08-10")[1]).toEqual(["inside", null]);
    expect(days("2021-07-30/2021-08-10", "../2021-08-12")[1][0]).toBe("differs");
  });
  it("leaves who says nothing out of it, and compares with the first who speaks", () =>
    expect(days(null, "2021-03-22", null, "2021-03-22")).toEqual([
      ["silent", null],
      ["first", null],
      ["silent", null],
      ["same", null],
    ]));
  it("takes a number that is larger as a contradiction, by its part", () =>
    expect(rowOf("howMany", [report("a", "x", null, 2000), report("b", "y", null, 2500)])[1]).toMatchObject({
      agreement: "differs",
      by: 0.25,
    }));
  it("takes a town's training ground as within the town", () =>
    expect(
      rowOf("where", [report("a", "x", null, null, "Termez"), report("b", "y", null, null, "Termez training ground")])[1]
        .agreement,
    ).toBe("inside"));
});

describe("rowOf, with what the ledger finds", () => {
  const of = (value: unknown, key: string) => ({ value, key, working: false, reports: [], lineages: [] });
  const places = [
    {
      field: "place",
      statements: [of("Termez", "T"), of("Uzbekistan", "U"), of("Afghan border", "A")],
      differences: [
        { a: "T", b: "U", relation: "refines", note: "within the state" },
        { a: "T", b: "A", relation: "contradicts", note: "484 km" },
      ],
      chosen: null,
    },
  ];
  const where = (...names: string[]) =>
    rowOf(
      "where",
      names.map((name, i) => report(`r${i}`, "a", null, null, name)),
      places,
    ).map(({ agreement }) => agreement);
  it("takes a town for within its state, and a state for wider than its town", () =>
    expect([where("Uzbekistan", "Termez")[1], where("Termez", "Uzbekistan")[1]]).toEqual(["inside", "holds"]));
  it("keeps two places apart that are far from each other", () => expect(where("Termez", "Afghan border")[1]).toBe("differs"));
  it("knows a size by the words of its cell", () => {
    const size = (value: number, approximate: boolean) => [{ value, low: null, high: null, approximate, unit: "person" }];
    const sizes = [
      {
        field: "size",
        statements: [of(size(1500, true), "about"), of(size(1450, false), "exact")],
        differences: [{ a: "exact", b: "about", relation: "refines", note: "person: within what the other says" }],
        chosen: null,
      },
    ];
    const about = report("a", "x", null, 1500);
    const exact = { ...report("b", "y", null, 1450), size: { value: 1450, unit: "person", approximate: false } };
    expect(rowOf("howMany", [about, exact], sizes)[1].agreement).toBe("inside");
  });
});

describe("oneToDocument", () => {
  it("makes one column of a text that tells of it twice", () => {
    const first = { ...report("r1", "ministry", null, null, "Uzbekistan"), document: "d" };
    const second = { ...report("r2", "ministry", "2021-07-30/2021-08-10", 1500, null), document: "d" };
    const [lineage] = lineagesOf([first, second]);
    expect(oneToDocument(lineage).reports.map(({ id, time, place, size }) => [id, time, place, size?.value])).toEqual([
      ["r2", "2021-07-30/2021-08-10", "Uzbekistan", 1500],
    ]);
  });
});

describe("sizesInWords", () => {
  const size = { value: null, low: null, high: null, approximate: false, unit: "person" };
  it("writes what is told as about, a range, and a bound", () =>
    expect(
      [{ value: 1500, approximate: true }, { low: 1400, high: 1600 }, { low: 100 }, { high: 40 }].map((part) =>
        sizesInWords([{ ...size, ...part }], t, "en"),
      ),
    ).toEqual(["≈ 1,500 people", "1,400–1,600 people", "≥ 100 people", "≤ 40 people"]));
  it("writes each of several, and a unit nobody has words for as it stands", () =>
    expect(
      sizesInWords(
        [
          { ...size, value: 3, unit: "aircraft" },
          { ...size, value: 2000000, unit: "USD" },
        ],
        t,
        "en",
      ),
    ).toBe("3 aircraft; 2 million US dollars"));
});

describe("lineagesOf", () => {
  it("gathers outlets under their root speaker", () =>
    expect(
      lineagesOf([report("a", "wire", null), report("b", "ministry", null), report("c", "ministry", null)]).map(
        ({ id, reports }) => [id, reports.length],
      ),
    ).toEqual([
      ["ministry", 2],
      ["wire", 1],
    ]));
});

describe("ends", () => {
  it("opens a month and a year to their days", () => expect(ends("2021-02")!.map(isoDay)).toEqual(["2021-02-01", "2021-02-28"]));
  it("finds none in words", () => expect(ends("soon")).toBeNull());
});

describe("a happening's line", () => {
  it("names each state once", () =>
    expect(dyadOf({ actors: ["RUS:MIL", "RUS"], recipients: ["UZB"], reciprocal: true }, "en")).toBe("Russia ↔ Uzbekistan"));
  it("leaves out an end that nobody gives", () =>
    expect([whenOf({ time: "../2021-08-10" }), whenOf({ time: null })]).toEqual(["2021-08-10", null]));
});
