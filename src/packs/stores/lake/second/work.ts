/**
 * What every step of the second pass works on. A step is a function of the files before it: whatever machine runs it, and however often,
 * it writes the same.
 */

import type { SecondPass } from "../../../../ledger/lake.ts";
import { openScratch, type Scratch } from "../segment-writer.ts";
import type { Generation } from "./generation.ts";

export interface Work {
  readonly folder: string;
  readonly generation: Generation;
  readonly pass: SecondPass;
}

/** What a task made, for the sum at the end. */
export interface Counts {
  readonly documents: number;
  readonly reports: number;
  readonly happenings: number;
}

export const NOTHING: Counts = { documents: 0, reports: 0, happenings: 0 };

export async function withScratch<T>(folder: string, work: (scratch: Scratch) => Promise<T>): Promise<T> {
  const scratch = await openScratch(folder);
  try {
    return await work(scratch);
  } finally {
    scratch.close();
  }
}
