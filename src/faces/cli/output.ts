/** Writing to the terminal or a pipe: waits when the reader is slow, stops quietly when it goes away. */
import { AscribeError } from "../../base/error.ts";

/**
 * Writes to standard output, and returns when it is taken.
 * @throws {AscribeError} `disk-full`, `cannot-write`
 */
export function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(whyNot(error)) : resolve()));
  });
}

/** One line on standard error. */
export const say = (text: string): void => void process.stderr.write(`${text}\n`);

function whyNot(error: NodeJS.ErrnoException): Error {
  // The reader of a pipe (head, less) has seen enough: that is no failure.
  if (error.code === "EPIPE") process.exit(0);
  if (error.code === "ENOSPC")
    return new AscribeError("disk-full", "no room left to write the answer; free some space and run it again", { cause: error });
  return new AscribeError("cannot-write", `the answer cannot be written: ${error.message}`, { cause: error });
}
