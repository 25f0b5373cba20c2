import { isClock, startsUpper } from "../../base/letters.ts";
import type { Steps } from "../../base/steps.ts";
import { doer, isPassive } from "../../document/arcs.ts";
import type { Attributed, Mentioned } from "../../document/stages.ts";
import type { Language } from "../language.ts";
import { isPutTo, pointsBack, tieBack } from "./anaphors.ts";
import { beforeNext, besideOthers, inOwnQuote, withAside } from "./bounds.ts";
import { withinRelative } from "./broken.ts";
import { type Draft, meets, type Run, type Scene, sceneOf, tidy, withRuns } from "./draft.ts";
import { withCertainEnds } from "./ends.ts";
import { besideAside, isFiniteVerb, nominal, nounsBackFrom } from "./order.ts";
import { nounRun } from "./phrases.ts";
import { record } from "./record.ts";
import { isTelling, says } from "./telling.ts";
import { besideTurns } from "./transcripts.ts";
import { inUnits } from "./units.ts";

/** What was trained to find them, and loads with its weights: its drafts, given those of the rules. */
export type Tagger = (scene: Scene, ruled: readonly Draft[]) => Steps<Draft[]>;

/**
 * Attributions: who is said to have said what. A trained tagger finds cues and then each cue's source and
 * content; rules over the tree add what it was never taught (what is nested, what points back, the author's own
 * openings). Follows the annotation scheme of PolNeAR (Newell, Margolin and Ruths 2018) where that speaks.
 * @param tagger `null` when its weights are absent: then the rules read alone
 */
export function* findAttributions(text: Mentioned, language: Language, tagger: Tagger | null): Steps<Attributed> {
  const doc = inUnits(text);
  const scene = sceneOf(doc, language);
  const { rules } = scene.words;
  const tells = (draft: Draft): boolean =>
    !inScripture(doc, scene, draft.head) && !asksNoName(scene, draft) && !isThere(scene, draft) && !isDeed(scene, draft);
  const ruled = rules.alone(scene).filter(tells);
  yield;
  const tagged = tagger ? (yield* tagger(scene, ruled)).filter(tells) : null;
  const read = tagged ? merge(scene, tagged, ruled) : ruled;
  const turns = ruled.filter(({ by }) => by === "transcript");
  const others = besideTurns(
    scene,
    read.filter(({ by }) => by !== "transcript").flatMap((draft) => inOwnQuote(scene, withinRelative(scene, draft))),
    turns,
  );
  yield;
  const placed = rules.placed(scene, others).filter((draft) => draft.by !== "placed" || !isDeed(scene, draft));
  yield;
  const drafts = withCertainEnds(
    scene,
    apart(
      scene,
      [...placed.map((draft) => besideOthers(scene, beforeNext(scene, draft, placed), placed)), ...turns].sort(
        (a, b) => a.head - b.head,
      ),
    ),
  );
  // In reading order, so that what points back finds what the sentence before it was tied to.
  yield;
  const relays = rules.relayed(scene, drafts);
  yield;
  const first = drafts.filter(
    (draft) =>
      // "was reported as saying" is one cue with "saying".
      !(draft.source.length === 0 && relays.some(({ by, cue }) => by === "relay" && meets(cue, draft.cue))) &&
      !relays.some(
        ({ head, by, source }) =>
          head === draft.head &&
          (by === "relay" ||
            draft.source.length === 0 ||
            meets(source, draft.source) ||
            scene.words.seen.has(scene.arcs.lemma[head])),
      ),
  );
  const tied = [...first, ...relays]
    // "to belong to a worker" is nobody.
    .filter(
      (draft, _, all) =>
        // "According to a log" names nobody.
        !all.some(({ by, cue }) => by === "phrased" && meets(cue, draft.source)) &&
        !isTimeAlone(doc, draft) &&
        // "Asked by a deputy whether the ship sank, the minister said that it had": who asks has told nothing.
        !(isPutTo(scene, draft) && all.some(({ head, content }) => head > draft.head && meets(content, draft.content))) &&
        doc.tokens[draft.source[0]?.from ?? 0].xpos !== "TO",
    )
    .map((draft, _, all) => asBefore(scene, besidePhrases(scene, withOutlet(scene, draft)), all))
    .map((draft) =>
      besidePlace(
        scene,
        wholeName(scene, undated(scene, doc, besideRelays(scene, beforeMeans(scene, beforeSince(doc, draft)), relays))),
      ),
    )
    .map((draft, _, all) => concluded(scene, pastTeller(scene, draft, all)));
  // "Can you confirm that?" hands on nothing.
  for (const [i, draft] of tied.entries()) if (!isAsked(scene, draft)) tied[i] = tieBack(scene, draft, tied);
  yield;
  return { ...text, attributions: record(doc, scene, tied) };
}

