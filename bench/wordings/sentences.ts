/** The sentences of the tables beside this file, with their parties named, and what an honest reader finds told there. */
import { readFileSync } from "node:fs";
import type { Side } from "./frames.ts";

/** A sentence to read: by which parts it is counted, and what it tells. */
export interface Case {
  readonly text: string;
  readonly parts: readonly string[];
  readonly told: readonly Told[];
}

/** That one party did an act of these types to another; with `both`, either way round will do. */
export interface Told {
  readonly actor: string;
  readonly recipient: string;
  readonly both: boolean;
  readonly types: readonly string[];
}

/** The third party wherever one is named. */
const THIRD: Side = { code: "NPL", name: "Nepal", people: "Nepali", seat: "Kathmandu" };

const rows = (name: string): string[][] =>
  readFileSync(new URL(`${name}.tsv`, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line && !line.startsWith("#"))
    .slice(1)
    .map((line) => line.split("\t"));

function named(text: string, sides: Readonly<Record<string, Side>>): string {
  const said = text.replaceAll("\\n", "\n").replaceAll(/<([A-Ca-c])(!?)>/g, (_, letter: string, seat: string) => {
    const side = sides[letter.toUpperCase()];
    if (seat) return side.seat;
    return letter === letter.toUpperCase() ? side.name : side.people;
  });
  return said.replaceAll(/\b([Aa]) (?=[AEIOU])/g, "$1n ");
}

const tellings = (told: string, code: (party: string) => string): Told[] =>
  told.split("; ").map((one) => {
    const [parties, types] = one.split(" ");
    const [actor, recipient] = parties.split(/[>=]/);
    return { actor: code(actor), recipient: code(recipient), both: parties.includes("="), types: types.split("|") };
  });

/** Sentences with one act or more. */
export const told = (doer: Side, bearer: Side): Case[] => ofTable("told", doer, bearer);

/** The same as wires, ministries and movements write. */
export const inProse = (doer: Side, bearer: Side): Case[] => ofTable("prose", doer, bearer);

function ofTable(name: "told" | "prose", doer: Side, bearer: Side): Case[] {
  const sides: Readonly<Record<string, Side>> = { A: doer, B: bearer, C: THIRD };
  return rows(name).map(([part, what, text]) => ({
    parts: [`${name}: ${part}`],
    text: named(text, sides),
    told: tellings(what, (party) => sides[party]?.code ?? party),
  }));
}

/** Sentences whose parties have names of their own. */
export const ofBodies = (): Case[] =>
  rows("bodies").map(([part, what, text]) => ({ parts: [`told: ${part}`], text, told: tellings(what, (party) => party) }));

/** Sentences that tell nothing the first does to the second: what they name would be false. */
export const untold = (doer: Side, bearer: Side): Case[] =>
  rows("untold").map(([part, text]) => ({
    parts: [`untold: ${part}`],
    text: named(text, { A: doer, B: bearer, C: THIRD }),
    told: [{ actor: doer.code, recipient: bearer.code, both: false, types: [] }],
  }));
