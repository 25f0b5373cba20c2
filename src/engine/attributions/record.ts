/** Drafts as the record has them: kinds, quotation, polarity, whose words they are, and which lies in which. */
import { startsUpper } from "../../base/letters.ts";
import { bySpan, type Span } from "../../base/span.ts";
import { doer } from "../../document/arcs.ts";
import type { Attribution } from "../../document/schema.ts";
import type { Mentioned, MentionRange } from "../../document/stages.ts";
import { type Draft, holds, meets, type Run, type Scene, spanOf } from "./draft.ts";
import { cueWordAt, nounRun } from "./phrases.ts";
import { covers, quotedness } from "./spoken.ts";

export function record(doc: Mentioned, scene: Scene, drafts: readonly Draft[]): Attribution[] {
  const told = drafts.filter(({ content, cue }) => content.length > 0 && cue.length > 0).sort(byCue);
  const parents = told.map((draft) => parentOf(told, draft));
  const byId = new Map(doc.mentions.map((mention) => [mention.id, mention]));
  return told.map((draft, i) => {
    const noun = nounOf(scene, draft.source);
    const spans = (runs: readonly Run[]): Span[] => runs.map((run) => spanOf(scene.tokens, run)).sort(bySpan);
    return {
      id: `a${i + 1}`,
      kind: kindOf(scene, draft),
      quoted: quotedness(scene, draft.content),
      // Who reads only the source must find a name there.
      source: spans(noun ? [noun, ...draft.source] : draft.source),
      ...(noun && { standsFor: spanOf(scene.tokens, noun) }),
      sourceActor: actorOf(doc, byId, scene, noun ? [noun] : draft.source),
      cue: spans(draft.cue),
      content: spans(draft.content),
      parent: parents[i] < 0 ? null : `a${parents[i] + 1}`,
      polarity: polarityOf(scene, draft),
    };
  });
}

/** The noun that "who" as a source stands for. */
function nounOf(scene: Scene, source: readonly Run[]): Run | null {
  const [first] = source;
  if (source.length !== 1 || first.to - first.from !== 1 || !/^W(P|DT)$/.test(scene.tokens[first.from].xpos)) return null;
  let clause = scene.tokens[first.from].head;
  for (let steps = 0; clause >= 0 && scene.arcs.rel[clause] !== "acl" && steps < 5; steps++) clause = scene.tokens[clause].head;
  const governor = clause >= 0 ? scene.tokens[clause].head : -1;
  const noun = governor >= 0 ? nounRun(scene, governor) : null;
  return headed(scene, noun && noun.to <= first.from ? noun : nounBefore(scene, first.from));
}

/** "the head of the union, who", "a blogger in Minsk, who": of a person and what he heads or where he is, the person. */
function headed(scene: Scene, run: Run | null): Run | null {
  const { tokens, words, arcs } = scene;
  const person = run ? run.from - 2 : -1;
  const text = person >= 0 && words.documents.has(arcs.lemma[person]);
  if (!run || person < 0 || !(text || words.voices.has(arcs.lemma[person]))) return run;
  // "posts on social media which".
  const isPlace = tokens[run.from - 1].upos === "ADP" && (text || tokens[run.from].name.endsWith("LOC"));
  if (!isPlace && !words.agents.has(arcs.lemma[run.from - 1])) return run;
  let from = person;
  while (from > 0 && /^(?:DET|ADJ|NOUN|PROPN)$/.test(tokens[from - 1].upos)) from--;
  return { from, to: run.to };
}

/** "X, the director, who": the noun phrase that ends before the comma, when the tree does not tie the clause to it. */
function nounBefore(scene: Scene, at: number): Run | null {
  const { tokens, arcs } = scene;
  let noun = tokens[at - 1]?.form === "," ? at - 2 : at - 1;
  // "The Sudanese, who".
  if (noun > 0 && tokens[noun].upos === "ADJ" && tokens[noun - 1].upos === "DET") return { from: noun - 1, to: noun + 1 };
  if (noun < 0 || !["NOUN", "PROPN"].includes(tokens[noun].upos)) return null;
  for (let steps = 0; steps < 6; steps++) {
    const { head } = tokens[noun];
    if (
      head < 0 ||
      !["flat", "appos", "compound", "conj"].includes(arcs.rel[noun]) ||
      !["NOUN", "PROPN"].includes(tokens[head].upos)
    )
      break;
    noun = head;
  }
  const run = nounRun(scene, noun);
  return run && run.to <= at ? run : null;
}

const byCue = (a: Draft, b: Draft): number => a.cue[0].from - b.cue[0].from || a.head - b.head;

/** The narrowest other draft that tells this one: by holding its cue, or by having said what its anaphor points at. */
function parentOf(drafts: readonly Draft[], draft: Draft): number {
  let best = -1;
  let size = Infinity;
  for (const [i, other] of drafts.entries()) {
    if (other === draft) continue;
    const holdsCue = covers(other.content, draft.cue);
    const handedOn =
      draft.by === "relay" &&
      other.by !== "relay" &&
      meets(other.content, draft.content) &&
      other.head !== draft.head &&
      // "The envoy said that …, according to minutes seen by the Post": the minutes tell of his telling.
      !covers(draft.content, other.cue);
    const pointsInto =
      draft.by === "anaphor" &&
      other.by !== "anaphor" &&
      other.head < draft.head &&
      meets(other.content, draft.content) &&
      !meets(draft.content, other.cue);
    if (!holdsCue && !pointsInto && !handedOn) continue;
    // Two that hold each other would make a ring: the earlier is the outer.
    if (covers(draft.content, other.cue) && other.head > draft.head) continue;
    const length = other.content.reduce((sum, { from, to }) => sum + to - from, 0);
    if (length < size) {
      size = length;
      best = i;
    }
  }
  return best;
}

