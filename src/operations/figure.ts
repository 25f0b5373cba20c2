/**
 * A figure's name: `UZB`, `uzb.military`, `uzb.military.rus@2021-08-10`. State, then instrument and power in any order,
 * then the day; without a day, the last the ledger has anything about.
 */
import { AscribeError } from "../base/error.ts";
import { INSTRUMENTS, type Instrument } from "../document/schema.ts";
import { isoOf } from "../ledger/days.ts";
import type { Ledger } from "../ledger/ledger.ts";

export interface FigureName {
  readonly state: string;
  readonly instrument: Instrument | null;
  readonly power: string | null;
  readonly at: string | null;
}

/** @throws {AscribeError} `bad-figure` */
export function parseFigure(name: string): FigureName {
  const [place, at = null] = name.split("@");
  const [state, ...rest] = place.split(".");
  if (!/^[a-z]{3}$/i.test(state)) throw badFigure(name);
  let instrument: Instrument | null = null;
  let power: string | null = null;
  for (const part of rest) {
    const known = INSTRUMENTS.find((one) => one === part.toLowerCase());
    if (known) instrument = known;
    else if (/^[a-z]{3}$/i.test(part) && part.toLowerCase() !== "all") power = part.toUpperCase();
    else if (/^IGO:/i.test(part)) power = part.toUpperCase();
    else if (part.toLowerCase() !== "all") throw badFigure(name);
  }
  return { state: state.toUpperCase(), instrument, power, at };
}

const badFigure = (name: string): AscribeError =>
  new AscribeError(
    "bad-figure",
    `"${name}" names no figure; write STATE[.INSTRUMENT][.POWER][@DAY], like uzb.military@2021-08-10`,
  );

export const figureName = ({ state, instrument, power, at }: FigureName): string =>
  [state.toLowerCase(), instrument ?? "all", ...(power ? [power.toLowerCase()] : [])].join(".") + (at ? `@${at}` : "");

const DAY_MS = 86_400_000;

/**
 * The last day by which any document was put out, as far as it is known; today's when nothing is. A day to come is a slip in one
 * document's date, and would move every figure out to it.
 */
export async function lastDay(ledger: Ledger): Promise<string> {
  return isoOf(lastOf((await ledger.store.days()).flatMap(({ day }) => day ?? [])));
}

/** @param days in order */
export function lastOf(days: readonly number[]): number {
  const today = Math.floor(Date.now() / DAY_MS);
  return days.findLast((day) => day <= today) ?? days.at(-1) ?? today;
}
