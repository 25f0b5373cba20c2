import type { FeatsModel } from "../src/engine/tag/features.ts";
import { shapeOf } from "../src/engine/tag/vocabulary.ts";

export interface FeatsCase {
  readonly form: string;
  readonly klass: number;
  readonly feats: string;
}

/** The most frequent features of each class; of each shape and word where they differ and were seen at least twice. */
export function learnFeats(cases: readonly FeatsCase[], classes: number): FeatsModel {
  const counts = new Map<string, Map<string, number>>();
  for (const { form, klass, feats } of cases) {
    for (const key of [`${klass}`, `${klass}\t~${shapeOf(form)}`, `${klass}\t${form.toLowerCase()}`]) {
      const seen = counts.get(key) ?? new Map<string, number>();
      counts.set(key, seen);
      seen.set(feats, (seen.get(feats) ?? 0) + 1);
    }
  }
  const usual = Array.from({ length: classes }, (_, klass) => most(counts.get(`${klass}`))?.feats ?? "_");
  const special = new Map<string, string>();
  for (const [key, seen] of counts) {
    const [klass, word] = key.split("\t");
    const best = most(seen);
    if (word === undefined || !best || best.of < 2) continue;
    if (word.startsWith("~") && best.feats !== usual[Number(klass)]) special.set(key, best.feats);
  }
  for (const [key, seen] of counts) {
    const [klass, word] = key.split("\t");
    const best = most(seen);
    if (word === undefined || word.startsWith("~") || !best || best.of < 2) continue;
    const without = special.get(`${klass}\t~${shapeOf(word)}`) ?? usual[Number(klass)];
    if (best.feats !== without) special.set(key, best.feats);
  }
  return { usual, special };
}

function most(seen: ReadonlyMap<string, number> | undefined): { feats: string; of: number } | null {
  if (!seen) return null;
  let feats = "_";
  let top = 0;
  let of = 0;
  for (const [value, n] of seen) {
    of += n;
    if (n > top || (n === top && value < feats)) {
      top = n;
      feats = value;
    }
  }
  return { feats, of };
}
