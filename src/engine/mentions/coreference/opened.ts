/** Offices and bodies that leave their state open: "the army", "President X", "its minister". */
import { startsUpper } from "../../../base/letters.ts";
import { drawArcs } from "../../../document/arcs.ts";
import type { ParsedToken } from "../../../document/stages.ts";
import { holderOf, sectorOf, stateUnder } from "../../../inventory/actors.ts";
import { isHeld } from "../names/compose.ts";
import { SCORES } from "../names/index.ts";
import { isOfHere } from "./here.ts";
import { isOwnName } from "./home.ts";
import { holderIn, type Item, isModifier, type Linking, REACH, SURE, sameNoun, statesOf, type Words } from "./item.ts";
import { homeTheme, inLead, lastBody, lastNamed, lastSubject, THEME, toldDoer } from "./told.ts";

/** "their governments", told after four states: the office of each whom "their" stands for; `null` where it is one or none. */
export function openedByMany(item: Item, { told, tokens }: Linking): Item[] | null {
  if (item.open === null || item.open === "" || item.actor !== null) return null;
  const owners = told.filter(
    ({ head, actor, reference }) =>
      reference === "many" && actor !== null && tokens[head].head === item.head && tokens[head].deprel === "nmod:poss",
  );
  const states = owners.filter((owner) => stateUnder(owner.actor!) === holderIn(owner));
  return states.length > 1 && states.length === owners.length
    ? states.map((owner) => ({ ...item, actor: `${holderIn(owner)}:${item.open}`, score: SURE.role, reference: "many" as const }))
    : null;
}

/** "the army", "President X": the like one named before, else the one state its sentence, or the whole text, names. */
export function opened(item: Item, linking: Linking): Item {
  const { tokens, words, home } = linking;
  const found = ownerOf(item, linking);
  // "Minister X", in a release of the foreign ministry, is the foreign minister.
  const isOffice =
    found.actor === `${home.issuer}:GOV` && home.office?.startsWith(`${found.actor}:`) && !home.office.endsWith(":DIP");
  const isMinister = tokens
    .slice(item.from, item.to)
    .some(({ form }, i, all) => words["minister-noun"].has(form.toLowerCase()) && all[i - 1]?.form.toLowerCase() !== "prime");
  return isOffice && isMinister && item.kind === "person" ? { ...found, actor: home.office } : found;
}

