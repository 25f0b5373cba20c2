import { AscribeError } from "../base/error.ts";
import { type Gunzip, type ModelFile, openModel } from "../classify/model-file.ts";
import { type AttributionModels, readAttributionFile } from "./attributions/index.ts";
import { type EventModel, readEventModel } from "./events/index.ts";
import { newGreedyParser } from "./parse/greedy.ts";
import type { ParseModels } from "./parse/index.ts";
import { describeParseWords, numberTags } from "./parse/parse.ts";
import { type ParseFacts, readParseModel } from "./parse/read-model.ts";
import type { TagModels } from "./tag/index.ts";
import { type NameFacts, readTagModels, type TagFacts } from "./tag/read-model.ts";

/** `fast` takes the best step each time; `accurate` keeps several readings open and has weights of its own. */
export type Mode = "fast" | "accurate";

/** All trained weights of one language, ready to run. */
export interface Models extends TagModels, ParseModels {
  readonly language: string;
  readonly mode: Mode;
  /** `null` when their weights are absent: then rules alone tell who says so. */
  readonly attributions: AttributionModels | null;
  /** `null` when its weights are absent: then frames alone tell events. */
  readonly events: EventModel | null;
  /** SHA-256 of each file that was loaded, `"en/tag"` → `"sha256:…"`, for the stamp of every reading. */
  readonly hashes: Readonly<Record<string, string>>;
}

// The median margin of wrong arcs on EWT dev: an arc there is half sure.
const HALF_MARGIN = 40;

/** Where weights come from; `src/platform/` has one for Node and one for the browser. */
export interface ModelSource {
  /** @param name as under `models/`, for example "en/tag.bin" */
  read(name: string): Promise<Uint8Array>;
  readonly gunzip: Gunzip;
  /** SHA-256, 64 hexadecimal digits. */
  digest(bytes: Uint8Array): string | Promise<string>;
}

/**
 * Loads the weights of a language.
 * @throws {AscribeError} `bad-model` or `model-version` when a file is not what it should be
 */
export async function loadModels(mode: Mode, source: ModelSource, language = "en"): Promise<Models> {
  const hashes: Record<string, string> = {};
  const open = async (name: string, kind: string): Promise<ModelFile> => {
    const path = `${language}/${name}.bin`;
    const bytes = await source.read(path);
    hashes[`${language}/${name}`] = `sha256:${await source.digest(bytes)}`;
    const file = await openModel(bytes, source.gunzip, path);
    if (file.kind !== kind || file.language !== language) {
      throw new AscribeError(
        "bad-model",
        `${path} holds "${file.language} ${file.kind}"; make it again with: npm run train -- ${language}`,
      );
    }
    return file;
  };
  const [tagFile, nameFile, parseFile, attributionFile, eventFile] = await Promise.all([
    open("tag", "tag"),
    open("names", "names"),
    open(`parse.${mode}`, "parse"),
    open("attribution", "attribution").catch(orNone),
    open("events", "events").catch(orNone),
  ]);
  const tagging = readTagModels(
    tagFile.facts as unknown as TagFacts,
    tagFile.tables.tags,
    nameFile.facts as NameFacts,
    nameFile.tables.names,
  );
  const model = readParseModel(parseFile.facts as unknown as ParseFacts, parseFile.tables.structure, parseFile.tables.labels);
  return {
    language,
    mode,
    ...tagging,
    ...numberTags(tagging.classes),
    wordOf: describeParseWords(tagging.lexicon.clusters),
    relations: model.relations,
    parser: newGreedyParser(model),
    sureness: (margin) => margin / (margin + HALF_MARGIN),
    events: eventFile && readEventModel(eventFile),
    attributions: attributionFile && readAttributionFile(attributionFile),
    hashes: Object.fromEntries(Object.entries(hashes).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** Absent is `null`; damaged is still an error, since a reading must not grow worse in silence. */
function orNone(error: unknown): null {
  if (error instanceof AscribeError && error.code !== "no-model") throw error;
  return null;
}
