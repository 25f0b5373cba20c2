/** The command `ascribe`, run. */
import { sweepSeldom } from "../../platform/patience.ts";
import { call } from "./call.ts";

sweepSeldom();
process.exitCode = await call(process.argv);
