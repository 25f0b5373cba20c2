import type { OpenedModel } from "../../../classify/model-file.ts";
import type { Table } from "../../../classify/table.ts";
import type { NETWORK_TABLES } from "./tables.ts";

/** What a network's file holds beside its tables, as JSON has it. */
export interface NetworkFacts {
  readonly relations: readonly string[];
  /** The tagger's classes that it was taught under, `upos|xpos`. */
  readonly classes: readonly string[];
  readonly units: number;
  readonly arc: number;
  readonly label: number;
  readonly layers: readonly (Scaled & {
    /** For each direction, of f and then of r. */
    readonly carry: readonly number[];
  })[];
  /** How each word is told: as head and dependent of arcs, then of labels. */
  readonly telling: Scaled;
  readonly root: readonly number[];
  readonly pair: Scaled;
  readonly headed: readonly number[];
  readonly naming: Scaled;
}

/** A matrix lies in a table, one row for each column of what it gives, in bytes; here is what each is to be multiplied by, and what is added. */
export interface Scaled {
  /** In steps of `SCALE_UNIT`. */
  readonly scales: readonly number[];
  /** In steps of `FACT_UNIT`, as are `carry`, `root` and `headed`. */
  readonly bias: readonly number[];
}

export const SCALE_UNIT = 2 ** -24;
export const FACT_UNIT = 2 ** -12;
/** Of what is looked up: of vectors, and of tables that were learned. */
export const VECTOR_UNIT = 2 ** -5;
export const LEARNED_UNIT = 2 ** -6;
/** Of what the layers read out, and of how words are told. */
export const READ_UNIT = 2 ** -10;
export const TOLD_UNIT = 2 ** -9;

export interface NetworkModel {
  readonly facts: NetworkFacts;
  readonly tables: Readonly<Record<(typeof NETWORK_TABLES)[number], Table>>;
}

export const readNetworkModel = ({ facts, tables }: Pick<OpenedModel, "facts" | "tables">): NetworkModel => ({
  facts: facts as unknown as NetworkFacts,
  tables: tables as NetworkModel["tables"],
});
