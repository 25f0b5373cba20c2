/** A figure's name, by which its evidence is asked for and a page that shows it is linked. */
export interface FigureName {
  readonly state: string;
  readonly power: string | null;
  readonly instrument: string | null;
  /** ISO 8601 day. */
  readonly at: string;
}

export const figureId = ({ state, power, instrument, at }: FigureName): string =>
  `${state}/${power ?? "*"}/${instrument ?? "all"}@${at}`;

export function parseFigure(id: string): FigureName | null {
  const match = /^([A-Z]{3})\/([^/]+)\/([a-z]+)@(\d{4}-\d{2}-\d{2})$/.exec(id);
  if (!match) return null;
  const [, state, power, instrument, at] = match;
  return { state, power: power === "*" ? null : power, instrument: instrument === "all" ? null : instrument, at };
}
