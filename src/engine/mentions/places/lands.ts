/** Lands that are told by whose they are: "Sudanese soil", "off the Yemeni coast", "in Mali's north". */
import type { Place } from "../../../document/schema.ts";
import type { Parsed } from "../../../document/stages.ts";
import { stateUnder } from "../../../inventory/actors.ts";
import type { Draft } from "../names/index.ts";
import type { MentionWords } from "../words.ts";
import type { Gazetteer } from "./gazetteer.ts";
import { placeOf } from "./resolve.ts";

const SCORE = 0.6;

// "in southern Sudan's", "deep inside": how far before its owner the word stands that locates.
const REACH = 3;

export function lands(
  { tokens, text }: Parsed,
  drafts: readonly Draft[],
  words: MentionWords["words"],
  gazetteer: Gazetteer,
): (Draft & { readonly place: Place })[] {
  return drafts.flatMap((owner) => {
    const { from, actor, kind } = owner;
    const state = stateUnder(actor ?? "");
    const head = tokens[owner.to]?.xpos === "POS" ? owner.to + 1 : owner.to;
    if (kind !== "country" || state === null || state !== actor || !words["land-noun"].has(tokens[head]?.form.toLowerCase()))
      return [];
    const next = tokens[head + 1];
    const locates = tokens.slice(Math.max(0, from - REACH), from).some(({ form }) => words.locating.has(form.toLowerCase()));
    const [point] = gazetteer.findCountry(state);
    if (!point || !locates || next?.upos === "NOUN" || next?.upos === "PROPN") return [];
    const span = { start: tokens[from].start, end: tokens[head].end };
    const place = placeOf(point, text.slice(span.start, span.end), span);
    return [
      {
        from,
        to: head + 1,
        head,
        kind: "place",
        actor: null,
        score: SCORE,
        open: null,
        twin: null,
        locates: true,
        place,
      } as const,
    ];
  });
}
