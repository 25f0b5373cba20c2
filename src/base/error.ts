/**
 * The one error class. `code` is stable for programs; `message` tells a person what was wrong, with what,
 * and what to do. Thrown at the edges only (input, files, network): reading itself never throws.
 */
export class AscribeError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "AscribeError";
    this.code = code;
  }
}

/** Any thrown value as the one shape every edge answers with. */
export function describeError(error: unknown): { code: string; message: string } {
  if (error instanceof AscribeError) return { code: error.code, message: error.message };
  return { code: "internal", message: error instanceof Error ? error.message : String(error) };
}
