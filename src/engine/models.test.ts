import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { encodeBody, sealModel } from "../classify/model-file.ts";
import { modelFiles } from "../platform/node.ts";
import { loadModels } from "./models.ts";

/** The shipped weights, but for one file that is replaced. */
const withFile = (name: string, kind: string) => ({
  ...modelFiles,
  read: async (path: string) =>
    path === name ? sealModel(gzipSync(encodeBody({ kind, language: "en", facts: {}, tables: {} }))) : modelFiles.read(path),
});

describe("weights that are not what the program reads", () => {
  it.each([
    ["en/tag.bin", "tag", "tags"],
    ["en/names.bin", "names", "chain"],
    ["en/parse.fast.bin", "parse", "structure"],
    ["en/attribution.bin", "attribution", "cues"],
  ])("are named when they were made by an older program: %s", async (name, kind, table) => {
    await expect(loadModels("fast", withFile(name, kind))).rejects.toMatchObject({
      code: "model-version",
      message: `${name} was made by an older program: it has no table "${table}"; take program and models from one release`,
    });
  });

  it("are named when they are for something else", async () => {
    await expect(loadModels("fast", withFile("en/tag.bin", "names"))).rejects.toMatchObject({
      code: "bad-model",
      message: expect.stringContaining('en/tag.bin holds "en names"'),
    });
  });
});