function kindOf(scene: Scene, draft: Draft): Attribution["kind"] {
  const { tokens, arcs, words } = scene;
  const known = draft.word ?? cueWordAt(scene, draft.head);
  // "'No,' he began" tells; "work has begun" does not.
  const takes = known?.takes;
  const bare =
    takes?.has("quote") && !takes.has("clause") && !takes.has("obj") && quotedness(scene, draft.content) === "indirect";
  const word = bare ? null : known;
  if (draft.by === "transcript") return "speech";
  if (draft.by === "opening") return "evidence";
  if (draft.by === "inference") return "evidence";
  if (word && word.kind !== "speech") return word.kind;
  if (sourceLemmas(scene, draft).some((lemma) => words.documents.has(lemma))) return "document";
  if (word) return word.kind;
  const first = draft.content[0];
  if (tokens[first.from].xpos === "TO") return "intention";
  // "where work has begun": what no lexicon knows for a cue tells nothing, unless somebody stands before it.
  if (draft.by === "tagger" && !draft.source.some((run) => isSomebody(scene, run))) return "stance";
  return quotedness(scene, draft.content) !== "indirect" || arcs.kids[draft.head].some((k) => arcs.rel[k] === "ccomp")
    ? "speech"
    : "stance";
}

const isSomebody = ({ tokens, words, arcs }: Scene, { from, to }: Run): boolean => {
  for (let i = from; i < to; i++) {
    const { upos } = tokens[i];
    if (upos === "PROPN" || upos === "PRON" || words.voices.has(arcs.lemma[i]) || words.documents.has(arcs.lemma[i])) return true;
  }
  return false;
};

/** Of "the envoy, who joined by video" without what is said of him. */
const sourceLemmas = ({ arcs, tokens }: Scene, { source }: Draft): string[] =>
  source.flatMap(({ from, to }) => {
    const about = tokens.slice(from, to).findIndex(({ form }, i) => form === "," && /^W/.test(tokens[from + i + 1]?.xpos ?? ""));
    return arcs.lemma.slice(from, about < 0 ? to : from + about);
  });

/** "-": the source is said not to hold it, or to say that it is not so. */
function polarityOf(scene: Scene, draft: Draft): Attribution["polarity"] {
  const { arcs, words } = scene;
  const word = draft.word ?? cueWordAt(scene, draft.head);
  let negative = word?.force === "not";
  const negated = (at: number): boolean =>
    // "says not one shot was fired": behind the cue it is of what is told.
    arcs.kids[at].some(
      (k) =>
        words.negators.has(arcs.lemma[k]) &&
        ["advmod", "det", "cc"].includes(arcs.rel[k]) &&
        !(k > at && holds(draft.content, k)),
    );
  // "neither confirmed nor denied it": who does not deny what another told passes it on as little as who does.
  if (negated(draft.head)) negative = !negative || draft.by === "anaphor";
  const speaker = doer(arcs, draft.head);
  // What the tree takes for the doer of a cue behind a quotation may stand in the quotation.
  if (speaker >= 0 && !holds(draft.content, speaker) && (words.negators.has(arcs.lemma[speaker]) || negated(speaker)))
    negative = !negative;
  return negative ? "-" : "+";
}

/** The actor that the source names: the mention of its head, followed to its first; else one named within it. */
function actorOf(doc: Mentioned, byId: ReadonlyMap<string, MentionRange>, scene: Scene, source: readonly Run[]): string | null {
  const within = doc.mentions.filter(({ from, to }) => meets(source, [{ from, to }]));
  // "a deputy minister" of no named state is nobody met before.
  const [first] = source;
  const isNew = (run: Run): boolean =>
    scene.tokens[run.from].feats.includes("Definite=Ind") &&
    scene.tokens.slice(run.from + 1, run.to).every(({ form }) => !startsUpper(form));
  if (first && isNew(first)) return null;
  const heads = source.map((run) => headOf(scene, run));
  const named = [...within.filter(({ from, to }) => heads.some((head) => from <= head && head < to)), ...within];
  for (const mention of named) {
    const actor = followed(mention, byId);
    if (actor) return actor;
  }
  return null;
}

function followed(mention: MentionRange, byId: ReadonlyMap<string, MentionRange>): string | null {
  let at: MentionRange | undefined = mention;
  for (let steps = 0; at && steps < 50; steps++) {
    if (at.actor) return at.actor;
    at = at.sameAs ? byId.get(at.sameAs) : undefined;
  }
  return null;
}

/** The token of a run that hangs from outside it. */
export function headOf({ tokens }: Scene, { from, to }: Run): number {
  for (let i = from; i < to; i++) if ((tokens[i].head < from || tokens[i].head >= to) && tokens[i].upos !== "PUNCT") return i;
  return to - 1;
}
