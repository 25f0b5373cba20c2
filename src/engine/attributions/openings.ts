/** Attributions told by words that are no predicate: "according to X", "it is worth noting that". */
import { kid, marker } from "../../document/arcs.ts";
import { type Draft, type Run, type Scene, tidy, without } from "./draft.ts";
import { prepositionalAt } from "./phrase-index.ts";
import { nounRun } from "./phrases.ts";

export function prepositionalDrafts(scene: Scene): Draft[] {
  const { tokens, phrases, arcs } = scene;
  const drafts: Draft[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const [phrase, word] = prepositionalAt(phrases, arcs.form, at) ?? [];
    if (!phrase || !word) continue;
    const cue = { from: at, to: at + phrase.length };
    const head = governor(scene, cue);
    if (head < 0) continue;
    const named = nounRun(scene, head);
    const source = named && tidy(tokens, { from: Math.max(named.from, cue.to), to: Math.max(named.to, cue.to) });
    if (!source) continue;
    const told = clauseAround(scene, head, { from: cue.from, to: source.to });
    if (told.length > 0) drafts.push({ head: at, source: [source], cue: [cue], content: told, word, by: "preposition" });
  }
  // "per" alone is most often a rate; as a cue it stands before a name.
  return drafts.filter(({ cue, source }) => cue[0].to - cue[0].from > 1 || tokens[source[0].from].upos !== "NOUN");
}

/** The noun that a preposition of several words stands before. */
function governor({ arcs, tokens }: Scene, { from, to }: Run): number {
  for (let i = from; i < to; i++) if (tokens[i].head >= to) return tokens[i].head;
  for (let i = from; i < to; i++) for (const child of arcs.kids[i]) if (child >= to && arcs.rel[child] !== "punct") return child;
  return -1;
}

/** The clause that a phrase qualifies, without the phrase. */
function clauseAround({ arcs, tokens, sentences, sentenceAt }: Scene, at: number, phrase: Run): Run[] {
  let verb = tokens[at].head;
  while (verb >= 0 && verb >= phrase.from && verb < phrase.to) verb = tokens[verb].head;
  if (verb < 0) return without(tokens, sentences[sentenceAt[at]], [phrase]);
  while (tokens[verb].upos === "NOUN" && arcs.rel[verb] !== "root" && kid(arcs, verb, "cop") < 0) verb = tokens[verb].head;
  return without(tokens, { from: arcs.left[verb], to: arcs.right[verb] }, [phrase]);
}

/** The author's own openings: no source stands behind them, and the text writes as if one did. */
export function openingDrafts(scene: Scene): Draft[] {
  const { tokens, arcs, words, sentences } = scene;
  const drafts: Draft[] = [];
  for (const { from, to } of sentences) {
    for (let at = from; at < to; at++) {
      // Openings stand at the head of a clause.
      if (at > from && tokens[at - 1].upos !== "PUNCT" && tokens[at - 1].upos !== "CCONJ") continue;
      const end = openingEnd(scene, at, to);
      if (end < 0) continue;
      const cue = { from: at, to: end };
      const after = tidy(tokens, { from: end, to });
      if (!after) continue;
      const inferred = words.anaphors.has(arcs.lemma[at]) && words.evidenceFrom.has(arcs.lemma[end - 1]);
      const content = inferred ? [{ from: at, to: at + 1 }] : mainClause(scene, after);
      drafts.push({ head: at, source: [], cue: [cue], content, word: null, by: inferred ? "inference" : "opening" });
      break;
    }
  }
  return drafts;
}

/** Past the opening that starts at `at`; adverbs within it are passed over ("it is also worth noting that"). */
function openingEnd({ arcs, tokens, phrases }: Scene, at: number, to: number): number {
  // "Colonel Dasht, recalled that" tells; "Recall that" opens.
  for (const phrase of phrases.openings.get(arcs.form[at]) ?? []) {
    let i = at;
    let k = 0;
    while (k < phrase.length && i < to) {
      if (arcs.lemma[i] === phrase[k]) k++;
      else if (i === at || tokens[i].upos !== "ADV") break;
      i++;
    }
    if (k === phrase.length) return i < to && tokens[i].upos === "SCONJ" ? i + 1 : i;
  }
  return -1;
}

/** The first main clause of a run: without what "because" or "and" adds to it. */
function mainClause({ arcs, tokens }: Scene, run: Run): Run[] {
  let root = -1;
  for (let i = run.from; i < run.to && root < 0; i++) {
    const { head } = tokens[i];
    if ((head < run.from || head >= run.to) && tokens[i].upos !== "PUNCT") root = i;
  }
  if (root < 0) return [run];
  const added = arcs.kids[root].filter(
    (child) =>
      child > root &&
      (["conj", "parataxis"].includes(arcs.rel[child]) || (arcs.rel[child] === "advcl" && marker(arcs, child) !== "")),
  );
  const end = Math.min(run.to, joinedAt(tokens, run), ...added.map((child) => arcs.left[child]));
  const told = tidy(tokens, { from: run.from, to: Math.max(end, run.from) });
  return told ? [told] : [run];
}

/** The first comma that a conjunction follows: where another clause begins, whatever the tree says. */
function joinedAt(tokens: Scene["tokens"], { from, to }: Run): number {
  for (let i = from + 2; i + 1 < to; i++) {
    if (tokens[i].form === "," && (tokens[i + 1].upos === "SCONJ" || tokens[i + 1].upos === "CCONJ")) return i;
  }
  return to;
}
