import type { Span } from "../base/span.ts";
import type { Attribution } from "./schema.ts";

/** Who speaks, by the words that name him: for "who" the noun before it, else the source itself. */
export const namedSource = ({ source, standsFor }: Pick<Attribution, "source" | "standsFor">): readonly Span[] =>
  standsFor ? [standsFor] : source;
