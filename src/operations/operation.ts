/**
 * One thing that can be asked of Ascribe, the same for the command line, the HTTP API and an assistant: checked
 * input, plain output. Faces turn their own words into `input` and show `output`; they decide nothing.
 */
import type { z } from "zod";
import type { Ascribe } from "./ascribe.ts";

export interface Operation<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodType = z.ZodType> {
  /** Words joined by hyphens: `check-quote`. */
  readonly name: string;
  /** One sentence for a person and for an assistant alike. */
  readonly summary: string;
  /** `get` asks and changes nothing; a `{name}` in the path is filled from the input. */
  readonly http: { readonly method: "get" | "post" | "delete"; readonly path: string };
  /** Whether the ledger may be changed. What does not change it may still be a `post`, for the size of its input. */
  readonly writes: boolean;
  /** Reaches into this machine, or out of it, at the caller's word: not offered to other machines. */
  readonly onThisMachineOnly?: boolean;
  readonly input: Input;
  readonly output: Output;
  /** @throws {AscribeError} when the input names what is not there, or the ledger cannot be opened. */
  run(ascribe: Ascribe, input: z.output<Input>): Promise<z.output<Output>>;
}

/** Ties the types of one operation's parts together. */
export const operation = <Input extends z.ZodObject, Output extends z.ZodType>(
  parts: Operation<Input, Output>,
): Operation<Input, Output> => parts;

/** An operation whose input is not known when compiled: it is checked against `input` before it runs. */
export interface AnyOperation extends Omit<Operation, "run"> {
  run(ascribe: Ascribe, input: never): Promise<unknown>;
}
