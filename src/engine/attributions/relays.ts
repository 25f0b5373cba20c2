/** One who passes on another's words: "…, the Post reported, citing the ministry", "the Post quoted the ministry as saying …". */

import { startsUpper } from "../../base/letters.ts";
import { doer, kidExactly } from "../../document/arcs.ts";
import { type Draft, meets, type Run, type Scene, tidy, without } from "./draft.ts";
import { isClause, LONGEST_SOURCE, NOMINAL, nominal, nounsBackFrom } from "./order.ts";
import { cueRun, cueWordAt, nounRun } from "./phrases.ts";
import { SAID, says } from "./telling.ts";
import type { CueWord } from "./words.ts";

export function relayed(scene: Scene, drafts: readonly Draft[]): Draft[] {
  const found: Draft[] = drafts.flatMap((draft) => seenBy(scene, draft));
  for (let at = 0; at < scene.tokens.length; at++) {
    const { form } = scene.arcs;
    const phrase = scene.phrases.citing.get(form[at])?.find((words) => words.every((word, i) => form[at + i] === word));
    if (phrase) found.push(...citingAt(scene, { from: at, to: at + phrase.length }, drafts));
    if (phrase || scene.tokens[at].upos !== "VERB") continue;
    const takes = cueWordAt(scene, at)?.takes;
    if (takes?.has("relay")) found.push(...quoted(scene, at, drafts));
    else if (isReportedAs(scene, at)) found.push(...(asSaying(scene, at, drafts) ?? []));
    found.push(...carriedBy(scene, at, drafts));
    found.push(...citedAfter(scene, at, drafts));
    if (takes?.has("from")) found.push(...learning(scene, at, drafts));
  }
  return found;
}

/** "was reported as saying". */
const isReportedAs = ({ tokens, arcs, words, cueWords }: Scene, at: number): boolean =>
  tokens[at].xpos === "VBN" && words.roles.has(arcs.lemma[at + 1] ?? "") && tokens[at + 2]?.xpos === "VBG" && says(cueWords[at]);

/** "…, citing the ministry", ", referring to a source, reports that …": what is reported beside it is had from whoever is cited. */
function citing(scene: Scene, at: number, drafts: readonly Draft[]): Draft[] {
  // "Garagum, which cites a nurse".
  const { xpos } = scene.tokens[at];
  let before = at - 1;
  while (before > at - 4 && /^(?:ADV|ADP|NOUN)$/.test(scene.tokens[before]?.upos ?? "")) before--;
  // ", which in turn cited a guard".
  const relative = /^VB[DZ]$/.test(xpos) && /^W/.test(scene.tokens[before]?.xpos ?? "");
  if (xpos !== "VBG" && !relative) return [];
  return citingAt(scene, { from: at, to: scene.tokens[at + 1]?.upos === "ADP" ? at + 2 : at + 1 }, drafts);
}

/** Whoever stands behind the words that cite, with what is reported beside them. */
function citingAt(scene: Scene, { from: at, to: start }: Run, drafts: readonly Draft[]): Draft[] {
  const { tokens, quotes, quoteAt } = scene;
  // `citing "sources in the ministry"`.
  const marked = quotes[quoteAt[start] ?? -1];
  const opens = marked?.from === start && marked.closed && marked.to - start < LONGEST_SOURCE;
  let end = start;
  // A capital within a sentence is a name's, whatever its tag ("Defence Monitor").
  // "an allied officer": a participle before its noun.
  const describes = (at: number): boolean => tokens[at].upos === "VERB" && tokens[at].deprel === "amod" && tokens[at].head > at;
  while (
    end < tokens.length &&
    (NOMINAL.has(tokens[end].upos) || describes(end) || (end > start && startsUpper(tokens[end].form)))
  )
    end++;
  if (opens) end = marked.to;
  const cited = nominal(scene, opens ? { from: start + 1, to: marked.to - 1 } : { from: start, to: end });
  const source = cited && (speakerOf(scene, cited) ?? (isVoice(scene, cited) ? cited : null));
  if (!source) return [];
  const own = { from: at, to: end };
  const told = reportBeside(scene, own, drafts);
  if (!told) return putting(scene, own, source);
  const content = (told?.content ?? []).flatMap((run) => without(tokens, run, [own]));
  if (content.length === 0) return [];
  const word = (tokens[at].upos === "VERB" ? cueWordAt(scene, at) : null) ?? CITES;
  return [{ head: at, source: [source], cue: [{ from: at, to: start }], content, word, by: "relay" }];
}

