/** English for parsing: arcs that no sentence of it has. */
import type { ParseWords } from "../../../engine/language.ts";
import { settle } from "../../../engine/parse/settle.ts";

export const trees: ParseWords = { settle };