function ownerOf(item: Item, linking: Linking): Item {
  const { told, tokens, items, home, words } = linking;
  const wanted = item.open!;
  // "Minister, Oslo has closed it": who is spoken to is not of whom he is spoken to about.
  if (wanted === "" || tokens[item.head].deprel === "vocative") return item;
  if (item.kind === "military" && tokens.slice(item.from, item.to).some(({ form }) => words.alien.has(form.toLowerCase())))
    return item;
  // "Emirati-backed forces", "the Kurdish-led force": of no state that is told.
  const [mark, led] = [tokens[item.from - 1]?.form, tokens[item.from].form.toLowerCase()];
  const ofMany = items.some(({ to, actor }) => to === item.from - 1 && actor?.startsWith("group:"));
  if (item.kind === "military" && mark === "-" && (words.backed.has(led) || ofMany)) return item;
  const firm = wanted === "BUS" ? ownFirm(item, linking) : null;
  if (firm) return { ...item, actor: firm, score: SURE.role };
  // "F-16 fighters" are no men.
  if (wanted === "REB" && tokens.slice(Math.max(0, item.from - 1), item.to).some(({ form }) => /^\p{Lu}\p{L}*-?\d/u.test(form)))
    return item;
  // "its minister": whose the pronoun stands for.
  const owner = told.findLast(
    ({ head, actor }) => actor !== null && tokens[head].head === item.head && tokens[head].deprel === "nmod:poss",
  );
  const holder = owner ? holderIn(owner) : "";
  // "Mizoram's chief minister": of the state in which it lies.
  const land = owner
    ? undefined
    : told.findLast(
        ({ head, place }) => place?.country && tokens[head].head === item.head && tokens[head].deprel === "nmod:poss",
      );
  if (land) return { ...item, actor: `${stateUnder(land.place!.country!) ?? land.place!.country}:${wanted}`, score: SURE.role };
  if (/^IGO:/.test(holder)) return { ...item, actor: holder, score: SURE.role };
  // "its commander", of a movement, is no officer of the state.
  if (owner && APART.test(sectorOf(owner.actor!))) return { ...item, actor: owner.actor, score: SURE.role };
  if (holder.length === 3) return { ...item, actor: `${holder}:${wanted}`, score: SURE.role };
  const union = unionAfter(item, linking);
  if (union) return { ...item, actor: union, score: SURE.role };
  // "its fighters", of whoever has no code, are nobody else's.
  const possessors = drawArcs(tokens).kids[item.head].flatMap((at) => (tokens[at].deprel === "nmod:poss" ? [tokens[at]] : []));
  if (possessors.some(({ upos, feats }) => upos === "PRON" && feats.includes("Person=3"))) return item;
  const ours = possessors.some(({ feats }) => feats.includes("Person=1"));
  if (home.movement && (ours || (item.kind === "movement" && isDefiniteOr(item, linking))))
    return { ...item, actor: home.movement, score: SURE.guessed };
  const mine = ours ? (home.issuer ?? home.dateline) : null;
  if (mine) return { ...item, actor: `${mine}:${wanted}`, score: SURE.guessed };
  // "Our police boarded a Chinese trawler": of whoever speaks.
  if (ours) return item;
  if (isHostile(item, linking)) return ofTheOther(item, linking);
  // "Units repelled an assault by Danish troops", in what an army puts out, are its own.
  if (item.kind === "military" && wanted === "MIL" && isArmy(linking) && isActing(item, tokens))
    return { ...item, actor: `${home.issuer}:${wanted}`, score: SURE.guessed };
  // "the foreign ministers of the five Baltic states", "a Western diplomat": of a group that stays one actor, and of no state besides.
  const group = items.find((other) => other.actor?.startsWith("group:") && isOf(item, other, tokens));
  if (group) return { ...item, actor: group.actor, score: SURE.role };
  const lead = linking.titles.has(item.sentence) ? inLead(item, linking) : undefined;
  if (lead) return { ...item, actor: lead.actor, kind: lead.kind, score: SURE.role };
  // "State television reported" is that of the place.
  const definite = wanted === PRESS || (item.from > 0 && tokens[item.from - 1].upos === "DET") || isBare(item, tokens);
  const critic = item.kind === "government" && definite ? criticOf(item, linking) : null;
  if (critic) return { ...item, actor: `${critic}:${wanted}`, score: SURE.role };
  const foe = item.kind === "government" && definite ? foeOf(item, linking) : null;
  if (foe) return { ...item, actor: `${foe}:${wanted}`, score: SURE.role };
  const isSent =
    (/^(?:MIL|COP)/.test(wanted) && isHeld(tokens, item.head, words["force-verb"], "obj")) ||
    (wanted === "GOV:DIP" && isHeld(tokens, item.head, words["envoy-verb"], "obj"));
  const having = isSent ? whoHas(item, linking) : null;
  if (having) return { ...item, actor: `${having}:${wanted}`, score: SURE.role };
  // "The Delegation", in its own release, is that of the body which puts it out.
  if (definite && item.to - item.from === 1 && isOwnName(home, tokens[item.head]))
    return { ...item, actor: home.office, score: SURE.definite };
  // "4,500 soldiers had been stationed at Karaganda": where they were put is not whose they are.
  const isPut = item.kind === "military" && isHeld(tokens, item.head, words["force-verb"], "nsubj:pass");
  const isRule = words["rule-noun"].has(tokens[item.head].form.toLowerCase());
  // "its Russian masters, and the rebels": an adjective beside them does not make them Russian; nor is "a captain" who was killed of the other.
  const isVictim = tokens[item.head].deprel === "nsubj:pass" && tokens[item.from - 1]?.feats.includes("Definite=Ind");
  const around =
    isPut || isVictim
      ? []
      : items.filter(
          (other) =>
            other.sentence === item.sentence &&
            isOfHere(item, other, linking) &&
            // "Wagner men and soldiers": mercenaries are where nobody else of their state is.
            !sectorOf(other.actor ?? "").startsWith("PRM") &&
            !isBacker(item, other, linking) &&
            !(
              (item.kind === "movement" || ARMED.test(wanted) || isRule) &&
              isModifier(tokens, other) &&
              tokens[other.head].head !== item.head
            ),
        );
  const seat = item.kind === "government" ? seatOf(item, linking) : ministryAt(item, linking);
  const here = statesOf(around);
  if (seat && wanted === "GOV:DIP") here.delete(seat);
  // "urged the governments of the region": several, and not the one told last.
  const isOfMany =
    words["party-many"].has(tokens[item.head].form.toLowerCase()) && words["genitive-close"].has(tokens[item.to]?.form ?? "");
  if (item.kind === "government" && here.size !== 1 && isOfMany) return item;
  const near = told.filter(
    (other) => other.actor !== null && item.sentence - other.sentence <= REACH * 2 && fits(other, wanted, item, linking),
  );
  // "the minister" is the minister told before, not the prince told last; in a statement the one of whoever makes it.
  const same = definite
    ? near.filter((other) => sameNoun(tokens, other, item) && isDeputy(item, linking) === isDeputy(other, linking))
    : [];
  // "The Government has decided", in its own statement, whomever else's government it has named.
  const isOwn = definite && home.own !== null && item.kind === "government" && startsUpper(tokens[item.head].form);
  if (isOwn && home.press === null && here.size === 0) return { ...item, actor: `${home.own}:${wanted}`, score: SURE.guessed };
  const like =
    same.findLast((other) => holderOf(other.actor!) === home.own) ??
    same.at(-1) ??
    (isRule
      ? undefined
      : standing(
          near.filter((other) => !isOtherRuler(item, other, linking)),
          tokens,
        ));
  const [state] = here;
  // A sentence that names other states speaks of one of their armies, unless it says "the army".
  const elsewhere = here.size > 0 && like !== undefined && !here.has(holderOf(like.actor!) ?? "") && !definite;
  const isNamed = item.named === true;
  // "a court in Krasnodar": of the state where it sits; "the embassy in Kyiv" is never that state's.
  if (seat && !wanted.startsWith("GOV:DIP")) return { ...item, actor: `${seat}:${wanted}`, score: SURE.role };
  if (seat && wanted === "GOV:DIP" && like && holderOf(like.actor!) === seat) return guest(item, seat, linking);
  // "President X", in a release of the Office of the President, is the one of that office.
  const isEnvoys = wanted === "GOV:DIP" && home.office === `${home.issuer}:${wanted}`;
  if (isNamed && isAnother(item, wanted, linking)) {
    const [met, ...more] = [...statesOf(told.filter(({ sentence }) => sentence === item.sentence))].filter(
      (one) => one !== home.issuer,
    );
    return met && more.length === 0 ? { ...item, actor: `${met}:${wanted}`, score: SURE.guessed } : item;
  }
  if (isNamed && home.issuer && (isEnvoys || (home.office !== null && here.size === 0 && isOfOffice(item, linking))))
    return { ...item, actor: `${home.issuer}:${wanted}`, score: SURE.role };
  // "the government", in a paper of some capital, is no other that was called by its capital.
  const isHome = item.kind === "government" && wanted === "GOV" && definite && home.press !== null && same.length === 0;
  if (isHome && !here.has(home.press ?? "")) return { ...item, actor: `${home.press}:${wanted}`, score: SURE.guessed };
  // "The soldiers of Chad arrived, army spokesman X said": of the one army told of there.
  const armies = item.kind === "person" && wanted === "MIL" ? armiesIn(item, linking) : [];
  if (armies.length === 1 && like?.kind !== "person") return { ...item, actor: `${armies[0]}:${wanted}`, score: SURE.role };
  const asks = definite || (isNamed && home.press !== null);
  const doer = asks && same.length === 0 && item.kind !== "movement" ? toldDoer(item, linking) : null;
  if (doer) return { ...item, actor: `${doer}:${wanted}`, score: SURE.guessed };
  if (like && !elsewhere && (item.kind !== "person" || definite) && !isNamed)
    return { ...item, actor: like.actor, sameAs: isOne(like, item) ? (like.sameAs ?? like) : null, score: SURE.role };
  // "The ministers of the two countries" are not all of one's own.
  const alone = item.kind !== "person" || !tokens[item.head].feats.includes("Number=Plur");
  const own =
    definite && alone && !isNamed && item.kind !== "movement"
      ? (ruling(item, home) ??
        stateUnder(home.movement ?? "") ??
        (isFirst(item, items) || (item.kind === "government" && here.has(home.dateline ?? "")) ? home.dateline : null))
      : null;
  if (own) return { ...item, actor: `${own}:${wanted}`, score: SURE.guessed };
  // "A Danish drone struck a village, the ministry said", filed from the land that the text is about: it speaks of another's drone.
  const isOfBoth = home.dateline !== null && here.size > 1 && here.has(home.dateline);
  const teller = definite && alone && isTelling(item, linking) ? (isOfBoth ? home.dateline : homeTheme(items, home)) : null;
  if (teller) return { ...item, actor: `${teller}:${wanted}`, score: SURE.guessed };
  // "a terrorist organisation" is anybody's.
  const noun = tokens[item.head].form.toLowerCase();
  const isBody = words["armed-noun"].has(noun) || words["body-noun"].has(noun);
  if (item.kind === "movement" && isBody && tokens[item.from - 1]?.feats.includes("Definite=Ind")) return item;
  if (here.size === 1) return { ...item, actor: `${state}:${wanted}`, score: SURE.guessed };
  // "Border guards had detained nine soldiers from Chad", in a paper of the land it is filed from.
  const isHomely = home.press !== null && (home.dateline === null || home.dateline === home.press);
  if (here.size === 0 && isHomely && /^(?:MIL|COP)/.test(wanted) && (definite || isActing(item, tokens)))
    return { ...item, actor: `${home.press}:${wanted}`, score: SURE.guessed };
  // "The finance minister", in a paper of some capital, is that country's.
  if (here.size === 0 && definite && alone && !isNamed && home.press && item.kind !== "movement" && !ARMED.test(wanted))
    return { ...item, actor: `${home.press}:${wanted}`, score: SURE.guessed };
  // "Oslo urged restraint. Foreign Minister X called": whose subject the last sentence had.
  const before =
    here.size === 0 && (isNamed || (definite && (item.kind === "person" || item.kind === "government" || wanted === "OPP")))
      ? (homeTheme(items, home) ??
        lastSubject(item, linking) ??
        (isNamed ? (home.press ?? home.issuer) : lastNamed(item, linking)))
      : null;
  if (before) return { ...item, actor: `${before}:${wanted}`, score: SURE.guessed };
  // "The Mission evacuated families. The envoy travelled": a body has no finance minister.
  const isOfBody = item.kind === "person" && !/^GOV:(?!DIP)/.test(wanted);
  const body = here.size === 0 && definite && isOfBody ? lastBody(item, linking) : null;
  if (body) return { ...item, actor: body, score: SURE.guessed };
  // "Algeria armed the rebels. They took Kidal": of the one other state that the text tells of.
  const backer = here.size === 0 ? items.find((other) => other.actor !== null && isBacker(item, other, linking)) : undefined;
  const others = backer ? [...statesOf(items)].filter((one) => one !== stateUnder(backer.actor!)) : [];
  if (others.length === 1) return { ...item, actor: `${others[0]}:${wanted}`, score: SURE.guessed };
  const everywhere = here.size === 0 ? statesOf(items) : here;
  const [only] = everywhere;
  // A text's one state lends itself only where the text keeps naming it.
  const isTheme = items.filter(({ actor }) => actor !== null && holderOf(actor) === only).length >= THEME;
  return everywhere.size === 1 && isTheme && (definite || isNamed || item.kind === "government")
    ? { ...item, actor: `${only}:${wanted}`, score: SURE.guessed }
    : item;
}

