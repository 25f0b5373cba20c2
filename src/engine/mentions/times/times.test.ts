import { describe, expect, it } from "vitest";
import { times as words } from "../../../packs/languages/en/mentions.ts";
import { findTimes } from "./index.ts";

/** "words = value" of each time in a text written on a day. */
const told = (text: string, written: string | null = "2021-08-02"): string[] =>
  findTimes(text, [{ start: 0, end: text.length }], words, { written }).map(
    ({ start, end, value }) => `${text.slice(start, end)} = ${value}`,
  );
const values = (text: string, written: string | null = "2021-08-02"): string[] =>
  told(text, written).map((one) => one.split(" = ")[1]);
const basis = (text: string, written: string | null = null): string[] =>
  findTimes(text, [{ start: 0, end: text.length }], words, { written }).map((time) => time.basis);

describe("dates", () => {
  it("read day and month in either order", () => {
    expect(values("On 30 July 2021 and July 31, 2021 and Aug. 1, 2021.")).toEqual(["2021-07-30", "2021-07-31", "2021-08-01"]);
  });

  it("learn from one slashed date how the others are written", () => {
    expect(values("On 31/07/2021 and again on 03/08/2021.", null)).toEqual(["2021-07-31", "2021-08-03"]);
    expect(values("On 07/31/2021 and again on 03/08/2021.", null)).toEqual(["2021-07-31", "2021-03-08"]);
    expect(basis("On 31/07/2021 and again on 03/08/2021.")[1]).toContain("as in 31/7/2021");
  });

  it("say so when nothing decides between day and month", () => expect(basis("It began on 03/04/2021.")[0]).toContain("assumed"));

  it("take the year from the document's day, or from a neighbour", () => {
    expect(values("Troops arrived on July 30.")).toEqual(["2021-07-30"]);
    expect(values("The site wrote on 31/07/2021 that drills will run from July 30 to August 10.", null)).toEqual([
      "2021-07-31",
      "2021-07-30/2021-08-10",
    ]);
  });

  it("count a weekday from a day, never from a month", () => {
    expect(values("On Monday they met. In June 2023 they had parted.", null)).toEqual(["2023-06"]);
    expect(values("On 14 June 2023 they met. On Monday they had parted.", null)).toEqual(["2023-06-14", "2023-06-12"]);
  });

  it("tell the months of a paragraph from the year at its head", () =>
    expect(values("2019. Talks began in March and ended in August.")).toEqual(["2019", "2019-03", "2019-08"]));

  it("look back from a weekday unless the verb looks ahead", () => {
    expect(values("The minister said on Friday.")).toEqual(["2021-07-30"]);
    expect(values("Delegates will meet on Friday.")).toEqual(["2021-08-06"]);
    expect(values("They met last Thursday.")).toEqual(["2021-07-29"]);
  });

  it("are not found in plain counts, verbs or names", () => {
    expect(told("About 2000 soldiers may march past 3,000 tanks.")).toEqual([]);
    expect(told("Prices rose by 5.5 percent.")).toEqual([]);
  });
});

describe("what stands around a time", () => {
  it("counts no day of a month: in a month some two did it", () => {
    expect(told("In March the two navies had trained.", "2023-05-19")).toEqual(["March = 2023-03"]);
    expect(told("In April two ships arrived.", "2023-05-19")).toEqual(["April = 2023-04"]);
    expect(values("On May twenty nine, 2020.", "2020-06-01")).toEqual(["2020-05-29"]);
  });

  it("is what the next day follows", () => {
    expect(values("On March 5 a boat was hit. Manila protested the next day.", "2024-03-25")).toEqual([
      "2024-03-05",
      "2024-03-06",
    ]);
    expect(values("Talks begin the next day.", "2024-03-25")).toEqual(["2024-03-26"]);
  });

  it("gives days to count from, and a month none", () =>
    expect(values("They met on Thursday. Last month they had met too. China met them two days earlier.", "2022-01-27")).toEqual([
      "2022-01-27",
      "2021-12",
      "2022-01-25",
    ]));

  it("lets a ban that was imposed run on", () =>
    expect(values("Russia banned exports of grain until 30 June.", "2022-03-16")).toEqual(["../2022-06-30"]));

  it("keeps a month without a year behind a past verb", () =>
    expect(values("China donated vaccine in March.", "2021-12-20")).toEqual(["2021-03"]));

  it("counts a part of a day from the day told before, and a rank among the days behind is no day", () => {
    expect(values("They met on Thursday. That evening they dined.")[1]).toBe("2021-07-29");
    expect(values("They will hold their first talks in a year.")).toEqual(["P1Y"]);
  });

  it("tells overnight as the night before, and qualifies nothing with it", () => {
    expect(values("Soldiers crossed the border overnight.", "2021-07-05")).toEqual(["2021-07-05"]);
    expect(told("Overnight losses were high.", "2021-07-05")).toEqual([]);
  });
});

