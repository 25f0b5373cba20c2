/** Weights of the instruments, as the address has them. One that is left as it is, is not named. */
export const INSTRUMENTS = ["military", "diplomatic", "economic", "informational"] as const;
export type InstrumentName = (typeof INSTRUMENTS)[number];
export type Weights = Readonly<Record<InstrumentName, number>>;

export function parseWeights(words: string | null): Weights {
  const weights = { military: 1, diplomatic: 1, economic: 1, informational: 1 };
  for (const part of words?.split(",") ?? []) {
    const [name, value] = part.split(":");
    const instrument = INSTRUMENTS.find((one) => one === name);
    const number = Number(value);
    if (instrument && number >= 0 && number <= 100) weights[instrument] = number;
  }
  return weights;
}

/** @returns `null` when all are one */
export function printWeights(weights: Weights): string | null {
  const named = INSTRUMENTS.filter((one) => weights[one] !== 1).map((one) => `${one}:${Number(weights[one].toFixed(2))}`);
  return named.length > 0 ? named.join(",") : null;
}

/** As the server is asked: `military=2`. */
export const askedWeights = (words: string | null): string[] =>
  words ? words.split(",").map((part) => part.replace(":", "=")) : [];
