/**
 * What an act's own line leaves to the text around it: a headline has day and place from the first lines below, which tell the
 * same in other words; the first line of a statement is of the day that stands in its head, an entry of a chronicle of that which
 * opens it. Each says so in `basis`.
 */
import { scenes } from "../../inventory/scenes.ts";
import { entryDays, withEntry } from "./entries.ts";
import { blockOf, type Draft, isTitle } from "./fold.ts";
import type { Scene } from "./scene.ts";
import { auxiliaries } from "./tree.ts";

export type FromText = typeof fromText;

/** Drafts in their order, those that lacked a day or a place with what the text has for it. */
export function fromText(scene: Scene, drafts: readonly Draft[]): Draft[] {
  const days = entryDays(scene);
  return drafts.map((draft) => {
    const own = isTitle(scene, draft) ? withBody(scene, draft, drafts) : draft;
    return withEntry(scene, withHead(scene, own), days);
  });
}

/** Sentences below a headline that tell what it says. */
const LEAD = 3;

function withBody(scene: Scene, draft: Draft, drafts: readonly Draft[]): Draft {
  const { sentenceOf, doc } = scene;
  const lead = doc.sentences.findIndex(({ block }, s) => s > sentenceOf[draft.head] && doc.blocks[block]?.kind === "paragraph");
  const below = drafts.filter((other) => {
    const after = sentenceOf[other.head] - lead;
    return lead >= 0 && after >= 0 && after < LEAD && isSame(draft, other, after === 0);
  });
  const dated = draft.time === null ? below.find(({ time }) => time !== null) : undefined;
  const placed = draft.place === null ? below.find(({ place }) => place !== null) : undefined;
  const rule = "told of the same act below the headline";
  const side = (name: "actors" | "recipients") => {
    const known = draft[name].some(({ code }) => code !== null)
      ? undefined
      : below.find((other) => coded(other[name]).length > 0);
    return known ? coded(known[name]).filter(({ code }) => !statesOf(draft).has(code!.split(":")[0])) : [];
  };
  const [actors, recipients] = [side("actors"), side("recipients")];
  return {
    ...draft,
    ...(actors.length > 0 ? { actors } : {}),
    ...(recipients.length > 0 ? { recipients } : {}),
    time: dated?.time ?? draft.time,
    place: placed?.place ?? draft.place,
    basis: [
      ...draft.basis,
      ...actors.map(({ span }) => ({ field: "actors", rule, span })),
      ...recipients.map(({ span }) => ({ field: "recipients", rule, span })),
      ...(dated ? [{ field: "time", rule, span: dated.trigger }] : []),
      ...(placed ? [{ field: "place", rule, span: placed.trigger }] : []),
    ],
  };
}

// One act or, in the first sentence, one kind of act; and nobody in the one of whom the other knows nothing.
function isSame(one: Draft, other: Draft, kin: boolean): boolean {
  if (one.operators.join() !== other.operators.join()) return false;
  if (one.frame !== other.frame && !(kin && areKin(one.frame, other.frame))) return false;
  const [some, others] = [statesOf(one), statesOf(other)];
  const shared = [...some].filter((state) => others.has(state)).length;
  return shared > 0 && shared === Math.min(some.size, others.size);
}

function areKin(one: string | null, other: string | null): boolean {
  const others = new Set((scenes.get(other ?? "") ?? []).map(({ name }) => name));
  return (scenes.get(one ?? "") ?? []).some(({ name }) => others.has(name));
}

const coded = (parties: Draft["actors"]): Draft["actors"] => parties.filter(({ code }) => code !== null);

const statesOf = ({ actors, recipients }: Draft): ReadonlySet<string> =>
  new Set([...actors, ...recipients].flatMap(({ code }) => (code === null ? [] : [code.split(":")[0]])));

// "Astana, 12 October 2023", on a line of its own: what the first sentence under it tells without a day is of that day.
function withHead(scene: Scene, draft: Draft): Draft {
  const { doc, tree, sentenceOf, language } = scene;
  const sentence = sentenceOf[draft.head];
  const block = blockOf(scene, draft);
  const head = doc.blocks[block - 1];
  const opens = sentence > 0 && doc.sentences[sentence - 1].block !== block;
  if (draft.time !== null || head?.kind !== "dateline" || !opens || tree.tokens[draft.head].upos !== "VERB") return draft;
  if (!doc.text.slice(head.end, doc.blocks[block].start).includes("\n")) return draft;
  if (auxiliaries(tree, draft.head).some((lemma) => language.words.future.has(lemma))) return draft;
  const own = doc.times.find(({ precision, start, end }) => precision === "day" && head.start <= start && end <= head.end);
  if (own === undefined) return draft;
  const rule = "the day in the head of the statement";
  return { ...draft, time: own.id, basis: [...draft.basis, { field: "time", rule, span: { start: own.start, end: own.end } }] };
}
