/**
 * A shard read in a process of its own, so that the worker goes on extending its claim while the reading keeps a core busy, and so that
 * a document which kills the reading, or never ends, costs that document only. It is convicted when it does so twice: once may be the machine.
 */
import { type ChildProcess, fork } from "node:child_process";
import { AscribeError } from "../base/error.ts";
import type { Finished, Place, Rejected, Shard } from "../ledger/lake.ts";
import type { ShardReader } from "../operations/fleet.ts";

export interface ShardProcessOptions {
  readonly command: readonly [string, ...string[]];
  readonly documentMs?: number;
}

export interface Task {
  readonly shard: Shard;
  readonly root: string;
  readonly rejected: readonly Rejected[];
  readonly singly: boolean;
}

export type Answer =
  | { readonly at: Place | null }
  | { readonly finished: Finished }
  | { readonly failed: { readonly code: string; readonly message: string } };

/** The longest article takes seconds; two minutes is a loop. */
const DOCUMENT_MS = 120_000;
/** Loading models, opening files, and at the end writing segments and syncing them to a slow disk. */
const GRACE_MS = 600_000;
/**
 * V8 collects garbage and makes fast code on threads of its own, which is quick where cores stand idle. A fleet has a reader for each core, and what
 * those threads take is taken from another reader: so both are done on the reader's own thread, and a worker is one core's work, no more.
 */
const FRUGAL = ["--single-threaded-gc", "--no-concurrent-recompilation"];

export function shardProcess({ command: [module, ...args], documentMs = DOCUMENT_MS }: ShardProcessOptions): ShardReader {
  let child: ChildProcess | null = null;
  let stopped = false;

  const running = (): ChildProcess => {
    if (child?.connected) return child;
    const begun = fork(module, args, {
      execArgv: [...process.execArgv, ...FRUGAL],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    begun.once("exit", () => {
      if (child === begun) child = null;
    });
    child = begun;
    return begun;
  };
  const attempt = (task: Task): Promise<Attempt> =>
    new Promise((resolve) => {
      const process = running();
      let at: Place | null = null;
      let timer = setTimeout(kill, GRACE_MS);
      let slow = false;
      process.on("message", heed).once("exit", gone);
      process.send(task, (error) => error && end({ died: at, slow: false, how: error.message }));

      function kill() {
        slow = at !== null;
        process.kill("SIGKILL");
      }
      function heed(answer: Answer) {
        clearTimeout(timer);
        if ("at" in answer) {
          at = answer.at;
          timer = setTimeout(kill, at ? documentMs : GRACE_MS);
        } else end("finished" in answer ? { finished: answer.finished } : { failed: answer.failed });
      }
      function gone(code: number | null, signal: string | null) {
        end({ died: at, slow, how: signal ?? `exit code ${code}` });
      }
      function end(outcome: Attempt) {
        clearTimeout(timer);
        process.off("message", heed).off("exit", gone);
        resolve(outcome);
      }
    });

  return {
    read: async (shard, root) => {
      const deaths = new Map<string, number>();
      const rejected: Rejected[] = [];
      // Several documents are read at a time until the process dies of one; which it was is found singly.
      for (let singly = false; ; singly = true) {
        if (stopped) throw new AscribeError("stopped", "the worker is stopping");
        const outcome = await attempt({ shard, root, rejected, singly });
        if ("finished" in outcome) return outcome.finished;
        if ("failed" in outcome) throw new AscribeError(outcome.failed.code, outcome.failed.message);
        const { died, slow, how } = outcome;
        if (died && !singly) continue;
        const where = died ? `${died.path}@${died.offset}` : "";
        const times = (deaths.get(where) ?? 0) + 1;
        deaths.set(where, times);
        if (times < 2) continue;
        if (!died) throw new AscribeError("reader-died", `the reading process died twice outside any document (${how})`);
        const message = slow ? `reading it did not end within ${documentMs / 1000} s` : `reading it ended the process (${how})`;
        rejected.push({ ...died, given: null, code: slow ? "poison-slow" : "poison-deadly", message });
      }
    },
    stop: async () => {
      stopped = true;
      child?.kill("SIGKILL");
    },
  };
}

type Attempt =
  | { readonly finished: Finished }
  | { readonly failed: { readonly code: string; readonly message: string } }
  | { readonly died: Place | null; readonly slow: boolean; readonly how: string };
