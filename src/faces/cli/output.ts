/** Writing to the terminal or a pipe: waits when the reader is slow, stops quietly when it goes away. */
import { AscribeError } from "../../base/error.ts";

/**
 * Writes to standard output, and returns when it is taken.
 * @throws {AscribeError} `disk-full`, `cannot-write`
 */
export function print(text: string | Uint8Array): Promise<void> {
  listenOnce();
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(whyNot(error)) : resolve()));
  });
}

/** The same for whoever cannot wait, as what prints help. */
export function printAtOnce(text: string): void {
  listenOnce();
  process.stdout.write(text);
}

/** One line on standard error. */
export const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** A failure reaches the caller through the write; without a listener it would also end the process. */
function listenOnce(): void {
  if (process.stdout.listenerCount("error") === 0) process.stdout.on("error", endWithReader);
}

/** The reader of a pipe (head, less) has seen enough: that is no failure. */
function endWithReader({ code }: NodeJS.ErrnoException): void {
  if (code === "EPIPE") process.exit(0);
}

function whyNot(error: NodeJS.ErrnoException): Error {
  endWithReader(error);
  if (error.code === "ENOSPC")
    return new AscribeError("disk-full", "no room left to write the answer; free some space and run it again", { cause: error });
  return new AscribeError("cannot-write", `the answer cannot be written: ${error.message}`, { cause: error });
}
