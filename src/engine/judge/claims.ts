/** Statements, clause by clause, with what kind of claim each is and from whom it comes. */
import { bySpan, cover, type Span } from "../../base/span.ts";
import { kid } from "../../document/arcs.ts";
import type { Claim } from "../../document/schema.ts";
import { chainOf, speakerOf } from "./chain.ts";
import { classAt, isImputed } from "./classes.ts";
import { firmAt } from "./denied.ts";
import { factualityOf, statusOf } from "./firm.ts";
import { ISSUER } from "./known.ts";
import { innermost, relays, type Scene, spanOfToken, type Told, tokenAt } from "./scene.ts";

export function claimsIn(scene: Scene): Claim[] {
  const heads = clauseHeads(scene);
  const claims = [
    ...heads.map((at) => claimAt(scene, at, null)),
    ...toldHeads(scene, heads).map(({ at, span }) => claimAt(scene, at, span)),
  ];
  return claims.sort(bySpan).map((claim, i) => ({ ...claim, id: `c${i + 1}` }));
}

/** Heads of main clauses, of coordinated ones, and of what is attributed. */
function clauseHeads({ arcs, doc }: Scene): number[] {
  const heads: number[] = [];
  for (const [i, { upos, head }] of doc.tokens.entries()) {
    if (upos === "PUNCT") continue;
    const predicate = upos === "VERB" || kid(arcs, i, "cop", "nsubj") >= 0;
    if (!predicate) continue;
    const main = head < 0;
    const joined = (arcs.rel[i] === "conj" || arcs.rel[i] === "parataxis") && kid(arcs, i, "nsubj") >= 0;
    if (main || joined || arcs.rel[i] === "ccomp") heads.push(i);
  }
  return heads;
}

/**
 * What is attributed is a claim, though the tree made no clause of it: at its finite verb, else any, else what heads it. Of a
 * piece whose first words lie outside the clauses in it, these are a claim if a verb is among them.
 */
function toldHeads({ arcs, doc, told }: Scene, heads: readonly number[]): { at: number; span: Span }[] {
  const known = new Set(heads);
  const found = new Map<number, Span>();
  const isVerb = (at: number): boolean => doc.tokens[at].upos === "VERB";
  for (const { attribution } of told) {
    const pieces = attribution.content.map((span) => ({ span, range: tokensIn(doc, span) }));
    const whole = pieces.every(({ range }) => !range.some((at) => known.has(at)));
    const longest = pieces.reduce((most, piece) => (piece.range.length > most.range.length ? piece : most));
    for (const { span, range } of whole ? [longest] : pieces) {
      const first = Math.min(...range.filter((at) => known.has(at)).map((at) => Math.min(at, arcs.left[at])));
      const lead = range.filter((at) => at < first);
      // "denied the charge" claims nothing by itself; a name counts for one word.
      if (lead.filter((at) => doc.tokens[at].alike !== "").length < 3) continue;
      const finite = lead.find((at) => FINITE.test(doc.tokens[at].xpos) && isVerb(at)) ?? equated(arcs, lead);
      // "that dredging at Aktau | would be completed": the subject of the clause behind, which the tree parted from it.
      const next = range.find((at) => at >= first);
      if (finite === undefined && next !== undefined && lacksSubject(arcs, lead, range)) continue;
      const head = finite ?? lead.find(isVerb) ?? (whole ? lead.find((at) => isOutermost(doc, at, range)) : undefined);
      if (head !== undefined && !found.has(head))
        found.set(head, { start: span.start, end: doc.tokens[lead[lead.length - 1]].end });
    }
  }
  return [...found].map(([at, span]) => ({ at, span }));
}

/** "that the head is in their pay": what a copula says of its subject. */
const equated = (arcs: Scene["arcs"], range: readonly number[]): number | undefined =>
  range.find((at) => arcs.tokens[at].upos !== "VERB" && kid(arcs, at, "cop") >= 0 && range.includes(kid(arcs, at, "cop")));

/** A finite verb right behind, of which nothing is the subject. */
const lacksSubject = (arcs: Scene["arcs"], lead: readonly number[], range: readonly number[]): boolean => {
  const at = lead[lead.length - 1] + 1;
  const verb = /^(?:AUX|VERB)$/.test(arcs.tokens[at]?.upos ?? "") && /^(?:VB[DZP]|MD)$/.test(arcs.tokens[at].xpos);
  const main = arcs.tokens[at]?.upos === "AUX" ? arcs.tokens[at].head : at;
  return verb && range.includes(at) && kid(arcs, main, "nsubj", "csubj") < 0;
};

function tokensIn(doc: Scene["doc"], { start, end }: Span): number[] {
  const range: number[] = [];
  for (let i = tokenAt(doc, start); i >= 0 && i < doc.tokens.length && doc.tokens[i].end <= end; i++) range.push(i);
  return range;
}

