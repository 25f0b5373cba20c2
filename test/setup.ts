import { execFileSync } from "node:child_process";

/** Lexicons are packed before any test reads one, so that an edited TSV is never tested in its old form. */
export default function setup(): void {
  execFileSync(process.execPath, ["--import", "tsx", "scripts/pack.ts"], { stdio: "inherit" });
}
