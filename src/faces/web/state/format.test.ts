import { describe, expect, it } from "vitest";
import { amount, date, factor, interval, share, weight } from "./format.ts";

describe("figures", () => {
  it("write a share in whole percent", () => expect(share(0.599)).toBe("60%"));
  it("write a weight in three places without a leading zero", () =>
    expect([weight(0.515), weight(1.06), weight(-0.2)]).toEqual([".515", "1.060", "-.200"]));
  it("write an interval without percent signs", () => expect(interval([0.52, 0.863])).toBe("52–86"));
  it("write a factor as it is multiplied", () =>
    expect([factor(0.6), factor(0.9, 1), factor(1.059)]).toEqual([".60", ".9", "1.06"]));
  it("write millions as texts do, and smaller sizes whole", () =>
    expect([amount(2500, "en"), amount(1e10, "en"), amount(1.25e6, "en"), amount(2e7, "ru")]).toEqual([
      "2,500",
      "10 billion",
      "1.25 million",
      "20 миллионов",
    ]));
  it("leaves an end open that nobody knows", () =>
    expect([date("../2021-08-10", "en"), date("2021-08-10/..", "en")]).toEqual(["… – 10 Aug 2021", "10 Aug 2021 – …"]));
});

describe("date", () => {
  const en = (value: string) => date(value, "en-GB");
  it("names the month once inside one month", () => expect(en("2021-03-23/2021-03-27")).toBe("23 – 27 Mar 2021"));
  it("names the year once inside one year", () => expect(en("2021-07-30/2021-08-10")).toBe("30 Jul – 10 Aug 2021"));
  it("names both years across them", () => expect(en("2021-12-30/2022-01-02")).toBe("30 Dec 2021 – 2 Jan 2022"));
  it("takes months, years and uncertain dates", () =>
    expect([en("2021-08"), en("2019"), en("2021-07~")]).toEqual(["Aug 2021", "2019", "about Jul 2021"]));
  it("leaves what is no date as it stands", () => expect(en("last week")).toBe("last week"));
});
