/** A script that a test starts in processes of its own, built beforehand: through tsx each of them would start for a second and more. */
import { basename, join } from "node:path";
import { build } from "esbuild";
import { madeOnce, runFolder } from "./once.ts";

export async function builtScript(path: string): Promise<string> {
  const name = basename(path, ".ts");
  const folder = await madeOnce(`${runFolder(".cache")}-${name}`, async (folder) => {
    const outfile = join(folder, `${name}.js`);
    await build({
      entryPoints: [path],
      outfile,
      bundle: true,
      format: "esm",
      platform: "node",
      target: "node20",
      packages: "external",
    });
  });
  return join(process.cwd(), folder, `${name}.js`);
}
