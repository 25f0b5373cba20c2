/** The sector of a party by the class of the noun that stands for it. */
import { classesAt, type Scene } from "./scene.ts";

// Sectors by the class of the noun that stands for the party; an actor's own sector is never overruled.
const SECTORS: readonly (readonly [string, string])[] = [
  ["police", "COP"],
  ["court", "JUD"],
  ["rebel", "REB"],
  ["force", "MIL"],
  ["leader", "GOV"],
  ["protestcrowd", "CVL"],
  ["civil", "CVL"],
  // "a Japanese chip maker", "the French coach": whoever does something by trade is not the state.
  ["trade", "BUS"],
];

export function withSector(scene: Scene, code: string | null, at: number): string | null {
  if (!code || !/^[A-Z]{3}$/.test(code)) return code;
  const classes = classesAt(scene, at);
  const sector = SECTORS.find(([name]) => classes.includes(name) && !(name === "force" && isMerchant(scene, at)));
  return sector ? `${code}:${sector[1]}` : code;
}

// "a fishing vessel", "a cargo ship"
const isMerchant = (scene: Scene, at: number): boolean =>
  classesAt(scene, at).includes("property") &&
  scene.tree.dependents[at].some(
    (child) =>
      /^(?:compound|amod)$/.test(scene.tree.rel[child]) &&
      scene.language.classes.get(scene.tree.lemma[child])?.some((name) => TRADES.includes(name)),
  );

const TRADES: readonly string[] = ["civil", "economic", "property", "relief", "trade"];