// "The Danish opposition accused the government": its own, whichever was told last.
function criticOf({ head, sentence }: Item, { told, tokens }: Linking): string | null {
  const critic = told.findLast(
    (other) =>
      other.sentence === sentence &&
      tokens[other.head].deprel.startsWith("nsubj") &&
      tokens[other.head].head === tokens[head].head &&
      /^(?:OPP|PTY|LEG|JUD)/.test(sectorOf(other.actor ?? "")),
  );
  return stateUnder(critic?.actor ?? "");
}

// "the Dubai firm DP World" is no other told before; "a Tashkent firm" is of the state where it is.
function ownFirm(item: Item, { items, tokens }: Linking): string | null {
  const name = items.find(({ from, kind, actor }) => from === item.to && kind === "organisation" && actor !== null);
  if (name) return name.actor;
  const seat = items.find(
    ({ head, place, to }) =>
      place?.country && to <= item.head && tokens[head].head === item.head && tokens[head].deprel === "compound",
  );
  const state = stateUnder(seat?.place?.country ?? "");
  return state === null ? null : `${state}:BUS`;
}

// "the leaders of the 15-nation bloc": of the union that the text has told of.
function unionAfter({ to }: Item, { told, tokens, words }: Linking): string | null {
  if (!words["genitive-close"].has(tokens[to]?.form.toLowerCase() ?? "")) return null;
  let at = to + 1;
  while (at < to + 6 && /^(?:DET|ADJ|NUM|PUNCT)$/.test(tokens[at]?.upos ?? "")) at++;
  while (at < to + 6 && tokens[at]?.upos === "NOUN" && tokens[at].deprel === "compound") at++;
  if (!words["union-noun"].has(tokens[at]?.form.toLowerCase() ?? "")) return null;
  const union = told.findLast(({ actor, kind }) => kind === "organisation" && actor !== null && actor.startsWith("IGO:"));
  return union?.actor ?? null;
}

