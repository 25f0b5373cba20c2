/** "This was announced by …": what a word that points back stands for. */
import { isPassive, kid, kidExactly } from "../../document/arcs.ts";
import { type Draft, type Run, type Scene, tidy } from "./draft.ts";
import { covers, united } from "./spoken.ts";

/** The draft with what its anaphor stands for added to its content; the same draft when it points at nothing. */
export function tieBack(scene: Scene, draft: Draft, drafts: readonly Draft[]): Draft {
  const anaphor = anaphorIn(scene, draft);
  // Who relays a report is not whom it comes from.
  if (anaphor < 0 || scene.words.echoes.has(scene.arcs.lemma[draft.head]) || isPutTo(scene, draft)) return draft;
  const told =
    scene.arcs.rel[scene.arcs.tokens[anaphor].head] === "acl"
      ? clauseBefore(scene, anaphor)
      : saidBefore(scene, anaphor, drafts, draft.by === "inference");
  if (told.length === 0) return draft;
  const kept =
    draft.content.length === 1 && draft.by !== "inference" && scene.tokens[draft.content[0].from].upos !== "PRON"
      ? draft.content
      : [];
  return {
    ...draft,
    content: united([{ from: anaphor, to: anaphor + 1 }, ...kept, ...told, ...addedTo(scene, draft)]),
    by: "anaphor",
  };
}

/** "Asked about the reports, the spokesman said": he is told, and tells nothing by it. */
export const isPutTo = ({ tokens, sentences, sentenceAt }: Scene, { head, source }: Draft): boolean =>
  /^VB[ND]$/.test(tokens[head].xpos) && sentences[sentenceAt[head]].from === head && (source[0]?.from ?? head + 1) > head;

/** Whether a draft says of something told before by whom it was told. */
export const pointsBack = (scene: Scene, draft: Draft): boolean => anaphorIn(scene, draft) >= 0;

/** A word that points back, or a noun for what was said with a demonstrative, as the whole content or as a passive's subject. */
function anaphorIn(scene: Scene, draft: Draft): number {
  const { arcs, tokens, words } = scene;
  // "rejected the allegation" refuses what was said; a stance on a thing points at no saying.
  const kind = draft.word?.kind === "stance" && draft.word.force === "not" ? "speech" : draft.word?.kind;
  if (draft.by !== "inference" && kind !== "speech" && kind !== "document" && kind !== "evidence") return -1;
  // "at which it was discussed" tells nothing of it.
  if (draft.by !== "inference" && draft.word && !draft.word.takes.has("clause") && !draft.word.takes.has("quote")) return -1;
  const free = draft.content.find(({ from, to }) => to - from === 1 && /^W(P|DT)$/.test(tokens[from].xpos));
  if (free) return equated(scene, draft.head, free.from);
  const subject = kidExactly(arcs, draft.head, "nsubj:pass");
  const piece =
    draft.content.length === 1 ? draft.content[0] : draft.content.find(({ from, to }) => from === subject && to === subject + 1);
  if (!piece) return -1;
  const { from, to } = piece;
  // "It was approved" points at a thing, not at a statement, unless nothing but "it" was announced.
  // "confirmed this to the paper": to whom is no part of it.
  const toWhom = arcs.form[from + 1] === "to" && !tokens.slice(from, to).some(({ upos }) => upos === "VERB" || upos === "AUX");
  if (to - from === 1 || toWhom) return words.anaphors.has(arcs.lemma[from]) && tokens[from].upos === "PRON" ? from : -1;
  const head = to - 1;
  const pointing = tokens[from].feats.includes("PronType=Dem") || tokens[from].feats.includes("Definite=Def");
  return to - from === 2 && pointing && words.anaphoricNouns.has(arcs.lemma[head]) ? head : -1;
}

/** "This is what they announced": the word that points back before the copula. */
function equated({ arcs, words, sentences, sentenceAt }: Scene, head: number, before: number): number {
  const { from } = sentences[sentenceAt[head]];
  for (let i = from; i < before && i < from + 3; i++)
    if (words.anaphors.has(arcs.lemma[i]) && arcs.tokens[i].upos === "PRON") return i;
  return -1;
}

/** ", which was announced by …": the clause before the comma. */
function clauseBefore({ tokens, sentences, sentenceAt }: Scene, at: number): Run[] {
  const run = tidy(tokens, { from: sentences[sentenceAt[at]].from, to: at });
  return run ? [run] : [];
}

/** What the sentence before reported; failing that, what it imputed; failing that, all of it. */
function saidBefore(scene: Scene, at: number, drafts: readonly Draft[], inferred: boolean): Run[] {
  const { sentences, sentenceAt, tokens } = scene;
  // "It has moved tanks there; this was written by the Post": the clause before the semicolon.
  if (tokens[at - 1]?.form === ";" && !inferred) {
    const clause = tidy(tokens, { from: sentences[sentenceAt[at]].from, to: at - 1 });
    // "The Post reported that it sank; this was admitted by the port": what the Post reported.
    const reported = drafts.find(
      ({ head, source, content, word }) =>
        clause &&
        covers([clause], [{ from: head, to: head + 1 }, ...source, ...content]) &&
        word?.kind === "speech" &&
        source.length > 0,
    );
    if (reported) return [...reported.content];
    if (clause) return [clause];
  }
  const before = sentences[sentenceAt[at] - 1];
  if (!before) return [];
  const here = drafts.filter(({ head, cue }) => head >= before.from && head < before.to && cue.length > 0);
  const outer = here.filter((draft) => !here.some((other) => other !== draft && covers(other.content, draft.cue)));
  if (inferred) return [tidy(tokens, before) ?? before];
  const relayed = outer.filter(({ word }) => /^(?:speech|document|evidence)$/.test(word?.kind ?? "")).at(-1);
  if (relayed && relayed.content.length > 0) return [...relayed.content];
  const imputed = outer
    .filter(({ word }) => word?.kind === "intention" || word?.kind === "stance" || word?.kind === "belief")
    .at(-1);
  if (imputed && imputed.source.length > 0) {
    const all = [...imputed.source, ...imputed.cue, ...imputed.content];
    const from = Math.min(...all.map((run) => run.from));
    const to = Math.max(...all.map((run) => run.to));
    if (from >= before.from && to <= before.to) return [{ from, to }];
  }
  const run = tidy(tokens, before);
  return run ? [run] : [];
}

/** "…, and these exercises will be held": a coordinated clause that goes on about the same thing is of the same announcement. */
function addedTo({ arcs, tokens }: Scene, draft: Draft): Run[] {
  if (!isPassive(arcs, draft.head)) return [];
  return arcs.kids[draft.head].flatMap((child) => {
    if (arcs.rel[child] !== "conj") return [];
    const subject = kid(arcs, child, "nsubj");
    const pointing = subject >= 0 && arcs.kids[subject].some((k) => tokens[k].feats.includes("PronType=Dem"));
    const run = pointing ? tidy(tokens, { from: arcs.left[subject], to: arcs.right[child] }) : null;
    return run ? [run] : [];
  });
}
