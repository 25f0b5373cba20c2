import { caseOf, type LemmaModel, LONGEST_ENDING, lemmaOf, ruleFor } from "../src/engine/tag/lemma.ts";

export interface LemmaCase {
  readonly form: string;
  readonly klass: number;
  readonly first: boolean;
  readonly lemma: string;
}

/** Counts rules by ending, keeps an ending where it says something its shorter one does not, lists what is left over. */
export function learnLemmas(cases: readonly LemmaCase[], isWord: (word: string) => boolean): LemmaModel {
  const regular = regularRules(cases);
  const counts = new Map<string, Map<string, number>>();
  for (const { form, klass, first, lemma } of cases) {
    const rule = ruleFor(form, lemma);
    if (rule === null) continue;
    const folded = form.toLowerCase();
    const key = `${klass}${caseOf(form, first)}\t`;
    for (let n = 0; n <= LONGEST_ENDING && n <= folded.length; n++) {
      count(counts, key + (n === 0 ? "" : folded.slice(-n)), rule);
    }
  }
  const rules = new Map<string, string>();
  // Shorter endings first, so that a longer one is kept only if it disagrees with what would apply without it.
  for (const key of [...counts.keys()].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))) {
    const best = mostFrequent(counts.get(key)!);
    if (best.of >= 2 && best.rule !== inherited(rules, key)) rules.set(key, best.rule);
  }
  const bare: LemmaModel = { known: new Map(), rules, regular };
  const lemmas = new Map<string, Map<string, number>>();
  for (const { form, klass, first, lemma } of cases) {
    count(lemmas, `${klass}${caseOf(form, first)}\t${form.toLowerCase()}`, lemma);
  }
  const known = new Map<string, string>();
  const told = new Set<string>();
  for (const { form, klass, first } of cases) {
    const key = `${klass}${caseOf(form, first)}\t${form.toLowerCase()}`;
    if (told.has(key)) continue;
    told.add(key);
    const { rule: lemma } = mostFrequent(lemmas.get(key)!);
    if (lemmaOf(form, klass, first, bare, isWord) !== lemma) known.set(key, lemma);
  }
  return { known, rules, regular };
}

// Of the different words of a class, at least so many in a hundred must go by a rule for it to be regular.
const REGULAR = 4;

/** Rules that many different words in lower case go by, class by class. */
function regularRules(cases: readonly LemmaCase[]): string[][] {
  const words = new Map<number, Map<string, Set<string>>>();
  for (const { form, klass, first, lemma } of cases) {
    const rule = caseOf(form, first) === "l" ? ruleFor(form, lemma) : null;
    if (rule === null) continue;
    const rules = words.get(klass) ?? new Map<string, Set<string>>();
    words.set(klass, rules);
    rules.set(rule, (rules.get(rule) ?? new Set()).add(form));
  }
  return Array.from({ length: Math.max(...words.keys()) + 1 }, (_, klass) => {
    const rules = [...(words.get(klass) ?? [])].sort((a, b) => b[1].size - a[1].size || (a[0] < b[0] ? -1 : 1));
    const all = rules.reduce((sum, [, forms]) => sum + forms.size, 0);
    return rules.filter(([, forms]) => forms.size * 100 >= all * REGULAR).map(([rule]) => rule);
  });
}

function inherited(rules: ReadonlyMap<string, string>, key: string): string | undefined {
  const tab = key.indexOf("\t");
  for (let from = tab + 2; from <= key.length; from++) {
    const shorter = rules.get(key.slice(0, tab + 1) + key.slice(from));
    if (shorter !== undefined) return shorter;
  }
  return undefined;
}

function count(counts: Map<string, Map<string, number>>, key: string, value: string): void {
  const seen = counts.get(key) ?? new Map<string, number>();
  counts.set(key, seen);
  seen.set(value, (seen.get(value) ?? 0) + 1);
}

function mostFrequent(seen: ReadonlyMap<string, number>): { rule: string; of: number } {
  let rule = "";
  let top = 0;
  let of = 0;
  for (const [value, n] of seen) {
    of += n;
    if (n > top || (n === top && value < rule)) {
      top = n;
      rule = value;
    }
  }
  return { rule, of };
}