// "Zelensky, the president, met the king": no king is a president.
function isOtherRuler(item: Item, other: Item, { tokens, words }: Linking): boolean {
  const ruler = ({ from, to }: Item): string | undefined =>
    tokens
      .slice(from, to)
      .map(({ form }) => form.toLowerCase())
      .findLast((form) => words["ruler-noun"].has(form));
  const [one, two] = item.kind === "person" && other.kind === "person" ? [ruler(item), ruler(other)] : [];
  return one !== undefined && two !== undefined && one !== two;
}

const isDeputy = ({ from, to }: Item, { tokens, words }: Linking): boolean =>
  tokens.slice(from, to).some(({ form }) => words["deputy-word"].has(form.toLowerCase()));

// Who says what the clause before it tells.
function isTelling({ head, from, kind, open }: Item, { tokens, words }: Linking): boolean {
  const verb = tokens[head].head;
  return (
    /^(?:government|person|military)$/.test(kind) &&
    open !== "GOV:DIP" &&
    tokens[from - 1]?.feats.includes("Definite=Def") &&
    tokens[head].deprel.startsWith("nsubj") &&
    words.speech.has(tokens[verb].form.toLowerCase()) &&
    tokens.slice(Math.max(0, from - 2), from).some(({ form }) => form === ",")
  );
}

