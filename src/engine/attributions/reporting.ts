/** Who tells, by the order of words: "as the prime minister said, …", "the press centre reports that …", "announces the following:". */
import { startsUpper } from "../../base/letters.ts";
import { kid } from "../../document/arcs.ts";
import { type Draft, type Run, type Scene, tidy } from "./draft.ts";
import { besideAside, isClause, isFiniteVerb, NOMINAL, nominal, nounsBackFrom } from "./order.ts";
import { around, isVerbBehindOne } from "./phrased.ts";
import { cueRun, cueWordAt, nounRun } from "./phrases.ts";
import { SAID, saysThat } from "./telling.ts";
import type { CueWord } from "./words.ts";

export function reportingDrafts(scene: Scene, sentence: Run): Draft[] {
  const drafts: Draft[] = [];
  for (let at = sentence.from; at < sentence.to; at++) {
    const draft =
      asSaid(scene, at, sentence) ??
      quotedBeside(scene, at, sentence) ??
      nounBesideQuote(scene, at, sentence) ??
      nounForVerb(scene, at, sentence) ??
      gestured(scene, at, sentence) ??
      putAt(scene, at, sentence) ??
      knownFrom(scene, at, sentence) ??
      theFollowing(scene, at, sentence) ??
      thisWasTold(scene, at, sentence);
    if (draft) drafts.push(draft);
  }
  return drafts;
}

/** "As the minister said in March, …" and "…, as the minister told our office": no other verb stands there. */
function asSaid(scene: Scene, at: number, sentence: Run): Draft | null {
  const { tokens, words, arcs, quoteAt } = scene;
  const opens = at === sentence.from || tokens[at - 1].form === ",";
  if (!opens || !words.roles.has(arcs.lemma[at]) || quoteAt[at] >= 0) return null;
  let verb = at + 1;
  while (verb < sentence.to && (NOMINAL.has(tokens[verb].upos) || isCapital(scene, verb))) verb++;
  // "as a Danish documentary claims."
  const plain =
    tokens[verb - 1]?.xpos === "NNS" && tokens[verb - 2]?.xpos === "NN" && words.cues.get(`${arcs.lemma[verb - 1]} VERB`);
  if (saysThat(plain || null) && tokens[verb]?.upos === "PUNCT") verb--;
  const source = nominal(scene, { from: at + 1, to: verb });
  while (verb < sentence.to && (tokens[verb].upos === "AUX" || tokens[verb].upos === "ADV")) verb++;
  const word = verb < sentence.to ? (tokens[verb].xpos === "NNS" ? plain || null : cueWordAt(scene, verb)) : null;
  if (!source || !(word?.kind === "evidence" ? word.takes.has("clause") : saysThat(word))) return null;
  let end = verb + 1;
  while (end < sentence.to - 1 && tokens[end].form !== ",") {
    if (isFiniteVerb(tokens[end].xpos) || words.complementisers.has(tokens[end].form.toLowerCase())) return null;
    end++;
  }
  return around(scene, { from: at, to: end }, sentence, { head: verb, source: [source], cue: [cueRun(scene, verb)], word });
}

/** `"…," an official, who asked not to be named, told reporters`: between the quotation and the cue a clause about the speaker. */
function quotedBeside(scene: Scene, at: number, sentence: Run): Draft | null {
  const { tokens, quotes, quoteAt } = scene;
  if (quoteAt[at] < 0) return null;
  const quote = quotes[quoteAt[at]];
  if (!quote.closed || at !== quote.to - 1 || quote.to - quote.from < 4) return null;
  let comma = at + 1;
  while (comma < sentence.to && NOMINAL.has(tokens[comma].upos) && !/^W/.test(tokens[comma].xpos)) comma++;
  const source = nominal(scene, { from: at + 1, to: comma });
  if (!source || tokens[comma]?.form !== "," || !/^W/.test(tokens[comma + 1]?.xpos ?? "")) return null;
  let close = comma + 2;
  while (close < sentence.to && tokens[close].form !== ",") close++;
  const word = close + 1 < sentence.to ? cueWordAt(scene, close + 1) : null;
  if (!saysThat(word) || !isFiniteVerb(tokens[close + 1].xpos)) return null;
  const content = [{ from: quote.from, to: quote.to }];
  return { head: close + 1, source: [source], cue: [cueRun(scene, close + 1)], content, word, by: "placed" };
}