/** "The agency put the dead at 24, citing the ministry": an outlet that cites has told what its clause says, by whatever verb. */
function putting(scene: Scene, own: Run, source: Run): Draft[] {
  const { tokens, arcs, sentences, sentenceAt } = scene;
  const verb = tokens[own.from].head;
  const teller = verb >= 0 && tokens[verb].upos === "VERB" && verb < own.from ? doer(arcs, verb) : -1;
  const outlet = teller < 0 ? null : nounRun(scene, teller);
  if (!outlet || outlet.to > verb || !isOutlet(scene, outlet)) return [];
  const told = tidy(tokens, { from: verb + 1, to: Math.min(own.from, sentences[sentenceAt[verb]].to) });
  if (!told) return [];
  const outer: Draft = { head: verb, source: [outlet], cue: [cueRun(scene, verb)], content: [told], word: CITES, by: "quoting" };
  return [outer, { ...outer, head: own.from, source: [source], cue: [{ from: own.from, to: own.from + 1 }], by: "relay" }];
}

const CITES: CueWord = { kind: "evidence", takes: new Set(["relay"]), force: "said", imputes: null };

/** Whom a verb that quotes names. Of "…, quoting a pilot who said he was there" what stands before is his as well. */
function quoted(scene: Scene, at: number, drafts: readonly Draft[]): Draft[] {
  const said = asSaying(scene, at, drafts) ?? toTheEffect(scene, at);
  if (said) return said;
  const own = whoSays(scene, at, drafts);
  const also = own === null || (scene.tokens[at].xpos === "VBG" && scene.tokens[at - 1]?.form === ",");
  return [...(own ?? []), ...(also ? citing(scene, at, drafts) : [])];
}

/** "quotes an adviser to the effect that the battery will leave". */
function toTheEffect(scene: Scene, at: number): Draft[] | null {
  const { tokens, words, arcs, sentences, sentenceAt } = scene;
  const sentence = sentences[sentenceAt[at]];
  const { to } = sentence;
  let effect = at + 1;
  while (effect < to && !words.effects.some((phrase) => phrase.every((form, k) => arcs.form[effect + k] === form))) effect++;
  const phrase = words.effects.find((phrase) => phrase.every((form, k) => arcs.form[effect + k] === form));
  const outlet = phrase ? nominal(scene, { from: nounsBackFrom(scene, at, sentence), to: at }) : null;
  const source = phrase ? nominal(scene, { from: at + 1, to: effect }) : null;
  const told = phrase ? tidy(tokens, { from: effect + phrase.length, to }) : null;
  const word = cueWordAt(scene, at);
  if (!source || !told) return null;
  const inner: Draft = {
    head: effect,
    source: [source],
    cue: [{ from: effect, to: told.from }],
    content: [told],
    word: SAID,
    by: "relay",
  };
  if (!outlet || meets([outlet], [source])) return [inner];
  return [{ head: at, source: [outlet], cue: [cueRun(scene, at)], content: [told], word, by: "quoting" }, inner];
}

/** "quotes a diplomat who says that …", "cites a source according to whom …": whoever quotes passes it on. */
function whoSays(scene: Scene, at: number, drafts: readonly Draft[]): Draft[] | null {
  const { tokens, arcs } = scene;
  let end = at + 1;
  while (end < tokens.length && NOMINAL.has(tokens[end].upos) && !/^W/.test(tokens[end].xpos)) end++;
  // "carried a speech by the president, who said".
  const agent = tokens
    .slice(at + 1, end)
    .findIndex((_, i) => scene.words.agents.has(arcs.lemma[at + 1 + i]) && arcs.form[at + 1 + i] === "by");
  const source = nominal(scene, { from: at + 1 + agent + 1, to: end });
  const REACH = 5;
  const saying = drafts.find(({ head, content, word }) => {
    const near = head >= end && head < end + REACH && content.some(({ from }) => from > head);
    return near && says(word);
  });
  // "quoting an officer, that you asked": another asks.
  const other = saying && doer(arcs, saying.head) >= end && !/^W/.test(tokens[doer(arcs, saying.head)].xpos);
  const joined = saying && !other && tokens.slice(end, saying.head + 3).some(({ xpos }) => /^W/.test(xpos));
  const teller = doer(arcs, at);
  const outlet = teller < 0 ? null : nounRun(scene, teller);
  if (!source || !saying || !joined || !outlet || meets([outlet], [source])) return null;
  const { content } = saying;
  const outer: Draft = {
    head: at,
    source: [outlet],
    cue: [cueRun(scene, at)],
    content,
    word: cueWordAt(scene, at),
    by: "quoting",
  };
  return [outer, { ...saying, source: [source], by: "relay" }];
}

