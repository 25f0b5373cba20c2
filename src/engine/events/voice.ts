/**
 * Who "we", "us" and "our" are: whoever is quoted or cited at that place; outside all that is cited, whoever puts the text
 * out. A source without a code leaves them open, as does a dispatch, whose writers are nobody's party.
 */
import { overlaps, type Span } from "../../base/span.ts";
import { holderOf, stateUnder } from "../../inventory/actors.ts";
import type { Party } from "./parties.ts";
import type { Scene } from "./scene.ts";

/** The party a pronoun of the first person stands for; none when the text does not tell. */
export function voiceAt(scene: Scene, at: number): Party[] {
  const cited = citedAt(scene, at);
  // Who speaks in a paper of one state's office is of that state, named or not.
  const code = cited === undefined ? (issuerAt(scene, at) ?? behindAt(scene, at)) : (cited ?? stateAt(scene));
  const rule = cited === undefined ? "whoever puts the text out speaks of itself" : "whoever is cited speaks of itself";
  const { start, end } = scene.doc.tokens[at];
  return code === null ? [] : [{ code, mention: null, span: { start, end }, head: at, rule }];
}

/**
 * The code of whoever is cited at a token, `null` when it has none; `undefined` where nobody is. "Chad says our jets strayed": in
 * reported speech "our" stays whoever reports.
 */
export function citedAt(scene: Scene, at: number): string | null | undefined {
  const found = attributionAt(scene, at);
  return found === undefined ? undefined : (found.sourceActor ?? labelled(scene, found));
}

// "A drone struck our fighters, the army said", in a paper that is nobody's: who is cited behind it keeps his own words.
function behindAt(scene: Scene, at: number): string | null {
  const { start, end } = scene.doc.tokens[at];
  const told = scene.doc.attributions.find(
    ({ quoted, source, content }) =>
      quoted === "indirect" &&
      content.some((span) => span.start <= start && end <= span.end && source.some((who) => who.start >= span.end)),
  );
  return told?.sourceActor ?? null;
}

type Attribution = Scene["doc"]["attributions"][number];

/** What known sources say of a span, in the order of the text. */
export const saidOver = ({ doc }: Scene, { start, end }: Span): Attribution[] =>
  doc.attributions.filter(
    ({ sourceActor, source, content }) =>
      sourceActor !== null && source.length > 0 && content.some((span) => span.start <= start && end <= span.end),
  );

// "MINISTER: We closed it", under "Estonia's foreign minister on cables": the one office of that noun which the first lines name, or the last.
function labelled(scene: Scene, { source }: Attribution): string | null {
  const { doc, mentionsIn, language } = scene;
  const label = labelIn(doc.text, source);
  const isAnswer = language.words.answering.has(label.toLowerCase());
  if (!isAnswer && !LABEL.test(label)) return null;
  // "Official Spokesperson:"
  const noun = label.toLowerCase().split(" ").at(-1)!;
  const isHis = ({ kind, actor, start, end }: Scene["mentionsIn"][number][number]): boolean =>
    kind === "person" &&
    actor !== null &&
    (isAnswer ? !isAsked(scene, { start, end }) : doc.text.slice(start, end).toLowerCase().split(/\W+/).includes(noun));
  let several = false;
  for (const lines of [mentionsIn.slice(0, OPENING), mentionsIn.slice(-1)]) {
    const codes = new Set(lines.flat().flatMap((mention) => (isHis(mention) ? (mention.actor ?? []) : [])));
    const [code] = codes;
    if (codes.size === 1) return code;
    several ||= codes.size > 1;
  }
  return isAnswer && !several ? answerer(scene) : null;
}

// "Reuters: Chad's president said": whom a question names does not answer it.
const isAsked = ({ doc, language }: Scene, span: Span): boolean =>
  doc.attributions.some(({ source, content }) => {
    const label = source.length === 1 ? labelIn(doc.text, source) : "";
    return label !== "" && !language.words.answering.has(label.toLowerCase()) && content.some((one) => overlaps(one, span));
  });

// A spokesman whom nobody names is of the state that acts in more of the answers than any other.
function answerer({ doc, tree, mentionsIn, language }: Scene): string | null {
  const answers = doc.attributions.filter(({ source }) => language.words.answering.has(labelIn(doc.text, source).toLowerCase()));
  const counts = new Map<string, number>();
  for (const { actor, head, start, end } of mentionsIn.flat()) {
    const state = holderOf(actor ?? "");
    if (state === null || !tree.rel[head].startsWith("nsubj")) continue;
    if (answers.some(({ content }) => content.some((span) => overlaps(span, { start, end }))))
      counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  const [first, second] = [...counts].sort(([, a], [, b]) => b - a);
  return first && first[1] > 1 && first[1] > (second?.[1] ?? 0) ? first[0] : null;
}

// "MINISTER: We closed it": what stands behind a label is spoken by it.
function isTurn({ doc: { text, meta }, language }: Scene, { source }: Attribution): boolean {
  const label = source.length === 1 ? labelIn(text, source) : "";
  if (meta.genre === "transcript" && LABEL.test(label)) return true;
  return language.words.answering.has(label.toLowerCase()) || /^[\p{Lu}\s.'-]{4,}$/u.test(label);
}

/** An office by which somebody speaks in a transcript: "MINISTER", "Official Spokesperson". */
const LABEL = /^(?:\p{Lu}{4,}|\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){0,3})$/u;

/** The words of a source right before a colon; "" where none stands there. */
const labelIn = (text: string, [span]: Attribution["source"]): string =>
  span && text[span.end] === ":" ? text.slice(span.start, span.end) : "";

/** A transcript says in its first lines who speaks in it, or in its last. */
const OPENING = 3;

function attributionAt(scene: Scene, at: number): Attribution | undefined {
  const { doc } = scene;
  const { start, end } = doc.tokens[at];
  let found: Attribution | undefined;
  let least = Infinity;
  for (const attribution of doc.attributions) {
    if (attribution.quoted === "indirect" && !isTurn(scene, attribution)) continue;
    const around = attribution.content.find((span) => span.start <= start && end <= span.end);
    if (!around || around.end - around.start >= least) continue;
    // `"Iran attacked our ship", the minister said`: no words of Iran's.
    if (!TELLS.has(attribution.kind) && !isSetOff(doc.text, around)) continue;
    [found, least] = [attribution, around.end - around.start];
  }
  return found;
}

const TELLS: ReadonlySet<string> = new Set(["speech", "document", "decree"]);

const isSetOff = (text: string, { start }: Span): boolean => /["'“‘«]/.test(text.slice(Math.max(0, start - 1), start + 1));

function stateAt({ doc }: Scene): string | null {
  const state = stateUnder(doc.meta.issuer?.actor ?? "");
  return doc.meta.genre === "transcript" ? state : null;
}

// "I" may be anybody who writes; "we" of a ministry's release is the ministry.
function issuerAt({ doc, tree }: Scene, at: number): string | null {
  const issuer = doc.meta.issuer?.actor ?? null;
  const isOwn = STATEMENTS.has(doc.meta.genre ?? "") || OFFICES.test(issuer ?? "");
  return isOwn || tree.tokens[at].feats.includes("Number=Plur") ? issuer : null;
}

// Who says "I" in an office's own statement or report is its head.
const OFFICES = /^IGO:|:GOV/;

const STATEMENTS: ReadonlySet<string> = new Set(["statement", "press release"]);

export const isFirst = ({ tree }: Scene, at: number): boolean =>
  tree.tokens[at].upos === "PRON" && tree.tokens[at].feats.includes("Person=1");
