import { describe, expect, it } from "vitest";
import { PRESETS, readPreset } from "./presets.ts";

describe("a region preset", () => {
  it("reads back as it stands in its file, for every region shipped", () => {
    for (const preset of Object.values(PRESETS)) expect(readPreset(JSON.parse(JSON.stringify(preset)))).toEqual(preset);
  });
  it("ships with no source sorted into a camp", () => {
    for (const { camps } of Object.values(PRESETS)) expect(camps).toEqual({});
  });
  it("names no power among its own region's states", () => {
    for (const { states, powers } of Object.values(PRESETS)) expect(powers.filter((power) => states.includes(power))).toEqual([]);
  });
  it("says what is wrong with one that does not read", () => {
    expect(() => readPreset({ name: "x", states: ["Uzbekistan"] })).toThrow(/states are not codes/);
    expect(() => readPreset({ name: "x", states: [], rank: 1 })).toThrow(/"rank"/);
    expect(() => readPreset([])).toThrow(/no object/);
  });
});
