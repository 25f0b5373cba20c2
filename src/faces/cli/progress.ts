/** How far, how fast, how long still: one line on standard error, redrawn; silent when that is no terminal. */

export interface Progress {
  step(): void;
  end(): void;
}

const REDRAW_MS = 200;

export function trackProgress(verb: string, total: number | null = null): Progress {
  const isShown = process.stderr.isTTY === true;
  const began = performance.now();
  let done = 0;
  let drawn = began;
  return {
    step: () => {
      done++;
      const now = performance.now();
      if (!isShown || now - drawn < REDRAW_MS) return;
      drawn = now;
      process.stderr.write(`\r\x1b[K${describe(verb, done, total, (now - began) / 1000)}`);
    },
    end: () => {
      if (isShown && drawn > began) process.stderr.write("\r\x1b[K");
    },
  };
}

function describe(verb: string, done: number, total: number | null, seconds: number): string {
  const rate = done / Math.max(seconds, 0.001);
  const pace = rate >= 10 ? Math.round(rate) : Math.round(rate * 10) / 10;
  if (total === null) return `${verb} ${done}, ${pace} a second`;
  return `${verb} ${done} of ${total}, ${pace} a second, ${clock((total - done) / rate)} left`;
}

const clock = (seconds: number): string =>
  seconds < 90
    ? `${Math.ceil(seconds)} s`
    : seconds < 5400
      ? `${Math.round(seconds / 60)} min`
      : `${Math.round(seconds / 360) / 10} h`;
