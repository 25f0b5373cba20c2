import { doer, isPassive } from "../../document/arcs.ts";
import type { Attributed, Mentioned } from "../../document/stages.ts";
import type { Language } from "../language.ts";
import { pointsBack, tieBack } from "./anaphors.ts";
import { beforeNext, inOwnQuote, withAside } from "./bounds.ts";
import { withinRelative } from "./broken.ts";
import { type Draft, meets, type Scene, sceneOf } from "./draft.ts";
import { nounRun } from "./phrases.ts";
import { withPlaced } from "./placed.ts";
import { record } from "./record.ts";
import { relayed } from "./relays.ts";
import { rulesAlone } from "./rules.ts";
import { type AttributionModels, tagDrafts } from "./tagger.ts";
import { isTelling } from "./telling.ts";
import { besideTurns } from "./transcripts.ts";

/**
 * Attributions: who is said to have said what. A trained tagger finds cues and then each cue's source and
 * content; rules over the tree add what it was never taught (what is nested, what points back, the author's own
 * openings). Follows the annotation scheme of PolNeAR (Newell, Margolin and Ruths 2018) where that speaks.
 * @param models `null` when the weights are absent: then the rules read alone
 */
export function findAttributions(doc: Mentioned, language: Language, models: AttributionModels | null): Attributed {
  const scene = sceneOf(doc, language);
  const ruled = rulesAlone(scene).filter(({ head }) => !inScripture(doc, scene, head));
  const read = models
    ? merge(
        scene,
        tagDrafts(scene, ruled, models).filter(({ head }) => !inScripture(doc, scene, head)),
        ruled,
      )
    : ruled;
  const turns = ruled.filter(({ by }) => by === "transcript");
  const others = besideTurns(
    scene,
    read.filter(({ by }) => by !== "transcript").flatMap((draft) => inOwnQuote(scene, withinRelative(scene, draft))),
    turns,
  );
  const placed = withPlaced(scene, others);
  const drafts = apart(
    scene,
    [...placed.map((draft) => beforeNext(scene, draft, placed)), ...turns].sort((a, b) => a.head - b.head),
  );
  // In reading order, so that what points back finds what the sentence before it was tied to.
  const relays = relayed(scene, drafts);
  const first = drafts.filter(
    (draft) => !relays.some(({ head, by }) => head === draft.head && (by === "relay" || draft.source.length === 0)),
  );
  const tied = [...first, ...relays].map((draft) => undated(doc, draft));
  // "Can you confirm that?" hands on nothing.
  for (const [i, draft] of tied.entries()) if (!isAsked(scene, draft)) tied[i] = tieBack(scene, draft, tied);
  return { ...doc, attributions: record(doc, scene, tied) };
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
      return joins && quoteAt[from] < 0 && (word?.kind === "speech" || word?.kind === "document") ? [from - 2] : [];
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
    return { ...draft, content };
  });
}

const isAsked = ({ tokens, sentences, sentenceAt }: Scene, { head }: Draft): boolean =>
  tokens[sentences[sentenceAt[head]].to - 1].form === "?";

/** "On 2 June the Post reported": the day is no part of who reported. */
function undated({ times }: Mentioned, draft: Draft): Draft {
  const source = draft.source.map(({ from, to }) => {
    const day = times.find((time) => time.from <= from && from < time.to && time.to < to);
    return { from: day ? day.to : from, to };
  });
  return { ...draft, source };
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
    .filter((draft) => !sure.some(({ cue }) => meets(cue, draft.cue)) && !tellsNothing(scene, draft))
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

/** "Romania was told the same evening": nobody tells, and nothing is told. */
const tellsNothing = ({ tokens }: Scene, { source, content, word }: Draft): boolean =>
  source.length === 0 &&
  word?.takes.has("whom") === true &&
  content.every(({ from, to }) => tokens.slice(from, to).every(({ upos }) => upos !== "VERB" && upos !== "AUX"));

const within = (tagged: readonly Draft[], draft: Draft): boolean => tagged.some(({ content }) => meets(content, draft.cue));

/** With the rules' source where the tagger found none; failing that, with whoever does what the cue says. */
function sourced(scene: Scene, draft: Draft, rule: Draft | undefined): Draft {
  if (draft.source.length > 0) return draft;
  const by = scene.tokens[draft.head].upos === "VERB" && !isPassive(scene.arcs, draft.head) ? doerOf(scene, draft.head) : -1;
  const named = by < 0 ? null : nounRun(scene, by);
  const source = rule && rule.source.length > 0 ? rule.source : named ? [named] : [];
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