/** "The paper wrote that …. It cited a guard who was there.": what the sentence before has from an outlet is had from whom that cites. */
function citedAfter(scene: Scene, at: number, drafts: readonly Draft[]): Draft[] {
  const { tokens, arcs, words, sentences, sentenceAt } = scene;
  const own = sentences[sentenceAt[at]];
  const before = sentences[sentenceAt[at] - 1];
  if (!cueWordAt(scene, at)?.takes.has("relay") || !/^VB[DZ]$/.test(tokens[at].xpos) || before?.block !== own.block) return [];
  // Nothing but the outlet, or a word that goes back to it, stands before.
  const subject = { from: own.from, to: at };
  const goesBack = at === own.from + 1 && words.thirdPerson.has(arcs.form[own.from]);
  if (!goesBack && !(nominal(scene, subject) && isOutlet(scene, subject))) return [];
  if (drafts.some(({ head }) => head > own.from && head < own.to && head !== at)) return [];
  let end = at + 1;
  while (end < own.to && NOMINAL.has(tokens[end].upos) && !/^W/.test(tokens[end].xpos)) end++;
  const source = nominal(scene, { from: at + 1, to: end });
  const told = drafts.findLast(
    ({ head, source: outlet }) =>
      sentenceAt[head] === sentenceAt[at] - 1 && outlet.some((run) => isOutlet(scene, run) || goesBack),
  );
  if (!source || !isVoice(scene, source) || !told || !says(told.word)) return [];
  return [{ head: at, source: [source], cue: [cueRun(scene, at)], content: told.content, word: CITES, by: "relay" }];
}

/** "said in a statement carried by the agency that …", "…, he said in comments carried by the agency": the agency passes it on. */
function carriedBy(scene: Scene, at: number, drafts: readonly Draft[]): Draft[] {
  const { tokens, words, arcs, sentenceAt } = scene;
  if (tokens[at].xpos !== "VBN" || !words.carried.has(arcs.lemma[at]) || !words.agents.has(arcs.lemma[at + 1] ?? "")) return [];
  const here = drafts.filter(({ source, cue }) => source.length > 0 && sentenceAt[cue[0].from] === sentenceAt[at]);
  // Carried is what was told right before, or behind "In a cable published by the Post, he".
  const isText = words.documents.has(arcs.lemma[at - 1]) || words.occasions.has(arcs.lemma[at - 1]);
  const told =
    here.findLast(
      ({ cue, content }) => cue[cue.length - 1].to <= at + 1 && (content[0].from > at || (isText && content[0].to <= at)),
    ) ??
    here.find(
      ({ cue, source, content }) => opensWith(scene, at) && source[0].from > at && cue[0].from > at && content[0].from > at,
    );
  let end = at + 2;
  while (told && end < tokens.length && (NOMINAL.has(tokens[end].upos) || startsUpper(tokens[end].form))) end++;
  const behind = told && told.content[0].from > at ? told.content[0].from : end;
  const source = told && nominal(scene, { from: at + 2, to: Math.min(end, behind) });
  if (!source) return [];
  const { content } = told;
  const outer: Draft = { head: at, source: [source], cue: [{ from: at, to: at + 2 }], content, word: CITES, by: "quoting" };
  return [outer, { ...told, by: "relay" }];
}

/** Whether a sentence opens with the phrase that a place stands in: a preposition, a text, and no verb but participles before a comma. */
function opensWith({ tokens, words, arcs, sentences, sentenceAt }: Scene, at: number): boolean {
  const { from } = sentences[sentenceAt[at]];
  const before = tokens.slice(from, at);
  const text = before.some((_, i) => words.documents.has(arcs.lemma[from + i]) || words.occasions.has(arcs.lemma[from + i]));
  return (
    tokens[from].upos === "ADP" && text && before.every(({ xpos, form }) => !/^(?:VB[DZPG]?|MD)$/.test(xpos) && form !== ",")
  );
}

/** "remarks by the minister": who made them. */
function speakerOf(scene: Scene, { from, to }: Run): Run | null {
  const { tokens, words, arcs } = scene;
  for (let i = from + 1; i < to - 1; i++) {
    const saying = words.agents.has(arcs.lemma[i]) && tokens[i - 1].upos === "NOUN" && cueWordAt(scene, i - 1);
    if (saying && says(saying)) return nominal(scene, { from: i + 1, to });
  }
  return null;
}

