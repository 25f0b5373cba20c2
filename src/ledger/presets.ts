/**
 * Region presets: whose dealings with each other stand apart, and which powers a page lists first. A preset is a file; a
 * user's own is read in the same form. Camps of sources are for the user to fill: Ascribe sorts nobody into one.
 */
import { AscribeError } from "../base/error.ts";
import type { Camps } from "./camps.ts";
import centralAsia from "./presets/central-asia.json" with { type: "json" };
import none from "./presets/none.json" with { type: "json" };
import sahel from "./presets/sahel.json" with { type: "json" };
import southCaucasus from "./presets/south-caucasus.json" with { type: "json" };
import westernBalkans from "./presets/western-balkans.json" with { type: "json" };

export interface Preset {
  readonly name: string;
  /** ISO 3166-1 alpha-3. */
  readonly states: readonly string[];
  /** Listed first, in this order; every other power that has moves is measured all the same. */
  readonly powers: readonly string[];
  readonly camps: Camps;
}

export const PRESETS: Readonly<Record<string, Preset>> = {
  "central-asia": centralAsia,
  none,
  sahel,
  "south-caucasus": southCaucasus,
  "western-balkans": westernBalkans,
};

/** A preset from a file's JSON. @throws {AscribeError} `bad-preset` with what is wrong */
export function readPreset(value: unknown): Preset {
  const wrong = (what: string): AscribeError =>
    new AscribeError("bad-preset", `the preset's ${what}; see docs/ledger.md for its form`);
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw wrong("file holds no object");
  const { name, states, powers = [], camps = {}, ...rest } = value as Record<string, unknown>;
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) throw wrong(`member "${unknown}" is none of name, states, powers, camps`);
  if (typeof name !== "string" || name === "") throw wrong("name is missing");
  if (!isStrings(states) || states.some((state) => !/^[A-Z]{3}$/.test(state)))
    throw wrong("states are not codes of three capitals");
  if (!isStrings(powers)) throw wrong("powers are not a list of codes");
  if (typeof camps !== "object" || camps === null || !Object.values(camps).every(isStrings))
    throw wrong("camps are not lists of sources");
  return { name, states, powers, camps: camps as Camps };
}

const isStrings = (value: unknown): value is string[] => Array.isArray(value) && value.every((item) => typeof item === "string");
