/**
 * Asking again while a cluster chooses a leader. The longest stall measured after a leader was killed was 5.7 s; a whole
 * cluster that restarts needs some tens. What is wrong for good is passed on at once.
 */
const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 2000;
const PATIENCE_MS = 60_000;

/**
 * @param remedy tried after each failure, as making again what was lost; its own failure is not ours
 * @param patienceMs after so long the last failure is passed on
 */
export async function patiently<T>(ask: () => Promise<T>, remedy?: () => Promise<void>, patienceMs = PATIENCE_MS): Promise<T> {
  const until = performance.now() + patienceMs;
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
    try {
      return await ask();
    } catch (error) {
      if (performance.now() > until || !mayPass(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
      await remedy?.().catch(() => {});
    }
  }
}

// Timeouts, no responders (which the client calls "JetStream is not enabled"), no leader, a stream that is being made: a cluster on
// its way. Refusals are not.
function mayPass(error: unknown): boolean {
  const words = `${(error as { name?: string })?.name} ${error}`;
  return /timeout|no responders|jetstream is not enabled|503|not available|offline|leader|disconnect|not found|no suitable peers|insufficient resources|RequestError|TimeoutError/i.test(
    words,
  );
}
