/** The command `ascribe`, run. */
import { setFlagsFromString } from "node:v8";
import { call } from "./call.ts";

/** A call with more words than this names more than a few files. */
const MANY_WORDS = 12;

// Opening weights and reading make much that is soon forgotten; a nursery that doubles from one megabyte is swept twenty
// times in the first second, one that goes to its usual sixteen at once is swept five.
setFlagsFromString("--semi-space-growth-factor=16");
// Whoever reads one page is done before code made faster pays for its making: it is made three times as late.
if (/^(read|explain)$/.test(process.argv[2] ?? "") && !process.argv.includes("--jsonl") && process.argv.length < MANY_WORDS)
  setFlagsFromString("--interrupt-budget=400000");
process.exitCode = await call(process.argv);
