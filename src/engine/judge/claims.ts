/** Statements, clause by clause, with what kind of claim each is and from whom it comes. */
import { bySpan, cover, type Span } from "../../base/span.ts";
import { kid } from "../../document/arcs.ts";
import type { Claim } from "../../document/schema.ts";
import { chainOf, ISSUER, relays, speakerOf } from "./chain.ts";
import { classAt, isImputed } from "./classes.ts";
import { factualityOf, firmnessOf, statusOf } from "./firmness.ts";
import { covering, type Scene, spanOfToken, type Told } from "./scene.ts";

export function claimsIn(scene: Scene): Claim[] {
  const claims = clauseHeads(scene).map((at) => claimAt(scene, at));
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

function claimAt(scene: Scene, at: number): Claim {
  const { arcs, words, doc } = scene;
  const span = clauseSpan(scene, at);
  const firm = firmnessOf(arcs, words, at);
  const dated = doc.times.some((time) => time.start < span.end && span.start < time.end);
  // The clause of a cue that reads a mind is itself the imputation.
  const reads = scene.told.find((told) => told.head === at && isImputed(scene, told));
  const around = covering(scene, spanOfToken(scene, at)).sort((a, b) => b.depth - a.depth);
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
  return speaker ? speakerOf(scene, speaker) : ISSUER;
};

/** A clause's words, without coordinated clauses and the full stop. */
function clauseSpan({ arcs, doc }: Scene, at: number): Span {
  let to = arcs.right[at];
  for (const child of arcs.kids[at]) {
    const other = (arcs.rel[child] === "conj" || arcs.rel[child] === "parataxis") && kid(arcs, child, "nsubj") >= 0;
    if (other && child > at) to = Math.min(to, arcs.left[child]);
  }
  let from = arcs.left[at];
  while (from < at && arcs.tokens[from].upos === "PUNCT") from++;
  while (to > at + 1 && arcs.tokens[to - 1].upos === "PUNCT") to--;
  return cover([doc.tokens[from], doc.tokens[to - 1]]) ?? spanOfToken({ doc } as Scene, at);
}
