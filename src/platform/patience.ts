/**
 * How late V8 makes fast code. By its own measure it makes it of the first few texts, for the shapes met in them, and throws it away at the
 * next shape: functions of the reader are made over ten times, and the threads that do so take as much as a third of the processor.
 * Twenty times as late nearly all shapes have been met, and a text costs a fifth less. It holds for the whole process; there is no
 * narrower way. Later V8s make fast code in two steps, and are left alone.
 */
import { setFlagsFromString } from "node:v8";

export const beInNoHurry = (): void => setBudget(1_351_680);

/** V8's own measure again, for whoever reads a page and ends: what a second core makes meanwhile is a tenth of the wait. */
export const beInHurry = (): void => setBudget(135_168);

function setBudget(budget: number): void {
  if (Number.parseInt(process.versions.node, 10) < 22) setFlagsFromString(`--interrupt-budget=${budget}`);
}

/**
 * Opening weights and reading make much that is soon forgotten; a nursery that doubles from one megabyte is swept twenty
 * times in the first second, one that goes to its usual sixteen at once is swept five.
 */
export const sweepSeldom = (): void => setFlagsFromString("--semi-space-growth-factor=16");

/**
 * A heap is collected when it is twice what lived after the last time, and not, as V8 has it where memory is plenty, four times: a run of many
 * texts keeps some fifty megabytes a thread, and would let them grow to two hundred. For every thread of the process.
 */
export const keepSmall = (): void => setFlagsFromString("--heap-growing-percent=100");
