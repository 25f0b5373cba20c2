/** Attributions that a noun makes: "the claim that …", "its aim to …", "hopes of …". */
import { type Arcs, doer, kid, kidExactly, marker } from "../../document/arcs.ts";
import { type Draft, type Run, type Scene, tidy, without } from "./draft.ts";
import { cueRun, cueWordAt, nounRun } from "./phrases.ts";
import type { CueWord } from "./words.ts";

export function nounDrafts(scene: Scene): Draft[] {
  const drafts: Draft[] = [];
  for (let at = 0; at < scene.tokens.length; at++) {
    if (scene.tokens[at].upos !== "NOUN") continue;
    const word = cueWordAt(scene, at);
    const draft = word && attach(scene, at, word);
    if (draft) drafts.push(draft);
  }
  return drafts;
}

function attach(scene: Scene, at: number, word: CueWord): Draft | null {
  const { tokens } = scene;
  const told = toldBy(scene, at, word);
  if (!told) return null;
  const { speaker, cue } = speakerOf(scene, at);
  const source = speaker < 0 ? null : nounRun(scene, speaker);
  const content = without(tokens, told.run, source ? [source, ...cue] : cue);
  if (content.length === 0) return null;
  return { head: at, source: source ? [source] : [], cue, content, word, by: told.by };
}

/** What was claimed: a clause on the noun, a copula's clause, or what follows a colon. */
function toldBy(scene: Scene, at: number, word: CueWord): { run: Run; by: string } | null {
  const { arcs, tokens, sentences, sentenceAt } = scene;
  const { takes } = word;
  for (const child of arcs.kids[at]) {
    if (child < at) continue;
    const { deprel } = tokens[child];
    const infinitive = arcs.kids[child].some((k) => tokens[k].xpos === "TO");
    const isThat = (deprel === "acl" || deprel === "ccomp" || deprel === "acl:relcl") && contentClause(arcs, child);
    if ((takes.has("clause") && isThat && !infinitive) || (takes.has("to") && infinitive && deprel !== "acl:relcl")) {
      return { run: { from: arcs.left[child], to: arcs.right[child] }, by: "noun-clause" };
    }
  }
  const governor = tokens[at].head;
  if (takes.has("clause") && governor >= 0 && arcs.rel[at] === "obj" && scene.words.light.has(arcs.lemma[governor])) {
    const { to } = sentences[sentenceAt[at]];
    if (at + 1 < to && tokens[at + 1].form === ":") {
      const run = tidy(tokens, { from: at + 2, to });
      if (run) return { run, by: "noun-colon" };
    }
    const clause = kid(arcs, governor, "ccomp");
    if (clause > at) return { run: { from: arcs.left[clause], to: arcs.right[clause] }, by: "noun-clause" };
  }
  return null;
}

// "the claim that the town fell": a subordinator, and a clause that has its own subject.
const contentClause = (arcs: Arcs, at: number): boolean =>
  (arcs.kids[at].some((k) => arcs.rel[k] === "mark") && kid(arcs, at, "nsubj", "csubj", "expl") >= 0) ||
  // "the tale that Laos sells its river", with "that" taken for a second subject.
  arcs.kids[at].filter((k) => arcs.rel[k] === "nsubj").length > 1;

/** Whose claim: the possessor, "of" or "by", or who makes it. */
function speakerOf(scene: Scene, at: number): { speaker: number; cue: Run[] } {
  const { arcs, tokens, words } = scene;
  const noun = { from: at, to: at + 1 };
  const possessor = kidExactly(arcs, at, "nmod:poss");
  if (possessor >= 0) return { speaker: possessor, cue: [noun] };
  const governor = tokens[at].head;
  if (governor >= 0 && arcs.rel[at] === "obj" && words.light.has(arcs.lemma[governor])) {
    return { speaker: doer(arcs, governor), cue: [cueRun(scene, governor), noun] };
  }
  const by = arcs.kids[at].find((child) => arcs.rel[child] === "nmod" && words.agents.has(marker(arcs, child)));
  return { speaker: by ?? -1, cue: [noun] };
}
