import { describe, expect, it } from "vitest";
import { type Candidate, foldName, type Gazetteer } from "./gazetteer.ts";
import { distanceKm, resolvePlaces } from "./resolve.ts";

const town = (
  country: string,
  admin1: string,
  lat: number,
  lon: number,
  population: number,
  kind: Candidate["kind"] = "town",
): Candidate => ({
  lat,
  lon,
  country,
  admin1,
  admin1Code: admin1,
  kind,
  population,
  radiusKm: 5,
});
const PLACES: Record<string, Candidate[]> = {
  tripoli: [town("LBY", "Tripoli", 32.9, 13.2, 1_150_000, "capital"), town("LBN", "North", 34.4, 35.8, 230_000, "seat")],
  cordoba: [town("ARG", "Cordoba", -31.4, -64.2, 1_400_000, "seat"), town("ESP", "Andalusia", 37.9, -4.8, 330_000)],
  seville: [town("ESP", "Andalusia", 37.4, -6.0, 700_000, "seat")],
};
const gazetteer: Gazetteer = { size: 5, find: (name) => PLACES[foldName(name)] ?? [], findCountry: () => [] };
const countries = (names: readonly (readonly [string, string | null])[], states: Record<string, number> = {}) =>
  resolvePlaces(
    names.map(([name, within], i) => ({ name, start: i, within })),
    gazetteer,
    { states: new Map(Object.entries(states)) },
  ).map((found) => found?.country ?? null);

describe("places of one name", () => {
  it("are the best known by themselves", () => expect(countries([["Tripoli", null]])).toEqual(["LBY"]));
  it("lie in the country named beside them", () => expect(countries([["Tripoli", "LBN"]])).toEqual(["LBN"]));
  it("lie in a country the text speaks of", () => expect(countries([["Tripoli", null]], { LBN: 4 })).toEqual(["LBN"]));
  it("lie near the text's other places, however they are spelled", () =>
    expect(
      countries([
        ["Córdoba", null],
        ["Seville", null],
      ]),
    ).toEqual(["ESP", "ESP"]));
  it("are none when no gazetteer knows them", () => expect(countries([["Nowhere", null]])).toEqual([null]));
});

describe("distance", () => {
  it("follows the great circle", () =>
    expect(Math.round(distanceKm({ lat: 51.5, lon: -0.13 }, { lat: 48.86, lon: 2.35 }))).toBe(343));
});
