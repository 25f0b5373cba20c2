import { describe, expect, it } from "vitest";
import { mentions } from "../../packs/languages/en/mentions.ts";
import { findQuantities } from "./quantities.ts";

const counted = (text: string) =>
  findQuantities(text, [{ start: 0, end: text.length }], mentions.quantities, []).map(
    ({ value, low, high, approximate, unit, of }) => [value, low, high, approximate, unit, of],
  );

describe("quantities", () => {
  it("keep what is counted and that it is about", () =>
    expect(counted("about 1,500 soldiers took part")).toEqual([[1500, null, null, true, "person", "soldiers"]]));
  it("read at least and up to as ends", () => {
    expect(counted("at least 30 tanks")).toEqual([[30, 30, null, true, "vehicle", "tanks"]]);
    expect(counted("up to 200 missiles")).toEqual([[200, null, 200, true, "weapon", "missiles"]]);
  });
  it("read money between two sums, pounds by the million, and thousands parted by a space", () => {
    expect(counted("between $2 million and $3 million")).toEqual([[null, 2000000, 3000000, true, "USD", null]]);
    expect(counted("20 million pounds in aid")).toEqual([[20000000, null, null, false, "GBP", null]]);
    expect(counted("1 200 soldiers")).toEqual([[1200, null, null, false, "person", "soldiers"]]);
  });
  it("count a part of what is theirs, and neither a model's number nor a law's year", () => {
    expect(counted("200 of its soldiers")).toEqual([[200, null, null, false, "person", "soldiers"]]);
    expect(counted("14 Leopard 2 tanks").map(([value]) => value)).toEqual([14]);
    expect(counted("under its 2011 sanctions act")).toEqual([]);
  });
  it("read ranges", () =>
    expect(counted("between 3 to 5 million dollars")).toEqual([[null, 3000000, 5000000, true, "USD", null]]));
  it("read whose currency it is, where the text says so", () => {
    expect(counted("10 billion US dollars")).toEqual([[10_000_000_000, null, null, false, "USD", null]]);
    expect(counted("500 million U.S. dollars")).toEqual([[500_000_000, null, null, false, "USD", null]]);
    expect(counted("20 million Hong Kong dollars")).toEqual([[20_000_000, null, null, false, "HKD", null]]);
    expect(counted("300 Turkish liras")).toEqual([[300, null, null, false, "TRY", null]]);
  });
  it("read both ends and what is meant by tens of thousands", () => {
    expect(counted("between 30 and 40 fighters")).toEqual([[null, 30, 40, true, "person", "fighters"]]);
    expect(counted("1.5-2 thousand troops")).toEqual([[null, 1500, 2000, true, "person", "troops"]]);
    expect(counted("tens of thousands of people")).toEqual([[null, 20000, 99000, true, "person", "people"]]);
    expect(counted("half a million people")).toEqual([[500000, null, null, false, "person", "people"]]);
  });
  it("leave figures to the names of weapons", () => {
    expect(counted("twelve F-16 fighter jets")).toEqual([[12, null, null, false, "aircraft", "fighter jets"]]);
    expect(counted("four Russian Su-24 bombers")).toEqual([[4, null, null, false, "aircraft", "bombers"]]);
    expect(counted("G20 leaders bought S-400 batteries")).toEqual([]);
  });
  it("read counts that follow what was done", () => {
    expect(counted("killing at least seven and wounding 20.").map(([value, , , , unit]) => [value, unit])).toEqual([
      [7, "person:killed"],
      [20, "person:wounded"],
    ]);
    expect(counted("The death toll rose to 112.")[0].slice(0, 5)).toEqual([112, null, null, false, "person:killed"]);
    expect(counted("17 militants killed five.").map(([value, , , , unit]) => [value, unit])).toEqual([
      [17, "person"],
      [5, "person:killed"],
    ]);
  });
  it("count a part and its whole", () =>
    expect(counted("40 of its 60 vehicles").map(([value, , , , unit]) => [value, unit])).toEqual([
      [40, "vehicle"],
      [60, "vehicle"],
    ]));
  it("count no beds as hospitals, and no articles or flights at all", () =>
    expect(counted("A 500-bed hospital; Article 5 and Resolution 2231; Flight 370.")).toEqual([]));
  it("read short scales of money", () => {
    expect(counted("US$40m")).toEqual([[40000000, null, null, false, "USD", null]]);
    expect(counted("$1.2tn")).toEqual([[1200000000000, null, null, false, "USD", null]]);
    expect(counted("a $100-million loan")).toEqual([[100000000, null, null, false, "USD", null]]);
  });
  it("read money by sign and by name", () => {
    expect(counted("$50 million in aid")).toEqual([[50000000, null, null, false, "USD", null]]);
    expect(counted("two billion euros")).toEqual([[2000000000, null, null, false, "EUR", null]]);
  });
  it("tell the dead from the living", () => {
    expect(counted("82 people were killed")).toEqual([[82, null, null, false, "person:killed", "people"]]);
    expect(counted("more than 1,700 injured")).toEqual([[1700, 1700, null, true, "person:wounded", null]]);
  });
  it("bring miles to kilometres", () => expect(counted("450 miles away")).toEqual([[724.205, null, null, false, "km", "miles"]]));
  it("read loose amounts as ends", () =>
    expect(counted("dozens of rockets")).toEqual([[null, 24, 99, true, "weapon", "rockets"]]));
  it("find nothing where nothing is counted", () => {
    expect(counted("In 2014 the two presidents met again.")).toEqual([]);
    expect(counted("He came first and left.")).toEqual([]);
  });
});
