/**
 * Clauses and phrases hung from a word that cannot bear them: an owner from a verb, a clause with a subject of its own beside a noun, who said it from
 * what was said. Each is told by tags and arcs alone, as in `settle.ts`.
 */
import { type Hung, range, type Tags } from "./hung.ts";
import type { SettleWords } from "./settle.ts";

export function findClauses(tags: Tags, hung: Hung, { by, between, measures, of, opening, that }: SettleWords): void {
  const { heads, count, rel, put, kids, isBelow, opensWith, lastOf, isVerb, isSubject } = hung;
  const isNoun = (at: number): boolean => /^(?:NOUN|PROPN)$/.test(tags[at]?.upos ?? "");
  const hasTense = (at: number): boolean => /^VB[DPZ]$/.test(tags[at]?.xpos ?? "");

  for (let at = 0; at < count; at++) {
    const relation = rel(at);
    if (heads[at] === count) {
      if (isNoun(at)) {
        underNoun(at);
        overDecided(at);
      } else if (isVerb(at)) beforeMain(at);
      continue;
    }
    if (relation === "nmod:poss") ofOwned(at);
    else if (relation === "nmod") {
      if (opensWith(at, between)) ofDeed(at);
      if (opensWith(at, by)) ofPassive(at);
      behindMeasure(at);
    } else if (relation === "obl") {
      overNumber(at);
      ofNumber(at);
      ofOpened(at);
    } else if (relation === "obl:unmarked") asObject(at);
    else if (relation === "compound" && tags[heads[at]].upos === "SYM") asReceiver(at);
    if (relation === "conj" && isNoun(at)) behindSemicolon(at);
    if (!isVerb(at)) continue;
    if (relation === "conj") besideVerb(at);
    if (/^(?:conj|advcl:relcl|ccomp|parataxis)$/.test(relation)) ofNoun(at);
    if (/^(?:advcl|ccomp)$/.test(relation)) asOpened(at);
    if (relation.startsWith("acl")) toHearer(at);
    if (relation === "acl:relcl") asTold(at);
    if (relation === "acl") besideClause(at);
    if (/^(?:acl:relcl|ccomp|conj)$/.test(relation)) withOwner(at);
    if (/^(?:advcl|conj|acl)$/.test(relation)) asAside(at);
    if (/^(?:advcl|ccomp)$/.test(relation) && tags[at].xpos === "VBG") asSaid(at);
  }

  // "told the paper that Chad had asked Mali to leave": who is told, and what; a verb that has its own objects has none in "that".
  function asTold(verb: number): void {
    const own = kids(verb);
    const gap = own.find((at) => at < verb && rel(at) === "obj" && that.has(tags[at].lemma));
    const hearer = heads[verb];
    if (gap === undefined || rel(hearer) !== "iobj" || !own.some((at) => at > verb && /^i?obj$/.test(rel(at)))) return;
    put(verb, heads[hearer], "ccomp");
    put(gap, verb, "mark");
  }

  // "Chad's decision to leave the bloc drew a warning": behind what is decided a past without a subject is the sentence's verb.
  function overDecided(noun: number): void {
    if (heads[noun] !== count || kids(noun).some((at) => isSubject(at) || /^(?:cop|aux)/.test(rel(at)))) return;
    const act = kids(noun).find((at) => at > noun && rel(at) === "acl" && tags[at].xpos === "VB");
    if (act === undefined) return;
    const verb = range(count).find(
      (at) =>
        at > act &&
        tags[at].xpos === "VBD" &&
        /^(?:xcomp|ccomp|advcl|acl)$/.test(rel(at)) &&
        isBelow(at, act) &&
        !kids(at).some((kid) => isSubject(kid) || /^(?:mark|aux|cc)/.test(rel(kid)) || (kid < at && rel(kid) === "advmod")),
    );
    if (verb === undefined || tags[verb - 1].form === ",") return;
    put(verb, count, "root");
    put(noun, verb, "nsubj");
    for (const at of kids(noun)) if (at > verb) put(at, verb);
  }

  // "left, a day after troops shelled the post": who stands right before the verb does it.
  function behindMeasure(noun: number): void {
    const day = heads[noun];
    const verb = heads[day];
    const opens = kids(noun).find((at) => rel(at) === "case");
    if (opens === undefined || !measures.has(tags[day].form) || !opening.has(tags[opens].lemma)) return;
    if (verb !== lastOf(noun) + 1 || !hasTense(verb) || kids(verb).some((at) => at < verb && isSubject(at))) return;
    put(noun, verb, "nsubj");
    put(opens, verb, "mark");
    if (rel(verb) === "conj") put(verb, heads[verb], "advcl");
  }

  // "raid a village and the clans break the truce": a clause with tense and subject that "and" opens is beside the verb.
  function besideClause(verb: number): void {
    const subject = kids(verb).find(isSubject);
    const above = heads[heads[verb]];
    if (!hasTense(verb) || subject === undefined || subject > verb || above >= count || !isVerb(above)) return;
    if (tags[Math.min(subject, ...kids(subject))].upos === "CCONJ") put(verb, above, "conj");
  }

  // "Moscow's Vestnik takes another view": no verb is owned, but the noun behind.
  function ofOwned(owner: number): void {
    const verb = heads[owner];
    if (!isVerb(verb)) return;
    let owned = Math.max(owner, ...kids(owner)) + 1;
    while (owned < count && heads[owned] !== verb) owned = heads[owned];
    if (owned < count && isNoun(owned) && owned !== owner) put(owner, owned);
  }

  // "the third edition of Exercise Trident between the armies": who deals with whom is told of the deed, not of its name.
  function ofDeed(parties: number): void {
    const name = heads[parties];
    if (tags[name].upos === "PROPN" && rel(name) === "nmod" && tags[heads[name]].upos === "NOUN") put(parties, heads[name]);
  }

  // "was declared persona non grata by the senate": who did what is told of in the passive.
  function ofPassive(agent: number): void {
    const noun = heads[agent];
    const verb = heads[noun];
    if (agent < noun || !isVerb(verb) || verb > noun || !/^(?:obj|xcomp|obl)$/.test(rel(noun))) return;
    const own = kids(verb);
    if (rel(noun) !== "obl" && own.some((at) => rel(at) === "aux:pass") && !own.some((at) => rel(at) === "obl:agent"))
      put(agent, verb, "obl:agent");
  }

  // "complained over two raids": what bears no preposition of its own has the one that the tree gave to its number.
  function overNumber(noun: number): void {
    const number = kids(noun).find((at) => rel(at) === "nummod" && at < noun);
    const over = (number ?? 0) - 1;
    if (number === undefined || over < 0 || heads[over] !== number || rel(over) !== "advmod") return;
    if (/^(?:ADP|ADV)$/.test(tags[over].upos) && !kids(noun).some((at) => rel(at) === "case")) put(over, noun, "case");
  }

  // "evacuated 40 of its citizens": what follows a number is counted by it.
  function ofNumber(noun: number): void {
    const [opens] = kids(noun);
    const number = opens - 1;
    if (rel(opens) !== "case" || heads[number] !== heads[noun] || !/^(?:NUM|DET)$/.test(tags[number].upos)) return;
    if (rel(number) === "obj" && of.has(tags[opens].lemma)) put(noun, number, "nmod");
  }

  // "after dozens of balloons drifted over", "said after the ministry in Oslo expelled two": between a word that opens clauses and a past stands its
  // subject.
  function ofOpened(noun: number): void {
    const opens = kids(noun).find((at) => at < noun && rel(at) === "case");
    if (opens === undefined || !opening.has(tags[opens].lemma) || !isNoun(noun)) return;
    const isBefore = heads[noun] < opens;
    const verb = isBefore ? pastBehind(noun, heads[noun]) : heads[noun];
    if (verb === undefined || !isVerb(verb) || verb < noun || !/^VB[DNPZ]$/.test(tags[verb].xpos)) return;
    if (!/^(?:advcl|acl)$/.test(rel(verb)) && !isBefore) return;
    if (kids(verb).some((at) => at < verb && (isSubject(at) || (rel(at).startsWith("aux") && !isBefore)))) return;
    const isWhole = (at: number): boolean => isBelow(at, noun) && tags[at].form !== ",";
    if (!isBefore && !range(verb - opens - 1).every((i) => isWhole(opens + 1 + i))) return;
    put(noun, verb, "nsubj");
    put(opens, verb, "mark");
    if (isBefore) put(verb, heads[verb], "advcl");
  }

  // The past right behind a noun that hangs, as the noun does, from what stands before both.
  function pastBehind(noun: number, above: number): number | undefined {
    const last = lastOf(noun);
    const verb = kids(above).find((at) => at > last && isVerb(at) && /^(?:advcl|ccomp|parataxis)$/.test(rel(at)));
    if (verb === undefined || kids(verb).some((at) => at < verb && /^(?:mark|cc|case)$/.test(rel(at)))) return undefined;
    const object = kids(verb).some((at) => rel(at) === "obj" && at > verb);
    const hasPast = hasTense(verb) || object || kids(verb).some((at) => rel(at) === "aux" && at < verb);
    const closes = (at: number): boolean => tags[at].form === "," && kids(noun).some((kid) => rel(kid) === "appos");
    return hasPast &&
      range(verb - last - 1).every((i) => isBelow(last + 1 + i, verb) && (rel(last + 1 + i) !== "punct" || closes(last + 1 + i)))
      ? verb
      : undefined;
  }

  // "gave the mission 72 hours": behind whom it was given to stands what was given.
  function asObject(thing: number): void {
    const verb = heads[thing];
    const own = kids(verb);
    if (own.some((at) => rel(at) === "iobj" && at < thing) && !own.some((at) => /^(?:obj|ccomp)$/.test(rel(at))))
      put(thing, verb, "obj");
  }

  // "gave the ministry $40 million": no noun is a part of a currency's sign.
  function asReceiver(noun: number): void {
    const sum = heads[noun];
    const verb = heads[sum];
    if (!isVerb(verb) || verb > noun || noun !== sum - 1 || !/^(?:obj|obl)/.test(rel(sum)) || !/\p{Ll}/u.test(tags[noun].form))
      return;
    put(noun, verb, "iobj");
    for (const at of kids(sum)) if (at < noun) put(at, noun);
    put(sum, verb, "obj");
  }

  // "raid a village and the Mongols break": what has a subject of its own stands beside a verb, not beside that verb's object.
  function besideVerb(verb: number): void {
    const noun = heads[verb];
    if (!isNoun(noun) || noun > verb || !/^(?:obj|iobj|obl|nmod)$/.test(rel(noun))) return;
    const subject = kids(verb).find((at) => isSubject(at) && at < verb);
    if (
      subject === undefined ||
      !kids(verb)
        .concat(kids(subject))
        .some((at) => rel(at) === "cc" && at <= subject)
    )
      return;
    let above = heads[noun];
    while (above < count && !isVerb(above)) above = heads[above];
    if (above < noun) put(verb, above);
  }

  // "told reporters that he had raised": a clause with "that" and a subject of its own is no relative one, but what the hearer was told.
  function toHearer(verb: number): void {
    const hearer = heads[verb];
    const teller = heads[hearer];
    if (rel(verb) !== "acl:relcl" || !isVerb(teller) || teller > hearer || !/^i?obj$/.test(rel(hearer))) return;
    const own = kids(verb);
    const mark = own.find((at) => rel(at) === "mark");
    if (mark === undefined || !own.some((at) => isSubject(at) && at > mark)) return;
    if (rel(hearer) === "iobj" || own.some((at) => /^(?:obj|[cx]comp|cop|nsubj:pass)$/.test(rel(at)))) put(verb, teller, "ccomp");
  }

  // "the Fund, whose conditions he spurned": what is owned by whom the clause says more of is the clause's object.
  function withOwner(verb: number): void {
    const owned = heads[verb];
    const whose = kids(owned).find((at) => tags[at].xpos === "WP$");
    if (whose === undefined || whose > owned || owned > verb || !kids(verb).some((at) => isSubject(at) && at > owned)) return;
    const above = heads[owned];
    if (above > owned) return;
    let noun = whose - 1;
    while (noun > above && heads[noun] !== above && heads[noun] < whose) noun = heads[noun];
    put(verb, above, "acl:relcl");
    put(owned, verb, "obj");
  }

  // "India, he charged, had spurned it", "descended on the ship, the agency reported": who says so stands beside what he says.
  function asAside(verb: number): void {
    const isBehind = rel(verb) === "acl" && isNoun(heads[verb]) && !isSubject(heads[verb]);
    const told = isBehind ? heads[heads[verb]] : heads[verb];
    const own = kids(verb);
    const subject = isBehind ? heads[verb] : own.find((at) => isSubject(at) && at < verb);
    if (subject === undefined || subject > verb || !hasTense(verb) || !isVerb(told)) return;
    if (isBehind && kids(subject).some((at) => rel(at) === "case" || at > verb)) return;
    if (own.some((at) => /^(?:mark|cc|obj|ccomp|xcomp|cop|aux:pass)$/.test(rel(at)) || /^W/.test(tags[at].xpos))) return;
    const first = Math.min(subject, ...kids(subject));
    const closes = Math.max(verb, ...own.filter((at) => rel(at) !== "punct")) + 1;
    const isParted = tags[first - 1]?.form === "," && /^[,.]$/.test(tags[closes]?.form ?? "");
    // "said prices rose"
    if (isBehind && rel(subject) === "obj" && subject === verb - 1) put(verb, told, "ccomp");
    else if (!isParted || !(closes === count - 1 || told > verb)) return;
    else put(verb, told, "parataxis");
    put(subject, verb, "nsubj");
    const outer = own.find((at) => at < first - 1 && isNoun(at) && /^(?:nsubj|vocative|dislocated)/.test(rel(at)));
    if (outer !== undefined && !kids(told).some(isSubject)) put(outer, told, "nsubj");
  }

  // "; Chad and Mali are working": whom a semicolon parts from what stands before it does what follows.
  function behindSemicolon(noun: number): void {
    const first = Math.min(noun, ...kids(noun));
    if (heads[noun] > noun || ![tags[first], tags[first - 1]].some((tag) => tag?.form === ";")) return;
    const last = lastOf(noun);
    let verb = last + 1;
    while (verb < count && rel(verb).startsWith("aux")) verb = heads[verb];
    if (isVerb(verb) && verb > noun && !kids(verb).some(isSubject) && /^V|^MD/.test(tags[last + 1].xpos))
      put(noun, verb, "nsubj");
  }

  // "looted the embassy, which Chad condemned": a relative clause says more of a noun.
  function ofNoun(verb: number): void {
    const which = kids(verb).find((at) => rel(at) !== "punct") ?? verb;
    const name = which - 2;
    const noun = rel(name) === "flat" ? heads[name] : name;
    if (noun > heads[verb] && /^W(?:DT|P)$/.test(tags[which].xpos) && tags[which - 1].form === "," && isNoun(noun))
      put(verb, noun, "acl:relcl");
  }

  // "told its citizens to shelter", "asked for help after an attack had stopped it", "agreed that they should": what opens a clause tells what it is.
  function asOpened(verb: number): void {
    const head = heads[verb];
    const own = kids(verb);
    const mark = own.find((at) => rel(at) === "mark" && at < verb);
    if (mark === undefined || head > mark) return;
    const hasSubject = own.some(isSubject);
    const beside = kids(head);
    if (rel(verb) === "advcl") {
      const isOpen = !beside.some((at) => /^(?:obj|iobj|ccomp|xcomp|advmod)$/.test(rel(at)) && at > head) && isVerb(head);
      if (that.has(tags[mark].lemma) && hasSubject && isOpen && mark === Math.min(...own)) put(verb, head, "ccomp");
    } else if (opening.has(tags[mark].lemma)) put(verb, head, "advcl");
    else if (tags[mark].xpos === "TO" && !hasSubject && beside.some((at) => /^i?obj$/.test(rel(at)) && at < mark))
      put(verb, head, "xcomp");
  }

  // "Under their offices, envoys of Chad and Mali conversed": a sentence's root bears no preposition where a past stands behind a noun that has none.
  function underNoun(root: number): void {
    const own = kids(root);
    const noun = own.find((at) => at > root && rel(at) === "appos" && isNoun(at) && !kids(at).some((kid) => rel(kid) === "case"));
    const verb = own
      .concat(noun === undefined ? [] : kids(noun))
      .find((at) => rel(at) === "acl" && /^VB[DN]$/.test(tags[at].xpos));
    if (noun === undefined || verb === undefined || verb < noun || !own.some((at) => at < root && rel(at) === "case")) return;
    put(verb, count, "root");
    put(root, verb, "obl");
    put(noun, verb, "nsubj");
    for (const at of own) if (at > verb) put(at, verb);
  }

  // "Having closed it in May, the ministry faced questions": what has no tense is done before what has.
  function beforeMain(root: number): void {
    const own = kids(root);
    if (!own.some((at) => at < root && rel(at) === "aux" && tags[at].xpos === "VBG") || own.some(isSubject)) return;
    const main = own.find((at) => at > root && isVerb(at) && hasTense(at) && kids(at).some((kid) => kid < at && isSubject(kid)));
    if (main === undefined || kids(main).some((at) => /^(?:mark|cc)$/.test(rel(at)))) return;
    put(main, count, "root");
    put(root, main, "advcl");
  }

  // "told the daily the sale was small, adding that": who goes on to say more is who spoke. "shelled Juba, killing 20, officials said": what was
  // done besides is not said without a subject.
  function asSaid(more: number): void {
    const head = heads[more];
    const own = kids(more);
    if (own.some((at) => isSubject(at) || /^(?:mark|aux)/.test(rel(at)))) return;
    if (
      rel(more) === "advcl" &&
      rel(head) === "ccomp" &&
      heads[head] < head &&
      head < more &&
      own.some((at) => rel(at) === "ccomp")
    ) {
      put(more, heads[head]);
    } else if (rel(more) === "ccomp" && head > more) {
      const deed = kids(head).find((at) => at < more && rel(at) === "ccomp" && isVerb(at));
      if (deed !== undefined) put(more, deed, "advcl");
    }
  }
}
