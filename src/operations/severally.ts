/** Texts read together, of which one that cannot be read costs itself only: then they are read one by one. */
import { describeError } from "../base/error.ts";
import type { Article } from "../document/article.ts";

export interface Refused {
  readonly code: string;
  readonly message: string;
}

export function severally<T>(articles: readonly Article[], read: (some: readonly Article[]) => T[]): (T | Refused)[] {
  try {
    return read(articles);
  } catch (error) {
    if (articles.length === 1) return [describeError(error)];
    return articles.flatMap((article) => severally([article], read));
  }
}
