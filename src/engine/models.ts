import { AscribeError } from "../base/error.ts";
import { type Gunzip, type OpenedModel, openModel } from "../classify/model-file.ts";
import { loadAssembly } from "../classify/sums.ts";
import type { WordClusters } from "../classify/word-clusters.ts";
import type { Tagger } from "./attributions/index.ts";
import { type EventModel, readEventModel } from "./events/index.ts";
import { newGreedyParser } from "./parse/greedy.ts";
import type { ParseModels } from "./parse/index.ts";
import { NETWORK_TABLES } from "./parse/network/tables.ts";
import { describeParseWords, numberTags } from "./parse/parse.ts";
import { type ParseFacts, readParseModel } from "./parse/read-model.ts";
import type { TagModels } from "./tag/index.ts";
import { readNameFile, readTagFile, readTagModels } from "./tag/read-model.ts";

/** `fast` goes step by step and takes the best each time; `accurate` weighs every arc by a network besides, which has weights of its own. */
export type Mode = "fast" | "accurate";

/** All trained weights of one language, ready to run. */
export interface Models extends TagModels, ParseModels {
  readonly language: string;
  readonly mode: Mode;
  /** Which words behave and mean alike, for every stage. */
  readonly words: WordClusters;
  /** `null` when their weights are absent: then rules alone tell who says so. */
  readonly attributions: Tagger | null;
  /** `null` when its weights are absent: then frames alone tell events. */
  readonly events: EventModel | null;
  /** SHA-256 of each file that was loaded, `"en/tag"` → `"sha256:…"`, for the stamp of every reading. */
  readonly hashes: Readonly<Record<string, string>>;
}

// The median margin of wrong arcs on EWT dev is 114: an arc there is half sure.
const HALF_MARGIN = 114;

/** Tables that files of each kind hold. A file that lacks one is older than what reads it. */
const HOLDS = {
  words: ["words"],
  tag: ["tags", "words"],
  names: ["chain", "listed"],
  parse: ["structure", "labels"],
  network: NETWORK_TABLES,
  attribution: ["cues", "spans", "weights"],
  events: ["events"],
} as const;

/** Where weights come from; `src/platform/` has one for Node and one for the browser. */
export interface ModelSource {
  /** @param name as under `models/`, for example "en/tag.bin" */
  read(name: string): Promise<Uint8Array>;
  readonly gunzip: Gunzip;
  /** SHA-256, 64 hexadecimal digits. */
  digest(bytes: Uint8Array): string | Promise<string>;
  /** A file as the build has laid it out beside the program, decoded; `null` where there is none, or it is of other weights. */
  ready?(name: string): Promise<Ready | null>;
}

export interface Ready {
  /** As `digest` would give it. */
  readonly digest: string;
  /** An `OpenedModel` with the tables that `LAID_OUT` names, or the inflated bytes of what is no weights file. */
  readonly value: unknown;
}

/** Which tables each kind of file is asked for decoded, and which as they lie in it: what the build lays out for a quick start. */
export const LAID_OUT: Readonly<Record<keyof typeof HOLDS, Partial<Record<"tables" | "sections", readonly string[]>>>> = {
  words: { tables: ["words"] },
  tag: { tables: ["words"], sections: ["tags"] },
  names: { tables: ["listed"], sections: ["chain"] },
  parse: { sections: ["structure", "labels"] },
  network: { tables: NETWORK_TABLES },
  attribution: { sections: ["cues", "spans", "weights"] },
  events: { tables: ["events"] },
};

/**
 * Loads the weights of a language.
 * @throws {AscribeError} `bad-model` or `model-version` when a file is not what it should be
 */
export async function loadModels(mode: Mode, source: ModelSource, language = "en"): Promise<Models> {
  const hashes: Record<string, string> = {};
  const open = async (name: string, kind: keyof typeof HOLDS): Promise<OpenedModel> => {
    const path = `${language}/${name}.bin`;
    const ready = await source.ready?.(path);
    if (ready) {
      hashes[`${language}/${name}`] = `sha256:${ready.digest}`;
      return ready.value as OpenedModel;
    }
    const bytes = await source.read(path);
    const [file, digest] = await Promise.all([openModel(bytes, source.gunzip, path), source.digest(bytes)]);
    hashes[`${language}/${name}`] = `sha256:${digest}`;
    if (file.kind !== kind || file.language !== language) {
      throw new AscribeError(
        "bad-model",
        `${path} holds "${file.language} ${file.kind}"; make it again with: npm run train -- ${language}`,
      );
    }
    const missing = HOLDS[kind].find((table) => !(table in file.sections));
    if (missing !== undefined) {
      throw new AscribeError(
        "model-version",
        `${path} was made by an older program: it has no table "${missing}"; take program and models from one release`,
      );
    }
    return file;
  };
  const assembly = loadAssembly();
  // The largest first: what is laid out here waits for what is inflated elsewhere.
  const opened = async <T>(name: string, kind: keyof typeof HOLDS, read: (file: OpenedModel) => T): Promise<T> => {
    const [file] = await Promise.all([open(name, kind), assembly]);
    return read(file);
  };
  const [fast, tagFile, nameFile, words, network, voices, attributionFile, tagger, events] = await Promise.all([
    opened("parse.fast", "parse", readGreedyParser),
    opened("tag", "tag", readTagFile),
    opened("names", "names", readNameFile),
    opened("words", "words", ({ tables }) => ({ table: tables.words })),
    mode === "accurate" ? open("parse.network", "network") : null,
    // Who reads fast, as pages do, loads nothing of what weighs arcs.
    mode === "accurate" ? import("./parse/two-voices.ts") : null,
    open("attribution", "attribution").catch(orNone),
    // What needs weights comes with them.
    import("./attributions/read-model.ts"),
    opened("events", "events", readEventModel).catch(orNone),
  ]);
  const tagging = readTagModels(tagFile, nameFile, words);
  const numbers = numberTags(tagging.classes);
  return {
    language,
    mode,
    words,
    ...tagging,
    ...numbers,
    wordOf: describeParseWords(words),
    relations: fast.relations,
    ...(network && voices ? voices.twoVoices(fast, network, numbers.tagNumbers) : { parser: fast.parser, sureness: surenessOf }),
    events,
    attributions: attributionFile && tagger.readAttributionFile(attributionFile, words),
    hashes: Object.fromEntries(Object.entries(hashes).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

const surenessOf = (margin: number): number => margin / (margin + HALF_MARGIN);

function readGreedyParser({ facts, sections }: OpenedModel): Pick<ParseModels, "parser" | "relations"> {
  const model = readParseModel(facts as unknown as ParseFacts, sections.structure, sections.labels);
  return { parser: newGreedyParser(model), relations: model.relations };
}

/** Absent is `null`; damaged is still an error, since a reading must not grow worse in silence. */
function orNone(error: unknown): null {
  if (error instanceof AscribeError && error.code !== "no-model") throw error;
  return null;
}
