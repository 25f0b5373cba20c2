/** How far, how fast, how long still: one line on standard error, redrawn; silent when that is no terminal. */

export interface Progress {
  step(): void;
  end(): void;
}

export interface Whole {
  /** How many steps there will be, where that is known. */
  readonly total?: number;
  /** The part of the whole that is behind, from 0 to 1, where only that is known: bytes read of bytes there are. */
  readonly part?: () => number;
}

const REDRAW_MS = 200;
/** Before this much is behind, what is left is a guess too wild to print. */
const LEAST_PART = 0.01;

export function trackProgress(verb: string, { total, part }: Whole = {}): Progress {
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
      const behind = total === undefined ? (part?.() ?? 0) : done / total;
      process.stderr.write(`\r\x1b[K${describeProgress(verb, done, behind, (now - began) / 1000)}`);
    },
    end: () => {
      if (isShown && drawn > began) process.stderr.write("\r\x1b[K");
    },
  };
}

/** @param behind the part of the whole that is done; 0 when it is not known */
export function describeProgress(verb: string, done: number, behind: number, seconds: number): string {
  const rate = done / Math.max(seconds, 0.001);
  const pace = `${verb} ${done}, ${rate >= 10 ? Math.round(rate) : Math.round(rate * 10) / 10} a second`;
  if (behind < LEAST_PART) return pace;
  return `${pace}, ${Math.floor(Math.min(1, behind) * 100)}%, ${clock((seconds / behind) * (1 - Math.min(1, behind)))} left`;
}

const clock = (seconds: number): string =>
  seconds < 90
    ? `${Math.ceil(seconds)} s`
    : seconds < 5400
      ? `${Math.round(seconds / 60)} min`
      : `${Math.round(seconds / 360) / 10} h`;