const isOutermost = ({ tokens }: Scene["doc"], at: number, range: readonly number[]): boolean =>
  tokens[at].upos !== "PUNCT" && (tokens[at].head < range[0] || tokens[at].head > range[range.length - 1]);

const FINITE = /^VB[DZP]$/;

function claimAt(scene: Scene, at: number, told: Span | null): Claim {
  const { doc } = scene;
  const around = innermost(scene, spanOfToken(scene, at));
  const clause = told ?? withSubject(scene, within(clauseSpan(scene, at), around, scene.doc.tokens[at].start), around);
  const span = withTail(scene, clause, around);
  const firm = firmAt(scene, at);
  const dated = doc.times.some((time) => time.start < span.end && span.start < time.end);
  // The clause of a cue that reads a mind is itself the imputation.
  const reads = scene.told.find((told) => told.head === at && isImputed(scene, told));
  const imputing = reads ?? around.find((told) => isImputed(scene, told));
  const kind = reads ? "imputed" : classAt(scene, at, firm, dated).class;
  return {
    id: "",
    ...span,
    class: kind,
    imputes: kind === "imputed" ? (imputing?.mind?.imputes ?? null) : null,
    holder: holderOf(scene, around),
    chain: chainOf(scene, spanOfToken(scene, at)),
    status: statusOf(firm),
    factuality: factualityOf(firm),
  };
}

const holderOf = (scene: Scene, around: readonly Told[]): string => {
  const speaker = around.find((told) => relays(told) && told.attribution.source.length > 0);
  return speaker ? speakerOf(scene, speaker).who : ISSUER;
};

/** Of a clause whose tree runs out of what is attributed the part within it. */
function within(span: Span, around: readonly Told[], at: number): Span {
  const holding = around.flatMap(({ attribution }) => attribution.content).filter(({ start, end }) => start <= at && at < end);
  const [inner] = holding
    .filter(({ start, end }) => start > span.start || end < span.end)
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  if (!inner || holding.some(({ start, end }) => start <= span.start && span.end <= end)) return span;
  return { start: Math.max(span.start, inner.start), end: Math.min(span.end, inner.end) };
}

/** "had said [the order] came from above": of a clause that the tree gave no subject the nouns before it, where what is told begins with them. */
function withSubject({ doc }: Scene, span: Span, around: readonly Told[]): Span {
  const to = tokenAt(doc, span.start);
  for (const { start } of around.flatMap(({ attribution }) => attribution.content)) {
    const from = tokenAt(doc, start);
    const run = from >= 0 && from < to ? doc.tokens.slice(from, to) : [];
    if (run.length > 0 && run.length < 8 && run.every(({ upos, xpos }) => NOUNS.has(upos) || xpos === "VBG"))
      return { start, end: span.end };
  }
  return span;
}

/** "that an anchor was found [two kilometres away]": the rest of what is told, where no verb stands in it. */
function withTail({ doc }: Scene, span: Span, around: readonly Told[]): Span {
  for (const { start, end } of around.flatMap(({ attribution }) => attribution.content)) {
    if (start > span.start || end <= span.end) continue;
    const tail = tokensIn(doc, { start: span.end, end });
    const bare = tail.every((at) => !/^(?:VERB|AUX|CCONJ)$/.test(doc.tokens[at].upos) && !/^[,;:]$/.test(doc.tokens[at].form));
    if (bare) return { start: span.start, end };
  }
  return span;
}

const NOUNS: ReadonlySet<string> = new Set(["NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "ADP", "SCONJ"]);

/** A clause's words, without coordinated clauses and the full stop. */
function clauseSpan({ arcs, doc }: Scene, at: number): Span {
  let to = arcs.right[at];
  for (const child of arcs.kids[at]) {
    const other = (arcs.rel[child] === "conj" || arcs.rel[child] === "parataxis") && kid(arcs, child, "nsubj") >= 0;
    if (!other || child < at) continue;
    // "But talks failed, and …": a word of the second clause may stand before all of the first.
    const parts = [child, ...arcs.kids[child]].map((part) => arcs.left[part]).filter((left) => left > at);
    to = Math.min(to, child, ...parts);
  }
  let from = arcs.left[at];
  // "stoves; the parishes have sent them", which the parser took for one.
  for (let i = from; i < at; i++)
    if (doc.tokens[i].form === ";" && arcs.tokens[at].head < i && arcs.tokens[at].head >= 0) from = i;
  while (from < at && arcs.tokens[from].upos === "PUNCT") from++;
  while (to > at + 1 && arcs.tokens[to - 1].upos === "PUNCT") to--;
  return cover([doc.tokens[from], doc.tokens[to - 1]]) ?? spanOfToken({ doc } as Scene, at);
}
