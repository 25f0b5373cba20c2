/**
 * Tokens some of whose fields are told anew. Field by field as the parser makes them, and by a loop: what is spread or mapped is to V8 another kind of
 * object or of array, and all that reads both is compiled for both, and slower.
 */
import type { ParsedToken } from "./stages.ts";

export const altered = (token: ParsedToken, change: Partial<ParsedToken>): ParsedToken => ({
  start: change.start ?? token.start,
  end: change.end ?? token.end,
  form: change.form ?? token.form,
  alike: change.alike ?? token.alike,
  spaceAfter: change.spaceAfter ?? token.spaceAfter,
  lemma: change.lemma ?? token.lemma,
  upos: change.upos ?? token.upos,
  xpos: change.xpos ?? token.xpos,
  feats: change.feats ?? token.feats,
  name: change.name ?? token.name,
  head: change.head ?? token.head,
  deprel: change.deprel ?? token.deprel,
  sureness: change.sureness ?? token.sureness,
});

/** The same tokens where nothing changes. */
export function alteredIn(
  tokens: readonly ParsedToken[],
  changes: ReadonlyMap<number, Partial<ParsedToken>>,
): readonly ParsedToken[] {
  if (changes.size === 0) return tokens;
  const all = tokens.slice();
  for (const [at, change] of changes) all[at] = altered(all[at], change);
  return all;
}