/**
 * "X said …, but Y said …": what X said ends where a comma and a conjunction hand over to Y; and of "Asked whether …, Y said …"
 * what was asked ends at the comma.
 */
function apart({ tokens, quoteAt, sentences, sentenceAt }: Scene, drafts: readonly Draft[]): Draft[] {
  const starts = new Set(
    drafts.flatMap(({ source, cue, word }) => {
      const from = Math.min(source[0]?.from ?? Infinity, cue[0].from);
      const joins = source.length > 0 && from > 1 && tokens[from - 1].upos === "CCONJ" && tokens[from - 2].form === ",";
      return joins && quoteAt[from] < 0 && says(word) ? [from - 2] : [];
    }),
  );
  const answers = new Set(
    drafts.flatMap(({ source }) =>
      source.length > 0 && source[0].from > 0 && tokens[source[0].from - 1].form === "," ? [source[0].from - 1] : [],
    ),
  );
  return drafts.map((draft) => {
    if (draft.by === "transcript") return draft;
    const cueFrom = draft.cue[0].from;
    const opens = /^VB[NG]$/.test(tokens[cueFrom].xpos) && sentences[sentenceAt[cueFrom]].from === cueFrom;
    const content = draft.content.map(({ from, to }) => {
      const end = [...starts, ...(opens ? answers : [])].find((at) => at > from && at < to && cueFrom < from);
      return { from, to: end ?? to };
    });
    return withRuns(draft, { content });
  });
}

const isAsked = ({ tokens, sentences, sentenceAt }: Scene, { head }: Draft): boolean =>
  tokens[sentences[sentenceAt[head]].to - 1].form === "?";

/** "The radio, quoting two guards, reported": whom it quotes is no part of its name. */
function besideRelays({ tokens }: Scene, draft: Draft, relays: readonly Draft[]): Draft {
  const source = draft.source.flatMap((run) => {
    const relay = relays.find(({ head, by }) => by === "relay" && head !== draft.head && run.from < head && head < run.to);
    return relay ? (tidy(tokens, { from: run.from, to: relay.head }) ?? run) : run;
  });
  return withRuns(draft, { source });
}

/** "Oslo struck back, its ministry said, two days after Riga had struck": what lay how long before is the paper's to add. */
function beforeSince({ times, tokens }: Mentioned, draft: Draft): Draft {
  const { content } = draft;
  const cue = draft.cue[0].from;
  const isAdded = ({ from, to }: Draft["content"][number]): boolean => {
    const length = times.find((time) => time.from === from && time.value.startsWith("P"));
    const links = length !== undefined && length.to < to && /^(?:SCONJ|ADP)$/.test(tokens[length.to].upos);
    return from > cue && links && tokens.slice(length.to, to).some(({ feats }) => feats.includes("VerbForm=Fin"));
  };
  return content.some(({ to }) => to <= cue) ? { ...draft, content: content.filter((run) => !isAdded(run)) } : draft;
}

/** "On 2 June the Post reported", "11:20 The Post reports": day and hour are no part of who reported. */
function undated(scene: Scene, { times, tokens }: Mentioned, draft: Draft): Draft {
  // "Jordan Today", "a Warsaw weekly" are papers, and "the minutes" are no time.
  const isNamed = ({ from }: { readonly from: number }): boolean =>
    /^(?:NOUN|PROPN)$/.test(tokens[from - 1].upos) && !startsUpper(tokens[from].form);
  const source = draft.source.map(({ from, to }) => {
    const day = times.find(
      (time) => time.from <= from && from < time.to && time.to < to && !/^(?:VERB|ADP)$/.test(tokens[time.to].upos),
    );
    const start = day ? day.to : from;
    // "The company today announced".
    const isPaper = scene.words.documents.has(scene.arcs.form[to - 1]);
    const behind = times.find((time) => time.to === to && time.from > start && isNamed(time) && !isPaper);
    const dated = times.find(
      ({ from, to: end }) => end === to && from > start + 1 && scene.words.within.has(scene.arcs.form[from - 1]),
    );
    // "the ministry on Tuesday said".
    const end = dated && /^(?:NOUN|PROPN)$/.test(tokens[dated.from - 2].upos) && tokens[to]?.upos !== "ADP" ? dated.from - 1 : to;
    return { from: start + 1 < to && isClock(tokens[start].form) ? start + 1 : start, to: behind ? behind.from : end };
  });
  return withRuns(draft, { source });
}

