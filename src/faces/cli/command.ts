/** What a command is: how it is called and explained, and where its code is, loaded only when it is called. */
export interface CommandShape {
  readonly name: string;
  /** As `--help` shows them: `[files...]`. */
  readonly args?: string;
  readonly summary: string;
  /** What a manual would say beyond the summary, a paragraph a string. */
  readonly about?: readonly string[];
  readonly options: readonly (readonly [flags: string, description: string])[];
  /** What its first word may be, where that is known, for a shell to complete. */
  readonly words?: readonly string[];
  readonly examples: readonly string[];
  readonly load: () => Promise<{ run: Run }>;
}

export interface Call {
  /** The command's name. */
  readonly name: string;
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
}

/** @returns the exit code: 0 done, 1 something could not be done (said, and the rest done). */
export type Run = (call: Call) => Promise<number>;
