import type { Parsed } from "../../document/stages.ts";
import type { Tense } from "./words.ts";

// A time hangs below its verb by at most so many steps: "in talks on the withdrawal of troops last week".
const CLIMB = 6;

/**
 * How the clause around an offset looks, by its nearest verb up the tree: ahead with a future auxiliary, behind with a past form; `null` where the tree does not say.
 */
export function tenseOf({ tokens }: Parsed, future: ReadonlySet<string>): (offset: number) => Tense {
  const dependents = new Map<number, number[]>();
  for (const [i, { head, upos }] of tokens.entries()) {
    if (upos !== "AUX" && upos !== "PART") continue;
    const known = dependents.get(head);
    if (known) known.push(i);
    else dependents.set(head, [i]);
  }
  return (offset) => {
    let at = tokenAt(tokens, offset);
    for (let step = 0; step < CLIMB && at >= 0; step++) {
      const { upos, xpos, form, head, deprel } = tokens[at];
      if (upos === "VERB" || upos === "AUX") {
        const aux = dependents.get(at) ?? [];
        if (aux.some((i) => future.has(tokens[i].form.toLowerCase()))) return "future";
        if (future.has(form.toLowerCase()) && xpos !== "VBD") return "future";
        // "is to begin on Sunday"
        const [to, present] = [aux.some((i) => tokens[i].xpos === "TO"), aux.some((i) => /^VB[ZP]$/.test(tokens[i].xpos))];
        if (xpos === "VB" && to && present) return "future";
        if (xpos === "VBD" || aux.some((i) => tokens[i].xpos === "VBD" || tokens[i].xpos === "VBP" || tokens[i].xpos === "VBZ")) {
          return xpos === "VBG" ? null : "past";
        }
        // "will sail under a pact signed on Monday"
        if (xpos === "VBN" && deprel === "acl" && aux.length === 0) return "past";
      }
      at = head;
    }
    return null;
  };
}

function tokenAt(tokens: Parsed["tokens"], offset: number): number {
  let [low, high] = [0, tokens.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle].end <= offset) low = middle + 1;
    else high = middle;
  }
  return tokens.length === 0 ? -1 : low;
}