const PRESS = "JRN";

// "Cabinet approved the treaty", "Parliament will vote"
const isBare = ({ from, to, head, kind }: Item, tokens: readonly ParsedToken[]): boolean =>
  kind === "government" &&
  to - from === 1 &&
  /^\p{Lu}\p{Ll}/u.test(tokens[head].form) &&
  tokens[head].deprel === "nsubj" &&
  !tokens[head].feats.includes("Number=Plur") &&
  tokens[from - 1]?.upos !== "ADJ";

const isArmy = ({ home }: Linking): boolean =>
  home.issuer !== null && home.movement === null && /:(?:MIL|GOV:DEF)\b/.test(home.office ?? "");

// Who does it, by no name and no article: "the units" are those told of before.
function isActing({ from, to, head }: Item, tokens: readonly ParsedToken[]): boolean {
  const isDefinite = tokens[from].feats.includes("Definite=Def") || (from > 0 && tokens[from - 1].feats.includes("Definite=Def"));
  const above = tokens[head].head;
  const isSubject = (at: number): boolean => at >= 0 && tokens[at].deprel.startsWith("nsubj");
  return (
    !isDefinite &&
    (tokens.slice(from, to).some((_, i) => isSubject(from + i)) || (tokens[head].deprel === "compound" && isSubject(above)))
  );
}

// The last told, the subject of its sentence before what stands beside it.
function standing(near: readonly Item[], tokens: readonly ParsedToken[]): Item | undefined {
  const last = near.at(-1);
  return near.findLast(({ sentence, head }) => sentence === last?.sentence && tokens[head].deprel.startsWith("nsubj")) ?? last;
}

// "The fighters", "fighters of the Front", and no mercenaries of another's.
const isDefiniteOr = ({ from, head }: Item, { tokens, home }: Linking): boolean =>
  (from > 0 && tokens[from - 1].feats.includes("Definite=Def")) ||
  drawArcs(tokens).kids[head].some((at) => tokens[at].deprel === "nmod" && home.words.has(tokens[at].form.toLowerCase()));

