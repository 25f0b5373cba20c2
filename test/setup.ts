import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Lexicons are packed before any test reads one, so that an edited TSV is never tested in its old form. What test files make for one another goes
 * with the run, and so do all temporary folders, of tests and of what they start.
 */
export default function setup(): () => void {
  // Before a worker is started, which takes it over.
  process.env.ASCRIBE_TEST_RUN = String(process.pid);
  process.env.ASCRIBE_LASTING = tmpdir();
  const temporary = mkdtempSync(join(tmpdir(), "ascribe-run-"));
  process.env.TMPDIR = temporary;
  execFileSync(process.execPath, ["--import", "tsx", "scripts/pack.ts"], { stdio: "inherit" });
  return () => {
    for (const base of ["dist", ".cache"])
      for (const name of namesIn(base))
        if (name.startsWith(`test-${process.pid}`)) rmSync(join(base, name), { recursive: true, force: true });
    rmSync(temporary, { recursive: true, force: true });
  };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