/** "in its January note that": a day tells nothing. */
const isTimeAlone = ({ times, tokens }: Mentioned, { source }: Draft): boolean =>
  source.length > 0 &&
  source.every(({ from, to }) => times.some((time) => time.from <= from && to <= time.to)) &&
  source.every(({ from, to }) => tokens.slice(from, to).every(({ upos }) => upos !== "PRON"));

/** "Russia's ministry, the agency reported, urged": whoever urges stands before who reports. */
function pastTeller(scene: Scene, draft: Draft, drafts: readonly Draft[]): Draft {
  const { tokens, sentences, sentenceAt } = scene;
  const [{ from: at }] = draft.cue;
  const teller = drafts.find(
    ({ head, source, cue }) =>
      head !== draft.head && source.length === 1 && cue[0].to === at - 1 && tokens[source[0].from - 1]?.form === ",",
  );
  // Nobody was found for it, or only whoever reports.
  const lacks = teller && (draft.source.length === 0 || meets(draft.source, teller.source));
  if (!teller || tokens[at - 1]?.form !== "," || !isFiniteVerb(tokens[draft.head].xpos) || !lacks) return draft;
  const end = teller.source[0].from - 1;
  const subject = nominal(scene, { from: nounsBackFrom(scene, end, sentences[sentenceAt[at]]), to: end });
  return subject ? { ...draft, source: [subject] } : draft;
}

/** `"…," her brother said by telephone`: of an active verb nobody behind "by" is who says it. */
function beforeMeans(scene: Scene, draft: Draft): Draft {
  const { tokens, arcs, words, sentences, sentenceAt } = scene;
  const [run] = draft.source;
  const [{ from, to }] = draft.cue;
  // "The radio itself reported": the noun before it speaks.
  const itself = run && run.to - run.from === 1 && words.reflexives.has(arcs.form[run.from]) && run.to === from;
  if (itself) {
    const noun = nominal(scene, { from: nounsBackFrom(scene, run.from, sentences[sentenceAt[from]]), to: run.from });
    return noun ? { ...draft, source: [noun] } : draft;
  }
  // Its past the tagger may take for a participle, and then "by" for a doer.
  const plain = tokens.slice(from, to).every(({ upos }) => upos !== "AUX");
  const active =
    plain && (isFiniteVerb(tokens[draft.head].xpos) || (tokens[draft.head].xpos === "VBN" && draft.content[0].to <= from));
  if (!run || !active || draft.by === "quoting" || run.from !== to + 1 || !words.agents.has(arcs.lemma[to])) return draft;
  const subject = nominal(scene, { from: nounsBackFrom(scene, from, sentences[sentenceAt[from]]), to: from });
  return subject && !meets([subject], draft.content) ? { ...draft, source: [subject] } : draft;
}

/** "the Movement of the Awakened Delta accuses": back over "of" and its article, and over what the tagger took for no name. */
function wholeName({ tokens, arcs, words }: Scene, draft: Draft): Draft {
  const [run] = draft.source;
  if (!run || draft.source.length > 1 || !startsUpper(tokens[run.from].form)) return draft;
  const isCapital = (at: number): boolean => startsUpper(tokens[at]?.form ?? "") && tokens[at].upos !== "ADP";
  let from = run.from;
  while (isCapital(from - 1) && tokens[from - 1].upos !== "PROPN" && tokens[from - 1].head >= from) from--;
  if (from === run.from && tokens[from - 1]?.upos !== "DET") return draft;
  const of = tokens[from - 1]?.upos === "DET" ? from - 2 : from - 1;
  const known = words.agents.has(arcs.form[of] ?? "") && arcs.form[of] !== "by" && arcs.form[of] !== "from";
  if (!known || tokens[of - 1]?.upos !== "PROPN" || !isCapital(of - 1)) return draft;
  from = of - 1;
  if (tokens[from - 1]?.upos === "DET") from--;
  return meets([{ from, to: run.from }], draft.content) ? draft : { ...draft, source: [{ from, to: run.to }] };
}

