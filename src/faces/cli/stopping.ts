/** Ctrl-C, or an orchestrator's word: the first asks a command to end in good order, a second ends it at once. */
const SIGNALS = ["SIGINT", "SIGTERM"] as const;

export interface Stopping {
  /** Aborted once it has been asked for. */
  readonly signal: AbortSignal;
  /** When the command is done, whatever it came to. */
  forget(): void;
}

export function heedStop(): Stopping {
  const asked = new AbortController();
  const heed = (): void => {
    forget();
    asked.abort();
  };
  const forget = (): void => {
    for (const signal of SIGNALS) process.off(signal, heed);
  };
  for (const signal of SIGNALS) process.on(signal, heed);
  return { signal: asked.signal, forget };
}
