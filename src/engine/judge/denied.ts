/** What somebody else has told and is denied: "rejected reports that …", "does not accept claims by X that …". */
import type { Span } from "../../base/span.ts";
import type { Firm } from "./firm.ts";
import { firmnessOf } from "./firmness.ts";
import { covering, innermost, mindOf, type Scene, spanOfToken, type Told, tokenAt } from "./scene.ts";

/** How firmly, with who denies it whose telling it is, and without who denies another thing. */
export function firmAt(scene: Scene, at: number): Firm {
  const firm = firmnessOf(scene.arcs, scene.words, at);
  const span = spanOfToken(scene, at);
  const denied = (by: number): Firm => ({
    ...firm,
    certainty: 3,
    mode: null,
    positive: false,
    by: [...firm.by, { at: by, rule: "denied" }],
  });
  if (firm.positive && scene.takenBack.some(({ start, end }) => start <= span.start && span.end <= end)) return denied(at);
  // `dismissed as "invention" a report that`: what is rejected leaves it open, and is denied.
  if (firm.positive && firm.mode === "open" && deniedIn(scene, span) === "noun") return denied(at);
  if (firm.positive && firm.mode === null) {
    if (deniedIn(scene, span) !== null) return denied(at);
    // "denies that work has stopped", wherever the parser hangs it.
    const [inner] = innermost(scene, span);
    if (inner && deniesClause(scene, inner, span) && isTold(scene, at)) return denied(inner.head);
    // "says not one shot was fired": the parser hangs the denial from the cue.
    const opening = inner ? tokenAt(scene.doc, inner.attribution.content[0].start) : -1;
    const isNot = opening >= 0 && scene.words.firmness.get(scene.arcs.entry[opening])?.class === "negation";
    if (isNot && scene.doc.tokens[opening].head === inner.head && scene.doc.tokens[at].head === inner.head)
      return denied(opening);
    if (isHeadlineFuture(scene, at)) return { ...firm, mode: "planned", certainty: 2, by: [...firm.by, { at, rule: "future" }] };
  }
  if (firm.positive && firm.mode === null && agreedTo(scene, at, span)) return { ...firm, mode: "planned", certainty: 2 };
  if (firm.positive) return toldBefore(scene, at, span, firm);
  // "rejected that account, saying his side had offered": the parser hangs what is said from what is rejected.
  const other = firm.by.find(({ at: by }) => deniesAnother(scene, by, span));
  return other && firm.by.length === 1 ? { ...firm, positive: true, by: [] } : firm;
}

/** What stands behind the cue, and not behind "denied this:". */
const deniesClause = ({ doc }: Scene, told: Told, { start }: Span): boolean => {
  const { end } = told.attribution.cue[told.attribution.cue.length - 1];
  const isBehind = end < start && told.attribution.content[0].start > end;
  return told.attribution.kind === "speech" && denies(told) && isBehind && !/[:.]\s/.test(doc.text.slice(end, start));
};

/** "agreed, through Oman, to halt": an infinitive that opens what one means to do, wherever the parser hangs it. */
function agreedTo(scene: Scene, at: number, span: Span): boolean {
  const { doc } = scene;
  const [inner] = doc.tokens[at].xpos === "VB" ? innermost(scene, span) : [];
  const to = inner ? tokenAt(doc, inner.attribution.content[0].start) : -1;
  const opens = to >= 0 && doc.tokens[to].xpos === "TO" && doc.tokens[to].head === at;
  return opens && inner.mind?.force === "planned" && inner.mind.takes.has("to") && inner.attribution.polarity === "+";
}

const isTold = ({ doc, arcs }: Scene, at: number): boolean =>
  [at, ...arcs.kids[at]].some((i) => /^VB[DZPG]$/.test(doc.tokens[i].xpos));

/** "700 more soldiers to go to Kosovo": where no finite verb and no full stop stands, an infinitive behind a noun is what is to come. */
function isHeadlineFuture({ doc, arcs, sentenceAt }: Scene, at: number): boolean {
  const { xpos, head } = doc.tokens[at];
  if (xpos !== "VB" || !arcs.kids[at].some((child) => doc.tokens[child].xpos === "TO")) return false;
  const { from, to } = doc.sentences[sentenceAt[at]];
  const noun = head < 0 || /^(?:NOUN|PROPN)$/.test(doc.tokens[head].upos);
  const sentence = doc.tokens.slice(from, to);
  return noun && !/^[.!?]$/.test(doc.tokens[to - 1].form) && !sentence.some((token) => /^(?:VB[DZP]|MD)$/.test(token.xpos));
}

/** "wrote last night that buses would come": what one has said would be, wherever the parser hangs it, is planned. */
function toldBefore(scene: Scene, at: number, span: Span, firm: Firm): Firm {
  if (firm.mode !== "conditional" || firm.by.some(({ rule }) => rule !== "modal")) return firm;
  const [inner] = innermost(scene, span);
  // Of a text that lies before us: "the communique says that the next round would be held".
  const isText = inner?.attribution.kind === "document" && scene.doc.tokens[at].upos === "VERB";
  const past =
    isText ||
    (inner &&
      (inner.mind?.kind === "speech" || inner.mind?.kind === "document") &&
      // "said that …, adding that it would".
      (scene.doc.tokens[inner.head].feats.includes("Tense=Past") || scene.doc.tokens[inner.head].xpos === "VBG"));
  return past ? { ...firm, mode: "planned", certainty: 2 } : firm;
}

function deniesAnother(scene: Scene, at: number, span: Span): boolean {
  const own = scene.told.find(({ head }) => head === at);
  const covered = covering(scene, span);
  return (
    own !== undefined &&
    !covered.includes(own) &&
    covered.some(({ head, attribution }) => head !== at && attribution.polarity === "+")
  );
}

/**
 * Whether a telling of the span is denied, and by which words it is told: a noun within what is denied ("reports that"), or an
 * attribution of its own ("claims by the group that"). `null` when it is not.
 */
export function deniedIn(scene: Scene, span: Span): "noun" | "telling" | null {
  const around = covering(scene, span);
  for (const told of around) if (denies(told) && nounBefore(scene, told, span)) return "noun";
  const refused = around.some(({ attribution }) => {
    const over = scene.told.find((other) => other.attribution.id === attribution.parent);
    const noun = scene.doc.tokens[tokenAt(scene.doc, attribution.cue[0].start)]?.upos === "NOUN";
    return noun && over !== undefined && denies(over) && !around.includes(over);
  });
  return refused ? "telling" : null;
}

/** "deny", "reject", "not accept"; who only has not said a thing denies nothing. */
const denies = ({ attribution, mind }: Told): boolean =>
  attribution.polarity === "-" && (mind?.force === "not" || (mind?.kind === "stance" && mind.force === "fact"));

/** A noun of saying between the denial and the span, which a clause with a mark of its own follows. */
function nounBefore({ doc, arcs, words }: Scene, { attribution, head }: Told, span: Span): boolean {
  const until = tokenAt(doc, span.start);
  let noun = false;
  for (let i = head + 1; i >= 0 && i <= until; i++) {
    const mind = doc.tokens[i].upos === "NOUN" ? mindOf(arcs, words, i) : null;
    if (mind?.takes.has("clause") && (mind.kind === "speech" || mind.kind === "document")) noun = true;
    else if (noun && words.complementisers.has(arcs.form[i])) return attribution.content.some(({ end }) => end >= span.end);
    else if (/^VB[DZP]$/.test(doc.tokens[i].xpos)) return false;
  }
  return false;
}
