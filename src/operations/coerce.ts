/**
 * Input that came as words — a query, a command's options — in the types its schema names. Only the types are
 * mended here; whether the value is right, the schema says afterwards.
 */
import type { z } from "zod";

export function coerce(schema: z.ZodObject, words: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(words)) {
    if (value === undefined) continue;
    const field = schema.shape[key];
    out[key] = field ? mend(kindOf(field), value) : value;
  }
  return out;
}

/** The type under `optional`, `default` and `nullable`. */
export function kindOf(field: z.core.$ZodType): string {
  const { def } = field._zod;
  if ("innerType" in def) return kindOf(def.innerType as z.core.$ZodType);
  return def.type;
}

function mend(kind: string, value: unknown): unknown {
  if (kind === "array") return Array.isArray(value) ? value : [value];
  if (typeof value !== "string") return value;
  if (kind === "number" || kind === "int") return value.trim() === "" || Number.isNaN(Number(value)) ? value : Number(value);
  if (kind === "boolean") return value === "true" || value === "1" || (value === "false" || value === "0" ? false : value);
  return value;
}