/** "A broker [on the Peruvian side] tells": what stands behind a preposition is told of, and the noun before it speaks. */
function besidePlace(scene: Scene, draft: Draft): Draft {
  const { tokens, arcs, words, sentences, sentenceAt } = scene;
  const [run] = draft.source;
  // ", who declined to be named, told": whoever is named before the relative clause.
  if (run && run.to - run.from > 1 && /^W/.test(tokens[run.from].xpos) && run.to <= draft.cue[0].from) {
    const close = tokens[run.to - 1].form === "," ? run.to - 1 : run.to;
    const noun = besideAside(scene, close, sentences[sentenceAt[run.from]]);
    return noun && !meets([noun], draft.content) ? { ...draft, source: [noun] } : draft;
  }
  // "The second mate, a Filipino, told": what is said of him between commas is not he.
  const [{ from: told }] = draft.cue;
  const apposed =
    run &&
    tokens[told - 1]?.form === "," &&
    tokens[run.from - 1]?.form === "," &&
    (run.to === told || run.to === told - 1) &&
    tokens[run.from].feats.includes("Definite=Ind");
  const whom = apposed ? besideAside(scene, told - 1, sentences[sentenceAt[run.from]]) : null;
  if (whom && whom.to === run.from - 1 && !meets([whom], draft.content)) return { ...draft, source: [whom] };
  // "The Herald reports from Nicosia that": from where is not who.
  const dispatched =
    run && run.from === draft.cue[0].to + 1 && tokens[run.from - 1].upos === "ADP" && tokens[run.from].name.endsWith("LOC");
  const [{ from: cueFrom }] = draft.cue;
  const paper = dispatched
    ? nominal(scene, { from: nounsBackFrom(scene, cueFrom, sentences[sentenceAt[cueFrom]]), to: cueFrom })
    : null;
  if (paper && !words.agents.has(arcs.lemma[run.from - 1])) return { ...draft, source: [paper] };
  const before = run && draft.source.length === 1 && run.to === draft.cue[0].from ? run.from - 1 : -1;
  // "The ministry, in a reply received after our deadline, writes", "Mr Noor, in a talk with the Wire rejected": whoever stands before the aside.
  const outer = run && before > 0 ? beforeAside(scene, run, draft.cue[0].from) : null;
  if (outer && !meets([outer], draft.content)) return { ...draft, source: [outer] };
  if (before < 1 || tokens[before].upos !== "ADP") return draft;
  const sentence = sentences[sentenceAt[before]];
  const from = nounsBackFrom(scene, before, sentence);
  const clock = from < before && isClock(tokens[from].form) ? from + 1 : from;
  const whole = nominal(scene, { from: clock, to: run.to });
  const reduced = tokens.slice(clock, before).findIndex(({ xpos }) => xpos === "VBN");
  const noun = reduced > 0 ? clock + reduced - 1 : before - 1;
  const speaks = whole && clock < before && (words.voices.has(arcs.lemma[noun]) || words.documents.has(arcs.lemma[noun]));
  const opens = from === sentence.from || tokens[from - 1].upos === "PUNCT";
  return speaks && opens && !meets([whole], draft.content) ? { ...draft, source: [whole] } : draft;
}

/** "A Moscow daily claimed": a noun for an outlet right before the cue, whatever its tag. */
function withOutlet({ words, arcs }: Scene, draft: Draft): Draft {
  const [run] = draft.source;
  const [cue] = draft.cue;
  const isLeft = run && draft.source.length === 1 && words.documents.has(arcs.form[run.to] ?? "");
  if (!isLeft || (cue.from !== run.to + 1 && cue.from !== run.to)) return draft;
  const rest =
    cue.from === run.to && cue.to > cue.from + 1 ? [{ from: cue.from + 1, to: cue.to }, ...draft.cue.slice(1)] : draft.cue;
  return cue.from === run.to && rest === draft.cue
    ? draft
    : { ...draft, source: [{ from: run.from, to: run.to + 1 }], cue: rest };
}

