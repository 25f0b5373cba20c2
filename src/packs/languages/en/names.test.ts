import { describe, expect, it } from "vitest";
import { actorRows, actors, sectors } from "../../../inventory/actors.ts";
import { catalogues } from "../../../inventory/catalogues.ts";
import { mentions } from "./mentions.ts";

// The 193 members of the United Nations by ISO 3166-1 alpha-3, November 2026.
const MEMBERS = `AFG ALB DZA AND AGO ATG ARG ARM AUS AUT AZE BHS BHR BGD BRB BLR BEL BLZ BEN BTN BOL BIH BWA BRA BRN BGR BFA BDI
CPV KHM CMR CAN CAF TCD CHL CHN COL COM COG CRI CIV HRV CUB CYP CZE PRK COD DNK DJI DMA DOM ECU EGY SLV GNQ ERI EST SWZ ETH FJI FIN
FRA GAB GMB GEO DEU GHA GRC GRD GTM GIN GNB GUY HTI HND HUN ISL IND IDN IRN IRQ IRL ISR ITA JAM JPN JOR KAZ KEN KIR KWT KGZ LAO LVA
LBN LSO LBR LBY LIE LTU LUX MDG MWI MYS MDV MLI MLT MHL MRT MUS MEX FSM MDA MCO MNG MNE MAR MOZ MMR NAM NRU NPL NLD NZL NIC NER NGA
MKD NOR OMN PAK PLW PAN PNG PRY PER PHL POL PRT QAT KOR ROU RUS RWA KNA LCA VCT WSM SMR STP SAU SEN SRB SYC SLE SGP SVK SVN SLB SOM
ZAF SSD ESP LKA SDN SUR SWE CHE SYR TJK TZA THA TLS TGO TON TTO TUN TUR TKM TUV UGA UKR ARE GBR USA URY UZB VUT VEN VNM YEM ZMB ZWE`
  .split(/\s+/)
  .filter((code) => code !== "");

const namesOf = (sense: string) => new Set(mentions.names.filter((row) => row.sense === sense).map(({ id }) => id));

// A capital of the same name as its state says the state; Brussels says the Union; Kingston, Victoria and Valletta's like are
// told by the gazetteer, since each names many towns. "Congolese" is of the other Congo, "Dominican" of the Republic.
const NO_CAPITAL = new Set(["BEL", "DJI", "JAM", "LUX", "MCO", "SGP", "SMR", "SYC"]);
const NO_ADJECTIVE = new Set(["COG", "DMA"]);

describe("the names of actors in English", () => {
  it("has every member of the United Nations with name, nationality and capital", () => {
    const [countries, adjectives, capitals] = [namesOf("country"), namesOf("adjective"), namesOf("capital")];
    expect(MEMBERS.length).toBe(193);
    expect(MEMBERS.filter((code) => actorRows(code).length === 0)).toEqual([]);
    expect(MEMBERS.filter((code) => !countries.has(code))).toEqual([]);
    expect(MEMBERS.filter((code) => !adjectives.has(code) && !NO_ADJECTIVE.has(code))).toEqual([]);
    expect(MEMBERS.filter((code) => !capitals.has(code) && !NO_CAPITAL.has(code))).toEqual([]);
  });

  it("gives every member its letters and numbers in other catalogues", () => {
    const named = new Set(
      catalogues.filter(({ iso3, cow, cameo, plover }) => iso3 && cow && cameo && plover).map(({ id }) => id),
    );
    expect(MEMBERS.filter((code) => !named.has(code) || actorRows(code).some(({ iso2 }) => iso2 === ""))).toEqual([]);
  });

  it("names every body and movement it holds", () => {
    const named = new Set(mentions.names.map(({ id }) => id));
    const unnamed = actors.filter(
      ({ kind, id }) => ["international", "movement", "nongovernmental", "force"].includes(kind) && !named.has(id),
    );
    expect(unnamed.map(({ id }) => id)).toEqual([]);
  });

  it("has a word for the forces, government, ministries, services and parliament of any state", () => {
    const told = new Set(mentions.sectors.map(({ sector }) => sector));
    const parts = ["GOV", "GOV:FM", "GOV:DEF", "GOV:FIN", "GOV:ECO", "GOV:HLT", "MIL", "COP", "SPY", "LEG", "JUD", "GOV:DIP"];
    expect(parts.filter((part) => !told.has(part) || !sectors.has(part))).toEqual([]);
  });

  it("uses no id that the inventory lacks, but for codes of a state or body with a sector", () => {
    const odd = mentions.names.filter(
      ({ id }) =>
        actorRows(id).length === 0 && actorRows(id.split(":")[0]).length === 0 && !/^(?:group|IGO|NGO|NGM|IMG):/.test(id),
    );
    expect(odd.map(({ form, id }) => `${form} ${id}`)).toEqual([]);
  });
});
