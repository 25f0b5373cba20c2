/**
 * A list as a stream: whoever asks for `application/x-ndjson` gets every row, a line each, page after page as the ledger gives
 * them, and holds no more than a page on either side.
 */
import type { z } from "zod";
import { describeError } from "../../base/error.ts";
import type { Ascribe } from "../../operations/ascribe.ts";
import { ask } from "../../operations/check.ts";
import type { AnyOperation } from "../../operations/operation.ts";

export const ROWS_TYPE = "application/x-ndjson";

const PAGE = 500;

/** The field of an operation's output that holds its rows, when it answers a page at a time. */
export function rowsField({ input, output }: AnyOperation): string | null {
  const shape = (output as z.ZodObject).shape as Readonly<Record<string, z.ZodType>> | undefined;
  if (!shape || !("next" in shape) || !("cursor" in input.shape)) return null;
  return Object.keys(shape).find((name) => shape[name].def.type === "array") ?? null;
}

type Page = Readonly<Record<string, unknown>> & { readonly next: string | null };

/** @throws {AscribeError} for a wrong question, before the first row; what goes wrong later is the last line, as `{code, message}` */
export async function rowsOf(
  ascribe: Ascribe,
  operation: AnyOperation,
  field: string,
  input: Readonly<Record<string, unknown>>,
): Promise<AsyncIterable<string>> {
  const pageFrom = async (cursor: unknown) => (await ask(ascribe, operation, { ...input, limit: PAGE, cursor })) as Page;
  const first = await pageFrom(input.cursor);
  return (async function* () {
    try {
      for (let page = first; ; page = await pageFrom(page.next)) {
        yield (page[field] as unknown[]).map((row) => `${JSON.stringify(row)}\n`).join("");
        if (page.next === null) return;
      }
    } catch (error) {
      yield `${JSON.stringify(describeError(error))}\n`;
    }
  })();
}
