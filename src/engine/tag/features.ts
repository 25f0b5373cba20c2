import { shapeOf } from "./vocabulary.ts";

/** Morphological features by class, by class and word, and by class and shape (for figures), as CoNLL-U writes them. */
export interface FeatsModel {
  /** Features of each class, by its number. */
  readonly usual: readonly string[];
  /** `class TAB word` or `class TAB ~shape` → features that are not the usual ones. */
  readonly special: ReadonlyMap<string, string>;
}

export function featsOf(form: string, klass: number, model: FeatsModel): string {
  return (
    model.special.get(`${klass}\t${form.toLowerCase()}`) ?? model.special.get(`${klass}\t~${shapeOf(form)}`) ?? model.usual[klass]
  );
}
