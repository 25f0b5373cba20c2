/** Rows of names and nouns that the tree broke, or joined to what stands beside them. Each is told by tags and arcs alone, as in `settle.ts`. */
import type { Hung, Tags } from "./hung.ts";
import type { SettleWords } from "./settle.ts";

export function newRowMends(tags: Tags, hung: Hung, words: SettleWords) {
  const { heads, count, rel, put, kids, isBelow, opensWith, lastOf, isVerb, isSubject } = hung;
  return {
    ofOffices,
    ofRow,
    ofRowBefore,
    withRow,
    spokenTo,
    besideName,
    beforeVerb,
    besideHolder,
    besideOwner,
    besideOf,
  };

  // "the ministers of Chad and of Mali": behind "and" the same preposition opens the second of two.
  function besideOf(second: number, head: number): void {
    const own = kids(second);
    const opens = own.find((at) => at < second && rel(at) === "case");
    const and = opens !== undefined && rel(opens - 1) === "cc" && (heads[opens - 1] === second || head > second) ? opens - 1 : -1;
    if (opens === undefined || and < 0 || (rel(second) === "nmod") === head >= and) return;
    const isFirst = (at: number): boolean =>
      rel(at) === "nmod" && at < and && kids(at).some((kid) => rel(kid) === "case" && tags[kid].lemma === tags[opens].lemma);
    if (head > and && !words.of.has(tags[opens].lemma)) return;
    const near = head > and ? and - 1 : head;
    const first = isFirst(near) ? near : kids(near).findLast(isFirst);
    if (first === undefined) return;
    put(second, first, "conj");
    put(and, second);
  }

  // "Presidents Ana Ruiz and Paul Dubois": offices right before a row of names.
  function ofOffices(offices: number): void {
    const name = offices + 1;
    if (!/^(?:NOUN|PROPN)$/.test(tags[offices].upos) || tags[name]?.upos !== "PROPN" || tags[name + 1]?.upos !== "PROPN") return;
    const isHeld = heads[name] === offices || heads[name] === heads[offices];
    const isOfRow = (at: number): boolean => rel(at) === "conj" && tags[at].upos === "PROPN";
    const next = kids(name).find((at) => isOfRow(at) || (rel(at) === "appos" && kids(at).some(isOfRow)));
    if (!isHeld || next === undefined) return;
    for (const at of kids(next)) if (rel(next) === "appos" && isOfRow(at)) put(at, name);
    put(next, name, "conj");
    put(name, heads[offices], rel(offices));
    put(offices, name, "nmod:desc");
  }

  // "to Chad, Mali and Niger, which have sent", "demanded last month that Oslo leave": a plural says more of the whole row, and no relative
  // clause opens with "that" and a subject of its own.
  function ofRow(clause: number): void {
    const noun = heads[clause];
    const [finite] = kids(clause).filter((at) => rel(at).startsWith("aux"));
    if (rel(noun) === "conj" && tags[finite ?? clause].xpos === "VBP" && !tags[noun].feats.includes("Number=Plur")) {
      if (kids(clause).some((at) => isSubject(at) && /^W/.test(tags[at].xpos))) put(clause, heads[noun]);
    } else if (rel(noun) === "obl:unmarked" && isVerb(heads[noun]) && kids(clause).some((at) => rel(at) === "mark"))
      put(clause, heads[noun], "ccomp");
  }

  // "the heads of Chad, Mali and Niger met": of two subjects the second goes on with the row that the first ends in.
  function ofRowBefore(subject: number): void {
    const verb = heads[subject];
    const comma = Math.min(subject, ...kids(subject).filter((at) => rel(at) !== "punct")) - 1;
    const last = comma - 1;
    const isRow = tags[subject].upos === "PROPN" && kids(subject).some((at) => rel(at) === "conj");
    if (!isRow || verb < subject || tags[comma]?.form !== "," || tags[last]?.upos !== "PROPN") return;
    const first = kids(verb).find((at) => at < subject && isSubject(at));
    if (first === undefined || first === last || !isBelow(last, first)) return;
    for (const name of [subject, ...kids(subject).filter((at) => rel(at) === "conj")]) put(name, last, "conj");
  }

  // "; Chad, Mali and Niger rejected it", "and Chad, Mali and Niger voiced": the row of a subject begins before it.
  function withRow(subject: number): void {
    const verb = heads[subject];
    const own = kids(subject);
    const isList =
      tags[subject].upos === "PROPN" &&
      (own.some((at) => rel(at) === "conj") || own.some((at) => rel(at) === "cc" && at < subject));
    if (!isList || verb < subject || kids(verb).some((at) => at < subject && isSubject(at))) return;
    let first = Math.min(subject, ...own);
    const row: number[] = [];
    for (let before = first - 1; before > 0; before = first - 1) {
      const comma = tags[before].form === ",";
      if (!comma && !(row.length === 0 && tags[first].upos === "CCONJ")) break;
      const name = comma ? before - 1 : before;
      if (tags[name]?.upos !== "PROPN" || !/^(?:conj|appos)$/.test(rel(name)) || heads[name] > name) break;
      row.push(name);
      first = Math.min(name, ...kids(name).filter((at) => rel(at) !== "punct" && rel(at) !== "cc"));
    }
    const opened = tags[first - 1]?.form === ";" || tags[first - 1]?.upos === "CCONJ";
    if (row.length === 0 || !opened) return;
    const [head] = row.slice(-1);
    put(head, verb, "nsubj");
    for (const name of [...row.slice(0, -1), subject]) put(name, head, "conj");
  }

  // "Minister, Oslo has closed it": of two subjects the one before the comma, at the head of the sentence, is spoken to.
  function spokenTo(first: number): void {
    const verb = heads[first];
    const second = kids(verb).find((at) => at > first && at < verb && isSubject(at));
    // "Oslo, the paper wrote, has closed it": between two commas somebody is cited.
    if (
      second === undefined ||
      tags[first + 1]?.form !== "," ||
      tags[verb + 1]?.form === "," ||
      kids(first).some((at) => rel(at) === "det")
    )
      return;
    const opens = Math.min(first, ...kids(first));
    if (opens > 0 && tags[opens - 1].upos !== "PUNCT") return;
    if (Math.min(second, ...kids(second)) === first + 2) put(first, verb, "vocative");
  }

  // "the withdrawal of US and NATO forces": a name right behind "and" goes with the name right before it.
  function besideName(second: number, head: number): void {
    const and = kids(second).find((at) => at > head && at < second && rel(at) === "cc");
    const first = (and ?? 0) - 1;
    if (and === undefined || first <= head || heads[first] !== head || !/^(?:nmod|obl)$/.test(rel(first))) return;
    if (tags[first].upos === "PROPN" && tags[and + 1].upos === "PROPN") put(second, first);
  }

  // "pulled staff out of Beira, and Oslo shut its embassy": a name behind ", and" does what the verb right behind it tells.
  function beforeVerb(name: number, beside: number): void {
    const and = kids(name).find((at) => rel(at) === "cc" && at < name);
    const verb = lastOf(name) + 1;
    if (and === undefined || tags[name].upos !== "PROPN" || tags[and - 1]?.form !== "," || rel(verb) !== "conj" || verb === count)
      return;
    const isBare = /^VB[DNPZ]$/.test(tags[verb].xpos) && !kids(verb).some((at) => at < verb && isSubject(at));
    const isRow = kids(beside).some((at) => at !== name && rel(at) === "conj");
    if (!isBare || isRow || heads[verb] > and) return;
    put(name, verb, "nsubj");
    put(and, verb);
  }

  // "of Chad"
  function isOfName(at: number): boolean {
    return rel(at) === "nmod" && tags[at].upos === "PROPN" && opensWith(at, words.of);
  }

  // "a meeting of President of the Republic of Chad Ana Ruiz and President of the Republic of Mali Paul Dubois": a name without a preposition
  // behind a land is of whoever holds the office before it, who goes with the other.
  function besideHolder(second: number, name: number): void {
    if (rel(name) !== "nmod" || tags[name].upos !== "PROPN" || kids(name).some((at) => rel(at) === "case")) return;
    if (tags[second].upos !== "PROPN" || !kids(second).some((at) => at > second && isOfName(at))) return;
    let office = heads[name];
    while (isOfName(office) && tags[heads[office]]?.upos === "PROPN" && heads[office] < office) office = heads[office];
    if (office < name) put(second, office);
  }

  // "Ana Ruiz of Chad and Paul Dubois of Mali": who has a land of his own goes with the name before, and not with its land.
  function besideOwner(second: number, land: number): void {
    const above = heads[land];
    const name = rel(above) === "flat" ? heads[above] : above;
    if (!isOfName(land) || tags[name]?.upos !== "PROPN" || tags[second].upos !== "PROPN") return;
    const own = [second, ...kids(second).filter((at) => rel(at) === "flat")];
    if (own.some((part) => kids(part).some((at) => at > second && isOfName(at)))) put(second, name);
  }
}