/** `"…," the filing states.`: behind a quotation and a noun for somebody or a text, a plural of no noun. */
function nounBesideQuote(scene: Scene, at: number, sentence: Run): Draft | null {
  const { tokens, words, arcs, quotes, quoteAt } = scene;
  if (quoteAt[at] < 0) return null;
  const quote = quotes[quoteAt[at]];
  if (!quote.closed || at !== quote.to - 1 || quote.to - quote.from < 4 || tokens[at + 1]?.upos !== "DET") return null;
  let end = at + 2;
  while (end < sentence.to && tokens[end].upos !== "PUNCT" && end - at < 8) end++;
  const verb = end - 1;
  const word = tokens[verb].xpos === "NNS" ? words.cues.get(`${arcs.lemma[verb]} VERB`) : undefined;
  const speaks = words.voices.has(arcs.lemma[verb - 1]) || words.documents.has(arcs.form[verb - 1]);
  if (!saysThat(word) || !word.takes.has("quote") || !speaks || tokens[end]?.upos !== "PUNCT") return null;
  const source = { from: at + 1, to: verb };
  const content = [{ from: quote.from, to: quote.to }];
  return { head: verb, source: [source], cue: [{ from: verb, to: end }], content, word, by: "placed" };
}

/** "The press centre reports that …": a verb that the tagger took for the plural of its noun. */
function nounForVerb(scene: Scene, at: number, sentence: Run): Draft | null {
  const { tokens, words, arcs } = scene;
  const word = tokens[at].xpos === "NNS" ? words.cues.get(`${arcs.lemma[at]} VERB`) : undefined;
  // "Cyprus Herald reports from Nicosia that".
  const isFrom = tokens[at + 1]?.upos === "ADP" && tokens[at + 2]?.name.endsWith("LOC") && arcs.form[at + 1] !== "of";
  const that = isFrom || isVerbBehindOne(scene, at) ? thatBehind(scene, at, sentence) : at + 1;
  if (!saysThat(word) || !words.complementisers.has(tokens[that]?.form.toLowerCase() ?? "")) return null;
  // `The channel, citing "two sources", reports that`: whoever stands before the aside.
  const aside = tokens[at - 1]?.form === "," ? besideAside(scene, at - 1, sentence) : null;
  const source = aside ?? nominal(scene, { from: nounsBackFrom(scene, at, sentence), to: at });
  if (!source || (source.from > sentence.from && tokens[source.from - 1].form !== ",")) return null;
  // One body reports; "media reports that" are reports.
  const last = tokens[source.to - 1];
  const single = last.xpos === "NN" || last.xpos === "NNP" || isCapital(scene, source.to - 1);
  const known = tokens[source.from].upos === "DET" || tokens[source.from].xpos === "PRP$" || isCapital(scene, source.to - 1);
  if (!single || !known || !(isClause(scene, { from: that + 1, to: sentence.to }) || isNounAgain(scene, that + 1))) return null;
  const told = tidy(tokens, { from: that, to: sentence.to });
  return told && { head: at, source: [source], cue: [{ from: at, to: at + 1 }], content: [told], word, by: "placed" };
}

/** "The mayor nodded when asked whether the port would close", "shook his head when we asked if it would". */
function gestured(scene: Scene, at: number, sentence: Run): Draft | null {
  const { tokens, words, arcs } = scene;
  const isYes = words.gestures.get(arcs.lemma[at]);
  if (isYes === undefined || !isFiniteVerb(tokens[at].xpos)) return null;
  let ask = at + 1;
  const REACH = 8;
  while (ask < sentence.to && ask < at + REACH && cueWordAt(scene, ask)?.force !== "open") ask++;
  const from = ask + 1;
  const asked =
    tokens[ask]?.upos === "VERB" && (words.complementisers.has(arcs.form[from] ?? "") || tokens[from]?.upos === "SCONJ");
  const told = asked ? tidy(tokens, { from, to: sentence.to }) : null;
  const subject = nominal(scene, { from: nounsBackFrom(scene, at, sentence), to: at });
  const source =
    subject ?? (tokens[at - 1]?.form === "," ? besideAside(scene, at - 1, sentence) : null) ?? andBefore(scene, at, sentence);
  if (!told || !source) return null;
  const word: CueWord = { ...SAID, force: isYes ? "said" : "not" };
  const cue = [
    { from: at, to: at + 1 },
    { from: ask, to: ask + 1 },
  ];
  return { head: at, source: [source], cue, content: [told], word, by: "placed" };
}

