/**
 * Who stands behind a noun: the longest mention it heads, else the nationality, owner or body inside its
 * phrase, with the sector of its own noun. A place where something happened is nobody.
 */
import type { Span } from "../../base/span.ts";
import type { MentionRange } from "../../document/stages.ts";
import { holderOf } from "../../inventory/actors.ts";
import { row } from "./arguments.ts";
import { beside, officesBeside } from "./owners.ts";
import { classesAt, isOf, type Scene } from "./scene.ts";
import { withSector } from "./sector.ts";
import { antecedent, coordinated, hasPreposition, isRelative, surfaceSubject } from "./tree.ts";
import { citedAt, isFirst, voiceAt } from "./voice.ts";

export interface Party {
  readonly code: string | null;
  readonly mention: string | null;
  readonly span: Span;
  readonly head: number;
  /** How it was found, in words. */
  readonly rule: string;
}

/** The parties told at `nodes`, each code once, in the order of the text. */
export function partiesAt(scene: Scene, nodes: readonly number[], options: { place?: boolean } = {}): Party[] {
  const known = options.place ? scene.parties.places : scene.parties.persons;
  const parties = row(scene.tree, nodes).flatMap((at) => once(known, at, () => partyAt(scene, at, options.place ?? false, 0)));
  return distinct(parties);
}

