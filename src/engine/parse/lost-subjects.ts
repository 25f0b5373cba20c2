/** Subjects that the tree gave to what opens the sentence: "On Monday, Chad, a member, left". Each is told by tags and arcs alone, as in `settle.ts`. */
import type { Hung, Tags } from "./hung.ts";

/** Puts right whose a verb with tense is. */
export function newSubjectFinder(
  tags: Tags,
  { heads, count, rel, put, kids, isBelow, lastOf, isVerb, isSubject }: Hung,
  opening: ReadonlySet<string>,
  joining: ReadonlySet<string>,
): (verb: number) => void {
  return (verb) => {
    behindName(verb);
    if (tags[verb].xpos !== "VBN") {
      behindMark(verb);
      behindPreposition(verb);
    }
    if (tags[verb].xpos !== "VBN") behindOpening(verb);
    beforeIt(verb);
  };

  // With the auxiliaries and adverbs right before it.
  function startOf(verb: number): number {
    let starts = verb;
    while (heads[starts - 1] === verb && /^(?:aux|advmod)/.test(rel(starts - 1))) starts--;
    return starts;
  }

  // "During the ceremony the Chinese side handed over equipment": a noun right before a verb with tense and no subject, without a preposition.
  function beforeIt(verb: number): void {
    const own = kids(verb);
    if (own.some(isSubject) || rel(verb) === "conj" || rel(verb).startsWith("acl")) return;
    // A participle that is all the sentence has for a verb is its past.
    if (tags[verb].xpos === "VBN" && (heads[verb] < count || own.some((at) => rel(at).startsWith("aux")))) return;
    const starts = startOf(verb);
    const noun = own.findLast((at) => at < starts);
    if (noun === undefined || !/^(?:obl|obj)$/.test(rel(noun)) || !/^(?:NOUN|PROPN)$/.test(tags[noun].upos)) return;
    const parts = kids(noun);
    if (lastOf(noun) !== starts - 1 || parts.some((at) => /^(?:case|mark)$/.test(rel(at)))) return;
    if (parts.some((at) => at < noun && rel(at) === "det")) put(noun, verb, "nsubj");
  }

  // "On Monday, Chad, a member of the bloc, left", "After closing it, Chad, a member, left": what is said of a name between two commas is no subject,
  // nor is the name a part of the opening.
  function behindName(verb: number): void {
    const starts = startOf(verb);
    const said = apart(starts - 1);
    const name = said && apart(said.comma);
    if (!said || !name || tags[name.comma]?.form !== ",") return;
    if (tags[verb].xpos === "VBN" && rel(verb).startsWith("acl")) return;
    if (tags[said.top].upos !== "NOUN" || tags[said.comma + 1].upos !== "DET" || tags[name.top].upos !== "PROPN") return;
    const isOpened = heads[name.top] < name.comma && /^(?:conj|appos|nmod|obl)$/.test(rel(name.top));
    if (!isOpened || kids(name.top).some((at) => at < name.top && /^(?:cc|case)$/.test(rel(at)))) return;
    if (kids(verb).some((at) => at < verb && isSubject(at) && at !== said.top)) return;
    if (rel(verb) === "amod" && !liftOver(verb)) return;
    put(name.top, verb, "nsubj");
    put(said.top, name.top, "appos");
  }

  // "On Monday, Ana Ruiz, the premier, suspended aid": what reads as suspended aid is what she did, and the day hangs from it.
  function liftOver(verb: number): boolean {
    const noun = heads[verb];
    if (noun < verb || noun >= count || kids(noun).some((at) => at < verb)) return false;
    const above = heads[noun];
    if (above < count && above > verb) return false;
    if (above < count && heads[above] === count && !isVerb(above)) {
      put(verb, count, "root");
      put(above, verb, "obl");
    } else put(verb, above, above < count && !isVerb(above) ? "acl" : rel(noun));
    put(noun, verb, "obj");
    return heads[noun] === verb;
  }

  // "Prices have risen since Chad, a member of the bloc, left": what opens a clause, and no noun, where a verb follows what is said of the name.
  function behindMark(verb: number): void {
    const said = apart(startOf(verb) - 1);
    if (!said || tags[said.top].upos !== "NOUN" || tags[said.comma + 1].upos !== "DET") return;
    let first = said.comma;
    while (first > 0 && tags[first - 1].upos === "PROPN") first--;
    const mark = first - 1;
    if (first === said.comma || !opening.has(tags[mark]?.lemma)) return;
    if (kids(verb).some((at) => isSubject(at) && at > mark && at < verb && at !== said.top)) return;
    const main = mainBefore(mark);
    let name = first;
    while (heads[name] >= first && heads[name] < said.comma) name = heads[name];
    if (main < 0 || heads[main] === main) return;
    if (isBelow(main, verb)) put(main, heads[verb], rel(verb));
    if (heads[main] !== count && isBelow(main, verb)) return;
    put(verb, main, "advcl");
    put(name, verb, "nsubj");
    put(said.top, name, "appos");
    put(mark, verb, "mark");
  }

  // "Prices have risen since the government of Chad closed the border", "Oil climbs as Chad closes it": what the tree makes a preposition opens a clause where a verb
  // with tense and no subject stands right behind its noun.
  function behindPreposition(verb: number): void {
    const end = startOf(verb) - 1;
    let noun = end;
    while (noun > 0 && heads[noun] < noun && /^(?:nmod|flat|compound|conj)$/.test(rel(noun)) && !isOpened(noun)) {
      const isBeside = rel(noun) === "conj";
      noun = heads[noun];
      // "before dawn on Monday and Chad closed it": what stands beside the day opens a clause of its own.
      if (isBeside && !isOpened(noun)) return;
    }
    const mark = kids(noun)[0];
    if (!isOpened(noun) || mark === undefined || mark > noun || lastOf(noun) !== end || !/^(?:NOUN|PROPN)$/.test(tags[noun].upos))
      return;
    const before = kids(verb).find((at) => isSubject(at) && at < verb);
    if (before !== undefined && before > mark) return;
    const main = mainBefore(mark);
    if (main < 0 && before === undefined) return;
    if (main >= 0) {
      if (isBelow(main, verb)) put(main, heads[verb], rel(verb));
      if (isBelow(main, verb)) return;
      put(verb, main, "advcl");
      if (before !== undefined) put(before, main);
    } else put(before!, verb, "parataxis");
    put(noun, verb, "nsubj");
    put(mark, verb, "mark");
  }

  // The verb whose clause goes on: with tense or an auxiliary sooner than one nearer that has none ("accused it of using a tone after Chad complained").
  function mainBefore(mark: number): number {
    let nearest = -1;
    for (let at = mark - 1; at >= 0; at--) {
      if (!isVerb(at)) continue;
      if (nearest < 0) nearest = at;
      if (/^VB[DPZ]$/.test(tags[at].xpos) || kids(at).some((kid) => rel(kid).startsWith("aux"))) return at;
    }
    return nearest;
  }

  // Behind "since", or "as" with an article or a name.
  function isOpened(noun: number): boolean {
    const [mark, next] = kids(noun);
    if (mark === undefined || rel(mark) !== "case" || !joining.has(tags[mark].lemma)) return false;
    return opening.has(tags[mark].lemma) || tags[noun].upos === "PROPN" || (next !== undefined && tags[next].upos === "DET");
  }

  // What stands between the comma at `end` and the one before it, where all of it hangs from one word.
  function apart(end: number): { comma: number; top: number } | null {
    if (tags[end]?.form !== ",") return null;
    let comma = end - 1;
    while (comma >= 0 && tags[comma].form !== ",") comma--;
    let top = -1;
    for (let at = comma + 1; at < end; at++) {
      if (heads[at] > comma && heads[at] < end) continue;
      if (top >= 0) return null;
      top = at;
    }
    return top < 0 ? null : { comma, top };
  }

  // "At the invitation of the king, President Ruiz paid a visit": a name between the opening and a verb without a subject acts.
  function behindOpening(verb: number): void {
    const own = kids(verb);
    const opening = own.find((at) => at < verb && rel(at) === "obl");
    if (opening === undefined || rel(kids(opening)[0]) !== "case") return;
    const acts = own.find((at) => isSubject(at) && at < verb);
    if (acts !== undefined) {
      if (acts > opening) ofOpening(acts, opening, verb);
      return;
    }
    const starts = Math.min(verb, ...own.filter((at) => at > opening && rel(at) !== "punct"));
    // "On the day of the vote Chad severed": no name modifies a noun without a preposition.
    if (tags[starts - 1].upos === "PROPN" && rel(starts - 1) === "nmod" && !kids(starts - 1).some((at) => at < starts)) {
      put(starts - 1, verb, "nsubj");
      return;
    }
    let top = tags[starts - 1].form === "," ? starts - 2 : starts - 1;
    // "According to the paper, Chad and Mali left": of a row its first.
    const isInside = (at: number): boolean => !/^(?:appos|conj)$/.test(rel(at)) || kids(at).some((kid) => rel(kid) === "cc");
    while (top > opening && isInside(top) && heads[top] < verb) top = heads[top];
    if (
      top <= opening ||
      !/^(?:appos|conj)$/.test(rel(top)) ||
      !/^(?:PROPN|NOUN)$/.test(tags[top].upos) ||
      !isBelow(top, opening)
    )
      return;
    const parts = kids(top).filter((at) => rel(at) !== "punct");
    if (parts.some((at) => rel(at) === "cc" || rel(at) === "case")) return;
    if (tags[Math.min(top, ...parts) - 1].form === ",") put(top, verb, "nsubj");
  }

  // "At the invitation of the king, Olav, the president, Ana Ruiz, paid a visit": of two offices with their names the second acts.
  function ofOpening(first: number, opening: number, verb: number): void {
    const office = kids(first).find((at) => rel(at) === "appos" && kids(at).some((kid) => rel(kid) === "det"));
    if (office === undefined || tags[first].upos !== "PROPN" || tags[first - 1]?.form !== "," || rel(first - 2) === "punct")
      return;
    const ends = lastOf(office);
    const name = tags[ends + 1].form === "," || ends + 2 > verb ? ends + 2 : ends + 1;
    if (tags[name]?.upos !== "PROPN" || name >= verb || isBelow(name, office)) return;
    put(office, verb, "nsubj");
    put(first, opening, "appos");
    put(name, office, "appos");
  }
}
