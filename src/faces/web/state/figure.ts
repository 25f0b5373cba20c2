/** A figure's name, as the server reads it: `uzb.military.rus@2021-08-10`. Its evidence is asked for by it. */
export interface FigureName {
  readonly state: string;
  readonly power: string | null;
  readonly instrument: string | null;
  /** ISO 8601 day. */
  readonly at: string;
}

export const figureId = ({ state, power, instrument, at }: FigureName): string =>
  `${[state.toLowerCase(), instrument ?? "all", ...(power ? [power.toLowerCase()] : [])].join(".")}@${at}`;

/** @returns `null` for what is no figure's name */
export function parseFigure(id: string): FigureName | null {
  const match = /^([a-z]{3})\.([a-z]+)(?:\.([^@]+))?@(\d{4}-\d{2}-\d{2})$/i.exec(id);
  if (!match) return null;
  const [, state, instrument, power = null, at] = match;
  return {
    state: state.toUpperCase(),
    instrument: instrument === "all" ? null : instrument,
    power: power?.toUpperCase() ?? null,
    at,
  };
}
