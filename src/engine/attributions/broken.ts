/** Sentences that parsers break in two, read by the order of their words. */
import type { Draft, Run, Scene } from "./draft.ts";
import { tidy } from "./draft.ts";
import { isFiniteVerb, LONGEST_SOURCE, NOMINAL, nominal } from "./order.ts";
import { cueRun, cueWordAt } from "./phrases.ts";
import { says } from "./telling.ts";
import type { CueWord } from "./words.ts";

/** "Russia, which sees itself as heir to the Union, views the coast as its yard": how it sees itself ends where its relative clause does. */
export function withinRelative(scene: Scene, draft: Draft): Draft {
  const { tokens } = scene;
  const [{ from }] = draft.cue;
  if (draft.by !== "as" || !/^W/.test(tokens[from - 1]?.xpos ?? "") || tokens[from - 2]?.form !== ",") return draft;
  const content = draft.content.flatMap((run) => {
    for (let i = run.from; i < run.to - 1; i++)
      if (tokens[i].form === "," && mainVerbAt(scene, i + 1)) return tidy(tokens, { from: run.from, to: i }) ?? [];
    return [run];
  });
  return content.length > 0 ? { ...draft, content } : draft;
}

/** A finite verb, or what the tagger took for the plural of its noun before a phrase of nouns ("views the countries"). */
function mainVerbAt({ tokens, words, arcs }: Scene, at: number): boolean {
  if (isFiniteVerb(tokens[at].xpos)) return true;
  return tokens[at].xpos === "NNS" && tokens[at + 1]?.upos === "DET" && words.cues.has(`${arcs.lemma[at]} VERB`);
}

export function brokenDrafts(scene: Scene, sentence: Run): Draft[] {
  const drafts: Draft[] = [];
  for (let at = sentence.from; at < sentence.to; at++) {
    const draft = viewing(scene, at, sentence) ?? thisIsWhat(scene, at, sentence) ?? betweenCommas(scene, at, sentence);
    if (draft) drafts.push(draft);
  }
  return drafts;
}

/** "X, which …, views A as B": a main verb behind the comma that closes a relative clause. */
function viewing(scene: Scene, at: number, sentence: Run): Draft | null {
  const { tokens, words, arcs, quoteAt } = scene;
  if (tokens[at].form !== "," || at + 2 >= sentence.to || !mainVerbAt(scene, at + 1) || quoteAt[at] >= 0) return null;
  const word: CueWord | undefined = words.cues.get(`${arcs.lemma[at + 1]} VERB`);
  if (!word?.takes.has("as")) return null;
  let opening = at - 1;
  while (opening > sentence.from && tokens[opening].form !== ",") opening--;
  if (!/^W(?:DT|P)$/.test(tokens[opening + 1].xpos)) return null;
  let start = opening;
  while (start > sentence.from && opening - start < LONGEST_SOURCE && NOMINAL.has(tokens[start - 1].upos)) start--;
  const source = nominal(scene, { from: start, to: opening });
  const told = tidy(tokens, { from: at + 2, to: sentence.to });
  const role = told && tokens.slice(told.from, told.to).some((_, i) => words.roles.has(arcs.lemma[told.from + i]));
  if (!source || !role) return null;
  return { head: at + 1, source: [source], cue: [{ from: at + 1, to: at + 2 }], content: [told], word, by: "as" };
}

/** "This is what the junta announced": a word that points back, and who told it. */
function thisIsWhat(scene: Scene, at: number, sentence: Run): Draft | null {
  const { tokens, words, arcs } = scene;
  const points = at <= sentence.from + 1 && words.anaphors.has(arcs.lemma[at]) && words.passive.has(arcs.lemma[at + 1] ?? "");
  if (!points || tokens[at + 2]?.xpos !== "WP") return null;
  let end = at + 3;
  while (end < sentence.to && NOMINAL.has(tokens[end].upos)) end++;
  const source = nominal(scene, { from: at + 3, to: end });
  let head = end;
  while (head < sentence.to - 1 && (tokens[head].upos === "AUX" || tokens[head].upos === "ADV")) head++;
  const word = head < sentence.to ? cueWordAt(scene, head) : null;
  if (!source || !says(word)) return null;
  return { head, source: [source], cue: [cueRun(scene, head)], content: [{ from: at, to: at + 1 }], word, by: "placed" };
}

/** "France, he noted, had four thousand soldiers and found no bandit": whom it is about before the commas, and what is told of them behind. */
function betweenCommas(scene: Scene, at: number, sentence: Run): Draft | null {
  const { tokens, quoteAt } = scene;
  if (tokens[at].form !== "," || at === sentence.from || quoteAt[at] >= 0) return null;
  let close = at + 1;
  while (close < sentence.to && close < at + 12 && tokens[close].form !== ",") close++;
  if (tokens[close]?.form !== ",") return null;
  // "a cousin told the Post": to whom may stand behind.
  let verb = close - 1;
  while (verb > at + 1 && NOMINAL.has(tokens[verb].upos)) verb--;
  const found = verb > at + 1 ? cueWordAt(scene, verb) : null;
  const word = verb === close - 1 || found?.takes.has("whom") ? found : null;
  const tells = says(word) && word.takes.has("clause");
  // "he liked to say".
  const toSay =
    tokens[verb].xpos === "VB" && tokens[verb - 1].xpos === "TO" && isFiniteVerb(tokens[verb - 2].xpos) ? verb - 2 : verb;
  if (!tells || !isFiniteVerb(tokens[toSay].xpos) || !isFiniteVerb(tokens[close + 1]?.xpos ?? "")) return null;
  // "What he wanted, she said, was".
  let opening = at - 1;
  while (opening > sentence.from && tokens[opening - 1].form !== ":") opening--;
  const free = /^W/.test(tokens[opening].xpos) ? tidy(tokens, { from: opening, to: at }) : null;
  const about = free ?? nominal(scene, { from: opening, to: at });
  const source = nominal(scene, { from: at + 1, to: toSay });
  const isAbout =
    free !== null || (about?.from === opening && tokens.slice(about.from, about.to).every(({ upos }) => NOMINAL.has(upos)));
  let end = close + 1;
  while (end < sentence.to && tokens[end].form !== ";") end++;
  const told = tidy(tokens, { from: close + 1, to: end });
  if (!about || !isAbout || !source || !told || source.to !== toSay) return null;
  return { head: verb, source: [source], cue: [{ from: toSay, to: verb + 1 }], content: [about, told], word, by: "placed" };
}
