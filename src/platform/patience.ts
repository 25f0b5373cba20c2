/**
 * How late V8 makes fast code. By its own measure it makes it of the first few texts, for the shapes met in them, and throws it away at the
 * next shape: functions of the reader are made over ten times, and the threads that do so take as much as a third of the processor.
 * Twenty times as late nearly all shapes have been met, and a text costs a fifth less. It holds for the whole process; there is no
 * narrower way. Later V8s make fast code in two steps, and are left alone.
 */
import { setFlagsFromString } from "node:v8";

export function beInNoHurry(): void {
  if (Number.parseInt(process.versions.node, 10) < 22) setFlagsFromString("--interrupt-budget=1351680");
}