/** A name, a text, or a noun for somebody: "citing the release of prisoners" cites nobody. */
function isVoice({ tokens, words, arcs }: Scene, { from, to }: Run): boolean {
  for (let i = from; i < to; i++) {
    // "one of the guards".
    if (tokens[i].upos === "ADP" && i > from && tokens[i - 1].upos !== "NUM") break;
    const noun = tokens[i].upos !== "VERB" && (words.voices.has(arcs.lemma[i]) || words.documents.has(arcs.lemma[i]));
    if (tokens[i].upos === "PROPN" || noun) return true;
  }
  return false;
}

const isOutlet = ({ arcs, words }: Scene, { from, to }: Run): boolean =>
  arcs.lemma.slice(from, to).some((lemma) => words.documents.has(lemma));

/** The nearest report in the sentence, the one before it first. */
function reportBeside(scene: Scene, own: Run, drafts: readonly Draft[]): Draft | undefined {
  const { sentenceAt } = scene;
  const reports = drafts.filter(
    ({ head, word, source }) =>
      sentenceAt[head] === sentenceAt[own.from] &&
      (head < own.from || head >= own.to) &&
      // "quoting the Monitor, which in turn cited a clerk": what is quoted is what is reported.
      !(word?.takes.has("relay") && scene.tokens[head].xpos === "VBG") &&
      (says(word) || source.some((run) => isOutlet(scene, run))),
  );
  return reports.findLast(({ head }) => head < own.from) ?? reports[0];
}

/** "according to papers seen by the Post", "the port, quoted by the Post, said": who comes first says it, and the Post passes it on. */
function seenBy(scene: Scene, draft: Draft): Draft[] {
  const { tokens, words, arcs } = scene;
  return draft.source.flatMap(({ from, to }) => {
    let at = from + 1;
    const hands = (i: number): boolean => words.seen.has(arcs.lemma[i]) || isQuoted(scene, i);
    // "quoted in the local press" is quoted by it.
    const inText = (i: number): boolean =>
      isQuoted(scene, i) && tokens[i + 1]?.upos === "ADP" && words.documents.has(arcs.lemma[to - 1]);
    const byOutlet = (i: number): boolean => hands(i) && (words.agents.has(arcs.lemma[i + 1]) || inText(i));
    while (at < to && !(/^VB[ND]$/.test(tokens[at].xpos) && byOutlet(at))) at++;
    const outlet = nominal(scene, { from: at + 2, to: Math.max(at + 2, to) });
    if (at + 2 >= to || !outlet) return [];
    const cue = [{ from: at, to: at + 1 }];
    // "witnesses interviewed by the Group": whoever asks is no outlet unless it is called one.
    const asks = words.heard.has(arcs.lemma[at]);
    if (asks && !isOutlet(scene, outlet)) return [];
    const { content } = draft;
    const said = isQuoted(scene, at) ? tidy(tokens, { from, to: at }) : null;
    return [
      { head: at, source: [outlet], cue, content, word: said ? (cueWordAt(scene, at) ?? CITES) : draft.word, by: "quoting" },
      { ...draft, source: said ? [said] : draft.source, by: "relay" },
    ];
  });
}

// Within a name a past is a participle, whatever its tag.
const isQuoted = (scene: Scene, at: number): boolean =>
  /^VB[ND]$/.test(scene.tokens[at].xpos) &&
  (scene.words.heard.has(scene.arcs.lemma[at]) || (cueWordAt(scene, at)?.takes.has("relay") ?? false));

/** "…, the Post has learned from two guards": what it has learned is theirs. */
function learning(scene: Scene, at: number, drafts: readonly Draft[]): Draft[] {
  const { arcs, tokens, words } = scene;
  const from = at + 1;
  const told = drafts.find(({ head }) => head === at);
  if (!told || !words.evidenceFrom.has(arcs.lemma[from]) || arcs.tokens[from].upos !== "ADP") return [];
  const source = nounRun(scene, tokens[from].head);
  if (!source || source.from <= from || meets([source], told.content)) return [];
  return [{ head: from, source: [source], cue: [{ from, to: from + 1 }], content: told.content, word: told.word, by: "relay" }];
}

