/**
 * Verbs that a tree made modifiers of a noun, and subjects that it hung from another verb. A past participle has no object of its own, stands before its noun
 * or is a clause behind it, and a verb has one subject: where a tree has it otherwise, the participle is a past.
 */
import { isClock } from "../../base/letters.ts";
import type { Hung, Tags } from "./hung.ts";
import { range } from "./hung.ts";
import type { SettleWords } from "./settle.ts";

export function findVerbs(tags: Tags, hung: Hung, { opening, between, measures }: SettleWords): void {
  const { heads, count, rel, put, kids, isVerb, isSubject } = hung;
  for (let at = 0; at < count; at++) {
    if (isVerb(at) && tags[at - 1]?.form === "-" && rel(at) !== "amod") behindHyphen(at);
    if (isVerb(at) && heads[at] < count) {
      const isPast = /^VB[DN]$/.test(tags[at].xpos);
      if (isPast && heads[at] < at && /^(?:acl|amod)$/.test(rel(at))) behindNoun(at);
      else if (isPast && heads[at] > at && rel(at) === "amod") beforeNoun(at);
      else if (tags[at - 1]?.form === "-" && /^(?:[cx]comp|advcl|parataxis)$/.test(rel(at))) asAttribute(at, isPast);
    }
    if (rel(at) === "case" && heads[at] > at) {
      if (isSubject(heads[at])) beforeSubject(at, heads[at]);
      else if (rel(heads[at]) === "obl") beforeName(at, heads[at]);
      else if (rel(heads[at]) === "nummod" && YEAR.test(tags[heads[at]].form)) asDate(heads[at]);
    }
    if (
      rel(at) === "compound" &&
      heads[at] === at + 1 &&
      /^(?:NN|VBG)$/.test(tags[at].xpos) &&
      tags[at + 1]?.upos === "PROPN" &&
      rel(at + 1) === "nmod"
    )
      beforeOpened(at, at + 1);
    const isTold = rel(at) === "xcomp" || (rel(at) === "ccomp" && tags[at].form.endsWith("n"));
    if (isTold && /^VB[DN]$/.test(tags[at].xpos)) behindObject(at);
  }
  underName();
  const predicates = new Uint8Array(count + 1);
  for (let at = 0; at < count; at++) if (isVerb(at) || rel(at) === "cop") predicates[isVerb(at) ? at : heads[at]] = 1;
  for (let at = 0; at < count; at++) {
    if (predicates[at] !== 1) continue;
    ofTwo(at);
    if (heads[at] === count && /^VB[DN]$/.test(tags[at].xpos) && tags[at - 1]?.form === ",") asAside(at);
    else if (heads[at] === count) asReduced(at);
  }

  // "sent doctors to quake-hit Chad": a participle that a hyphen joins to what did it says of a land in what state it is.
  function asAttribute(verb: number, isPast: boolean): void {
    const own = kids(verb);
    const land = own.find((at) => rel(at) === "obj");
    const [cause, above] = [verb - 2, heads[verb]];
    if (land === undefined || above >= cause || own.some((at) => isSubject(at) || rel(at) === "cc")) return;
    if (!/^(?:NOUN|VERB)$/.test(tags[cause].upos) || !(isPast || tags[land].upos === "PROPN")) return;
    if (range(land - verb - 1).some((i) => heads[verb + 1 + i] !== land)) return;
    const isOpened = above < cause - 1 && /^(?:TO|IN)$/.test(tags[cause - 1].xpos);
    put(land, above, isOpened ? "obl" : "obj");
    for (const at of own) if (at > land) put(at, above);
    put(verb, land, "amod");
    put(cause, verb, "compound");
    put(verb - 1, verb);
    if (isOpened) put(cause - 1, land, "case");
  }

  // "Chad test-fired a missile": who did it stands before both words.
  function behindHyphen(verb: number): void {
    const [name, how] = [verb - 3, verb - 2];
    if (tags[name]?.upos !== "PROPN" || tags[how].upos !== "NOUN" || !kids(verb).some((at) => rel(at) === "obj" && at > verb))
      return;
    if (rel(name) !== "compound" || heads[name] !== how || kids(verb).some((at) => at !== how && isSubject(at))) return;
    for (const at of [...kids(how)]) if (at < name) put(at, name);
    put(name, verb, "nsubj");
    put(how, verb, "compound");
  }

  // "Three jets violated the airspace", "Oslo's minister, Berg, accused": a past behind its subject.
  function behindNoun(verb: number): void {
    const own = kids(verb);
    if (own.some((at) => /^(?:aux|nsubj|obl:agent|mark)/.test(rel(at)) || (rel(at) === "case" && at < verb))) return;
    let noun = heads[verb];
    while (rel(noun) === "appos" && heads[noun] < noun) noun = heads[noun];
    if (!/^(?:NOUN|PROPN|PRON|NUM)$/.test(tags[noun].upos)) return;
    if (ofSubject(verb, noun)) return;
    // "A Chinese jet released flares": of the noun behind the participle the one before it was taken for a part.
    const joined = rel(noun) === "compound" && heads[noun] > verb && noun === verb - 1 ? heads[noun] : undefined;
    const object = own.find((at) => rel(at) === "obj" && at > verb) ?? joined ?? bareBehind(verb, noun);
    // "soldiers given orders"
    if (object === undefined ? tags[verb].xpos !== "VBD" || rel(verb) !== "acl" : /n$/.test(tags[verb].form)) return;
    const and = kids(noun).find((at) => rel(at) === "cc" && at < noun);
    if (object !== undefined && and !== undefined && /^(?:conj|obl:unmarked)$/.test(rel(noun)) && measures.has(tags[noun].form)) {
      besideVerb(verb, noun, and);
      return;
    }
    if (joined !== undefined) {
      put(verb, heads[joined], isSubject(joined) ? "ccomp" : rel(joined));
      for (const at of kids(joined).filter((kid) => kid < noun)) put(at, noun);
      put(joined, verb, "obj");
      put(noun, verb, "nsubj");
      return;
    }
    const above = heads[noun];
    const opens = kids(noun).find((at) => at < noun && rel(at) === "case");
    const rest = kids(noun).filter((at) => at > verb && !/^(?:appos|conj|cc)$/.test(rel(at)));
    if (above === count && opens === undefined) put(verb, count, "root");
    else if (isSubject(noun) && above > verb && isVerb(above)) {
      if (!kids(above).some((at) => isSubject(at) && at > verb && at < above)) return;
      put(verb, above, "ccomp");
    } else if (opens !== undefined && above < opens && opening.has(tags[opens].lemma)) {
      put(verb, above, "advcl");
      put(opens, verb, "mark");
    } else return;
    put(noun, verb, "nsubj");
    for (const at of rest) put(at, verb);
    if (object !== undefined) put(object, verb, "obj");
  }

  // "The heads of the two states met in Oslo, the office said": the verb of saying has a subject of its own.
  function ofSubject(verb: number, noun: number): boolean {
    let top = noun;
    while (rel(top) === "nmod" && heads[top] < top) top = heads[top];
    const above = heads[top];
    if (top === noun || !isSubject(top) || above <= verb || !isVerb(above)) return false;
    if (!kids(above).some((at) => isSubject(at) && at > verb && at < above)) return false;
    for (const at of kids(noun)) if (at > verb && !/^(?:appos|conj|cc)$/.test(rel(at))) put(at, verb);
    put(verb, above, "ccomp");
    put(top, verb, "nsubj");
    return true;
  }

  // "supplied ships and last year provided radars", "voiced concern and promised help": what "and" opens goes with the verb before it.
  function besideVerb(verb: number, noun: number, and: number): void {
    let above = heads[noun];
    while (above < count && !(isVerb(above) && FINITE.test(tags[above].xpos))) above = heads[above];
    if (above >= verb) return;
    put(verb, above, "conj");
    put(and, verb);
    put(noun, verb, noun < verb ? "obl:unmarked" : "obj");
  }

  // A noun right behind the verb, without a preposition, that the tree hangs from the noun before it.
  function bareBehind(verb: number, noun: number): number | undefined {
    return kids(noun).find(
      (at) =>
        at > verb &&
        /^(?:appos|conj|nmod|dep|obj)$/.test(rel(at)) &&
        /^(?:NOUN|PROPN)$/.test(tags[at].upos) &&
        !kids(at).some((below) => /^(?:case|cc|punct)$/.test(rel(below)) && below < at) &&
        range(at - verb).every((i) => tags[verb + i].form !== ","),
    );
  }

  // "Russian drones struck grain stores": behind a noun in the plural, or an owned one, no participle stands for a modifier.
  function beforeNoun(verb: number): void {
    const object = heads[verb];
    const noun = verb - 1;
    if (behindOwn(verb, object)) return;
    if (rel(noun) === "cc" && rel(object) === "conj" && (heads[noun] === verb || (isVerb(heads[object]) && heads[noun] > verb))) {
      besideVerb(verb, object, noun);
      return;
    }
    if (heads[object] !== count || heads[noun] !== object || !/^(?:compound|nmod|amod)/.test(rel(noun))) return;
    const owner = kids(noun)
      .concat(kids(object))
      .some((at) => rel(at) === "nmod:poss" && at < noun);
    if (tags[noun].upos !== "NOUN" || !(tags[noun].feats.includes("Number=Plur") || owner)) return;
    if (kids(object).some((at) => /^(?:cop|nsubj|case)/.test(rel(at)))) return;
    put(verb, count, "root");
    put(object, verb, "obj");
    put(noun, verb, "nsubj");
    for (const at of kids(object)) {
      if (at < noun) put(at, noun);
      else if (rel(at) === "punct" || isVerb(at)) put(at, verb);
    }
  }

  // "took place on Friday, when guards attacked miners": a participle before a noun has no subject of its own.
  function behindOwn(verb: number, object: number): boolean {
    const subject = kids(verb).find((at) => isSubject(at) && at < verb);
    if (subject === undefined || kids(verb).some((at) => /^aux/.test(rel(at)))) return false;
    let above = heads[object];
    while (above < count && !isVerb(above)) above = heads[above];
    if (above === count || above > subject) return false;
    put(verb, above, "advcl");
    put(object, verb, "obj");
    const first = Math.min(subject, ...kids(subject));
    if (tags[first - 1]?.xpos === "WRB") put(first - 1, verb, "advmod");
    return true;
  }

  // "after Minsk had scrambled jets", "In 2017 Indian soldiers stopped": what opens a subject opens its clause, or a word before it.
  function beforeSubject(opens: number, subject: number): void {
    const verb = heads[subject];
    if (!isVerb(verb) || verb < subject) return;
    if (opening.has(tags[opens].lemma) && rel(verb) !== "root" && !tags[opens + 1]?.xpos.startsWith("CD"))
      put(opens, verb, "mark");
    beforeYear(opens, subject);
  }

  // "In 2016 Chad had severed": the name that took the date for its modifier is the verb's subject. "after Chad sealed it off": it opens a clause.
  function beforeName(opens: number, name: number): void {
    const verb = heads[name];
    if (!isVerb(verb) || verb < name || tags[name].upos !== "PROPN") return;
    if (opening.has(tags[opens].lemma) && name === verb - 1 && kids(name).length === 1 && /^VB[DZ]$/.test(tags[verb].xpos)) {
      put(name, verb, "nsubj");
      put(opens, verb, "mark");
    }
    if (!kids(verb).some((at) => isSubject(at) && at < verb) && (beforeYear(opens, name) || beforeDay(name, verb)))
      put(name, verb, "nsubj");
  }

  // "On New Year's Day Chad signed": the day before the name, which is another's by its "'s", is the noun of the preposition.
  function beforeDay(name: number, verb: number): boolean {
    const day = name - 1;
    if (verb !== name + 1 || rel(day) !== "compound" || heads[day] !== name || tags[day - 1]?.xpos !== "POS") return false;
    put(day, verb, "obl");
    for (const at of kids(name)) if (at < day) put(at, day);
    return true;
  }

  // "On the day of the vote Chad severed", "In May of this year Oslo and Riga signed": no noun with an article stands before a name of which
  // it is a part, and the verb behind has no other subject.
  function beforeOpened(noun: number, name: number): void {
    let above = name;
    while (above < count && !isVerb(above)) above = heads[above];
    if (above === count || above < name || kids(above).some(isSubject) || heads[name] === above) return;
    if (!kids(name).some((at) => rel(at) === "det" && at < noun)) return;
    const last =
      kids(name)
        .filter((at) => at > name && at < above && rel(at) === "conj")
        .at(-1) ?? name;
    if (range(above - last - 1).some((i) => !/^(?:AUX|ADV)$/.test(tags[last + 1 + i].upos))) return;
    put(noun, heads[name], rel(name));
    for (const at of kids(name)) if (at < noun) put(at, noun);
    put(name, above, "nsubj");
  }

  // "In 2017 Indian soldiers stopped": a year is none of those who act.
  function beforeYear(opens: number, noun: number): boolean {
    const year = opens + 1;
    if (year >= noun || heads[year] !== noun || !YEAR.test(tags[year].form)) return false;
    put(year, heads[noun], "obl");
    put(opens, year);
    return true;
  }

  // The same where the preposition is the year's.
  function asDate(year: number): void {
    const name = heads[year];
    const verb = heads[name];
    if (!isVerb(verb) || verb < name || !/^(?:NOUN|PROPN)$/.test(tags[name].upos)) return;
    const isActing = isSubject(name);
    if (!isActing && (rel(name) !== "obl" || kids(verb).some((at) => isSubject(at) && at < verb))) return;
    put(year, verb, "obl");
    if (!isActing) put(name, verb, "nsubj");
  }

  // "Chad, for its part, imposed sanctions", "Chad - a member since 1994 - closed its border": a sentence that hangs from a name has no verb, and
  // behind an aside stands a participle with an object.
  function underName(): void {
    const name = range(count).find((at) => heads[at] === count);
    if (name === undefined || !/^(?:NOUN|PROPN)$/.test(tags[name].upos)) return;
    if (kids(name).some((at) => /^(?:cop|aux|nsubj|case)/.test(rel(at)))) return;
    const verb = range(count).find((at) => at > name && /^VB[DN]$/.test(tags[at].xpos) && isBehindAside(at));
    if (verb === undefined) return;
    const object = rel(verb) === "amod" ? heads[verb] : kids(verb).find((at) => rel(at) === "obj");
    if (object === undefined || object < verb) return;
    // What stands before the verb is of the aside.
    const before = [...kids(object), ...kids(verb)].filter((at) => at < verb);
    if (before.some((at) => /^(?:det|amod|nmod:poss)$/.test(rel(at)))) return;
    put(verb, count, "root");
    put(object, verb, "obj");
    put(name, verb, "nsubj");
    for (const at of before) put(at, name);
    for (const at of kids(name)) if (at > verb) put(at, verb);
  }

  function isBehindAside(verb: number): boolean {
    if (!/^(?:amod|acl)$/.test(rel(verb)) || !/^(?:PUNCT|NOUN|PROPN)$/.test(tags[verb - 1].upos)) return false;
    return !kids(verb).some((at) => /^(?:aux|nsubj|case|obl:agent)/.test(rel(at)));
  }

  // "jails 238 Venezuelans flown from Texas": whom a verb without an object acts on, and in what state.
  function behindObject(verb: number): void {
    const above = heads[verb];
    const [subject] = kids(verb);
    if (!isVerb(above) || above > subject || !isSubject(subject) || subject !== verb - 1) return;
    if (kids(verb).some((at) => /^(?:obj|aux|mark)/.test(rel(at))) || kids(above).some((at) => rel(at) === "obj")) return;
    put(subject, above, "obj");
    put(verb, subject, "acl");
  }

  // "The envoy, summoned on Tuesday, took notes": a participle between commas behind the subject, for the verb behind the second.
  function asAside(verb: number): void {
    const own = kids(verb);
    const subject = own.find((at) => isSubject(at) && at < verb - 1);
    const isNext = (at: number): boolean =>
      /^VB[DZP]$/.test(tags[at].xpos)
        ? /^(?:conj|parataxis)$/.test(rel(at))
        : tags[at].xpos === "VBN" && rel(at) === "advcl" && tags[verb + 1]?.upos !== "NOUN";
    // "The Quad, made up of Oslo and Riga, called on Bonn": a past as often taken for a participle.
    const next = own.find((at) => at > verb && isVerb(at) && tags[at - 1].form === "," && isNext(at));
    if (subject === undefined || next === undefined) return;
    if (
      own.some((at) => /^(?:aux|cop|obj)/.test(rel(at)) && at < next) ||
      kids(next).some((at) => isSubject(at) || rel(at) === "cc")
    )
      return;
    if (range(verb - 1 - subject).some((i) => tags[subject + 1 + i].form === "," && subject + 1 + i < verb - 1)) return;
    put(next, count, "root");
    put(subject, next, "nsubj");
    put(verb, subject, "acl");
    for (const at of own) if (at > next) put(at, next);
  }

  // "Missiles fired from a ship slammed into a camp": of two pasts without an object or a comma between them the first says which missiles.
  function asReduced(root: number): void {
    const first = kids(root).find((at) => at < root && rel(at) === "ccomp" && isVerb(at));
    const last = kids(root).find((at) => at > root && rel(at) === "advcl" && isVerb(at));
    const [verb, next] = first === undefined ? [root, last] : [first, root];
    if (next === undefined || tags[next].xpos !== "VBD" || !/^VB[DN]$/.test(tags[verb].xpos)) return;
    const own = kids(verb).filter((at) => at < next && rel(at) !== "punct");
    const subject = own.find((at) => isSubject(at) && at === verb - 1);
    if (subject === undefined || tags[verb + 1]?.upos !== "ADP") return;
    if (own.some((at) => at !== subject && rel(at) !== "obl" && at !== first)) return;
    const beside = kids(next).filter((at) => at !== verb && (next !== root || at < next));
    if (beside.some((at) => isSubject(at) || /^(?:mark|cc|aux|advmod)/.test(rel(at)))) return;
    if (range(next - verb - 1).some((i) => tags[verb + 1 + i].form === ",")) return;
    const after = kids(verb).filter((at) => at > next);
    put(next, count, "root");
    put(subject, next, "nsubj");
    put(verb, subject, "acl");
    for (const at of after) put(at, next);
  }

  // A verb of two subjects: the first is another verb's, stands beside the second, or is what the clause says more of.
  function ofTwo(verb: number): void {
    const [first, second, ...more] = kids(verb).filter((at) => isSubject(at) && at < verb && rel(at) !== "nsubj:outer");
    if (second === undefined || more.length > 1) return;
    // "residents and two officials said": the last two are one
    if (more.length === 1) {
      beside(verb, second, more[0]);
      if (heads[more[0]] !== verb) ofTwo(verb);
      return;
    }
    // "Hundreds of Danes without papers have been held": what a preposition opens is no subject.
    if (kids(second).some((at) => rel(at) === "case" && at < second && !opening.has(tags[at].lemma))) {
      put(second, first, "nmod");
      return;
    }
    const left = Math.min(second, ...kids(second));
    const inside = range(left - first - 1).map((i) => first + 1 + i);
    if (/^W/.test(tags[first].xpos) || tags[first].feats.includes("PronType=Rel")) {
      if (!kids(verb).some((at) => /^(?:obj|cop)$/.test(rel(at)))) put(first, verb, "obj");
    } else if (isClock(tags[first].form)) put(first, verb, "obl:unmarked");
    else if (tags[second].upos === "DET" && kids(second).length === 0) put(second, verb, "advmod");
    else if (isVerb(first)) put(first, verb, "advcl");
    else if (inside.length === 0 && tags[first].upos === "PROPN" && tags[second].upos === "PROPN") put(second, first, "flat");
    else if (inside.length === 0) besideFirst(verb, first, second);
    else if (first === 0 && tags[1].form === "," && left === 2 && kids(first).length < 2) put(first, verb, "vocative");
    else if (!inside.some(isVerb)) beside(verb, first, second);
    else ofOther(verb, first, second);
  }

  // "The bloc listed ten firms, and Chad followed suit": the participle behind the first is its verb, and whoever is beside the second has the other.
  function besideFirst(verb: number, first: number, second: number): void {
    const [past] = kids(second);
    const name = kids(second).find((at) => at > second && rel(at) === "conj");
    const and = name === undefined ? undefined : kids(name).find((at) => rel(at) === "cc");
    if (
      past !== first + 1 ||
      rel(past) !== "amod" ||
      !/^VB[DN]$/.test(tags[past].xpos) ||
      name === undefined ||
      and === undefined
    )
      return;
    put(past, heads[verb], rel(verb));
    put(first, past, "nsubj");
    put(second, past, "obj");
    put(verb, past, "conj");
    put(name, verb, "nsubj");
    put(and, verb);
  }

  // "1,200 men and 30 ships are": with "and" between them, one beside the other.
  function beside(verb: number, first: number, second: number): void {
    const and = [...kids(verb), ...kids(second)].find((at) => at > first && at < second && rel(at) === "cc");
    if (and === undefined || tags[first].upos === "PRON") return;
    // "the truce between the government and the movement"
    const one = kids(first).find((at) => at > first && at < and && kids(at).some((of) => between.has(tags[of].lemma)));
    put(second, one ?? first, "conj");
    put(and, second);
  }

  // "Jets bombed the town, the army said", "Chad, which chairs the bloc, called for calm, and Mali said": the verb between is the first's.
  function ofOther(verb: number, first: number, second: number): void {
    const own = range(second - first)
      .map((i) => first + i)
      .filter(
        (at) =>
          at > first &&
          isVerb(at) &&
          /^VB[DNZP]$/.test(tags[at].xpos) &&
          /^(?:acl|amod|advcl|conj|acl:relcl)$/.test(rel(at)) &&
          !kids(at).some((kid) => isSubject(kid) || /^(?:mark|aux|cc|obl:agent)/.test(rel(kid))) &&
          (heads[at] === first || tags[at - 1].form === ","),
      )[0];
    if (own === undefined) return;
    const and = [...kids(verb), ...kids(second)].find((at) => at > own && at < second && rel(at) === "cc");
    const comma = range(second - own).some((i) => tags[own + i].form === ",");
    if (!comma) return;
    const mark = kids(verb).find((at) => at > own && at < verb && rel(at) === "mark");
    if (mark !== undefined) {
      put(own, heads[verb], rel(verb));
      put(verb, own, "advcl");
    } else if (and !== undefined) {
      put(own, heads[verb], rel(verb));
      put(verb, own, "conj");
      put(and, verb);
    } else if (/^(?:root|ccomp)$/.test(rel(verb))) put(own, verb, "ccomp");
    else return;
    put(first, own, "nsubj");
    const [object] = kids(first).filter((at) => at > own && !kids(at).some((kid) => /^(?:case|cc)$/.test(rel(kid))));
    if (object !== undefined && /^(?:appos|conj|nmod)$/.test(rel(object)) && heads[own] !== first) put(object, own, "obj");
  }
}

const FINITE = /^VB[DNZP]$/;
const YEAR = /^[12]\d{3}$/;
