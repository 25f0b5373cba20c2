import { boundsOf, readIsoDay } from "../../base/calendar.ts";
import type { Steps } from "../../base/steps.ts";
import type { ClaimClass } from "../../document/schema.ts";
import type { Evented, EventMention, Judged, Judgement } from "../../document/stages.ts";
import { holderOf } from "../../inventory/actors.ts";
import { frames } from "../../inventory/frames.ts";
import type { Language } from "../language.ts";
import { chainOf } from "./chain.ts";
import { claimsIn } from "./claims.ts";
import { classAt, sentenceClass } from "./classes.ts";
import { firmAt } from "./denied.ts";
import { findingsIn } from "./findings.ts";
import { type Firm, factualityOf, PLAIN, statusOf, under } from "./firm.ts";
import { withIssuer } from "./issuer.ts";
import { hasNegation } from "./own.ts";
import { type Scene, sceneOf, spanOfToken, tokenAt } from "./scene.ts";

/**
 * How firmly and by whom each thing is told, what kind of claim each sentence is, and the words that push. Reads
 * attributions and trees alike, which is why it is a stage of its own.
 */
export function* judge(read: Evented, language: Language): Steps<Judged> {
  const doc = withIssuer(read);
  const scene = sceneOf(doc, language);
  yield;
  const { findings, pushed } = findingsIn(scene);
  yield;
  const judgements = doc.events.map((event) => judgeEvent(scene, event));
  yield;
  const classes = doc.sentences.map((_, index) => sentenceClass(scene, index, pushed));
  yield;
  return { ...doc, judgements, classes, claims: claimsIn(scene), findings };
}

function judgeEvent(scene: Scene, event: EventMention): Judgement {
  const { doc } = scene;
  const tellings = [event.head, ...event.mentions.map((span) => headIn(scene, span.start, span.end))].filter(
    (at, i, all) => at >= 0 && all.indexOf(at) === i,
  );
  const firms = tellings.map((at) => ({ at, firm: firmAt(scene, at) }));
  const { at, firm: told } = firmest(firms);
  const { classed, chain } = bestVouched(scene, firms, event.time !== null || isArranged(event));
  const firm = refuses(scene, event, told, chain)
    ? PLAIN
    : isToCome(scene, event, at, told)
      ? under("planned", told, at, "future")
      : told;
  const status = statusOf(firm);
  const { translated } = doc.meta;
  return {
    status,
    factuality: factualityOf(firm),
    class: classed.class,
    chain,
    stated: statedOf(firms.map((one) => one.firm)),
    basis: [
      ...firm.by.map((by) => ({ field: "status", rule: by.rule, span: spanOfToken(scene, by.at) })),
      ...(firm.by.length === 0 ? [{ field: "status", rule: "told plainly", span: spanOfToken(scene, at) }] : []),
      { field: "class", rule: classed.rule, span: classed.span },
      ...(translated.value
        ? [{ field: "chain", rule: "the text is a translation: one hop more before its issuer", span: translated.span }]
        : []),
    ],
  };
}

// "meets his Danish colleague tomorrow": told in the present of a day that is still to come.
function isToCome({ doc }: Scene, { time }: EventMention, at: number, { mode, positive }: Firm): boolean {
  const { xpos, deprel, head } = doc.tokens[at];
  // "holds talks"
  const verb = deprel === "obj" && head >= 0 ? doc.tokens[head].xpos : xpos;
  if (time === null || mode !== null || !positive || !/^VB[ZP]$/.test(verb)) return false;
  const [value, published] = [doc.times.find(({ id }) => id === time)?.value, doc.meta.published.value?.slice(0, 10)];
  const first = value === undefined ? null : boundsOf(value).first;
  const today = published === undefined ? null : readIsoDay(published);
  return first !== null && today !== null && first > today && first - today <= SOON_DAYS;
}

/** The plain present is told of what is to come within weeks; a date further ahead is rather one of a year that was guessed. */
const SOON_DAYS = 31;

// "said that it would not return the ship": who says so of himself refuses by saying it.
function refuses(
  { arcs, words }: Scene,
  { operators, head, actors, recipients, basis }: EventMention,
  firm: Firm,
  chain: Chain,
): boolean {
  if (!REFUSING.has(operators[0] ?? "") || firm.positive || firm.mode === "conditional" || !hasNegation(arcs, words, head))
    return false;
  // "will not recognise the so-called state": whom that means is only guessed.
  const isGuessed = basis.some(({ field, rule }) => field === "recipients" && rule.startsWith(TOLD_BEFORE));
  if (words.firmness.get(arcs.entry[head])?.class === "refusal" || isGuessed) return false;
  if (!recipients.some(({ code }) => code !== null)) return false;
  const own = new Set(actors.flatMap(({ code }) => (code === null ? [] : [holderOf(code) ?? code])));
  return chain.some(({ actor }) => actor != null && own.has(holderOf(actor) ?? actor));
}

/** How the basis of a party begins that the clause leaves to the passage. */
const TOLD_BEFORE = "from what was told before";

const REFUSING: ReadonlySet<string> = new Set(["refuse", "not-permit"]);

// "The bank will lend Chad money": what one does for another needs arranging, and is announced where it is told.
const isArranged = ({ frame, actors }: EventMention): boolean =>
  /^(?:aid|coop|meet)/.test(frames.get(frame ?? "")?.content ?? "") && actors.some(({ code }) => code !== null);

/** The token of a span that hangs from outside it. */
function headIn({ doc }: Scene, start: number, end: number): number {
  const from = tokenAt(doc, start);
  for (let i = from; i >= 0 && i < doc.tokens.length && doc.tokens[i].start < end; i++) {
    const { head } = doc.tokens[i];
    if (head < 0 || doc.tokens[head].start < start || doc.tokens[head].end > end) return i;
  }
  return from;
}

type Chain = ReturnType<typeof chainOf>;

type Telling = { readonly at: number; readonly firm: Firm };

/** Of several tellings the first, unless it leaves open or plans what another tells as under way or done. */
function firmest(tellings: readonly Telling[]): Telling {
  const [first] = tellings;
  if (first.firm.mode !== "planned" && first.firm.mode !== "open") return first;
  const settled = (firm: Firm): boolean => firm.mode === null && firm.positive && firm.certainty === 3;
  return tellings.find(({ firm }) => firm.ongoing && settled(firm)) ?? tellings.find(({ firm }) => settled(firm)) ?? first;
}

// A headline tells without a source what the text below has from a ministry: the telling with the best evidence
// speaks for the event.
const EVIDENCE: readonly ClaimClass[] = ["report", "quoted", "unsourced", "presupposed", "background"];

function bestVouched(scene: Scene, tellings: readonly Telling[], dated: boolean) {
  const vouched = tellings.map(({ at, firm }) => ({ at, classed: classAt(scene, at, firm, dated) }));
  const rank = (found: ClaimClass): number => (EVIDENCE.includes(found) ? EVIDENCE.indexOf(found) : EVIDENCE.length);
  const best = vouched.reduce((first, other) => (rank(other.classed.class) < rank(first.classed.class) ? other : first));
  return { classed: best.classed, chain: chainOf(scene, spanOfToken(scene, best.at)) };
}

/** Whether its time was announced beforehand or told afterwards. */
function statedOf(firms: readonly Firm[]): Judgement["stated"] {
  if (firms.some(({ mode, by }) => mode === "planned" && by.some(({ rule }) => rule !== "purpose"))) return "announced";
  return firms.some(({ mode, positive }) => mode === null && positive) ? "realised" : null;
}