/** "to get even with a supervisor who called him a fool": what a preposition opens is nobody. */
const besidePhrases = ({ tokens }: Scene, draft: Draft): Draft =>
  withRuns(draft, {
    source: draft.source.filter(
      ({ from, to }) =>
        !(tokens[from].upos === "ADV" && to > from + 1 && tokens[from + 1].upos === "ADP") &&
        !(tokens[from].upos === "ADP" && tokens[from].form === tokens[from].form.toLowerCase()),
    ),
  });

/** "The chairman said that the minister had his trust, adding that": who adds is who said, and nobody within what he said. */
function asBefore({ tokens, sentenceAt }: Scene, draft: Draft, drafts: readonly Draft[]): Draft {
  const [{ from }] = draft.cue;
  if (tokens[draft.head].xpos !== "VBG" || tokens[from - 1]?.form !== "," || (draft.source[0]?.from ?? from) >= from)
    return draft;
  const outer = drafts.findLast(
    ({ head, source, content, word }) =>
      head < draft.head &&
      sentenceAt[head] === sentenceAt[draft.head] &&
      says(word) &&
      isFiniteVerb(tokens[head].xpos) &&
      source.length > 0 &&
      meets(draft.source, content),
  );
  return outer ? { ...draft, source: outer.source } : draft;
}

/** "The ministry, in a reply [its envoy] writes": where a preposition opens and ends what stands behind a comma before what was taken for the speaker. */
function beforeAside(scene: Scene, run: Run, cueFrom: number): Run | null {
  const { tokens, sentences, sentenceAt } = scene;
  if (run.to !== cueFrom || tokens[run.from - 1].upos !== "ADP") return null;
  const noun = besideAside(scene, run.from, sentences[sentenceAt[run.from]]);
  return noun && tokens[noun.to + 1].upos === "ADP" ? noun : null;
}

/** Nobody in the news says a verse. */
function inScripture(doc: Mentioned, { tokens }: Scene, at: number): boolean {
  return doc.quotes.some(({ kind, start, end }) => kind === "scripture" && start <= tokens[at].start && tokens[at].end <= end);
}

/**
 * All that the tagger found, but for what the rules know better; of a source that it missed the rules' own; and of
 * the rules' other findings those that lie within something said.
 */
function merge(scene: Scene, tagged: readonly Draft[], ruled: readonly Draft[]): Draft[] {
  const sure = ruled.filter(isSure);
  const kept = tagged
    .filter((draft) => !sure.some(({ cue }) => meets(cue, draft.cue)) && !tellsNothing(scene, draft) && !isTitle(scene, draft))
    .map((draft) => {
      const rule = ruled.find(({ head, cue }) => head === draft.head || meets(cue, draft.cue));
      return withAside(scene, sourced(scene, draft, rule), rule);
    });
  const room = ruled.filter(
    (draft) =>
      !isSure(draft) &&
      (within(kept, draft) || isTelling(scene, draft) || (draft.source.length > 0 && pointsBack(scene, draft))) &&
      !kept.some(({ cue, head }) => head === draft.head || meets(cue, draft.cue)),
  );
  return [...kept, ...sure, ...room].sort((a, b) => a.head - b.head);
}

/** `"…." Is there any shame greater than this?`: what there is tells nothing. */
const isThere = ({ arcs }: Scene, { head }: Draft): boolean =>
  arcs.kids[head].some((kid) => arcs.rel[kid] === "expl" && arcs.tokens[kid].xpos === "EX");

/** "This confirms that …": the author himself concludes it. */
function concluded({ tokens, words, arcs }: Scene, draft: Draft): Draft {
  const [run, ...more] = draft.source;
  const points =
    run &&
    more.length === 0 &&
    run.to - run.from === 1 &&
    words.anaphors.has(arcs.form[run.from]) &&
    tokens[run.from].xpos === "DT";
  const concludes = points && /^VB[ZP]$/.test(tokens[draft.head].xpos) && draft.content[0].from >= draft.cue[0].to;
  return concludes && draft.word?.takes.has("clause") ? { ...draft, source: [], by: "opening" } : draft;
}

/** "who did not wish to be named", "wanted to stay anonymous": a wish for no name tells how the speaker is called, not what he is after. */
function asksNoName({ tokens, arcs, words }: Scene, { head, word }: Draft): boolean {
  if (says(word)) return false;
  let at = head + 1;
  while (at < head + 6 && !words.unnamed.has(arcs.form[at])) at++;
  // "wanted to be named a member"
  return at < head + 6 && !/^(?:DET|NOUN|PROPN|ADP|NUM)$/.test(tokens[at + 1]?.upos ?? "");
}

