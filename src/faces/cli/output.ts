/** Writing to the terminal or a pipe: waits when the reader is slow, stops quietly when it goes away. */
import { AscribeError } from "../../base/error.ts";

/**
 * Writes to standard output, and returns when it is taken.
 * @throws {AscribeError} `disk-full`, `cannot-write`
 */
export function print(text: string): Promise<void> {
  listenOnce();
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(whyNot(error)) : resolve()));
  });
}

/** One line on standard error. */
export const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** The failure itself reaches the caller through the write; without a listener it would also end the process. */
function listenOnce(): void {
  if (process.stdout.listenerCount("error") === 0) process.stdout.on("error", () => {});
}

function whyNot(error: NodeJS.ErrnoException): Error {
  // The reader of a pipe (head, less) has seen enough: that is no failure.
  if (error.code === "EPIPE") process.exit(0);
  if (error.code === "ENOSPC")
    return new AscribeError("disk-full", "no room left to write the answer; free some space and run it again", { cause: error });
  return new AscribeError("cannot-write", `the answer cannot be written: ${error.message}`, { cause: error });
}
