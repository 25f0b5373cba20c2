/** Auxiliaries that the tree made verbs of their own, and what stands between one and its verb. Each is told by tags and arcs alone, as in `settle.ts`. */
import type { Hung, Tags } from "./hung.ts";
import type { SettleWords } from "./settle.ts";

/** Words between "has" and its participle. */
const ASIDES = 12;

export function newAuxiliaryMends(tags: Tags, hung: Hung, words: SettleWords) {
  const { heads, count, rel, put, kids, isBelow, isVerb, isSubject } = hung;
  const { perfect } = words;
  return { asAuxiliary, aroundAside, beforeInfinitive, behindAuxiliary };

  // "has both appealed", "have each sent doctors", "have today lifted it", "having accused Chad": a participle below "have" is the verb, and "have" its auxiliary.
  function asAuxiliary(have: number): void {
    if (!perfect.has(tags[have].lemma) || !(isVerb(have) || heads[have] === count)) return;
    if (have === 0 && kids(have).some((at) => asked(at, have))) return;
    const object = kids(have).find((at) => rel(at) === "obj");
    const each = have + 1;
    const isCounted = object !== undefined && tags[each]?.upos === "DET" && !tags[each].feats.includes("Definite=");
    const verb =
      object === undefined
        ? (kids(have).find((at) => at > have && (rel(at) === "xcomp" || isOpened(at, have)) && tags[at].xpos === "VBN") ??
          verbBehind(have) ??
          behindAsides(have))
        : (kids(object).find(
            (at) => at === (isCounted ? each + 1 : each) && rel(at) === "amod" && /^VB[DN]$/.test(tags[at].xpos),
          ) ?? verbBehind(have));
    if (verb === undefined) return;
    put(verb, heads[have], rel(have));
    for (const at of kids(have)) put(at, verb);
    put(have, verb, "aux");
    if (isCounted) put(each, verb, "advmod");
  }

  // "Chad has, according to officials, asked": what parts the auxiliary from its verb makes no clause of it.
  function aroundAside(have: number, verb: number): void {
    const subject = kids(have).find((at) => isSubject(at) && at < have);
    const isOpen = /^VB[DN]$/.test(tags[verb].xpos) && !kids(verb).some((at) => isSubject(at) || /^aux/.test(rel(at)));
    if (!perfect.has(tags[have].lemma) || subject === undefined || !isOpen || tags[have + 1]?.form !== ",") return;
    for (const at of kids(have)) put(at, verb);
    put(have, verb, "aux");
  }

  // The participle right behind "having", unless a plural follows ("having armed guards"), or behind "have" and when or how it was.
  function verbBehind(have: number): number | undefined {
    let at = have + 1;
    if (tags[have].xpos === "VBG") return /^VB[DN]$/.test(tags[at]?.xpos ?? "") && tags[at + 1]?.xpos !== "NNS" ? at : undefined;
    while (heads[at] === have && /^(?:obl:unmarked|advmod)$/.test(rel(at))) at++;
    return heads[at] === have && /^(?:xcomp|parataxis|ccomp)$/.test(rel(at)) && /^VB[DN]$/.test(tags[at].xpos) ? at : undefined;
  }

  // "Had Oslo refused, Riga would have left": the subject stands between the two.
  function asked(verb: number, have: number): boolean {
    if (!/^[xc]comp$/.test(rel(verb)) || !/^VB[ND]$/.test(tags[verb].xpos)) return false;
    const subject = kids(have).find((at) => at < verb && rel(at) === "obj");
    put(verb, heads[have], rel(have));
    for (const at of kids(have)) put(at, verb, at === subject ? "nsubj" : rel(at));
    put(have, verb, "aux");
    return true;
  }

  // "has yet to refuse": what stands between the two says it of the first.
  function beforeInfinitive(yet: number): void {
    const have = yet - 1;
    if (have < 0 || heads[yet] < yet || heads[have] === heads[yet] || !perfect.has(tags[have].lemma)) return;
    if (tags[yet + 1]?.xpos === "TO") put(yet, have);
  }

  // "Did not the troops leave?": what denies right behind an auxiliary denies its verb.
  function behindAuxiliary(not: number): void {
    const verb = not > 0 && tags[not].upos === "PART" && tags[not - 1].upos === "AUX" ? heads[not - 1] : count;
    if (verb < count && heads[not] > not && heads[heads[not]] === verb) put(not, verb);
  }

  // "has, besides, offered", "has since April hosted", "has also, on two occasions, shelled": the next participle, with nothing but asides between.
  function behindAsides(have: number): number | undefined {
    if (!kids(have).some((at) => at < have && isSubject(at))) return undefined;
    for (let at = have + 1; at < Math.min(count, have + ASIDES); at++) {
      if (isVerb(at) && /^VB[DN]$/.test(tags[at].xpos))
        return at > have + 1 && isBelow(at, have) && isOpenTo(at) ? at : undefined;
      if (/^(?:AUX|PRON)$/.test(tags[at].upos) || (isVerb(at) && rel(at) !== "case") || /^(?:W.*|CC|[:;])$/.test(tags[at].xpos))
        return undefined;
    }
    return undefined;
  }

  // Without a subject, or with the date that "since" opens.
  function isOpenTo(verb: number): boolean {
    const [date, ...more] = kids(verb).filter(isSubject);
    if (date === undefined) return true;
    const since = kids(verb).find((at) => at < date && rel(at) === "mark" && words.opening.has(tags[at].lemma));
    if (since === undefined || more.length > 0 || tags[date].upos === "PRON") return false;
    put(date, verb, "obl");
    put(since, date, "case");
    return true;
  }

  // "has since refused": one word that could open a clause, between the two.
  function isOpened(verb: number, have: number): boolean {
    return rel(verb) === "advcl" && verb === have + 2 && rel(have + 1) === "mark" && heads[have + 1] === verb;
  }
}
