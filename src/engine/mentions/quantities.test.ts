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
  it("read ranges", () =>
    expect(counted("between 3 to 5 million dollars")).toEqual([[null, 3000000, 5000000, true, "USD", null]]));
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
