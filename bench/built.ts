/**
 * A module as it is built for use, for benches of speed: tsx gives every inner function its name at each call, which makes the
 * reader a fifth slower and some of its stages more than others.
 */
import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { NODE_TARGET } from "../scripts/node-target.ts";

/** @param entry from the root of the repository */
export async function built<Module>(entry: string): Promise<Module> {
  const outfile = resolve(".cache/built", basename(entry).replace(/\.ts$/, ".js"));
  await build({ entryPoints: [entry], outfile, bundle: true, format: "esm", ...NODE_TARGET, minify: true });
  return (await import(pathToFileURL(outfile).href)) as Module;
}
