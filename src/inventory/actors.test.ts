import { describe, expect, it } from "vitest";
import { actorRows, actors, codeOn, holderOf, sectorOf, sectors, stateOfIso2 } from "./actors.ts";
import { catalogues } from "./catalogues.ts";

describe("the actors' inventory", () => {
  it("holds the states of the world once each", () => {
    const states = actors.filter(({ kind }) => kind === "state").map(({ id }) => id);
    expect(states.length).toBeGreaterThan(195);
    expect(new Set(states).size).toBe(states.length);
    const letters = catalogues.filter(({ id }) => states.includes(id)).map(({ iso3 }) => iso3);
    expect(new Set(letters).size).toBe(letters.length);
  });

  it("is broad in bodies and movements", () => {
    expect(actors.filter(({ kind }) => kind === "international").length).toBeGreaterThan(100);
    expect(actors.filter(({ kind }) => kind === "movement").length).toBeGreaterThan(140);
  });

  it("never lets two periods of one actor overlap", () => {
    const wrong = actors.flatMap(({ id }) => {
      const rows = actorRows(id);
      return rows.filter((row, i) => i > 0 && (row.since || "0") <= (rows[i - 1].until || "9")).map((row) => row.id);
    });
    expect(wrong).toEqual([]);
  });

  it("uses only sectors it defines", () => {
    const odd = actors.filter(
      ({ code, kind }) => kind === "movement" && !/^(IMG|NGM)/.test(code) && !sectors.has(sectorOf(code)),
    );
    expect(odd.map(({ id }) => id)).toEqual([]);
  });

  it("knows who held Kabul on a day", () => {
    expect(codeOn("taliban", "2021-08-02")).toBe("AFG:REB");
    expect(codeOn("taliban", "2022-01-01")).toBe("AFG:GOV");
    expect(codeOn("taliban", null)).toBe("AFG:GOV");
  });

  it("leaves a code that is no id as it is", () => expect(codeOn("RUS:GOV", "2020-01-01")).toBe("RUS:GOV"));

  it("parts a code into holder and sector", () => {
    expect([holderOf("UZB:GOV:DEF"), sectorOf("UZB:GOV:DEF")]).toEqual(["UZB", "GOV:DEF"]);
    expect([holderOf("IGO:NATO:MIL"), sectorOf("IGO:NATO:MIL")]).toEqual(["IGO:NATO", "MIL"]);
    expect(holderOf("group:neighbours")).toBeNull();
  });

  it("reads ISO letters", () => expect([stateOfIso2("UZ"), stateOfIso2("XX")]).toEqual(["UZB", null]));
});
