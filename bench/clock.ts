/** What was made, and in how much processor time of this process (ms): other processes on the machine count for little. */
export function clocked<T>(make: () => T): { readonly made: T; readonly ms: number } {
  const began = process.cpuUsage();
  const made = make();
  const { user, system } = process.cpuUsage(began);
  return { made, ms: (user + system) / 1000 };
}

/** Processor time of the best of several rounds after one to warm up, in ms: the first is still being compiled, and a shared machine has its moments. */
export function bestOf(rounds: number, run: () => void): number {
  run();
  return Math.min(...Array.from({ length: rounds }, () => clocked(run).ms));
}