/** "The port put the loss at nine ships": whoever puts a number has told it. */
function putAt(scene: Scene, at: number, sentence: Run): Draft | null {
  const { tokens, words, arcs, quoteAt } = scene;
  // Its past is its bare form.
  if (!words.putting.has(arcs.lemma[at]) || tokens[at].upos !== "VERB" || quoteAt[at] >= 0 || at === sentence.from) return null;
  if (!/^(?:NOUN|PROPN|PRON|PUNCT)$/.test(tokens[at - 1].upos)) return null;
  let end = at + 1;
  while (end < sentence.to && NOMINAL.has(tokens[end].upos) && tokens[end].upos !== "ADP") end++;
  // "the number of hits at".
  while (end < sentence.to && end < at + 12 && NOMINAL.has(tokens[end].upos) && tokens[end + 1]?.upos !== "NUM") end++;
  const isNumber =
    tokens[end]?.upos === "ADP" && end > at + 1 && tokens.slice(end + 1, end + 4).some(({ upos }) => upos === "NUM");
  if (!isNumber || arcs.form[end] === "of") return null;
  const subject = nominal(scene, { from: nounsBackFrom(scene, at, sentence), to: at });
  const aside = tokens[at - 1]?.form === "," ? besideAside(scene, at - 1, sentence) : null;
  const source = subject ?? aside;
  let close = end + 1;
  while (close < sentence.to && NOMINAL.has(tokens[close].upos)) close++;
  const told = tidy(tokens, { from: at + 1, to: close });
  return (
    source && told && { head: at, source: [source], cue: [{ from: at, to: at + 1 }], content: [told], word: SAID, by: "placed" }
  );
}

/** "We know from a clerk in the port, whom we do not name, that the ship sank": the clerk has told it. */
function knownFrom(scene: Scene, at: number, sentence: Run): Draft | null {
  const { tokens, words, arcs } = scene;
  const from = at + 1;
  const known = cueWordAt(scene, at);
  const isFrom = tokens[at].upos === "VERB" && known?.kind === "belief" && known.takes.has("from") && arcs.form[from] === "from";
  if (!isFrom || !words.evidenceFrom.has(arcs.form[from])) return null;
  let end = from + 1;
  while (end < sentence.to && NOMINAL.has(tokens[end].upos) && !words.complementisers.has(arcs.form[end])) end++;
  const source = nominal(scene, { from: from + 1, to: end });
  const speaks = source && tokens.slice(source.from, source.to).some((_, i) => words.voices.has(arcs.lemma[source.from + i]));
  let that = end;
  while (that < sentence.to && !(words.complementisers.has(arcs.form[that]) && (that === end || tokens[that - 1].form === ",")))
    that++;
  const told =
    that < sentence.to && isClause(scene, { from: that + 1, to: sentence.to })
      ? tidy(tokens, { from: that, to: sentence.to })
      : null;
  if (!speaks || !told) return null;
  return { head: at, source: [source], cue: [{ from: at, to: from + 1 }], content: [told], word: SAID, by: "placed" };
}

/** "confirmed the strikes, and shook his head": whoever did what stands before. */
function andBefore(scene: Scene, at: number, { from }: Run): Run | null {
  const { tokens, arcs } = scene;
  const verb = tokens[at - 1]?.upos === "CCONJ" ? tokens[at].head : -1;
  const by = verb >= from && verb < at ? kid(arcs, verb, "nsubj") : -1;
  return by < 0 ? null : nounRun(scene, by);
}

/** Past where it was said. */
function thatBehind({ tokens, words }: Scene, at: number, sentence: Run): number {
  let i = at + 1;
  while (i < sentence.to && i < at + 6 && NOMINAL.has(tokens[i].upos) && !words.complementisers.has(tokens[i].form.toLowerCase()))
    i++;
  return i;
}

/** "that catches have fallen": no verb stands right before another. */
const isNounAgain = ({ tokens }: Scene, at: number): boolean =>
  tokens[at]?.xpos === "VBZ" && isFiniteVerb(tokens[at + 1]?.xpos ?? "");