// "Emirati-backed forces"; "Algeria armed the rebels"
function isBacker({ sentence, head, kind }: Item, other: Item, { tokens, words }: Linking): boolean {
  if (other.sentence !== sentence) return false;
  const { head: verb, deprel } = tokens[head];
  const isHelped =
    kind === "movement" &&
    /^(?:i?obj|obl)/.test(deprel) &&
    words.backing.has(tokens[verb].lemma) &&
    tokens[other.head].head === verb &&
    tokens[other.head].deprel.startsWith("nsubj");
  return isHelped || isAdjoined(head, other, tokens, words);
}

const isAdjoined = (head: number, other: Item, tokens: readonly ParsedToken[], words: Words): boolean =>
  tokens[other.to]?.form === "-" &&
  words.backed.has(tokens[other.to + 1]?.form.toLowerCase() ?? "") &&
  head > other.to &&
  head - other.to < 5;

// "the truce between the government and the Dawn movement", "the Front took the town from the junta": whom the movement fights.
function foeOf({ head, sentence }: Item, { items, tokens }: Linking): string | null {
  const isAbove = (subject: number, other: number): boolean =>
    tokens[subject].deprel.startsWith("nsubj") &&
    tokens[subject].head === tokens[other].head &&
    /^(?:i?obj|obl)/.test(tokens[other].deprel);
  const foe = items.find(
    (other) =>
      other.sentence === sentence &&
      other.kind === "movement" &&
      (isAbove(other.head, head) ||
        ((tokens[other.head].head === head || tokens[head].head === other.head) &&
          [tokens[other.head], tokens[head]].some(({ deprel }) => deprel === "conj"))),
  );
  return foe?.actor ? stateUnder(foe.actor) : null;
}

const ARMED = /^(?:REB|UAF|PRM)/;
const FIGHTING = /^(?:REB|PRM)/;

// Whoever stands apart from the state keeps apart with all that is its own.
const APART = /^(?:REB|UAF|CRM|PRM|OPP|PTY)$/;

// "Oslo, which has 1,000 soldiers in Mali": the state that is the verb's subject, or that "which" follows.
function whoHas({ head, sentence }: Item, { items, told, tokens }: Linking): string | null {
  const verb = tokens[head].head;
  const subject = drawArcs(tokens).kids[verb].find((kid) => tokens[kid].deprel === "nsubj");
  if (subject === undefined) return null;
  const isRelative = tokens[subject].feats.includes("PronType=Rel");
  const isWho = (other: Item): boolean => (isRelative ? other.to <= subject && subject - other.to < 2 : other.head === subject);
  const isTold = (other: Item): boolean => other.sentence === sentence && other.actor !== null && isWho(other);
  const who = told.findLast(isTold) ?? items.findLast(isTold);
  const holder = who ? holderIn(who) : "";
  return holder.length === 3 || holder.startsWith("IGO:") ? holder : null;
}

function isOf(item: Item, other: Item, tokens: readonly ParsedToken[]): boolean {
  const { head, deprel } = tokens[other.head];
  if (other.sentence !== item.sentence || head !== item.head) return false;
  // "the Western delegation" was told before.
  const isTold = drawArcs(tokens).kids[head].some((at) => tokens[at].feats.includes("Definite=Def"));
  return deprel.startsWith("nmod") || (deprel === "amod" && !isTold);
}

function seatOf({ to }: Item, { tokens, items, words }: Linking): string | null {
  if (!words.locating.has(tokens[to]?.form.toLowerCase() ?? "")) return null;
  const seat = items.find(({ from, kind, place }) => from === to + 1 && kind === "place" && place?.country);
  return stateUnder(seat?.place?.country ?? "");
}

// "In Moscow, the Foreign Ministry spokesman said": who speaks for a ministry does so where it sits.
function ministryAt({ from, to, sentence, open }: Item, { tokens, items, words, sentences }: Linking): string | null {
  if (!open?.startsWith("GOV:") || !tokens.slice(from, to).some(({ form }) => words["ministry-noun"].has(form.toLowerCase())))
    return null;
  const start = sentences[sentence].from;
  const seat = items.find((other) => other.from === start + 1 && other.kind === "place" && other.place?.country);
  const isFronted = seat && words.locating.has(tokens[start].form.toLowerCase()) && tokens[seat.to]?.form === ",";
  return isFronted ? stateUnder(seat.place!.country!) : null;
}

