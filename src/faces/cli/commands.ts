/** Every command: its shape here, its code behind an import of its own, so that `--help` loads none of it. */
import type { CommandShape } from "./command.ts";
import { ASK } from "./shapes/ask.ts";
import { LEAVE } from "./shapes/leave.ts";
import { READ } from "./shapes/read.ts";
import { RECORD } from "./shapes/record.ts";
import { SERVE } from "./shapes/serve.ts";

/** How `--help` groups them, in the order a newcomer meets them; completion and the manual go by the same. */
export const GROUPS: readonly (readonly [heading: string, commands: readonly CommandShape[]])[] = [
  ["Read", READ],
  ["Record", RECORD],
  ["Ask", ASK],
  ["Take out and check", LEAVE],
  ["Serve", SERVE],
];

export const COMMANDS: readonly CommandShape[] = GROUPS.flatMap(([, commands]) => commands);
