/**
 * Where no frame fits, a linear classifier over the clause may propose a type. It was trained on labelled
 * sentences of the field and on prose that tells no dealings at all, so that it may also say: none. What it
 * proposes never counts; and where a frame fits but no party has a code, its word decides whether it is told.
 */
import { hash32 } from "../../base/hash.ts";
import { mix1, mix2 } from "../../classify/mix.ts";
import type { ModelFile } from "../../classify/model-file.ts";
import { gatherRows, scoreClass, type Table } from "../../classify/table.ts";
import type { Composer } from "./compose.ts";
import type { Scene } from "./scene.ts";
import { coordinated, prepositions } from "./tree.ts";

export interface EventModel {
  readonly table: Table;
  /** Class names; the first is "none". */
  readonly types: readonly string[];
  /** What one unit of a weight is worth in log odds. */
  readonly unit: number;
}

export interface Proposal {
  readonly type: string;
  /** Softmax over classes, 0 to 1; not calibrated. */
  readonly score: number;
}

export function readEventModel(file: ModelFile): EventModel {
  return { table: file.tables.events, types: file.facts.types as string[], unit: Number(file.facts.unit) };
}

/** The likeliest type of a sentence, `null` when that is none. */
export function propose(scene: Scene, composer: Composer, sentence: number, model: EventModel): Proposal | null {
  const features = clauseFeatures(scene, composer, sentence);
  const rows = new Int32Array(features.length);
  const found = gatherRows(model.table, features, features.length, rows);
  // Dividing by the root of the number of features keeps long sentences from sounding surer than short ones.
  const scale = model.unit / Math.sqrt(Math.max(1, features.length));
  const scores = model.types.map((_, k) => scoreClass(model.table.weights, rows, found, k) * scale);
  let best = 0;
  for (let k = 1; k < scores.length; k++) if (scores[k] > scores[best]) best = k;
  if (best === 0) return null;
  const sum = scores.reduce((total, score) => total + Math.exp(score - scores[best]), 0);
  return { type: model.types[best], score: Math.round(1e4 / sum) / 1e4 };
}

const TEMPLATES = { lemma: 1, root: 2, pair: 3, frame: 4, kind: 5, auxiliary: 6, bias: 7, outer: 8 } as const;

/** Hashed features: content lemmas, the root with what hangs from it, frames that words reach, kinds of mentions. */
export function clauseFeatures(scene: Scene, composer: Composer, sentence: number): Int32Array {
  const { tree, doc } = scene;
  const { from, to } = doc.sentences[sentence];
  const features = new Set<number>([mix1(TEMPLATES.bias, 0)]);
  for (let at = from; at < to; at++) {
    const { upos, head } = tree.tokens[at];
    const word = hash32(seen(tree, at));
    if (upos === "VERB" || upos === "NOUN" || upos === "ADJ") features.add(mix1(TEMPLATES.lemma, word));
    const reading = composer.at(at);
    if (reading) {
      features.add(mix1(TEMPLATES.frame, hash32(reading.frame.id)));
      features.add(mix1(TEMPLATES.outer, hash32((reading.operators[0]?.frame ?? reading.frame).id)));
    }
    if (head < 0) for (const verb of coordinated(tree, at)) addRoot(scene, verb, features);
  }
  for (const mention of scene.mentionsIn[sentence]) {
    if (mention.from >= from && mention.to <= to)
      features.add(mix1(TEMPLATES.kind, hash32(mention.actor ? mention.kind : `bare ${mention.kind}`)));
  }
  return Int32Array.from(features);
}

// One word for every state, people and capital: no power's name may tell a type.
function seen({ tokens, lemma }: Scene["tree"], at: number): string {
  const { form, alike } = tokens[at];
  return alike === form ? lemma[at] : alike.toLowerCase();
}

function addRoot({ tree }: Scene, verb: number, features: Set<number>): void {
  const root = hash32(seen(tree, verb));
  features.add(mix1(TEMPLATES.root, root));
  for (const child of tree.dependents[verb]) {
    const rel = tree.rel[child];
    if (rel === "aux") features.add(mix1(TEMPLATES.auxiliary, hash32(tree.lemma[child])));
    if (["obj", "xcomp", "ccomp", "compound", "advmod"].includes(rel))
      features.add(mix2(TEMPLATES.pair, root, hash32(`${rel} ${seen(tree, child)}`)));
    if (rel === "obl") features.add(mix2(TEMPLATES.pair, root, hash32(`obl ${prepositions(tree, child).join("_")}`)));
  }
}
