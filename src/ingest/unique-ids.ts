/**
 * Ids within one file: two texts under one id are refused, since what refers to the id would find either. The same text
 * again under its id is no fault.
 */
import { createHash } from "node:crypto";
import { AscribeError } from "../base/error.ts";
import { type Refusal, refuse } from "./found.ts";

export interface UniqueIds {
  /** Why this text may not have this id; null when it may. */
  taken(place: string, id: string | null, number: number, text: string): Refusal | null;
}

/** @param unit what is counted in the file: "line", "row" */
export function uniqueIds(unit: string): UniqueIds {
  const first = new Map<string, { readonly number: number; readonly mark: number }>();
  return {
    taken: (place, id, number, text) => {
      if (id === null) return null;
      const before = first.get(id);
      // Six bytes of a hash tell two texts apart, and are less to hold than the texts.
      const mark = createHash("sha256").update(text).digest().readUIntBE(0, 6);
      if (before === undefined) first.set(id, { number, mark });
      if (before === undefined || before.mark === mark) return null;
      const message = `has the id "${id}" that ${unit} ${before.number} has, over another text; give each its own`;
      return refuse(place, new AscribeError("duplicate-id", message));
    },
  };
}
