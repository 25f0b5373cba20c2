/** From whom the text has it: root speaker first, those who pass it on, the document's issuer last. */
import type { Span } from "../../base/span.ts";
import type { Attribution, ChainLink } from "../../document/schema.ts";
import { covering, type Scene, type Told, textOf, tokenAt } from "./scene.ts";

/** Who puts the document out stands in every chain under this name; the record's meta says who it is. */
export const ISSUER = "(issuer)";
/** A cue that hides its source: "is said to have". */
export const UNNAMED = "(unnamed)";

// Belief, intention and stance are read into a mind by whoever tells them; they pass nothing on.
const RELAYS: ReadonlySet<Attribution["kind"]> = new Set(["speech", "document", "decree", "evidence", "perception"]);

export const relays = ({ attribution }: Told): boolean =>
  RELAYS.has(attribution.kind) &&
  (attribution.source.length > 0 || attribution.kind === "speech" || attribution.kind === "document");

export function chainOf(scene: Scene, span: Span): ChainLink[] {
  const links: ChainLink[] = [];
  const passed = covering(scene, span)
    .filter(relays)
    .sort((a, b) => b.depth - a.depth || b.head - a.head);
  for (const told of passed) {
    const { id, sourceActor } = told.attribution;
    const who = speakerOf(scene, told);
    // "The ministry said it had announced": one speaker, one link.
    if (links.some((link) => link.who === who || (sourceActor && link.actor === sourceActor && link.who.length >= who.length)))
      continue;
    links.push({ attribution: id, who, actor: sourceActor });
  }
  return [...links, { who: ISSUER, actor: scene.doc.meta.issuer?.actor ?? null }];
}

/** The speaker by the fullest name the text has for him: a pronoun or "the ministry" goes back to what it stands for. */
export function speakerOf(scene: Scene, { attribution, head }: Told): string {
  const { doc } = scene;
  if (attribution.source.length === 0) return UNNAMED;
  // A source in pieces has its pronoun beside its name: "X, who".
  const named = attribution.source.filter((span) => attribution.source.length === 1 || !isPronoun(scene, span));
  const own = textOf(scene, named.length > 0 ? named : attribution.source);
  const byId = new Map(doc.mentions.map((mention) => [mention.id, mention]));
  const [source] = attribution.source;
  const mention = doc.mentions.find(({ start, end }) => start <= source.start && source.end <= end) ?? null;
  let first = mention;
  for (let steps = 0; first?.sameAs && steps < 50; steps++) first = byId.get(first.sameAs) ?? null;
  if (first && first !== mention) {
    const fuller = textOf(scene, [first]);
    if (fuller.length > own.length) return fuller;
  }
  return isPronoun(scene, source) ? (namedBefore(scene, head) ?? own) : own;
}

function isPronoun({ doc, words }: Scene, source: Span): boolean {
  const at = tokenAt(doc, source.start);
  return at >= 0 && doc.tokens[at].end >= source.end && words.thirdPerson.has(doc.tokens[at].form.toLowerCase());
}

/** The last speaker before this cue who is named by more than a pronoun. */
function namedBefore(scene: Scene, head: number): string | null {
  const before = scene.told.filter(
    (other) =>
      other.head < head && relays(other) && other.attribution.source.length > 0 && !isPronoun(scene, other.attribution.source[0]),
  );
  const last = before.at(-1);
  return last ? textOf(scene, last.attribution.source) : null;
}
