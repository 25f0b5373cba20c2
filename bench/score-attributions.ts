/**
 * PolNeAR's measures as ../shared/score/score_attribution.py defines them: tokens `\w+|[^\w\s]`, one-to-one maximum
 * matching an article at a time, micro averages; and F1 of exact spans of each role.
 */
type Spans = readonly (readonly [number, number])[];
export interface Told {
  readonly source: Spans;
  readonly cue: Spans;
  readonly content: Spans;
}

interface Sets {
  readonly source: ReadonlySet<number>;
  readonly cue: ReadonlySet<number>;
  readonly content: ReadonlySet<number>;
}

const CRITERIA = ["cue", "lenient", "strict"] as const;
type Criterion = (typeof CRITERIA)[number];
const ROLES = ["source", "cue", "content"] as const;

export function scoreAttributions(
  articles: readonly { readonly text: string; readonly attributions: readonly Told[] }[],
  found: readonly (readonly Told[])[],
) {
  const hits = { cue: 0, lenient: 0, strict: 0 };
  const exact = { source: [0, 0, 0], cue: [0, 0, 0], content: [0, 0, 0] };
  let predicted = 0;
  let gold = 0;
  let said = 0;
  let saidCount = 0;
  for (const [index, { text, attributions }] of articles.entries()) {
    const words = Array.from(
      text.matchAll(/[\p{L}\p{N}_]+|[^\p{L}\p{N}_\s]/gu),
      (m) => [m.index, m.index + m[0].length] as const,
    );
    const sets = (told: Told): Sets => ({
      source: cover(words, told.source),
      cue: cover(words, told.cue),
      content: cover(words, told.content),
    });
    const golds = attributions.map(sets);
    const preds = found[index].map(sets);
    predicted += preds.length;
    gold += golds.length;
    for (const criterion of CRITERIA) {
      const mate = matching(preds, golds, criterion);
      hits[criterion] += mate.size;
      if (criterion !== "lenient") continue;
      for (const [i, told] of attributions.entries()) {
        if (!/^(say|says|said)$/i.test(told.cue.map(([a, b]) => text.slice(a, b)).join(" "))) continue;
        saidCount++;
        if (mate.has(i)) said++;
      }
    }
    for (const role of ROLES) {
      const keys = (sets: readonly Sets[]): Set<string> =>
        new Set(sets.filter((set) => set[role].size > 0).map((set) => [...set[role]].join()));
      const g = keys(golds);
      const p = keys(preds);
      exact[role][0] += [...p].filter((key) => g.has(key)).length;
      exact[role][1] += p.size;
      exact[role][2] += g.size;
    }
  }
  const f1 = (tp: number, p: number, g: number): number => (tp === 0 ? 0 : (2 * tp) / (p + g));
  const span = (role: (typeof ROLES)[number]): number => f1(exact[role][0], exact[role][1], exact[role][2]);
  return {
    lenient: f1(hits.lenient, predicted, gold),
    strict: f1(hits.strict, predicted, gold),
    cue: f1(hits.cue, predicted, gold),
    said: said / saidCount,
    saidCount,
    source: span("source"),
    cueSpan: span("cue"),
    content: span("content"),
    predicted,
    gold,
    hits,
  };
}

function cover(words: readonly (readonly [number, number])[], spans: Spans): Set<number> {
  const covered = new Set<number>();
  for (const [start, end] of spans) {
    for (const [i, [a, b]] of words.entries()) if (a < end && b > start) covered.add(i);
  }
  return covered;
}

function fits(criterion: Criterion, p: Sets, g: Sets): boolean {
  if (criterion === "strict")
    return ROLES.every((role) => p[role].size === g[role].size && [...p[role]].every((i) => g[role].has(i)));
  const common = (a: ReadonlySet<number>, b: ReadonlySet<number>): number => [...a].filter((i) => b.has(i)).length;
  if (common(p.cue, g.cue) === 0) return false;
  if (criterion === "cue") return true;
  const both = common(p.content, g.content);
  const all = p.content.size + g.content.size - both;
  const sources = common(p.source, g.source) > 0 || (p.source.size === 0 && g.source.size === 0);
  return sources && (all === 0 || both / all >= 0.5);
}

/** Gold index → predicted index, as many pairs as can be. */
function matching(preds: readonly Sets[], golds: readonly Sets[], criterion: Criterion): Map<number, number> {
  const mate = new Map<number, number>();
  const grow = (p: number, seen: Set<number>): boolean => {
    for (const [g, set] of golds.entries()) {
      if (seen.has(g) || !fits(criterion, preds[p], set)) continue;
      seen.add(g);
      const held = mate.get(g);
      if (held === undefined || grow(held, seen)) {
        mate.set(g, p);
        return true;
      }
    }
    return false;
  };
  for (const p of preds.keys()) grow(p, new Set());
  return mate;
}