export function distinct(parties: readonly Party[]): Party[] {
  if (parties.length < 2) return [...parties];
  const seen = new Set<string>();
  const some = parties.some((party) => party.code !== null);
  return parties.filter((party) => {
    const key = party.code ?? `${party.span.start}`;
    if ((some && party.code === null) || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Parties named inside the phrase at `at` and not its own head: whose troops, whose proposal. */
export function ownersAt(scene: Scene, at: number): Party[] {
  return distinct(once(scene.parties.inside, at, () => inside(scene, at, 0)));
}

function once(known: Map<number, readonly Party[]>, at: number, find: () => readonly Party[]): readonly Party[] {
  let found = known.get(at);
  if (!found) {
    found = find();
    known.set(at, found);
  }
  return found;
}

function partyAt(scene: Scene, at: number, place: boolean, depth: number): Party[] {
  const { tree, headed, language } = scene;
  const standing = ofStanding(scene, at);
  if (standing) return standing;
  const mentions = (headed.get(at) ?? []).filter((mention) => place || mention.kind !== "place");
  for (const mention of mentions) {
    const told = codeOf(scene, mention);
    const code = told && ofSpeaker(scene, at, told);
    if (!code) continue;
    // "both countries" are two mentions over the same words.
    const same = mentions.filter(({ from, to }) => from === mention.from && to === mention.to);
    const parties = same.flatMap((one): Party[] => {
      const own = one === mention ? code : codeOf(scene, one);
      return own ? [{ code: own, mention: one.id, span: spanOf(one), head: at, rule: "the mention itself" }] : [];
    });
    // "talks with his Latvian counterpart": he is the other side.
    const owner = language.words.counterpart.has(tree.lemma[at])
      ? tree.dependents[at].find((child) => tree.tokens[child].deprel === "nmod:poss")
      : undefined;
    const other = owner === undefined ? [] : partyAt(scene, owner, place, depth + 1).filter(({ code }) => code !== null);
    return [...other, ...beside(scene, at, mention, code), ...parties, ...officesBeside(scene, at, mention, code)];
  }
  if (depth > 3) return [];
  // "released 706 Houthis, the delegation said": a count that the tree cuts off from what it counts.
  if (tree.tokens[at].upos === "NUM" && headed.get(at + 1)?.some((mention) => codeOf(scene, mention)))
    return partyAt(scene, at + 1, place, depth + 1);
  if (language.words.partitive.has(tree.lemma[at]) || tree.tokens[at].upos === "NUM") {
    const whole = tree.dependents[at].find((child) => tree.rel[child] === "nmod");
    if (whole !== undefined) {
      const parties = coordinated(tree, whole).flatMap((node) => partyAt(scene, node, place, depth + 1));
      if (parties.length > 0) return parties;
    }
  }
  const owned = inside(scene, at, depth);
  if (owned.length > 0)
    return owned.map((party) => ({ ...party, code: isOwnName(scene, party, at) ? null : withSector(scene, party.code, at) }));
  if (isFirst(scene, at)) {
    const voice = voiceAt(scene, at);
    if (voice.length > 0) return voice;
  }
  const spoken = speakerOf(scene, at);
  if (spoken >= 0) {
    const speaker = coordinated(tree, spoken).flatMap((node) => partyAt(scene, node, place, depth + 1));
    if (speaker.some((party) => party.code))
      return speaker.map((party) => ({ ...party, rule: "a pronoun in the speaker's own words" }));
  }
  const unnamed = mentions[0];
  const land = unnamed?.kind === "government" ? landBehind(scene, at) : null;
  if (unnamed && land)
    return [{ code: `${land}:GOV`, mention: unnamed.id, span: spanOf(unnamed), head: at, rule: "whose land stands behind it" }];
  if (unnamed) return [{ code: null, mention: unnamed.id, span: spanOf(unnamed), head: at, rule: "a mention without a code" }];
  const over = scene.covering.get(at);
  if (over && over.kind !== "place" && scene.tree.tokens[at].upos === "PROPN") {
    return [{ code: codeOf(scene, over), mention: over.id, span: spanOf(over), head: at, rule: "the mention around it" }];
  }
  // "Canberra, which cancelled": where the tree does not join the clause to its noun, the name before the comma.
  if (isRelative(tree, at)) {
    const before = tree.tokens[at - 1]?.upos === "PUNCT" ? at - 2 : at - 1;
    const named = namedAt(scene, before);
    const isRow = before >= 0 && isWithin(scene, before);
    const isLocated = isRow || (before >= 0 && hasPreposition(tree, before, language.words.locative));
    if (named && !isLocated) return [nameBefore(scene, before, named)];
    // "Caracas, which left": no town leaves; "the attack in Beira, which killed" is no town's.
    if (before < at - 1 && !isLocated) {
      const land = landAt(scene, before);
      if (land.length > 0) return land;
    }
    // "the ministry in Oslo, which expelled": the noun the clause hangs from.
    const noun = antecedent(tree, at, tree.tokens[at].head);
    // "Oslo, a member of the pact, which left"
    const nouns = noun === at ? [] : tree.rel[noun] === "nmod" ? [noun, tree.tokens[noun].head] : [noun];
    for (const one of nouns) {
      const parties = one === noun ? partyAt(scene, one, place, depth + 1) : (ofStanding(scene, one) ?? []);
      if (parties.some(({ code }) => code)) return parties;
    }
    // "bombs in Bergen and Riga, which killed": no land kills.
    if (named && !(isRow && isLand(named))) return [nameBefore(scene, before, named)];
  }
  // "adopted a resolution which demands", "carried out an operation targeting": for whoever makes it.
  const maker = tree.tokens[at].head;
  const isAct = () =>
    language.words.light.has(tree.lemma[maker]) && tree.dependents[at].some((child) => tree.rel[child] === "acl");
  const isMade = tree.rel[at] === "obj" && (language.words.paper.has(tree.lemma[at]) || isAct());
  const author = isMade ? surfaceSubject(tree, maker) : -1;
  if (author >= 0 && author !== at) {
    const parties = coordinated(tree, author).flatMap((node) => partyAt(scene, node, place, depth + 1));
    if (parties.some(({ code }) => code)) return parties;
  }
  const { upos } = tree.tokens[at];
  if (upos !== "NOUN" && upos !== "PROPN" && upos !== "PRON") return [];
  return [{ code: null, mention: null, span: scene.doc.tokens[at], head: at, rule: "a noun without a name" }];
}

const namedAt = (scene: Scene, at: number): MentionRange | undefined =>
  scene.headed.get(at)?.find((mention) => codeOf(scene, mention));

const nameBefore = (scene: Scene, head: number, named: MentionRange): Party => ({
  code: codeOf(scene, named),
  mention: named.id,
  span: spanOf(named),
  head,
  rule: "the name before it",
});

// "thanked authorities in Chad", wherever the tree hangs the land.
function landBehind({ tree, headed, language }: Scene, at: number): string | null {
  if (!language.words.locative.has(tree.form[at + 1])) return null;
  const code = headed.get(at + 2)?.find(({ kind }) => kind === "country")?.actor;
  return code && /^[A-Z]{3}$/.test(code) ? code : null;
}

// "Oslo, a member of the pact, left": Oslo did; "a member of the pact left": somebody who is not named.
function ofStanding(scene: Scene, at: number): Party[] | null {
  const { tree, language } = scene;
  if (!language.words.standing.has(tree.lemma[at]) || tree.tokens[at].feats !== ONE) return null;
  const article = tree.dependents[at].find((child) => tree.tokens[child].feats.includes("Definite=Ind"));
  if (article === undefined) return null;
  const name = tree.form[article - 1] === "," ? article - 2 : -1;
  const named = namedAt(scene, name);
  if (named) return [nameBefore(scene, name, named)];
  const isOfBody = scene.headed.get(at)?.some((mention) => codeOf(scene, mention)?.startsWith("IGO"));
  return isOfBody ? [{ code: null, mention: null, span: scene.doc.tokens[at], head: at, rule: "one of several" }] : null;
}

const ONE = "Number=Sing";

// "Danish Crossroads accused": a state within a name that nobody knows is no party.
function isOwnName(scene: Scene, { head }: Party, at: number): boolean {
  const { tree } = scene;
  const isName = (i: number): boolean => /^\p{Lu}\p{Ll}/u.test(tree.tokens[i].form);
  if (tree.tokens[at].upos !== "PROPN" || tree.tokens[head].head !== at || head > at || classesAt(scene, at).length > 0)
    return false;
  return (
    /^(?:amod|compound)$/.test(tree.tokens[head].deprel) &&
    Array.from({ length: at - head }, (_, i) => head + i + 1).every(isName)
  );
}

const isLand = ({ kind }: MentionRange): boolean => kind === "country" || kind === "place";

/** One of a row behind a preposition of place. */
export function isWithin({ tree, language }: Scene, at: number): boolean {
  let first = at;
  for (let steps = 0; steps < 4 && /^(?:conj|appos)$/.test(tree.rel[first]) && tree.tokens[first].head >= 0; steps++)
    first = tree.tokens[first].head;
  return first !== at && hasPreposition(tree, first, language.words.locative);
}

// "Our soldiers", in a minister's own words, are his state's, whoever puts the text out.
function ofSpeaker(scene: Scene, at: number, code: string): string {
  const { tree } = scene;
  const ours = tree.dependents[at].find((child) => tree.tokens[child].deprel === "nmod:poss" && isFirst(scene, child));
  const cited = ours === undefined ? null : citedAt(scene, ours);
  const state = cited ? holderOf(cited) : null;
  const own = holderOf(code);
  return state && own && state !== own && /^[A-Z]{3}$/.test(state) ? state + code.slice(own.length) : code;
}

// "a team from New Delhi": of the state in which the place lies.
function fromPlace({ headed }: Scene, at: number): Party[] {
  const place = headed.get(at)?.find((one) => one.kind === "place" && one.place?.country);
  return place
    ? [{ code: place.place!.country, mention: place.id, span: spanOf(place), head: at, rule: "of where it is from" }]
    : [];
}

// "Brazil, whose ships": of the noun that the clause is about.
function whoseAt(scene: Scene, at: number, depth: number): Party[] {
  const { tree } = scene;
  let verb = at;
  while (verb >= 0 && tree.tokens[verb].deprel !== "acl:relcl") verb = tree.tokens[verb].head;
  const noun = verb < 0 ? -1 : tree.tokens[verb].head;
  // "thanked the peoples of Chad and Mali, whose ministers had come": a people's ministers are its state's.
  const isSeveral = tree.tokens[at].feats.includes("Number=Plur");
  const all = (node: number): readonly number[] =>
    // "Chad and Mali, whose ministers"
    isSeveral && tree.rel[node] === "conj" && tree.dependents[node].some((child) => tree.rel[child] === "cc")
      ? coordinated(tree, tree.tokens[node].head)
      : [node];
  const own = (node: number): Party[] =>
    distinct(all(node).flatMap((one) => partyAt(scene, one, false, depth + 1))).flatMap((party) =>
      party.code === null ? [] : [{ ...party, code: party.code.replace(/^([A-Z]{3}):CVL$/, "$1") }],
    );
  const found = noun < 0 ? [] : own(noun);
  if (found.length > 0 || noun >= 0) return found;
  // "the embassies of Chad and Mali in Oslo, whose diplomats", wherever the tree hangs the clause: of the nouns before the comma the nearest party.
  const whose = tree.dependents[at].find((child) => isRelative(tree, child));
  let before = whose !== undefined && tree.form[whose - 1] === "," ? whose - 2 : -1;
  for (let steps = 0; before >= 0 && steps < 5; steps++) {
    const parties = tree.tokens[before].upos === "VERB" ? [] : own(before);
    if (parties.length > 0) return parties;
    if (!/^(?:nmod|conj|appos|flat|compound|obl|obj)$/.test(tree.rel[before])) break;
    before = tree.tokens[before].head;
  }
  return [];
}

const PEOPLE = ["person", "leader", "diplomat", "mission", "force", "police"];

// Nationality, possessor, compound and apposition first, then "of", then where a home body stands ("police in Hong Kong").
function inside(scene: Scene, at: number, depth: number): Party[] {
  const { tree } = scene;
  if (depth > 3) return [];
  const { words } = scene.language;
  // "arrived in Samarkand from Chad": a town is of no other land.
  const isTown = tree.tokens[at].upos === "PROPN" && placeAt(scene, at) !== undefined;
  const isBeside = (child: number): boolean =>
    hasPreposition(tree, child, words.beside) ||
    (words.beside.has(tree.lemma[child]) && hasPreposition(tree, child, words.locative));
  const isOfOrFrom = (child: number): boolean =>
    (hasPreposition(tree, child, words.genitive) && !isDoneToOf(scene, at)) ||
    (hasPreposition(tree, child, words.away) && !isTown) ||
    hasPreposition(tree, child, words.by);
  const found: Party[] = [];
  const take = (child: number, rule: string) => {
    for (const node of coordinated(tree, child)) {
      const mentions = (scene.headed.get(node) ?? []).filter((mention) => mention.kind !== "place" && codeOf(scene, mention));
      const [named] = mentions;
      if (named) {
        // "Uzbek-Russian": the tree hangs one nationality from the other.
        for (const other of tree.dependents[node]) {
          const rel = tree.rel[other];
          if (other < node && (rel === "amod" || rel === "compound" || rel === "obl")) take(other, rule);
        }
        // "the ministers of both countries": two mentions over the same words.
        for (const one of mentions)
          if (one.from === named.from && one.to === named.to)
            found.push({ code: codeOf(scene, one), mention: one.id, span: spanOf(one), head: node, rule });
      } else if (isFirst(scene, node)) found.push(...voiceAt(scene, node));
      else if (hasPreposition(tree, node, words.away) && isOf(scene, at, PEOPLE)) found.push(...fromPlace(scene, node));
      else if (tree.rel[node] !== "conj" || node !== child) found.push(...inside(scene, node, depth + 1));
    }
  };
  // "a flight chartered by Oslo", "creditors led by Oslo", "the coalition that Oslo leads": whose work it is.
  const takeSender = () => {
    for (const child of tree.dependents[at]) {
      if (tree.rel[child] !== "acl" || !words.working.has(tree.lemma[child])) continue;
      const isGap = tree.dependents[child].some((gap) => tree.rel[gap] === "obj" && isRelative(tree, gap));
      for (const by of tree.dependents[child])
        if (hasPreposition(tree, by, words.by) || (isGap && tree.rel[by] === "nsubj")) take(by, "by whom it is led or sent");
    }
  };
  // "the Danish vaccine donated by Oslo": whoever made what is given, the giver is named.
  if (isOf(scene, at, GIVEN)) takeSender();
  if (found.length > 0) return found;
  for (const child of tree.dependents[at]) {
    const { deprel } = tree.tokens[child];
    // "its neighbour" is somebody else.
    if (deprel === "nmod:poss" && (words.opposing.has(tree.lemma[at]) || words.neighbour.has(tree.lemma[at]))) continue;
    if (isByOther(scene, child)) continue;
    if (deprel === "nmod:poss" && isRelative(tree, child)) found.push(...whoseAt(scene, at, depth));
    if (deprel === "amod" || deprel === "compound" || deprel === "nmod:poss" || deprel === "flat" || deprel === "nmod:desc")
      take(child, "inside its phrase");
  }
  if (found.length > 0) return found;
  if (words.opposing.has(tree.lemma[at])) return found;
  const isForeign = tree.dependents[at].some((child) => tree.rel[child] === "amod" && words.foreign.has(tree.lemma[child]));
  // "foreign troops from Mali" are there and not of there.
  if (isForeign) return found;
  for (const child of tree.dependents[at]) {
    // "several states, including Mali and Chad"
    const isOfThem = tree.rel[child] === "nmod" && hasPreposition(tree, child, words.among);
    if (tree.rel[child] === "appos" || isOfThem) take(child, "by what stands beside it");
    else if (tree.rel[child] === "nmod" && isOfOrFrom(child)) take(child, "of whom it is");
  }
  if (found.length > 0) return found;
  // "hackers in the pay of Oslo"
  for (const child of tree.dependents[at])
    if (tree.rel[child] === "nmod" && words.hire.has(tree.lemma[child]) && hasPreposition(tree, child, words.locative))
      for (const master of tree.dependents[child])
        if (hasPreposition(tree, master, words.genitive)) take(master, "in whose pay they are");
  if (found.length > 0) return found;
  // "firms based in Oslo, Riga and Bonn"
  for (const child of tree.dependents[at])
    if (tree.rel[child] === "acl" && words.seated.has(tree.lemma[child]))
      for (const seat of tree.dependents[child]) if (hasPreposition(tree, seat, words.locative)) take(seat, "where it is seated");
  if (found.length > 0) return found;
  // "the road that links it to Chad"
  for (const child of tree.dependents[at])
    if (tree.rel[child].startsWith("acl") && words.linking.has(tree.lemma[child]))
      for (const end of tree.dependents[child]) if (tree.rel[end].startsWith("obl")) take(end, "what it leads to");
  if (found.length > 0) return found;
  takeSender();
  // "Ana Ruiz, who commands Oslo's guard": of what the person leads.
  if (tree.tokens[at].upos === "PROPN" && found.length === 0)
    for (const child of leadsAt(scene, at)) take(child, "of what the person leads");
  if (found.length > 0) return found;
  if (isHomeBody(scene, at))
    // "a rally outside the Danish embassy" is nobody's of it.
    for (const child of tree.dependents[at])
      if (/^(?:nmod|obl)$/.test(tree.rel[child]) && !isBeside(child)) take(child, "where the body stands");
  if (found.length > 0 || !isOf(scene, at, SEATED)) return found;
  // "prosecutors in Bergen", "firms in Oslo and Riga": of the state in which they sit.
  const seats = tree.dependents[at].filter((child) => tree.rel[child] === "nmod" && hasPreposition(tree, child, words.locative));
  for (const seat of seats) take(seat, "where it is seated");
  return found.length > 0 ? found : seats.flatMap((seat) => coordinated(tree, seat)).flatMap((seat) => landAt(scene, seat));
}

/** "the bombing of the embassy", "the arrest of": whose it was is who suffered it. */
export const isDoneToOf = ({ index, tree }: Scene, at: number): boolean =>
  tree.tokens[at].upos === "NOUN" &&
  (index
    .get(tree.lemma[at])
    ?.some(
      ({ pos, slots, frame }) =>
        pos === "NOUN" &&
        HARMFUL.test(frame.content) &&
        slots.some(
          ({ roles, paths }) => SUFFERED.has(roles[0]) && paths.some(({ rel, preps }) => rel === "nmod" && preps.includes("of")),
        ),
    ) ??
    false);

const HARMFUL = /^(?:attack|unconv|occupy|penal|expel|repress|force)/;

const SUFFERED: ReadonlySet<string> = new Set(["patient", "target"]);

const GIVEN = ["aid", "relief", "arms"];

// Who judges, polices or trades does so where it sits.
const SEATED = ["court", "police", "trade"];

// The objects of a relative clause by which somebody leads something; where the tree joins it to the verb, the one behind the comma.
function leadsAt(scene: Scene, at: number): number[] {
  const { tree, language } = scene;
  let end = at;
  while (tree.tokens[end + 1]?.upos === "PROPN") end++;
  const who = tree.tokens[end + 1]?.upos === "PUNCT" ? end + 2 : -1;
  if (who < 0 || who >= tree.tokens.length || !isRelative(tree, who)) return [];
  const verb = tree.tokens[who].head;
  if (verb < who || !language.words.working.has(tree.lemma[verb])) return [];
  return tree.dependents[verb].filter((child) => tree.rel[child] === "obj");
}

// "an Iran-backed group" is not Iran's; "the Saudi-led coalition" is.
const isByOther = ({ tree, language }: Scene, at: number): boolean =>
  tree.tokens[at].upos === "VERB" && /^-|‑$/.test(tree.tokens[at - 1]?.form ?? "") && !language.words.leading.has(tree.lemma[at]);

const HOME = ["police", "court", "civil", "protestcrowd", "party", "captive", "leader", "rebel"];

const isHomeBody = (scene: Scene, at: number): boolean => isOf(scene, at, HOME);

/** A mention's code, or that of the first mention it stands for. */
export function codeOf(scene: Scene, mention: MentionRange): string | null {
  for (let at: MentionRange | undefined = mention, steps = 0; at && steps < 20; steps++) {
    if (at.actor) return at.actor;
    at = at.sameAs ? scene.byId.get(at.sameAs) : undefined;
  }
  return null;
}

// "they said they would go": an unresolved pronoun in reported speech is taken for the speaker; whoever is quoted does not call himself "they".
function speakerOf(scene: Scene, at: number): number {
  const { tree, language, doc } = scene;
  if (tree.tokens[at].upos !== "PRON" || isRelative(tree, at)) return -1;
  const { start } = doc.tokens[at];
  const isQuoted = !isFirst(scene, at) && doc.quotes.some((quote) => quote.start <= start && start < quote.end);
  if (isQuoted) return -1;
  for (let verb = tree.tokens[at].head, steps = 0; verb >= 0 && steps < 6; verb = tree.tokens[verb].head, steps++) {
    const head = tree.tokens[verb].head;
    if (head < 0 || tree.rel[verb] !== "ccomp" || !language.words.speech.has(tree.lemma[head])) continue;
    const speaker = surfaceSubject(tree, head);
    return speaker >= 0 && tree.tokens[speaker].upos !== "PRON" ? speaker : -1;
  }
  return -1;
}

/** The state a place lies in or a mention belongs to, for recipients told as places. */
export function statesAt(scene: Scene, nodes: readonly number[]): Party[] {
  const direct = partiesAt(scene, nodes, { place: true }).filter((party) => party.code !== null);
  if (direct.length === 0) return distinct(row(scene.tree, nodes).flatMap((node) => landAt(scene, node)));
  return direct.map((party) => ({
    ...party,
    code: party.code === null ? null : holderOf(party.code),
  }));
}

const placeAt = (scene: Scene, at: number): MentionRange | undefined => scene.headed.get(at)?.find(({ place }) => place?.country);

// "the port of Beira", "the outskirts of Goma"
function below(scene: Scene, at: number): MentionRange | undefined {
  const { tree, language } = scene;
  const child = tree.dependents[at].find(
    (node) => tree.rel[node] === "compound" || (tree.rel[node] === "nmod" && hasPreposition(tree, node, language.words.genitive)),
  );
  return child === undefined || tree.tokens[at].upos !== "NOUN" ? undefined : placeAt(scene, child);
}

function landAt(scene: Scene, at: number): Party[] {
  const place = placeAt(scene, at) ?? below(scene, at);
  const code = place?.place?.country;
  if (!place || !code || !/^[A-Z]{3}$/.test(code)) return [];
  return [{ code, mention: place.id, span: spanOf(place), head: at, rule: LAND_RULE }];
}

export const LAND_RULE = "the state the place lies in";

const spanOf = ({ start, end }: Span): Span => ({ start, end });
