import { AscribeError } from "../base/error.ts";
import { type Gunzip, type ModelFile, openModel } from "../classify/model-file.ts";
import { newGreedyParser } from "./parse/greedy.ts";
import type { ParseModels } from "./parse/index.ts";
import { describeParseWords, numberTags } from "./parse/parse.ts";
import { type ParseFacts, readParseModel } from "./parse/read-model.ts";
import type { TagModels } from "./tag/index.ts";
import { readTagModels, type TagFacts } from "./tag/read-model.ts";

/** `fast` takes the best step each time; `accurate` keeps several readings open and has weights of its own. */
export type Mode = "fast" | "accurate";

/** All trained weights of one language, ready to run. */
export interface Models extends TagModels, ParseModels {
  readonly language: string;
  readonly mode: Mode;
}

/** Where weights come from; `src/platform/` has one for Node and one for the browser. */
export interface ModelSource {
  /** @param name as under `models/`, for example "en/tag.bin" */
  read(name: string): Promise<Uint8Array>;
  readonly gunzip: Gunzip;
}

/**
 * Loads the weights of a language.
 * @throws {AscribeError} `bad-model` or `model-version` when a file is not what it should be
 */
export async function loadModels(mode: Mode, source: ModelSource, language = "en"): Promise<Models> {
  const open = async (name: string, kind: string): Promise<ModelFile> => {
    const path = `${language}/${name}.bin`;
    const file = await openModel(await source.read(path), source.gunzip, path);
    if (file.kind !== kind || file.language !== language) {
      throw new AscribeError(
        "bad-model",
        `${path} holds "${file.language} ${file.kind}"; make it again with: npm run train -- ${language}`,
      );
    }
    return file;
  };
  const [tagFile, nameFile, parseFile] = await Promise.all([
    open("tag", "tag"),
    open("names", "names"),
    open(`parse.${mode}`, "parse"),
  ]);
  const tagging = readTagModels(tagFile.facts as unknown as TagFacts, tagFile.tables.tags, nameFile.tables.names);
  const model = readParseModel(parseFile.facts as unknown as ParseFacts, parseFile.tables.structure, parseFile.tables.labels);
  return {
    language,
    mode,
    ...tagging,
    ...numberTags(tagging.classes),
    wordOf: describeParseWords(tagging.lexicon.clusters),
    relations: model.relations,
    parser: newGreedyParser(model),
    marginUnit: Number(parseFile.facts.marginUnit),
  };
}