/** "Romania was told the same evening", "Asked about the reports, the spokesman said": nobody tells, and nothing is told. */
const tellsNothing = (scene: Scene, draft: Draft): boolean =>
  (isPutTo(scene, draft) || (draft.source.length === 0 && draft.word?.takes.has("whom") === true)) &&
  draft.content.every(({ from, to }) => scene.tokens.slice(from, to).every(({ upos }) => upos !== "VERB" && upos !== "AUX"));

/** "undertook strikes", "recalled its ambassador": a word that hands on only clauses, before a thing that is done or somebody of one's own, is a deed. */
function isDeed(scene: Scene, { head, word, content, cue, by }: Draft): boolean {
  const { tokens, quoteAt, words, arcs } = scene;
  if (word?.kind !== "speech") return false;
  const { to } = cue[cue.length - 1];
  const isObject = arcs.rel[to + 1] === "obj" && tokens[to + 1].head === head;
  const isOwn = isObject && content[0].from === to && tokens[to].xpos === "PRP$" && words.voices.has(arcs.lemma[to + 1]);
  if (
    isOwn &&
    !word.takes.has("whom") &&
    !word.takes.has("of") &&
    !word.takes.has("as") &&
    /^VB[DNPZ]$/.test(tokens[to - 1].xpos)
  )
    return true;
  if (by !== "tagger" || !word.takes.has("to") || word.takes.has("obj") || word.takes.has("clause")) return false;
  const named = content.some(({ from, to }) => tokens.slice(from, to).some(({ upos }) => upos === "NOUN"));
  // "pleaded not guilty" tells.
  return (
    named &&
    content.every(({ from, to }) =>
      tokens.slice(from, to).every(({ upos }, i) => quoteAt[from + i] < 0 && upos !== "VERB" && upos !== "AUX"),
    )
  );
}

/** "Joint Statement on the Bridge": where no finite verb stands, a noun names a text and tells nothing of it. */
const isTitle = ({ tokens, sentences, sentenceAt }: Scene, { head, cue }: Draft): boolean => {
  const { from, to } = sentences[sentenceAt[head]];
  const noun = tokens[head].upos === "NOUN" || tokens[head].upos === "PROPN";
  const isVerbless = tokens.slice(from, to).every(({ xpos }) => !isFiniteVerb(xpos));
  return noun && isVerbless && /^(?:ADP|SCONJ)$/.test(tokens[cue[cue.length - 1].to - 1].upos);
};

const within = (tagged: readonly Draft[], draft: Draft): boolean => tagged.some(({ content }) => meets(content, draft.cue));

/** With the rules' source where the tagger found none; failing that, with whoever does what the cue says. */
function sourced(scene: Scene, draft: Draft, rule: Draft | undefined): Draft {
  if (draft.source.length > 0) return draft;
  const by = scene.tokens[draft.head].upos === "VERB" && !isPassive(scene.arcs, draft.head) ? doerOf(scene, draft.head) : -1;
  const named = by < 0 ? null : nounRun(scene, by);
  // "An officer, who gave no name, said only": whoever stands before the aside.
  const [{ from: at }] = draft.cue;
  const aside =
    !named && scene.tokens[at - 1]?.form === "," && isFiniteVerb(scene.tokens[draft.head].xpos)
      ? besideAside(scene, at - 1, scene.sentences[scene.sentenceAt[at]])
      : null;
  const found = named ?? aside;
  const source = rule && rule.source.length > 0 ? rule.source : found ? [found] : [];
  return meets(source, draft.content) || meets(source, draft.cue) ? draft : { ...draft, source };
}

/** "disputed that, saying …": a participle has whoever does what its verb says. */
function doerOf({ arcs, tokens }: Scene, at: number): number {
  const own = doer(arcs, at);
  const participle = own < 0 && tokens[at].xpos === "VBG" && arcs.rel[at] === "advcl" && tokens[at].head >= 0;
  return participle ? doer(arcs, tokens[at].head) : own;
}

// What the tagger's gold does not mark, or what it marks as part of something else.
const isSure = ({ by, word }: Draft): boolean => SURE.has(by) || (by === "as" && word?.imputes != null);
const SURE = new Set(["opening", "inference", "experiencer"]);