const isCapital = ({ tokens }: Scene, at: number): boolean => startsUpper(tokens[at].form) && tokens[at].upos !== "AUX";

/** "Its bureau announces the following:", "the Minister orders:": the paragraphs after it, up to one with a label of its own. */
function theFollowing(scene: Scene, at: number, sentence: Run): Draft | null {
  const { tokens, words, arcs, paragraphs, paragraphAt } = scene;
  const here = paragraphAt[at];
  const last = paragraphs[here].to - 1;
  if (sentence.to - 1 !== last || tokens[last].form !== ":") return null;
  // Alone the verb is spelled as a plural noun is.
  const isBare = tokens[at].xpos === "NNS" && last - at === 1;
  const word = isBare ? words.cues.get(`${arcs.lemma[at]} VERB`) : tokens[at].upos === "VERB" ? cueWordAt(scene, at) : null;
  // "The President of the Republic, / Having regard to …; / Decrees:".
  const enacts = word?.kind === "decree" && last - at === 1 && tokens[at].xpos !== "VBN";
  if (!word || (isBare && !enacts)) return null;
  if (!enacts && (!saysThat(word) || last - at > 4 || !words.ahead.has(arcs.lemma[last - 1]))) return null;
  const heading = enacts ? paragraphs.findLast(({ to }, i) => i < here && tokens[to - 1].form === ",") : undefined;
  const subject = nominal(scene, { from: nounsBackFrom(scene, at, sentence), to: at });
  const source = subject ?? (heading ? nominal(scene, { from: heading.from, to: heading.to - 1 }) : null);
  const content: Run[] = [];
  for (const paragraph of paragraphs.slice(here + 1)) {
    if (isLabelled(scene, paragraph)) break;
    const run = tidy(tokens, paragraph);
    if (run) content.push(run);
  }
  return source && content.length > 0
    ? { head: at, source: [source], cue: [cueRun(scene, at)], content, word, by: "placed" }
    : null;
}

/** "…; this was written by the Post": a word that points back, and who told it. */
function thisWasTold(scene: Scene, at: number, sentence: Run): Draft | null {
  const { tokens, words, arcs } = scene;
  const opens = at === sentence.from || tokens[at - 1].form === ";" || tokens[at - 1].upos === "CCONJ";
  if (!opens || !words.anaphors.has(arcs.lemma[at]) || !words.passive.has(arcs.lemma[at + 1] ?? "")) return null;
  let verb = at + 2;
  while (verb < sentence.to && /^(?:ADV|AUX)$/.test(tokens[verb].upos)) verb++;
  const word = tokens[verb]?.xpos === "VBN" ? cueWordAt(scene, verb) : null;
  let by = verb + 1;
  while (by < sentence.to && by < verb + 5 && arcs.form[by] !== "by") by++;
  if (!saysThat(word) || !words.agents.has(arcs.lemma[by] ?? "") || arcs.form[by] !== "by") return null;
  let end = by + 1;
  const cites = (i: number): boolean => words.citing.some((phrase) => phrase.every((form, k) => arcs.form[i + k] === form));
  while (end < sentence.to && !cites(end) && (NOMINAL.has(tokens[end].upos) || isCapital(scene, end))) end++;
  // "by the head of the council, Almaz Tokto.".
  let named = tokens[end]?.form === "," ? end + 1 : end;
  while (named < sentence.to && tokens[named].upos === "PROPN") named++;
  const apposed = named > end + 1 && tokens[named]?.upos === "PUNCT";
  const source = nominal(scene, { from: by + 1, to: apposed ? named : end });
  // "It was announced by the port that the ship sank" points ahead.
  for (let i = by + 1; i < sentence.to; i++) if (words.complementisers.has(arcs.form[i])) return null;
  const cue = { from: at + 1, to: verb + 1 };
  return source && { head: verb, source: [source], cue: [cue], content: [{ from: at, to: at + 1 }], word, by: "placed" };
}

/** "Translator's note: …". */
function isLabelled({ tokens, words, arcs }: Scene, { from, to }: Run): boolean {
  const colon = tokens.slice(from, Math.min(to, from + 6)).findIndex(({ form }) => form === ":");
  return colon > 0 && words.labels.has(arcs.lemma[from + colon - 1]);
}