// The embassy of whose text it is.
function guest(item: Item, seat: string, { home }: Linking): Item {
  const owner = [home.issuer, home.dateline, home.press].find((state) => state && state !== seat);
  return owner ? { ...item, actor: `${owner}:${item.open}`, score: SURE.guessed } : item;
}

// "The President sent his greetings to President X", in the first one's own release
const isAnother = ({ sentence, head, from }: Item, wanted: string, { told, tokens, home }: Linking): boolean =>
  !tokens[head].deprel.startsWith("nsubj") &&
  told.some(
    (other) =>
      other.sentence === sentence &&
      other.to < from &&
      other.kind === "person" &&
      other.actor === `${home.issuer}:${wanted}` &&
      tokens[other.head].deprel.startsWith("nsubj"),
  );

const isOfOffice = ({ from, to }: Item, { tokens, home }: Linking): boolean =>
  tokens.slice(from, to).some(({ form }) => home.words.has(form.toLowerCase()));

// Whose "the ministry" is in a statement: its issuer's; of an embassy's or a mission's, the state it stands in.
function ruling({ open }: Item, { issuer, office, dateline }: Linking["home"]): string | null {
  const isGuest = /:GOV:DIP$/.test(office ?? "") && !/^GOV:DIP/.test(open ?? "") && /^(?:GOV|LEG)/.test(open ?? "");
  return isGuest && dateline !== issuer ? dateline : issuer;
}

const isHostile = ({ from, to }: Item, { tokens, words }: Linking): boolean =>
  tokens.slice(from > 0 ? from - 1 : from, to).some(({ form }) => words.hostile.has(form.toLowerCase()));

// "the enemy's forces": of the one state the text names beside its own, where there are more, of nobody that is told; of a movement's text the
// ruler's, unless only others are told of there.
export function ofTheOther(item: Item, { items, home }: Linking): Item {
  const ruler = stateUnder(home.movement ?? "");
  const others = [...statesOf(items)].filter((state) => state !== (ruler ?? home.issuer));
  if (ruler !== null) {
    const rules = new RegExp(`^${ruler}(?:$|:GOV|:MIL)`);
    const isTold = others.length === 0 || items.some(({ actor }) => actor !== null && rules.test(actor));
    return isTold ? { ...item, actor: `${ruler}:${item.open}`, score: SURE.guessed } : item;
  }
  return home.issuer !== null && others.length === 1
    ? { ...item, actor: `${others[0]}:${item.open}`, score: SURE.guessed }
    : item;
}

const armiesIn = ({ sentence, from }: Item, { items }: Linking): string[] => [
  ...statesOf(items.filter((other) => other.sentence === sentence && other.from < from && other.kind === "military")),
];

const isOne = (a: Item, b: Item): boolean => (a.kind === "person") === (b.kind === "person");

// Whether its sentence names no state before it.
const isFirst = (item: Item, items: readonly Item[]): boolean =>
  !items.some((other) => other.sentence === item.sentence && other.from < item.from && statesOf([other]).size > 0);

function fits(other: Item, wanted: string, item: Item, { tokens, words }: Linking): boolean {
  const sector = sectorOf(other.actor!);
  if (wanted === "CRM") return sector === wanted && other.kind === "movement";
  // "The paramilitaries", of a movement told before, whatever it is called there.
  const isFighting = FIGHTING.test(sector) || other.actor!.startsWith("IMG:");
  const isOpen = wanted === "UAF" && !tokens[item.from - 1]?.feats.includes("Definite=Def");
  if (ARMED.test(wanted) && isFighting && !isOpen) return other.kind === "movement" && item.kind !== "person";
  // "The ministry", of the minister told before, and no other state's capital.
  if (wanted === "GOV" && words["ministry-noun"].has(tokens[item.head].form.toLowerCase()))
    return /^GOV(?!:DIP)/.test(sector) && other.score !== SCORES.metonym && (sector !== "GOV" || other.kind === "government");
  // The minister is of the ministry told before; a government is not one person's.
  if (item.kind === "person")
    return (
      (sector === wanted && (other.kind === "person" || (other.kind === "government" && wanted !== "GOV"))) ||
      (other.kind === "person" && sector.startsWith(`${wanted}:`) && sameNoun(tokens, other, item))
    );
  return (
    (sector === wanted || (sector.startsWith(`${wanted}:`) && sameNoun(tokens, other, item))) &&
    (other.kind === item.kind || other.kind === "government")
  );
}
