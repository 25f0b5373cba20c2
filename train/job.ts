/** One job of the training, by name, in a process of its own. */
import { jobs } from "./jobs.ts";

const [name, part] = (process.argv[2] ?? "").split(":");
const job = jobs[name];
if (!job) throw new Error(`there is no training job "${name}"; there are: ${Object.keys(jobs).join(", ")}`);
await job(Number(part ?? 0));
