/**
 * Whom the forces of whoever puts a text out fight, where the text names one other state on the far side of its blows and no third:
 * "the enemy opened fire", "our gunners hit eleven areas", "two villages were shelled" leave that side to the reader.
 */
import type { Draft } from "./fold.ts";
import { classesAt, type Scene } from "./scene.ts";
import { borrow, contentOf, isCoded, polarityOf, type Sided, stateOf } from "./sided.ts";

export interface Foe {
  readonly own: string;
  readonly party: Sided[number];
}

const BLOWS = /^(?:attack|unconv|occupy|wmd)/;

/** `null` where nobody's own text it is, or where it fights several. */
export function foeOf({ doc }: Scene, drafts: readonly Draft[]): Foe | null {
  const issuer = doc.meta.issuer?.actor ?? "";
  const own = stateOf(issuer);
  if (!/^[A-Z]{3}$/.test(own) || own === "IGO" || own === "NGO") return null;
  const fought = drafts.filter((draft) => BLOWS.test(contentOf(draft))).flatMap((draft) => acrossFrom(own, draft));
  // Whose forces an army's own text names, and whom it has done no kindness with.
  const friends = new Set(
    drafts
      .filter((draft) => polarityOf(draft) === "+")
      .flatMap(({ actors, recipients }) => [...actors, ...recipients].map(({ code }) => stateOf(code))),
  );
  const armies = /:(?:MIL|GOV:DEF|GOV:FM)/.test(issuer) ? named(doc, own).filter(({ code }) => !friends.has(stateOf(code))) : [];
  const rivals = fought.length > 0 ? fought : armies;
  const [party] = rivals;
  return new Set(rivals.map(({ code }) => stateOf(code))).size === 1
    ? { own, party: { ...party, code: stateOf(party.code) } }
    : null;
}

function acrossFrom(own: string, { actors, recipients }: Draft): Sided {
  const isOwn = (parties: Sided): boolean => parties.some(({ code }) => stateOf(code) === own);
  const others = (parties: Sided): Sided => parties.filter(({ code }) => /^[A-Z]{3}/.test(code ?? "") && stateOf(code) !== own);
  return [...(isOwn(recipients) ? others(actors) : []), ...(isOwn(actors) ? others(recipients) : [])];
}

const named = ({ mentions }: Scene["doc"], own: string): Sided =>
  mentions.flatMap(({ actor, kind, id, start, end }) =>
    actor !== null && kind !== "place" && /^[A-Z]{3}:MIL/.test(actor) && stateOf(actor) !== own
      ? [{ code: actor, mention: id, span: { start, end } }]
      : [],
  );

/** A blow of one side with the other, where its words leave that to the text. */
export function fought(scene: Scene, draft: Draft, foe: Foe | null, told: readonly Draft[]): Draft {
  if (!foe || !BLOWS.test(contentOf(draft))) return draft;
  const isOwnSide = (parties: Sided): boolean =>
    parties.length > 0 && parties.every(({ code }) => stateOf(code) === foe.own && !/:(?:REB|UAF|OPP|CRM)/.test(code ?? ""));
  const acting = draft.actors.filter(isCoded);
  const struck = draft.recipients.filter(isCoded);
  const rule = "whom the text's own side fights";
  const blow = acting.length === 0 && isOwnSide(struck) && isNobodys(scene, draft) ? blowBefore(scene, draft, foe, told) : null;
  if (blow) {
    const theirs = struck.map((party) => ({
      ...party,
      code: party.code && stateOf(foe.party.code) + party.code.slice(foe.own.length),
    }));
    const done = borrow(draft, "actors", blow.actors.filter(isCoded), "whose blow was told just before", blow);
    return borrow({ ...done, recipients: [] }, "recipients", theirs, rule, null);
  }
  if (acting.length === 0 && isOwnSide(struck) && isUnnamed(scene, draft))
    return borrow(draft, "actors", [foe.party], rule, null);
  if (struck.length === 0 && isOwnSide(acting) && acting.every(({ code }) => /^[A-Z]{3}(?::MIL|:GOV|$)/.test(code ?? "")))
    return borrow(draft, "recipients", [foe.party], rule, null);
  // "Danish forces blew up the dam", in what the other side puts out: its own.
  const isFoe =
    acting.length > 0 &&
    acting.every(({ code }) => stateOf(code) === stateOf(foe.party.code) && /^[A-Z]{3}(?::MIL|:GOV|$)/.test(code ?? ""));
  if (struck.length === 0 && isFoe && draft.operators.length === 0)
    return borrow(draft, "recipients", [{ code: foe.own, mention: null, span: draft.trigger }], "whose text it is", null);
  return draft;
}

// "Our units struck a column; 12 soldiers were killed": nobody's soldiers, told behind the own side's blow, are those whom it struck.
function blowBefore(scene: Scene, draft: Draft, foe: Foe, told: readonly Draft[]): Draft | null {
  const last = told.findLast((other) => other.head < draft.head && BLOWS.test(contentOf(other)));
  if (!last || scene.sentenceOf[draft.head] - scene.sentenceOf[last.head] > 1) return null;
  const acting = last.actors.filter(isCoded);
  const isOwn = acting.length > 0 && acting.every(({ code }) => stateOf(code) === foe.own);
  return isOwn && last.recipients.filter(isCoded).every(({ code }) => stateOf(code) === stateOf(foe.party.code)) ? last : null;
}

// "12 soldiers", and neither "our soldiers" nor "Danish soldiers", were hit by nobody who is named.
function isNobodys(scene: Scene, { fillers, actors }: Draft): boolean {
  const { tree } = scene;
  const hurt = fillers.filter(({ role }) => /^(?:patient|target|recipient)$/.test(role));
  const isWhose = (at: number): boolean =>
    /^(?:PRON|PROPN)$/.test(tree.tokens[at].upos) || (tree.tokens[at].upos === "ADJ" && /^\p{Lu}/u.test(tree.tokens[at].form));
  return (
    actors.length === 0 &&
    hurt.length > 0 &&
    hurt.every(
      ({ head }) =>
        tree.tokens[head].upos === "NOUN" &&
        !tree.dependents[head].some((child) => isWhose(child) || tree.dependents[child].some(isWhose)),
    )
  );
}

// By nobody, by the enemy, or by what was fired.
const isUnnamed = (scene: Scene, { actors, fillers }: Draft): boolean =>
  actors.every(({ code }) => code === null) &&
  fillers
    .filter(({ role }) => role === "agent")
    .every(
      ({ head }) =>
        scene.language.words.hostile.has(scene.tree.lemma[head]) || classesAt(scene, head).some((name) => FIRED.has(name)),
    );

const FIRED: ReadonlySet<string> = new Set(["missile", "munition", "drone", "artillery"]);
