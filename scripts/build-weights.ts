/** Weights laid out as they lie in memory, beside the built command: whoever reads one page waits for their decoding longer than for the reading. */
import { mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { layOut } from "../src/base/laid-out.ts";
import { openModel } from "../src/classify/model-file.ts";
import { LAID_OUT } from "../src/engine/models.ts";
import { PLACES } from "../src/engine/places.ts";
import { type LaidOutFile, modelFiles } from "../src/platform/node.ts";

export async function buildWeights(folder: string): Promise<void> {
  const names = readdirSync("models", { recursive: true, encoding: "utf8" }).map((name) => name.replaceAll("\\", "/"));
  for (const name of names.filter((one) => one.endsWith(".bin"))) {
    const bytes = await modelFiles.read(name);
    const { size, mtimeMs } = statSync(join("models", name));
    const value = name === PLACES ? await modelFiles.gunzip(bytes) : await opened(bytes, name);
    const file: LaidOutFile = { size, changedMs: mtimeMs, digest: modelFiles.digest(bytes), value };
    const path = join(folder, `${name}.ready`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, layOut(file));
  }
}

async function opened(bytes: Uint8Array, name: string): Promise<object> {
  const { kind, language, facts, ...file } = await openModel(bytes, modelFiles.gunzip, name);
  const forms = Object.entries(LAID_OUT[kind as keyof typeof LAID_OUT]).map(([form, tables]) => {
    const decoded = file[form as keyof typeof file] as Readonly<Record<string, unknown>>;
    return [form, Object.fromEntries((tables as readonly string[]).map((table) => [table, decoded[table]]))];
  });
  return { kind, language, facts, ...Object.fromEntries(forms) };
}
