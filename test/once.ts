/** What several test files need is made by the first that asks for it, and found by the others; the run's end takes it away. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Of this run alone: a folder is never shared with another run, nor with what ships. */
export const runFolder = (base: string): string => join(base, `test-${process.env.ASCRIBE_TEST_RUN ?? process.pid}`);

export async function madeOnce(folder: string, make: (folder: string) => Promise<void>): Promise<string> {
  const [made, making] = [`${folder}.made`, `${folder}.making`];
  while (!existsSync(made)) {
    if (isFirst(making))
      try {
        // Outside a run of tests nobody else takes it away.
        if (!process.env.ASCRIBE_TEST_RUN) process.once("exit", () => forget(folder));
        await make(folder);
        writeFileSync(made, "");
      } finally {
        rmSync(making, { recursive: true });
      }
    else await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return folder;
}

function forget(folder: string): void {
  for (const path of [folder, `${folder}.made`, `${folder}.making`]) rmSync(path, { recursive: true, force: true });
}

// A folder is made by one of however many ask for it at once.
function isFirst(folder: string): boolean {
  try {
    mkdirSync(join(folder, ".."), { recursive: true });
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}