/** "quoted X as saying …": X says it, and whoever quotes relays it. */
function asSaying(scene: Scene, at: number, drafts: readonly Draft[]): Draft[] | null {
  const { tokens, words, arcs } = scene;
  let end = at + 1;
  while (end < tokens.length && NOMINAL.has(tokens[end].upos) && !words.roles.has(arcs.lemma[end])) end++;
  if (!words.roles.has(arcs.lemma[end] ?? "")) return null;
  const saying =
    behindClause(scene, at, end + 1) ??
    drafts.find(({ head }) => head === end + 1) ??
    besideQuote(scene, end + 1, drafts) ??
    beforeClause(scene, end + 1);
  if (!saying) return null;
  const passive = arcs.kids[at].find((child) => tokens[child].deprel === "nsubj:pass");
  // "X was quoted by the Post as saying …".
  const by = words.agents.has(arcs.lemma[at + 1] ?? "") ? nominal(scene, { from: at + 2, to: end }) : null;
  const named = end > at + 1 && !by;
  const source = named ? nominal(scene, { from: at + 1, to: end }) : passive === undefined ? null : nounRun(scene, passive);
  if (!source) return null;
  const teller = doer(arcs, at);
  const outlet = by ?? (teller < 0 ? agentAfter(scene, end + 2) : nounRun(scene, teller));
  const { content } = saying;
  const cue = [cueRun(scene, saying.head)];
  const inner: Draft = { head: saying.head, source: [source], cue, content, word: cueWordAt(scene, saying.head), by: "relay" };
  const known = drafts.some(
    (draft) => draft !== saying && meets(draft.content, content) && draft.head === at && draft.source.length > 0,
  );
  if (known || !outlet || meets([outlet], [source])) return [inner];
  return [{ head: at, source: [outlet], cue: [cueRun(scene, at)], content, word: cueWordAt(scene, at), by: "quoting" }, inner];
}

/** `"…," X was quoted as saying`: the quotation right before. */
function besideQuote(scene: Scene, at: number, drafts: readonly Draft[]): Draft | null {
  const { quotes, sentenceAt, tokens } = scene;
  const word = tokens[at]?.xpos === "VBG" ? cueWordAt(scene, at) : null;
  if (!word?.takes.has("quote")) return null;
  const quote = quotes.findLast(({ to }) => to <= at && sentenceAt[to - 1] === sentenceAt[at]);
  const read = drafts.find(({ cue }) => meets(cue, [{ from: at, to: at + 1 }]));
  const content = quote ? [{ from: quote.from, to: quote.to }] : (read?.content ?? []);
  return content.length > 0 ? { head: at, source: [], cue: [{ from: at, to: at + 1 }], content, word, by: "relay" } : null;
}

/** "The road would open, the envoy was quoted as saying by the Post": the clause before the comma. */
function behindClause(scene: Scene, verb: number, at: number): Draft | null {
  const { tokens, arcs, words, sentences, sentenceAt, quoteAt } = scene;
  const subject = kidExactly(arcs, verb, "nsubj:pass");
  const word = tokens[at]?.xpos === "VBG" && subject >= 0 ? cueWordAt(scene, at) : null;
  const { from, to } = sentences[sentenceAt[verb]];
  const named = word && nounRun(scene, subject);
  const behind = tokens[at + 1];
  if (!named || tokens[named.from - 1]?.form !== "," || quoteAt[named.from - 2] >= 0) return null;
  if (!(at + 1 >= to - 1 || words.agents.has(arcs.lemma[at + 1]) || behind.form === ",")) return null;
  const told = tidy(tokens, { from, to: named.from - 1 });
  if (!told || !isClause(scene, told)) return null;
  return { head: at, source: [], cue: [{ from: at, to: at + 1 }], content: [told], word, by: "relay" };
}

/** "quotes X as telling investigators that …": to whom may stand before the clause. */
function beforeClause(scene: Scene, at: number): Draft | null {
  const { tokens, words, arcs, sentences, sentenceAt } = scene;
  const word = tokens[at]?.xpos === "VBG" ? cueWordAt(scene, at) : null;
  if (!word?.takes.has("clause")) return null;
  const { to } = sentences[sentenceAt[at]];
  let that = at + 1;
  while (that < to && NOMINAL.has(tokens[that].upos) && !words.complementisers.has(arcs.form[that])) that++;
  const told = words.complementisers.has(arcs.form[that] ?? "") ? tidy(tokens, { from: that, to }) : null;
  if (!told || !isClause(scene, { from: that + 1, to })) return null;
  return { head: at, source: [], cue: [{ from: at, to: at + 1 }], content: [told], word, by: "relay" };
}

/** "by national radio". */
function agentAfter(scene: Scene, at: number): Run | null {
  const { tokens, words, arcs } = scene;
  if (!words.agents.has(arcs.lemma[at] ?? "")) return null;
  let end = at + 1;
  while (end < tokens.length && NOMINAL.has(tokens[end].upos)) end++;
  return nominal(scene, { from: at + 1, to: end });
}
