/**
 * Lemmas by rules on word endings, learned for each tag, longest ending first; words that break the rules
 * are listed. A rule says how much to take off the end and what to put there: "ies" → "y" is `3y`. A rule
 * that starts with `^` works on the word as written, any other on the word in lower case. Where a rule makes what is no known
 * word ("extradit"), another that is regular for the tag and makes one ("extradite") is followed instead.
 */
export interface LemmaModel {
  /** `class TAB form` → lemma, forms in lower case unless the case decides. */
  readonly known: ReadonlyMap<string, string>;
  /** `class case TAB ending` → rule. */
  readonly rules: ReadonlyMap<string, string>;
  /** Rules that many words of a class in lower case go by, the commonest first. */
  readonly regular: readonly (readonly string[])[];
}

export const LONGEST_ENDING = 5;

/** How a word is written, as far as its lemma's case depends on it: `l` lower, `s` capital at a sentence's start, `c` capital within, `u` all capitals. */
export function caseOf(form: string, first: boolean): string {
  const lower = form.toLowerCase();
  if (form === lower) return "l";
  if (form.length > 1 && form === form.toUpperCase()) return "u";
  return first ? "s" : "c";
}

export function lemmaOf(
  form: string,
  klass: number,
  first: boolean,
  model: LemmaModel,
  isWord: (word: string) => boolean,
): string {
  const written = caseOf(form, first);
  const folded = form.toLowerCase();
  const known = model.known.get(`${klass}${written}\t${folded}`);
  if (known !== undefined) return known;
  const rule = ruleIn(model, folded, `${klass}${written}`);
  if (rule === null) return folded;
  if (written === "l") return toWord(form, rule, model.regular[klass] ?? [], isWord);
  const lemma = applyRule(form, rule);
  // "Had he known": what few words at the start of a sentence teach is not followed to a word that there is not, or to a stump.
  const other =
    written === "s" && /^\p{Ll}/u.test(lemma) && (lemma.length < 3 || !isWord(lemma)) ? ruleIn(model, folded, `${klass}l`) : null;
  return other === null ? lemma : applyRule(folded, other);
}

/** The rule for the longest ending that is known. */
function ruleIn({ rules }: LemmaModel, folded: string, kind: string): string | null {
  for (let n = Math.min(LONGEST_ENDING, folded.length); n >= 0; n--) {
    const rule = rules.get(`${kind}\t${n === 0 ? "" : folded.slice(-n)}`);
    if (rule !== undefined) return rule;
  }
  return null;
}

function toWord(form: string, rule: string, regular: readonly string[], isWord: (word: string) => boolean): string {
  const lemma = applyRule(form, rule);
  if (isWord(lemma)) return lemma;
  return regular.map((other) => applyRule(form, other)).find(isWord) ?? lemma;
}

/** The lemma that `rule` makes of `form`; the form itself where the rule would take off too much. */
export function applyRule(form: string, rule: string): string {
  const asWritten = rule.startsWith("^");
  const base = asWritten ? form : form.toLowerCase();
  const off = rule.charCodeAt(asWritten ? 1 : 0) - 48;
  if (off >= base.length && off > 0) return base;
  return base.slice(0, base.length - off) + rule.slice(asWritten ? 2 : 1);
}

/** The rule that makes `lemma` of `form`, or `null` when they differ in more than nine last letters. */
export function ruleFor(form: string, lemma: string): string | null {
  const lower = form.toLowerCase();
  const inLower = common(lower, lemma);
  const asWritten = common(form, lemma);
  const shared = Math.max(inLower, asWritten);
  const off = form.length - shared;
  if (off > 9 || (shared === 0 && form.length > 0)) return null;
  return `${inLower >= asWritten ? "" : "^"}${off}${lemma.slice(shared)}`;
}

function common(a: string, b: string): number {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n++;
  return n;
}