describe("ranges", () => {
  it("run across dashes and months", () => {
    expect(told("from March 23 – 27 of 2021")).toEqual(["from March 23 – 27 of 2021 = 2021-03-23/2021-03-27"]);
    expect(values("between 28 May and 3 June 2020")).toEqual(["2020-05-28/2020-06-03"]);
    expect(values("23-27 March 2021")).toEqual(["2021-03-23/2021-03-27"]);
    expect(values("2019–2021")).toEqual(["2019/2021"]);
  });

  it("cross the turn of a year", () => expect(values("from December 20 to January 5, 2020")).toEqual(["2019-12-20/2020-01-05"]));

  it("stay open after since", () => expect(values("since 2014")).toEqual(["2014/.."]));
});

describe("relative times", () => {
  it("count from the document's day", () => {
    expect(values("yesterday")).toEqual(["2021-08-01"]);
    expect(values("two weeks ago")).toEqual(["2021-W29"]);
    expect(values("last month")).toEqual(["2021-07"]);
    expect(values("next year")).toEqual(["2022"]);
  });

  it("count from the day last named", () =>
    expect(values("On 5 May 2020 they signed; the previous day they had met.")).toEqual(["2020-05-05", "2020-05-04"]));

  it("narrow to a part", () => {
    expect(values("in late July")).toEqual(["2021-07-21/2021-07-31"]);
    expect(values("in the mid-1990s")).toEqual(["1993/1996"]);
  });

  it("say nothing without any date to count from", () => expect(values("They met last Thursday.", null)).toEqual([]));
});

describe("dates by their company", () => {
  it("take day and month in figures only where something says so", () => {
    expect(values("The talks open on 22/04.")).toEqual(["2021-04-22"]);
    expect(values("The port was shut from 10/25 to 01/25.")).toEqual(["2020-10-25/2021-01-25"]);
    expect(told("Coverage 24/7; 3/4 of the seats, 1/2 to 2/3 of voters; the 9/11 attacks.")).toEqual([]);
  });

  it("share their month", () => {
    expect(values("The drill ran on 11 and 12 May.")).toEqual(["2021-05-11", "2021-05-12"]);
    expect(values("They met on June 18 and 19 in Geneva.")).toEqual(["2021-06-18", "2021-06-19"]);
    expect(values("On June 18 and 19 soldiers fell.")).toEqual(["2021-06-18"]);
  });

  it("lie within longer ones", () => {
    expect(values("the first two weeks of 2021")).toEqual(["2021-01-04/2021-01-17"]);
    expect(values("the final month of 2020")).toEqual(["2020-12"]);
    expect(values("the last week of this month")).toEqual(["2021-W34"]);
    expect(values("the 21st of this month")).toEqual(["2021-08-21"]);
    expect(values("by year-end")).toEqual(["2021-12-31"]);
    expect(told("the third year of the war")).toEqual([]);
  });

  it("leave open what lies before and after, but not what is named by a day", () => {
    expect(values("They left before 4 July.")).toEqual(["../2021-07-04"]);
    expect(values("since late July")).toEqual(["2021-07-21/.."]);
    expect(values("before the July 4 vote")).toEqual(["2021-07-04"]);
  });

  it("run for a while", () => {
    expect(values("for two weeks starting 20 May 2021")).toEqual(["2021-05-20/2021-06-02"]);
    expect(values("It will be done within two weeks.")).toEqual(["2021-08-02/2021-08-16"]);
    expect(values("a year and two months ago")).toEqual(["2020-06-02"]);
    expect(values("from Monday to Friday")).toEqual(["2021-08-02/2021-08-06"]);
  });

  it("end or begin with the day of writing where the words are earlier and later", () => {
    expect(values("earlier this year")).toEqual(["2021-01-01/2021-08-02"]);
    expect(values("later this month")).toEqual(["2021-08-02/2021-08-31"]);
    expect(values("early this year")).toEqual(["2021-01/2021-04"]);
  });
});

describe("feasts", () => {
  it("move with their calendars", () => {
    expect(values("Easter 2024, Orthodox Easter 2024, Passover 2024")).toEqual(["2024-03-31", "2024-05-05", "2024-04-23"]);
    expect(values("Thanksgiving 2021 and Labor Day 2021")).toEqual(["2021-11-25", "2021-09-06"]);
  });

  it("say that a moon may shift them by a day", () => {
    expect(values("Eid al-Fitr 2024")).toEqual(["2024-04-10~"]);
    expect(basis("Eid al-Fitr 2024")[0]).toContain("moon");
  });
});

describe("eras, lengths and rhythms", () => {
  it("have EDTF and ISO values", () => {
    expect(values("the twenty-first century")).toEqual(["20XX"]);
    expect(values("the 1990s")).toEqual(["199X"]);
    expect(values("the third quarter of 1989")).toEqual(["1989-35"]);
    expect(values("for five years")).toEqual(["P5Y"]);
    expect(values("every two weeks")).toEqual(["R/P2W"]);
  });

  it("leave ages alone", () => expect(told("the 6-year-old boy")).toEqual([]));
});
