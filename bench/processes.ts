/** What this process and all below it hold and have spent, but for servers it started: from /proc, since a fleet's servers run Linux. */
import { readdirSync, readFileSync } from "node:fs";

export interface Sample {
  /** Resident, in MB. */
  readonly mb: number;
  /** Spent by those alive, and by those they waited for. */
  readonly cpuSeconds: number;
}

export function sample(): Sample {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const stat = statOf(Number(name));
    if (stat !== null) parents.set(Number(name), stat.parent);
  }
  const own = [process.pid];
  for (let at = 0; at < own.length; at++) for (const [pid, parent] of parents) if (parent === own[at]) own.push(pid);
  const stats = own.flatMap((pid) => statOf(pid) ?? []).filter(({ name }) => name !== "nats-server");
  return {
    mb: stats.reduce((sum, { mb }) => sum + mb, 0),
    cpuSeconds: stats.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0),
  };
}

const PAGE_MB = 4096 / 2 ** 20;
const TICKS = 100;

function statOf(pid: number): { name: string; parent: number; mb: number; cpuSeconds: number } | null {
  try {
    const [, name = "", rest = ""] = /^\d+ \((.*)\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
    const fields = rest.split(" ").map(Number);
    // proc(5): after the name stand the state, then the parent; utime, stime and those of children waited for are 14 to 17, rss is 24.
    const ticks = fields[11]! + fields[12]! + fields[13]! + fields[14]!;
    return { name, parent: fields[1]!, cpuSeconds: ticks / TICKS, mb: fields[21]! * PAGE_MB };
  } catch {
    return null;
  }
}
