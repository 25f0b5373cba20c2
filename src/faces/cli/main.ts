/** The command `ascribe`, run. */
import { setFlagsFromString } from "node:v8";
import { call } from "./call.ts";

// Opening weights and reading make much that is soon forgotten; a nursery that doubles from one megabyte is swept twenty
// times in the first second, one that goes to its usual sixteen at once is swept five.
setFlagsFromString("--semi-space-growth-factor=16");
process.exitCode = await call(process.argv);
