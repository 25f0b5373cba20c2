/** The state that a text is about. */
import { overlaps } from "../../base/span.ts";
import type { MentionRange } from "../../document/stages.ts";
import type { Draft } from "./fold.ts";
import type { Scene } from "./scene.ts";
import { contentOf, type Sided, stateOf } from "./sided.ts";

/**
 * The state a text is about: named in its first sentences and in more of them than any other; `null` when there is none. Who gives
 * there is not who is given to, and who is cited is not what is told of.
 */
export function topicOf(scene: Scene, drafts: readonly Draft[]): Sided[number] | null {
  const giving = new Set(
    drafts.flatMap((draft) =>
      GIVES.test(contentOf(draft)) && draft.operators.length === 0 ? draft.actors.map(({ code }) => stateOf(code)) : [],
    ),
  );
  const isCited = (mention: MentionRange): boolean =>
    scene.doc.attributions.some(({ source }) => source.some((span) => overlaps(span, mention)));
  const sentences = new Map<string, number>();
  const first = new Map<string, MentionRange>();
  for (const [s, mentions] of scene.mentionsIn.entries()) {
    const here = new Map(
      mentions.flatMap((mention) => (isCited(mention) ? [] : stateNamed(mention).map((state) => [state, mention] as const))),
    );
    for (const [state, mention] of here) {
      sentences.set(state, (sentences.get(state) ?? 0) + 1);
      if (s < OPENING && !first.has(state)) first.set(state, mention);
    }
  }
  // Of two named as often, the one to which something is done.
  const acted = new Set(drafts.flatMap(({ recipients }) => recipients.map(({ code }) => stateOf(code))));
  const ranked = [...sentences]
    .map(([state, count]): [string, number] => [state, count + (acted.has(state) ? 0.5 : 0)])
    .sort(([, a], [, b]) => b - a);
  const [top, next] = ranked.filter(([state]) => !giving.has(state));
  const mention = top && first.get(top[0]);
  if (!mention || top[1] < 2 || 2 * top[1] < ranked[0][1] || (next && next[1] === top[1])) return ofIssuer(scene, giving);
  return { code: top[0], mention: mention.id, span: { start: mention.start, end: mention.end } };
}

// The paper of an office of one state, which names none oftener, is about its own.
function ofIssuer({ doc }: Scene, giving: ReadonlySet<string>): Sided[number] | null {
  const code = stateOf(doc.meta.issuer?.actor ?? null);
  return /^[A-Z]{3}$/.test(code) && code !== "IGO" && !giving.has(code)
    ? { code, mention: null, span: doc.meta.issuer?.span ?? NOWHERE }
    : null;
}

const NOWHERE = { start: 0, end: 0 };

// A text says what it is about in its headline and lead.
const OPENING = 4;

/** The state a mention names; none for who reports, for a firm, or a body of states. */
export function stateNamed({ actor, place, kind }: MentionRange): string[] {
  // "OSLO (NTB)": who reports is not what it is about; nor is a firm.
  if (/:(?:JRN|BUS)\b/.test(actor ?? "")) return [];
  const code = stateOf(actor) || (kind === "place" ? (place?.country ?? "") : "");
  return /^[A-Z]{3}$/.test(code) && code !== "IGO" && code !== "NGO" ? [code] : [];
}

// Whoever guards somebody has given nothing.
const GIVES = /^aid(?!\.protect)/;
